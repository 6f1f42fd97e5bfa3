package av

import (
	"context"

	"revenge/media/worker"
)

// handleSegments registers what is served from files that stay open between requests.
func handleSegments(t *worker.Table) {
	s := &shelf{size: shelfSize}
	worker.Handle(t, worker.Fragment, s.fragment)
	worker.Handle(t, worker.Header, func(ctx context.Context, q *worker.CutRequest, in *worker.Incoming) (r worker.CutReply, data []byte, err error) {
		data, err = read(ctx, s, q, in, (*cutter).header)
		return r, data, err
	})
	worker.Handle(t, worker.Cues, func(ctx context.Context, q *worker.CutRequest, in *worker.Incoming) (r worker.CuesReply, _ []byte, err error) {
		r.Cues, err = read(ctx, s, q, in, (*cutter).cues)
		return r, nil, err
	})
	worker.Handle(t, worker.CueFile, cueFile)
	worker.Handle(t, worker.Attachment, readAttachment)
	worker.HandleFlow(t, worker.Extract, runExtract)
}

// read runs one reading of a file. A demuxer that failed is closed.
func read[T any](ctx context.Context, s *shelf, q *worker.CutRequest, in *worker.Incoming, how func(*cutter, context.Context) (T, error)) (T, error) {
	var none T
	d, err := s.take(q.Identity, func() (int, error) { return in.Keep(0) })
	if err != nil {
		return none, err
	}
	d.rest = nil // the demuxer goes elsewhere
	c, err := newCutter(d, q)
	if err != nil {
		return none, err
	}
	ignore := d.in.Watch(ctx)
	got, err := how(c, ctx)
	ignore()
	if err != nil || ctx.Err() != nil {
		s.forget(d)
	}
	return got, err
}
