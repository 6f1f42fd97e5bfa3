package trash

import (
	"context"
	"fmt"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
)

// SweepArgs asks for what was left undone to be ended, and for what has expired to be removed.
type SweepArgs struct{}

// Kind names the job.
func (SweepArgs) Kind() string { return "trash_sweep" }

// atOnce is how many rows are settled in one go.
const atOnce = 200

// Sweep is the work of a trash_sweep job. What somebody works at is left alone.
func (s *Service) Sweep(ctx context.Context, _ SweepArgs) error {
	if _, err := s.DB.Hold(ctx, hold, true, s.mend); err != nil {
		return fmt.Errorf("mend the trash: %w", err)
	}
	if err := s.store.expire(ctx, s.DB, s.Clock.Now()); err != nil {
		return fmt.Errorf("expire the trash: %w", err)
	}
	if err := s.each(ctx, []string{string(Purging)}, s.purge); err != nil {
		return fmt.Errorf("empty the trash: %w", err)
	}
	return nil
}

// each hands over the rows in some states, batch by batch, with their disks; rows of disks that are away are left out.
func (s *Service) each(ctx context.Context, states []string, do func(ctx context.Context, items []*Item, d disks) error) error {
	after := uuid.Nil
	for {
		items, err := s.store.unsettled(ctx, s.DB, states, after, atOnce)
		if err != nil || len(items) == 0 {
			return err
		}
		after = items[len(items)-1].ID
		roots, err := s.rootsOf(ctx, items)
		if err != nil {
			return err
		}
		d := disks{}
		var near []*Item
		for _, it := range items {
			if roots[it.RootID] == nil {
				continue
			}
			if _, err := d.of(roots[it.RootID]); err != nil {
				s.Log.WarnContext(ctx, "the trash of a folder is left for later", "root", it.RootID, "error", err)
				continue
			}
			near = append(near, it)
		}
		if len(near) > 0 {
			err = do(ctx, near, d)
		}
		d.close()
		if err != nil {
			return err
		}
	}
}

// mend ends what processes that are gone have begun: where the file lies says how far they came.
func (s *Service) mend(ctx context.Context) error {
	return s.each(ctx, []string{string(Moving), string(Restoring)}, func(ctx context.Context, items []*Item, d disks) error {
		var away, back []*Item
		var none []uuid.UUID
		for _, it := range items {
			one := d[it.RootID]
			inTrash, err := one.there(it.place(it.Path))
			if err != nil {
				continue
			}
			switch {
			case inTrash && it.State == Moving:
				it.follow(one)
				away = append(away, it)
			case inTrash:
				away = append(away, it)
			case it.State == Restoring:
				it.lead(one)
				back = append(back, it)
			default:
				none = append(none, it.ID)
			}
		}
		err := s.DB.Tx(ctx, func(tx pgx.Tx) error {
			if err := s.store.remove(ctx, tx, none); err != nil {
				return err
			}
			if err := s.trashed(ctx, tx, away); err != nil {
				return err
			}
			return s.returned(ctx, tx, back, d)
		})
		if err != nil {
			return err
		}
		s.leave(ctx, back, d)
		s.Log.InfoContext(ctx, "what was left undone in the trash is ended", "deleted", len(away), "restored", len(back), "undone", len(none))
		return nil
	})
}

// purge removes files for good.
func (s *Service) purge(ctx context.Context, items []*Item, d disks) error {
	var gone, stay []*Item
	for _, it := range items {
		if err := d[it.RootID].root.RemoveAll(it.Folder); err != nil {
			why := sentence(err)
			it.Problem = &why
			stay = append(stay, it)
			continue
		}
		d[it.RootID].tidy(it.Folder)
		gone = append(gone, it)
	}
	return s.DB.Tx(ctx, func(tx pgx.Tx) error {
		if len(stay) > 0 {
			if err := s.store.settle(ctx, tx, stay); err != nil {
				return err
			}
		}
		if len(gone) == 0 {
			return nil
		}
		keys := make([]uuid.UUID, len(gone))
		for i, it := range gone {
			keys[i] = it.ID
		}
		libraries, files, err := s.forgettable(ctx, tx, gone)
		if err != nil {
			return err
		}
		if err := s.store.remove(ctx, tx, keys); err != nil {
			return err
		}
		return s.Libraries.ForgetFiles(ctx, tx, libraries, files)
	})
}

// forgettable are the files that have not turned up elsewhere meanwhile.
func (s *Service) forgettable(ctx context.Context, tx pgx.Tx, gone []*Item) (libraries, files []uuid.UUID, err error) {
	libraries, all := owners(gone)
	files, err = s.store.stillAt(ctx, tx, all)
	return libraries, files, err
}
