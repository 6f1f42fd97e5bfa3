package trash

import (
	"context"
	"errors"
	"fmt"
	"path"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"revenge/internal/access"
	"revenge/internal/library"
	"revenge/internal/platform/fault"
)

// Restored is what came of taking files back.
type Restored struct {
	Restored int
	// Problems are the files that stay in the trash, and why.
	Problems []string
}

// Restore moves files back to where they were, with what went with them. Where something else is in the place of one of
// them, that one stays in the trash.
func (s *Service) Restore(ctx context.Context, v access.Viewer, keys []uuid.UUID) (*Restored, error) {
	if err := s.check(v, keys); err != nil {
		return nil, err
	}
	by := v.UserID
	if v.Role == access.Admin {
		by = uuid.Nil
	}
	out := &Restored{}
	_, err := s.DB.Hold(ctx, hold, false, func(ctx context.Context) error {
		ctx = context.WithoutCancel(ctx)
		items, err := s.store.begin(ctx, s.DB, v.Libraries, keys, by, Restoring)
		if err != nil {
			return err
		}
		if len(items) == 0 {
			return fault.Field(fault.NotFound, "this is not in the trash, any more", "ids")
		}
		return s.moveBack(ctx, items, out)
	})
	if err != nil {
		return nil, fmt.Errorf("restore %d files: %w", len(keys), err)
	}
	return out, nil
}

func (s *Service) check(v access.Viewer, keys []uuid.UUID) error {
	if err := v.RequireDeleter(); err != nil {
		return err
	}
	if len(keys) == 0 || len(keys) > most {
		return fault.Field(fault.Invalid, fmt.Sprintf("give 1 to %d items of the trash", most), "ids")
	}
	return nil
}

func (s *Service) moveBack(ctx context.Context, items []*Item, out *Restored) error {
	roots, err := s.rootsOf(ctx, items)
	if err != nil {
		return err
	}
	disks := disks{}
	defer disks.close()
	var back, stay []*Item
	for _, it := range items {
		d, err := disks.of(roots[it.RootID])
		if err == nil {
			err = s.pull(d, it)
		}
		if errors.Is(err, errCrashed) {
			return err
		}
		if err != nil {
			why := sentence(err)
			it.State, it.Problem = Trashed, &why
			stay = append(stay, it)
			out.Problems = append(out.Problems, library.DisplayPath(path.Base(it.Path))+" was not restored: "+why)
			continue
		}
		back = append(back, it)
	}
	out.Restored = len(back)
	err = s.DB.Tx(ctx, func(tx pgx.Tx) error {
		if err := s.store.settle(ctx, tx, stay); err != nil {
			return err
		}
		return s.returned(ctx, tx, back, disks)
	})
	if err != nil {
		return err
	}
	s.leave(ctx, back, disks)
	return nil
}

// leave removes the folders of files that came back.
func (s *Service) leave(ctx context.Context, back []*Item, disks disks) {
	for _, it := range back {
		if !disks[it.RootID].tidy(it.Folder) {
			s.Log.WarnContext(ctx, "something could not go back with a restored file and stays in the trash's folder", "root", it.RootID, "folder", it.Folder)
		}
	}
}

// pull moves a file back, and then what went with it. If the place of one of them is taken, nothing is moved.
func (s *Service) pull(d *disk, it *Item) error {
	for _, p := range append([]string{it.Path}, it.Sidecars...) {
		if taken, err := d.there(library.DecodePath(p)); err != nil || taken {
			return errors.Join(err, errTaken(taken))
		}
	}
	if err := s.crash("before"); err != nil {
		return err
	}
	if err := d.move(it.place(it.Path), library.DecodePath(it.Path)); err != nil {
		return err
	}
	if err := s.crash("between"); err != nil {
		return err
	}
	it.lead(d)
	return s.crash("after")
}

func errTaken(taken bool) error {
	if taken {
		return errPlaceTaken
	}
	return nil
}

var errPlaceTaken = errors.New("something else is in its place; move that away first")

// lead moves back what went with a file.
func (it *Item) lead(d *disk) {
	for _, side := range it.Sidecars {
		_ = d.move(it.place(side), library.DecodePath(side)) // what is taken meanwhile stays as it is
	}
}

// returned notes that files are where they were.
func (s *Service) returned(ctx context.Context, tx pgx.Tx, items []*Item, disks disks) error {
	if len(items) == 0 {
		return nil
	}
	keys := make([]uuid.UUID, len(items))
	back := make([]library.Returned, len(items))
	for i, it := range items {
		keys[i] = it.ID
		size, mtime, err := disks[it.RootID].regular(library.DecodePath(it.Path))
		if err != nil {
			size, mtime = 0, 0 // it is looked for by a scan
		}
		back[i] = library.Returned{LibraryID: it.LibraryID, RootID: it.RootID, Path: it.Path, SizeBytes: size, MtimeNs: mtime}
	}
	if err := s.store.remove(ctx, tx, keys); err != nil {
		return err
	}
	return s.Libraries.ReturnFiles(ctx, tx, back)
}

// Empty removes items of the trash for good, or all of a library or of all of them; it returns how many. The work is done in
// the background. For administrators only.
func (s *Service) Empty(ctx context.Context, v access.Viewer, keys []uuid.UUID, libraryID *uuid.UUID) (n int64, err error) {
	if err := v.RequireAdmin(); err != nil {
		return 0, err
	}
	libraries, err := v.Within(libraryID)
	if err != nil {
		return 0, fault.Field(err, "this library does not exist, or you may not see it", "libraryId")
	}
	if len(keys) > most {
		return 0, s.check(v, keys)
	}
	err = s.DB.Tx(ctx, func(tx pgx.Tx) error {
		if len(keys) > 0 {
			items, err := s.store.begin(ctx, tx, libraries, keys, uuid.Nil, Purging)
			if n = int64(len(items)); err == nil && n == 0 {
				err = fault.Field(fault.NotFound, "this is not in the trash, any more", "ids")
			}
			if err != nil {
				return err
			}
		} else if n, err = s.store.empty(ctx, tx, libraries); err != nil {
			return err
		}
		return s.Queue.Enqueue(ctx, tx, SweepArgs{})
	})
	if err != nil {
		return 0, fmt.Errorf("empty the trash: %w", err)
	}
	return n, nil
}
