package jobs

import (
	"context"

	"github.com/riverqueue/river"

	"revenge/internal/identity"
	"revenge/internal/shelf"
)

// titlesIndex makes lists fast in the languages that titles are read in.
type titlesIndex struct {
	worker[identity.TitlesArgs]
	shelf *shelf.Service
}

// Work makes them so.
func (w *titlesIndex) Work(ctx context.Context, _ *river.Job[identity.TitlesArgs]) error {
	if w.shelf == nil {
		return nil
	}
	return outcome(w.shelf.IndexTitles(ctx))
}
