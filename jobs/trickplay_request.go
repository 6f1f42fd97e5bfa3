package jobs

import (
	"context"

	"github.com/riverqueue/river"

	"revenge/internal/trickplay"
)

// trickplayRequest looks for films without small pictures.
type trickplayRequest struct {
	worker[trickplay.RequestArgs]
	tiles *trickplay.Service
}

// Work asks for those of each film as a job of its own.
func (w *trickplayRequest) Work(ctx context.Context, _ *river.Job[trickplay.RequestArgs]) error {
	if w.tiles == nil {
		return nil
	}
	return outcome(w.tiles.Request(ctx))
}
