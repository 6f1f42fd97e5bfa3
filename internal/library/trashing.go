package library

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"revenge/internal/platform/fault"
	"revenge/internal/platform/queue"
)

// TrashFiles marks files missing that were moved into the trash, in the caller's transaction, and asks for what they were
// of to follow.
func (s *Service) TrashFiles(ctx context.Context, tx pgx.Tx, libraries, files []uuid.UUID) error {
	if err := s.store.markMissing(ctx, tx, files, s.Clock.Now()); err != nil {
		return fmt.Errorf("mark %d files missing: %w", len(files), err)
	}
	return s.follow(ctx, tx, libraries)
}

// ReturnFiles marks files as there again that came back to where they were. Those whose rows stand for something else by now
// are looked for by a scan of their folders.
func (s *Service) ReturnFiles(ctx context.Context, tx pgx.Tx, back []Returned) error {
	known, err := s.store.returned(ctx, tx, back)
	if err != nil {
		return fmt.Errorf("take %d files back: %w", len(back), err)
	}
	there := make(map[Returned]bool, len(known))
	for _, r := range known {
		there[*r] = true
	}
	folders := map[uuid.UUID][]string{}
	var libraries []uuid.UUID
	for _, r := range back {
		libraries = append(libraries, r.LibraryID)
		if !there[r] {
			folders[r.LibraryID] = append(folders[r.LibraryID], r.RootID.String()+"/"+parent(r.Path))
		}
	}
	for library, list := range folders {
		if _, err := s.request(ctx, tx, AskArgs{LibraryID: library, Folders: list, Trigger: TriggerWatch}); err != nil {
			return fmt.Errorf("scan library %s: %w", library, err)
		}
	}
	return s.follow(ctx, tx, libraries)
}

// Returned is a file that was moved back, with the size and time that it has.
type Returned struct {
	LibraryID, RootID uuid.UUID
	// Path is encoded.
	Path               string
	SizeBytes, MtimeNs int64
}

// ForgetFiles removes the rows of files that are gone for good.
func (s *Service) ForgetFiles(ctx context.Context, tx pgx.Tx, libraries, files []uuid.UUID) error {
	if len(files) == 0 {
		return nil
	}
	if err := s.store.forget(ctx, tx, files); err != nil {
		return fmt.Errorf("forget %d files: %w", len(files), err)
	}
	return s.follow(ctx, tx, libraries)
}

// ForgetLost removes the rows of those of a library's files that still have been missing since before a time and do not lie in
// the trash, and returns how many. No scan begins before the caller's transaction ends; where one has not ended it is fault.Conflict.
func (s *Service) ForgetLost(ctx context.Context, tx pgx.Tx, library uuid.UUID, files []uuid.UUID, before time.Time) (int64, error) {
	idle, err := s.store.idle(ctx, tx, library)
	if err != nil {
		return 0, fmt.Errorf("hold the scans of library %s: %w", library, err)
	}
	if !idle {
		return 0, fmt.Errorf("a scan of library %s has not ended: %w", library, fault.Conflict)
	}
	n, err := s.store.forgetLost(ctx, tx, files, before)
	if err != nil {
		return 0, fmt.Errorf("forget %d files: %w", len(files), err)
	}
	if n == 0 {
		return 0, nil
	}
	return n, s.follow(ctx, tx, []uuid.UUID{library})
}

// follow asks for what libraries show to be brought in line with their files.
func (s *Service) follow(ctx context.Context, tx pgx.Tx, libraries []uuid.UUID) error {
	for _, l := range distinct(libraries) {
		if err := s.changed(ctx, tx, l, ChangeChanged, nil); err != nil {
			return err
		}
		if err := s.Queue.Enqueue(ctx, tx, ReconcileArgs{LibraryID: l}); err != nil {
			return err
		}
	}
	return nil
}

// distinct leaves out what is said twice, in a fixed order, so that transactions do not wait for each other in a ring.
func distinct(keys []uuid.UUID) []uuid.UUID {
	keys = slices.SortedFunc(slices.Values(keys), func(a, b uuid.UUID) int { return slices.Compare(a[:], b[:]) })
	return slices.Compact(keys)
}

// Reconciled tells what came of a library_reconcile job, in one transaction with what follows.
func (s *Service) Reconciled(ctx context.Context, a ReconcileArgs, o *Outcome, next ...queue.Args) error {
	err := s.DB.Tx(ctx, func(tx pgx.Tx) error {
		if err := s.tell(ctx, tx, a.LibraryID, o); err != nil {
			return err
		}
		return s.Queue.Enqueue(ctx, tx, next...)
	})
	if err != nil {
		return fmt.Errorf("reconcile library %s: %w", a.LibraryID, err)
	}
	s.Bus.Signal(ctx, topicLibrary(a.LibraryID))
	return nil
}

// ByJob returns the library that a job is about.
func (s *Service) ByJob(ctx context.Context, a ReconcileArgs) (*Library, error) {
	l, err := s.store.library(ctx, s.DB, a.LibraryID)
	if err != nil {
		return nil, fmt.Errorf("library %s: %w", a.LibraryID, err)
	}
	return l, nil
}
