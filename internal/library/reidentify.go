package library

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"revenge/internal/platform/fault"
	"revenge/internal/platform/queue"
)

// Loose returns files with what was found inside them, as Batch does, but of no scan. Where none is there any more it is
// fault.NotFound; where their folder is away, fault.Unavailable.
func (s *Service) Loose(ctx context.Context, a ReidentifyArgs) (*Batch, error) {
	l, err := s.store.library(ctx, s.DB, a.LibraryID)
	if err != nil {
		return nil, fmt.Errorf("library %s: %w", a.LibraryID, err)
	}
	files, err := s.store.filesOf(ctx, s.DB, a.FileIDs)
	if err != nil {
		return nil, fmt.Errorf("read %d files: %w", len(a.FileIDs), err)
	}
	found, err := s.found(ctx, l, files)
	if err == nil && len(found) == 0 {
		err = fault.NotFound
	}
	if err == nil {
		err = s.foldersBack(ctx, found)
	}
	if err != nil {
		return nil, fmt.Errorf("read %d files: %w", len(a.FileIDs), err)
	}
	for _, f := range found {
		f.Loose = true
	}
	return &Batch{Library: l, Found: found}, nil
}

// Reidentified ends what Loose began.
func (s *Service) Reidentified(ctx context.Context, b *Batch, o *Outcome, next ...queue.Args) error {
	keys, problems := b.problems(o)
	err := s.DB.Tx(ctx, func(tx pgx.Tx) error {
		if err := s.store.identified(ctx, tx, keys); err != nil {
			return err
		}
		if err := s.store.putProblems(ctx, tx, b.Library.ID, problems, s.Clock.Now()); err != nil {
			return err
		}
		if len(o.Removed) > 0 {
			if err := s.changed(ctx, tx, b.Library.ID, ChangeRemoved, o.Removed); err != nil {
				return err
			}
		}
		if err := s.tell(ctx, tx, b.Library.ID, o); err != nil {
			return err
		}
		return s.Queue.Enqueue(ctx, tx, next...)
	})
	if err != nil {
		return fmt.Errorf("identify %d files again: %w", len(keys), err)
	}
	s.Bus.Signal(ctx, topicLibrary(b.Library.ID))
	return nil
}
