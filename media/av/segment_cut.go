package av

//#include "segment_read.h"
import "C"

import (
	"context"
	"errors"
	"fmt"

	"github.com/asticode/go-astiav"

	"revenge/media"
	"revenge/media/cmaf"
	"revenge/media/worker"
)

const (
	// tolerance is how far a packet may be from the place that the index names: containers that count
	// milliseconds round their index and their packets apart.
	tolerance = 2_000
	// openEnd is later than any bound that is a real time: the last fragment takes what is left.
	openEnd = 1 << 60
	// audioLead is how much earlier than its time sound may be stored before the picture of that time.
	audioLead = 700_000
	// partBytes is how large a fragment grows before what is there of it is sent.
	partBytes = 16 << 20
	// maxMemory is the largest fragment whose memory is kept for the next one.
	maxMemory = 16 << 20
	// searchLead is how much earlier than its keyframe a search by packets must begin.
	searchLead = 1_000_000
	// maxLeading bounds the search for pictures that are shown before the keyframe they follow.
	maxLeading = 32
)

// retreats are the distances before the wanted place that a search begins at, one after the other.
var retreats = []int64{0, 5_000_000, 30_000_000, 1 << 50}

// cutter makes one fragment out of one demuxer.
type cutter struct {
	d      *demuxer
	q      *worker.CutRequest
	stream *C.AVStream
	// codec are the parameters that the index holds, or the container's.
	codec *C.AVCodecParameters
	known bool
	// decodes says that pictures are decoded: the decoder finds the times of those that carry none.
	decodes bool
	clock   clock
	form    form
	last    int64 // time of the packet before, in the stream's time base
	out     cmaf.Fragment
	// length is how long the last picture that says so is shown.
	length int64
	// parts is how many were made of the fragment; more says that another one follows.
	parts int
	more  bool
}

// newCutter begins the fragment that q asks for, whatever part of it.
func newCutter(d *demuxer, q *worker.CutRequest) (*cutter, error) {
	c := &cutter{d: d, q: q, last: noTime}
	var err error
	if c.stream, err = d.stream(q.Track.Stream); err != nil {
		return nil, err
	}
	c.codec = c.stream.codecpar
	switch {
	case len(q.Track.CodecParameters) > 0:
		known, err := d.parameters(q.Track.Stream, q.Track.CodecParameters)
		if err != nil {
			return nil, err
		}
		c.codec, c.known = (*C.AVCodecParameters)(pointer(known)), true
	case C.rv_stream_info_missing(d.in.c) != 0:
		if err := d.analyse(); err != nil {
			return nil, err
		}
	}
	c.clock = newClock(c.stream, c.codec, q)
	c.out.Delay = c.clock.delay
	c.form = formOf(c.codec)
	c.out.Video = c.codec.codec_type == C.AVMEDIA_TYPE_VIDEO
	c.out.First = c.out.Video && q.StartUs <= 0
	c.out.Sequence = uint32(q.StartUs/1000 + 1)
	return c, nil
}

// free gives up what is left of the fragment.
func (c *cutter) free() { c.d.rest = nil }

func (c *cutter) fragment(ctx context.Context) ([]byte, error) {
	switch {
	case c.out.Video:
		return c.video(ctx)
	case c.d.interleaved():
		data, err := c.soundInOrder(ctx)
		if !errors.Is(err, errDisorder) {
			return data, err
		}
	}
	return c.audio(ctx)
}

// next is the demuxer's next packet of the track with its presentation time from the origin.
func (c *cutter) next(ctx context.Context) (us int64, err error) {
	for {
		if err := c.d.next(ctx, c.q.Track.Stream, -1); err != nil {
			return 0, err
		}
		if c.d.at.pts != noTime || c.guess() {
			c.last = int64(c.d.at.pts)
			return c.clock.us(c.last), nil
		}
		if c.out.Video {
			return 0, fmt.Errorf("%w: a packet has no time", media.ErrCorrupt)
		}
	}
}

// guess finds the time of a packet that carries none: streams that are never reordered have the decode
// time, and of several sounds in one unit of MPEG-TS only the first has a time.
func (c *cutter) guess() bool {
	switch {
	case c.decodes && c.d.at.dts != noTime:
		c.d.at.pts = c.d.at.dts
		return true
	case c.d.at.dts != noTime && c.codec.video_delay == 0:
		c.d.at.pts = c.d.at.dts
	case !c.out.Video && c.clock.frame > 0 && c.last != noTime:
		c.d.at.pts = C.int64_t(c.last + rescale(c.clock.frame, c.clock.den, c.clock.num*c.clock.scale))
	}
	c.d.packet.pts = c.d.at.pts
	return c.d.at.pts != noTime
}

func (c *cutter) add() {
	if c.d.at.duration > 0 {
		c.length = rescale(int64(c.d.at.duration)*c.clock.num, c.clock.scale, c.clock.den)
	}
	c.out.AddWith(c.clock.ticks(int64(c.d.at.pts)), c.d.key(), func(b []byte) []byte { return c.form.append(b, c.d.bytes()) })
}

// video cuts from the keyframe at the start up to the one at the end.
func (c *cutter) video(ctx context.Context) ([]byte, error) {
	if err := c.findKeyframe(ctx); err != nil {
		return nil, err
	}
	c.add()
	if c.q.KeyOnly {
		return c.out.Finish(rescale(c.q.EndUs, c.clock.scale, 1_000_000)), nil
	}
	return c.pictures(ctx)
}

// pictures goes on after the packet in hand, until the fragment ends or is large enough for a part.
func (c *cutter) pictures(ctx context.Context) ([]byte, error) {
	for {
		if c.out.Size() >= partBytes {
			if part := c.out.Split(); part != nil {
				c.parts, c.more = c.parts+1, true
				return part, nil
			}
		}
		us, err := c.next(ctx)
		switch {
		case errors.Is(err, astiav.ErrEof):
			return c.out.FinishLast(c.length), nil
		case err != nil:
			return nil, err
		case c.d.key() && us >= c.q.EndUs-tolerance:
			next, err := c.earliest(ctx)
			if err != nil {
				return nil, err
			}
			return c.out.Finish(next), nil
		}
		c.add()
	}
}

// findKeyframe reads up to the keyframe that the fragment begins with; the first fragment begins with
// the first keyframe there is. Who reads on after the fragment before finds it among what has passed by.
func (c *cutter) findKeyframe(ctx context.Context) error {
	inOrder := c.d.interleaved() && !c.q.KeyOnly
	if inOrder {
		c.d.sounds = 0
		c.d.want(c.q.Track.Stream)
		if c.d.skipTo(c.q.Track.Stream, c.begins) {
			_, err := c.next(ctx)
			return err
		}
	}
	c.d.choose(c.q.Track.Stream, -1)
	for _, back := range retreats {
		if c.d.searched() {
			back += searchLead
		}
		if err := c.seek(c.q.Guide, c.q.OriginUs+c.q.StartUs+tolerance-back); err != nil {
			return err
		}
		if inOrder {
			c.d.follow()
		}
		for {
			us, err := c.next(ctx)
			if errors.Is(err, astiav.ErrEof) {
				break
			}
			if err != nil {
				return err
			}
			if !c.d.key() || us < c.q.StartUs-tolerance && c.q.StartUs > 0 {
				continue
			}
			if us <= c.q.StartUs+tolerance || c.q.StartUs <= 0 {
				return nil
			}
			break
		}
	}
	return fmt.Errorf("%w: there is no keyframe at %d µs", media.ErrCorrupt, c.q.StartUs)
}

// begins says that the packet is the keyframe that the fragment begins with.
func (c *cutter) begins(p *passed) bool {
	return p.at.flags&C.AV_PKT_FLAG_KEY != 0 && p.at.pts != noTime && abs(c.clock.us(int64(p.at.pts))-c.q.StartUs) <= tolerance
}

// earliest is the first presentation time of the fragment that begins with the packet just read: pictures
// that are shown before their keyframe follow it at once.
func (c *cutter) earliest(ctx context.Context) (int64, error) {
	key := int64(c.d.at.pts)
	first := key
	var ahead []passed
	keep := func() {
		if c.d.lanes != nil {
			ahead = append(ahead, c.d.held())
		}
	}
	keep()
	c.d.glances = true
	defer func() {
		c.d.glances = false
		c.d.again(c.q.Track.Stream, ahead)
	}()
	for range maxLeading {
		_, err := c.next(ctx)
		if errors.Is(err, astiav.ErrEof) {
			break
		}
		if err != nil {
			return 0, err
		}
		keep()
		if c.d.key() || int64(c.d.at.pts) > key {
			break
		}
		first = min(first, int64(c.d.at.pts))
	}
	return max(c.clock.ticks(first), 0), nil
}

// audio cuts the packets whose middle lies within the bounds, so that bounds which were rounded, and
// packets which were, still meet.
func (c *cutter) audio(ctx context.Context) ([]byte, error) {
	c.d.choose(c.q.Track.Stream, -1)
	us, err := c.findSound(ctx)
	for ; err == nil && us < c.q.EndUs; us, err = c.middle(ctx) {
		c.add()
	}
	ended := errors.Is(err, astiav.ErrEof)
	if err != nil && !ended {
		return nil, err
	}
	next := c.clock.ticks(c.last)
	if ended {
		next = c.lastEnd()
	}
	if c.out.Len() == 0 {
		if next, err = c.fill(ctx); err != nil {
			return nil, err
		}
	}
	return c.out.Finish(max(next, 0)), nil
}

// lastEnd is where the track's last packet ends: sound that is shorter than the pictures is stretched to
// the fragment's end, since players wait for what is missing.
func (c *cutter) lastEnd() int64 {
	if c.q.EndUs < openEnd {
		return rescale(c.q.EndUs, c.clock.scale, 1_000_000)
	}
	return c.clock.ticks(c.last) + c.packetLength()
}

// fill makes a fragment where there is no sound: the track's first packet, which is the one most likely
// to be silent, lasts through all of it.
func (c *cutter) fill(ctx context.Context) (next int64, err error) {
	if err := c.rewind(); err != nil {
		return 0, err
	}
	if _, err := c.next(ctx); err != nil {
		return 0, fmt.Errorf("%w: the sound track is empty", media.ErrCorrupt)
	}
	start := rescale(c.q.StartUs, c.clock.scale, 1_000_000)
	c.out.AddWith(start, true, func(b []byte) []byte { return c.form.append(b, c.d.bytes()) })
	if c.q.EndUs < openEnd {
		return rescale(c.q.EndUs, c.clock.scale, 1_000_000), nil
	}
	return start + c.packetLength(), nil
}

// findSound reads up to the first packet of the fragment. Sound may be stored well before the pictures
// of its time, so the search begins earlier, and again earlier when it began too late.
func (c *cutter) findSound(ctx context.Context) (int64, error) {
	for _, back := range retreats {
		var err error
		if first := c.q.StartUs <= 0 || back == retreats[len(retreats)-1]; first {
			err = c.rewind()
		} else {
			err = c.seek(c.guide(), c.q.OriginUs+c.q.StartUs-audioLead-back)
		}
		if err != nil {
			return 0, err
		}
		c.last = noTime
		us, err := c.middle(ctx)
		late := us >= c.q.StartUs && c.q.StartUs > 0 && back < retreats[len(retreats)-1]
		for ; err == nil && us < c.q.StartUs; us, err = c.middle(ctx) {
		}
		if !late || ctx.Err() != nil {
			return us, err
		}
	}
	return 0, astiav.ErrEof
}

// guide is the stream to seek by; a search by packets needs those of a stream that is not left out.
func (c *cutter) guide() int {
	if c.d.searched() {
		return c.q.Track.Stream
	}
	return c.q.Guide
}

// seek goes to the guide's keyframe at or before the time on the file's own clock. A file whose index is missing, as
// that of one whose end is, can only be read from its beginning; streams may be new objects then.
func (c *cutter) seek(guide int, us int64) error {
	if c.d.seek(guide, us) != nil {
		return c.rewind()
	}
	return nil
}

// rewind goes to the file's first packet; streams may be new objects afterwards.
func (c *cutter) rewind() error {
	c.d.choose(c.q.Track.Stream, -1)
	if err := c.d.rewind(c.guide()); err != nil {
		return err
	}
	var err error
	if c.stream, err = c.d.stream(c.q.Track.Stream); err != nil {
		return err
	}
	if !c.known {
		c.codec = c.stream.codecpar
	}
	c.d.choose(c.q.Track.Stream, -1)
	return nil
}

func (c *cutter) middle(ctx context.Context) (int64, error) {
	_, err := c.next(ctx)
	if err != nil {
		return 0, err
	}
	return rescale(c.clock.ticks(int64(c.d.at.pts))*2+c.clock.frame, 1_000_000, 2*c.clock.scale), nil
}

// packetLength is how long the packet in hand sounds.
func (c *cutter) packetLength() int64 {
	if c.d.at.duration > 0 {
		return rescale(int64(c.d.at.duration)*c.clock.num, c.clock.scale, c.clock.den)
	}
	return max(c.clock.frame, 1)
}
