package trickplay

import (
	"context"
	"time"

	"github.com/google/uuid"

	"revenge/internal/platform/db"
)

// store is the only writer of trickplay_tiles. Raw SQL throughout: what is to be made depends on files and libraries.
type store struct{}

// target is a film that tiles can be made of.
type target struct {
	FileID     uuid.UUID
	RootPath   string
	Path       string
	Identity   string
	DurationMs int64
}

const targets = ` FROM files f JOIN file_media m ON m.file_id = f.id JOIN libraries l ON l.id = f.library_id JOIN library_roots r ON r.id = f.root_id
	WHERE l.trickplay AND f.missing_since IS NULL AND f.state = 'IDENTIFIED' AND m.video_codec <> '' AND m.duration_ms >= $1 `

const identity = `(f.size_bytes || '-' || f.mtime_ns)`

func (store) target(ctx context.Context, q db.Q, shortest time.Duration, key uuid.UUID) (*target, error) {
	return db.OneSQL[target](ctx, q, `SELECT f.id AS file_id, r.path AS root_path, f.path, `+identity+` AS identity, m.duration_ms`+targets+`AND f.id = $2`,
		shortest.Milliseconds(), key)
}

// wanting are the films without all of their tiles, of their present content. One that failed is wanting when it changes.
func (store) wanting(ctx context.Context, q db.Q, shortest time.Duration, most int) ([]uuid.UUID, error) {
	type row struct{ ID uuid.UUID }
	list, err := db.AllSQL[row](ctx, q, `SELECT f.id`+targets+`AND NOT EXISTS (SELECT 1 FROM trickplay_tiles t WHERE t.file_id = f.id
		AND t.identity = `+identity+` AND (t.problem IS NOT NULL OR t.sheets >= (t.count + $3 - 1) / $3)) ORDER BY f.added_at DESC, f.id LIMIT $2`,
		shortest.Milliseconds(), most, perSheet)
	out := make([]uuid.UUID, len(list))
	for i, r := range list {
		out[i] = r.ID
	}
	return out, err
}

// sets are those of files that the libraries hold, of their present content.
func (store) sets(ctx context.Context, q db.Q, libraries, keys []uuid.UUID) ([]*Set, error) {
	return db.AllSQL[Set](ctx, q, `SELECT t.* FROM trickplay_tiles t JOIN files f ON f.id = t.file_id
		WHERE t.file_id = ANY((SELECT $1::uuid[])::uuid[]) AND f.library_id = ANY($2) AND t.identity = `+identity+` AND t.sheets > 0`, keys, libraries)
}

// present is what there is of a file, of whatever content, and how long the file plays.
func (store) present(ctx context.Context, q db.Q, key uuid.UUID) (*Set, int64, error) {
	s, err := db.OneSQL[Set](ctx, q, `SELECT t.* FROM trickplay_tiles t JOIN files f ON f.id = t.file_id WHERE t.file_id = $1 AND t.identity = `+identity, key)
	if err != nil {
		return nil, 0, err
	}
	length, err := db.Value[int64](ctx, q, `SELECT duration_ms FROM file_media WHERE file_id = $1`, key)
	return s, length, err
}

func (store) put(ctx context.Context, q db.Q, s *Set) error {
	_, err := db.ExecSQL(ctx, q, `INSERT INTO trickplay_tiles (file_id, identity, width, height, interval_ms, columns, rows, count, sheets, bytes, problem, made_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
		ON CONFLICT (file_id) DO UPDATE SET identity = excluded.identity, width = excluded.width, height = excluded.height,
			interval_ms = excluded.interval_ms, columns = excluded.columns, rows = excluded.rows, count = excluded.count,
			sheets = excluded.sheets, bytes = excluded.bytes, problem = excluded.problem, made_at = excluded.made_at`,
		s.FileID, s.Identity, s.Width, s.Height, s.IntervalMs, s.Columns, s.Rows, s.Count, s.Sheets, s.Bytes, s.Problem, s.MadeAt)
	return err
}

func (store) bytes(ctx context.Context, q db.Q) (int64, error) {
	return db.Value[int64](ctx, q, `SELECT coalesce(sum(bytes), 0)::bigint FROM trickplay_tiles`)
}

// kept are the folders that must stay.
func (store) kept(ctx context.Context, q db.Q) (map[string]bool, error) {
	type row struct {
		FileID   uuid.UUID
		Identity string
	}
	list, err := db.AllSQL[row](ctx, q, `SELECT file_id, identity FROM trickplay_tiles`)
	out := make(map[string]bool, len(list))
	for _, r := range list {
		out[folder(r.FileID, r.Identity)] = true
	}
	return out, err
}
