package av

//#include "segment_read.h"
import "C"

import (
	"context"
	"errors"
	"unsafe"

	"github.com/asticode/go-astiav"

	"revenge/media"
	"revenge/media/cmaf"
)

const (
	// driftLimit is how far sound may be from its time, in parts of a second, before silence is put in
	// or sound is left out: containers round their times, and a lost packet is longer than this.
	driftLimit = 60
	// decodeLead is how much earlier than needed decoding begins, in microseconds.
	decodeLead = 300_000
)

// audioHead encodes sound on the grid of samples that counts from the origin.
type audioHead struct {
	task    *media.HeadTask
	form    soundForm
	c       *cutter
	decoder *decoder
	encoder *astiav.CodecContext
	chain   *chain
	send    func([]byte) error
	packet  *astiav.Packet
	frame   *astiav.Frame // what the encoder is given

	cuts    []int64 // in samples
	next    int64   // the sample that is due
	begun   bool    // sound was taken
	held    int     // samples in frame
	segment int
	out     *cmaf.Fragment
}

func runAudioHead(ctx context.Context, task *media.HeadTask, c *cutter, send func([]byte) error) error {
	h := &audioHead{
		task: task, form: formOfSound(task.Audio.Codec), c: c, send: send,
		packet: astiav.AllocPacket(), frame: astiav.AllocFrame(),
	}
	defer h.free()
	for _, us := range task.CutsUs {
		h.cuts = append(h.cuts, rescale(us, int64(task.Audio.SampleRate), 1_000_000))
	}
	h.out = h.fragment()
	if err := h.open(); err != nil {
		return err
	}
	c.q.StartUs = max(task.CutsUs[0]-decodeLead, 0)
	_, err := c.findSound(ctx)
	if err == nil {
		err = h.decoder.each(ctx, h.complete, h.decoded)
	}
	if err != nil && !errors.Is(err, astiav.ErrEof) {
		return err
	}
	return h.finish()
}

func (h *audioHead) open() (err error) {
	if h.decoder, err = newDecoder(h.c); err != nil {
		return err
	}
	if h.encoder, err = openAudioEncoder(h.task.Audio); err != nil {
		return err
	}
	// Packets come out earlier than what was put in by the encoder's delay; they are to begin on the grid.
	shift := padding(h.encoder) % h.form.frame
	first := -h.form.frame
	if shift == 0 {
		first = 0
	}
	h.next = max(h.cuts[0]-h.form.warmUp*h.form.frame, first) + shift
	h.frame.SetNbSamples(int(h.form.frame))
	h.frame.SetSampleFormat(h.form.format)
	h.frame.SetChannelLayout(layoutOf(h.task.Audio))
	h.frame.SetSampleRate(h.task.Audio.SampleRate)
	if err := h.frame.AllocBuffer(0); err != nil {
		return failure("allocate sound", err)
	}
	return nil
}

func (h *audioHead) free() {
	h.packet.Free()
	h.frame.Free()
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

func (h *audioHead) end() int64 { return h.cuts[len(h.cuts)-1] }

// complete asks for one frame more than the end: it comes out of the encoder late.
func (h *audioHead) complete() bool { return h.next >= h.end()+h.form.frame }

func (h *audioHead) decoded(frame *astiav.Frame) error {
	settleLayout((*C.AVFrame)(pointer(frame)))
	// Every head puts the source's packets on the same grid, so that what one makes fits what another made.
	frame.SetPts(h.c.clock.ticks(frame.Pts() + h.c.clock.origin))
	if h.chain != nil && h.chain.shape != shapeOf(frame) {
		if err := h.chain.pass(nil, h.filtered); err != nil {
			return err
		}
		h.chain.free()
		h.chain = nil
	}
	if h.chain == nil {
		if err := h.connect(frame); err != nil {
			return err
		}
	}
	return h.chain.pass(frame, h.filtered)
}

// connect takes the first chain that can be built: there are arrangements of channels that cannot be mixed.
func (h *audioHead) connect(frame *astiav.Frame) (err error) {
	base := astiav.NewRational(1, int(h.c.clock.scale))
	layout := (*C.AVFrame)(pointer(frame)).ch_layout
	for _, filters := range soundFilters(&layout, h.task.Audio) {
		if h.chain, err = newChain(frame, base, filters); err == nil {
			return nil
		}
	}
	return err
}

// filtered puts sound in its place: gaps are filled with silence, and what comes too early is left out.
func (h *audioHead) filtered(frame *astiav.Frame) error {
	base := h.chain.sink.TimeBase()
	rate := int64(h.task.Audio.SampleRate)
	at := rescale(frame.Pts()*int64(base.Num()), rate, int64(base.Den()))
	skip := int64(0)
	if off := at - h.next; abs(off) > rate/driftLimit || !h.begun {
		if off > 0 {
			if err := h.silence(min(at, h.end()+h.form.frame)); err != nil {
				return err
			}
		} else {
			skip = -off
		}
	}
	c := (*C.AVFrame)(pointer(frame))
	if skip < int64(c.nb_samples) {
		h.begun = true
	}
	return h.add(h.samples(c), int(min(skip, int64(c.nb_samples))), int(c.nb_samples))
}

// samples are those of a frame: one row for each channel, or one for all of them where they alternate.
func (h *audioHead) samples(f *C.AVFrame) [][]float32 {
	rows, stride := h.rows()
	all := make([][]float32, rows)
	for k := range all {
		all[k] = unsafe.Slice((*float32)(unsafe.Pointer(f.data[k])), int(f.nb_samples)*stride)
	}
	return all
}

func (h *audioHead) rows() (rows, stride int) {
	if h.form.planar {
		return h.task.Audio.Channels, 1
	}
	return 1, h.task.Audio.Channels
}

// silence fills up to a sample.
func (h *audioHead) silence(until int64) error {
	rows, stride := h.rows()
	quiet := make([][]float32, rows)
	for k := range quiet {
		quiet[k] = make([]float32, int(h.form.frame)*stride)
	}
	for h.next < until {
		if err := h.add(quiet, 0, int(min(until-h.next, h.form.frame))); err != nil {
			return err
		}
	}
	return nil
}

// add takes samples from one place up to another and encodes each full frame.
func (h *audioHead) add(sound [][]float32, from, to int) error {
	_, stride := h.rows()
	for from < to {
		if h.held == 0 {
			if err := h.frame.MakeWritable(); err != nil {
				return failure("allocate sound", err)
			}
		}
		n := min(to-from, int(h.form.frame)-h.held)
		for k, target := range h.samples((*C.AVFrame)(pointer(h.frame))) {
			copy(target[h.held*stride:(h.held+n)*stride], sound[k][from*stride:])
		}
		h.held += n
		h.next += int64(n)
		from += n
		if h.held == int(h.form.frame) {
			h.held = 0
			h.frame.SetPts(h.next - h.form.frame)
			if err := h.encoder.SendFrame(h.frame); err != nil {
				return failure("encode sound", err)
			}
			if err := h.drain(); err != nil {
				return err
			}
		}
	}
	return nil
}

// drain collects the encoder's packets. What the encoder needed to get going, and what lies beyond the
// end, is dropped.
func (h *audioHead) drain() error {
	for {
		err := h.encoder.ReceivePacket(h.packet)
		if errors.Is(err, astiav.ErrEagain) || errors.Is(err, astiav.ErrEof) {
			return nil
		}
		if err != nil {
			return failure("take encoded sound", err)
		}
		at, delay := h.packet.Pts(), soundDelay(h.task.Audio)
		for h.segment+2 < len(h.cuts) && at >= h.cuts[h.segment+1] {
			if err := h.flush(at + delay); err != nil {
				return err
			}
		}
		first := h.cuts[0]
		if first == 0 {
			first = -delay
		}
		if at >= first && at < h.end() {
			h.out.Add(at+delay, true, packetBytes(h.packet))
		}
		h.packet.Unref()
	}
}

func (h *audioHead) fragment() *cmaf.Fragment {
	return &cmaf.Fragment{Sequence: uint32(h.task.CutsUs[h.segment]/1000 + 1)}
}

func (h *audioHead) flush(next int64) error {
	done := h.out
	if err := h.send(done.Finish(next)); err != nil {
		return err
	}
	h.segment++
	h.out = h.fragment()
	h.out.Use(done.Memory())
	return nil
}

// finish plays silence up to the end of the plan.
func (h *audioHead) finish() error {
	if h.chain != nil {
		if err := h.chain.pass(nil, h.filtered); err != nil {
			return err
		}
	}
	// One frame more comes out of the encoder late.
	if err := h.silence(h.end() + 2*h.form.frame); err != nil {
		return err
	}
	if err := h.encoder.SendFrame(nil); err != nil {
		return failure("end encoder", err)
	}
	if err := h.drain(); err != nil {
		return err
	}
	return h.send(h.out.Finish(h.end() + soundDelay(h.task.Audio)))
}

func packetBytes(p *astiav.Packet) []byte {
	c := (*C.AVPacket)(pointer(p))
	return unsafe.Slice((*byte)(unsafe.Pointer(c.data)), c.size)
}
