package hls_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"io"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/platform/fault"
	"revenge/media"
)

// The initialization segment of sound alone says what to leave out before the first sample and after the last.
func TestEngine_SoundSaysItsBounds(t *testing.T) {
	t.Parallel()
	b := setup(t)
	path := clip(t, "bounds-44100.flac", "-f", "lavfi", "-i", "anoisesrc=seed=3:duration=3.3:sample_rate=44100")
	for kind, c := range map[string]struct {
		form        media.AudioTrack
		skip, total int
	}{
		"aac":  {soundForms["aac"], 1024, 145_530},
		"opus": {soundForms["opus"], 960, 158_400},
	} {
		spec := b.sounds(path, c.form)
		header := b.segment(spec, soundID(c.form, spec.Info.Audio()), "init.mp4")
		trak := child(t, child(t, header, "moov"), "trak")
		elst := child(t, child(t, trak, "edts"), "elst")
		require.Equal(t, c.total, int(binary.BigEndian.Uint64(elst[8:])), kind)
		require.Equal(t, c.skip, int(binary.BigEndian.Uint64(elst[16:])), kind)
		require.Equal(t, map[string]uint32{"aac": 44_100, "opus": 48_000}[kind], binary.BigEndian.Uint32(child(t, child(t, header, "moov"), "mvhd")[12:]), kind)
		// Beside pictures nothing is hidden: their edit lists are another matter.
		plain, err := b.engine.Segment(t.Context(), b.encoded(stored(t, "h264.mkv"), "360p"), "a1-96000", "init.mp4")
		require.NoError(t, err)
		require.NotContains(t, string(plain.Data), "edts", kind)
		b.engine.Release(spec.Session)
	}
}

// One address gives all of it: what the segments hold, one after the other.
func TestEngine_Sound(t *testing.T) {
	t.Parallel()
	b := setup(t)
	path := clip(t, "one-address.flac", "-f", "lavfi", "-i", noise+"44100")
	spec := b.sounds(path, soundForms["aac"], media.AudioTrack{Mode: media.Copy, Default: true})
	for id, want := range map[string]string{"": "a0-copy", "a0-192000": "a0-192000"} {
		stream, kind, err := b.engine.Sound(t.Context(), spec, id)
		require.NoError(t, err)
		require.Equal(t, "audio/mp4", kind)
		got, err := io.ReadAll(stream)
		require.NoError(t, err)
		require.NoError(t, stream.Close())
		file, _ := b.download(spec, want)
		whole, err := os.ReadFile(file)
		require.NoError(t, err)
		require.True(t, bytes.Equal(whole, got), want)
	}
	for _, id := range []string{"a9-copy", "v0-copy", "../x"} {
		_, _, err := b.engine.Sound(t.Context(), spec, id)
		require.ErrorIs(t, err, fault.NotFound)
	}
	stream, _, err := b.engine.Sound(t.Context(), spec, "a0-copy")
	require.NoError(t, err)
	require.NoError(t, stream.Close())
	_, err = stream.Read(make([]byte, 10))
	require.ErrorIs(t, err, context.Canceled)
}
