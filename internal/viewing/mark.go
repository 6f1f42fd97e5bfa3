package viewing

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"revenge/internal/access"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/page"
)

// undoFor is how long a mark can be undone.
const undoFor = time.Hour

// Mark is what was marked together.
type Mark struct {
	// ID is what undoes it; nil where nothing changed.
	ID *id.ID
	// Changed is how many items changed.
	Changed int
}

// Mark sets a film, an episode, or all episodes of a season or series watched or not.
func (s *Service) Mark(ctx context.Context, v access.Viewer, item id.ID, watched bool) (*Mark, error) {
	if err := v.RequireUser(); err != nil {
		return nil, err
	}
	if err := one(item, KindMovie, KindEpisode, KindSeason, KindSeries); err != nil {
		return nil, err
	}
	key := id.New()
	out := &Mark{}
	err := s.DB.Tx(ctx, func(tx pgx.Tx) error {
		m, err := s.store.mark(ctx, tx, v, item, watched, key, s.Clock.Now())
		if err != nil {
			return err
		}
		if m.Found == 0 {
			return fault.NotFound
		}
		*out = Mark{Changed: len(m.Changed)}
		if out.Changed == 0 {
			return nil
		}
		out.ID = new(id.Of("mark", key))
		kind := id.Kind("movie")
		if item.Kind != kind {
			kind = "episode"
		}
		keys := make([]id.ID, len(m.Changed))
		for i, key := range m.Changed {
			keys[i] = id.Of(kind, key)
		}
		return appendChange(ctx, tx, v, eventProgress, m.LibraryID, nil, keys...)
	})
	if err != nil {
		return nil, fmt.Errorf("mark %s: %w", item, err)
	}
	s.Told(ctx, v.UserID)
	return out, nil
}

// UndoMarks undoes the viewer's own marks of the last hour, and returns how many items that was about: how far the viewer is with these
// follows from what is left, which is what it was, and what was played since. Where there is nothing to undo it is fault.NotFound.
func (s *Service) UndoMarks(ctx context.Context, v access.Viewer, marks []*id.ID) (int, error) {
	if err := v.RequireUser(); err != nil {
		return 0, err
	}
	if len(marks) > page.MaxSize {
		return 0, fault.Field(fault.Invalid, fmt.Sprintf("give at most %d marks", page.MaxSize), "markIds")
	}
	keys := make([]uuid.UUID, 0, len(marks))
	for _, one := range marks {
		if key, err := one.Key("mark"); err == nil {
			keys = append(keys, key)
		}
	}
	items := 0
	_, err := s.forget(ctx, v, func(ctx context.Context, tx pgx.Tx) ([]*forgotten, error) {
		gone, err := s.store.removeMarks(ctx, tx, v, keys, s.Clock.Now().Add(-undoFor))
		if err == nil && len(gone) == 0 {
			err = fault.Field(fault.NotFound, "there is nothing to undo any more", "markIds")
		}
		if err != nil {
			return nil, err
		}
		items = len(gone)
		return gone, s.store.derive(ctx, tx, &v.UserID, itemsOf(gone))
	})
	if err != nil {
		return 0, err
	}
	return items, nil
}
