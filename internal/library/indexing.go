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
	"revenge/media"
)

// indexBatch is how many files without an index are asked for at once.
const indexBatch = 500

// Index is the work of a file_index job: it takes the index that a file's container keeps, or else reads all of the file,
// and keeps what was found. A file that has one of this release by now, is away or was changed is left alone; one that
// cannot be read is fault.Invalid. One that took too long met a busy machine, since it was probed before: it is tried again. note is told
// how many bytes of how many were read.
func (s *Service) Index(ctx context.Context, key uuid.UUID, note func(done, total int64)) error {
	f, err := s.store.unindexed(ctx, s.DB, key)
	if errors.Is(err, fault.NotFound) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("index file %s: %w", key, err)
	}
	paths, err := s.rootPaths(ctx)
	if err != nil {
		return err
	}
	x, err := s.indexOf(ctx, media.Source{Path: filepath.Join(paths[f.RootID], DecodePath(f.Path))}, note)
	if errors.Is(err, media.ErrCorrupt) || errors.Is(err, media.ErrCrashed) {
		// What ends in its middle may lie on a disk that went away: the nightly look asks again.
		there, _, away := s.reach(ctx, []*Found{{File: f, RootPath: paths[f.RootID]}})
		if away != nil || len(there) == 0 {
			return away
		}
	}
	switch {
	case errors.Is(err, media.ErrCorrupt), errors.Is(err, media.ErrCrashed):
		// Nothing comes of trying again before the file is another; until then it is encoded.
		if err := s.store.putIndex(ctx, s.DB, f, nil, 0); err != nil {
			return fmt.Errorf("index file %s: %w", key, err)
		}
		return fmt.Errorf("index file %s: %w: %w", key, fault.Invalid, err)
	case err != nil:
		return fmt.Errorf("index file %s: %w", key, err)
	}
	blob, err := x.MarshalBinary()
	if err != nil {
		return fmt.Errorf("index file %s: %w", key, err)
	}
	if err := s.store.putIndex(ctx, s.DB, f, blob, x.DurationUs()/1000); err != nil {
		return fmt.Errorf("index file %s: %w", key, err)
	}
	s.Bus.Signal(ctx, topicLibrary(f.LibraryID))
	return nil
}

func (s *Service) indexOf(ctx context.Context, src media.Source, note func(done, total int64)) (x *media.Index, err error) {
	err = s.Prober.ProbeMany(ctx, []media.Source{src}, func(_ int, p *media.Probed, err error) error {
		if err == nil {
			x = p.Index
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	if x != nil {
		note(1, 1)
		return x, nil
	}
	return s.Prober.ScanNoting(ctx, src, note)
}

// RequestIndexes asks for the indexes of files that were taken in without one, or by another release.
func (s *Service) RequestIndexes(ctx context.Context) error {
	keys, err := s.store.withoutIndex(ctx, s.DB, indexBatch)
	if err != nil {
		return fmt.Errorf("look for files without an index: %w", err)
	}
	return s.DB.Tx(ctx, func(tx pgx.Tx) error { return s.Queue.Enqueue(ctx, tx, indexJobs(keys)...) })
}

func indexJobs(keys []uuid.UUID) []queue.Args {
	out := make([]queue.Args, len(keys))
	for i, k := range keys {
		out[i] = IndexArgs{FileID: k}
	}
	return out
}

// needIndex are the probed files whose container keeps no index.
func needIndex(list []probed) (keys []uuid.UUID) {
	for _, p := range list {
		if p.probe != nil && p.probe.Index == nil {
			keys = append(keys, p.file.ID)
		}
	}
	return keys
}
