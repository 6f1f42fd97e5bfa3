package hls_test

import (
	"fmt"
	"os/exec"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/media"
)

// encoded is a spec that encodes picture and sound.
func (b *bench) encoded(path, profile string) *media.Spec {
	spec := b.probe(path)
	rung, ok := media.ProfileByName(profile)
	require.True(b.t, ok)
	if v := spec.Info.Video(); v != nil {
		spec.Video = []media.VideoTrack{{Stream: v.Index, Mode: media.Encode, Profile: rung}}
	}
	if a := spec.Info.Audio(); a != nil {
		spec.Audio = []media.AudioTrack{{Stream: a.Index, Mode: media.Encode, BitRate: rung.AudioBitRate}}
	}
	return spec
}

func (b *bench) renditions(spec *media.Spec) (video, audio string) {
	for _, v := range spec.Video {
		video = fmt.Sprintf("v%d-%s", v.Stream, v.Profile.Name)
	}
	for _, a := range spec.Audio {
		audio = fmt.Sprintf("a%d-%d", a.Stream, a.BitRate)
	}
	return video, audio
}

func TestEngine_Encode(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for name, file := range map[string]func(testing.TB) string{
		"mkv":          made("b.mkv", "24", "-c:a", "aac"),
		"ts":           made("b.ts", "24", "-c:a", "aac"),
		"film rate":    made("film.mkv", "24000/1001", "-c:a", "libopus"),
		"vfr":          made("vfr.mkv", "60", "-vf", "select='if(lt(mod(t,4),2),not(mod(n,4)),1)'", "-fps_mode", "vfr", "-c:a", "aac"),
		"late ts":      made("late.ts", "25", "-c:a", "aac", "-output_ts_offset", "3600"),
		"interlaced":   func(t testing.TB) string { return stored(t, "mpeg2-interlaced.ts") },
		"hdr":          func(t testing.TB) string { return stored(t, "hevc-hdr10.mkv") },
		"rotated":      func(t testing.TB) string { return stored(t, "rotated.mp4") },
		"avi":          func(t testing.TB) string { return stored(t, "mpeg4.avi") },
		"wmv":          func(t testing.TB) string { return stored(t, "wmv2.wmv") },
		"av1":          func(t testing.TB) string { return stored(t, "av1-10bit.mp4") },
		"one keyframe": func(t testing.TB) string { return stored(t, "one-keyframe.mp4") },
		"damaged":      func(t testing.TB) string { return stored(t, "flipped-bytes.mkv") },
	} {
		t.Run(name, func(t *testing.T) {
			b := &bench{t: t, pool: b.pool, engine: b.engine}
			spec := b.encoded(file(t), "360p")
			video, audio := b.renditions(spec)
			checkEncoded(t, b, spec, video, 90_000)
			if audio != "" {
				checkEncoded(t, b, spec, audio, 48_000)
			}
			b.engine.Release(spec.Session)
		})
	}
}

// checkEncoded downloads a rendition: every segment begins at its cut, with a keyframe, where the one
// before ends, and all of it decodes.
func checkEncoded(t *testing.T, b *bench, spec *media.Spec, id string, scale float64) {
	t.Helper()
	checkWhole(t, b, spec, id, scale, 0.021)
}

// checkWhole is checkEncoded for segments that may begin so many seconds after their cut.
func checkWhole(t *testing.T, b *bench, spec *media.Spec, id string, scale, late float64) {
	t.Helper()
	list := b.list(spec, id)
	path, segments := b.download(spec, id)
	var end int64
	var at float64
	for n, data := range segments {
		f := readFragment(t, data)
		require.Positive(t, f.samples, "segment %d of %s", n, id)
		require.True(t, f.firstKey, "segment %d of %s begins with a keyframe", n, id)
		if n > 0 {
			require.Equal(t, end, f.start, "segment %d of %s begins where the one before ends", n, id)
			require.InDelta(t, at, float64(f.start)/scale, late, "segment %d of %s begins at its cut", n, id)
		}
		end = f.start + f.length
		at += list.Segments[n].Duration.Seconds()
	}
	require.InDelta(t, at, float64(end)/scale, 0.021, "%s is as long as its playlist", id)
	out, err := exec.Command("ffmpeg", "-v", "error", "-xerror", "-i", path, "-enc_time_base", "demux", "-fps_mode", "passthrough", "-f", "null", "-").CombinedOutput()
	require.NoError(t, err, "%s: %s", id, out)
	require.Empty(t, string(out), id)
}

// Before its packets were read, a file whose container keeps no index is encoded by what its header says.
func TestEngine_EncodeWithoutIndex(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for name, file := range map[string]func(testing.TB) string{
		"ts":      made("b.ts", "24", "-c:a", "aac"),
		"late ts": made("late.ts", "25", "-c:a", "aac", "-output_ts_offset", "3600"),
		"avi":     func(t testing.TB) string { return stored(t, "mpeg4.avi") },
	} {
		t.Run(name, func(t *testing.T) {
			b := &bench{t: t, pool: b.pool, engine: b.engine}
			spec := b.encoded(file(t), "360p")
			spec.Index = *spec.Info.Outline()
			require.Empty(t, spec.Index.Keyframes)
			video, _ := b.renditions(spec)
			list := b.list(spec, video)
			_, segments := b.download(spec, video)
			var end int64
			for n, data := range segments {
				f := readFragment(t, data)
				require.True(t, f.firstKey)
				if n > 0 {
					require.Equal(t, end, f.start)
				}
				end = f.start + f.length
			}
			require.NotEmpty(t, list.Segments)
		})
	}
}
