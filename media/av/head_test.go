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

	c, err := openVideoEncoder(f)
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
		"neither": {}, "both": {Video: videoFormat(), Audio: &media.AudioFormat{SampleRate: 48000, Channels: 2}},
		"odd": {Video: odd}, "still": {Video: still}, "surround": {Audio: &media.AudioFormat{SampleRate: 48000, Channels: 6}},
		"no rate": {Audio: &media.AudioFormat{Channels: 2}},
	} {
		_, _, err := encoderHeader(t.Context(), &worker.HeadRequest{Task: task}, nil)
		require.ErrorIs(t, err, fault.Invalid, name)
		require.ErrorIs(t, runHead(t.Context(), &worker.HeadRequest{Task: task}, nil), fault.Invalid, name)
	}
	backwards := media.HeadTask{Video: videoFormat(), CutsUs: []int64{5, 3}}
	require.ErrorIs(t, runHead(t.Context(), &worker.HeadRequest{Task: backwards}, nil), fault.Invalid)
}

func TestVideoFilters(t *testing.T) {
	t.Parallel()
	frame := astiav.AllocFrame()
	defer frame.Free()
	frame.SetHeight(1080)
	f := videoFormat()
	require.Equal(t, "scale=320:180:in_color_matrix=bt709:out_color_matrix=bt709:out_range=tv,format=yuv420p,setsar=1", videoFilters(f, frame))
	frame.SetHeight(480)
	f.Width, f.Height, f.Rotation, f.Deinterlace = 180, 320, 90, true
	require.Equal(t, "bwdif=mode=send_frame:deint=interlaced,scale=320:180:in_color_matrix=bt601:out_color_matrix=bt709:out_range=tv,"+
		"transpose=clock,format=yuv420p,setsar=1", videoFilters(f, frame))
	f.Rotation, f.ToneMap = 180, true
	require.Contains(t, videoFilters(f, frame), "zscale=w=180:h=320:t=linear:npl=100,")
	require.Contains(t, videoFilters(f, frame), ",hflip,vflip,")
}

func TestColorMatrix(t *testing.T) {
	t.Parallel()
	frame := astiav.AllocFrame()
	defer frame.Free()
	for space, want := range map[astiav.ColorSpace]string{
		astiav.ColorSpaceBt709: "bt709", astiav.ColorSpaceSmpte170M: "bt601", astiav.ColorSpaceBt470Bg: "bt601",
		astiav.ColorSpaceBt2020Ncl: "bt2020", astiav.ColorSpaceUnspecified: "bt601",
	} {
		frame.SetColorSpace(space)
		require.Equal(t, want, colorMatrix(frame))
	}
}
