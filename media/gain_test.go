package media

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestGain(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		stream, file map[string]string
		more, album  bool
		want         float64
		known        bool
	}{
		"none":            {},
		"of the file":     {file: map[string]string{"replaygain_track_gain": "-6.20 dB", "replaygain_album_gain": "-7 dB"}, want: -6.2, known: true},
		"album":           {file: map[string]string{"replaygain_track_gain": "-6.20 dB", "replaygain_album_gain": "-7 dB"}, album: true, want: -7, known: true},
		"only the album":  {file: map[string]string{"replaygain_album_gain": "-7dB"}, want: -7, known: true},
		"stream first":    {stream: map[string]string{"REPLAYGAIN_TRACK_GAIN": "+2.5 dB"}, file: map[string]string{"replaygain_track_gain": "-6 dB"}, want: 2.5, known: true},
		"peak":            {file: map[string]string{"replaygain_track_gain": "+9 dB", "replaygain_track_peak": "0.5"}, want: 6.02, known: true},
		"peak above full": {file: map[string]string{"replaygain_track_gain": "-3 dB", "replaygain_track_peak": "1.2"}, want: -3, known: true},
		"r128":            {stream: map[string]string{"r128_track_gain": "-512"}, want: 3, known: true},
		"r128 album":      {stream: map[string]string{"r128_track_gain": "-512", "r128_album_gain": "256"}, album: true, want: 6, known: true},
		"several sounds":  {file: map[string]string{"replaygain_track_gain": "-6 dB"}, more: true},
		"nonsense":        {file: map[string]string{"replaygain_track_gain": "loud"}},
		"not a number":    {file: map[string]string{"replaygain_track_gain": "NaN dB"}},
		"out of bounds":   {file: map[string]string{"replaygain_track_gain": "-4000 dB", "r128_track_gain": "99999"}},
	} {
		i := &Info{Tags: c.file, Streams: []Stream{{Index: 0, Kind: StreamVideo}, {Index: 1, Kind: StreamAudio, Tags: c.stream}}}
		if c.more {
			i.Streams = append(i.Streams, Stream{Index: 2, Kind: StreamAudio})
		}
		got, known := Gain(i, 1, c.album)
		require.Equal(t, c.known, known, name)
		require.InDelta(t, c.want, got, 0.001, name)
	}
}

func TestSoundLadder(t *testing.T) {
	t.Parallel()
	for _, p := range SoundLadder {
		found, ok := SoundProfileByName(p.Name)
		require.True(t, ok)
		require.Equal(t, p, found)
	}
	_, ok := SoundProfileByName("none")
	require.False(t, ok)
	require.Equal(t, AudioTrack{Stream: 3, Mode: Copy}, SoundLadder[0].Track(3))
	require.Equal(t, AudioTrack{Stream: 3, Mode: Encode, Codec: "opus", BitRate: 320_000}, SoundLadder[1].Track(3))
}
