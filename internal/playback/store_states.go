package playback

import (
	"context"
	"time"

	. "github.com/go-jet/jet/v2/postgres" // jet reads as SQL only this way
	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/db"
	. "revenge/internal/platform/db/gen/public/table"
)

var selectStates = db.Text(SELECT(WatchStates.AllColumns).FROM(WatchStates).
	WHERE(WatchStates.UserID.EQ(UUID(uuid.UUID{})).AND(db.Any(WatchStates.ItemID, nil)).AND(db.Any(WatchStates.LibraryID, nil))))

func (store) states(ctx context.Context, q db.Q, v access.Viewer, items []uuid.UUID) ([]*WatchState, error) {
	return db.AllSQL[WatchState](ctx, q, selectStates, v.UserID, items, v.Libraries)
}

func (store) watchedCounts(ctx context.Context, q db.Q, user uuid.UUID, parents []uuid.UUID) ([]*WatchedCount, error) {
	return db.All[WatchedCount](ctx, q, SELECT(WatchStates.ParentID.AS("parent_id"), COUNT(STAR).AS("n")).FROM(WatchStates).
		WHERE(WatchStates.UserID.EQ(UUID(user)).AND(db.Any(WatchStates.ParentID, parents)).AND(WatchStates.Watched.IS_TRUE())).
		GROUP_BY(WatchStates.ParentID))
}

func (store) continueWatching(ctx context.Context, q db.Q, v access.Viewer, n int) ([]*WatchState, error) {
	return db.All[WatchState](ctx, q, SELECT(WatchStates.AllColumns).FROM(WatchStates).
		WHERE(WatchStates.UserID.EQ(UUID(v.UserID)).AND(WatchStates.Watched.IS_FALSE()).AND(WatchStates.PositionMs.GT(Int(0))).
			AND(db.Any(WatchStates.LibraryID, v.Libraries)).AND(WatchStates.ItemKind.NOT_EQ(NewEnumValue(string(ItemFile))))).
		ORDER_BY(WatchStates.LastPlayedAt.DESC(), WatchStates.ItemID.DESC()).LIMIT(int64(n)))
}

// recent are the states that changed last.
func (store) recent(ctx context.Context, q db.Q, v access.Viewer, n int) ([]*WatchState, error) {
	return db.All[WatchState](ctx, q, SELECT(WatchStates.AllColumns).FROM(WatchStates).
		WHERE(WatchStates.UserID.EQ(UUID(v.UserID)).AND(db.Any(WatchStates.LibraryID, v.Libraries))).
		ORDER_BY(WatchStates.UpdatedAt.DESC(), WatchStates.ItemID.DESC()).LIMIT(int64(n)))
}

// putState writes how far a viewer is. Being at the end again counts as another play only after the
// state was left in between. Raw: what is counted depends on the row as it was.
func (store) putState(ctx context.Context, q db.Q, w WatchState, now time.Time) error {
	_, err := db.ExecSQL(ctx, q, `INSERT INTO watch_states AS w (user_id, item_id, item_kind, parent_id, library_id, file_id,
			position_ms, duration_ms, watched, play_count, last_played_at, updated_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::boolean, $9::boolean::int, $10, $10)
		ON CONFLICT (user_id, item_id) DO UPDATE SET parent_id = excluded.parent_id, library_id = excluded.library_id,
			file_id = excluded.file_id, position_ms = excluded.position_ms, duration_ms = excluded.duration_ms,
			watched = w.watched AND excluded.position_ms = 0 OR excluded.watched,
			play_count = w.play_count + (excluded.watched AND NOT (w.watched AND w.position_ms = 0))::int,
			last_played_at = excluded.last_played_at, updated_at = excluded.updated_at`,
		w.UserID, w.ItemID, string(w.ItemKind), w.ParentID, w.LibraryID, w.FileID, w.PositionMs, w.DurationMs, w.Watched, now)
	return err
}

// mark sets many items watched or not, in one statement, and returns how many changed. Raw: a bulk upsert from arrays.
func (store) mark(ctx context.Context, q db.Q, user uuid.UUID, items []Item, watched bool, now time.Time) (int, error) {
	var ids, parents, libraries []uuid.UUID
	var kinds []string
	for _, it := range items {
		parent := uuid.Nil
		if it.ParentID != nil {
			parent = *it.ParentID
		}
		ids, parents, libraries, kinds = append(ids, it.ID), append(parents, parent), append(libraries, it.LibraryID), append(kinds, string(it.Kind))
	}
	n, err := db.ExecSQL(ctx, q, `INSERT INTO watch_states AS w (user_id, item_id, item_kind, parent_id, library_id, watched, play_count, updated_at)
		SELECT $1, item, kind::playback_item_kind, nullif(parent, '00000000-0000-0000-0000-000000000000'), library, $6::boolean, $6::boolean::int, $7
		FROM unnest($2::uuid[], $3::text[], $4::uuid[], $5::uuid[]) AS t (item, kind, parent, library) ORDER BY item
		ON CONFLICT (user_id, item_id) DO UPDATE SET watched = $6::boolean, position_ms = 0,
			play_count = greatest(w.play_count, $6::boolean::int), updated_at = $7
		WHERE w.watched <> $6::boolean OR w.position_ms <> 0`, user, ids, kinds, parents, libraries, watched, now)
	return int(n), err
}
