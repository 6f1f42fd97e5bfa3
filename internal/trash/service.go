package trash

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"path"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"revenge/internal/access"
	"revenge/internal/library"
	"revenge/internal/platform/clock"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/keyset"
	"revenge/internal/platform/page"
	"revenge/internal/platform/queue"
	"revenge/internal/platform/secret"
)

// Deps are what the service stands on.
type Deps struct {
	DB        *db.DB
	Libraries *library.Service
	Queue     queue.Enqueuer
	Key       secret.Key
	// Retention is how long a deleted file can be restored.
	Retention time.Duration
	// Grace is how long files that have vanished are remembered; 0 for ever.
	Grace time.Duration
	Clock clock.Clock
	Log   *slog.Logger
}

// Service deletes files and brings them back.
type Service struct {
	Deps
	store store
	// crash is where tests let the process die.
	crash func(at string) error
}

// New returns the service.
func New(d Deps) *Service { return &Service{Deps: d, crash: func(string) error { return nil }} }

// hold is the name under which files are moved: together, but not while somebody ends what others left undone.
const hold = "trash"

// errCrashed ends the work of a process as its death would.
var errCrashed = errors.New("crashed")

// Deleted is what came of a deletion.
type Deleted struct {
	Items []*Item
	// Forgotten is how many files had vanished before.
	Forgotten int
	// Problems are the files that stayed, and why.
	Problems []string
}

// Delete moves files into the trash after their plan was confirmed with its token. A token that does not fit, because files
// or time have changed, is fault.Conflict. Files that could not be moved stay as they were.
func (s *Service) Delete(ctx context.Context, v access.Viewer, files []uuid.UUID, token string) (*Deleted, error) {
	targets, err := s.targets(ctx, v, files)
	if err != nil {
		return nil, err
	}
	now := s.Clock.Now()
	if s.Key.Verify(now, token, signed(v, targets)...) != nil {
		return nil, fault.Field(fault.Conflict, "this confirmation does not fit, any more: plan the deletion again", "confirm")
	}
	plan, err := s.look(v, targets)
	if err != nil {
		return nil, err
	}
	var items []*Item
	var libraries, gone []uuid.UUID
	for _, p := range plan.Files {
		if p.Missing {
			libraries, gone = append(libraries, p.target.LibraryID), append(gone, p.FileID)
			continue
		}
		key := id.New()
		it := &Item{ID: key, LibraryID: p.target.LibraryID, RootID: p.target.RootID, FileID: &p.FileID, Path: p.target.Path, Title: p.target.Title,
			Sidecars: append([]string{}, p.sidecars...), Folder: path.Join(home, now.UTC().Format("2006-01-02")+"-"+key.String()), SizeBytes: p.SizeBytes,
			MtimeNs: p.target.MtimeNs, State: Moving, DeletedAt: now, ExpiresAt: now.Add(s.Retention)}
		if v.UserID != uuid.Nil {
			it.DeletedBy = &v.UserID
		}
		items = append(items, it)
	}
	out := &Deleted{Forgotten: len(gone)}
	if err := s.DB.Tx(ctx, func(tx pgx.Tx) error { return s.Libraries.ForgetFiles(ctx, tx, libraries, gone) }); err != nil {
		return nil, fmt.Errorf("forget %d files: %w", len(gone), err)
	}
	if len(items) == 0 {
		return out, nil
	}
	_, err = s.DB.Hold(ctx, hold, false, func(ctx context.Context) error {
		ctx = context.WithoutCancel(ctx) // what has begun is ended
		if err := s.store.insert(ctx, s.DB, items); err != nil {
			return err
		}
		return s.moveAway(ctx, items, out)
	})
	if err != nil {
		return nil, fmt.Errorf("delete %d files: %w", len(files), err)
	}
	return out, nil
}

// moveAway moves the files of rows that are written, and notes what came of it.
func (s *Service) moveAway(ctx context.Context, items []*Item, out *Deleted) error {
	roots, err := s.rootsOf(ctx, items)
	if err != nil {
		return err
	}
	disks := disks{}
	defer disks.close()
	var stayed []uuid.UUID
	for _, it := range items {
		d, err := disks.of(roots[it.RootID])
		if err == nil {
			err = s.push(d, it)
		}
		if errors.Is(err, errCrashed) {
			return err
		}
		if err != nil {
			stayed = append(stayed, it.ID)
			out.Problems = append(out.Problems, library.DisplayPath(path.Base(it.Path))+" was not deleted: "+sentence(err))
			continue
		}
		out.Items = append(out.Items, it)
	}
	return s.DB.Tx(ctx, func(tx pgx.Tx) error {
		if err := s.store.remove(ctx, tx, stayed); err != nil {
			return err
		}
		return s.trashed(ctx, tx, out.Items)
	})
}

// push moves a file into the trash, and then what goes with it. A file that could not be moved is where it was.
func (s *Service) push(d *disk, it *Item) error {
	if err := s.crash("before"); err != nil {
		return err
	}
	if err := d.move(library.DecodePath(it.Path), it.place(it.Path)); err != nil {
		d.tidy(it.Folder)
		return err
	}
	if err := s.crash("between"); err != nil {
		return err
	}
	it.follow(d)
	return s.crash("after")
}

// place is where a path of the library lies in the trash.
func (it *Item) place(encoded string) string {
	return path.Join(it.Folder, library.DecodePath(encoded))
}

// follow moves what goes with a file behind it; what cannot be moved stays where it is.
func (it *Item) follow(d *disk) {
	kept := []string{}
	for _, side := range it.Sidecars {
		if d.move(library.DecodePath(side), it.place(side)) == nil {
			kept = append(kept, side)
		} else if there, err := d.there(it.place(side)); there && err == nil {
			kept = append(kept, side) // moved before
		}
	}
	it.Sidecars = kept
}

// trashed notes that files are in the trash.
func (s *Service) trashed(ctx context.Context, tx pgx.Tx, items []*Item) error {
	if len(items) == 0 {
		return nil
	}
	for _, it := range items {
		it.State = Trashed
	}
	if err := s.store.settle(ctx, tx, items); err != nil {
		return err
	}
	libraries, files := owners(items)
	return s.Libraries.TrashFiles(ctx, tx, libraries, files)
}

func owners(items []*Item) (libraries, files []uuid.UUID) {
	for _, it := range items {
		libraries = append(libraries, it.LibraryID)
		if it.FileID != nil {
			files = append(files, *it.FileID)
		}
	}
	return libraries, files
}

func (s *Service) rootsOf(ctx context.Context, items []*Item) (map[uuid.UUID]*rootRow, error) {
	keys := make([]uuid.UUID, len(items))
	for i, it := range items {
		keys[i] = it.RootID
	}
	list, err := s.store.roots(ctx, s.DB, keys)
	if err != nil {
		return nil, err
	}
	out := make(map[uuid.UUID]*rootRow, len(list))
	for _, r := range list {
		out[r.ID] = r
	}
	return out, nil
}

// List pages through the trash, what was deleted last first: all of it for administrators, for others what they deleted.
func (s *Service) List(ctx context.Context, v access.Viewer, libraryID *uuid.UUID, a page.Args) (*page.Connection[*Item], error) {
	if err := v.RequireDeleter(); err != nil {
		return nil, err
	}
	libraries, err := v.Within(libraryID)
	if err != nil {
		return nil, err
	}
	o := keyset.Order[*Item]{Direction: page.Desc, Filter: libraries, ID: func(i *Item) uuid.UUID { return i.ID },
		Column: keyset.Column[*Item]{Name: "deleted_at", Parse: keyset.Time, Text: func(i *Item) string { return i.DeletedAt.Format(time.RFC3339Nano) }}}
	return keyset.Read(ctx, s.DB, "the trash", s.store.list(v), o, a, libraries)
}

// Sum is what List would count, with its bytes.
func (s *Service) Sum(ctx context.Context, v access.Viewer) (*Sum, error) {
	if err := v.RequireDeleter(); err != nil {
		return nil, err
	}
	return s.store.sum(ctx, s.DB, v)
}
