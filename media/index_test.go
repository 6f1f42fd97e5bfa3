package media_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/media"
)

func sample() *media.Index {
	x := &media.Index{
		VideoStream: 1, StartUs: -21_000, EndUs: 7_200_000_123,
		Tracks: []media.Track{
			{Stream: 1, Kind: media.StreamVideo, Codec: "h264", TimeBaseNum: 1, TimeBaseDen: 1000, StartUs: 0, EndUs: 7_200_000_123, CodecParameters: []byte{1, 2, 3}},
			{Stream: 3, Kind: media.StreamAudio, Codec: "aac", TimeBaseNum: 1, TimeBaseDen: 48000, StartUs: -21_000, EndUs: 7_199_999_000, Bytes: 180_000_000, PeakRate: 201_000},
		},
	}
	for i := range 1800 {
		x.Keyframes = append(x.Keyframes, int64(i)*4_000_000+int64(i%7)*1000)
		x.KeyframeBytes = append(x.KeyframeBytes, 1_200_000+int64(i%7)*100_000)
	}
	return x
}

func TestIndex_marshal(t *testing.T) {
	t.Parallel()
	for _, x := range []*media.Index{sample(), {VideoStream: -1}, {Keyframes: []int64{3, 5}, KeyframeBytes: []int64{0, 1 << 40}, Interleaved: true}} {
		b, err := x.MarshalBinary()
		require.NoError(t, err)
		var back media.Index
		require.NoError(t, back.UnmarshalBinary(b))
		require.Equal(t, x, &back)
	}
	b, err := sample().MarshalBinary()
	require.NoError(t, err)
	require.Less(t, len(b), 13_000, "two hours with a keyframe every four seconds")
}

func TestIndex_damaged(t *testing.T) {
	t.Parallel()
	b, err := sample().MarshalBinary()
	require.NoError(t, err)
	var x media.Index
	for n := range b {
		require.ErrorIs(t, x.UnmarshalBinary(b[:n]), media.ErrIndex)
	}
	require.ErrorIs(t, x.UnmarshalBinary(append(b, 0)), media.ErrIndex)
	b[0] = media.IndexVersion + 1
	require.ErrorIs(t, x.UnmarshalBinary(b), media.ErrIndex)
	require.Zero(t, x, "a failure changes nothing")
}

// What the release before kept is read, and has no sizes.
func TestIndex_sizeless(t *testing.T) {
	t.Parallel()
	var x media.Index
	// Version, no video, start, end; a track (stream, time base, start, end, kind, codec, parameters); two keyframes.
	require.NoError(t, x.UnmarshalBinary([]byte("\x01\x00\x00\x10\x01\x00\x02\x04\x00\x10\x05VIDEO\x04h264\x01x\x02\x00\x06")))
	require.Equal(t, media.Index{EndUs: 8, Keyframes: []int64{0, 3}, Tracks: []media.Track{
		{Kind: media.StreamVideo, Codec: "h264", TimeBaseNum: 1, TimeBaseDen: 2, EndUs: 8, CodecParameters: []byte("x")},
	}}, x)
	require.NotEqual(t, byte(1), byte(media.IndexVersion), "so that it is made anew")
}

func TestIndex_tracks(t *testing.T) {
	t.Parallel()
	x := sample()
	require.Equal(t, "h264", x.Video().Codec)
	require.Equal(t, "aac", x.Track(3).Codec)
	require.Nil(t, x.Track(2))
	require.Nil(t, (&media.Index{VideoStream: -1}).Video())
	require.Equal(t, int64(7_200_021_123), x.DurationUs())
}

func FuzzIndex(f *testing.F) {
	x := sample()
	x.Keyframes, x.KeyframeBytes = x.Keyframes[:5], x.KeyframeBytes[:5]
	b, err := x.MarshalBinary()
	require.NoError(f, err)
	f.Add(b)
	f.Add([]byte{1})
	f.Fuzz(func(t *testing.T, b []byte) {
		var x media.Index
		if x.UnmarshalBinary(b) != nil {
			return
		}
		again, err := x.MarshalBinary()
		require.NoError(t, err)
		var y media.Index
		require.NoError(t, y.UnmarshalBinary(again))
		require.Equal(t, x, y)
	})
}

func TestInfo_main(t *testing.T) {
	t.Parallel()
	i := media.Info{Streams: []media.Stream{
		{Index: 0, Kind: media.StreamVideo, AttachedPicture: true, Default: true}, {Index: 1, Kind: media.StreamVideo},
		{Index: 2, Kind: media.StreamAudio}, {Index: 3, Kind: media.StreamAudio, Default: true},
	}}
	require.Equal(t, 1, i.Video().Index, "a cover is no video")
	require.Equal(t, 3, i.Audio().Index)
	require.Nil(t, (&media.Info{}).Video())
}

func TestInfo_outline(t *testing.T) {
	t.Parallel()
	i := media.Info{StartMs: 1400, DurationMs: 60_000, Streams: []media.Stream{
		{Index: 0, Kind: media.StreamVideo, Codec: "h264"}, {Index: 1, Kind: media.StreamAudio, Codec: "aac"},
		{Index: 2, Kind: media.StreamData}, {Index: 3, Kind: media.StreamVideo, AttachedPicture: true},
	}}
	x := i.Outline()
	require.Equal(t, int64(60_000_000), x.DurationUs())
	require.Equal(t, "h264", x.Video().Codec)
	require.Len(t, x.Tracks, 2)
	require.False(t, x.Cuttable(), "its keyframes are not known")
	require.True(t, (&media.Info{DurationMs: 1, Streams: i.Streams[1:2]}).Outline().Cuttable(), "sound can be cut anywhere")
}
