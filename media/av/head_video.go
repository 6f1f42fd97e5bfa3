package av

//#include "segment_read.h"
import "C"

import (
	"context"
	"errors"
	"fmt"
	"runtime"

	"github.com/asticode/go-astiav"
	"golang.org/x/sync/errgroup"

	"revenge/media"
)

// videoHead makes the renditions of one picture track. Decoding, filtering and each encoder run beside each
// other: what is decoded waits in a short queue, and so does what is filtered.
type videoHead struct {
	task    *media.HeadTask
	c       *cutter
	decoder *decoder
	burn    *subtitles // nil where nothing is drawn into the picture
	decoded chan *astiav.Frame
	outputs []*output

	graph  *graph
	source pictureSource
	pace   pace
	ended  bool // a picture beyond the plan's end was decoded
}

var errNoPicture = fmt.Errorf("%w: no picture could be decoded", media.ErrCorrupt)

func runVideoHead(ctx context.Context, task *media.HeadTask, c *cutter, send func(int, []byte) error) error {
	h := &videoHead{task: task, c: c, decoded: make(chan *astiav.Frame, queued)}
	return h.run(ctx, send)
}

// run makes everything, and frees the head.
func (h *videoHead) run(ctx context.Context, send func(int, []byte) error) error {
	defer h.free()
	if err := h.prepare(ctx, send); err != nil {
		return err
	}
	// Every stage is mostly in C, where Go would let it wait for a processor that another one holds.
	runtime.GOMAXPROCS(max(runtime.GOMAXPROCS(0), runtime.NumCPU()+len(h.outputs)+2))
	work, stages := errgroup.WithContext(ctx)
	work.Go(func() error { return h.read(stages) })
	work.Go(func() error { return h.filter(stages) })
	for _, o := range h.outputs {
		work.Go(func() error { return o.run(stages) })
	}
	return work.Wait()
}

// prepare opens what the task needs and reads up to the first packet to decode.
func (h *videoHead) prepare(ctx context.Context, send func(int, []byte) error) error {
	h.c.decodes = true
	formats := append([]media.VideoFormat{*h.task.Video}, h.task.Also...)
	for n := range formats {
		o := newOutput(&formats[n], h.task, func(fragment []byte) error { return send(n, fragment) })
		h.outputs = append(h.outputs, o)
	}
	var err error
	if h.source, err = sourceOf(h.c, h.task.Video); err != nil {
		return err
	}
	device, err := h.openDevices()
	if err != nil {
		return err
	}
	if h.decoder, err = newDecoderOn(h.c, device); err != nil {
		return err
	}
	if err := h.prepareBurn(ctx); err != nil {
		return err
	}
	return h.c.findDecodable(ctx)
}

func (h *videoHead) free() {
	drop(h.decoded)
	for _, o := range h.outputs {
		o.free()
	}
	if h.graph != nil {
		h.graph.free()
	}
	if h.decoder != nil {
		h.decoder.free()
	}
	if h.burn != nil {
		h.burn.free()
	}
	for _, o := range h.outputs {
		if o.chain != nil {
			o.chain.free()
		}
	}
}

// drop frees the pictures that a stage left in its queue when another one failed.
func drop(queue chan *astiav.Frame) {
	for {
		select {
		case frame, ok := <-queue:
			if !ok {
				return
			}
			frame.Free()
		default:
			return
		}
	}
}

// findDecodable reads up to the keyframe at or before the start, where decoding can begin.
func (c *cutter) findDecodable(ctx context.Context) error {
	for _, back := range retreats {
		if c.d.searched() {
			back += searchLead
		}
		c.d.choose(c.q.Track.Stream, -1)
		if err := c.seek(c.guide(), c.q.OriginUs+c.q.StartUs+tolerance-back); err != nil {
			return err
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

// read decodes from the packet in hand up to the end of the plan or of the file. Queues are closed by stages that
// did all of their work; the end of the others shows in the context.
func (h *videoHead) read(ctx context.Context) error {
	pass := func(frame *astiav.Frame) error {
		us := h.c.clock.relativeUs(frame.Pts())
		if us < h.task.CutsUs[0]-tolerance || h.ended {
			return nil
		}
		if h.ended = us >= h.end(); h.ended || !h.pace.keeps(us) {
			return nil
		}
		own := astiav.AllocFrame()
		own.MoveRef(frame)
		select {
		case h.decoded <- own:
			return nil
		case <-ctx.Done():
			own.Free()
			return ctx.Err()
		}
	}
	h.chooseStreams()
	if err := h.decodeAll(ctx, pass); err != nil {
		return err
	}
	close(h.decoded)
	return nil
}

func (h *videoHead) decodeAll(ctx context.Context, pass func(*astiav.Frame) error) error {
	for !h.ended {
		// Before the start, pictures that no other one needs need not be decoded.
		h.decoder.skipUnneeded(h.c.d.at.pts != noTime && h.c.clock.us(int64(h.c.d.at.pts)) < h.task.CutsUs[0]-tolerance)
		if err := h.decoder.decode(pass); err != nil {
			return err
		}
		if err := h.next(ctx); err != nil {
			if errors.Is(err, astiav.ErrEof) {
				return h.decoder.finish(pass)
			}
			return err
		}
	}
	return nil
}

func (h *videoHead) end() int64 { return h.task.CutsUs[len(h.task.CutsUs)-1] - tolerance }

// next reads the next packet of the picture; those of the subtitles go where they are kept.
func (h *videoHead) next(ctx context.Context) error {
	track, side := h.c.q.Track.Stream, -1
	if h.burn != nil {
		side = h.burn.stream
	}
	for {
		if err := h.c.d.next(ctx, track, side); err != nil {
			return err
		}
		if int(h.c.d.at.stream) == track {
			return nil
		}
		if err := h.burn.put(h.c.d); err != nil {
			return err
		}
	}
}

// chooseStreams makes the demuxer give the subtitles beside the pictures.
func (h *videoHead) chooseStreams() {
	if h.burn != nil {
		h.c.d.choose(h.c.q.Track.Stream, h.burn.stream)
	}
}

// filter passes what is decoded through the filters to the encoders.
func (h *videoHead) filter(ctx context.Context) error {
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case frame, ok := <-h.decoded:
			if !ok {
				return h.filtered(ctx)
			}
			err := h.picture(ctx, frame)
			frame.Free()
			if err != nil {
				return err
			}
		}
	}
}

// filtered takes what the filters still hold and ends the encoders' queues.
func (h *videoHead) filtered(ctx context.Context) error {
	if h.graph != nil {
		if err := h.graph.pass(nil, h.hand(ctx)); err != nil {
			return err
		}
	}
	for _, o := range h.outputs {
		close(o.queue)
	}
	return nil
}

// picture passes one through the filters, which are built anew when the pictures change.
func (h *videoHead) picture(ctx context.Context, frame *astiav.Frame) error {
	want := h.source.like(frame)
	if h.graph != nil && h.graph.source != want {
		if err := h.graph.pass(nil, h.hand(ctx)); err != nil {
			return err
		}
		h.graph.free()
		h.graph = nil
	}
	h.source = want
	if h.graph == nil {
		var err error
		base := astiav.NewRational(int(h.c.clock.num), int(h.c.clock.den))
		if h.graph, err = newGraph(frame, base, want, h.outputs); err != nil {
			return err
		}
	}
	return h.graph.pass(frame, h.hand(ctx))
}

// hand gives a filtered picture to the encoder of its output.
func (h *videoHead) hand(ctx context.Context) func(n int, frame *astiav.Frame) error {
	return func(n int, frame *astiav.Frame) error {
		own := astiav.AllocFrame()
		own.MoveRef(frame)
		select {
		case h.outputs[n].queue <- own:
			return nil
		case <-ctx.Done():
			own.Free()
			return ctx.Err()
		}
	}
}
