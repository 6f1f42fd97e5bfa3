package playback

import (
	"context"
	"time"

	"github.com/google/uuid"

	"revenge/internal/platform/db"
)

// Everything here is raw: times are the database's own, since the clocks of nodes differ.

func (store) putNode(ctx context.Context, q db.Q, node uuid.UUID, name, address string) error {
	if _, err := db.ExecSQL(ctx, q, `DELETE FROM playback_nodes WHERE heartbeat_at < now() - interval '1 hour'`); err != nil {
		return err
	}
	_, err := db.ExecSQL(ctx, q, `INSERT INTO playback_nodes (id, name, address) VALUES ($1, $2, $3)
		ON CONFLICT (id) DO UPDATE SET heartbeat_at = now()`, node, name, address)
	return err
}

func (store) dropNode(ctx context.Context, q db.Q, node uuid.UUID) error {
	_, err := db.ExecSQL(ctx, q, `DELETE FROM playback_nodes WHERE id = $1`, node)
	return err
}

// address is where a living node answers; empty when it is gone.
func (store) address(ctx context.Context, q db.Q, node uuid.UUID, silence time.Duration) (string, error) {
	type row struct{ Address string }
	rows, err := db.AllSQL[row](ctx, q, `SELECT address FROM playback_nodes WHERE id = $1 AND heartbeat_at > now() - $2 * interval '1 second'`,
		node, silence.Seconds())
	if err != nil || len(rows) == 0 {
		return "", err
	}
	return rows[0].Address, nil
}

// claim moves a session to a node, unless another was quicker.
func (store) claim(ctx context.Context, q db.Q, s *Session, node uuid.UUID, name string) error {
	_, err := db.ExecSQL(ctx, q, `UPDATE playback_sessions SET runner_id = $2, node = $3, revision = revision + 1
		WHERE id = $1 AND runner_id IS NOT DISTINCT FROM $4`, s.ID, node, name, s.RunnerID)
	return err
}

// onNode returns the open sessions of a node, and those of any node that have ended in the last minute.
func (store) onNode(ctx context.Context, q db.Q, node uuid.UUID) (open, ended []uuid.UUID, err error) {
	type row struct {
		ID   uuid.UUID
		Open bool
	}
	rows, err := db.AllSQL[row](ctx, q, `SELECT id, true AS open FROM playback_sessions WHERE runner_id = $1 AND ended_at IS NULL
		UNION ALL SELECT id, false FROM playback_sessions WHERE ended_at > now() - interval '1 minute'`, node)
	for _, r := range rows {
		if r.Open {
			open = append(open, r.ID)
		} else {
			ended = append(ended, r.ID)
		}
	}
	return open, ended, err
}

// putHeads replaces what is told of a session's transcodes, in one statement.
func (store) putHeads(ctx context.Context, q db.Q, session uuid.UUID, list []Encoding) error {
	names, positions, aheads := make([]string, len(list)), make([]int64, len(list)), make([]int64, len(list))
	speeds, active, failed := make([]float64, len(list)), make([]bool, len(list)), make([]bool, len(list))
	for i, e := range list {
		names[i], positions[i], aheads[i] = e.Rendition, e.PositionMs(), e.AheadMs()
		speeds[i], active[i], failed[i] = e.Speed, e.Active, e.Failed
	}
	_, err := db.ExecSQL(ctx, q, `WITH gone AS (
			DELETE FROM playback_heads WHERE session_id = $1 AND NOT rendition = ANY($2::text[])
		)
		INSERT INTO playback_heads (session_id, rendition, position_ms, ahead_ms, speed, active, failed)
		SELECT DISTINCT ON (r) $1, r, p, a, s, w, f FROM unnest($2::text[], $3::bigint[], $4::bigint[], $5::float8[], $6::bool[], $7::bool[]) AS t(r, p, a, s, w, f)
		ON CONFLICT (session_id, rendition) DO UPDATE SET position_ms = excluded.position_ms, ahead_ms = excluded.ahead_ms,
			speed = excluded.speed, active = excluded.active, failed = excluded.failed, updated_at = now()`,
		session, names, positions, aheads, speeds, active, failed)
	return err
}

// heads returns what was told; what is older than the silence of a node that has died counts as not active.
func (store) heads(ctx context.Context, q db.Q, sessions []uuid.UUID) ([]*EncodingsOf, error) {
	type row struct {
		SessionID      uuid.UUID
		Rendition      string
		PositionMs     int64
		AheadMs        int64
		Speed          float64
		Active, Failed bool
	}
	rows, err := db.AllSQL[row](ctx, q, `SELECT h.session_id, h.rendition, h.position_ms, h.ahead_ms, h.speed,
			h.active AND n.id IS NOT NULL AS active, h.failed
		FROM playback_heads h JOIN playback_sessions s ON s.id = h.session_id
		LEFT JOIN playback_nodes n ON n.id = s.runner_id AND n.heartbeat_at > now() - interval '10 seconds'
		WHERE h.session_id = ANY($1) ORDER BY h.session_id, h.rendition`, sessions)
	var out []*EncodingsOf
	for _, r := range rows {
		if len(out) == 0 || out[len(out)-1].SessionID != r.SessionID {
			out = append(out, &EncodingsOf{SessionID: r.SessionID})
		}
		of := out[len(out)-1]
		of.List = append(of.List, &Encoding{Rendition: r.Rendition, Position: time.Duration(r.PositionMs) * time.Millisecond,
			Ahead: time.Duration(r.AheadMs) * time.Millisecond, Speed: r.Speed, Active: r.Active, Failed: r.Failed})
	}
	return out, err
}
