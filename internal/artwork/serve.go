package artwork

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"

	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/media"
)

// Route is the pattern of the addresses that URL makes; their signature is the query's "s".
const Route = "/images/{id}/{version}/{size}"

// period is how long one address stays the same, so that it can be kept by browsers; it is good for up to twice that.
const period = 24 * time.Hour

// URL returns the signed address of a picture, wide enough for width, below the server's own.
func (s *Service) URL(a *Artwork, width int, format Format) string {
	until, width := s.AddressesUntil(), nextWidth(width)
	url, made := a.addresses.get(width, format, until)
	if !made {
		url = s.sign(a, width, format, until.Add(period))
		a.addresses.keep(address{width, format, until, url})
	}
	return url
}

func (s *Service) sign(a *Artwork, width int, format Format, end time.Time) string {
	const before = "/images/"
	text := append(make([]byte, 0, 192), before...)
	text = a.NodeID().Append(text)
	key := text[len(before):]
	text = append(append(text, '/'), a.Version...)
	version := text[len(text)-len(a.Version):]
	begin := len(text) + 1
	text = append(strconv.AppendInt(append(text, '/'), int64(width), 10), '.')
	text = append(text, strings.ToLower(string(format))...)
	size := text[begin:]
	return string(s.key.AppendSign(append(text, "?s="...), end, key, version, size))
}

// AddressesUntil is when URL begins to return other addresses.
func (s *Service) AddressesUntil() time.Time { return s.Clock.Now().Truncate(period).Add(period) }

// nextWidth is the first of Widths that is wide enough, or the widest.
func nextWidth(width int) int {
	for _, w := range Widths {
		if w >= width {
			return w
		}
	}
	return Widths[len(Widths)-1]
}

// Ref is an address taken apart: the parts of Route and the signature.
type Ref struct{ ID, Version, Size, Signature string }

// Open returns the picture at an address and its entity tag. A wrong or expired signature is
// fault.Unauthenticated; a picture that is gone or cannot be read is fault.NotFound.
func (s *Service) Open(ctx context.Context, ref Ref) (*media.Picture, string, error) {
	if err := s.key.Verify(s.Clock.Now(), ref.Signature, ref.ID, ref.Version, ref.Size); err != nil {
		return nil, "", err
	}
	// The parts were signed by URL, so they are well-formed.
	width, format, _ := strings.Cut(ref.Size, ".")
	w, _ := strconv.Atoi(width)
	node, err := id.Parse(ref.ID)
	if err != nil {
		return nil, "", fault.NotFound
	}
	key := sizeKey(Artwork{ID: node.UUID, Version: ref.Version}, w, Format(strings.ToUpper(format)))
	etag := `"` + key + `"`
	if data := s.sizes.get(key); data != nil {
		return described(data), etag, nil
	}
	made, err, _ := s.flight.Do(key, func() (any, error) {
		// Whoever waits for the same size must not lose it when this caller goes away.
		return s.size(context.WithoutCancel(ctx), node.UUID, ref.Version, w, Format(strings.ToUpper(format)), key)
	})
	if err != nil {
		return nil, "", fmt.Errorf("make picture %s: %w", ref.ID, err)
	}
	return made.(*media.Picture), etag, nil
}

// size makes one size and keeps it.
func (s *Service) size(ctx context.Context, key uuid.UUID, version string, width int, format Format, name string) (*media.Picture, error) {
	origins, err := s.store.origins(ctx, s.DB, []uuid.UUID{key})
	if err == nil && len(origins) == 0 {
		origins, err = s.store.uploaded(ctx, s.DB, key)
	}
	if err != nil {
		return nil, err
	}
	// An outside address is asked by Fetch and Find alone, never because somebody looks.
	if len(origins) == 0 || origins[0].Version != version || origins[0].Source == SourceRemote && origins[0].State != Ready {
		return nil, fault.NotFound
	}
	pic, err := s.fromLargest(ctx, origins[0], width)
	if err == nil && format == FormatJPEG && pic.MimeType != "image/jpeg" {
		pic, err = flatten(pic)
	}
	if err != nil {
		if passing(err) {
			return nil, fmt.Errorf("%w: %w", fault.Unavailable, err)
		}
		return nil, fmt.Errorf("%w: %w", fault.NotFound, err)
	}
	s.sizes.put(name, pic.Data)
	return pic, nil
}

// fromLargest scales the largest size where it is kept, as reading a video again costs more.
func (s *Service) fromLargest(ctx context.Context, o *origin, width int) (*media.Picture, error) {
	data := s.sizes.get(sizeKey(o.Artwork, Widths[len(Widths)-1], FormatAuto))
	if data == nil {
		return s.make(ctx, o, width)
	}
	if width == Widths[len(Widths)-1] {
		return described(data), nil
	}
	return s.Grabber.Resize(ctx, bytes.NewReader(data), width, maxHeight)
}

// described tells the two formats that are made apart.
func described(data []byte) *media.Picture {
	p := &media.Picture{Data: data, MimeType: "image/jpeg"}
	if bytes.HasPrefix(data, []byte("\x89PNG")) {
		p.MimeType = "image/png"
	}
	return p
}

const quality = 85

// flatten puts a transparent picture, as our own worker encoded it, on white.
func flatten(p *media.Picture) (*media.Picture, error) {
	size, err := png.DecodeConfig(bytes.NewReader(p.Data))
	if err != nil || size.Width > Widths[len(Widths)-1] || size.Height > maxHeight {
		return nil, fault.Invalidf("The picture cannot be made a JPEG.")
	}
	src, err := png.Decode(bytes.NewReader(p.Data))
	if err != nil {
		return nil, fmt.Errorf("decode own picture: %w", err)
	}
	out := image.NewRGBA(image.Rect(0, 0, size.Width, size.Height))
	draw.Draw(out, out.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.Draw(out, out.Bounds(), src, src.Bounds().Min, draw.Over)
	var b bytes.Buffer
	if err := jpeg.Encode(&b, out, &jpeg.Options{Quality: quality}); err != nil {
		return nil, fmt.Errorf("encode picture: %w", err)
	}
	return &media.Picture{Data: b.Bytes(), MimeType: "image/jpeg", Width: size.Width, Height: size.Height, Blurhash: p.Blurhash}, nil
}
