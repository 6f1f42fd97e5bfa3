package jobs

import (
	"context"

	"github.com/riverqueue/river"

	"revenge/internal/library"
)

// scanAsk asks for a scan that could not begin while another one was under way.
type scanAsk struct {
	worker[library.AskArgs]
	libraries *library.Service
}

// Work does so, and waits while it must.
func (w *scanAsk) Work(ctx context.Context, job *river.Job[library.AskArgs]) error {
	return outcome(w.libraries.Ask(ctx, job.Args))
}
