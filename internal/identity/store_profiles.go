package identity

import (
	"context"
	"time"

	"github.com/google/uuid"

	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
)

// profileColumns are of users u; raw, since one of them says whether another table has a row.
const profileColumns = `u.id, coalesce(u.account_id, u.id) AS account_id, u.display_name AS name, u.kids, u.colour::int AS colour, u.language, u.title_language, u.autoplay,
	u.pin_hash IS NOT NULL AS locked, EXISTS (SELECT FROM restrictions r WHERE r.user_id = u.id) AS restricted, u.account_id IS NULL OR u.all_libraries AS all_libraries`

func (store) profilesByIDs(ctx context.Context, q db.Q, keys []uuid.UUID, account uuid.UUID, all bool) ([]*Profile, error) {
	return db.AllSQL[Profile](ctx, q, `SELECT `+profileColumns+` FROM users u WHERE u.id = ANY($1) AND ($3 OR coalesce(u.account_id, u.id) = $2)`, keys, account, all)
}

func (store) profilesOf(ctx context.Context, q db.Q, accounts []uuid.UUID) ([]*Profile, error) {
	return db.AllSQL[Profile](ctx, q, `SELECT `+profileColumns+` FROM users u WHERE u.id = ANY($1) OR u.account_id = ANY($1)
		ORDER BY u.account_id IS NOT NULL, u.id`, accounts)
}

func (store) profile(ctx context.Context, q db.Q, key uuid.UUID) (*Profile, error) {
	return db.OneSQL[Profile](ctx, q, `SELECT `+profileColumns+` FROM users u WHERE u.id = $1`, key)
}

// lockedProfile is profile with the hash of its PIN, nil where there is none.
func (store) lockedProfile(ctx context.Context, q db.Q, key uuid.UUID) (*Profile, *string, error) {
	type row struct {
		Profile
		PinHash *string
	}
	r, err := db.OneSQL[row](ctx, q, `SELECT `+profileColumns+`, u.pin_hash FROM users u WHERE u.id = $1`, key)
	if err != nil {
		return nil, nil, err
	}
	return &r.Profile, r.PinHash, nil
}

// lockAccount lets one transaction at a time count an account's profiles; fault.NotFound for what is none.
func (store) lockAccount(ctx context.Context, q db.Q, account uuid.UUID) (profiles int, err error) {
	if _, err := db.Value[uuid.UUID](ctx, q, `SELECT id FROM users WHERE id = $1 AND account_id IS NULL FOR NO KEY UPDATE`, account); err != nil {
		return 0, err
	}
	return db.Value[int](ctx, q, `SELECT count(*)::int FROM users WHERE account_id = $1`, account)
}

func (store) insertProfile(ctx context.Context, q db.Q, p *Profile, pin *string, now time.Time) error {
	_, err := db.ExecSQL(ctx, q, `INSERT INTO users (id, account_id, name, display_name, password_hash, role, all_libraries, kids, colour, language, title_language, autoplay, pin_hash, created_at, updated_at)
		VALUES ($1::uuid, $2, 'profile ' || $1::uuid::text, $3, '', 'USER', $4, $5, $6, $7, $8, $9, $10, $11, $11)`,
		p.ID, p.AccountID, p.Name, p.AllLibraries, p.Kids, p.Colour, p.Language, p.TitleLanguage, p.Autoplay, pin, now)
	return err
}

func (store) updateProfile(ctx context.Context, q db.Q, key uuid.UUID, e EditedProfile, pin *string, now time.Time) error {
	n, err := db.ExecSQL(ctx, q, `UPDATE users SET display_name = coalesce($2, display_name), kids = coalesce($3, kids), colour = coalesce($4, colour),
			language = CASE WHEN $5::text IS NULL THEN language ELSE nullif($5, '') END, autoplay = coalesce($6, autoplay),
			title_language = CASE WHEN $10::text IS NULL THEN title_language ELSE nullif($10, '') END,
			pin_hash = CASE WHEN $7::text IS NULL THEN pin_hash ELSE nullif($7, '') END, all_libraries = coalesce($8, all_libraries), updated_at = $9
		WHERE id = $1`, key, e.Name, e.Kids, e.Colour, e.Language, e.Autoplay, pin, e.AllLibraries, now, e.TitleLanguage)
	return changed(n, err)
}

func (store) deleteProfile(ctx context.Context, q db.Q, key uuid.UUID) error {
	n, err := db.ExecSQL(ctx, q, `DELETE FROM users WHERE id = $1 AND account_id IS NOT NULL`, key)
	if err == nil && n == 0 {
		return fault.NotFound
	}
	return err
}

// restricted says of an account whether it is an administrator's, how many profiles it has, and whether it is restricted.
func (store) restricted(ctx context.Context, q db.Q, account uuid.UUID) (admin bool, profiles int, restricted bool, err error) {
	r, err := db.OneSQL[struct {
		Admin      bool
		Profiles   int
		Restricted bool
	}](ctx, q, `SELECT u.role = 'ADMIN' AS admin, (SELECT count(*)::int FROM users p WHERE p.account_id = u.id) AS profiles,
			EXISTS (SELECT FROM restrictions r WHERE r.user_id = u.id) AS restricted FROM users u WHERE u.id = $1`, account)
	if err != nil {
		return false, 0, false, err
	}
	return r.Admin, r.Profiles, r.Restricted, nil
}
