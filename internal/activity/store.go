package activity

import (
	"context"
	"strings"
	"time"

	"revenge/internal/platform/db"
)

// store reads river_job. Raw SQL throughout: the table is the queue's own and has no jet code.
type store struct{}

const columns = `id AS number, kind, queue, upper(state::text) AS state, attempt::int, max_attempts::int,
	errors[array_upper(errors, 1)]->>'error' AS last_error, created_at, scheduled_at, attempted_at, finalized_at AS finished_at,
	(metadata->'progress'->>'done')::bigint AS done, (metadata->'progress'->>'total')::bigint AS total`

const matches = ` ($1::text[] = '{}' OR kind = ANY($1)) AND ($2::text[] = '{}' OR state::text = ANY($2)) `

func (f JobFilter) args() []any {
	kinds, states := append([]string{}, f.Kinds...), []string{}
	for _, s := range f.States {
		states = append(states, strings.ToLower(string(s)))
	}
	return []any{kinds, states}
}

func (store) list(ctx context.Context, q db.Q, f JobFilter, after *int64, backward bool, n int) ([]*Job, error) {
	if backward {
		return db.AllSQL[Job](ctx, q, `SELECT `+columns+` FROM river_job WHERE`+matches+
			`AND ($3::bigint IS NULL OR id > $3) ORDER BY id LIMIT $4`, append(f.args(), after, n)...)
	}
	return db.AllSQL[Job](ctx, q, `SELECT `+columns+` FROM river_job WHERE`+matches+
		`AND ($3::bigint IS NULL OR id < $3) ORDER BY id DESC LIMIT $4`, append(f.args(), after, n)...)
}

func (store) count(ctx context.Context, q db.Q, f JobFilter) (int, error) {
	return db.Value[int](ctx, q, `SELECT count(*)::int FROM (SELECT 1 FROM river_job WHERE`+matches+`LIMIT 10001) AS jobs`, f.args()...)
}

func (store) byNumbers(ctx context.Context, q db.Q, numbers []int64) ([]*Job, error) {
	return db.AllSQL[Job](ctx, q, `SELECT `+columns+` FROM river_job WHERE id = ANY($1)`, numbers)
}

func (store) counts(ctx context.Context, q db.Q) ([]*JobCount, error) {
	return db.AllSQL[JobCount](ctx, q, `SELECT kind, upper(state::text) AS state, count(*)::int AS count FROM river_job
		WHERE finalized_at IS NULL OR finalized_at > now() - interval '1 hour' GROUP BY kind, state ORDER BY kind, state`)
}

func (store) running(ctx context.Context, q db.Q) ([]*Job, error) {
	return db.AllSQL[Job](ctx, q, `SELECT `+columns+` FROM river_job WHERE state = 'running' ORDER BY id LIMIT 100`)
}

func (store) failed(ctx context.Context, q db.Q, after time.Time) ([]*Job, error) {
	return db.AllSQL[Job](ctx, q, `SELECT `+columns+` FROM river_job
		WHERE state IN ('retryable', 'discarded') AND attempted_at > $1 ORDER BY attempted_at, id LIMIT 100`, after)
}
