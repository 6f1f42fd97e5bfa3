package tvshow

import (
	"bytes"
	"cmp"
	"context"
	"slices"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/library"
)

// SeriesFile is a file that a series is in.
type SeriesFile struct {
	SeriesID uuid.UUID
	library.File
}

// FilesOfSeries returns, for each series and each folder of the library that it is in, one file that is there.
func (s *Service) FilesOfSeries(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*SeriesFile, error) {
	return wrap(len(ids), "a file of series", func() ([]*SeriesFile, error) { return s.store.filesOfSeries(ctx, s.DB, v.Libraries, ids) })
}

// FilesByFileIDs returns what episodes files hold, without the files themselves.
func (s *Service) FilesByFileIDs(ctx context.Context, v access.Viewer, files []uuid.UUID) ([]*File, error) {
	return wrap(len(files), "what files hold", func() ([]*File, error) { return s.store.filesByFileIDs(ctx, s.DB, v.Libraries, files) })
}

// InOrder sorts episodes by series and as they aired, specials first.
func InOrder(list []*Episode) {
	slices.SortFunc(list, func(a, b *Episode) int {
		return cmp.Or(bytes.Compare(a.SeriesID[:], b.SeriesID[:]), cmp.Compare(a.SeasonNumber, b.SeasonNumber), cmp.Compare(a.Position, b.Position),
			bytes.Compare(a.ID[:], b.ID[:]))
	})
}
