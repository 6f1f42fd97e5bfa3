package access

import (
	"context"
	"fmt"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
)

// Service knows which libraries were granted to whom.
type Service struct {
	db    *db.DB
	store store
}

// New returns a Service.
func New(pool *db.DB) *Service { return &Service{db: pool} }

// Scope returns the libraries that a user may see, all of them or those granted, and what each holds.
func (s *Service) Scope(ctx context.Context, user uuid.UUID, all bool) (libraries []uuid.UUID, kinds map[uuid.UUID]string, err error) {
	rows, err := s.store.scope(ctx, s.db, user, all)
	if err != nil {
		return nil, nil, fmt.Errorf("resolve the libraries of user %s: %w", user, err)
	}
	libraries, kinds = make([]uuid.UUID, len(rows)), make(map[uuid.UUID]string, len(rows))
	for i, r := range rows {
		libraries[i], kinds[r.ID] = r.ID, r.Kind
	}
	return libraries, kinds, nil
}

// Grant replaces a user's grants, as part of the caller's transaction. An unknown library is
// fault.Invalid in the field libraryIds.
func (s *Service) Grant(ctx context.Context, tx pgx.Tx, v Viewer, user uuid.UUID, libraries []uuid.UUID) error {
	if err := v.RequireAdmin(); err != nil {
		return err
	}
	return s.grant(ctx, tx, user, libraries)
}

// GrantProfile is Grant for a profile, which is given libraries of what the viewer sees. Whether the viewer may change the
// profile is the caller's to know.
func (s *Service) GrantProfile(ctx context.Context, tx pgx.Tx, v Viewer, profile uuid.UUID, libraries []uuid.UUID) error {
	if err := v.RequireUser(); err != nil {
		return err
	}
	if v.Restricted {
		return fault.Forbidden
	}
	for _, l := range libraries {
		if !v.Sees(l) {
			return fault.Field(fault.Invalid, "one of the libraries does not exist", "libraryIds")
		}
	}
	return s.grant(ctx, tx, profile, libraries)
}

func (s *Service) grant(ctx context.Context, tx pgx.Tx, user uuid.UUID, libraries []uuid.UUID) error {
	n, err := s.store.replace(ctx, tx, user, libraries)
	if err != nil {
		return fmt.Errorf("grant libraries to user %s: %w", user, err)
	}
	if n != len(distinct(libraries)) {
		return fault.Field(fault.Invalid, "one of the libraries does not exist", "libraryIds")
	}
	return nil
}

// Audience returns the users who may see a library, as the caller's transaction sees them.
func Audience(ctx context.Context, q db.Q, v Viewer, library uuid.UUID) ([]uuid.UUID, error) {
	if err := v.RequireAdmin(); err != nil {
		return nil, err
	}
	users, err := store{}.audience(ctx, q, library)
	if err != nil {
		return nil, fmt.Errorf("find who sees library %s: %w", library, err)
	}
	return users, nil
}

// GrantsByUserIDs backs the loader of granted libraries: of all for administrators, of their profiles for others.
func (s *Service) GrantsByUserIDs(ctx context.Context, v Viewer, users []uuid.UUID) ([]*Grant, error) {
	if err := v.RequireUser(); err != nil {
		return nil, err
	}
	return s.store.grants(ctx, s.db, v, users)
}

func distinct(keys []uuid.UUID) map[uuid.UUID]struct{} {
	out := make(map[uuid.UUID]struct{}, len(keys))
	for _, k := range keys {
		out[k] = struct{}{}
	}
	return out
}
