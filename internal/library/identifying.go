package library

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"revenge/internal/platform/fault"
	"revenge/internal/platform/queue"
)

// Batch is what a file_identify job hands to the module that knows the library's kind.
type Batch struct {
	Library *Library
	Found   []*Found
	// away are the files that cannot be reached now: what is known of them stays, and the next scan that finds them takes them in.
	away  []*File
	batch *batch
	// later are the files of no scan that are left to the one which finds them.
	later []uuid.UUID
}

// Alone returns the batch with one of its files only, to find out which of them cannot be identified.
func (b *Batch) Alone(i int) []*Found { return b.Found[i : i+1] }

// problems are the rows of the ledger that an outcome leads to.
func (b *Batch) problems(o *Outcome) (rows []Problem) {
	places := make(map[uuid.UUID]*File, len(b.Found))
	for _, f := range b.Found {
		places[f.File.ID] = f.File
	}
	for _, p := range o.Problems {
		if f := places[p.FileID]; f != nil {
			rows = append(rows, Problem{RootID: f.RootID, FileID: &f.ID, Path: f.Path, Stage: p.Stage, Code: p.Code, Message: p.Message})
		}
	}
	return rows
}

// NotIdentified is the problem of a file that its module fails on.
func NotIdentified(f *File) FileProblem {
	return FileProblem{FileID: f.ID, Stage: StageIdentify, Code: "FAILED",
		Message: "The server failed to take this file in; its log says why. " + triedAgain}
}

// Batch returns the files of a batch with what was found inside them. Files that failed are left out, and those that are away: nothing
// would seem to lie beside them. A batch that is done, or whose scan has ended, is ErrOver.
func (s *Service) Batch(ctx context.Context, scanID uuid.UUID, number int) (*Batch, error) {
	b, err := s.store.batchOf(ctx, s.DB, scanID, number, "IDENTIFY")
	if err != nil {
		return nil, fmt.Errorf("batch %d of scan %s: %w", number, scanID, err)
	}
	scans, err := s.store.scansByIDs(ctx, s.DB, []uuid.UUID{scanID})
	if err != nil || len(scans) == 0 {
		return nil, fmt.Errorf("batch %d of scan %s: %w", number, scanID, orGone(err))
	}
	l, err := s.store.library(ctx, s.DB, scans[0].LibraryID)
	if err != nil {
		return nil, fmt.Errorf("batch %d of scan %s: %w", number, scanID, err)
	}
	files, err := s.store.filesOf(ctx, s.DB, b.FileIDs)
	if err != nil {
		return nil, fmt.Errorf("batch %d of scan %s: %w", number, scanID, err)
	}
	found, err := s.found(ctx, l, files)
	if err != nil {
		return nil, fmt.Errorf("batch %d of scan %s: %w", number, scanID, err)
	}
	out := &Batch{Library: l, batch: b}
	if out.Found, out.away, err = s.reach(ctx, found); err != nil {
		return nil, fmt.Errorf("batch %d of scan %s: %w", number, scanID, err)
	}
	return out, nil
}

func orGone(err error) error {
	if err == nil {
		return ErrOver
	}
	return err
}

func (s *Service) found(ctx context.Context, l *Library, files []*File) ([]*Found, error) {
	keys := make([]uuid.UUID, len(files))
	for i, f := range files {
		keys[i] = f.ID
	}
	list, err := mediaByFileIDs[Media](ctx, s.DB, []uuid.UUID{l.ID}, keys)
	if err != nil {
		return nil, err
	}
	media := make(map[uuid.UUID]*Media, len(list))
	for _, m := range list {
		media[m.FileID] = m
	}
	paths, err := s.rootPaths(ctx)
	if err != nil {
		return nil, err
	}
	out := make([]*Found, 0, len(files))
	for _, f := range files {
		if f.State == FileFailed {
			continue
		}
		one := &Found{File: f, RootPath: paths[f.RootID], Media: media[f.ID]}
		if f.State == FileNew {
			one.Media = nil // what was found inside is of an earlier content
		}
		out = append(out, one)
	}
	return out, nil
}

// reach parts the files that are there from those that are not. A disk may be slow, but of one that does not answer all files are away.
func (s *Service) reach(ctx context.Context, found []*Found) (there []*Found, away []*File, err error) {
	silent := map[string]bool{}
	for _, f := range found {
		if silent[f.RootPath] {
			away = append(away, f.File)
			continue
		}
		_, err := patiently(ctx, func() (stat, error) { return s.tree.Lstat(filepath.Join(f.RootPath, DecodePath(f.File.Path))) }, func(stat) {})
		if ctx.Err() != nil {
			return nil, nil, ctx.Err()
		}
		if silent[f.RootPath] = errors.Is(err, errSilent); err != nil {
			away = append(away, f.File)
		} else {
			there = append(there, f)
		}
	}
	return there, away, nil
}

// foldersBack is fault.Unavailable while a library's folder that holds some of the files is away.
func (s *Service) foldersBack(ctx context.Context, found []*Found) error {
	looked := map[string]bool{}
	for _, f := range found {
		if looked[f.RootPath] {
			continue
		}
		looked[f.RootPath] = true
		if away, err := s.away(ctx, f.RootPath); err != nil || away {
			return errors.Join(err, fmt.Errorf("root %s is away: %w", f.File.RootID, fault.Unavailable))
		}
	}
	return nil
}

// Identified ends a batch with what came of it, and asks for what follows in the same transaction. The
// last batch of a scan asks for its end.
func (s *Service) Identified(ctx context.Context, b *Batch, o *Outcome, next ...queue.Args) error {
	library, now := b.Library.ID, s.Clock.Now()
	problems := b.problems(o)
	later := make([]uuid.UUID, len(b.away))
	for i, f := range b.away {
		later[i] = f.ID
		problems = append(problems, Problem{RootID: f.RootID, FileID: &f.ID, Path: f.Path, Stage: StageIdentify, Code: errGone.Code, Message: errGone.Message})
	}
	err := s.DB.Tx(ctx, func(tx pgx.Tx) error {
		last, err := s.store.stepBatch(ctx, tx, b.batch.ScanID, b.batch.Number, "DONE")
		if err != nil {
			return err
		}
		stale, err := s.store.identified(ctx, tx, b.Found)
		if err != nil {
			return err
		}
		if err := s.store.putOff(ctx, tx, later); err != nil {
			return err
		}
		if err := s.store.putProblems(ctx, tx, library, problems, now); err != nil {
			return err
		}
		if err := s.store.addFailed(ctx, tx, b.batch.ScanID, len(problems), false); err != nil {
			return err
		}
		if err := s.store.addUp(ctx, tx, b.batch.ScanID, now); err != nil {
			return err
		}
		if err := s.tell(ctx, tx, library, o); err != nil {
			return err
		}
		if last {
			next = append(next, FinishArgs{ScanID: b.batch.ScanID})
		}
		return s.Queue.Enqueue(ctx, tx, append(next, reidentify(library, stale)...)...)
	})
	if err != nil {
		return fmt.Errorf("end batch %d of scan %s: %w", b.batch.Number, b.batch.ScanID, err)
	}
	s.Bus.Signal(ctx, topicScan(library), topicLibrary(library))
	return nil
}

// reidentify asks for files to be identified again, if any.
func reidentify(library uuid.UUID, files []uuid.UUID) []queue.Args {
	if len(files) == 0 {
		return nil
	}
	return []queue.Args{ReidentifyArgs{LibraryID: library, FileIDs: files}}
}

func (s *Service) tell(ctx context.Context, tx pgx.Tx, library uuid.UUID, o *Outcome) error {
	if len(o.Removed) > 0 {
		if err := s.changed(ctx, tx, library, ChangeRemoved, o.Removed); err != nil {
			return err
		}
	}
	if len(o.Added) > 0 {
		if err := s.changed(ctx, tx, library, ChangeAdded, o.Added); err != nil {
			return err
		}
	}
	if len(o.Changed) > 0 {
		return s.changed(ctx, tx, library, ChangeChanged, o.Changed)
	}
	return nil
}

// Ending returns the library of a scan whose batches are done; ErrOver when the scan has ended.
func (s *Service) Ending(ctx context.Context, scanID uuid.UUID) (*Library, error) {
	scans, err := s.store.scansByIDs(ctx, s.DB, []uuid.UUID{scanID})
	if err != nil || len(scans) == 0 || scans[0].State != ScanRunning {
		return nil, fmt.Errorf("end scan %s: %w", scanID, orGone(err))
	}
	if err := s.store.phase(ctx, s.DB, scanID, PhaseFinish, s.Clock.Now()); err != nil {
		return nil, fmt.Errorf("end scan %s: %w", scanID, err)
	}
	return s.store.library(ctx, s.DB, scans[0].LibraryID)
}

// Finish ends a scan with what its last look at the catalogue led to.
func (s *Service) Finish(ctx context.Context, scanID uuid.UUID, o *Outcome, next ...queue.Args) error {
	var library uuid.UUID
	err := s.DB.Tx(ctx, func(tx pgx.Tx) error {
		scan, err := s.store.lockScan(ctx, tx, scanID)
		if err != nil || scan.Ended() {
			return err
		}
		library = scan.LibraryID
		if err := s.store.endScan(ctx, tx, scanID, ScanCompleted, scan.Reason, s.Clock.Now()); err != nil {
			return err
		}
		if err := s.store.dropPictureProblems(ctx, tx, []uuid.UUID{library}); err != nil {
			return err
		}
		if err := s.tell(ctx, tx, library, o); err != nil {
			return err
		}
		return s.Queue.Enqueue(ctx, tx, next...)
	})
	if err != nil {
		return fmt.Errorf("finish scan %s: %w", scanID, err)
	}
	s.Bus.Signal(ctx, topicScan(library), topicLibrary(library))
	return nil
}

// ScansUnderWay are the scans of all libraries that wait for a job, or are worked on.
func (s *Service) ScansUnderWay(ctx context.Context) ([]uuid.UUID, error) {
	keys, err := s.store.scansUnderWay(ctx, s.DB)
	if err != nil {
		return nil, fmt.Errorf("look for scans under way: %w", err)
	}
	return keys, nil
}

// FailScan ends a scan that could not go on, with a sentence for the operator.
func (s *Service) FailScan(ctx context.Context, scanID uuid.UUID, why string) error {
	var library uuid.UUID
	err := s.DB.Tx(ctx, func(tx pgx.Tx) error {
		scan, err := s.store.lockScan(ctx, tx, scanID)
		if err != nil || scan.Ended() {
			return err
		}
		library = scan.LibraryID
		return s.store.endScan(ctx, tx, scanID, ScanFailed, &why, s.Clock.Now())
	})
	if err != nil {
		return fmt.Errorf("fail scan %s: %w", scanID, err)
	}
	s.Bus.Signal(ctx, topicScan(library))
	return nil
}
