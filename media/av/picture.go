package av

//#include "shim.h"
import "C"

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"unsafe"

	"github.com/asticode/go-astiav"

	"revenge/internal/platform/fault"
	"revenge/media"
	"revenge/media/still"
	"revenge/media/worker"
)

// demuxers are libav's readers of single pictures, by type.
var demuxers = map[string]string{
	"image/jpeg": "jpeg_pipe", "image/png": "png_pipe", "image/webp": "webp_pipe",
	"image/gif": "gif", "image/bmp": "bmp_pipe", "image/tiff": "tiff_pipe", "image/avif": "mov",
}

// blurSize is the box of the copy that a blurhash is made from.
const blurSize = 64

func handleResize(ctx context.Context, q *worker.ResizeRequest, in *worker.Incoming) (worker.PictureReply, []byte, error) {
	return reply(Resize(ctx, in.Payload, q.MaxWidth, q.MaxHeight))
}

func handleCover(ctx context.Context, q *worker.CoverRequest, in *worker.Incoming) (worker.PictureReply, []byte, error) {
	fd, err := in.File(0)
	if err != nil {
		return worker.PictureReply{}, nil, err
	}
	return reply(Cover(ctx, fd, q.Stream))
}

// Resize decodes a picture and encodes it upright within the box, never larger than it was: as JPEG, or as PNG
// where it has transparent parts. It fails with media.ErrCorrupt for bytes that are no picture it knows and with
// fault.Invalid for more than 100 megapixels.
func Resize(ctx context.Context, encoded []byte, maxWidth, maxHeight int) (*media.Picture, error) {
	frame, err := decodePicture(ctx, encoded)
	if err != nil {
		return nil, err
	}
	defer frame.Free()
	if hasAlpha(frame.PixelFormat()) {
		out, err := filter(frame, pictureFilters(frame, maxWidth, maxHeight, "rgba"))
		if err != nil {
			return nil, err
		}
		defer out.Free()
		if transparent(out) {
			return encodePNG(out)
		}
	}
	out, err := filter(frame, pictureFilters(frame, maxWidth, maxHeight, "yuvj420p"))
	if err != nil {
		return nil, err
	}
	defer out.Free()
	return encodeJPEG(out)
}

func encodePNG(frame *astiav.Frame) (*media.Picture, error) {
	data, err := encode(frame, "png", 0)
	if err != nil {
		return nil, err
	}
	hash, err := still.Blurhash(toImage(frame))
	if err != nil {
		return nil, err
	}
	return &media.Picture{Data: data, MimeType: "image/png", Width: frame.Width(), Height: frame.Height(), Blurhash: hash}, nil
}

// Cover returns the picture that a stream holds, as it is stored. It fails with fault.NotFound where there is
// none and with media.ErrCorrupt where it cannot be decoded.
func Cover(ctx context.Context, fd, stream int) (*media.Picture, error) {
	in, err := Open(fd)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	defer in.Watch(ctx)()
	data, err := in.cover(stream)
	if err != nil {
		return nil, err
	}
	frame, err := decodePicture(ctx, data)
	if err != nil {
		return nil, err
	}
	defer frame.Free()
	small, err := filter(frame, pictureFilters(frame, blurSize, blurSize, "rgba"))
	if err != nil {
		return nil, err
	}
	defer small.Free()
	hash, err := still.Blurhash(toImage(small))
	if err != nil {
		return nil, err
	}
	kind, _ := still.Sniff(data)
	return &media.Picture{Data: data, MimeType: kind, Width: frame.Width(), Height: frame.Height(), Blurhash: hash}, nil
}

func (in *Input) cover(stream int) ([]byte, error) {
	if stream >= 0 && stream < int(in.c.nb_streams) {
		st := in.streams()[stream]
		if st.disposition&C.AV_DISPOSITION_ATTACHED_PIC != 0 && st.attached_pic.size > 0 {
			return C.GoBytes(unsafe.Pointer(st.attached_pic.data), st.attached_pic.size), nil
		}
		if b := extraBytes(st.codecpar); st.codecpar.codec_type == C.AVMEDIA_TYPE_ATTACHMENT && len(b) > 0 {
			if _, ok := still.Sniff(b); ok {
				return append([]byte(nil), b...), nil
			}
		}
	}
	return nil, fmt.Errorf("take cover: %w: stream %d holds no picture", fault.NotFound, stream)
}

// decodePicture decodes the first picture of encoded bytes; the frame must be freed.
func decodePicture(ctx context.Context, encoded []byte) (*astiav.Frame, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	kind, ok := still.Sniff(encoded)
	if !ok {
		return nil, fmt.Errorf("%w: this is no picture of a known kind", media.ErrCorrupt)
	}
	// The size stands in the first bytes, so a bomb is refused before anything is unpacked.
	if w, h, err := still.Size(encoded); err == nil && int64(w)*int64(h) > maxPixels {
		return nil, fault.Invalidf("The picture has %d x %d pixels; at most 100 million are allowed.", w, h)
	}
	in, err := openMemory(encoded, demuxers[kind])
	if err != nil {
		return nil, err
	}
	defer in.Close()
	defer in.Watch(ctx)()
	if len(in.streams()) == 0 {
		return nil, fmt.Errorf("%w: no picture", media.ErrCorrupt)
	}
	if in.c.nb_stream_groups > 0 {
		return nil, fmt.Errorf("%w: the picture is put together from tiles", media.ErrCorrupt)
	}
	d, err := in.newPictureDecoder(in.streams()[0])
	if err != nil {
		return nil, err
	}
	defer d.free()
	frame := astiav.AllocFrame()
	if err := d.next(frame); err != nil {
		frame.Free()
		return nil, pictureError(ctx, err)
	}
	return frame, nil
}

func pictureError(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if errors.Is(err, media.ErrCorrupt) {
		return err
	}
	return fmt.Errorf("%w: %w", media.ErrCorrupt, err)
}

// pictureFilters turns a picture upright and fits it into the box.
func pictureFilters(frame *astiav.Frame, maxWidth, maxHeight int, format string) string {
	degrees := orientation(frame)
	w, h := frame.Width(), frame.Height()
	boxW, boxH := maxWidth, maxHeight
	if degrees%180 != 0 {
		boxW, boxH = boxH, boxW
	}
	w, h = still.Fit(w, h, boxW, boxH)
	chain := []string{fmt.Sprintf("scale=w=%d:h=%d:flags=bicubic:out_color_matrix=bt601:out_range=pc", w, h), "format=" + format, "setsar=1"}
	return strings.Join(append(chain, turn(degrees)...), ",")
}
