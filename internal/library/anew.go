package library

import (
	"context"
	"fmt"
	"slices"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"revenge/internal/access"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
)

// ReadAnew asks for a scan that reads anew what did not change: the files given, or with none all of the library. It returns the scan,
// or one of the same that has not ended. Only administrators may. Another scan that has not ended, and a folder that is away, are
// fault.Conflict; a library without files of its own is fault.Invalid.
func (s *Service) ReadAnew(ctx context.Context, v access.Viewer, library uuid.UUID, files []uuid.UUID) (*Scan, error) {
	if err := v.RequireAdmin(); err != nil {
		return nil, err
	}
	if !v.Sees(library) {
		return nil, fault.NotFound
	}
	l, err := s.store.library(ctx, s.DB, library)
	if err != nil {
		return nil, fmt.Errorf("read library %s anew: %w", library, err)
	}
	if l.Kind == KindLive {
		return nil, fault.Field(fault.Invalid, "a list of channels is read whole each time; scan it", "id")
	}
	if err := s.foldersThere(ctx, library, files); err != nil {
		return nil, fmt.Errorf("read library %s anew: %w", library, err)
	}
	var scan *Scan
	err = s.DB.Tx(ctx, func(tx pgx.Tx) (err error) {
		var added bool
		scan, added, err = s.store.addScan(ctx, tx, &Scan{ID: id.New(), LibraryID: library, Trigger: TriggerUser, RequestedBy: asker(v),
			Anew: true, AnewFiles: files, CreatedAt: s.Clock.Now()})
		switch {
		case err != nil:
			return err
		case added:
			return s.Queue.Enqueue(ctx, tx, ScanArgs{ScanID: scan.ID})
		case !scan.Anew || !slices.Equal(scan.AnewFiles, files):
			return fault.Field(fault.Conflict, "a scan of this library has not ended; wait for it, or end it", "id")
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read library %s anew: %w", library, err)
	}
	s.Bus.Signal(ctx, topicScan(library), "jobs")
	return scan, nil
}

// foldersThere refuses where a folder that holds the files is away, or with none given one of the library's: nothing that is known
// may be lost by it.
func (s *Service) foldersThere(ctx context.Context, library uuid.UUID, files []uuid.UUID) error {
	paths, err := s.holding(ctx, library, files)
	if err != nil {
		return err
	}
	for _, path := range paths {
		away, err := s.away(ctx, DecodePath(path))
		if err != nil {
			return err
		}
		if away {
			return fault.Field(fault.Conflict, "the folder "+DisplayPath(path)+" is away, or empty; nothing was read", "id")
		}
	}
	return nil
}

// away reports whether a folder cannot be read, or holds nothing as the place does where a disk is missing.
func (s *Service) away(ctx context.Context, path string) (bool, error) {
	list, err := patiently(ctx, func() (listing, error) { return s.tree.List(path, true) }, listing.Close)
	if list != nil {
		defer list.Close()
	}
	if ctx.Err() != nil {
		return false, ctx.Err()
	}
	return err != nil || bare(list.Entries()), nil
}

// holding are the folders that the files lie in, or with none given the library's own that hold any.
func (s *Service) holding(ctx context.Context, library uuid.UUID, files []uuid.UUID) ([]string, error) {
	if len(files) > 0 {
		return s.store.foldersHolding(ctx, s.DB, library, files)
	}
	roots, err := s.store.holding(ctx, s.DB, library, nil)
	paths := make([]string, len(roots))
	for i, r := range roots {
		paths[i] = r.Path
	}
	return paths, err
}
