package library

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"revenge/internal/platform/fault"
	"revenge/internal/platform/queue"
	"revenge/media"
)

// Probe is the work of a file_probe job. Files that are no media get a row in the ledger and are not tried again until they change; those
// that cannot be reached or read now get one too, and are left to the next scan; those that took too long or broke the worker to later
// ones. Without a worker the files are identified by name alone and probed at the next scan.
func (s *Service) Probe(ctx context.Context, scanID uuid.UUID, number int) error {
	b, err := s.store.batchOf(ctx, s.DB, scanID, number, "PROBE")
	if err != nil {
		return fmt.Errorf("probe batch %d of scan %s: %w", number, scanID, err)
	}
	files, err := s.store.filesOf(ctx, s.DB, b.FileIDs)
	if err != nil {
		return fmt.Errorf("probe batch %d of scan %s: %w", number, scanID, err)
	}
	list, library, err := s.probeAll(ctx, b, files)
	if err != nil {
		return fmt.Errorf("probe batch %d of scan %s: %w", number, scanID, err)
	}
	list, rest := notReached(list)
	err = s.DB.Tx(ctx, func(tx pgx.Tx) error { return s.writeProbed(ctx, tx, b, library, list, rest) })
	if err != nil {
		return fmt.Errorf("write batch %d of scan %s: %w", number, scanID, err)
	}
	s.Bus.Signal(ctx, topicScan(library))
	return nil
}

// probeMost is how long one job probes, far below what the queue allows: on a slow disk a whole batch may take longer than that.
const probeMost = 20 * time.Minute

// errEnough ends a job's probing; the rest of its batch is left to another.
var errEnough = errors.New("enough was probed at once")

// notReached parts what was probed from the keys of what was not come to.
func notReached(list []probed) (done []probed, rest []uuid.UUID) {
	for _, p := range list {
		if p.probe == nil && p.failed == nil {
			rest = append(rest, p.file.ID)
		} else {
			done = append(done, p)
		}
	}
	return done, rest
}

func (s *Service) probeAll(ctx context.Context, b *batch, files []*File) ([]probed, uuid.UUID, error) {
	if len(files) == 0 {
		scans, err := s.store.scansByIDs(ctx, s.DB, []uuid.UUID{b.ScanID})
		if err != nil || len(scans) == 0 {
			return nil, uuid.Nil, orGone(err)
		}
		return nil, scans[0].LibraryID, nil
	}
	paths, err := s.rootPaths(ctx)
	if err != nil {
		return nil, uuid.Nil, err
	}
	list, sources := make([]probed, len(files)), make([]media.Source, 0, len(files))
	var at []int
	for i, f := range files {
		list[i].file = f
		if f.SizeBytes == 0 {
			list[i].failed = &FileProblem{Code: "EMPTY", Message: "This file has no content. Was its copy interrupted?"}
			continue
		}
		at = append(at, i)
		sources = append(sources, media.Source{Path: filepath.Join(paths[f.RootID], DecodePath(f.Path))})
	}
	library, began, noted, n := files[0].LibraryID, s.Clock.Now(), time.Time{}, 0
	err = s.Prober.ProbeMany(ctx, sources, func(k int, p *media.Probed, err error) error {
		one := &list[at[k]]
		one.probe = p
		if err != nil {
			one.probe = nil
			if one.failed, err = probeProblem(err); n > 0 && errors.Is(err, media.ErrBusy) {
				return errEnough
			} else if err != nil {
				return err
			}
		}
		n++
		now := s.Clock.Now()
		if now.Sub(began) > probeMost {
			return errEnough
		}
		if now.Sub(noted) > 250*time.Millisecond {
			noted = now
			return s.note(ctx, b, library, "probed", one.file, n)
		}
		return nil
	})
	if err != nil && !errors.Is(err, errEnough) {
		return nil, library, err
	}
	return list, library, s.putOffUnreachable(ctx, list, paths)
}

// putOffUnreachable finds the files whose probe failed as they or their disks went away meanwhile: that says nothing about what they hold.
func (s *Service) putOffUnreachable(ctx context.Context, list []probed, paths map[uuid.UUID]string) error {
	var failed []*Found
	at := map[uuid.UUID]*probed{}
	for i := range list {
		if one := &list[i]; one.failed != nil && one.failed != errLater {
			failed = append(failed, &Found{File: one.file, RootPath: paths[one.file.RootID]})
			at[one.file.ID] = one
		}
	}
	_, away, err := s.reach(ctx, failed)
	for _, f := range away {
		at[f.ID].failed = errGone
	}
	return err
}

// note shows how far a batch is; ErrOver when its scan was ended. A counter that the present phase
// does not show is not written.
func (s *Service) note(ctx context.Context, b *batch, library uuid.UUID, column string, f *File, n int) error {
	if err := s.store.noteBatch(ctx, s.DB, b.ScanID, b.Number, column, DisplayPath(f.Name()), n, s.Clock.Now()); err != nil && !errors.Is(err, fault.NotFound) {
		return err
	}
	if _, err := s.store.batchOf(ctx, s.DB, b.ScanID, b.Number, b.Step); err != nil {
		return err
	}
	s.Bus.Signal(ctx, topicScan(library))
	return nil
}

// errLater marks a file whose probe is put off.
var errLater = &FileProblem{Code: "NO_WORKER"}

// errGone marks a file that cannot be reached: what is known of it stays, and the next scan that finds it takes it in.
var errGone = &FileProblem{Code: "GONE", Message: "This file or its disk went away before it was taken in. The next scan that finds it does that."}

// codeUnreadable is the problem of a file that is there, but does not let itself be read now.
const codeUnreadable = "UNREADABLE"

// untilNextScan reports whether a problem is one of the file's surroundings, not of what it holds.
func untilNextScan(p *FileProblem) bool { return p == errGone || p.Code == codeUnreadable }

// triedAgain tells of what due does.
const triedAgain = "Later scans try it again a few times, ever more seldom; one that finds it changed does so at once."

// probeProblem is what a failed probe means for its file; an error when it says nothing about the file.
func probeProblem(err error) (*FileProblem, error) {
	switch {
	case errors.Is(err, media.ErrNoWorker):
		return errLater, nil
	case errors.Is(err, media.ErrCrashed):
		return &FileProblem{Code: "CRASHED", Message: "Reading this file broke the media worker. " + triedAgain}, nil
	case errors.Is(err, media.ErrTimeout):
		return &FileProblem{Code: "TIMEOUT", Message: "Reading this file took too long. " + triedAgain}, nil
	case errors.Is(err, media.ErrCorrupt):
		return &FileProblem{Code: "CORRUPT", Message: "This is neither film nor music, or it is too damaged to be played."}, nil
	case errors.Is(err, fs.ErrNotExist):
		return errGone, nil
	case errors.Is(err, fs.ErrPermission):
		return &FileProblem{Code: codeUnreadable, Message: "The server may not read this file; give its user the right to. It is tried again at the next scan."}, nil
	case errors.Is(err, fault.Invalid):
		return &FileProblem{Code: "NOT_A_FILE", Message: "This is not a regular file."}, nil
	case errors.Is(err, media.ErrBusy), errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded), errors.Is(err, fault.NotFound):
		return nil, err
	}
	return &FileProblem{Code: codeUnreadable, Message: "This file cannot be read: " + reason(err) + ". It is tried again at the next scan."}, nil
}

func (s *Service) writeProbed(ctx context.Context, tx pgx.Tx, b *batch, library uuid.UUID, list []probed, rest []uuid.UUID) error {
	now := s.Clock.Now()
	var failed, kept []uuid.UUID
	var problems []Problem
	for _, p := range list {
		known := p.file.State != FileNew && p.file.State != FileFailed
		putOff := p.failed != nil && untilNextScan(p.failed)
		if p.failed != nil && known || putOff {
			kept = append(kept, p.file.ID)
		}
		if p.failed == nil || p.failed == errLater {
			continue
		}
		if !known && !putOff {
			failed = append(failed, p.file.ID)
		}
		problems = append(problems, Problem{RootID: p.file.RootID, FileID: &p.file.ID, Path: p.file.Path, Stage: StageProbe,
			Code: p.failed.Code, Message: p.failed.Message})
	}
	// The scan comes first: who ends it changes files, too.
	next, err := s.splitOff(ctx, tx, b, rest)
	if err != nil {
		return err
	}
	last, err := s.store.stepBatch(ctx, tx, b.ScanID, b.Number, "IDENTIFY")
	if err != nil {
		return err
	}
	if err := s.store.putProbed(ctx, tx, list, now); err != nil {
		return err
	}
	if len(problems) > 0 {
		if err := s.store.setState(ctx, tx, failed, FileFailed); err != nil {
			return err
		}
		if err := s.store.putProblems(ctx, tx, library, problems, now); err != nil {
			return err
		}
	}
	// Of what cannot be read now all stays as it is: its disk may be away, and then nothing seems to lie beside it.
	if err := s.store.leaveOut(ctx, tx, b.ScanID, b.Number, kept); err != nil {
		return err
	}
	if err := s.store.addFailed(ctx, tx, b.ScanID, len(problems), later(list)); err != nil {
		return err
	}
	if last {
		if err := s.store.phase(ctx, tx, b.ScanID, PhaseIdentify, now); err != nil {
			return err
		}
	} else if err := s.store.addUp(ctx, tx, b.ScanID, now); err != nil {
		return err
	}
	next = append(next, IdentifyArgs{ScanID: b.ScanID, Number: b.Number})
	return s.Queue.Enqueue(ctx, tx, append(next, indexJobs(needIndex(list))...)...)
}

// splitOff leaves some of a batch to another one, and returns its job.
func (s *Service) splitOff(ctx context.Context, tx pgx.Tx, b *batch, rest []uuid.UUID) ([]queue.Args, error) {
	if _, err := s.store.lockScan(ctx, tx, b.ScanID); err != nil || len(rest) == 0 {
		return nil, over(err)
	}
	number, err := s.store.splitBatch(ctx, tx, b.ScanID, b.Number, rest)
	if err != nil {
		return nil, err
	}
	return []queue.Args{ProbeArgs{ScanID: b.ScanID, Number: number}}, nil
}

func later(list []probed) bool {
	for _, p := range list {
		if p.failed == errLater {
			return true
		}
	}
	return false
}
