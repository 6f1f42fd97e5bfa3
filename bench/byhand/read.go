package byhand

import (
	"context"
	"fmt"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"revenge/internal/artwork"
	"revenge/internal/platform/db"
)

// Batch is statements that travel together.
type Batch struct{ pgx.Batch }

// Each queues a statement; scan is called for each of its rows.
func (b *Batch) Each(scan func(pgx.Rows) error, sql string, args ...any) {
	b.Queue(sql, args...).Query(func(rows pgx.Rows) error {
		for rows.Next() {
			if err := scan(rows); err != nil {
				return err
			}
		}
		return rows.Err()
	})
}

// Run sends what is queued and reads the answers.
func (b *Batch) Run(ctx context.Context, pool *db.DB) error {
	if err := pool.SendBatch(ctx, &b.Batch).Close(); err != nil {
		return fmt.Errorf("read a batch: %w", err)
	}
	return nil
}

// Pictures queues the reading of pictures.
func (b *Batch) Pictures(p *Pictures, keys []uuid.UUID) {
	p.ByID = make(map[uuid.UUID]*artwork.Artwork, len(keys))
	b.Each(func(r pgx.Rows) error {
		a := &artwork.Artwork{}
		err := r.Scan(&a.ID, &a.Version, &a.Blurhash)
		p.ByID[a.ID] = a
		return err
	}, `SELECT id, version, blurhash FROM artworks WHERE id = ANY($1)`, keys)
}

// WatchState is how far a viewer is.
type WatchState struct {
	PositionMs int64
	Watched    bool
}

// WatchStates queues the reading of how far a viewer is with items.
func (b *Batch) WatchStates(into map[uuid.UUID]WatchState, viewer uuid.UUID, items []uuid.UUID) {
	b.Each(func(r pgx.Rows) error {
		var key uuid.UUID
		var w WatchState
		err := r.Scan(&key, &w.PositionMs, &w.Watched)
		into[key] = w
		return err
	}, `SELECT item_id, position_ms, watched FROM watch_states WHERE user_id = $1 AND item_id = ANY($2)`, viewer, items)
}
