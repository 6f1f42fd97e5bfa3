package artwork_test

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"

	"revenge/internal/artwork"
	"revenge/internal/platform/fault"
)

func drawn(width, height int) image.Image {
	img := image.NewNRGBA(image.Rect(0, 0, width, height))
	for x := range width {
		for y := range height {
			img.SetNRGBA(x, y, color.NRGBA{uint8(x), uint8(y), 99, 255})
		}
	}
	return img
}

func pngOf(width, height int) []byte {
	var b bytes.Buffer
	_ = png.Encode(&b, drawn(width, height)) // into memory
	return b.Bytes()
}

func jpegOf(width, height int) []byte {
	var b bytes.Buffer
	_ = jpeg.Encode(&b, drawn(width, height), nil) // into memory
	return b.Bytes()
}

// bomb is the head of a PNG that says it is huge.
func bomb(w, h uint32) []byte {
	b := []byte("\x89PNG\r\n\x1a\n")
	body := append([]byte("IHDR"), binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, w), h)...)
	body = append(body, 8, 2, 0, 0, 0)
	b = append(binary.BigEndian.AppendUint32(b, 13), body...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(body))
}

// by makes a file of a PNG by FFmpeg.
func by(t *testing.T, name string, args ...string) []byte {
	t.Helper()
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "in.png"), pngOf(128, 96), 0o600))
	out := filepath.Join(dir, name)
	said, err := exec.Command("ffmpeg", append(append([]string{"-v", "error", "-i", filepath.Join(dir, "in.png")}, args...), out)...).CombinedOutput()
	require.NoError(t, err, string(said))
	data, err := os.ReadFile(out)
	require.NoError(t, err)
	return data
}

func box(kind string, parts ...[]byte) []byte {
	body := bytes.Join(parts, nil)
	return append(append(binary.BigEndian.AppendUint32(nil, uint32(len(body)+8)), kind...), body...)
}

// avif puts the picture of an MP4 file with one AV1 frame into the container of still pictures.
func avif(t *testing.T, video []byte, width, height uint32) []byte {
	t.Helper()
	inside := func(kind string) []byte {
		at := bytes.Index(video, []byte(kind))
		require.Positive(t, at, kind)
		return video[at+4 : at-4+int(binary.BigEndian.Uint32(video[at-4:]))]
	}
	frame := inside("mdat")
	u32 := func(n uint32) []byte { return binary.BigEndian.AppendUint32(nil, n) }
	build := func(offset uint32) []byte {
		return append(box("ftyp", []byte("avif\x00\x00\x00\x00avifmif1miaf")), box("meta", u32(0),
			box("hdlr", u32(0), u32(0), []byte("pict"), make([]byte, 13)),
			box("pitm", u32(0), []byte{0, 1}),
			box("iloc", u32(0), []byte{0x44, 0, 0, 1, 0, 1, 0, 0, 0, 1}, u32(offset), u32(uint32(len(frame)))),
			box("iinf", u32(0), []byte{0, 1}, box("infe", []byte{2, 0, 0, 0, 0, 1, 0, 0}, []byte("av01\x00"))),
			box("iprp", box("ipco", box("ispe", u32(0), u32(width), u32(height)), box("av1C", inside("av1C"))),
				box("ipma", u32(0), u32(1), []byte{0, 1, 2, 1, 0x82})))...)
	}
	head := build(0)
	return append(build(uint32(len(head)+8)), box("mdat", frame)...)
}

func (d *desk) files() (n int) {
	d.Helper()
	require.NoError(d, filepath.WalkDir(d.kept, func(_ string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			n++
		}
		return err
	}))
	return n
}

func TestUpload(t *testing.T) {
	t.Parallel()
	d := newDesk(t, leon("<movie><title>Leon</title></movie>"))
	up := func(data []byte, choose bool) (*artwork.Artwork, error) {
		return d.edit.Upload(t.Context(), d.admin, d.item, artwork.Poster, bytes.NewReader(data), choose)
	}
	for why, c := range map[string]struct {
		data []byte
		kind error
		says string
	}{
		"nothing": {nil, artwork.ErrNoPicture, "JPEG"}, "a page": {[]byte("<html><body>x</body></html>"), artwork.ErrNoPicture, "JPEG"},
		"a drawing with a script":   {[]byte(`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`), artwork.ErrNoPicture, "JPEG"},
		"a picture of another kind": {gifOf(), artwork.ErrNoPicture, "JPEG"}, "a bomb": {bomb(60_000, 60_000), fault.Invalid, "pixels"},
		"half of one": {jpegOf(300, 300)[:40], artwork.ErrNoPicture, "damaged"}, "only the head of one": {bomb(10, 10), artwork.ErrNoPicture, "damaged"},
		"too many bytes": {append(pngOf(10, 10), make([]byte, artwork.MostUploaded)...), artwork.ErrTooLarge, "10 MB"},
	} {
		_, err := up(c.data, true)
		require.ErrorIs(t, err, c.kind, why)
		require.ErrorIs(t, err, fault.Invalid, why)
		require.ErrorContains(t, err, c.says, why)
	}
	require.Zero(t, d.files(), "nothing of it is left")
	broken, err := d.edit.Upload(t.Context(), d.admin, d.item, artwork.Poster, io.MultiReader(bytes.NewReader(pngOf(9, 9)), iotest.ErrReader(io.ErrUnexpectedEOF)), false)
	require.ErrorIs(t, err, io.ErrUnexpectedEOF)
	require.Nil(t, broken)

	for kind, data := range map[string][]byte{
		"png": pngOf(128, 96), "jpeg": jpegOf(128, 96), "webp": by(t, "a.webp", "-c:v", "libwebp"),
		"avif": avif(t, by(t, "a.mp4", "-c:v", "libsvtav1", "-pix_fmt", "yuv420p"), 128, 96),
	} {
		a, err := up(data, false)
		require.NoError(t, err, kind)
		require.Equal(t, []int{128, 96}, []int{*a.Width, *a.Height}, kind)
		require.NotEmpty(t, *a.Blurhash, kind)
	}
	before := d.files()
	first, err := up(pngOf(150, 99), false)
	require.NoError(t, err)
	second, err := up(pngOf(150, 99), true)
	require.NoError(t, err)
	require.Equal(t, first.ID, second.ID)
	require.Equal(t, before+1, d.files(), "stored once")
	require.Equal(t, first.ID, *d.shown(artwork.Poster))
	all, texts := d.list(artwork.Poster)
	require.Equal(t, first.ID, all[4].ID)
	require.Equal(t, "UPLOAD READY chosen shown", texts[4])
	_, err = d.edit.Upload(t.Context(), d.admin, d.item, artwork.Backdrop, bytes.NewReader(pngOf(150, 99)), true)
	require.NoError(t, err)
	require.Equal(t, before+1, d.files(), "for whatever role")

	_, _, err = d.pictures.Open(t.Context(), ref(t, d.pictures.URL(first, 120, artwork.FormatAuto)))
	require.NoError(t, err)
	require.NoError(t, os.RemoveAll(d.kept))
	require.NoError(t, os.WriteFile(d.kept, nil, 0o600))
	_, err = up(pngOf(30, 30), false)
	require.Error(t, err, "nothing can be kept")
	require.NotErrorIs(t, err, fault.Invalid)
}

func gifOf() []byte {
	var b bytes.Buffer
	_ = gif.Encode(&b, drawn(10, 10), nil) // into memory
	return b.Bytes()
}
