// Package still knows pictures: their kind and size by their first bytes, the box they fit, and their blurhash.
// It is plain Go. Foreign pictures are handed to it only inside a worker.
package still

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"math"

	// The decoders are registered for their headers alone.
	_ "image/gif"
	_ "image/jpeg"
	_ "image/png"

	"github.com/bbrks/go-blurhash"
	_ "golang.org/x/image/bmp" // as above
	"golang.org/x/image/draw"
	_ "golang.org/x/image/tiff" // as above
	_ "golang.org/x/image/webp"
)

// The blurhash of a picture has this many waves across and down, and is made from a copy this wide.
const (
	blurX, blurY = 4, 3
	blurWidth    = 32
)

// Blurhash is a blur of the picture in about thirty characters; see https://blurha.sh.
func Blurhash(img image.Image) (string, error) {
	b := img.Bounds()
	if b.Empty() {
		return "", errors.New("blur picture: it has no pixels")
	}
	w, h := Fit(b.Dx(), b.Dy(), blurWidth, blurWidth)
	small := image.NewNRGBA(image.Rect(0, 0, w, h))
	draw.ApproxBiLinear.Scale(small, small.Bounds(), img, b, draw.Src, nil)
	hash, err := blurhash.Encode(blurX, blurY, small)
	if err != nil {
		return "", fmt.Errorf("blur picture: %w", err)
	}
	return hash, nil
}

// Fit is the largest size with the given proportions within the box, and never larger than given.
func Fit(width, height, maxWidth, maxHeight int) (w, h int) {
	scale := min(1, float64(maxWidth)/float64(width), float64(maxHeight)/float64(height))
	side := func(n, limit int) int { return min(max(1, int(math.Round(float64(n)*scale))), limit) }
	return side(width, maxWidth), side(height, maxHeight)
}

// signatures are the first bytes of the kinds of picture; a zero byte stands for any.
var signatures = []struct{ mime, first string }{
	{"image/jpeg", "\xFF\xD8\xFF"},
	{"image/png", "\x89PNG\r\n\x1A\n"},
	{"image/gif", "GIF8"},
	{"image/webp", "RIFF\x00\x00\x00\x00WEBP"},
	{"image/bmp", "BM"},
	{"image/tiff", "II*\x00"},
	{"image/tiff", "MM\x00*"},
	{"image/avif", "\x00\x00\x00\x00ftypavif"},
	{"image/avif", "\x00\x00\x00\x00ftypavis"},
}

// Sniff tells the MIME type of a picture by its first bytes.
func Sniff(b []byte) (mime string, ok bool) {
	for _, s := range signatures {
		if len(b) >= len(s.first) && matches(b, s.first) {
			return s.mime, true
		}
	}
	return "", false
}

func matches(b []byte, first string) bool {
	for i := range len(first) {
		if first[i] != 0 && b[i] != first[i] {
			return false
		}
	}
	return true
}

// Size reads the width and height out of a picture's header.
func Size(encoded []byte) (width, height int, err error) {
	c, _, err := image.DecodeConfig(bytes.NewReader(encoded))
	if err != nil {
		return 0, 0, fmt.Errorf("read picture header: %w", err)
	}
	return c.Width, c.Height, nil
}
