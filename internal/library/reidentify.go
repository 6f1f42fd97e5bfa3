package library

import (
	"context"
	"errors"
	"fmt"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"revenge/internal/platform/queue"
)

// Loose returns files with what was found inside them, as Batch does, but of no scan. Those that are not there are left to the scan that
// finds them; where that are all, it is ErrOver. Where their folder is away, it is fault.Unavailable.
func (s *Service) Loose(ctx context.Context, a ReidentifyArgs) (*Batch, error) {
	l, err := s.store.library(ctx, s.DB, a.LibraryID)
	if err != nil {
		return nil, fmt.Errorf("library %s: %w", a.LibraryID, over(err))
	}
	b := &Batch{Library: l}
	files, err := s.store.filesOf(ctx, s.DB, a.FileIDs)
	if err != nil {
		return nil, fmt.Errorf("read %d files: %w", len(a.FileIDs), err)
	}
	if b.Found, err = s.found(ctx, l, files); err == nil {
		err = s.foldersBack(ctx, b.Found)
	}
	if err == nil {
		b.Found, _, err = s.reach(ctx, b.Found)
	}
	if err != nil {
		return nil, fmt.Errorf("read %d files: %w", len(a.FileIDs), err)
	}
	there := make(map[uuid.UUID]bool, len(b.Found))
	for _, f := range b.Found {
		there[f.File.ID], f.Loose = true, true
	}
	for _, key := range a.FileIDs {
		if !there[key] {
			b.later = append(b.later, key)
		}
	}
	if len(b.Found) == 0 {
		return nil, errors.Join(ErrOver, s.PutOff(ctx, a))
	}
	return b, nil
}

// Again names the files of a batch.
func (b *Batch) Again() ReidentifyArgs {
	a := ReidentifyArgs{LibraryID: b.Library.ID, FileIDs: make([]uuid.UUID, len(b.Found))}
	for i, f := range b.Found {
		a.FileIDs[i] = f.File.ID
	}
	return a
}

// PutOff leaves files to the next scan that finds them.
func (s *Service) PutOff(ctx context.Context, a ReidentifyArgs) error {
	if err := s.store.putOff(ctx, s.DB, a.FileIDs); err != nil {
		return fmt.Errorf("put off %d files: %w", len(a.FileIDs), err)
	}
	return nil
}

// Reidentified ends what Loose began.
func (s *Service) Reidentified(ctx context.Context, b *Batch, o *Outcome, next ...queue.Args) error {
	problems := b.problems(o)
	err := s.DB.Tx(ctx, func(tx pgx.Tx) error {
		stale, err := s.store.identified(ctx, tx, b.Found)
		if err != nil {
			return err
		}
		if err := s.store.putOff(ctx, tx, b.later); err != nil {
			return err
		}
		if err := s.store.putProblems(ctx, tx, b.Library.ID, problems, s.Clock.Now()); err != nil {
			return err
		}
		if err := s.tell(ctx, tx, b.Library.ID, o); err != nil {
			return err
		}
		return s.Queue.Enqueue(ctx, tx, append(next, reidentify(b.Library.ID, stale)...)...)
	})
	if err != nil {
		return fmt.Errorf("identify %d files again: %w", len(b.Found), err)
	}
	s.Bus.Signal(ctx, topicLibrary(b.Library.ID))
	return nil
}
