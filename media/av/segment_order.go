package av

//#include "segment_read.h"
import "C"

import (
	"context"
	"errors"
	"slices"
	"sort"
	"strings"

	"github.com/asticode/go-astiav"
)

// What one open file keeps of packets that were read on the way to others, in bytes. Sound that somebody waits for is
// kept whole.
const (
	maxPictureLane = 12 << 20
	maxSoundLane   = 4 << 20
	// maxLane is how many packets one lane has: a minute of sound, or much more.
	maxLane = 3000
)

// lane holds the packets of one track that follow each other in a file, up to the place that is read next. Where tracks
// lie side by side, whoever reads one of them reads past the others; players ask for sound and picture of one time, so
// what was asked for before is kept.
type lane struct {
	packets []passed
	bytes   int
	sound   bool
	// disorder says that a time is missing or does not rise, as those of pictures.
	disorder bool
}

// passed is a packet that was read.
type passed struct {
	packet *C.AVPacket
	at     C.rv_packet
}

func (l *lane) push(p passed) {
	if n := len(l.packets); p.at.pts == noTime || n > 0 && p.at.pts <= l.packets[n-1].at.pts {
		l.disorder = true
	}
	l.packets = append(l.packets, p)
	l.bytes += int(p.at.size)
}

func (l *lane) drop(count int) {
	for k := range count {
		l.bytes -= int(l.packets[k].at.size)
		C.av_packet_free(&l.packets[k].packet)
	}
	l.packets = l.packets[count:]
}

// trim forgets the oldest packets beyond what may be kept, some more at once.
func (l *lane) trim() {
	most := maxPictureLane
	if l.sound {
		most = maxSoundLane
	}
	if l.bytes <= most && len(l.packets) <= maxLane {
		return
	}
	count, bytes := max(len(l.packets)-maxLane*3/4, 0), l.bytes
	for k := range l.packets[:count] {
		bytes -= int(l.packets[k].at.size)
	}
	for ; bytes > most*3/4 && count < len(l.packets)-1; count++ {
		bytes -= int(l.packets[count].at.size)
	}
	l.drop(count)
}

// alone is how many times in a row sound is asked for until nobody is expected to ask for the pictures beside it.
const alone = 4

// interleaved says that reading one track means reading past all others.
func (d *demuxer) interleaved() bool { return strings.HasPrefix(d.in.formatName(), "matroska") }

// want notes that a track is asked for. What passes by of it is kept from now on.
func (d *demuxer) want(stream int) {
	if slices.Contains(d.wanted, stream) {
		return
	}
	d.wanted = append(d.wanted, stream)
	if d.lanes != nil {
		d.follow()
	}
}

// follow reads all wanted tracks in the order of the file from now on.
func (d *demuxer) follow() {
	C.rv_select(d.in.c, -1, -1)
	if d.lanes == nil {
		d.lanes = map[int]*lane{}
	}
	for _, stream := range d.wanted {
		s, err := d.stream(stream)
		if err != nil || d.sounds >= alone && s.codecpar.codec_type == C.AVMEDIA_TYPE_VIDEO {
			continue
		}
		s.discard = C.AVDISCARD_DEFAULT
		if d.lanes[stream] == nil {
			d.lanes[stream] = &lane{sound: s.codecpar.codec_type == C.AVMEDIA_TYPE_AUDIO}
		}
	}
}

// leave ends the reading in order, because the file is read elsewhere.
func (d *demuxer) leave() {
	for _, l := range d.lanes {
		l.drop(len(l.packets))
	}
	d.lanes, d.rest = nil, nil
}

// forget reads on without a track.
func (d *demuxer) forget(stream int) {
	if l := d.lanes[stream]; l != nil {
		l.drop(len(l.packets))
		delete(d.lanes, stream)
		d.rest = nil
		d.follow()
	}
}

// skipTo drops a track's packets up to the first one that is; it says whether there was one.
func (d *demuxer) skipTo(stream int, is func(*passed) bool) bool {
	l := d.lanes[stream]
	if l == nil {
		return false
	}
	n := slices.IndexFunc(l.packets, func(p passed) bool { return is(&p) })
	if n >= 0 {
		l.drop(n)
	}
	return n >= 0
}

// nextInOrder takes the next packet of a track into d.at.
func (d *demuxer) nextInOrder(ctx context.Context, stream int) error {
	l := d.lanes[stream]
	for len(l.packets) == 0 {
		if err := d.readOn(ctx, l, d.ahead()); err != nil {
			return err
		}
	}
	p := l.packets[0]
	C.av_packet_unref(d.packet)
	C.av_packet_move_ref(d.packet, p.packet)
	d.at = p.at
	l.drop(1)
	return nil
}

// How many packets are read at once, since going into C for each of them costs more than most of them do, and how many
// where only the next ones are looked at.
const batch, glance = 64, 4

func (d *demuxer) ahead() int {
	if d.glances {
		return glance
	}
	return batch
}

// readOn puts the next packets of the file into their lanes, so many of them at most. One lane is not trimmed.
func (d *demuxer) readOn(ctx context.Context, whole *lane, most int) error {
	var packets [batch]*C.AVPacket
	var fields [batch]C.rv_packet
	var count C.int
	code := C.rv_batch(d.in.c, C.int(d.paced()), C.int(most), &packets[0], &fields[0], &count)
	for k := range int(count) {
		if l := d.lanes[int(fields[k].stream)]; l != nil {
			l.push(passed{packets[k], fields[k]})
		} else {
			C.av_packet_free(&packets[k])
		}
	}
	for _, l := range d.lanes {
		if l != whole {
			l.trim()
		}
	}
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case code == C.AVERROR_EOF:
		return astiav.ErrEof
	case code < 0:
		return failure("read packet", astiav.Error(code))
	}
	return nil
}

// paced is the picture track whose keyframes end a batch, -1 for none.
func (d *demuxer) paced() int {
	for stream, l := range d.lanes {
		if !l.sound {
			return stream
		}
	}
	return -1
}

// held takes the packet in hand out of it; its bytes stay where they are.
func (d *demuxer) held() passed {
	p := passed{C.av_packet_alloc(), d.at}
	C.av_packet_move_ref(p.packet, d.packet)
	return p
}

// again puts packets back in front that nextInOrder gave.
func (d *demuxer) again(stream int, packets []passed) {
	front := lane{packets: packets}
	l := d.lanes[stream]
	if l == nil {
		front.drop(len(packets))
		return
	}
	for k := range packets {
		l.bytes += int(packets[k].at.size)
	}
	l.packets = append(packets, l.packets...)
}

// forward is how far beyond the last packet that is kept sound is read on for instead of sought, in microseconds.
const forward = 2_000_000

// errDisorder says that a track's packets do not tell their times in order, so that only reading finds them.
var errDisorder = errors.New("the sound's times do not rise")

// soundInOrder is sound for files in which all tracks lie side by side: out of what has passed by, or else read together
// with the other tracks.
func (c *cutter) soundInOrder(ctx context.Context) ([]byte, error) {
	c.d.want(c.q.Track.Stream)
	if c.d.sounds++; c.d.sounds == alone {
		c.d.forget(c.q.Guide)
	}
	packets, found, err := c.keptSound(ctx, c.d.lanes[c.q.Track.Stream], false)
	for k := 0; !found && err == nil; k++ {
		last := k == len(retreats)-1 || c.q.StartUs <= 0
		if last {
			err = c.rewind()
		} else {
			err = c.seek(c.q.Guide, c.q.OriginUs+c.q.StartUs-audioLead-retreats[k])
		}
		if err != nil {
			return nil, err
		}
		c.d.follow()
		l := c.d.lanes[c.q.Track.Stream]
		if l == nil {
			return nil, errDisorder
		}
		if err = c.readOn(ctx, l, func() bool { return len(l.packets) > 0 }); err == nil {
			packets, found, err = c.keptSound(ctx, l, last)
		}
	}
	ended := errors.Is(err, astiav.ErrEof)
	if err != nil && !ended {
		return nil, err
	}
	return c.soundOf(ctx, packets, ended)
}

// keptSound returns the lane's packets from the first one within the bounds on, together with the one that ends them, or
// with astiav.ErrEof where the file ends before. It reads on for what is missing, and finds nothing in a lane that does
// not reach back to before the bounds, unless anyhow says that nothing lies before.
func (c *cutter) keptSound(ctx context.Context, l *lane, anyhow bool) (packets []passed, found bool, err error) {
	if l == nil || len(l.packets) == 0 || !anyhow && c.middleOf(&l.packets[0]) >= c.q.StartUs ||
		c.middleOf(&l.packets[len(l.packets)-1]) < c.q.StartUs-forward && !anyhow {
		return nil, false, nil
	}
	err = c.readOn(ctx, l, func() bool { return c.middleOf(&l.packets[len(l.packets)-1]) >= c.q.EndUs })
	if err != nil && !errors.Is(err, astiav.ErrEof) {
		return nil, false, err
	}
	if l.disorder {
		return nil, false, errDisorder
	}
	from := sort.Search(len(l.packets), func(n int) bool { return c.middleOf(&l.packets[n]) >= c.q.StartUs })
	return l.packets[from:], true, err
}

// readOn fills the lanes until one of them has enough.
func (c *cutter) readOn(ctx context.Context, l *lane, enough func() bool) error {
	for !enough() {
		if err := c.d.readOn(ctx, l, batch); err != nil {
			return err
		}
	}
	return nil
}

// soundOf makes the fragment out of the packets within the bounds.
func (c *cutter) soundOf(ctx context.Context, packets []passed, ended bool) ([]byte, error) {
	var next int64
	for k := range packets {
		p := &packets[k]
		c.d.at, c.last = p.at, int64(p.at.pts)
		if c.middleOf(p) >= c.q.EndUs {
			break
		}
		c.add()
	}
	switch {
	case c.out.Len() == 0:
		var err error
		if next, err = c.fill(ctx); err != nil {
			return nil, err
		}
	case ended:
		next = c.lastEnd()
	default:
		next = c.clock.ticks(c.last)
	}
	if l := c.d.lanes[c.q.Track.Stream]; l != nil {
		l.trim()
	}
	return c.out.Finish(max(next, 0)), nil
}

// middleOf is the time at which half of a packet has sounded, in microseconds from the origin.
func (c *cutter) middleOf(p *passed) int64 {
	return rescale(c.clock.ticks(int64(p.at.pts))*2+c.clock.frame, 1_000_000, 2*c.clock.scale)
}
