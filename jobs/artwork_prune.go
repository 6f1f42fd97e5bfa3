package jobs

import (
	"context"

	"github.com/riverqueue/river"

	"revenge/internal/artwork"
)

// artworkPrune removes pictures that nobody chose.
type artworkPrune struct {
	worker[artwork.PruneArgs]
	artworks *artwork.Service
}

// Work removes what is too old.
func (w *artworkPrune) Work(ctx context.Context, _ *river.Job[artwork.PruneArgs]) error {
	return outcome(w.artworks.Prune(ctx))
}
