package library

import (
	"context"
	"time"

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

// idle keeps scans of a library from beginning until the transaction ends, and reports whether none is under way. Raw: two
// statements, as the second must see what the first has waited for.
func (store) idle(ctx context.Context, q db.Q, library uuid.UUID) (bool, error) {
	if err := changed(db.ExecSQL(ctx, q, `SELECT FROM libraries WHERE id = $1 FOR UPDATE`, library)); err != nil {
		return false, err
	}
	return db.Value[bool](ctx, q, `SELECT NOT EXISTS (SELECT FROM scans WHERE library_id = $1 AND finished_at IS NULL)`, library)
}

// forgetLost removes those of the files that have been missing since before a time, and not because they lie in the trash.
func (store) forgetLost(ctx context.Context, q db.Q, keys []uuid.UUID, before time.Time) (int64, error) {
	return db.ExecSQL(ctx, q, `DELETE FROM files f WHERE id = ANY($1) AND missing_since <= $2
		AND NOT EXISTS (SELECT FROM trash_items t WHERE t.file_id = f.id)`, keys, before)
}
