package worker

import (
	"context"
	"fmt"
	"io"
	"time"

	"revenge/internal/platform/fault"
	"revenge/media"
)

// Still decodes one frame; the payload of its reply is the JPEG.
var Still = Kind[StillRequest, PictureReply]{Name: "still", Limit: time.Minute}

// StillRequest says which frame.
type StillRequest struct {
	AtMs  int64 `json:"atMs"`
	Width int   `json:"width"`
}

// Cover takes a picture out of a file; the payload of its reply is the picture as it is stored.
var Cover = Kind[CoverRequest, PictureReply]{Name: "cover", Limit: time.Minute}

// CoverRequest names the stream or attachment by its index in the file.
type CoverRequest struct {
	Stream int `json:"stream"`
}

// Resize decodes the picture that is the request's payload; the payload of its reply is the new one.
var Resize = Kind[ResizeRequest, PictureReply]{Name: "resize", Limit: 30 * time.Second}

// ResizeRequest is the box that the picture must fit.
type ResizeRequest struct {
	MaxWidth  int `json:"maxWidth"`
	MaxHeight int `json:"maxHeight"`
}

// PictureReply is media.Picture without its bytes.
type PictureReply struct {
	MimeType string `json:"mimeType"`
	Width    int    `json:"width"`
	Height   int    `json:"height"`
	Blurhash string `json:"blurhash,omitempty"`
}

// The bounds of a request for a picture.
const (
	// MaxPictureBytes is the largest encoded picture that Resize takes.
	MaxPictureBytes = 32 << 20
	// MaxPictureSide is the largest width or height that can be asked for.
	MaxPictureSide = 8192
)

// Still implements media.Grabber. A width outside 1 to MaxPictureSide is fault.Invalid.
func (p *Pool) Still(ctx context.Context, src media.Source, at time.Duration, width int) (*media.Picture, error) {
	if err := validSide("width", width); err != nil {
		return nil, err
	}
	reply, data, err := CallFile(ctx, p, Still, StillRequest{AtMs: at.Milliseconds(), Width: width}, src)
	return picture(reply, data, err)
}

// Cover implements media.Grabber. A stream that is no picture is fault.NotFound.
func (p *Pool) Cover(ctx context.Context, src media.Source, stream int) (*media.Picture, error) {
	reply, data, err := CallFile(ctx, p, Cover, CoverRequest{Stream: stream}, src)
	return picture(reply, data, err)
}

// Resize implements media.Grabber. A box outside 1 to MaxPictureSide and a picture of more than
// MaxPictureBytes or 100 megapixels are fault.Invalid.
func (p *Pool) Resize(ctx context.Context, encoded io.Reader, maxWidth, maxHeight int) (*media.Picture, error) {
	if err := validSide("width", maxWidth); err != nil {
		return nil, err
	}
	if err := validSide("height", maxHeight); err != nil {
		return nil, err
	}
	b, err := io.ReadAll(io.LimitReader(encoded, MaxPictureBytes+1))
	if err != nil {
		return nil, fmt.Errorf("read picture: %w", err)
	}
	if len(b) > MaxPictureBytes {
		return nil, fault.Invalidf("The picture is larger than %d MB.", MaxPictureBytes>>20)
	}
	reply, data, err := Call(ctx, p, Resize, ResizeRequest{MaxWidth: maxWidth, MaxHeight: maxHeight}, b)
	return picture(reply, data, err)
}

func validSide(name string, n int) error {
	if n < 1 || n > MaxPictureSide {
		return fault.Field(fault.Invalid, fmt.Sprintf("The %s must be 1 to %d.", name, MaxPictureSide), name)
	}
	return nil
}

func picture(r PictureReply, data []byte, err error) (*media.Picture, error) {
	if err != nil {
		return nil, err
	}
	return &media.Picture{Data: data, MimeType: r.MimeType, Width: r.Width, Height: r.Height, Blurhash: r.Blurhash}, nil
}
