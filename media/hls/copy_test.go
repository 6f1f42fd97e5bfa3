package hls_test

import (
	"bytes"
	"fmt"
	"math"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/media"
)

const picture = "testsrc2=size=320x180:rate="

// copies are files whose tracks can all be sent as they are.
var copies = map[string]func(testing.TB) string{
	"mkv":           made("b.mkv", "24", "-c:a", "aac"),
	"mp4":           made("b.mp4", "24", "-c:a", "aac"),
	"ts":            made("b.ts", "24", "-c:a", "aac"),
	"film rate":     made("film.mkv", "24000/1001", "-c:a", "libopus"),
	"film rate mp4": made("film.mp4", "24000/1001", "-c:a", "ac3"),
	"flac":          made("flac.mkv", "30", "-c:a", "flac"),
	"eac3":          made("eac3.mp4", "30", "-c:a", "eac3"),
	"mp3":           made("mp3.mkv", "30", "-c:a", "libmp3lame"),
	"late mkv":      made("late.mkv", "25", "-c:a", "aac", "-output_ts_offset", "100"),
	"ac3 ts":        made("ac3.ts", "25", "-c:a", "ac3"),
	"avi":           made("plain.avi", "25", "-bf", "0", "-c:a", "ac3"),
	"late ts":       made("late.ts", "25", "-c:a", "aac", "-output_ts_offset", "3600"),
	"vfr":           made("vfr.mkv", "60", "-vf", "select='if(lt(mod(t,4),2),not(mod(n,4)),1)'", "-fps_mode", "vfr", "-c:a", "aac"),
	"irregular":     func(t testing.TB) string { return stored(t, "long.mkv") },
	"irregular mp4": func(t testing.TB) string { return stored(t, "long.mp4") },
	"hevc":          func(t testing.TB) string { return stored(t, "hevc.mkv") },
	"hevc mp4":      func(t testing.TB) string { return stored(t, "hevc-10bit.mp4") },
	"av1":           func(t testing.TB) string { return stored(t, "av1.mkv") },
	"vp9":           func(t testing.TB) string { return stored(t, "vp9.webm") },
	"fragmented":    func(t testing.TB) string { return stored(t, "fragmented.mp4") },
	"one keyframe":  func(t testing.TB) string { return stored(t, "one-keyframe.mp4") },
}

// made is twelve seconds with B-frames and keyframes every 1.6 s or so.
func made(name, rate string, arguments ...string) func(testing.TB) string {
	return func(t testing.TB) string {
		return clip(t, name, append([]string{
			"-f", "lavfi", "-i", picture + rate + ":duration=12", "-f", "lavfi", "-i", "sine=440:duration=12:sample_rate=48000",
			"-c:v", "libx264", "-preset", "veryfast", "-g", "40", "-bf", "3", "-pix_fmt", "yuv420p",
		}, arguments...)...)
	}
}

func TestEngine_Copy(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for name, file := range copies {
		t.Run(name, func(t *testing.T) {
			b := &bench{t: t, pool: b.pool, engine: b.engine}
			path := file(t)
			spec := b.copied(path)
			require.NoError(t, b.engine.Validate(spec))
			for _, v := range spec.Video {
				checkCopy(t, b, spec, fmt.Sprintf("v%d-copy", v.Stream), v.Stream)
			}
			for _, a := range spec.Audio {
				checkCopy(t, b, spec, fmt.Sprintf("a%d-copy", a.Stream), a.Stream)
			}
		})
	}
}

func checkCopy(t *testing.T, b *bench, spec *media.Spec, id string, stream int) {
	t.Helper()
	path, segments := b.download(spec, id)
	var end int64
	for n, data := range segments {
		f := readFragment(t, data)
		require.Positive(t, f.samples, "segment %d of %s", n, id)
		require.True(t, f.firstKey, "segment %d of %s begins with a keyframe", n, id)
		if n > 0 {
			require.Equal(t, end, f.start, "segment %d of %s begins where the one before ends", n, id)
		}
		end = f.start + f.length
	}
	out, err := exec.Command("ffmpeg", "-v", "error", "-xerror", "-i", path, "-enc_time_base", "demux", "-fps_mode", "passthrough", "-f", "null", "-").CombinedOutput()
	require.NoError(t, err, "%s: %s", id, out)
	require.Empty(t, string(out), id)

	want, got := packets(t, spec.Source.Path, stream), packets(t, path, 0)
	origin := float64(spec.Index.StartUs) / 1e6
	var times []float64
	for _, p := range want {
		// What sounds before the beginning for the greater part is left out.
		if at := p.pts - origin; at+p.duration/2 > -0.0005 || p.duration == 0 && at > -0.0005 {
			times = append(times, max(at, 0))
		}
	}
	require.Len(t, got, len(times), id)
	slices.Sort(times)
	if strings.HasPrefix(id, "v") {
		times[0] = 0 // the first picture is shown from the beginning
	}
	slices.SortFunc(got, func(a, b packet) int { return int(math.Copysign(1, a.pts-b.pts)) })
	for k := range times {
		require.InDelta(t, times[k], got[k].pts, 0.0011, "packet %d of %s", k, id)
	}
}

// The same name means the same bytes, whatever was asked before: that is what the ETag says.
func TestEngine_CopyInAnyOrder(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for _, name := range []string{"long.mkv", "long.mp4"} {
		spec := b.copied(stored(t, name))
		for _, id := range []string{"v0-copy", "a1-copy"} {
			_, want := b.download(spec, id)
			list := b.list(spec, id)
			for n, segment := range slices.Backward(list.Segments) {
				require.True(t, bytes.Equal(want[n], b.segment(spec, id, segment.URI)), "%s %s segment %d", name, id, n)
			}
		}
	}
}

// Sound that ends before the pictures does not leave holes: players would wait for it.
func TestEngine_ShortSound(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for _, kind := range []string{"mkv", "mp4"} {
		path := clip(t, "short-sound."+kind, "-f", "lavfi", "-i", picture+"24:duration=20", "-f", "lavfi", "-i", "sine=440:duration=5",
			"-c:v", "libx264", "-preset", "veryfast", "-g", "48", "-pix_fmt", "yuv420p", "-c:a", "aac")
		spec := b.copied(path)
		list := b.list(spec, "a1-copy")
		_, segments := b.download(spec, "a1-copy")
		var end int64
		for n, data := range segments {
			f := readFragment(t, data)
			require.Positive(t, f.samples)
			if n > 0 {
				require.InDelta(t, end, f.start, 2, "%s: segment %d begins where the one before ends", kind, n)
			}
			end = f.start + f.length
		}
		require.Greater(t, len(list.Segments), 3)
		encoded := b.encoded(path, "360p")
		_, audio := b.renditions(encoded)
		checkEncoded(t, b, encoded, audio, 44_100)
	}
}
