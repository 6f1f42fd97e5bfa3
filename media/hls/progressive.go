package hls

import (
	"context"
	"errors"
	"fmt"
	"io"

	"revenge/internal/platform/fault"
	"revenge/media"
)

// Sound gives a sound rendition as one fragmented MP4 file, for programs that play one address: the initialization
// segment, with its edit list for gapless playing, and every segment after it. id is a rendition's; empty is the one
// that players begin with. It is read at the pace of its reader, who closes it. Failures are those of Segment.
func (e *Engine) Sound(ctx context.Context, spec *media.Spec, id string) (stream io.ReadCloser, contentType string, err error) {
	all, err := renditions(spec)
	if err != nil {
		return nil, "", err
	}
	for k := range all {
		r := &all[k]
		if r.kind != media.StreamAudio || id != "" && r.id != id || id == "" && !e.heard(all, k) {
			continue
		}
		s := &soundStream{engine: e, spec: spec, r: r}
		s.ctx, s.stop = context.WithCancel(ctx)
		return s, "audio/mp4", nil
	}
	return nil, "", fmt.Errorf("sound %.40q: %w", id, fault.NotFound)
}

// soundTries is how often a segment is asked for that the engine is too busy for.
const soundTries = 3

type soundStream struct {
	engine *Engine
	spec   *media.Spec
	r      *rendition
	ctx    context.Context
	stop   context.CancelFunc
	next   int // 0 is the initialization segment
	rest   []byte
}

// Read implements io.Reader.
func (s *soundStream) Read(b []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	for len(s.rest) == 0 {
		if s.next > s.r.plan.segments() {
			return 0, io.EOF
		}
		name := initName
		if s.next > 0 {
			name = s.r.name(s.next - 1)
		}
		var body *Body
		var err error
		for range soundTries {
			body, err = s.engine.Segment(s.ctx, s.spec, s.r.id, name)
			if !errors.Is(err, fault.Unavailable) || s.ctx.Err() != nil {
				break
			}
		}
		if err != nil {
			return 0, err
		}
		s.rest, s.next = body.Data, s.next+1
	}
	n := copy(b, s.rest)
	s.rest = s.rest[n:]
	return n, nil
}

// Close implements io.Closer.
func (s *soundStream) Close() error {
	s.stop()
	return nil
}
