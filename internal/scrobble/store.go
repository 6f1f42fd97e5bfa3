package scrobble

import (
	"context"

	"github.com/google/uuid"

	"revenge/internal/platform/db"
	"revenge/internal/platform/id"
)

// store is the only writer of scrobble_accounts and scrobbles. Its statements are raw: they count, or write for all
// accounts of a user at once.
type store struct{}

const selected = `SELECT a.id, a.user_id, a.service, a.name, a.secret, a.connected_at, a.problem,
	(SELECT count(*)::int FROM scrobbles s WHERE s.account_id = a.id) AS waiting FROM scrobble_accounts a `

func (store) accounts(ctx context.Context, q db.Q, user uuid.UUID) ([]*Account, error) {
	return db.AllSQL[Account](ctx, q, selected+`WHERE a.user_id = $1 ORDER BY a.service`, user)
}

func (store) byIDs(ctx context.Context, q db.Q, user uuid.UUID, ids []uuid.UUID) ([]*Account, error) {
	return db.AllSQL[Account](ctx, q, selected+`WHERE a.user_id = $1 AND a.id = ANY($2)`, user, ids)
}

func (store) account(ctx context.Context, q db.Q, key uuid.UUID) (*Account, error) {
	return db.OneSQL[Account](ctx, q, selected+`WHERE a.id = $1`, key)
}

// put makes the account, or takes the one that the user has there already.
func (store) put(ctx context.Context, q db.Q, a *Account) error {
	kept, err := db.Value[uuid.UUID](ctx, q, `INSERT INTO scrobble_accounts (id, user_id, service, name, secret, connected_at) VALUES ($1, $2, $3, $4, '', $5)
		ON CONFLICT (user_id, service) DO UPDATE SET name = EXCLUDED.name, connected_at = EXCLUDED.connected_at, problem = NULL RETURNING id`,
		a.ID, a.UserID, string(a.Service), a.Name, a.ConnectedAt)
	a.ID = kept
	return err
}

func (store) seal(ctx context.Context, q db.Q, a *Account) error {
	_, err := db.ExecSQL(ctx, q, `UPDATE scrobble_accounts SET secret = $2 WHERE id = $1`, a.ID, a.Secret)
	return err
}

func (store) trouble(ctx context.Context, q db.Q, key uuid.UUID, sentence string) error {
	_, err := db.ExecSQL(ctx, q, `UPDATE scrobble_accounts SET problem = $2 WHERE id = $1`, key, sentence)
	return err
}

func (store) remove(ctx context.Context, q db.Q, user, key uuid.UUID) (int64, error) {
	return db.ExecSQL(ctx, q, `DELETE FROM scrobble_accounts WHERE user_id = $1 AND id = $2`, user, key)
}

// queue returns the accounts that are to be told.
func (store) queue(ctx context.Context, q db.Q, user uuid.UUID, s Song) ([]uuid.UUID, error) {
	accounts, err := db.Column[uuid.UUID](ctx, q, `SELECT id FROM scrobble_accounts WHERE user_id = $1 ORDER BY id`, user)
	if err != nil || len(accounts) == 0 {
		return nil, err
	}
	ids := make([]uuid.UUID, len(accounts))
	for i := range ids {
		ids[i] = id.New()
	}
	_, err = db.ExecSQL(ctx, q, `INSERT INTO scrobbles (id, account_id, title, artist, album, mbid, duration_ms, started_at)
		SELECT n.id, n.account, $3, $4, $5, $6, $7, $8 FROM unnest($1::uuid[], $2::uuid[]) AS n(id, account)`,
		ids, accounts, s.Title, s.Artist, s.Album, s.MBID, s.DurationMs, s.StartedAt)
	return accounts, err
}

func (store) waiting(ctx context.Context, q db.Q, account uuid.UUID, n int) ([]*Song, error) {
	return db.AllSQL[Song](ctx, q, `SELECT id, title, artist, album, mbid, duration_ms, started_at FROM scrobbles WHERE account_id = $1
		ORDER BY started_at, id LIMIT $2`, account, n)
}

func (store) told(ctx context.Context, q db.Q, songs []*Song) error {
	ids := make([]uuid.UUID, len(songs))
	for i, s := range songs {
		ids[i] = s.ID
	}
	_, err := db.ExecSQL(ctx, q, `DELETE FROM scrobbles WHERE id = ANY($1)`, ids)
	return err
}

func (store) withWaiting(ctx context.Context, q db.Q) ([]uuid.UUID, error) {
	return db.Column[uuid.UUID](ctx, q, `SELECT id FROM scrobble_accounts a WHERE problem IS NULL AND EXISTS (SELECT FROM scrobbles s WHERE s.account_id = a.id)`)
}
