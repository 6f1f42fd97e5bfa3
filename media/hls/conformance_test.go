package hls_test

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/media"
	"revenge/media/hls"
)

// synchronous is how far sound may be from its pictures, in seconds.
const synchronous = 0.04

// TestConformance serves each of the files copied and encoded. What is served is compared with the file
// by its marks: each flash and each beep has to be where it was.
func TestConformance(t *testing.T) {
	t.Parallel()
	require.GreaterOrEqual(t, len(files), 60)
	all := setup(t)
	for _, m := range files {
		t.Run(m.name, func(t *testing.T) {
			t.Parallel()
			folder := t.TempDir()
			b := all.again(t, func(c *hls.Config) { c.Folder = folder })
			path := m.path(t)
			want := b.source(path)
			spec := b.encoded(path, "360p")
			b.conforms(spec, want, m.loose)
			made := b.parts(spec)
			require.NoError(t, b.engine.Close())
			b.restarted(folder, spec, made)
			b.moved(spec, want)
			if m.copied {
				b.conforms(b.copied(path), want, m.loose)
			}
		})
	}
}

// again is another engine with the same workers.
func (b *bench) again(t testing.TB, change ...func(*hls.Config)) *bench {
	t.Helper()
	return engineWith(t, b.pool, b.segments, change...)
}

// marks are the times in seconds from the start of the presentation at which flashes and beeps begin.
type marks struct {
	flashes, beeps []float64
	frame          float64 // how long the longest usual picture is shown
	length         float64 // seconds
	// picture and sound are when the last of them begins.
	picture, sound float64
}

// source finds the marks of a file as the ffmpeg program decodes it.
func (b *bench) source(path string) marks {
	b.t.Helper()
	spec := b.probe(path)
	origin := float64(spec.Index.StartUs) / 1e6
	m := marks{length: float64(spec.Index.DurationUs()) / 1e6, frame: 1.0 / 24}
	if v := spec.Info.Video(); v != nil {
		num, den, _ := strings.Cut(v.FrameRate, "/")
		n, _ := strconv.ParseFloat(num, 64)
		d, err := strconv.ParseFloat(den, 64)
		if err != nil {
			d = 1
		}
		if m.frame = d / n; v.VariableFrameRate {
			m.frame = 1.0 / 15
		}
		m.flashes, m.picture = flashes(b.t, path, origin)
		require.NotEmpty(b.t, m.flashes)
	}
	if spec.Info.Audio() != nil {
		m.beeps, m.sound = beeps(b.t, path, origin)
		require.NotEmpty(b.t, m.beeps)
	}
	return m
}

// conforms downloads every rendition of a spec and checks its form and its marks.
func (b *bench) conforms(spec *media.Spec, want marks, loose float64) {
	b.t.Helper()
	require.NoError(b.t, b.engine.Validate(spec))
	var shown, heard []float64
	for _, id := range b.ids(spec) {
		list := b.list(spec, id)
		total := 0.0
		for _, s := range list.Segments {
			total += s.Duration.Seconds()
		}
		require.InDelta(b.t, want.length, total, max(want.frame, 0.001), "%s is as long as the file", id)
		path, segments := b.download(spec, id)
		scale := timescale(b.t, b.segment(spec, id, list.Map.URI))
		var at float64 // where the playlist says that a segment begins
		var end int64
		for n, data := range segments {
			f := readFragment(b.t, data)
			require.Positive(b.t, f.samples, "segment %d of %s", n, id)
			require.True(b.t, f.firstKey, "segment %d of %s begins with a keyframe", n, id)
			require.InDelta(b.t, at, float64(f.start)/scale, coarse(id, want, &f, scale), "segment %d of %s begins where the playlist says", n, id)
			if n > 0 {
				require.LessOrEqual(b.t, math.Abs(float64(f.start-end))/scale, want.frame, "segment %d of %s begins where the one before ends", n, id)
				require.Positive(b.t, f.start)
			}
			end = f.start + f.length
			at += list.Segments[n].Duration.Seconds()
		}
		require.InDelta(b.t, b.ends(spec, id, total), float64(end)/scale, want.frame+0.03, "%s ends as it should", id)
		var last float64
		if strings.HasPrefix(id, "v") {
			shown, last = flashes(b.t, path, 0)
			same(b.t, id, want.flashes, shown, want.frame+0.001)
			require.InDelta(b.t, want.picture, last, 2*want.frame+0.001, "%s decodes up to the last picture", id)
		} else {
			heard, last = beeps(b.t, path, 0)
			same(b.t, id, want.beeps, heard, synchronous+loose)
			// What is encoded goes on in silence for as long as there are pictures.
			require.GreaterOrEqual(b.t, last, want.sound-0.06, "%s decodes up to the last sound", id)
			require.LessOrEqual(b.t, last, max(want.sound, want.length)+0.06, id)
		}
	}
	together(b.t, want, shown, heard, loose)
}

// coarse is how far from its place in the playlist a segment may begin, in seconds: encoded ones are exact, copied sound
// is cut between its packets, and copied pictures may be preceded by some that are shown before their keyframe.
func coarse(id string, want marks, f *fragment, scale float64) float64 {
	switch {
	case !strings.HasSuffix(id, "-copy"):
		return want.frame + 0.001
	case strings.HasPrefix(id, "a"):
		return max(float64(f.length)/float64(f.samples)/scale, want.frame)
	}
	return 4 * want.frame
}

// ends is when the last sample of a rendition ends: a copied track may be shorter than the file.
func (b *bench) ends(spec *media.Spec, id string, total float64) float64 {
	b.t.Helper()
	name, copied := strings.CutSuffix(id[1:], "-copy")
	if !copied {
		return total
	}
	stream, err := strconv.Atoi(name)
	require.NoError(b.t, err)
	return float64(spec.Index.Track(stream).EndUs-spec.Index.StartUs) / 1e6
}

func (b *bench) ids(spec *media.Spec) (all []string) {
	for _, v := range spec.Video {
		if v.Mode == media.Copy {
			all = append(all, fmt.Sprintf("v%d-copy", v.Stream))
		} else {
			all = append(all, fmt.Sprintf("v%d-%s", v.Stream, v.Profile.Name))
		}
	}
	for _, a := range spec.Audio {
		if a.Mode == media.Copy {
			all = append(all, fmt.Sprintf("a%d-copy", a.Stream))
		} else {
			all = append(all, fmt.Sprintf("a%d-%d", a.Stream, a.BitRate))
		}
	}
	return all
}

// parts are all bytes of the renditions of a spec, by rendition and name.
func (b *bench) parts(spec *media.Spec) map[string][]byte {
	b.t.Helper()
	all := map[string][]byte{}
	for _, id := range b.ids(spec) {
		list := b.list(spec, id)
		all[id+"/"+list.Map.URI] = b.segment(spec, id, list.Map.URI)
		for _, s := range list.Segments {
			all[id+"/"+s.URI] = b.segment(spec, id, s.URI)
		}
	}
	return all
}

// restarted asks another engine, as after a restart of the server: all that was encoded is still there.
func (b *bench) restarted(folder string, spec *media.Spec, made map[string][]byte) {
	b.t.Helper()
	after := b.again(b.t, func(c *hls.Config) { c.Folder = folder })
	again := *spec
	again.Session += " restarted"
	for name, data := range after.parts(&again) {
		require.True(b.t, bytes.Equal(made[name], data), "%s is the same after a restart", name)
	}
	require.Empty(b.t, after.engine.Progress(again.Session), "nothing is encoded again")
}

// moved asks an engine that has nothing yet for an encoded picture out of order, as after jumps, and ends the process
// on the way: each segment shows by itself what its time in the playlist says.
func (b *bench) moved(spec *media.Spec, want marks) {
	b.t.Helper()
	if len(spec.Video) == 0 {
		return
	}
	id := b.ids(spec)[0]
	fresh := b.again(b.t)
	jump := *spec
	jump.Session += " moved"
	list := fresh.list(&jump, id)
	starts := make([]float64, len(list.Segments)+1)
	for n, s := range list.Segments {
		starts[n+1] = starts[n] + s.Duration.Seconds()
	}
	header := fresh.segment(&jump, id, list.Map.URI)
	scale := timescale(b.t, header)
	last := len(list.Segments) - 1
	for k, n := range []int{last / 2, last, 0, min(1, last)} {
		if k == 3 {
			killReaders(b.t, spec.Source.Path)
		}
		data := fresh.segment(&jump, id, list.Segments[n].URI)
		f := readFragment(b.t, data)
		require.True(b.t, f.firstKey, "segment %d begins with a keyframe after a jump", n)
		require.InDelta(b.t, starts[n], float64(f.start)/scale, want.frame+0.001, "a jump to segment %d lands where the playlist says", n)
		require.InDelta(b.t, starts[n+1], float64(f.start+f.length)/scale, want.frame+0.001, "segment %d ends where the playlist says", n)
		within := slices.DeleteFunc(slices.Clone(want.flashes), func(at float64) bool { return at < starts[n]+0.2 || at > starts[n+1]-0.2 })
		if len(within) == 0 {
			continue
		}
		path := filepath.Join(b.t.TempDir(), fmt.Sprintf("%d-%d.mp4", k, n))
		require.NoError(b.t, os.WriteFile(path, append(slices.Clone(header), data...), 0o600))
		got, _ := flashes(b.t, path, 0)
		for _, at := range within {
			require.True(b.t, near(at, got, want.frame+0.001), "segment %d shows the flash at %.3f s: %.3f", n, at, got)
		}
	}
	fresh.engine.Release(jump.Session)
}

// killReaders kills the workers that have the file open, as a crash of a codec would.
func killReaders(t testing.TB, path string) {
	t.Helper()
	for _, pid := range children(t) {
		open, _ := filepath.Glob("/proc/" + pid + "/fd/*")
		for _, name := range open {
			if target, err := os.Readlink(name); err == nil && target == path {
				if n, err := strconv.Atoi(pid); err == nil {
					syscall.Kill(n, syscall.SIGKILL)
				}
			}
		}
	}
}
