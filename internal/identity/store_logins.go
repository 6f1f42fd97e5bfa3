package identity

import (
	"context"
	"time"

	. "github.com/go-jet/jet/v2/postgres" // jet reads as SQL only this way
	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/db"
	. "revenge/internal/platform/db/gen/public/table"
)

var loginColumns = ColumnList{Logins.ID, Logins.UserID, Logins.ProfileID, Logins.ClientName, Logins.UserAgent, Logins.Address,
	Logins.CreatedAt, Logins.LastUsedAt, Logins.ExpiresAt}

func standing(now time.Time) BoolExpression {
	return Logins.RevokedAt.IS_NULL().AND(Logins.ExpiresAt.GT(TimestampzT(now)))
}

// acting is the profile in use and what hides something from it; who is l (a login or a key) and u its account.
const acting = `coalesce(l.profile_id, u.id) AS acting_id, coalesce(p.all_libraries, true) AS acting_all, r.updated_at AS restricted_at,
	CASE WHEN l.profile_id IS NULL THEN u.title_language ELSE p.title_language END AS title_language`

// loginOwner is raw because a table is joined with itself.
func (store) loginOwner(ctx context.Context, q db.Q, key uuid.UUID, now time.Time) (*owner, error) {
	return db.OneSQL[owner](ctx, q, `SELECT l.id, l.user_id, u.role, u.all_libraries, u.may_delete, `+acting+`
		FROM logins l JOIN users u ON u.id = l.user_id LEFT JOIN users p ON p.id = l.profile_id AND p.account_id = u.id
			LEFT JOIN restrictions r ON r.user_id = coalesce(l.profile_id, u.id)
		WHERE l.id = $1 AND l.revoked_at IS NULL AND l.expires_at > $2 AND u.enabled AND (l.profile_id IS NULL OR p.id IS NOT NULL)`, key, now)
}

// wear makes a profile that of a login; nil is the account itself.
func (store) wear(ctx context.Context, q db.Q, account, login uuid.UUID, profile *uuid.UUID) error {
	n, err := db.ExecSQL(ctx, q, `UPDATE logins SET profile_id = $3 WHERE id = $1 AND user_id = $2 AND revoked_at IS NULL`, login, account, profile)
	return changed(n, err)
}

func (store) logins(ctx context.Context, q db.Q, user uuid.UUID, now time.Time) ([]*Login, error) {
	return db.All[Login](ctx, q, SELECT(loginColumns).FROM(Logins).
		WHERE(Logins.UserID.EQ(UUID(user)).AND(standing(now))).ORDER_BY(Logins.ID.DESC()))
}

func (store) loginsByIDs(ctx context.Context, q db.Q, user uuid.UUID, keys []uuid.UUID, now time.Time) ([]*Login, error) {
	return db.All[Login](ctx, q, SELECT(loginColumns).FROM(Logins).
		WHERE(db.Any(Logins.ID, keys).AND(Logins.UserID.EQ(UUID(user))).AND(standing(now))))
}

func (store) insertLogin(ctx context.Context, q db.Q, l Login, hash []byte) error {
	if _, err := db.Exec(ctx, q, Users.UPDATE().SET(Users.LastLoginAt.SET(TimestampzT(l.CreatedAt))).
		WHERE(Users.ID.EQ(UUID(l.UserID)))); err != nil {
		return err
	}
	_, err := db.Exec(ctx, q, Logins.INSERT(loginColumns, Logins.RefreshHash, Logins.RotatedAt).
		VALUES(l.ID, l.UserID, NULL, l.ClientName, l.UserAgent, l.Address, l.CreatedAt, l.LastUsedAt, l.ExpiresAt, hash, l.CreatedAt))
	return err
}

func (store) endOldestLogins(ctx context.Context, q db.Q, user uuid.UUID, keep int, now time.Time) error {
	newest := SELECT(Logins.ID).FROM(Logins).WHERE(Logins.UserID.EQ(UUID(user)).AND(standing(now))).
		ORDER_BY(Logins.LastUsedAt.DESC(), Logins.ID.DESC()).LIMIT(int64(keep))
	_, err := db.Exec(ctx, q, Logins.UPDATE().SET(Logins.RevokedAt.SET(TimestampzT(now))).
		WHERE(Logins.UserID.EQ(UUID(user)).AND(Logins.RevokedAt.IS_NULL()).AND(Logins.ID.NOT_IN(newest))))
	return err
}

func (store) rotateLogin(ctx context.Context, q db.Q, hash, next []byte, now, ends time.Time, c Client) (*Login, error) {
	enabled := EXISTS(SELECT(Users.ID).FROM(Users).WHERE(Users.ID.EQ(Logins.UserID).AND(Users.Enabled.IS_TRUE())))
	return db.One[Login](ctx, q, Logins.UPDATE().SET(
		Logins.PreviousHash.SET(Logins.RefreshHash), Logins.RefreshHash.SET(Bytea(next)),
		Logins.RotatedAt.SET(TimestampzT(now)), Logins.LastUsedAt.SET(TimestampzT(now)),
		Logins.ExpiresAt.SET(TimestampzT(ends)),
		Logins.Address.SET(String(c.Address)), Logins.UserAgent.SET(String(c.UserAgent))).
		WHERE(Logins.RefreshHash.EQ(Bytea(hash)).AND(standing(now)).AND(enabled)).
		RETURNING(loginColumns))
}

// endReusedLogin ends the login whose former token is used again after the grace, and returns its id.
func (store) endReusedLogin(ctx context.Context, q db.Q, hash []byte, now, rotatedBefore time.Time) (uuid.UUID, error) {
	type row struct{ ID uuid.UUID }
	rows, err := db.All[row](ctx, q, Logins.UPDATE().SET(Logins.RevokedAt.SET(TimestampzT(now))).
		WHERE(Logins.PreviousHash.EQ(Bytea(hash)).AND(Logins.RevokedAt.IS_NULL()).
			AND(Logins.RotatedAt.LT(TimestampzT(rotatedBefore)))).
		RETURNING(Logins.ID))
	if err != nil || len(rows) == 0 {
		return uuid.Nil, err
	}
	return rows[0].ID, nil
}

func (store) revokeLogin(ctx context.Context, q db.Q, user, key uuid.UUID, now time.Time) error {
	return changed(db.Exec(ctx, q, Logins.UPDATE().SET(Logins.RevokedAt.SET(TimestampzT(now))).
		WHERE(Logins.ID.EQ(UUID(key)).AND(Logins.UserID.EQ(UUID(user))).AND(Logins.RevokedAt.IS_NULL()))))
}

func (store) revokeLogins(ctx context.Context, q db.Q, user, keep uuid.UUID, now time.Time) (int64, error) {
	return db.Exec(ctx, q, Logins.UPDATE().SET(Logins.RevokedAt.SET(TimestampzT(now))).
		WHERE(Logins.UserID.EQ(UUID(user)).AND(Logins.RevokedAt.IS_NULL()).AND(Logins.ID.NOT_EQ(UUID(keep)))))
}

// countAttempt counts one more try of a name and returns until when it is locked, or nil. Raw: one
// statement must decide and count, or many tries at once would pass together.
func (store) countAttempt(ctx context.Context, q db.Q, nameHash []byte, now time.Time, window time.Duration, most int) (*time.Time, error) {
	return db.Value[*time.Time](ctx, q, `
		INSERT INTO login_failures AS f (name_hash, failures, window_start) VALUES ($1, 1, $2)
		ON CONFLICT (name_hash) DO UPDATE SET
			failures = CASE WHEN f.locked_until > $2 THEN f.failures
			                WHEN f.window_start < $2 - $3::interval OR f.locked_until <= $2 THEN 1 ELSE f.failures + 1 END,
			window_start = CASE WHEN f.locked_until > $2 THEN f.window_start
			                    WHEN f.window_start < $2 - $3::interval OR f.locked_until <= $2 THEN $2 ELSE f.window_start END,
			locked_until = CASE WHEN f.locked_until > $2 THEN f.locked_until
			                    WHEN f.locked_until <= $2 OR f.window_start < $2 - $3::interval THEN NULL
			                    WHEN f.failures >= $4 THEN $2 + $3::interval END
		RETURNING locked_until`, nameHash, now, window, most)
}

func (store) forgiveAttempts(ctx context.Context, q db.Q, nameHash []byte) error {
	_, err := db.Exec(ctx, q, LoginFailures.DELETE().WHERE(LoginFailures.NameHash.EQ(Bytea(nameHash))))
	return err
}

type keyOwner struct {
	owner
	Scopes    []access.Scope
	ExpiresAt *time.Time
}

// useKey returns whose key has the hash and notes that it was used. Raw: jet cannot return columns of a joined table.
func (store) useKey(ctx context.Context, q db.Q, hash []byte, now time.Time) (*keyOwner, error) {
	return db.OneSQL[keyOwner](ctx, q, `
		WITH l AS (UPDATE api_keys SET last_used_at = $2 WHERE key_hash = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $2)
			AND EXISTS (SELECT FROM users u WHERE u.id = user_id AND u.enabled) RETURNING id, user_id, profile_id, scopes, expires_at)
		SELECT l.id, l.user_id, u.role, u.all_libraries, u.may_delete, l.scopes::text[] AS scopes, l.expires_at, `+acting+`
		FROM l JOIN users u ON u.id = l.user_id LEFT JOIN users p ON p.id = l.profile_id AND p.account_id = u.id
			LEFT JOIN restrictions r ON r.user_id = coalesce(l.profile_id, u.id)
		WHERE l.profile_id IS NULL OR p.id IS NOT NULL`, hash, now)
}

// keyColumns is raw because pgx reads arrays of an enum only as text[].
const keyColumns = `id, user_id, profile_id, name, prefix, scopes::text[] AS scopes, created_at, last_used_at, expires_at`

func (store) keys(ctx context.Context, q db.Q, user uuid.UUID, now time.Time) ([]*APIKey, error) {
	return db.AllSQL[APIKey](ctx, q, `SELECT `+keyColumns+` FROM api_keys
		WHERE user_id = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $2) ORDER BY id DESC`, user, now)
}

func (store) keysByIDs(ctx context.Context, q db.Q, user uuid.UUID, keys []uuid.UUID) ([]*APIKey, error) {
	return db.AllSQL[APIKey](ctx, q, `SELECT `+keyColumns+` FROM api_keys
		WHERE user_id = $1 AND id = ANY($2) AND revoked_at IS NULL`, user, keys)
}

func (store) countKeys(ctx context.Context, q db.Q, user uuid.UUID, now time.Time) (int, error) {
	return db.Value[int](ctx, q, `SELECT count(*)::int FROM api_keys
		WHERE user_id = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $2)`, user, now)
}

func (store) insertKey(ctx context.Context, q db.Q, k *APIKey, hash []byte) error {
	_, err := db.ExecSQL(ctx, q, `INSERT INTO api_keys (id, user_id, profile_id, name, key_hash, prefix, scopes, created_at, expires_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7::text[]::api_key_scope[], $8, $9)`, // raw: an array of an enum
		k.ID, k.UserID, k.ProfileID, k.Name, hash, k.Prefix, k.Scopes, k.CreatedAt, k.ExpiresAt)
	return err
}

func (store) revokeKey(ctx context.Context, q db.Q, user, key uuid.UUID, now time.Time) error {
	return changed(db.Exec(ctx, q, APIKeys.UPDATE().SET(APIKeys.RevokedAt.SET(TimestampzT(now))).
		WHERE(APIKeys.ID.EQ(UUID(key)).AND(APIKeys.UserID.EQ(UUID(user))).AND(APIKeys.RevokedAt.IS_NULL()))))
}
