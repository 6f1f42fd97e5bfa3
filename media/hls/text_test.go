package hls_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/platform/fault"
	"revenge/media"
	"revenge/media/subtitle"
)

// texts are the bodies of all segments of a subtitle rendition.
func (b *bench) texts(spec *media.Spec, id string) []string {
	var all []string
	for _, s := range b.list(spec, id).Segments {
		text := string(b.segment(spec, id, s.URI))
		require.True(b.t, strings.HasPrefix(text, "WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:0,LOCAL:00:00:00.000\n"))
		all = append(all, text)
	}
	return all
}

func TestEngine_EmbeddedText(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for _, name := range []string{"streams.mkv", "streams.mp4"} {
		spec := b.copied(stored(t, name))
		for _, s := range spec.Info.Streams {
			if s.Kind == media.StreamSubtitle {
				spec.Subtitles = append(spec.Subtitles, media.TextTrack{Stream: s.Index})
			}
		}
		require.NotEmpty(t, spec.Subtitles)
		for _, s := range spec.Subtitles {
			id := "s" + string(rune('0'+s.Stream))
			texts := b.texts(spec, id)
			require.Len(t, texts, 1)
			for _, bounds := range [][2]int64{{200_000, 900_000}, {1_100_000, 1_800_000}} {
				line := subtitle.Timestamp(bounds[0]-spec.Index.StartUs) + " --> " + subtitle.Timestamp(bounds[1]-spec.Index.StartUs)
				require.Contains(t, texts[0], line+"\n", "%s %s", name, id)
			}
			require.Contains(t, texts[0], " one", "%s %s", name, id)
		}
	}
}

// Two minutes with a text every ten seconds, in a file that begins at an hour.
func TestEngine_TextSegments(t *testing.T) {
	t.Parallel()
	b := setup(t)
	srt := filepath.Join(t.TempDir(), "long.srt")
	var text strings.Builder
	for k := range 12 {
		text.WriteString(strings.ReplaceAll("1\n00:0M:S5,000 --> 00:0M:S8,500\ntext "+string(rune('a'+k))+"\n\n", "M", string(rune('0'+k/6))))
	}
	body := text.String()
	for k := range 12 {
		body = strings.Replace(body, ":S5", ":"+string(rune('0'+k%6))+"5", 1)
		body = strings.Replace(body, ":S8", ":"+string(rune('0'+k%6))+"8", 1)
	}
	require.NoError(t, os.WriteFile(srt, []byte(body), 0o600))
	for _, kind := range []string{"mkv", "mp4"} {
		codec := map[string]string{"mkv": "ass", "mp4": "mov_text"}[kind]
		path := clip(t, "texts."+kind, "-f", "lavfi", "-i", picture+"5:duration=120", "-i", srt,
			"-map", "0", "-map", "1", "-c:v", "libx264", "-preset", "ultrafast", "-g", "10", "-c:s", codec, "-output_ts_offset", "60")
		spec := b.copied(path)
		spec.Subtitles = []media.TextTrack{{Stream: 1}, {External: &media.Source{Path: srt, Identity: "srt"}}}
		for _, id := range []string{"s1", "x1"} {
			texts := b.texts(spec, id)
			require.Len(t, texts, 4)
			for n, text := range texts {
				require.Equal(t, 3, strings.Count(text, "-->"), "%s %s segment %d: %s", kind, id, n, text)
				require.Contains(t, text, "text "+string(rune('a'+3*n)))
			}
			require.Contains(t, texts[1], "00:00:35.000 --> 00:00:38.500\ntext d")
		}
	}
}

func TestEngine_BrokenText(t *testing.T) {
	t.Parallel()
	b := setup(t)
	spec := b.copied(stored(t, "h264.mkv"))
	spec.Subtitles = []media.TextTrack{{External: &media.Source{Path: stored(t, "random.mkv"), Identity: "r"}}}
	_, err := b.engine.Segment(t.Context(), spec, "x0", b.list(spec, "x0").Segments[0].URI)
	require.ErrorIs(t, err, fault.Invalid)
	_, err = b.engine.Segment(t.Context(), spec, "x0", "init.mp4")
	require.ErrorIs(t, err, fault.NotFound)
}
