package viewing

import (
	"context"
	"time"

	. "github.com/go-jet/jet/v2/postgres" // jet reads as SQL only this way
	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/db"
	. "revenge/internal/platform/db/gen/public/table"
	"revenge/internal/platform/id"
)

// store is the only writer of plays, watch_states, viewer_states and viewed_items.
type store struct{}

// selectWatchStates reads what pages show: whose it is they know.
var selectWatchStates = watchStatesOf(WatchStates.AllColumns.Except(
	WatchStates.UserID, WatchStates.LibraryID, WatchStates.FileID, WatchStates.UpdatedAt))

// selectBriefStates reads what lists show.
var selectBriefStates = watchStatesOf(WatchStates.ItemID, WatchStates.PositionMs, WatchStates.DurationMs, WatchStates.Watched)

// selectStops reads where a viewer stopped.
var selectStops = watchStatesOf(WatchStates.FileID, WatchStates.PositionMs, WatchStates.DurationMs, WatchStates.Watched)

func watchStatesOf(columns ...Projection) string {
	return db.Text(SELECT(columns[0], columns[1:]...).FROM(WatchStates).
		WHERE(WatchStates.UserID.EQ(UUID(uuid.UUID{})).AND(db.Any(WatchStates.ItemID, nil)).AND(db.Any(WatchStates.LibraryID, nil))))
}

func (store) watchStates(ctx context.Context, q db.Q, statement string, v access.Viewer, items []uuid.UUID) ([]*WatchState, error) {
	return db.PartSQL[WatchState](ctx, q, statement, v.UserID, items, v.Libraries)
}

func (store) watchedCounts(ctx context.Context, q db.Q, user uuid.UUID, parents []uuid.UUID) ([]*WatchedCount, error) {
	return db.All[WatchedCount](ctx, q, SELECT(WatchStates.ParentID.AS("parent_id"), COUNT(STAR).AS("n")).FROM(WatchStates).
		WHERE(WatchStates.UserID.EQ(UUID(user)).AND(db.Any(WatchStates.ParentID, parents)).AND(WatchStates.Watched.IS_TRUE())).
		GROUP_BY(WatchStates.ParentID))
}

const watchColumns = `w.user_id, w.item_id, w.item_kind, w.parent_id, w.library_id, w.file_id, w.position_ms, w.duration_ms, w.watched, w.play_count, w.last_played_at, w.updated_at`

// goesOn says of a state w that it is begun and not finished: between 5 and 90 per cent, where the length is known.
const goesOn = `NOT w.watched AND w.position_ms > 0 AND (w.duration_ms = 0 OR w.position_ms * 20 >= w.duration_ms AND w.position_ms * 10 < w.duration_ms * 9)`

// continueFor is how long something that was begun goes on.
const continueFor = 90 * 24 * time.Hour

// continueWatching is raw because of the one episode for each series.
func (store) continueWatching(ctx context.Context, q db.Q, v access.Viewer, since time.Time, n int) ([]*WatchState, error) {
	return db.AllSQL[WatchState](ctx, q, `SELECT * FROM (
			SELECT DISTINCT ON (coalesce(w.parent_id, w.item_id)) `+watchColumns+` FROM watch_states w
			WHERE w.user_id = $1 AND w.library_id = ANY($2) AND w.updated_at > $3 AND w.item_kind IN ('MOVIE', 'EPISODE') AND `+goesOn+`
				AND NOT EXISTS (SELECT FROM viewer_states h WHERE h.user_id = $1 AND h.item_id IN (w.item_id, w.parent_id) AND h.hidden_at >= w.updated_at)
			ORDER BY coalesce(w.parent_id, w.item_id), w.updated_at DESC
		) w ORDER BY updated_at DESC, item_id DESC LIMIT $4`, v.UserID, v.Libraries, since, n)
}

// recent are the states that changed last.
func (store) recent(ctx context.Context, q db.Q, v access.Viewer, n int) ([]id.ID, error) {
	list, err := db.All[WatchState](ctx, q, SELECT(WatchStates.AllColumns).FROM(WatchStates).
		WHERE(WatchStates.UserID.EQ(UUID(v.UserID)).AND(db.Any(WatchStates.LibraryID, v.Libraries))).
		ORDER_BY(WatchStates.UpdatedAt.DESC(), WatchStates.ItemID.DESC()).LIMIT(int64(n)))
	out := make([]id.ID, len(list))
	for i, w := range list {
		out[i] = w.ItemKind.ID(w.ItemID)
	}
	return out, err
}
