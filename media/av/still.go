package av

//#include "shim.h"
import "C"

import (
	"context"
	"fmt"
	"math"
	"strings"

	"github.com/asticode/go-astiav"

	"revenge/internal/platform/fault"
	"revenge/media"
	"revenge/media/still"
	"revenge/media/worker"
)

const (
	// stillTries is how many places are looked at for a picture that shows something.
	stillTries = 4
	// stillStep is how far apart they are at least, in microseconds.
	stillStep = 2_000_000
	// darkMean and flatDeviation, of 255: anything below is an empty picture.
	darkMean, flatDeviation = 24, 10
	jpegQuality             = 4
)

func handleStill(ctx context.Context, q *worker.StillRequest, in *worker.Incoming) (worker.PictureReply, []byte, error) {
	fd, err := in.File(0)
	if err != nil {
		return worker.PictureReply{}, nil, err
	}
	return reply(Still(ctx, fd, q.AtMs*1000, q.Width))
}

func reply(p *media.Picture, err error) (worker.PictureReply, []byte, error) {
	if err != nil {
		return worker.PictureReply{}, nil, err
	}
	return worker.PictureReply{MimeType: p.MimeType, Width: p.Width, Height: p.Height, Blurhash: p.Blurhash}, p.Data, nil
}

// Still takes the keyframe before a time (microseconds after the start), or a later one where that shows nothing,
// upright and at most so many pixels wide, as JPEG. It fails with media.ErrCorrupt, with fault.NotFound for a file
// without video, or with the context's error.
func Still(ctx context.Context, fd int, atUs int64, width int) (*media.Picture, error) {
	in, err := Open(fd)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	defer in.Watch(ctx)()
	if !in.complete() {
		if err := in.analyse(); err != nil {
			return nil, err
		}
	}
	info := in.info()
	main := info.Video()
	if main == nil {
		return nil, fmt.Errorf("take still: %w: the file has no video", fault.NotFound)
	}
	frame, err := in.bestFrame(ctx, main, atUs, width)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		return nil, err
	}
	defer frame.Free()
	return encodeJPEG(frame)
}

// bestFrame tries a few places and takes the first that shows something, else the one that shows most.
func (in *Input) bestFrame(ctx context.Context, s *media.Stream, atUs int64, width int) (*astiav.Frame, error) {
	d, err := in.newPictureDecoder(in.streams()[s.Index])
	if err != nil {
		return nil, err
	}
	defer d.free()
	var best *astiav.Frame
	var most float64
	var failed error
	step := max(stillStep, int64(in.c.duration)/20)
	for try := range int64(stillTries) {
		t := atUs + try*step
		if try > 0 && (ctx.Err() != nil || t >= int64(in.c.duration)) {
			break
		}
		frame, err := d.frameAt(s, t, width)
		if err != nil {
			failed = err
			continue
		}
		mean, deviation := contrast(frame)
		if best == nil || deviation > most {
			if best != nil {
				best.Free()
			}
			best, most = frame, deviation
		} else {
			frame.Free()
		}
		if mean >= darkMean && deviation >= flatDeviation {
			return best, nil
		}
	}
	if best == nil {
		return nil, failed
	}
	return best, nil
}

// frameAt decodes the keyframe before a time and makes it fit to be shown.
func (d *pictureDecoder) frameAt(s *media.Stream, us int64, width int) (*astiav.Frame, error) {
	us = min(max(us, 0), max(int64(d.in.c.duration)-1, 0))
	frame := astiav.AllocFrame()
	defer frame.Free()
	var err error = astiav.ErrEof
	if C.av_seek_frame(d.in.c, -1, C.int64_t(d.in.start()+us), C.AVSEEK_FLAG_BACKWARD) >= 0 {
		err = d.next(frame)
	}
	if err != nil {
		// A file that cannot be sought, or not to a keyframe, gives its first picture.
		if err := d.in.restart(); err != nil {
			return nil, err
		}
		if err := d.next(frame); err != nil {
			return nil, err
		}
	}
	return filter(frame, stillFilters(s, frame.Width(), frame.Height(), width))
}

// stillFilters is the chain from a decoded frame to a picture for a web page.
func stillFilters(s *media.Stream, codedWidth, codedHeight, maxWidth int) string {
	shown := float64(codedWidth) * aspect(s.SampleAspect)
	w, h := shown, float64(codedHeight)
	turned := s.Rotation%180 != 0
	if turned {
		w, h = h, w
	}
	if scale := float64(maxWidth) / w; scale < 1 {
		w, h = w*scale, h*scale
	}
	if turned {
		w, h = h, w
	}
	size := fmt.Sprintf("w=%d:h=%d", even(w), even(h))
	var chain []string
	if s.Interlaced {
		chain = append(chain, "yadif")
	}
	switch s.HDR {
	case media.SDR:
		chain = append(chain, "scale="+size+":flags=bicubic:in_color_matrix="+matrix(s)+":out_color_matrix=bt601:out_range=pc")
	default:
		chain = append(chain, toneMap(s, size)...)
	}
	chain = append(chain, "format=yuvj420p", "setsar=1")
	return strings.Join(append(chain, turn(s.Rotation)...), ",")
}

// toneMap brings high dynamic range into what every screen shows. Scaling first spares most of the work.
func toneMap(s *media.Stream, size string) []string {
	transfer := "smpte2084"
	if s.HDR == media.HLG {
		transfer = "arib-std-b67"
	}
	return []string{
		"setparams=color_primaries=bt2020:color_trc=" + transfer + ":colorspace=bt2020nc",
		"zscale=" + size + ":t=linear:npl=100", "format=gbrpf32le", "zscale=p=bt709",
		"tonemap=hable:desat=0", "zscale=t=iec61966-2-1:m=470bg:r=full",
	}
}

// matrix is what a stream without a statement most likely uses.
func matrix(s *media.Stream) string {
	switch {
	case s.ColorSpace != "":
		return "auto"
	case s.Height >= 720:
		return "bt709"
	}
	return "bt601"
}

func turn(degrees int) []string {
	switch degrees {
	case 90:
		return []string{"transpose=clock"}
	case 180:
		return []string{"hflip", "vflip"}
	case 270:
		return []string{"transpose=cclock"}
	}
	return nil
}

func aspect(s string) float64 {
	if r := ratio(strings.Replace(s, ":", "/", 1)); r > 0.1 && r < 10 {
		return r
	}
	return 1
}

// even is the nearest even size: colour has half the samples.
func even(f float64) int { return max(2, int(math.Round(f/2))*2) }

// encodeJPEG encodes a finished frame and blurs it.
func encodeJPEG(frame *astiav.Frame) (*media.Picture, error) {
	data, err := encode(frame, "mjpeg", jpegQuality)
	if err != nil {
		return nil, err
	}
	hash, err := still.Blurhash(toImage(frame))
	if err != nil {
		return nil, err
	}
	return &media.Picture{Data: data, MimeType: "image/jpeg", Width: frame.Width(), Height: frame.Height(), Blurhash: hash}, nil
}
