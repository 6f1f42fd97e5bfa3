package av

import (
	"context"
	"unsafe"

	"revenge/internal/platform/fault"
	"revenge/media/worker"
)

// fragment makes one fragment, or one part of a large one.
func (s *shelf) fragment(ctx context.Context, q *worker.CutRequest, in *worker.Incoming) (r worker.CutReply, data []byte, err error) {
	if q.Area {
		if err := s.share(in); err != nil {
			return r, nil, err
		}
	}
	d, err := s.take(q.Identity, func() (int, error) { return in.Keep(0) })
	if err != nil {
		return r, nil, err
	}
	ignore := d.in.Watch(ctx)
	c, data, err := s.part(ctx, d, q)
	ignore()
	if err != nil || ctx.Err() != nil {
		s.forget(d)
	}
	if err != nil {
		return r, nil, err
	}
	if c.more {
		d.rest, r.More = c, true
	}
	if at, ok := s.shared(data); ok {
		r.At, r.Length = at, len(data)
		return r, nil, nil
	}
	if m := c.out.Memory(); !c.more && cap(m) <= maxMemory {
		s.memory = m
	}
	return r, data, nil
}

// part goes on with the fragment that the part before was made of, or makes all parts up to it again.
func (s *shelf) part(ctx context.Context, d *demuxer, q *worker.CutRequest) (*cutter, []byte, error) {
	c := d.rest
	if c != nil && c.q.Track.Stream == q.Track.Stream {
		d.rest = nil // what goes elsewhere takes it away as well
	}
	var data []byte
	var err error
	if c == nil || q.Part == 0 || !c.continues(q) {
		if c, err = newCutter(d, q); err != nil {
			return nil, nil, err
		}
		c.out.Use(s.room())
		if data, err = c.fragment(ctx); q.Part == 0 || err != nil {
			return c, data, err
		}
	}
	for made := c.parts; c.more; made++ {
		c.more = false
		c.out.Resume(s.room())
		if data, err = c.pictures(ctx); err != nil || made == q.Part {
			return c, data, err
		}
	}
	return nil, nil, fault.Invalidf("The fragment has no part %d.", q.Part)
}

// continues says that the next part of the cutter's fragment is the one asked for.
func (c *cutter) continues(q *worker.CutRequest) bool {
	return c.parts == q.Part && c.q.Track.Stream == q.Track.Stream && c.q.Guide == q.Guide && c.q.FrameUs == q.FrameUs &&
		c.q.OriginUs == q.OriginUs && c.q.StartUs == q.StartUs && c.q.EndUs == q.EndUs
}

// share takes the memory that a request brings.
func (s *shelf) share(in *worker.Incoming) error {
	fd, err := in.Keep(1)
	if err != nil {
		return err
	}
	s.area, err = worker.MapArea(fd)
	return err
}

func (s *shelf) room() []byte {
	if s.area != nil {
		return s.area
	}
	return s.memory
}

// shared is where in the area the bytes are.
func (s *shelf) shared(data []byte) (at int, ok bool) {
	if len(data) == 0 || len(s.area) == 0 {
		return 0, false
	}
	first, here := uintptr(unsafe.Pointer(&s.area[0])), uintptr(unsafe.Pointer(&data[0]))
	if here < first || here >= first+uintptr(len(s.area)) {
		return 0, false
	}
	return int(here - first), true
}
