package av

import (
	"testing"
	"unsafe"

	"github.com/asticode/go-astiav"
	"github.com/stretchr/testify/require"

	"revenge/media"
)

// film is a painter with one bitmap for each two seconds of a picture of 1080 lines: two lines of text, as wide as most.
func film(t testing.TB) (*painter, *astiav.Frame) {
	t.Helper()
	s := &subtitles{canvas: [2]int{1920, 1080}}
	for n := range int64(4) {
		b := bitmap{x: 360, y: 900, width: 1200, height: 120, indices: make([]byte, 1200*120)}
		for k := range b.indices {
			b.indices[k] = byte(k % 3)
		}
		b.palette = [256]uint32{0, 0xffffffff, 0x80101010}
		s.shown = append(s.shown, shown{start: n * 2_000_000, end: (n + 1) * 2_000_000, rects: []bitmap{b}})
	}
	p := newPainter(s, &media.VideoFormat{Width: 1920, Height: 1080}, [2]int{1920, 1080})
	t.Cleanup(p.free)
	frame := astiav.AllocFrame()
	t.Cleanup(frame.Free)
	frame.SetWidth(1920)
	frame.SetHeight(1080)
	frame.SetPixelFormat(astiav.PixelFormatYuv420P)
	require.NoError(t, frame.AllocBuffer(0))
	require.NoError(t, frame.ImageFillBlack())
	return p, frame
}

// A bitmap is decoded and scaled once, however many pictures it is on, and drawing it touches no more than its place: that
// is what keeps drawing far faster than encoding. BenchmarkBurn tells how fast.
func TestBurn_cost(t *testing.T) {
	t.Parallel()
	p, frame := film(t)
	before, err := frame.Data().Bytes(1)
	require.NoError(t, err)
	scaled := map[unsafe.Pointer]bool{}
	for n := range int64(8 * 24) {
		require.NoError(t, p.draw(frame, n*1_000_000/24))
		require.Len(t, p.overlays, 1)
		scaled[unsafe.Pointer(p.overlays[0])] = true
		if n%48 == 47 {
			p.overlays = nil // not freed, so that no address comes twice
		}
	}
	require.Len(t, scaled, 4, "once for each change, not for each picture")
	after, err := frame.Data().Bytes(1)
	require.NoError(t, err)
	for y := range 1080 {
		if y < 900 || y >= 1020 {
			require.Equal(t, before[y*1920:(y+1)*1920], after[y*1920:(y+1)*1920], "line %d", y)
		}
	}
	require.NotEqual(t, before, after)
}

// BenchmarkBurn is drawing two lines of text into one picture of 1080 lines.
func BenchmarkBurn(b *testing.B) {
	p, frame := film(b)
	for b.Loop() {
		require.NoError(b, p.draw(frame, 1_000_000))
	}
}
