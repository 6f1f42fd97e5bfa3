package access

import (
	"context"

	. "github.com/go-jet/jet/v2/postgres" // jet reads as SQL only this way
	"github.com/google/uuid"

	"revenge/internal/platform/db"
	. "revenge/internal/platform/db/gen/public/table"
)

// Grant lets a user see a library.
type Grant struct{ UserID, LibraryID uuid.UUID }

// store is the only writer of library_grants and the restrictions.
type store struct{}

// held is a library with what it holds.
type held struct {
	ID   uuid.UUID
	Kind string
}

func (store) scope(ctx context.Context, q db.Q, user uuid.UUID, all bool) ([]*held, error) {
	stmt := SELECT(Libraries.ID, Libraries.Kind).FROM(Libraries).ORDER_BY(Libraries.ID)
	if !all {
		stmt = stmt.WHERE(Libraries.ID.IN(SELECT(LibraryGrants.LibraryID).FROM(LibraryGrants).WHERE(LibraryGrants.UserID.EQ(UUID(user)))))
	}
	return db.All[held](ctx, q, stmt)
}

// audience is who may see a library: administrators, those who see all, and those it was granted to, each with his profiles.
// Raw: a table is joined with itself.
func (store) audience(ctx context.Context, q db.Q, library uuid.UUID) ([]uuid.UUID, error) {
	return db.Column[uuid.UUID](ctx, q, `SELECT u.id FROM users u JOIN users a ON a.id = coalesce(u.account_id, u.id)
		WHERE (a.all_libraries OR a.role = 'ADMIN' OR EXISTS (SELECT FROM library_grants g WHERE g.user_id = a.id AND g.library_id = $1))
			AND (u.account_id IS NULL OR u.all_libraries OR EXISTS (SELECT FROM library_grants g WHERE g.user_id = u.id AND g.library_id = $1)) ORDER BY u.id`, library)
}

func (store) grants(ctx context.Context, q db.Q, v Viewer, users []uuid.UUID) ([]*Grant, error) {
	from := SELECT(LibraryGrants.UserID, LibraryGrants.LibraryID).FROM(LibraryGrants.INNER_JOIN(Users, Users.ID.EQ(LibraryGrants.UserID)))
	where := db.Any(LibraryGrants.UserID, users)
	if v.RequireAdmin() != nil {
		where = where.AND(Users.AccountID.EQ(UUID(v.Account())))
	}
	return db.All[Grant](ctx, q, from.WHERE(where).ORDER_BY(LibraryGrants.LibraryID))
}

// replace sets a user's grants and returns how many of the libraries exist.
func (store) replace(ctx context.Context, q db.Q, user uuid.UUID, libraries []uuid.UUID) (int, error) {
	if _, err := db.Exec(ctx, q, LibraryGrants.DELETE().WHERE(LibraryGrants.UserID.EQ(UUID(user)))); err != nil {
		return 0, err
	}
	n, err := db.Exec(ctx, q, LibraryGrants.INSERT(LibraryGrants.UserID, LibraryGrants.LibraryID).
		QUERY(SELECT(UUID(user), Libraries.ID).FROM(Libraries).WHERE(db.Any(Libraries.ID, libraries))))
	return int(n), err
}
