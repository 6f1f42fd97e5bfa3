package av

//#include "segment_read.h"
import "C"

import (
	"context"
	"errors"
	"fmt"
	"unsafe"

	"github.com/asticode/go-astiav"

	"revenge/media"
	"revenge/media/cmaf"
)

const (
	// warmUp is how many frames before the first one are encoded and dropped: the encoder's windows
	// overlap, and its choices depend on what came before.
	warmUp = 2
	// driftLimit is how far sound may be from its time, in parts of a second, before silence is put in
	// or sound is left out: containers round their times.
	driftLimit = 25
	// decodeLead is how much earlier than needed decoding begins, in microseconds.
	decodeLead = 200_000
)

// audioHead encodes sound on the grid of samples that counts from the origin.
type audioHead struct {
	task    *media.HeadTask
	c       *cutter
	decoder *decoder
	encoder *astiav.CodecContext
	chain   *chain
	send    func([]byte) error
	packet  *astiav.Packet
	frame   *astiav.Frame // what the encoder is given

	cuts    []int64 // in samples
	next    int64   // the sample that is due
	held    int     // samples in frame
	segment int
	out     *cmaf.Fragment
}

func runAudioHead(ctx context.Context, task *media.HeadTask, c *cutter, send func([]byte) error) error {
	h := &audioHead{task: task, c: c, send: send, packet: astiav.AllocPacket(), frame: astiav.AllocFrame()}
	defer h.free()
	for _, us := range task.CutsUs {
		h.cuts = append(h.cuts, rescale(us, int64(task.Audio.SampleRate), 1_000_000))
	}
	h.next = max(h.cuts[0]-warmUp*aacFrame, 0)
	h.out = h.fragment()
	var err error
	if h.decoder, err = newDecoder(c); err != nil {
		return err
	}
	if h.encoder, err = openAudioEncoder(task.Audio); err != nil {
		return err
	}
	if err := h.allocate(); err != nil {
		return err
	}
	c.q.StartUs = max(task.CutsUs[0]-decodeLead, 0)
	_, err = c.findSound(ctx)
	if err == nil {
		err = h.decoder.each(ctx, h.complete, h.decoded)
	}
	if err != nil && !errors.Is(err, astiav.ErrEof) {
		return err
	}
	return h.finish()
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

func (h *audioHead) allocate() error {
	h.frame.SetNbSamples(aacFrame)
	h.frame.SetSampleFormat(astiav.SampleFormatFltp)
	h.frame.SetChannelLayout(astiav.ChannelLayoutStereo)
	h.frame.SetSampleRate(h.task.Audio.SampleRate)
	if err := h.frame.AllocBuffer(0); err != nil {
		return failure("allocate sound", err)
	}
	return nil
}

func (h *audioHead) end() int64 { return h.cuts[len(h.cuts)-1] }

func (h *audioHead) complete() bool { return h.next >= h.end() }

func (h *audioHead) decoded(frame *astiav.Frame) error {
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
		filters := fmt.Sprintf("aresample=%d:out_sample_fmt=fltp:out_chlayout=stereo:rematrix_maxval=1.0,"+
			"aformat=sample_fmts=fltp:sample_rates=%d:channel_layouts=stereo", h.task.Audio.SampleRate, h.task.Audio.SampleRate)
		if h.chain, err = newChain(frame, base, filters); err != nil {
			return err
		}
	}
	return h.chain.pass(frame, h.filtered)
}

// filtered puts sound in its place: gaps are filled with silence, and what comes too early is left out.
func (h *audioHead) filtered(frame *astiav.Frame) error {
	base := h.chain.sink.TimeBase()
	rate := int64(h.task.Audio.SampleRate)
	at := rescale(frame.Pts()*int64(base.Num()), rate, int64(base.Den()))
	skip := int64(0)
	if off := at - h.next; abs(off) > rate/driftLimit || h.fresh() {
		if off > 0 {
			if err := h.silence(min(at, h.end())); err != nil {
				return err
			}
		} else {
			skip = -off
		}
	}
	c := (*C.AVFrame)(pointer(frame))
	return h.add(planes(c), int(min(skip, int64(c.nb_samples))), int(c.nb_samples))
}

// fresh says that no sound was taken yet.
func (h *audioHead) fresh() bool { return h.held == 0 && h.next == max(h.cuts[0]-warmUp*aacFrame, 0) }

func planes(f *C.AVFrame) [2][]float32 {
	n := int(f.nb_samples)
	return [2][]float32{
		unsafe.Slice((*float32)(unsafe.Pointer(f.data[0])), n),
		unsafe.Slice((*float32)(unsafe.Pointer(f.data[1])), n),
	}
}

// silence fills up to a sample.
func (h *audioHead) silence(until int64) error {
	var quiet [aacFrame]float32
	for h.next < until {
		n := int(min(until-h.next, aacFrame))
		if err := h.add([2][]float32{quiet[:], quiet[:]}, 0, n); err != nil {
			return err
		}
	}
	return nil
}

// add takes samples from one place up to another and encodes each full frame.
func (h *audioHead) add(sound [2][]float32, from, to int) error {
	for from < to {
		if h.held == 0 {
			if err := h.frame.MakeWritable(); err != nil {
				return failure("allocate sound", err)
			}
		}
		target := planes((*C.AVFrame)(pointer(h.frame)))
		n := copy(target[0][h.held:], sound[0][from:to])
		copy(target[1][h.held:], sound[1][from:to])
		h.held += n
		h.next += int64(n)
		from += n
		if h.held == aacFrame {
			h.held = 0
			h.frame.SetPts(h.next - aacFrame)
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
		at := h.packet.Pts()
		for h.segment+2 < len(h.cuts) && at >= h.cuts[h.segment+1] {
			if err := h.flush(at); err != nil {
				return err
			}
		}
		if at >= h.cuts[0] && at < h.end() {
			h.out.Add(at, true, packetBytes(h.packet))
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
	if err := h.silence(h.end() + 2*aacFrame); err != nil {
		return err
	}
	if err := h.encoder.SendFrame(nil); err != nil {
		return failure("end encoder", err)
	}
	if err := h.drain(); err != nil {
		return err
	}
	return h.send(h.out.Finish(h.end()))
}

func packetBytes(p *astiav.Packet) []byte {
	c := (*C.AVPacket)(pointer(p))
	return unsafe.Slice((*byte)(unsafe.Pointer(c.data)), c.size)
}
