package access

import (
	"context"

	. "github.com/go-jet/jet/v2/postgres" // jet reads as SQL only this way
	"github.com/google/uuid"

	"revenge/internal/platform/db"
	"revenge/internal/platform/db/gen/public/enum"
	. "revenge/internal/platform/db/gen/public/table"
)

// Grant lets a user see a library.
type Grant struct{ UserID, LibraryID uuid.UUID }

// store is the only writer of library_grants.
type store struct{}

func (store) scope(ctx context.Context, q db.Q, user uuid.UUID, all bool) ([]uuid.UUID, error) {
	stmt := SELECT(LibraryGrants.LibraryID.AS("id")).FROM(LibraryGrants).
		WHERE(LibraryGrants.UserID.EQ(UUID(user))).ORDER_BY(LibraryGrants.LibraryID)
	if all {
		stmt = SELECT(Libraries.ID.AS("id")).FROM(Libraries).ORDER_BY(Libraries.ID)
	}
	type row struct{ ID uuid.UUID }
	rows, err := db.All[row](ctx, q, stmt)
	if err != nil {
		return nil, err
	}
	out := make([]uuid.UUID, len(rows))
	for i, r := range rows {
		out[i] = r.ID
	}
	return out, nil
}

// audience is who may see a library: administrators, those who see all, and those it was granted to.
func (store) audience(ctx context.Context, q db.Q, library uuid.UUID) ([]uuid.UUID, error) {
	type row struct{ ID uuid.UUID }
	granted := SELECT(LibraryGrants.UserID).FROM(LibraryGrants).WHERE(LibraryGrants.LibraryID.EQ(UUID(library)))
	rows, err := db.All[row](ctx, q, SELECT(Users.ID.AS("id")).FROM(Users).
		WHERE(Users.AllLibraries.OR(Users.Role.EQ(enum.UserRole.Admin)).OR(Users.ID.IN(granted))).ORDER_BY(Users.ID))
	if err != nil {
		return nil, err
	}
	out := make([]uuid.UUID, len(rows))
	for i, r := range rows {
		out[i] = r.ID
	}
	return out, nil
}

func (store) grants(ctx context.Context, q db.Q, users []uuid.UUID) ([]*Grant, error) {
	return db.All[Grant](ctx, q, SELECT(LibraryGrants.UserID, LibraryGrants.LibraryID).FROM(LibraryGrants).
		WHERE(db.Any(LibraryGrants.UserID, users)).ORDER_BY(LibraryGrants.LibraryID))
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
