package playback

import (
	"context"
	"time"

	. "github.com/go-jet/jet/v2/postgres"
	"github.com/google/uuid"

	"revenge/internal/platform/db"
	. "revenge/internal/platform/db/gen/public/table"
)

func (store) limits(ctx context.Context, q db.Q, users []uuid.UUID) ([]*Limits, error) {
	return db.All[Limits](ctx, q, SELECT(PlaybackLimits.AllColumns).FROM(PlaybackLimits).WHERE(db.Any(PlaybackLimits.UserID, users)))
}

// putLimits sets all of a user's limits. Raw: jet has no nullable values of Go pointers.
func (store) putLimits(ctx context.Context, q db.Q, l Limits, now time.Time) error {
	_, err := db.ExecSQL(ctx, q, `INSERT INTO playback_limits (user_id, max_sessions, max_height, max_bit_rate, remote_max_height, remote_max_bit_rate, transcode, updated_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
		ON CONFLICT (user_id) DO UPDATE SET max_sessions = excluded.max_sessions, max_height = excluded.max_height,
			max_bit_rate = excluded.max_bit_rate, remote_max_height = excluded.remote_max_height,
			remote_max_bit_rate = excluded.remote_max_bit_rate, transcode = excluded.transcode, updated_at = excluded.updated_at`,
		l.UserID, l.MaxSessions, l.MaxHeight, l.MaxBitRate, l.RemoteMaxHeight, l.RemoteMaxBitRate, l.Transcode, now)
	return err
}

// line is what a user's line carried in the newest of the given logins' remote sessions, or in any of theirs. Raw: the
// order depends on the login.
func (store) line(ctx context.Context, q db.Q, user, login uuid.UUID, after time.Time) (*int64, error) {
	type row struct{ Bandwidth int64 }
	rows, err := db.AllSQL[row](ctx, q, `SELECT bandwidth FROM playback_sessions
		WHERE user_id = $1 AND remote AND bandwidth IS NOT NULL AND heartbeat_at > $3
		ORDER BY (login_id IS NOT DISTINCT FROM $2) DESC, heartbeat_at DESC LIMIT 1`, user, login, after)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	return &rows[0].Bandwidth, nil
}
