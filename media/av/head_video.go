package av

//#include "segment_read.h"
import "C"

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/asticode/go-astiav"

	"revenge/media"
	"revenge/media/cmaf"
)

// videoHead encodes pictures, and begins a group of pictures at each cut of its plan.
type videoHead struct {
	task    *media.HeadTask
	c       *cutter
	decoder *decoder
	encoder *astiav.CodecContext
	chain   *chain
	send    func([]byte) error
	packet  *astiav.Packet

	last   *astiav.Frame // the picture before, shown again where a segment has none of its own
	seen   bool
	ticks  int64   // its time
	cut    int     // the cut that the next picture may begin
	starts []int64 // times of the pictures that begin segments not yet encoded
	out    *cmaf.Fragment
}

func runVideoHead(ctx context.Context, task *media.HeadTask, c *cutter, send func([]byte) error) error {
	h := &videoHead{task: task, c: c, send: send, ticks: -1, packet: astiav.AllocPacket(), last: astiav.AllocFrame()}
	defer h.free()
	var err error
	if h.decoder, err = newDecoder(c); err != nil {
		return err
	}
	if h.encoder, err = openVideoEncoder(task.Video); err != nil {
		return err
	}
	if err := c.findDecodable(ctx); err != nil {
		return err
	}
	if err := h.decoder.each(ctx, func() bool { return false }, h.decoded); err != nil {
		return err
	}
	return h.finish()
}

func (h *videoHead) free() {
	h.packet.Free()
	h.last.Free()
	if h.chain != nil {
		h.chain.free()
	}
	if h.encoder != nil {
		h.encoder.Free()
	}
	if h.decoder != nil {
		h.decoder.free()
	}
}

// findDecodable reads up to the keyframe at or before the start, where decoding can begin.
func (c *cutter) findDecodable(ctx context.Context) error {
	for _, back := range retreats {
		if c.d.searched() {
			back += searchLead
		}
		c.d.choose(c.q.Track.Stream, -1)
		if err := c.d.seek(c.guide(), c.q.OriginUs+c.q.StartUs+tolerance-back); err != nil {
			// A file whose end is missing has lost its index too: it can only be read from the start.
			if err := c.d.rewind(c.guide()); err != nil {
				return err
			}
		}
		us, err := c.next(ctx)
		for ; err == nil && !c.d.key(); us, err = c.next(ctx) {
		}
		if err != nil && !errors.Is(err, astiav.ErrEof) {
			return err
		}
		if err == nil && (us <= c.q.StartUs+tolerance || back >= retreats[len(retreats)-1]) {
			return nil
		}
	}
	return fmt.Errorf("%w: there is no keyframe to begin with", media.ErrCorrupt)
}

// decoded passes a picture through the filters, which are built anew when the pictures change their size.
func (h *videoHead) decoded(frame *astiav.Frame) error {
	if h.c.clock.relativeUs(frame.Pts()) < h.task.CutsUs[0]-tolerance {
		return nil
	}
	if h.chain != nil && h.chain.shape != shapeOf(frame) {
		if err := h.chain.pass(nil, h.filtered); err != nil {
			return err
		}
		h.chain.free()
		h.chain = nil
	}
	if h.chain == nil {
		var err error
		base := astiav.NewRational(int(h.c.clock.num), int(h.c.clock.den))
		if h.chain, err = newChain(frame, base, videoFilters(h.task.Video, frame)); err != nil {
			return err
		}
	}
	return h.chain.pass(frame, h.filtered)
}

// filtered encodes a picture. It begins a segment when it is the first at or after a cut.
func (h *videoHead) filtered(frame *astiav.Frame) error {
	base := h.chain.sink.TimeBase()
	ticks := rescale(frame.Pts()*int64(base.Num()), videoScale, int64(base.Den()))
	us := rescale(frame.Pts()*int64(base.Num()), 1_000_000, int64(base.Den()))
	if ticks <= h.ticks {
		return nil
	}
	begins := false
	for h.cut < h.segments() && us >= h.task.CutsUs[h.cut]-tolerance && !begins {
		if h.cut+1 < h.segments() && us >= h.task.CutsUs[h.cut+1]-tolerance {
			if err := h.repeat(frame); err != nil {
				return err
			}
			continue
		}
		begins = true
		h.cut++
	}
	if err := h.encode(frame, ticks, begins); err != nil {
		return err
	}
	h.last.Unref()
	h.seen = true
	return h.last.Ref(frame)
}

func (h *videoHead) segments() int { return len(h.task.CutsUs) - 1 }

// repeat begins a segment that has no picture of its own with the one before, or the one after where
// there is none before.
func (h *videoHead) repeat(after *astiav.Frame) error {
	frame := after
	if h.seen {
		frame = h.last
	}
	shown := frame.Clone()
	if shown == nil {
		return errors.New("out of memory")
	}
	defer shown.Free()
	ticks := max(rescale(h.task.CutsUs[h.cut], videoScale, 1_000_000), h.ticks+1)
	h.cut++
	return h.encode(shown, ticks, true)
}

func (h *videoHead) encode(frame *astiav.Frame, ticks int64, begins bool) error {
	frame.SetPts(ticks)
	frame.SetPictureType(astiav.PictureTypeNone)
	if begins {
		frame.SetPictureType(astiav.PictureTypeI)
		h.starts = append(h.starts, ticks)
	}
	h.ticks = ticks
	if err := h.encoder.SendFrame(frame); err != nil {
		return failure("encode picture", err)
	}
	return h.drain()
}

// drain collects the encoder's packets, and sends a fragment when the first of the next one comes.
func (h *videoHead) drain() error {
	for {
		err := h.encoder.ReceivePacket(h.packet)
		if errors.Is(err, astiav.ErrEagain) || errors.Is(err, astiav.ErrEof) {
			return nil
		}
		if err != nil {
			return failure("take encoded picture", err)
		}
		if len(h.starts) > 0 && h.packet.Pts() == h.starts[0] {
			h.starts = h.starts[1:]
			if err := h.begin(h.packet.Pts()); err != nil {
				return err
			}
		}
		if h.out == nil {
			return errors.New("the encoder began with a picture that is no keyframe")
		}
		h.out.AddWith(h.packet.Pts(), h.packet.Flags().Has(astiav.PacketFlagKey), func(b []byte) []byte {
			return cmaf.AppendUnits(b, packetBytes(h.packet))
		})
		h.packet.Unref()
	}
}

func (h *videoHead) begin(ticks int64) error {
	next := &cmaf.Fragment{Video: true, Delay: videoDelay(h.task.Video), Sequence: uint32(ticks/90 + 1)}
	if h.out != nil {
		if err := h.send(h.out.Finish(ticks)); err != nil {
			return err
		}
		next.Use(h.out.Memory())
	}
	h.out = next
	return nil
}

// finish ends filters and encoder, and makes up for pictures that the plan had hoped for.
func (h *videoHead) finish() error {
	if h.chain != nil {
		if err := h.chain.pass(nil, h.filtered); err != nil {
			return err
		}
	}
	if !h.seen {
		return fmt.Errorf("%w: no picture could be decoded", media.ErrCorrupt)
	}
	for h.cut < h.segments() {
		if err := h.repeat(h.last); err != nil {
			return err
		}
	}
	if err := h.encoder.SendFrame(nil); err != nil {
		return failure("end encoder", err)
	}
	if err := h.drain(); err != nil {
		return err
	}
	end := rescale(h.task.CutsUs[h.segments()], videoScale, 1_000_000)
	return h.send(h.out.Finish(end))
}

// videoFilters describes the way from the decoder's pictures to the encoder's.
func videoFilters(f *media.VideoFormat, frame *astiav.Frame) string {
	width, height := f.Width, f.Height
	if f.Rotation%180 != 0 {
		width, height = height, width
	}
	var filters []string
	if f.Deinterlace {
		filters = append(filters, "bwdif=mode=send_frame:deint=interlaced")
	}
	if f.ToneMap {
		filters = append(filters, fmt.Sprintf("zscale=w=%d:h=%d:t=linear:npl=100", width, height),
			"format=gbrpf32le", "zscale=p=bt709", "tonemap=tonemap=hable:desat=0", "zscale=t=bt709:m=bt709:r=tv")
	} else {
		filters = append(filters, fmt.Sprintf("scale=%d:%d:in_color_matrix=%s:out_color_matrix=bt709:out_range=tv", width, height, colorMatrix(frame)))
	}
	if turn := map[int]string{90: "transpose=clock", 180: "hflip,vflip", 270: "transpose=cclock"}[f.Rotation]; turn != "" {
		filters = append(filters, turn)
	}
	return strings.Join(append(filters, "format=yuv420p", "setsar=1"), ",")
}

// colorMatrix names the picture's colour matrix; one that says nothing has the one usual for its size.
func colorMatrix(frame *astiav.Frame) string {
	switch frame.ColorSpace() {
	case astiav.ColorSpaceBt709:
		return "bt709"
	case astiav.ColorSpaceBt470Bg, astiav.ColorSpaceSmpte170M:
		return "bt601"
	case astiav.ColorSpaceBt2020Ncl, astiav.ColorSpaceBt2020Cl:
		return "bt2020"
	}
	if frame.Height() >= 720 {
		return "bt709"
	}
	return "bt601"
}
