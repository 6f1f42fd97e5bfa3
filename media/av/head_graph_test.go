package av

import (
	"testing"

	"github.com/asticode/go-astiav"
	"github.com/stretchr/testify/require"

	"revenge/media"
)

func TestDescribeGraph(t *testing.T) {
	t.Parallel()
	f := videoFormat()
	s := pictureSource{width: 1920, height: 1080}
	require.Equal(t, "[in]scale=320:180:flags=bicubic:in_color_matrix=bt709:out_color_matrix=bt709:out_range=tv,format=yuv420p,setsar=1[out0]",
		describeGraph(s, []*media.VideoFormat{f}))
	small := *f
	small.Width, small.Height = 160, 90
	require.Equal(t, "[in]scale=320:180:flags=bicubic:in_color_matrix=bt709:out_color_matrix=bt709:out_range=tv,format=yuv420p,setsar=1,"+
		"split=2[out0][same1];[same1]scale=160:90:flags=bicubic,setsar=1[out1]", describeGraph(s, []*media.VideoFormat{f, &small}))

	s = pictureSource{width: 854, height: 480, interlaced: true}
	f.Width, f.Height, f.Rotation = 180, 320, 90
	require.Equal(t, "[in]bwdif=mode=send_frame:parity=auto:deint=interlaced,scale=320:180:flags=bicubic:in_color_matrix=bt601:out_color_matrix=bt709:out_range=tv,"+
		"format=yuv420p,transpose=clock,setsar=1[out0]", describeGraph(s, []*media.VideoFormat{f}))

	f.Rotation, s = 180, pictureSource{width: 1080, height: 1920, transfer: transferHLG}
	require.Equal(t, "[in]scale=180:320:flags=bicubic:in_color_matrix=bt2020:out_color_matrix=bt2020:out_range=tv,format=yuv420p10le,"+
		"hflip,vflip,setsar=1[out0]", describeGraph(s, []*media.VideoFormat{f}))
}

// What is cropped does not count, and a picture of another shape than the first gets bars.
func TestFit(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		source pictureSource
		inner  [2]int
		bars   bool
	}{
		"same":       {pictureSource{width: 1280, height: 720}, [2]int{640, 360}, false},
		"rounded":    {pictureSource{width: 1918, height: 1080}, [2]int{640, 360}, false},
		"cropped":    {pictureSource{width: 1920, height: 1440, crop: crop{top: 180, bottom: 180}}, [2]int{640, 360}, false},
		"anamorphic": {pictureSource{width: 720, height: 576, aspectNum: 64, aspectDen: 45}, [2]int{640, 360}, false},
		"old screen": {pictureSource{width: 640, height: 480}, [2]int{480, 360}, true},
		"wide":       {pictureSource{width: 1920, height: 800}, [2]int{640, 266}, true},
	} {
		inner, bars := fit(c.source, 640, 360)
		require.Equal(t, c.inner, inner, name)
		require.Equal(t, c.bars, bars, name)
	}
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
		require.Equal(t, want, colorMatrix(pictureSource{}.like(frame)))
	}
}

func TestPace(t *testing.T) {
	t.Parallel()
	for rate, want := range map[float64]int{24000.0 / 1001: 24, 25: 25, 59.94: 60, 60: 60, 100: 50, 120: 60, 144: 48} {
		var p pace
		kept := 0
		for n := 0; float64(n)/rate < 1; n++ {
			if p.keeps(int64(float64(n) * 1e6 / rate)) {
				kept++
			}
		}
		require.Equal(t, want, kept, "%f pictures a second", rate)
	}
}
