package av

import (
	"bytes"
	"context"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	stdpng "image/png"
	"os"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"

	"revenge/internal/platform/fault"
	"revenge/media"
)

// picture is red in its left and blue in its right half; its lower half lets some light through.
func picture(w, h int, alpha uint8) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.NRGBA{R: 255, A: 255}
			if x >= w/2 {
				c = color.NRGBA{B: 255, A: 255}
			}
			if y >= h/2 {
				c.A = alpha
			}
			img.SetNRGBA(x, y, c)
		}
	}
	return img
}

func encoded(t *testing.T, encode func(*bytes.Buffer) error) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, encode(&b))
	return b.Bytes()
}

func pngBytes(t *testing.T, img image.Image) []byte {
	return encoded(t, func(b *bytes.Buffer) error { return stdpng.Encode(b, img) })
}

func jpegBytes(t *testing.T, img image.Image) []byte {
	return encoded(t, func(b *bytes.Buffer) error { return jpeg.Encode(b, img, nil) })
}

func TestResize_kinds(t *testing.T) {
	t.Parallel()
	img := picture(400, 200, 255)
	webp, err := os.ReadFile(ffmpeg(t, "a.webp", "-i", write(t, "a.png", pngBytes(t, img)), "-c:v", "libwebp"))
	require.NoError(t, err)
	for name, b := range map[string][]byte{
		"png": pngBytes(t, img), "jpeg": jpegBytes(t, img), "webp": webp,
		"gif":  encoded(t, func(b *bytes.Buffer) error { return gif.Encode(b, img, nil) }),
		"bmp":  encoded(t, func(b *bytes.Buffer) error { return bmp.Encode(b, img) }),
		"tiff": encoded(t, func(b *bytes.Buffer) error { return tiff.Encode(b, img, nil) }),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p, err := Resize(t.Context(), b, 100, 100)
			require.NoError(t, err)
			got := decodeJPEG(t, p)
			require.Equal(t, image.Pt(100, 50), got.Bounds().Size())
			requireColors(t, got)
		})
	}
}

// requireColors wants red in the left half and blue in the right one.
func requireColors(t *testing.T, img image.Image) {
	t.Helper()
	size := img.Bounds().Size()
	r, _, b, _ := img.At(size.X/4, size.Y/4).RGBA()
	require.Greater(t, r, b+0x8000)
	r, _, b, _ = img.At(3*size.X/4, size.Y/4).RGBA()
	require.Greater(t, b, r+0x8000)
}

func TestResize_transparent(t *testing.T) {
	t.Parallel()
	p, err := Resize(t.Context(), pngBytes(t, picture(400, 200, 100)), 100, 100)
	require.NoError(t, err)
	require.Equal(t, "image/png", p.MimeType)
	got, err := stdpng.Decode(bytes.NewReader(p.Data))
	require.NoError(t, err)
	require.Equal(t, image.Pt(100, 50), got.Bounds().Size())
	_, _, _, a := got.At(10, 40).RGBA()
	require.InDelta(t, 100, a>>8, 3)
	requireColors(t, got)
	require.Len(t, p.Blurhash, 28)
}

func TestResize_neverLarger(t *testing.T) {
	t.Parallel()
	for _, size := range []image.Point{{3, 5}, {1, 1}, {30, 20}} {
		p, err := Resize(t.Context(), pngBytes(t, picture(size.X, size.Y, 255)), 1000, 1000)
		require.NoError(t, err)
		require.Equal(t, size, image.Pt(p.Width, p.Height))
	}
	// A hair of a picture keeps at least a pixel each way.
	p, err := Resize(t.Context(), pngBytes(t, picture(3000, 2, 255)), 100, 100)
	require.NoError(t, err)
	require.Equal(t, image.Pt(100, 1), image.Pt(p.Width, p.Height))
}

// A camera held sideways says so in the picture: it comes out upright.
func TestResize_orientation(t *testing.T) {
	t.Parallel()
	b := jpegBytes(t, picture(200, 100, 255))
	for orientation, want := range map[byte]image.Point{3: {200, 100}, 6: {100, 200}, 8: {100, 200}} {
		p, err := Resize(t.Context(), withOrientation(b, orientation), 400, 400)
		require.NoError(t, err)
		img := decodeJPEG(t, p)
		require.Equal(t, want, img.Bounds().Size())
		red := map[byte]image.Point{3: {150, 50}, 6: {50, 50}, 8: {50, 150}}[orientation]
		r, _, blue, _ := img.At(red.X, red.Y).RGBA()
		require.Greater(t, r, blue+0x8000, "orientation %d", orientation)
	}
}

// withOrientation puts an Exif segment behind the start of a JPEG.
func withOrientation(b []byte, orientation byte) []byte {
	exif := []byte("Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00")
	exif[25] = orientation
	segment := binary.BigEndian.AppendUint16([]byte{0xFF, 0xE1}, uint16(len(exif)+2))
	return append(append(append([]byte(nil), b[:2]...), append(segment, exif...)...), b[2:]...)
}

func TestResize_bombs(t *testing.T) {
	t.Parallel()
	gifHead := append([]byte("GIF89a\xff\xff\xff\xff\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\xff\xff\xff\xff\x00\x02"), 0x02, 0x44, 0x01, 0x00, ';')
	for name, b := range map[string][]byte{"png": pngHead(30_000, 30_000), "gif": gifHead, "png line": pngHead(1<<30, 1<<20)} {
		_, err := Resize(t.Context(), b, 100, 100)
		require.ErrorIs(t, err, fault.Invalid, name)
	}
	// A size that only the decoder sees is refused by it.
	b := jpegBytes(t, picture(16, 16, 255))
	i := bytes.Index(b, []byte{0xFF, 0xC0})
	binary.BigEndian.PutUint16(b[i+5:], 60_000)
	binary.BigEndian.PutUint16(b[i+7:], 60_000)
	_, err := Resize(t.Context(), b, 100, 100)
	require.Error(t, err)
}

// pngHead is a PNG of that size with next to nothing in it.
func pngHead(w, h uint32) []byte {
	b := []byte("\x89PNG\r\n\x1a\n")
	chunk := func(kind string, body []byte) {
		b = binary.BigEndian.AppendUint32(b, uint32(len(body)))
		from := len(b)
		b = append(append(b, kind...), body...)
		b = binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[from:]))
	}
	head := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, w), h)
	chunk("IHDR", append(head, 8, 2, 0, 0, 0))
	chunk("IDAT", []byte{0x78, 0x9c, 0x63, 0x00, 0x00, 0x00, 0x01, 0x00, 0x01})
	chunk("IEND", nil)
	return b
}

func TestResize_corrupt(t *testing.T) {
	t.Parallel()
	whole := jpegBytes(t, picture(100, 100, 255))
	for name, b := range map[string][]byte{
		"empty": nil, "text": []byte("hello"), "svg": []byte("<svg xmlns='http://www.w3.org/2000/svg'/>"),
		"head only": whole[:20], "png head": pngBytes(t, picture(9, 9, 255))[:20], "video": []byte("RIFF\x00\x00\x00\x00AVI "),
	} {
		_, err := Resize(t.Context(), b, 100, 100)
		require.ErrorIs(t, err, media.ErrCorrupt, name)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := Resize(ctx, whole, 100, 100)
	require.ErrorIs(t, err, context.Canceled)
}

func TestCover(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"cover.mkv", "cover.mp4", "mp3-cover.mp3", "alac-cover.m4a"} {
		p, err := Cover(t.Context(), openClip(t, clip(t, name)), 1)
		require.NoError(t, err, name)
		require.Equal(t, "image/jpeg", p.MimeType)
		img, err := jpeg.Decode(bytes.NewReader(p.Data))
		require.NoError(t, err)
		require.Equal(t, image.Pt(300, 300), img.Bounds().Size())
		require.Equal(t, image.Pt(300, 300), image.Pt(p.Width, p.Height))
		require.Len(t, p.Blurhash, 28)
		stored, err := os.ReadFile(ffmpeg(t, "cover.jpg", "-i", clip(t, name), "-map", "0:1", "-c", "copy"))
		require.NoError(t, err)
		require.Equal(t, stored, p.Data, "as it is stored")
	}
	for _, stream := range []int{-1, 0, 7} {
		_, err := Cover(t.Context(), openClip(t, clip(t, "cover.mp4")), stream)
		require.ErrorIs(t, err, fault.NotFound)
	}
	_, err := Cover(t.Context(), openClip(t, clip(t, "attachments.mkv")), 2)
	require.ErrorIs(t, err, fault.NotFound, "a font is no cover")
	_, err = Cover(t.Context(), openClip(t, clip(t, "empty.mkv")), 0)
	require.ErrorIs(t, err, media.ErrCorrupt)
}
