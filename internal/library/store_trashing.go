package library

import (
	"context"

	"github.com/google/uuid"

	"revenge/internal/platform/db"
)

// returned marks those of the files as there that are missing from where they lie now, as they were, and says which. Raw:
// one statement for any number of rows.
func (store) returned(ctx context.Context, q db.Q, back []Returned) ([]*Returned, error) {
	var roots []uuid.UUID
	var paths []string
	var sizes, times []int64
	for _, r := range back {
		roots, paths, sizes, times = append(roots, r.RootID), append(paths, r.Path), append(sizes, r.SizeBytes), append(times, r.MtimeNs)
	}
	return db.AllSQL[Returned](ctx, q, `UPDATE files f SET missing_since = NULL
		FROM unnest($1::uuid[], $2::text[], $3::bigint[], $4::bigint[]) AS n(root, path, size, mtime)
		WHERE f.root_id = n.root AND f.path = n.path AND f.size_bytes = n.size AND f.mtime_ns = n.mtime
		RETURNING f.library_id, f.root_id, f.path, f.size_bytes, f.mtime_ns`, roots, paths, sizes, times)
}

// forget removes files that are missing.
func (store) forget(ctx context.Context, q db.Q, keys []uuid.UUID) error {
	_, err := db.ExecSQL(ctx, q, `DELETE FROM files WHERE id = ANY($1) AND missing_since IS NOT NULL`, keys)
	return err
}
