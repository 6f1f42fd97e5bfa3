package music

import (
	"context"

	. "github.com/go-jet/jet/v2/postgres" // jet reads as SQL only this way
	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/db"
	. "revenge/internal/platform/db/gen/public/table"
)

// listen is nil when nothing was heard of the session yet.
func (store) listen(ctx context.Context, q db.Q, session uuid.UUID) (*Listen, error) {
	rows, err := db.All[Listen](ctx, q, SELECT(Listens.AllColumns).FROM(Listens).WHERE(Listens.SessionID.EQ(UUID(session))).FOR(UPDATE()))
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	return rows[0], nil
}

func (store) playing(ctx context.Context, q db.Q, key uuid.UUID) (*Listen, error) {
	return db.One[Listen](ctx, q, SELECT(Listens.AllColumns).FROM(Listens).WHERE(Listens.ID.EQ(UUID(key))))
}

// newListen is nil when the track is no more. Raw: it copies what the track and its album are called.
func (store) newListen(ctx context.Context, q db.Q, key uuid.UUID, h Heard) (*Listen, error) {
	rows, err := db.AllSQL[Listen](ctx, q, `INSERT INTO listens (id, user_id, session_id, library_id, track_id, content, title, artist, album, mbid, duration_ms, started_at, heard_at)
		SELECT $1, $2, $3, t.library_id, t.id, t.content, t.title, t.credit, a.title, t.mbid, COALESCE(NULLIF($5::bigint, 0), t.duration_ms), $6, $6
		FROM tracks t LEFT JOIN albums a ON a.id = t.album_id WHERE t.id = $4 RETURNING *`, key, h.User, h.Session, h.Track, h.DurationMs, h.StartedAt)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	return rows[0], nil
}

func (store) noteListen(ctx context.Context, q db.Q, l *Listen) error {
	_, err := db.Exec(ctx, q, Listens.UPDATE(Listens.PositionMs, Listens.PlayedMs, Listens.HeardAt, Listens.Counted).
		SET(l.PositionMs, l.PlayedMs, l.HeardAt, l.Counted).WHERE(Listens.ID.EQ(UUID(l.ID))))
	return err
}

func (store) listensByIDs(ctx context.Context, q db.Q, v access.Viewer, ids []uuid.UUID) ([]*Listen, error) {
	return db.All[Listen](ctx, q, SELECT(Listens.AllColumns).FROM(Listens).
		WHERE(db.Any(Listens.ID, ids).AND(Listens.UserID.EQ(UUID(v.UserID))).AND(Listens.Counted.IS_TRUE()).
			AND(Listens.LibraryID.IS_NULL().OR(db.Any(Listens.LibraryID, v.Libraries)))))
}

// playsByTrackIDs is raw because it only counts.
func (store) playsByTrackIDs(ctx context.Context, q db.Q, v access.Viewer, ids []uuid.UUID) ([]*TrackPlays, error) {
	return db.AllSQL[TrackPlays](ctx, q, `SELECT t.id AS track_id, count(*)::int AS n, max(l.started_at) AS last_at FROM tracks t
		JOIN listens l ON l.user_id = $2 AND l.content = t.content AND l.counted
		WHERE t.id = ANY((SELECT $1::uuid[])::uuid[]) AND t.library_id = ANY($3) GROUP BY t.id`, ids, v.UserID, v.Libraries)
}
