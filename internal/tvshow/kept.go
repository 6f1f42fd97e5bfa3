package tvshow

import (
	"bytes"
	"cmp"
	"context"
	"slices"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/library"
	"revenge/internal/platform/db"
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

// filesOfSeries is raw because of the one file for each folder.
func (store) filesOfSeries(ctx context.Context, q db.Q, libraries, ids []uuid.UUID) ([]*SeriesFile, error) {
	return db.AllSQL[SeriesFile](ctx, q, `SELECT DISTINCT ON (e.series_id, f.root_id) e.series_id, f.* FROM episodes e
		JOIN episode_files x ON x.episode_id = e.id JOIN files f ON f.id = x.file_id
		WHERE e.series_id = ANY($1) AND e.library_id = ANY($2) AND f.missing_since IS NULL ORDER BY e.series_id, f.root_id, f.path`, ids, libraries)
}

func (store) filesByFileIDs(ctx context.Context, q db.Q, libraries, files []uuid.UUID) ([]*File, error) {
	return db.AllSQL[File](ctx, q, `SELECT x.file_id, x.episode_id, x.edition, x.part FROM episode_files x JOIN episodes e ON e.id = x.episode_id
		WHERE x.file_id = ANY($1) AND e.library_id = ANY($2)`, files, libraries)
}

// InOrder sorts episodes by series and as they aired, specials first.
func InOrder(list []*Episode) {
	slices.SortFunc(list, func(a, b *Episode) int {
		return cmp.Or(bytes.Compare(a.SeriesID[:], b.SeriesID[:]), cmp.Compare(a.SeasonNumber, b.SeasonNumber), cmp.Compare(a.Position, b.Position),
			bytes.Compare(a.ID[:], b.ID[:]))
	})
}
