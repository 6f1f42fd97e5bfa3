package hls_test

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"revenge/internal/platform/fault"
	"revenge/media"
	"revenge/media/hls"
)

const script = `[Script Info]
PlayResX: 640
PlayResY: 360

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
Style: Default,DejaVu Sans,20,&H00FFFFFF,&H000000FF,&H00000000,&H00000000,0,0,0,0,100,100,0,0,1,1,0,2,10,10,10,1
Style: Sign,DejaVu Sans,20,&H00FFFFFF,&H000000FF,&H00000000,&H00000000,0,-1,0,0,100,100,0,0,1,1,0,8,10,10,10,1

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,Said {\b1}loud{\b0}
Dialogue: 0,0:00:31.00,0:00:33.00,Sign,,0,0,0,,Exit
Dialogue: 0,0:00:40.00,0:01:05.00,Default,,0,0,0,,{\an7}Long
`

// scripted is a film of 70 s with a script, a list of texts, and a font.
func scripted(t testing.TB) string {
	folder := t.TempDir()
	ass := filepath.Join(folder, "a.ass")
	require.NoError(t, os.WriteFile(ass, []byte(script), 0o600))
	srt := filepath.Join(folder, "b.srt")
	require.NoError(t, os.WriteFile(srt, []byte("1\n00:00:01,000 --> 00:00:02,000\n<i>One</i>\n\n2\n00:00:59,000 --> 00:01:01,000\n{\\an8}Two\n"), 0o600))
	font := "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
	return clip(t, "scripted.mkv", "-f", "lavfi", "-i", picture+"5:duration=70", "-i", ass, "-i", srt, "-map", "0", "-map", "1", "-map", "2",
		"-c:v", "libx264", "-preset", "ultrafast", "-g", "10", "-c:s:0", "ass", "-c:s:1", "subrip",
		"-attach", font, "-metadata:s:t", "mimetype=application/x-anything", "-metadata:s:t", "filename=../../x.ttf", "-output_ts_offset", "3")
}

// Of a large file only the part that is asked for is read; the rest is read behind the viewer's back, once.
func TestEngine_TextsOfLargeFile(t *testing.T) {
	t.Parallel()
	b := setup(t)
	spec := b.probe(scripted(t))
	spec.Video = []media.VideoTrack{{Stream: 0, Mode: media.Copy}}
	spec.Info.SizeBytes = 1 << 40
	spec.Subtitles = []media.TextTrack{{Stream: 1}, {Stream: 2}, {Stream: 2, OffsetMs: 5000}, {Stream: 2, OffsetMs: -1500}}
	first := b.texts(spec, "s1")
	require.Len(t, first, 3)
	require.Contains(t, first[0], "00:00:01.000 --> 00:00:02.000\nSaid <b>loud</b>\n")
	require.Contains(t, first[1], "00:00:31.000 --> 00:00:33.000 line:0\n<i>Exit</i>\n")
	require.Contains(t, first[1], "00:00:40.000 --> 00:01:05.000 line:0 position:5% align:start\nLong\n")
	require.Contains(t, b.texts(spec, "s2")[1], "00:00:59.000 --> 00:01:01.000 line:0\nTwo\n")
	moved := b.texts(spec, "s2at5000")
	require.Contains(t, moved[0], "00:00:06.000 --> 00:00:07.000\n<i>One</i>\n")
	require.Contains(t, moved[2], "00:01:04.000 --> 00:01:06.000 line:0\nTwo\n")
	require.Contains(t, b.texts(spec, "s2at-1500")[0], "00:00:00.000 --> 00:00:00.500\n<i>One</i>\n")
	// Once the background has read it, the texts are there without the file.
	require.Eventually(t, func() bool { _, err := b.engine.Text(t.Context(), spec, 0); return err == nil }, time.Minute, 10*time.Millisecond)
	gone := *spec
	gone.Source.Path = "/nowhere"
	for k := range gone.Subtitles {
		_, err := b.engine.Text(t.Context(), &gone, k)
		require.NoError(t, err)
	}
	gone.Session = "another"
	require.Equal(t, first[0], b.texts(&gone, "s1")[0])
}

func TestEngine_Raw(t *testing.T) {
	t.Parallel()
	b := setup(t)
	spec := b.probe(scripted(t))
	spec.Raw = []media.RawTrack{{Stream: 1, Codec: "ass"}, {Stream: 2, Codec: "subrip"}}
	require.Equal(t, []string{"0.ass"}, hls.RawNames(spec, 0))
	require.Empty(t, hls.RawNames(spec, 1))
	data := b.raw(spec, "0.ass")
	for _, want := range []string{"[V4+ Styles]", "Style: Sign,DejaVu Sans", "Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,Said {\\b1}loud{\\b0}", "0:00:40.00,0:01:05.00"} {
		require.Contains(t, string(data), want)
	}
	again, err := b.engine.Raw(t.Context(), spec, "0.ass")
	require.NoError(t, err)
	require.NotNil(t, again.Body, "it was kept")
	require.Equal(t, data, again.Body.Data)
	for _, name := range []string{"1.srt", "0.sup", "9.ass", "-1.ass", "00.ass", "../0.ass", "0"} {
		_, err := b.engine.Raw(t.Context(), spec, name)
		require.ErrorIs(t, err, fault.NotFound, name)
	}
}

func (b *bench) raw(spec *media.Spec, name string) []byte {
	b.t.Helper()
	got, err := b.engine.Raw(b.t.Context(), spec, name)
	require.NoError(b.t, err)
	require.NotNil(b.t, got.Stream)
	data, err := io.ReadAll(got.Stream)
	require.NoError(b.t, err)
	require.NoError(b.t, got.Stream.Close())
	return data
}

// Pictures come out as files that hold the same packets.
func TestEngine_RawPictures(t *testing.T) {
	t.Parallel()
	b := setup(t)
	path := stored(t, "bitmap-subtitles.mkv")
	spec := b.probe(path)
	for _, s := range spec.Info.Streams {
		if s.Kind == media.StreamSubtitle {
			spec.Raw = append(spec.Raw, media.RawTrack{Stream: s.Index, Codec: s.Codec})
		}
	}
	require.Len(t, spec.Raw, 3)
	for k, extension := range []string{"sup", "mks", "mks"} {
		file := filepath.Join(t.TempDir(), "raw."+extension)
		require.NoError(t, os.WriteFile(file, b.raw(spec, fmt.Sprintf("%d.%s", k, extension)), 0o600))
		want, got := packets(t, path, spec.Raw[k].Stream), packets(t, file, 0)
		if extension == "sup" { // its packets are the parts of the other's
			size := func(all []packet) (sum int) {
				for _, p := range all {
					sum += p.size
				}
				return sum
			}
			require.Equal(t, size(want), size(got))
			require.InDelta(t, want[3].pts-want[0].pts, got[len(got)-1].pts-got[0].pts, 0.001)
			continue
		}
		require.Len(t, got, len(want), extension)
		for n := range want {
			require.InDelta(t, want[n].pts-float64(spec.Index.StartUs)/1e6, got[n].pts, 0.002, "%s packet %d", extension, n)
			require.Equal(t, want[n].size, got[n].size)
		}
		ffmpeg(t, "-i", file, "-map", "0:0", "-c", "copy", "-f", "null", "-")
	}
}

func TestEngine_RawFiles(t *testing.T) {
	t.Parallel()
	b := setup(t)
	spec := b.probe(stored(t, "h264.mkv"))
	spec.Raw = []media.RawTrack{
		{External: &media.Source{Path: "/films/Film.en.SUB"}}, {External: &media.Source{Path: "/films/Film.sup"}},
		{External: &media.Source{Path: "/films/Film.exe"}},
	}
	for name, path := range map[string]string{"0.idx": "/films/Film.en.IDX", "0.sub": "/films/Film.en.SUB", "1.sup": "/films/Film.sup"} {
		got, err := b.engine.Raw(t.Context(), spec, name)
		require.NoError(t, err)
		require.Equal(t, path, got.Path)
	}
	require.Empty(t, hls.RawNames(spec, 2))
}

func TestEngine_Font(t *testing.T) {
	t.Parallel()
	b := setup(t)
	spec := b.probe(scripted(t))
	require.Len(t, spec.Info.Attachments, 1)
	want, err := os.ReadFile("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
	require.NoError(t, err)
	for range 2 {
		body, err := b.engine.Font(t.Context(), spec, spec.Info.Attachments[0].Index)
		require.NoError(t, err)
		require.True(t, bytes.Equal(want, body.Data))
		require.Equal(t, "font/ttf", body.ContentType, "by its content")
	}
	for _, index := range []int{-1, 0, 99} {
		_, err := b.engine.Font(t.Context(), spec, index)
		require.ErrorIs(t, err, fault.NotFound)
	}
	// Something that only calls itself a font.
	fake := filepath.Join(t.TempDir(), "x.ttf")
	require.NoError(t, os.WriteFile(fake, []byte(strings.Repeat("<script>", 20)), 0o600))
	spec = b.probe(clip(t, "fake-font.mkv", "-i", stored(t, "h264.mkv"), "-c", "copy", "-attach", fake, "-metadata:s:t", "mimetype=font/ttf"))
	_, err = b.engine.Font(t.Context(), spec, spec.Info.Attachments[0].Index)
	require.ErrorIs(t, err, fault.NotFound)
}
