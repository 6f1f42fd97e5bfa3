package library

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

// RequestScan asks for a scan and returns it, or the one that has not ended yet; where that one leaves some of the library out, another
// one of all follows it.
func (s *Service) RequestScan(ctx context.Context, v access.Viewer, library uuid.UUID, why ScanTrigger) (*Scan, error) {
	if err := v.RequireAdmin(); err != nil {
		return nil, err
	}
	return s.requestScan(ctx, AskArgs{LibraryID: library, Trigger: why, RequestedBy: asker(v)})
}

// asker is the viewer's account; nil for the server itself.
func asker(v access.Viewer) *uuid.UUID {
	if v.UserID == uuid.Nil {
		return nil
	}
	return &v.UserID
}

func (s *Service) requestScan(ctx context.Context, a AskArgs) (*Scan, error) {
	var scan *Scan
	err := s.DB.Tx(ctx, func(tx pgx.Tx) (err error) {
		scan, err = s.request(ctx, tx, a)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("request scan of library %s: %w", a.LibraryID, err)
	}
	s.Bus.Signal(ctx, topicScan(a.LibraryID), "jobs")
	return scan, nil
}

// request asks for a scan in the caller's transaction: it is added, or follows one that has not ended and leaves out what it is of. The
// one or the other is returned.
func (s *Service) request(ctx context.Context, tx pgx.Tx, a AskArgs) (*Scan, error) {
	scan, meets, err := s.open(ctx, tx, a)
	if err != nil || meets {
		return scan, err
	}
	return scan, s.Queue.Enqueue(ctx, tx, a)
}

// Ask is the work of a scan_ask job: it asks for a scan, which is fault.Unavailable while another one leaves out what it is of.
func (s *Service) Ask(ctx context.Context, a AskArgs) error {
	err := s.DB.Tx(ctx, func(tx pgx.Tx) error {
		if _, err := s.store.library(ctx, tx, a.LibraryID); err != nil {
			return err
		}
		_, meets, err := s.open(ctx, tx, a)
		if err == nil && !meets {
			err = fault.Unavailable
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("ask for a scan of library %s: %w", a.LibraryID, err)
	}
	s.Bus.Signal(ctx, topicScan(a.LibraryID), "jobs")
	return nil
}

// open adds a scan and its job, or returns the one that has not ended, and whether it meets what is asked for.
func (s *Service) open(ctx context.Context, tx pgx.Tx, a AskArgs) (scan *Scan, meets bool, err error) {
	scan, added, err := s.store.addScan(ctx, tx, &Scan{ID: id.New(), LibraryID: a.LibraryID, Trigger: a.Trigger, RequestedBy: a.RequestedBy,
		Folders: a.Folders, CreatedAt: s.Clock.Now()})
	if err != nil {
		return nil, false, err
	}
	if added {
		return scan, true, s.Queue.Enqueue(ctx, tx, ScanArgs{ScanID: scan.ID})
	}
	meets = scan.meets(a)
	// A scan that stopped looks again, since the disk may be back. What it waits for it is still not allowed.
	if a.Trigger != TriggerWatch && (scan.State == ScanPaused || scan.State == ScanWaitingForApproval) {
		if err := s.again(ctx, tx, scan, scan.ApprovedMissing); err != nil {
			return nil, false, err
		}
		scan.State, scan.Reason = ScanPending, nil
	}
	return scan, meets, nil
}

// meets reports whether a scan that has not ended is of all that is asked for. Folders that are asked for changed just now: it may have
// passed them.
func (s *Scan) meets(a AskArgs) bool {
	whole := len(s.Folders) == 0 && len(s.AnewFiles) == 0
	return whole && (len(a.Folders) == 0 || s.State == ScanPending)
}

// RequestAll asks for a scan of every library; at the start of the server of those that want it then.
func (s *Service) RequestAll(ctx context.Context, why ScanTrigger) error {
	list, err := s.store.allLibraries(ctx, s.DB)
	if err != nil {
		return fmt.Errorf("list the libraries to scan: %w", err)
	}
	for _, l := range list {
		if why == TriggerStart && !l.ScanOnStart {
			continue
		}
		if _, err := s.requestScan(ctx, AskArgs{LibraryID: l.ID, Trigger: why}); err != nil {
			return err
		}
	}
	return nil
}

// RequestKind asks for a scan of every library of a kind.
func (s *Service) RequestKind(ctx context.Context, kind Kind, why ScanTrigger) error {
	list, err := s.store.allLibraries(ctx, s.DB)
	if err != nil {
		return fmt.Errorf("list the libraries to scan: %w", err)
	}
	for _, l := range list {
		if l.Kind != kind {
			continue
		}
		if _, err := s.requestScan(ctx, AskArgs{LibraryID: l.ID, Trigger: why}); err != nil {
			return err
		}
	}
	return nil
}

// scansKept and keptFor bound the history of scans: older ones go when there are newer ones enough.
const (
	scansKept = 20
	keptFor   = 30 * 24 * time.Hour
)

// PruneScans forgets old scans.
func (s *Service) PruneScans(ctx context.Context) error {
	if err := s.store.pruneScans(ctx, s.DB, scansKept, s.Clock.Now().Add(-keptFor)); err != nil {
		return fmt.Errorf("prune scans: %w", err)
	}
	return nil
}

// CancelScan ends a scan; what it has found stays. A scan that has ended is fault.Conflict.
func (s *Service) CancelScan(ctx context.Context, v access.Viewer, key uuid.UUID) error {
	return s.steer(ctx, v, "cancel", key, func(tx pgx.Tx, scan *Scan) error {
		if scan.Ended() {
			return fault.Field(fault.Conflict, "this scan has ended already", "scanId")
		}
		return s.store.endScan(ctx, tx, key, ScanCancelled, nil, s.Clock.Now())
	})
}

// ApproveScan lets a scan mark as many files missing as it asked for. It walks again first.
func (s *Service) ApproveScan(ctx context.Context, v access.Viewer, key uuid.UUID) error {
	return s.steer(ctx, v, "approve", key, func(tx pgx.Tx, scan *Scan) error {
		if scan.State != ScanWaitingForApproval {
			return fault.Field(fault.Conflict, "this scan does not wait for approval", "scanId")
		}
		return s.again(ctx, tx, scan, scan.Missing)
	})
}

// ResumeScan lets a paused scan try again. What its folders are now is taken as right: another disk is
// accepted, but an empty or unreadable one pauses the scan once more.
func (s *Service) ResumeScan(ctx context.Context, v access.Viewer, key uuid.UUID) error {
	return s.steer(ctx, v, "resume", key, func(tx pgx.Tx, scan *Scan) error {
		if scan.State != ScanPaused {
			return fault.Field(fault.Conflict, "this scan is not paused", "scanId")
		}
		if err := s.store.acceptRoots(ctx, tx, scan.LibraryID, scan.AnewFiles); err != nil {
			return err
		}
		return s.again(ctx, tx, scan, scan.ApprovedMissing)
	})
}

func (s *Service) again(ctx context.Context, tx pgx.Tx, scan *Scan, approved int64) error {
	if err := s.store.restartScan(ctx, tx, scan.ID, approved); err != nil {
		return err
	}
	return s.Queue.Enqueue(ctx, tx, ScanArgs{ScanID: scan.ID})
}

func (s *Service) steer(ctx context.Context, v access.Viewer, verb string, key uuid.UUID, do func(pgx.Tx, *Scan) error) error {
	if err := v.RequireAdmin(); err != nil {
		return err
	}
	var library uuid.UUID
	err := s.DB.Tx(ctx, func(tx pgx.Tx) error {
		scan, err := s.store.lockScan(ctx, tx, key)
		if err != nil {
			return err
		}
		library = scan.LibraryID
		return do(tx, scan)
	})
	if err != nil {
		return fmt.Errorf("%s scan %s: %w", verb, key, err)
	}
	s.Bus.Signal(ctx, topicScan(library), "jobs")
	return nil
}

// ScansByIDs backs the loader of scans: for administrators only.
func (s *Service) ScansByIDs(ctx context.Context, v access.Viewer, keys []uuid.UUID) ([]*Scan, error) {
	if v.RequireAdmin() != nil {
		return nil, nil //nolint:nilerr // others see none
	}
	return s.store.scansByIDs(ctx, s.DB, keys)
}

// LatestScans backs the loader of a library's newest scan: for administrators only.
func (s *Service) LatestScans(ctx context.Context, v access.Viewer, libraries []uuid.UUID) ([]*Scan, error) {
	if v.RequireAdmin() != nil {
		return nil, nil //nolint:nilerr // others see none
	}
	return s.store.latestScans(ctx, s.DB, libraries)
}

// Scans pages through a library's scans, newest first.
func (s *Service) Scans(ctx context.Context, v access.Viewer, library uuid.UUID, a page.Args) (*page.Connection[*Scan], error) {
	return paged(ctx, v, a, "scans:"+library.String(), func(s *Scan) uuid.UUID { return s.ID },
		func(after *uuid.UUID, backward bool, n int) ([]*Scan, error) {
			return s.store.scans(ctx, s.DB, library, after, backward, n)
		},
		func(ctx context.Context) (int, error) { return s.store.countScans(ctx, s.DB, library) })
}

// Problems pages through the files of a library that could not be taken in, newest first.
func (s *Service) Problems(ctx context.Context, v access.Viewer, library uuid.UUID, a page.Args) (*page.Connection[*Problem], error) {
	return paged(ctx, v, a, "problems:"+library.String(), func(p *Problem) uuid.UUID { return p.ID },
		func(after *uuid.UUID, backward bool, n int) ([]*Problem, error) {
			return s.store.problems(ctx, s.DB, library, after, backward, n)
		},
		func(ctx context.Context) (int, error) { return s.store.countProblems(ctx, s.DB, library) })
}

// ProblemsByIDs backs the loader of problems: for administrators only.
func (s *Service) ProblemsByIDs(ctx context.Context, v access.Viewer, keys []uuid.UUID) ([]*Problem, error) {
	if v.RequireAdmin() != nil {
		return nil, nil //nolint:nilerr // others see none
	}
	return s.store.problemsByIDs(ctx, s.DB, keys)
}

// paged is a list by id, newest first, for administrators.
func paged[T any](_ context.Context, v access.Viewer, a page.Args, order string, idOf func(T) uuid.UUID,
	read func(after *uuid.UUID, backward bool, n int) ([]T, error), count func(context.Context) (int, error),
) (*page.Connection[T], error) {
	if err := v.RequireAdmin(); err != nil {
		return nil, err
	}
	n, backward, err := a.Size()
	if err != nil {
		return nil, err
	}
	var after *uuid.UUID
	if c := a.Cursor(); c != nil {
		keys, err := page.Decode(*c, order, 1)
		if err != nil {
			return nil, err
		}
		key, err := uuid.Parse(keys[0])
		if err != nil {
			return nil, fault.Field(fault.Invalid, "this is not a cursor; take one from pageInfo or an edge", "after")
		}
		after = &key
	}
	rows, err := read(after, backward, n+1)
	if err != nil {
		return nil, fmt.Errorf("list %s: %w", order, err)
	}
	return page.New(rows, a, func(row T) page.Cursor { return page.Encode(order, idOf(row).String()) },
		func(ctx context.Context) (page.Count, error) {
			n, err := count(ctx)
			return page.Counted(n), err
		})
}
