package viewing

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/clock"
	"revenge/internal/platform/db"
	"revenge/internal/platform/events"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/page"
)

// Deps are what a Service needs.
type Deps struct {
	DB    *db.DB
	Bus   *events.Bus
	Clock clock.Clock
	// Follow are what others have bound to content.
	Follow []Follower
}

// Follower is told, in the transaction, when what is bound to items goes over to others of the same content.
type Follower struct {
	// Hold holds what items are in, before any of them is locked: whoever puts something in there does it in this order.
	Hold func(ctx context.Context, q db.Q, items []uuid.UUID) error
	// TakeOver is told of what gave (from) and what took (to).
	TakeOver func(ctx context.Context, q db.Q, from, to []uuid.UUID) error
}

// Service owns what belongs to viewers.
type Service struct {
	Deps
	store store
}

// New returns a Service.
func New(d Deps) *Service { return &Service{Deps: d} }

// Remember keeps items of the catalogue as content, for what is bound to them by others: their id outlives their row, see
// Deps.Follow. Call it in the transaction that binds.
func Remember(ctx context.Context, q db.Q, items []uuid.UUID) error {
	return store{}.remember(ctx, q, items)
}

// ComeBack notes that items whose rows were gone are there again, as the rows that they were, in the transaction that makes them.
func ComeBack(ctx context.Context, q db.Q, items []uuid.UUID) error {
	return store{}.comeBack(ctx, q, items)
}

// WatchStatesByItemIDs backs the loader of watch states: the viewer's own, without UserID, LibraryID, FileID and UpdatedAt.
func (s *Service) WatchStatesByItemIDs(ctx context.Context, v access.Viewer, items []uuid.UUID) ([]*WatchState, error) {
	return s.store.watchStates(ctx, s.DB, selectWatchStates, v, items)
}

// BriefWatchStatesByItemIDs is WatchStatesByItemIDs with position, duration and whether it was watched alone.
func (s *Service) BriefWatchStatesByItemIDs(ctx context.Context, v access.Viewer, items []uuid.UUID) ([]*WatchState, error) {
	return s.store.watchStates(ctx, s.DB, selectBriefStates, v, items)
}

// Stops are the viewer's watch states of items with file, position, duration and whether it was watched alone.
func (s *Service) Stops(ctx context.Context, v access.Viewer, items []uuid.UUID) ([]*WatchState, error) {
	return s.store.watchStates(ctx, s.DB, selectStops, v, items)
}

// StatesByItemIDs backs the loader of ratings, favourites and so on: the viewer's own.
func (s *Service) StatesByItemIDs(ctx context.Context, v access.Viewer, items []uuid.UUID) ([]*State, error) {
	return s.store.states(ctx, s.DB, v.UserID, items)
}

// WatchedCount is how many episodes of a series a viewer has watched.
type WatchedCount struct {
	ParentID uuid.UUID
	N        int
}

// WatchedCountsByParentIDs backs the loader of watched episodes: the viewer's own.
func (s *Service) WatchedCountsByParentIDs(ctx context.Context, v access.Viewer, parents []uuid.UUID) ([]*WatchedCount, error) {
	return s.store.watchedCounts(ctx, s.DB, v.UserID, parents)
}

// NextBySeriesIDs backs the loader of next episodes: of series that the viewer has begun.
func (s *Service) NextBySeriesIDs(ctx context.Context, v access.Viewer, series []uuid.UUID) ([]*Next, error) {
	return s.store.nextOf(ctx, s.DB, v, series)
}

// sized checks how many items a list is asked for.
func sized(first int) error {
	if first < 1 || first > page.MaxSize {
		return fault.Field(fault.Invalid, fmt.Sprintf("first must be between 1 and %d", page.MaxSize), "first")
	}
	return nil
}

// asked is what every list of the viewer's own begins with.
func asked(v access.Viewer, first int) error {
	if err := v.RequireUser(); err != nil {
		return err
	}
	return sized(first)
}
