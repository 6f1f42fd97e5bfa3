package av

//#include "segment_read.h"
import "C"

import (
	"context"
	"errors"

	"github.com/asticode/go-astiav"

	"revenge/media"
	"revenge/media/cmaf"
)

// output is one rendition that a head makes: it encodes pictures, and begins a group of pictures at each cut
// of the plan. Its times are ticks of videoScale from the origin.
type output struct {
	format *media.VideoFormat
	cuts   []int64 // microseconds
	// quick is how many fragments are encoded for speed.
	quick  int
	effort string
	chain  *hardware // nil for x264
	burn   *painter  // nil where nothing is drawn into the picture
	send   func([]byte) error
	queue  chan *astiav.Frame

	encoder *astiav.CodecContext // of the fragment being made
	packet  *astiav.Packet
	last    *astiav.Frame // the picture before, shown again where a segment has none of its own
	seen    bool
	ticks   int64   // its time
	cut     int     // the cut that the next picture may begin
	starts  []int64 // times of the pictures that begin segments not yet encoded
	out     *cmaf.Fragment
}

// queued is how many pictures may wait between two stages: they are large.
const queued = 1

func newOutput(f *media.VideoFormat, task *media.HeadTask, send func([]byte) error) *output {
	o := &output{
		format: f, cuts: task.CutsUs, quick: task.Quick, effort: task.Preset, send: send, ticks: -1,
		queue: make(chan *astiav.Frame, queued), packet: astiav.AllocPacket(), last: astiav.AllocFrame(),
	}
	if o.effort == "" {
		o.effort = effortNormal
	}
	return o
}

func (o *output) free() {
	drop(o.queue)
	o.packet.Free()
	o.last.Free()
	o.close()
	if o.burn != nil {
		o.burn.free()
	}
}

func (o *output) close() {
	if o.encoder != nil {
		o.encoder.Free()
		o.encoder = nil
	}
}

// run encodes the pictures of the queue up to its end.
func (o *output) run(ctx context.Context) error {
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case frame, ok := <-o.queue:
			if !ok {
				return o.finish()
			}
			err := o.add(frame)
			frame.Free()
			if err != nil {
				return err
			}
		}
	}
}

// add encodes a picture. It begins a segment when it is the first at a cut. Where the first one comes later than that,
// the picture before is shown again: what a playlist says of a place holds wherever pictures are missing.
func (o *output) add(frame *astiav.Frame) error {
	ticks := frame.Pts()
	us := rescale(ticks, 1_000_000, videoScale)
	if ticks <= o.ticks {
		return nil
	}
	if o.burn != nil {
		if err := o.burn.draw(frame, us); err != nil {
			return err
		}
	}
	begins := false
	for o.cut < o.segments() && us >= o.cuts[o.cut]-tolerance && !begins {
		if us > o.cuts[o.cut]+o.interval()+tolerance || o.cut+1 < o.segments() && us >= o.cuts[o.cut+1]-tolerance {
			if err := o.repeat(frame); err != nil {
				return err
			}
			continue
		}
		begins = true
		o.cut++
	}
	if err := o.encode(frame, ticks, begins); err != nil {
		return err
	}
	o.last.Unref()
	o.seen = true
	return o.last.Ref(frame)
}

// interval is how long a picture is usually shown, in microseconds.
func (o *output) interval() int64 {
	return rescale(int64(o.format.FrameRateDen), 1_000_000, int64(o.format.FrameRateNum))
}

func (o *output) segments() int { return len(o.cuts) - 1 }

// repeat begins a segment that has no picture of its own with the one before, or the one after where
// there is none before.
func (o *output) repeat(after *astiav.Frame) error {
	frame := after
	if o.seen {
		frame = o.last
	}
	shown := frame.Clone()
	if shown == nil {
		return errors.New("out of memory")
	}
	defer shown.Free()
	ticks := max(rescale(o.cuts[o.cut], videoScale, 1_000_000), o.ticks+1)
	o.cut++
	return o.encode(shown, ticks, true)
}

func (o *output) encode(frame *astiav.Frame, ticks int64, begins bool) error {
	if begins && o.changes() {
		if err := o.end(ticks); err != nil {
			return err
		}
	}
	if o.encoder == nil {
		if err := o.open(frame); err != nil {
			return err
		}
	}
	frame.SetPts(ticks)
	frame.SetPictureType(astiav.PictureTypeNone)
	if begins {
		frame.SetPictureType(astiav.PictureTypeI)
		o.starts = append(o.starts, ticks)
	}
	o.ticks = ticks
	if o.chain != nil {
		if err := o.chain.working(); err != nil {
			return err
		}
	}
	if err := o.encoder.SendFrame(frame); err != nil {
		return failure("encode picture", err)
	}
	return o.drain()
}

// changes says that the segment before the one that begins was a quick one: it must not wait for pictures of
// the next, which may have another encoder.
func (o *output) changes() bool { return o.encoder != nil && o.chain == nil && o.cut-2 < o.quick }

// open opens the encoder of the segment that the picture begins.
func (o *output) open(frame *astiav.Frame) error {
	var err error
	switch {
	case o.chain != nil:
		o.encoder, err = o.chain.openEncoder(o.format, frame)
	case o.cut-1 < o.quick:
		o.encoder, err = openVideoEncoder(o.format, effortQuick)
	default:
		o.encoder, err = openVideoEncoder(o.format, o.effort)
	}
	return err
}

// end takes all out of the encoder, whose last segment lasts until next, and closes it.
func (o *output) end(next int64) error {
	if err := o.encoder.SendFrame(nil); err != nil {
		return failure("end encoder", err)
	}
	if err := o.drain(); err != nil {
		return err
	}
	o.close()
	out := o.out
	o.out = nil
	return o.send(out.Finish(next))
}

// drain collects the encoder's packets, and sends a fragment when the first of the next one comes.
func (o *output) drain() error {
	for {
		err := o.encoder.ReceivePacket(o.packet)
		if errors.Is(err, astiav.ErrEagain) || errors.Is(err, astiav.ErrEof) {
			return nil
		}
		if err != nil {
			return failure("take encoded picture", err)
		}
		if len(o.starts) > 0 && o.packet.Pts() == o.starts[0] {
			o.starts = o.starts[1:]
			if err := o.begin(o.packet.Pts()); err != nil {
				return err
			}
		}
		if o.out == nil {
			return errors.New("the encoder began with a picture that is no keyframe")
		}
		key := o.packet.Flags().Has(astiav.PacketFlagKey)
		o.out.AddWith(o.packet.Pts(), key, func(b []byte) []byte {
			if key && o.chain != nil {
				// The header has them too, unless it was made after the chain had failed.
				b = cmaf.AppendUnits(b, extraData(o.encoder))
			}
			return cmaf.AppendUnits(b, packetBytes(o.packet))
		})
		o.packet.Unref()
	}
}

func (o *output) begin(ticks int64) error {
	next := &cmaf.Fragment{Video: true, Delay: videoDelay(o.format), Sequence: uint32(ticks/90 + 1)}
	if o.out != nil {
		if err := o.send(o.out.Finish(ticks)); err != nil {
			return err
		}
		next.Use(o.out.Memory())
	}
	o.out = next
	return nil
}

// finish ends the encoder, and makes up for pictures that the plan had hoped for.
func (o *output) finish() error {
	if !o.seen {
		return errNoPicture
	}
	for o.cut < o.segments() {
		if err := o.repeat(o.last); err != nil {
			return err
		}
	}
	return o.end(rescale(o.cuts[o.segments()], videoScale, 1_000_000))
}
