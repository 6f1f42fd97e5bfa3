package still_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"

	"github.com/bbrks/go-blurhash"
	"github.com/stretchr/testify/require"

	"revenge/media/still"
)

func TestBlurhash(t *testing.T) {
	t.Parallel()
	img := image.NewNRGBA(image.Rect(0, 0, 300, 200))
	for y := range 200 {
		for x := range 300 {
			c := color.NRGBA{R: 255, A: 255}
			if x >= 150 {
				c = color.NRGBA{B: 255, A: 255}
			}
			img.SetNRGBA(x, y, c)
		}
	}
	hash, err := still.Blurhash(img)
	require.NoError(t, err)
	x, y, err := blurhash.Components(hash)
	require.NoError(t, err)
	require.Equal(t, []int{4, 3}, []int{x, y})
	back, err := blurhash.Decode(hash, 30, 20, 1)
	require.NoError(t, err)
	r, _, b, _ := back.At(2, 10).RGBA()
	require.Greater(t, r, b)
	r, _, b, _ = back.At(27, 10).RGBA()
	require.Greater(t, b, r)
	_, err = still.Blurhash(image.NewNRGBA(image.Rectangle{}))
	require.Error(t, err)
}

func TestFit(t *testing.T) {
	t.Parallel()
	for _, c := range [][6]int{
		{400, 200, 100, 100, 100, 50}, {200, 400, 100, 100, 50, 100}, {50, 20, 100, 100, 50, 20},
		{4000, 1, 100, 100, 100, 1}, {1, 4000, 100, 100, 1, 100}, {999, 1000, 10, 10, 10, 10},
	} {
		w, h := still.Fit(c[0], c[1], c[2], c[3])
		require.Equal(t, c[4:], []int{w, h}, "%v", c)
	}
}

func TestSniff(t *testing.T) {
	t.Parallel()
	for first, want := range map[string]string{
		"\xFF\xD8\xFF\xE0": "image/jpeg", "\x89PNG\r\n\x1A\n": "image/png", "GIF89a": "image/gif",
		"RIFF\x10\x20\x30\x40WEBPVP8 ": "image/webp", "\x00\x00\x00\x20ftypavif": "image/avif", "BM..": "image/bmp", "II*\x00": "image/tiff", "MM\x00*": "image/tiff",
		"RIFF\x00\x00\x00\x00AVI ": "", "<svg": "", "": "", "\x89PN": "",
	} {
		mime, ok := still.Sniff([]byte(first))
		require.Equal(t, want, mime, "%q", first)
		require.Equal(t, want != "", ok)
	}
}

func TestSize(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	require.NoError(t, png.Encode(&b, image.NewGray(image.Rect(0, 0, 7, 9))))
	w, h, err := still.Size(b.Bytes())
	require.NoError(t, err)
	require.Equal(t, []int{7, 9}, []int{w, h})
	_, _, err = still.Size([]byte("no picture"))
	require.Error(t, err)
}

func FuzzSize(f *testing.F) {
	f.Add([]byte("\xFF\xD8\xFF\xE0"))
	f.Add([]byte("RIFF\x10\x00\x00\x00WEBPVP8 "))
	f.Fuzz(func(_ *testing.T, b []byte) {
		still.Sniff(b)
		still.Size(b)
	})
}
