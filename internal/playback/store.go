package playback

import (
	"context"
	"time"

	"github.com/google/uuid"

	. "github.com/go-jet/jet/v2/postgres" // jet reads as SQL only this way

	"revenge/internal/access"
	"revenge/internal/platform/db"
	. "revenge/internal/platform/db/gen/public/table"
	"revenge/internal/platform/fault"
)

// store is the only writer of playback_sessions.
type store struct{}

// mine is every session for administrators, else the viewer's own; of libraries that may be seen.
func mine(v access.Viewer) BoolExpression {
	seen := db.Any(PlaybackSessions.LibraryID, v.Libraries)
	if v.RequireAdmin() == nil {
		return seen
	}
	return seen.AND(PlaybackSessions.UserID.EQ(UUID(v.UserID)))
}

func (store) byIDs(ctx context.Context, q db.Q, v access.Viewer, keys []uuid.UUID) ([]*Session, error) {
	return db.All[Session](ctx, q, SELECT(PlaybackSessions.AllColumns).FROM(PlaybackSessions).
		WHERE(db.Any(PlaybackSessions.ID, keys).AND(mine(v))))
}

func (store) open(ctx context.Context, q db.Q) ([]*Session, error) {
	return db.All[Session](ctx, q, SELECT(PlaybackSessions.AllColumns).FROM(PlaybackSessions).
		WHERE(PlaybackSessions.EndedAt.IS_NULL()).ORDER_BY(PlaybackSessions.ID.DESC()).LIMIT(500))
}

// countOpen counts the open sessions of everybody and of one account. Raw: a function that counts past a wall,
// under a lock that makes those who start at once wait for each other.
func (store) countOpen(ctx context.Context, q db.Q, account uuid.UUID) (all, own int, err error) {
	if _, err = db.ExecSQL(ctx, q, `SELECT pg_advisory_xact_lock(hashtext('playback_sessions'))`); err != nil {
		return 0, 0, err
	}
	type row struct{ Everybody, Own int }
	r, err := db.OneSQL[row](ctx, q, `SELECT everybody, own FROM playback_open($1)`, account)
	if err != nil {
		return 0, 0, err
	}
	return r.Everybody, r.Own, nil
}

func (store) insert(ctx context.Context, q db.Q, s *Session) error {
	var file *uuid.UUID
	if s.FileID != uuid.Nil {
		file = &s.FileID
	}
	// Raw: jet writes arrays and JSON only through its own types.
	_, err := db.ExecSQL(ctx, q, `INSERT INTO playback_sessions (id, user_id, library_id, file_id, item_kind, item_id, decision,
		reasons, spec, client_name, state, position_ms, revision, node, started_at, heartbeat_at, runner_id, remote, login_id, bit_rate, plan)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)`,
		s.ID, s.UserID, s.LibraryID, file, string(s.ItemKind), s.ItemID, string(s.Decision), texts(s.Reasons), s.Spec,
		s.ClientName, string(s.State), s.PositionMs, s.Revision, s.Node, s.StartedAt, s.HeartbeatAt,
		s.RunnerID, s.Remote, s.LoginID, s.BitRate, s.Plan)
	return err
}

func texts(reasons []Reason) []string {
	out := make([]string, len(reasons))
	for i, r := range reasons {
		out[i] = string(r)
	}
	return out
}

func (store) lock(ctx context.Context, q db.Q, v access.Viewer, key uuid.UUID) (*Session, error) {
	return db.One[Session](ctx, q, SELECT(PlaybackSessions.AllColumns).FROM(PlaybackSessions).
		WHERE(PlaybackSessions.ID.EQ(UUID(key)).AND(PlaybackSessions.UserID.EQ(UUID(v.UserID))).AND(mine(v))).FOR(UPDATE()))
}

// update notes what a player told. Raw: what is not told stays, and the line is smoothed.
func (store) update(ctx context.Context, q db.Q, s *Session, state State, p Progress, now time.Time) error {
	_, err := db.ExecSQL(ctx, q, `UPDATE playback_sessions SET position_ms = $2, heartbeat_at = $3::timestamptz, revision = revision + 1, state = $4::text::playback_state,
			ended_at = CASE WHEN $4::text = 'STOPPED' THEN $3::timestamptz END,
			bandwidth = CASE WHEN $5::bigint IS NULL THEN bandwidth WHEN bandwidth IS NULL THEN $5::bigint ELSE (bandwidth * 7 + $5::bigint * 3) / 10 END,
			buffered_ms = coalesce($6::bigint, buffered_ms), dropped_frames = coalesce($7::int, dropped_frames), rendition = coalesce($8::text, rendition)
		WHERE id = $1`, s.ID, s.PositionMs, now, string(state), p.Bandwidth, p.BufferedMs, p.DroppedFrames, p.Rendition)
	return err
}

// end stops an open session with a message. Raw: an ended one keeps its first message.
func (store) end(ctx context.Context, q db.Q, key uuid.UUID, message string, now time.Time) error {
	_, err := db.ExecSQL(ctx, q, `UPDATE playback_sessions SET state = 'STOPPED', ended_at = $3, message = $2, revision = revision + 1
		WHERE id = $1 AND ended_at IS NULL`, key, message, now)
	return err
}

// message is why an administrator ended a session; empty when none did.
func (store) message(ctx context.Context, q db.Q, key uuid.UUID) (string, error) {
	return db.Value[string](ctx, q, `SELECT message FROM playback_sessions WHERE id = $1`, key)
}

// replan writes a stream that was decided anew; fault.NotFound when the session has ended in between. Raw: arrays and JSON.
func (store) replan(ctx context.Context, q db.Q, s *Session, node uuid.UUID, name string, now time.Time) error {
	n, err := db.ExecSQL(ctx, q, `UPDATE playback_sessions SET decision = $2, reasons = $3, spec = $4, bit_rate = $5, runner_id = $6, node = $7,
		heartbeat_at = $8, plan = plan + 1, revision = revision + 1 WHERE id = $1 AND ended_at IS NULL`,
		s.ID, string(s.Decision), texts(s.Reasons), s.Spec, s.BitRate, node, name, now)
	if err == nil && n == 0 {
		return fault.NotFound
	}
	return err
}

// playable returns an open session whose viewer may still see the library, and whether the viewer is restricted. A profile
// sees no more than its account. Raw: several tables decide.
func (store) playable(ctx context.Context, q db.Q, key uuid.UUID) (*Session, bool, error) {
	type row struct {
		Session
		Walled bool
	}
	r, err := db.OneSQL[row](ctx, q, `SELECT s.*, EXISTS (SELECT FROM restrictions r WHERE r.user_id = u.id) AS walled
		FROM playback_sessions s JOIN users u ON u.id = s.user_id JOIN users a ON a.id = coalesce(u.account_id, u.id)
		WHERE s.id = $1 AND s.ended_at IS NULL AND a.enabled
			AND (a.role = 'ADMIN' OR a.all_libraries OR EXISTS (SELECT FROM library_grants g WHERE g.user_id = a.id AND g.library_id = s.library_id))
			AND (u.account_id IS NULL OR u.all_libraries OR EXISTS (SELECT FROM library_grants g WHERE g.user_id = u.id AND g.library_id = s.library_id))`, key)
	if err != nil {
		return nil, false, err
	}
	return &r.Session, r.Walled, nil
}

// there is fault.NotFound for a session that ctx hides.
func (store) there(ctx context.Context, q db.Q, key uuid.UUID) error {
	_, err := db.Value[bool](ctx, q, `SELECT true FROM playback_sessions WHERE id = $1`, key)
	return err
}

func (store) abandon(ctx context.Context, q db.Q, now, playing, paused time.Time) ([]uuid.UUID, error) {
	type row struct{ ID uuid.UUID }
	rows, err := db.All[row](ctx, q, PlaybackSessions.UPDATE().
		SET(PlaybackSessions.State.SET(NewEnumValue(string(Abandoned))), PlaybackSessions.EndedAt.SET(TimestampzT(now)),
			PlaybackSessions.Revision.SET(PlaybackSessions.Revision.ADD(Int(1)))).
		WHERE(PlaybackSessions.EndedAt.IS_NULL().AND(PlaybackSessions.HeartbeatAt.LT(TimestampzT(playing)).
			AND(PlaybackSessions.State.NOT_EQ(NewEnumValue(string(Paused)))).
			OR(PlaybackSessions.HeartbeatAt.LT(TimestampzT(paused))))).
		RETURNING(PlaybackSessions.ID))
	out := make([]uuid.UUID, len(rows))
	for i, r := range rows {
		out[i] = r.ID
	}
	return out, err
}
