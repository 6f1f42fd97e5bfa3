package jobs

import (
	"context"

	"github.com/riverqueue/river"

	"revenge/internal/access"
	"revenge/internal/artwork"
	"revenge/internal/library"
)

// artworkFetch reads pictures.
type artworkFetch struct {
	worker[artwork.FetchArgs]
	artworks  *artwork.Service
	libraries *library.Service
}

// Work reads a batch of pictures; what cannot be read goes into the library's ledger.
func (w *artworkFetch) Work(ctx context.Context, job *river.Job[artwork.FetchArgs]) error {
	failed, err := w.artworks.Fetch(ctx, job.Args.IDs)
	if err != nil {
		return outcome(err)
	}
	troubles := make([]library.Trouble, len(failed))
	for i, f := range failed {
		troubles[i] = library.Trouble{FileID: f.FileID, RootID: f.RootID, Path: f.Path, Code: f.Code, Message: f.Message}
	}
	return outcome(w.libraries.Note(ctx, access.System(), job.Args.IDs, troubles))
}
