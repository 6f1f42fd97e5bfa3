package identity

import (
	"context"
	"time"

	. "github.com/go-jet/jet/v2/postgres" // jet reads as SQL only this way
	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/db"
	"revenge/internal/platform/db/gen/public/enum"
	. "revenge/internal/platform/db/gen/public/table"
	"revenge/internal/platform/fault"
)

// store is the only writer of users and setup_tokens; logins, keys and failures are in store_logins.go.
type store struct{}

var userColumns = ColumnList{Users.ID, Users.Name, Users.DisplayName, Users.Role, Users.AllLibraries, Users.MayDelete,
	Users.Enabled, Users.CreatedAt, Users.UpdatedAt, Users.LastLoginAt}

// anAccount says of users that they are no profiles.
var anAccount = Users.AccountID.IS_NULL()

// usersByIDs is raw because a table is joined with itself.
func (store) usersByIDs(ctx context.Context, q db.Q, keys []uuid.UUID) ([]*User, error) {
	return db.AllSQL[User](ctx, q, `SELECT u.id, a.name, u.display_name, u.role, u.all_libraries, u.may_delete, a.enabled, u.created_at, u.updated_at, a.last_login_at
		FROM users u JOIN users a ON a.id = coalesce(u.account_id, u.id) WHERE u.id = ANY($1)`, keys)
}

func (store) listUsers(ctx context.Context, q db.Q, after []string, backward bool, n int) ([]*User, error) {
	// Raw: names compare as citext, for which jet has no type.
	where, order := anAccount, []OrderByClause{Users.Name.ASC(), Users.ID.ASC()}
	compare := "(users.name, users.id) > (#name::citext, #id::uuid)"
	if backward {
		order = []OrderByClause{Users.Name.DESC(), Users.ID.DESC()}
		compare = "(users.name, users.id) < (#name::citext, #id::uuid)"
	}
	if after != nil {
		where = where.AND(RawBool(compare, RawArgs{"#name": after[0], "#id": after[1]}))
	}
	return db.All[User](ctx, q, SELECT(userColumns).FROM(Users).WHERE(where).ORDER_BY(order...).LIMIT(int64(n)))
}

func (store) countUsers(ctx context.Context, q db.Q) (int, error) {
	return count(ctx, q, SELECT(COUNT(STAR).AS("n")).FROM(Users).WHERE(anAccount))
}

func (store) countAdmins(ctx context.Context, q db.Q) (int, error) {
	return count(ctx, q, SELECT(COUNT(STAR).AS("n")).FROM(Users).
		WHERE(Users.Role.EQ(enum.UserRole.Admin).AND(Users.Enabled.IS_TRUE())))
}

func count(ctx context.Context, q db.Q, stmt Statement) (int, error) {
	type row struct{ N int }
	r, err := db.One[row](ctx, q, stmt)
	if err != nil {
		return 0, err
	}
	return r.N, nil
}

func (store) userByName(ctx context.Context, q db.Q, name string) (*User, string, error) {
	type row struct {
		User
		PasswordHash string
	}
	r, err := db.One[row](ctx, q, SELECT(userColumns, Users.PasswordHash).FROM(Users).
		WHERE(anAccount.AND(RawBool("users.name = #name::citext", RawArgs{"#name": name})))) // raw: citext
	if err != nil {
		return nil, "", err
	}
	return &r.User, r.PasswordHash, nil
}

func (store) passwordHash(ctx context.Context, q db.Q, key uuid.UUID) (string, error) {
	type row struct{ PasswordHash string }
	r, err := db.One[row](ctx, q, SELECT(Users.PasswordHash).FROM(Users).WHERE(Users.ID.EQ(UUID(key))))
	if err != nil {
		return "", err
	}
	return r.PasswordHash, nil
}

func (store) insertUser(ctx context.Context, q db.Q, u *User, hash string) error {
	_, err := db.Exec(ctx, q, Users.INSERT(Users.ID, Users.Name, Users.DisplayName, Users.PasswordHash, Users.Role,
		Users.AllLibraries, Users.MayDelete, Users.Enabled, Users.CreatedAt, Users.UpdatedAt).
		VALUES(u.ID, u.Name, u.DisplayName, hash, string(u.Role), u.AllLibraries, u.MayDelete, u.Enabled, u.CreatedAt, u.UpdatedAt))
	return err
}

func (store) updateUser(ctx context.Context, q db.Q, key uuid.UUID, e Edit, hash *string, now time.Time) error {
	set := []any{Users.UpdatedAt.SET(TimestampzT(now))}
	if e.Name != nil {
		set = append(set, Users.Name.SET(String(*e.Name)))
	}
	if e.DisplayName != nil {
		set = append(set, Users.DisplayName.SET(String(*e.DisplayName)))
	}
	if hash != nil {
		set = append(set, Users.PasswordHash.SET(String(*hash)))
	}
	if e.Role != nil {
		set = append(set, Users.Role.SET(NewEnumValue(string(*e.Role))))
	}
	if e.Enabled != nil {
		set = append(set, Users.Enabled.SET(Bool(*e.Enabled)))
	}
	if e.AllLibraries != nil {
		set = append(set, Users.AllLibraries.SET(Bool(*e.AllLibraries)))
	}
	if e.MayDelete != nil {
		set = append(set, Users.MayDelete.SET(Bool(*e.MayDelete)))
	}
	return changed(db.Exec(ctx, q, Users.UPDATE().SET(set[0], set[1:]...).WHERE(Users.ID.EQ(UUID(key)).AND(anAccount))))
}

// changed makes fault.NotFound of a statement that met no row.
func changed(n int64, err error) error {
	if err == nil && n == 0 {
		return fault.NotFound
	}
	return err
}

func (store) deleteUser(ctx context.Context, q db.Q, key uuid.UUID) error {
	return changed(db.Exec(ctx, q, Users.DELETE().WHERE(Users.ID.EQ(UUID(key)).AND(anAccount))))
}

// lockSetup lets one transaction at a time decide who is administrator.
func (store) lockSetup(ctx context.Context, q db.Q) error {
	_, err := db.ExecSQL(ctx, q, "LOCK TABLE setup_tokens IN EXCLUSIVE MODE") // raw: jet has no LOCK with this mode
	return err
}

func (store) putSetupToken(ctx context.Context, q db.Q, hash []byte, now time.Time) error {
	_, err := db.Exec(ctx, q, SetupTokens.INSERT(SetupTokens.Singleton, SetupTokens.TokenHash, SetupTokens.CreatedAt).
		VALUES(true, hash, now).
		ON_CONFLICT(SetupTokens.Singleton).DO_UPDATE(SET(SetupTokens.TokenHash.SET(SetupTokens.EXCLUDED.TokenHash),
		SetupTokens.CreatedAt.SET(SetupTokens.EXCLUDED.CreatedAt))))
	return err
}

func (store) setupToken(ctx context.Context, q db.Q) ([]byte, error) {
	type row struct{ TokenHash []byte }
	all, err := db.All[row](ctx, q, SELECT(SetupTokens.TokenHash).FROM(SetupTokens))
	if err != nil || len(all) == 0 {
		return nil, err
	}
	return all[0].TokenHash, nil
}

func (store) dropSetupToken(ctx context.Context, q db.Q) error {
	_, err := db.Exec(ctx, q, SetupTokens.DELETE().WHERE(SetupTokens.Singleton.IS_TRUE()))
	return err
}

// owner is whose login or key it is.
type owner struct {
	ID           uuid.UUID
	UserID       uuid.UUID
	Role         access.Role
	AllLibraries bool
	MayDelete    bool
	// ActingID is the profile in use, or the account.
	ActingID     uuid.UUID
	ActingAll    bool
	RestrictedAt *time.Time
	// TitleLanguage is that of the profile in use.
	TitleLanguage *string
}
