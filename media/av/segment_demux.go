package av

//#include "shim.h"
//#include "segment_read.h"
import "C"

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"strings"
	"unsafe"

	"github.com/asticode/go-astiav"
	"golang.org/x/sys/unix"

	"revenge/media"
)

// noTime is libav's mark for a packet without a time.
const noTime = math.MinInt64

// demuxer reads the packets of one open file from any place. It owns its descriptor.
type demuxer struct {
	identity string
	fd       int
	in       *Input
	packet   *C.AVPacket
	at       C.rv_packet
	// known are the parameters that requests brought, by stream: reading them takes longer than reading packets.
	known map[int]*described
	// rest is a large fragment whose next part may be asked for.
	rest *cutter
	// lanes are not nil while wanted tracks are read in the order of the file.
	lanes   map[int]*lane
	wanted  []int
	glances bool // only the next packets are looked at
	sounds  int  // how many times sound was asked for since pictures were
}

// described are codec parameters and the form that they came in.
type described struct {
	encoded    []byte
	parameters *astiav.CodecParameters
}

// parameters are those of an index, decoded once.
func (d *demuxer) parameters(stream int, encoded []byte) (*astiav.CodecParameters, error) {
	if have := d.known[stream]; have != nil {
		if bytes.Equal(have.encoded, encoded) {
			return have.parameters, nil
		}
		have.parameters.Free()
		delete(d.known, stream)
	}
	p, err := DecodeParameters(encoded)
	if err != nil {
		return nil, err
	}
	d.known[stream] = &described{bytes.Clone(encoded), p}
	return p, nil
}

// openDemuxer takes the descriptor over, also when it fails.
func openDemuxer(fd int, identity string) (*demuxer, error) {
	in, err := OpenSequential(fd)
	if err != nil {
		unix.Close(fd)
		return nil, err
	}
	return &demuxer{identity: identity, fd: fd, in: in, packet: C.av_packet_alloc(), known: map[int]*described{}}, nil
}

// analyse reads on until every stream is described, for containers without a header and files whose index
// does not hold the parameters.
func (d *demuxer) analyse() error {
	if err := d.in.Format.FindStreamInfo(nil); err != nil {
		return failure("read stream parameters", err)
	}
	return nil
}

func (d *demuxer) close() {
	d.leave()
	for _, known := range d.known {
		known.parameters.Free()
	}
	C.av_packet_free(&d.packet)
	d.in.Close()
	unix.Close(d.fd)
}

// stream fails with media.ErrCorrupt when the file has no such stream: it is not the file that was indexed.
func (d *demuxer) stream(index int) (*C.AVStream, error) {
	if index >= int(d.in.c.nb_streams) && d.in.c.ctx_flags&C.AVFMTCTX_NOHEADER != 0 {
		if err := d.analyse(); err != nil {
			return nil, err
		}
	}
	if index < 0 || index >= int(d.in.c.nb_streams) {
		return nil, fmt.Errorf("%w: it has no stream %d", media.ErrCorrupt, index)
	}
	return unsafe.Slice(d.in.c.streams, d.in.c.nb_streams)[index], nil
}

// tableOfSamples says that the container lists each stream's samples, so that reading one stream alone is cheap.
func (d *demuxer) tableOfSamples() bool {
	return strings.HasPrefix(d.in.formatName(), "mov")
}

// searched says that the container is not known to have an index by keyframes: places are found by the
// times of whatever packets there are.
func (d *demuxer) searched() bool {
	for _, indexed := range []string{"matroska", "mov", "avi"} {
		if strings.HasPrefix(d.in.formatName(), indexed) {
			return false
		}
	}
	return true
}

// seek goes to the guide's keyframe at or before the time on the file's own clock.
func (d *demuxer) seek(guide int, us int64) error {
	d.leave()
	s, err := d.stream(guide)
	if err != nil {
		return err
	}
	// Where there is no index, the guide's packets are searched.
	defer func(as C.enum_AVDiscard) { s.discard = as }(s.discard)
	s.discard = C.AVDISCARD_DEFAULT
	time := C.av_rescale_q(C.int64_t(us), C.AVRational{1, 1_000_000}, s.time_base)
	if s.start_time != noTime && !d.byDecoding() {
		time = max(time, s.start_time)
	}
	if code := C.rv_seek(d.in.c, C.int(guide), time); code < 0 {
		return failure("seek", astiav.Error(code))
	}
	return nil
}

// byDecoding says that a seek looks for decoding times, so that the first picture's presentation time already finds
// what follows it.
func (d *demuxer) byDecoding() bool { return strings.HasPrefix(d.in.formatName(), "mpeg") }

// rewind goes to the first packet of the file. In Matroska a seek skips sound that begins before the
// first picture, so the file is opened anew.
func (d *demuxer) rewind(guide int) error {
	d.leave()
	if !strings.HasPrefix(d.in.formatName(), "matroska") {
		return d.seek(guide, -1<<50)
	}
	return d.in.restart()
}

// choose makes next give the packets of these streams alone; second may be -1.
func (d *demuxer) choose(first, second int) {
	d.leave()
	C.rv_select(d.in.c, C.int(first), C.int(second))
}

// next takes the next packet of the streams into d.at; astiav.ErrEof ends the file.
func (d *demuxer) next(ctx context.Context, first, second int) error {
	if d.lanes[first] != nil {
		return d.nextInOrder(ctx, first)
	}
	return d.read(ctx, first, second)
}

// read reads the next packet of two streams.
func (d *demuxer) read(ctx context.Context, first, second int) error {
	for {
		switch code := C.rv_next(d.in.c, d.packet, C.int(first), C.int(second), &d.at); {
		case code == 1:
			return nil
		case ctx.Err() != nil:
			return ctx.Err()
		case code == C.AVERROR_EOF:
			return astiav.ErrEof
		case code < 0:
			return failure("read packet", astiav.Error(code))
		}
	}
}

// bytes are those of the packet in d.at, valid until the next call of next.
func (d *demuxer) bytes() []byte { return unsafe.Slice((*byte)(unsafe.Pointer(d.at.data)), d.at.size) }

func (d *demuxer) key() bool { return d.at.flags&C.AV_PKT_FLAG_KEY != 0 }

// shelf keeps the files open that were used last.
type shelf struct {
	open []*demuxer // the latest first
	size int
	// area is shared with the parent, nil until it was given. memory is for fragments where it is not: a reply is sent
	// before the next request is read.
	area, memory []byte
}

// shelfSize bounds the descriptors and the demuxers' memory of one worker.
const shelfSize = 8

// take returns the open file of that identity, or opens it from the descriptor that keep gives.
func (s *shelf) take(identity string, keep func() (int, error)) (*demuxer, error) {
	for k, d := range s.open {
		if d.identity == identity {
			copy(s.open[1:k+1], s.open[:k])
			s.open[0] = d
			return d, nil
		}
	}
	fd, err := keep()
	if err != nil {
		return nil, err
	}
	d, err := openDemuxer(fd, identity)
	if err != nil {
		return nil, err
	}
	s.open = append([]*demuxer{d}, s.open...)
	if len(s.open) > s.size {
		last := len(s.open) - 1
		s.open[last].close()
		s.open = s.open[:last]
	}
	return d, nil
}

// forget closes a file whose reading failed, or was cancelled, be it too late to matter: the next reading would meet the
// interruption.
func (s *shelf) forget(d *demuxer) {
	for k := range s.open {
		if s.open[k] == d {
			s.open = append(s.open[:k], s.open[k+1:]...)
			d.close()
			return
		}
	}
}
