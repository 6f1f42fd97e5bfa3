package hls_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/media"
)

// noise is what can be found again to the sample; six seconds of it.
const noise = "anoisesrc=color=pink:amplitude=0.3:seed=7:duration=6:sample_rate="

// pcm decodes a file's sound: one row for each channel.
func pcm(t testing.TB, path string, channels, rate int) [][]float32 {
	t.Helper()
	arguments := []string{"-v", "error", "-nostdin"}
	arguments = append(arguments, "-i", path, "-map", "0:a:0", "-ar", strconv.Itoa(rate))
	if channels > 0 {
		arguments = append(arguments, "-ac", strconv.Itoa(channels))
	}
	cmd := exec.Command("ffmpeg", append(arguments, "-f", "wav", "-c:a", "pcm_s24le", "-")...)
	var failures bytes.Buffer
	cmd.Stderr = &failures
	out, err := cmd.Output()
	require.NoError(t, err, "%s", failures.String())
	return wave(t, out)
}

// wave reads 24-bit samples.
func wave(t testing.TB, b []byte) [][]float32 {
	t.Helper()
	channels := int(binary.LittleEndian.Uint16(b[22:]))
	at := bytes.Index(b, []byte("data"))
	require.Positive(t, at)
	b = b[at+8:]
	rows := make([][]float32, channels)
	for n := 0; n+3*channels <= len(b); n += 3 * channels {
		for k := range rows {
			s := b[n+3*k:]
			v := int32(uint32(s[0])<<8|uint32(s[1])<<16|uint32(s[2])<<24) >> 8
			rows[k] = append(rows[k], float32(v)/(1<<23))
		}
	}
	return rows
}

// lag is by how many samples b is later than a around a place, and how alike they are then.
func lag(a, b []float32, at, length int) (lag int, alike float64) {
	const reach = 2500
	for d := -reach; d <= reach; d++ {
		if at+d < 0 || at+length > len(a) || at+d+length > len(b) {
			continue
		}
		var ab, aa, bb float64
		for k := range length {
			x, y := float64(a[at+k]), float64(b[at+d+k])
			ab, aa, bb = ab+x*y, aa+x*x, bb+y*y
		}
		if c := ab / math.Sqrt(aa*bb+1e-12); c > alike {
			lag, alike = d, c
		}
	}
	return lag, alike
}

// peak is the largest sample in decibels.
func peak(x []float32) float64 {
	var most float64
	for _, v := range x {
		most = max(most, math.Abs(float64(v)))
	}
	return 20 * math.Log10(most+1e-9)
}

// sounds is a spec of sound alone in these forms.
func (b *bench) sounds(path string, forms ...media.AudioTrack) *media.Spec {
	spec := b.probe(path)
	for _, f := range forms {
		f.Stream = spec.Info.Audio().Index
		spec.Audio = append(spec.Audio, f)
	}
	return spec
}

var soundForms = map[string]media.AudioTrack{
	"aac":      {Mode: media.Encode, BitRate: 192_000},
	"opus":     {Mode: media.Encode, BitRate: 192_000, Codec: "opus"},
	"aac 5.1":  {Mode: media.Encode, BitRate: 448_000, Channels: 6},
	"opus 5.1": {Mode: media.Encode, BitRate: 384_000, Channels: 6, Codec: "opus"},
	"quieter":  {Mode: media.Encode, BitRate: 128_000, Codec: "aac", GainDb: -3},
}

func soundID(f media.AudioTrack, source *media.Stream) string {
	id := fmt.Sprintf("a%d-%d", source.Index, f.BitRate)
	if f.Codec == "opus" {
		id += "-opus"
	}
	if f.Channels == 6 && source.Channels > 2 {
		id += "-6"
	}
	return id
}

// Every arrangement of channels and every rate comes out at its time, to the sample, and complete.
func TestEngine_SoundIsInItsPlace(t *testing.T) {
	t.Parallel()
	b := setup(t)
	sources := map[string]string{
		"mono.flac": "aformat=channel_layouts=mono", "stereo.flac": "aformat=channel_layouts=stereo",
		"quad.wav": "pan=quad|c0=c0|c1=c0|c2=c0|c3=c0", "side.flac": "pan=5.1(side)|c0=c0|c1=c0|c2=c0|c3=0*c0|c4=c0|c5=c0",
		"seven.wav": "pan=7.1|c0=c0|c1=c0|c2=c0|c3=0*c0|c4=c0|c5=c0|c6=c0|c7=c0", "low.wav": "pan=2.1|c0=c0|c1=c0|c2=0*c0",
		"22050.wav": "aresample=22050", "8000.wav": "aresample=8000", "96000.flac": "aresample=96000", "44100.flac": "aresample=44100",
		"lossy.m4a": "anull", "lossy.mp3": "anull", "lossy.opus": "anull", "lossy.mkv": "anull",
	}
	for name, filter := range sources {
		t.Run(name, func(t *testing.T) {
			b := &bench{t: t, pool: b.pool, engine: b.engine}
			path := clip(t, "sound-"+name, "-f", "lavfi", "-i", noise+"48000", "-af", filter)
			for kind, form := range soundForms {
				spec := b.sounds(path, form)
				source := spec.Info.Audio()
				id := soundID(form, source)
				file, segments := b.download(spec, id)
				require.Len(t, segments, 2, kind)
				rate := 48_000
				if source.SampleRate == 44_100 && form.Codec != "opus" {
					rate = 44_100
				}
				want, got := pcm(t, path, 0, rate), pcm(t, file, 0, rate)
				channels := 2
				if form.Channels == 6 && source.Channels > 2 {
					channels = 6
				}
				require.Len(t, got, channels, kind)
				for _, at := range []int{10, rate * 3, rate * 5} {
					d, alike := lag(want[0], got[0], at, 4000)
					require.LessOrEqual(t, max(d, -d), 1, "%s %s at %d is %d samples off", name, kind, at, d)
					require.Greater(t, alike, 0.75, "%s %s at %d", name, kind, at)
				}
				// What the segments say of their length is exact; the program that decodes them here goes on to the end of
				// the last packet.
				frame := map[string]int64{"": 1024, "aac": 1024, "opus": 960}[form.Codec]
				length := -frame
				for _, s := range segments {
					length += readFragment(t, s).length
				}
				require.Equal(t, (spec.Index.DurationUs()*int64(rate)+500_000)/1_000_000, length, "%s %s", name, kind)
				require.GreaterOrEqual(t, int64(len(got[0])), length, "%s %s", name, kind)
				require.Less(t, int64(len(got[0])), length+frame, "%s %s", name, kind)
				b.engine.Release(spec.Session)
			}
		})
	}
}

// level is how loud a stereo mix of one channel alone becomes, in decibels against that channel.
func (b *bench) level(layout string, channels, sounding int, amplitude float64, form media.AudioTrack) (left, right float64) {
	mix := "pan=" + layout
	for k := range channels {
		factor := "0*"
		if k == sounding || sounding < 0 {
			factor = ""
		}
		mix += fmt.Sprintf("|c%d=%sc0", k, factor)
	}
	path := clip(b.t, fmt.Sprintf("level-%s-%d-%g.flac", layout, sounding, amplitude), "-f", "lavfi", "-i",
		fmt.Sprintf("aevalsrc=%g*sin(1000*2*PI*t):s=48000:d=2", amplitude), "-af", mix)
	spec := b.sounds(path, form)
	file, _ := b.download(spec, soundID(form, spec.Info.Audio()))
	got := pcm(b.t, file, 0, 48_000)
	loud := 20 * math.Log10(amplitude)
	middle := func(x []float32) []float32 { return x[24_000:72_000] }
	return peak(middle(got[0])) - loud, peak(middle(got[1])) - loud
}

func TestEngine_SoundLevels(t *testing.T) {
	t.Parallel()
	b := setup(t)
	stereo := media.AudioTrack{Mode: media.Encode, BitRate: 320_000}
	const silent = -60.0
	for _, c := range []struct {
		layout             string
		channels, sounding int
		left, right        float64
	}{
		{"5.1(side)", 6, 0, 0, silent}, {"5.1(side)", 6, 1, silent, 0}, {"5.1(side)", 6, 2, -3, -3},
		{"5.1(side)", 6, 3, -12, -12}, {"5.1(side)", 6, 4, -3, silent}, {"5.1(side)", 6, 5, silent, -3},
		{"7.1", 8, 2, -3, -3}, {"7.1", 8, 4, -3, silent}, {"7.1", 8, 7, silent, -3}, {"mono", 1, 0, 0, 0},
	} {
		left, right := b.level(c.layout, c.channels, c.sounding, 0.25, stereo)
		for _, side := range [][2]float64{{c.left, left}, {c.right, right}} {
			if side[0] == silent {
				require.Less(t, side[1], -40.0, "%+v", c)
				continue
			}
			require.InDelta(t, side[0], side[1], 0.5, "%+v", c)
		}
	}
	// All channels at once, as loud as can be: the mix stays below full scale.
	for _, layout := range []string{"5.1(side)", "7.1"} {
		left, right := b.level(layout, map[string]int{"5.1(side)": 6, "7.1": 8}[layout], -1, 0.99, stereo)
		require.Less(t, max(left, right), 0.0, layout)
		require.Greater(t, min(left, right), -3.0, layout)
	}
	louder := stereo
	louder.GainDb = 6
	left, _ := b.level("stereo", 2, -1, 0.25, louder)
	require.InDelta(t, 6, left, 0.5)
	left, _ = b.level("stereo", 2, -1, 0.9, louder)
	require.Less(t, left, 0.9, "the limiter holds what is too loud")
}

// Heads that begin in the middle make what the head from the beginning makes: same headers, same places.
func TestEngine_SoundOfLaterHeads(t *testing.T) {
	t.Parallel()
	b := setup(t)
	path := clip(t, "sound-later.mkv", "-f", "lavfi", "-i", noise+"48000", "-f", "lavfi", "-i", "aevalsrc=0:d=24", "-filter_complex",
		"[0][0][0][0]concat=n=4:v=0:a=1", "-c:a", "aac", "-b:a", "256k")
	for kind, form := range soundForms {
		form.BitRate = 256_000
		spec := b.sounds(path, form)
		id := soundID(form, spec.Info.Audio())
		whole, first := b.download(spec, id)
		list := b.list(spec, id)
		header := b.segment(spec, id, list.Map.URI)
		spec.Source.Identity += " again"
		spec.Session += " again"
		later := b.segment(spec, id, list.Segments[3].URI)
		require.Equal(t, header, b.segment(spec, id, list.Map.URI), kind)
		was, is := readFragment(t, first[3]), readFragment(t, later)
		require.Equal(t, was.start, is.start, kind)
		require.Equal(t, was.length, is.length, kind)
		mixed := bytes.Join([][]byte{header, first[0], first[1], first[2], later}, nil)
		file := filepath.Join(t.TempDir(), "mixed.mp4")
		require.NoError(t, os.WriteFile(file, mixed, 0o600))
		want, got := pcm(t, whole, 0, 48_000), pcm(t, file, 0, 48_000)
		at := len(got[0]) - 48_000
		d, alike := lag(want[0], got[0], at, 4000)
		require.Zero(t, d, kind)
		require.Greater(t, alike, 0.98, kind)
		b.engine.Release(spec.Session)
	}
}

// Sound with holes, lost and damaged packets, or a beginning of its own stays beside the pictures.
func TestEngine_SoundOfOddFiles(t *testing.T) {
	t.Parallel()
	b := setup(t)
	const pictures = "testsrc2=size=160x90:rate=24:duration=6"
	x264 := []string{"-c:v", "libx264", "-preset", "ultrafast", "-g", "24", "-pix_fmt", "yuv420p"}
	for name, arguments := range map[string][]string{
		"hole.mkv":    {"-af", "aselect='lt(t,1.5)+gt(t,3)'", "-c:a", "aac"},
		"lost.ts":     {"-c:a", "aac", "-bsf:a", "noise=drop='not(mod(n,40))*gt(n,0)'"},
		"damaged.mkv": {"-c:a", "ac3", "-bsf:a", "noise=amount='if(eq(mod(n,20),7),40,-1)'"},
		"late.mp4":    {"-af", "aselect='gt(t,2)'", "-c:a", "aac"},
		"offset.ts":   {"-c:a", "mp2", "-output_ts_offset", "5"},
		"delayed.mkv": {"-c:a", "libopus"},
		"short.mkv":   {"-af", "atrim=end=2", "-c:a", "libmp3lame"},
	} {
		t.Run(name, func(t *testing.T) {
			b := &bench{t: t, pool: b.pool, engine: b.engine}
			input := []string{"-f", "lavfi", "-i", pictures, "-f", "lavfi", "-i", noise + "48000"}
			path := clip(t, "odd-"+name, append(append(input, x264...), arguments...)...)
			reference := pcm(t, clip(t, "odd-reference.flac", "-f", "lavfi", "-i", noise+"48000"), 1, 48_000)[0]
			for _, form := range []media.AudioTrack{soundForms["aac"], soundForms["opus"]} {
				spec := b.sounds(path, form)
				spec.Video = []media.VideoTrack{{Stream: 0, Mode: media.Copy}}
				id := soundID(form, spec.Info.Audio())
				checkEncoded(t, b, spec, id, 48_000)
				file, _ := b.download(spec, id)
				got := pcm(t, file, 1, 48_000)[0]
				shift := int(48 * (spec.Index.Video().StartUs - spec.Index.StartUs) / 1000)
				for _, at := range []int{48_000 * 5 / 4, 48_000 * 5} {
					if at > 48_000*2 && name == "short.mkv" || at < 48_000*2 && name == "late.mp4" {
						continue
					}
					d, alike := lag(reference, got, at, 3000)
					require.InDelta(t, shift, d, 48_000/50, "%s at %d is %d samples off", name, at, d)
					require.Greater(t, alike, 0.6, "%s at %d", name, at)
				}
				b.engine.Release(spec.Session)
			}
		})
	}
}

// Sound alone in several qualities: each is a variant.
func TestEngine_SoundLadder(t *testing.T) {
	t.Parallel()
	b := setup(t)
	path := clip(t, "ladder.flac", "-f", "lavfi", "-i", noise+"44100")
	spec := b.probe(path)
	for _, p := range media.SoundLadder {
		spec.Audio = append(spec.Audio, p.Track(0))
	}
	require.NoError(t, b.engine.Validate(spec))
	text, err := b.engine.Master(spec)
	require.NoError(t, err)
	require.Equal(t, len(media.SoundLadder), bytes.Count(text, []byte("#EXT-X-STREAM-INF:")), "%s", text)
	require.NotContains(t, string(text), "EXT-X-MEDIA")
	for _, want := range []string{"a0-copy/index.m3u8", "a0-320000-opus/index.m3u8", "a0-64000/index.m3u8", `CODECS="flac"`, `CODECS="Opus"`} {
		require.Contains(t, string(text), want)
	}
	want := pcm(t, path, 0, 44_100)
	file, _ := b.download(spec, "a0-copy")
	require.Equal(t, want, pcm(t, file, 0, 44_100), "the original is the original")
}
