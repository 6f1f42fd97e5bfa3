// Package worker runs the sandboxed revenge-media processes and speaks with them.
//
// Nothing here knows libav: the parent side starts, limits, feeds and restarts the children, and the
// child side (Serve) hands each request to the handler registered for its kind. Handlers live in
// media/av; cmd/revenge-media puts the two together.
//
// # The wire
//
// A parent and a child share one unix stream socket. Each frame is a fixed header, a JSON control
// part and raw payload bytes; descriptors travel beside a frame (SCM_RIGHTS), names never do. One
// request is under way per child at a time. The child answers it with any number of parts and exactly
// one reply. The parent may send a cancellation meanwhile, and takes the child's life when the time
// limit of the request passes.
//
// # A new kind of request
//
// One file per kind, holding its name, its typed request and reply, and the method that callers use:
//
//	// Measure finds the loudness of a file.
//	var Measure = Kind[MeasureRequest, MeasureReply]{Name: "measure", Limit: time.Minute}
//
//	type MeasureRequest struct{ Stream int }
//	type MeasureReply struct{ Loudness float64 }
//
//	func (p *Pool) Measure(ctx context.Context, src media.Source, stream int) (float64, error) {
//		reply, _, err := CallFile(ctx, p, Measure, MeasureRequest{Stream: stream}, src)
//		return reply.Loudness, err
//	}
//
// The child's side is one line in the table that media/av fills (av.Handlers):
//
//	worker.Handle(t, worker.Measure, measure)
//
// with
//
//	func measure(ctx context.Context, q *worker.MeasureRequest, in *worker.Incoming) (worker.MeasureReply, []byte, error)
//
// where in.File(0) is the descriptor, open until the handler returns unless in.Keep(0) takes it over,
// and the returned bytes are the reply's payload. A handler that answers in pieces is a Flow: its
// parts go out with in.Send and are read by the parent with OpenFlow and Stream.Next; a parent that
// stops reading stops the child by back-pressure, and Stream.Close cancels ctx in the child.
// Failures are reported by wrapping media.ErrCorrupt and the like, or fault.Invalid; anything else
// arrives as an unexpected error with its text.
//
// # Which child
//
// Pool gives a request to any idle child and queues the rest. Work that keeps state between requests
// (open demuxers, encoder heads) owns its child instead: Launcher.Start returns a Child, which takes
// the same calls as a Pool.
package worker
