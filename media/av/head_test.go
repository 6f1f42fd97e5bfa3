package av

import (
	"testing"

	"github.com/asticode/go-astiav"
	"github.com/stretchr/testify/require"

	"revenge/internal/platform/fault"
	"revenge/media"
	"revenge/media/worker"
)

func videoFormat() *media.VideoFormat {
	return &media.VideoFormat{Width: 320, Height: 180, BitRate: 700_000, Level: 30, FrameRateNum: 24000, FrameRateDen: 1001}
}

func header(t *testing.T, task media.HeadTask) []byte {
	t.Helper()
	_, data, err := encoderHeader(t.Context(), &worker.HeadRequest{Task: task}, nil)
	require.NoError(t, err)
	return data
}

// The initialization segment is the same for every head of a rendition, before and after its encoder has worked.
func TestEncoderHeader(t *testing.T) {
	t.Parallel()
	f := videoFormat()
	want := header(t, media.HeadTask{Video: f})
	require.Equal(t, want, header(t, media.HeadTask{Video: f}))
	bright := *f
	bright.Level = 31
	require.NotEqual(t, want, header(t, media.HeadTask{Video: &bright}))

	c, err := openVideoEncoder(f, effortNormal)
	require.NoError(t, err)
	defer c.Free()
	frame := astiav.AllocFrame()
	defer frame.Free()
	frame.SetWidth(f.Width)
	frame.SetHeight(f.Height)
	frame.SetPixelFormat(astiav.PixelFormatYuv420P)
	require.NoError(t, frame.AllocBuffer(0))
	require.NoError(t, frame.ImageFillBlack())
	packet := astiav.AllocPacket()
	defer packet.Free()
	packets := 0
	for n := range int64(60) {
		frame.SetPts(n * 3754)
		require.NoError(t, c.SendFrame(frame))
		for c.ReceivePacket(packet) == nil {
			packets++
		}
	}
	require.Positive(t, packets)
	got, err := headerOf(c, videoScale, videoDelay(f))
	require.NoError(t, err)
	require.Equal(t, want, got)

	sound := &media.AudioFormat{SampleRate: 48000, Channels: 2, BitRate: 128_000}
	require.Equal(t, header(t, media.HeadTask{Audio: sound}), header(t, media.HeadTask{Audio: sound}))
}

func TestCheckTask(t *testing.T) {
	t.Parallel()
	odd, still := videoFormat(), videoFormat()
	odd.Width, still.FrameRateNum = 321, 0
	for name, task := range map[string]media.HeadTask{
		"neither": {}, "both": {Video: videoFormat(), Audio: &media.AudioFormat{SampleRate: 48000, Channels: 2, BitRate: 96_000}},
		"odd": {Video: odd}, "still": {Video: still}, "quad": {Audio: &media.AudioFormat{SampleRate: 48000, Channels: 4, BitRate: 1}},
		"slow opus": {Audio: &media.AudioFormat{Codec: "opus", SampleRate: 44100, Channels: 2, BitRate: 96_000}},
		"vorbis":    {Audio: &media.AudioFormat{Codec: "vorbis", SampleRate: 48000, Channels: 2, BitRate: 96_000}},
		"no rate":   {Audio: &media.AudioFormat{Channels: 2}},
	} {
		_, _, err := encoderHeader(t.Context(), &worker.HeadRequest{Task: task}, nil)
		require.ErrorIs(t, err, fault.Invalid, name)
		require.ErrorIs(t, runHead(t.Context(), &worker.HeadRequest{Task: task}, nil), fault.Invalid, name)
	}
	backwards := media.HeadTask{Video: videoFormat(), CutsUs: []int64{5, 3}}
	require.ErrorIs(t, runHead(t.Context(), &worker.HeadRequest{Task: backwards}, nil), fault.Invalid)
}
