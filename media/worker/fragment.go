package worker

import (
	"context"
	"encoding/json"
	"fmt"

	"revenge/media"
)

// Fragment implements media.Segmenter. Parts of large fragments are cut when they are asked for, so that a slow player
// holds neither memory nor a worker.
func (s *Segments) Fragment(ctx context.Context, cut media.Cut) (*media.Piece, error) {
	return s.part(ctx, cut, 0)
}

func (s *Segments) part(ctx context.Context, cut media.Cut, number int) (*media.Piece, error) {
	q := requestOf(cut)
	q.Part = number
	var piece *media.Piece
	var more bool
	err := s.with(ctx, cut.Source.Identity, func(child *Child) (err error) {
		piece, more, err = child.fragment(ctx, q, cut.Source)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", Fragment.Name, err)
	}
	if more {
		piece.Next = func(ctx context.Context) (*media.Piece, error) { return s.part(ctx, cut, number+1) }
	}
	return piece, nil
}

// fragment is Call for fragments: their bytes come through shared memory, which is copied before the child's next turn.
func (c *Child) fragment(ctx context.Context, q CutRequest, src media.Source) (*media.Piece, bool, error) {
	f, err := openMedia(src.Path)
	if err != nil {
		return nil, false, err
	}
	defer f.close()
	out := &outgoing{name: Fragment.Name, files: []*mediaFile{f}, limit: c.cfg.limit(Fragment.Limit)}
	var piece *media.Piece
	var reply CutReply
	out.prepare = func() (err error) {
		if c.area == nil {
			if c.area, err = newArea(); err != nil {
				return err
			}
			q.Area = true
			out.files = append(out.files, &mediaFile{fd: c.area.fd})
		}
		out.detail, err = json.Marshal(q)
		return err
	}
	out.take = func(got *answer) error {
		if err := decodeControl(got.detail, &reply); err != nil {
			return err
		}
		piece = &media.Piece{Data: got.payload}
		if reply.Length == 0 {
			return nil
		}
		b, err := c.area.copyOut(reply.At, reply.Length)
		if err != nil {
			return err
		}
		piece.Data, piece.Recycle = b, func() { recycle(b) }
		return nil
	}
	_, err = c.call(ctx, out)
	return piece, reply.More, err
}
