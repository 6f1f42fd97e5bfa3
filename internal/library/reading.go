package library

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"revenge/internal/platform/id"
	"revenge/internal/platform/queue"
)

// Away is why a list cannot be read. The scan is paused with the sentence, and nothing of what is known is lost.
type Away struct{ Sentence string }

// Error returns the sentence.
func (a *Away) Error() string { return a.Sentence }

// Reading is one attempt at a scan of a LIVE library: what a module reads its lists with.
type Reading struct {
	Library *Library
	service *Service
	scan    *Scan
	attempt string
	roots   map[int]*Root

	mu       sync.Mutex
	progress progress
	guide    bool
}

// Taken is what came of one list.
type Taken struct {
	// Found are its channels; Added, Changed, Missing and Restored say what they were before.
	Found, Added, Changed, Missing, Restored int64
	// Problems are what could not be used, with the place in the list as path.
	Problems []Problem
	// Items are the new and the changed channels.
	Items []Item
}

// ScanKind is the kind of the library that a scan is of; an unknown scan is ErrOver.
func (s *Service) ScanKind(ctx context.Context, scanID uuid.UUID) (Kind, error) {
	scans, err := s.store.scansByIDs(ctx, s.DB, []uuid.UUID{scanID})
	if err != nil || len(scans) == 0 {
		return "", fmt.Errorf("scan %s: %w", scanID, orGone(err))
	}
	l, err := s.store.library(ctx, s.DB, scans[0].LibraryID)
	if err != nil {
		return "", fmt.Errorf("scan %s: %w", scanID, err)
	}
	return l.Kind, nil
}

// Read is the work of a library_scan job of a LIVE library: read takes its lists in, one after the other, and an *Away of
// it pauses the scan. A scan that has ended meanwhile is ErrOver.
func (s *Service) Read(ctx context.Context, scanID uuid.UUID, read func(context.Context, *Reading) error) error {
	r := &Reading{service: s, attempt: id.New().String(), roots: map[int]*Root{}}
	var err error
	if r.scan, err = s.store.claimScan(ctx, s.DB, scanID, r.attempt, s.Clock.Now()); err != nil {
		return fmt.Errorf("claim scan %s: %w", scanID, err)
	}
	topics := []string{topicScan(r.scan.LibraryID), topicLibrary(r.scan.LibraryID)}
	if err := s.store.beginLists(ctx, s.DB, scanID, r.attempt); err != nil {
		return fmt.Errorf("begin scan %s: %w", scanID, err)
	}
	s.Bus.Signal(ctx, topics...)
	defer s.Bus.Signal(context.WithoutCancel(ctx), topics...)
	if err := r.load(ctx); err != nil {
		return fmt.Errorf("scan %s: %w", scanID, err)
	}
	err = r.run(ctx, read)
	if away, ok := errors.AsType[*Away](err); ok {
		return s.store.holdScan(ctx, s.DB, scanID, ScanPaused, away.Sentence, 0)
	}
	if err != nil {
		return fmt.Errorf("read the lists of scan %s: %w", scanID, err)
	}
	return s.Finish(ctx, scanID, &Outcome{})
}

func (r *Reading) load(ctx context.Context) (err error) {
	if r.Library, err = r.service.store.library(ctx, r.service.DB, r.scan.LibraryID); err != nil {
		return err
	}
	roots, err := r.service.store.roots(ctx, r.service.DB, []uuid.UUID{r.scan.LibraryID})
	for _, root := range roots {
		r.roots[root.Position] = root
	}
	return err
}

// run reads while the progress is written, and ends when the scan was ended.
func (r *Reading) run(ctx context.Context, read func(context.Context, *Reading) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	var noting sync.WaitGroup
	noting.Go(func() { r.noteOften(ctx, cancel) })
	defer noting.Wait()
	defer cancel(nil)
	err := read(ctx, r)
	if err != nil && ctx.Err() != nil {
		return context.Cause(ctx)
	}
	return err
}

func (r *Reading) noteOften(ctx context.Context, cancel context.CancelCauseFunc) {
	s, began := r.service, r.service.Clock.Now()
	tick := time.NewTicker(250 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		r.mu.Lock()
		p, guide := r.progress, r.guide
		r.mu.Unlock()
		now := s.Clock.Now()
		p.rate = float64(p.found) / max(now.Sub(began).Seconds(), 0.25)
		note := s.store.noteWalk
		if guide {
			note = s.store.noteGuide
		}
		if err := note(ctx, s.DB, r.scan.ID, r.attempt, p, now); err != nil {
			cancel(err)
			return
		}
		s.Bus.Signal(ctx, topicScan(r.scan.LibraryID))
	}
}

// Place is where the list or the guide is, a path or an address, and the root that stands for it; false when there is none.
func (r *Reading) Place(position int) (string, *Root, bool) {
	root := r.roots[position]
	if root == nil {
		return "", nil, false
	}
	return DecodePath(root.Path), root, true
}

// Note tells how many channels or, after Guide, programmes were read, and which was the last.
func (r *Reading) Note(n int64, current string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.progress.found, r.progress.current = n, current
}

// Guide tells that programmes are read from now on.
func (r *Reading) Guide(ctx context.Context) error {
	if err := r.service.store.phase(ctx, r.service.DB, r.scan.ID, PhaseIdentify, r.service.Clock.Now()); err != nil {
		return err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.progress, r.guide = progress{}, true
	return nil
}

// Away notes that a list cannot be read, and returns the error to end with.
func (r *Reading) Away(ctx context.Context, position int, what, reason string) error {
	root := r.roots[position]
	if err := r.service.store.rootProblem(ctx, r.service.DB, root.ID, "This "+what+" cannot be used: "+reason+"."); err != nil {
		return err
	}
	kept := "The channels stay as they are."
	if position == GuidePosition {
		kept = "The programmes stay as they are."
	}
	return &Away{"The " + what + " cannot be used: " + reason + ". " + kept + " It is tried again at the next scan, or when this one is resumed."}
}

// Took notes in one transaction what came of a list, with what write does; write returns the jobs that follow.
func (r *Reading) Took(ctx context.Context, position int, t Taken, write func(pgx.Tx) ([]queue.Args, error)) error {
	s, root, now := r.service, r.roots[position], r.service.Clock.Now()
	for i := range t.Problems {
		t.Problems[i].RootID, t.Problems[i].Stage = root.ID, StageWalk
	}
	return s.DB.Tx(ctx, func(tx pgx.Tx) error {
		if err := s.store.takeList(ctx, tx, r.scan.ID, r.attempt, t, now); err != nil {
			return err
		}
		next, err := write(tx)
		if err != nil {
			return err
		}
		if err := s.store.dropWalkProblems(ctx, tx, []uuid.UUID{root.ID}, []string{""}); err != nil {
			return err
		}
		if err := s.store.putProblems(ctx, tx, r.scan.LibraryID, t.Problems, now); err != nil {
			return err
		}
		if err := s.store.readRoot(ctx, tx, root.ID, now); err != nil {
			return err
		}
		if position == ListPosition && t.Added+t.Changed+t.Missing+t.Restored == 0 {
			return s.Queue.Enqueue(ctx, tx, next...)
		}
		kind := ChangeChanged
		switch {
		case t.Missing > 0:
			kind = ChangeRemoved
		case t.Added > 0:
			kind = ChangeAdded
		}
		if err := s.changed(ctx, tx, r.scan.LibraryID, kind, t.Items); err != nil {
			return err
		}
		return s.Queue.Enqueue(ctx, tx, next...)
	})
}
