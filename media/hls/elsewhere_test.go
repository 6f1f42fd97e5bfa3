package hls_test

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"revenge/media"
	"revenge/media/hls"
)

// The tests in this file are of what is known to break in other engines, where no other test shows it. The table of all
// of them is in docs/playback.md.

// marksOf is a film of eight seconds that flashes and beeps at each second.
func marksOf(t testing.TB, name string) string {
	t.Helper()
	for _, m := range files {
		if m.name == name {
			return m.path(t)
		}
	}
	require.Fail(t, "no file "+name)
	return ""
}

// after downloads what a rendition has from the segment that holds a time, as a player who resumes there.
func (b *bench) after(spec *media.Spec, id string, at time.Duration) string {
	b.t.Helper()
	list := b.list(spec, id)
	whole := append([]byte(nil), b.segment(spec, id, list.Map.URI)...)
	var end time.Duration
	for _, s := range list.Segments {
		if end += s.Duration; end > at {
			whole = append(whole, b.segment(spec, id, s.URI)...)
		}
	}
	path := filepath.Join(b.t.TempDir(), id+"-resumed.mp4")
	require.NoError(b.t, os.WriteFile(path, whole, 0o600))
	return path
}

// Who resumes gets short segments there. What they are cut by is what the playlist says, and beyond them the segments are
// those of everybody else.
func TestElsewhere_ResumeKeepsTheGrid(t *testing.T) {
	t.Parallel()
	b := setup(t)
	usual, resumed := b.encoded(stored(t, "long.mkv"), "360p"), b.encoded(stored(t, "long.mkv"), "360p")
	usual.Audio, resumed.Audio = nil, nil
	resumed.Session, resumed.ResumeUs = "resumed", 13_700_000
	b.segment(resumed, longVideo, segmentAt(b, resumed, longVideo, 13.7))
	checkEncoded(t, b, resumed, longVideo, 90_000)
	last := func(spec *media.Spec) string {
		all := b.list(spec, longVideo).Segments
		return all[len(all)-1].URI
	}
	require.Equal(t, last(usual), last(resumed))
	require.NotEqual(t, segmentAt(b, usual, longVideo, 13.7), segmentAt(b, resumed, longVideo, 13.7))
}

// segmentAt is the name of the segment that holds a second.
func segmentAt(b *bench, spec *media.Spec, id string, second float64) string {
	b.t.Helper()
	var end float64
	list := b.list(spec, id)
	for _, s := range list.Segments {
		if end += s.Duration.Seconds(); end > second {
			return s.URI
		}
	}
	return list.Segments[len(list.Segments)-1].URI
}

// A file that is replaced has other segments under other tags, also where the old ones are kept on disk.
func TestElsewhere_ReplacedFile(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	b := setup(t, func(c *hls.Config) { c.Folder = folder })
	path := filepath.Join(t.TempDir(), "film.mkv")
	var data [][]byte
	tags := map[string]bool{}
	for _, name := range []string{"h264-aac.mkv", "h264-12.mkv"} {
		content, err := os.ReadFile(marksOf(t, name))
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(path+".new", content, 0o600))
		require.NoError(t, os.Rename(path+".new", path))
		for _, spec := range []*media.Spec{b.copied(path), b.encoded(path, "360p")} {
			spec.Source.Identity = name // size, time and hash
			id := b.ids(spec)[0]
			body, err := b.engine.Segment(t.Context(), spec, id, b.list(spec, id).Segments[0].URI)
			require.NoError(t, err)
			data = append(data, bytes.Clone(body.Data))
			tags[body.ETag] = true
			b.engine.Release(spec.Session)
		}
	}
	require.Len(t, tags, 4)
	require.False(t, bytes.Equal(data[0], data[2]), "the copied one")
	require.False(t, bytes.Equal(data[1], data[3]), "the encoded one")
}

// A picture that is encoded and sound that is copied belong together wherever playing begins.
func TestElsewhere_ResumeInSync(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for _, name := range []string{"h264-aac.mkv", "h264-film.mp4", "h264-late.ts"} {
		path := marksOf(t, name)
		want := b.source(path)
		for _, at := range []time.Duration{2700 * time.Millisecond, 5100 * time.Millisecond} {
			spec := b.encoded(path, "360p")
			spec.Session, spec.ResumeUs = name+at.String(), at.Microseconds()
			spec.Audio[0] = media.AudioTrack{Stream: spec.Audio[0].Stream, Mode: media.Copy}
			ids := b.ids(spec)
			shown, _ := flashes(t, b.after(spec, ids[0], at), 0)
			heard, _ := beeps(t, b.after(spec, ids[1], at), 0)
			together(t, want, shown, heard, 0)
			b.engine.Release(spec.Session)
		}
	}
}

// Copying is faster than any player, and leaves nothing behind: no process, no file.
func TestElsewhere_CopyLeavesNothing(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	b := setup(t, func(c *hls.Config) { c.Folder = folder })
	spec := b.copied(stored(t, "long.mkv"))
	for _, id := range b.ids(spec) {
		b.download(spec, id)
	}
	require.Empty(t, b.engine.Progress(spec.Session))
	require.NoError(t, b.engine.Close())
	left, err := os.ReadDir(folder)
	require.NoError(t, err)
	require.Empty(t, left)
}

// Each row of the table names tests that there are.
func TestElsewhere_Table(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../../docs/playback.md")
	require.NoError(t, err)
	_, table, found := strings.Cut(string(text), "## What breaks elsewhere")
	require.True(t, found)
	table, _, _ = strings.Cut(table, "\n## ")
	var source strings.Builder
	for _, pattern := range []string{"*_test.go", "../av/*_test.go", "../worker/*_test.go", "../../internal/playback/*_test.go", "../../e2e/*_test.go"} {
		names, err := filepath.Glob(pattern)
		require.NoError(t, err)
		for _, name := range names {
			code, err := os.ReadFile(name)
			require.NoError(t, err)
			source.Write(code)
		}
	}
	rows := regexp.MustCompile(`(?m)^\| *(\d+) *\|.*\|([^|]*)\|$`).FindAllStringSubmatch(table, -1)
	require.Len(t, rows, 15)
	for _, row := range rows {
		tests := regexp.MustCompile("`(Test[A-Za-z0-9_]+)`").FindAllStringSubmatch(row[2], -1)
		require.NotEmpty(t, tests, "row %s", row[1])
		for _, name := range tests {
			require.True(t, strings.Contains(source.String(), "func "+name[1]+"("), "row %s names %s, which is no test", row[1], name[1])
		}
	}
}
