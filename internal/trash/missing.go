package trash

import (
	"context"
	"errors"
	"fmt"
	"syscall"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"revenge/internal/access"
	"revenge/internal/library"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/keyset"
	"revenge/internal/platform/page"
)

// Missing is a file that has vanished from its place, and not into the trash.
type Missing struct {
	ID           uuid.UUID
	LibraryID    uuid.UUID
	RootID       uuid.UUID
	Path         string
	Title        string
	SizeBytes    int64
	MissingSince time.Time
	// ForgottenAt is when it is forgotten; nil for never.
	ForgottenAt *time.Time `db:"-"`
}

// Missing pages through the files that have vanished, the last ones first.
func (s *Service) Missing(ctx context.Context, v access.Viewer, libraryID *uuid.UUID, a page.Args) (*page.Connection[*Missing], error) {
	if err := v.RequireDeleter(); err != nil {
		return nil, err
	}
	libraries, err := v.Within(libraryID)
	if err != nil {
		return nil, err
	}
	o := keyset.Order[*Missing]{Direction: page.Desc, Filter: libraries, ID: func(m *Missing) uuid.UUID { return m.ID },
		Column: keyset.Column[*Missing]{Name: "missing_since", Parse: keyset.Time, Text: func(m *Missing) string { return m.MissingSince.Format(time.RFC3339Nano) }}}
	c, err := keyset.Read(ctx, s.DB, "missing files", s.store.missing(), o, a, libraries)
	if err != nil || s.Grace == 0 {
		return c, err
	}
	for _, m := range c.Nodes() {
		m.ForgottenAt = new(m.MissingSince.Add(s.Grace))
	}
	return c, nil
}

// ForgetArgs asks for the files to be forgotten that have been missing for long.
type ForgetArgs struct{}

// Kind names the job.
func (ForgetArgs) Kind() string { return "file_forget" }

// Forget is the work of a file_forget job: it forgets the files that have been missing for longer than the grace. What viewers
// have of them stays with the content. Nothing is forgotten of a folder that is away, of a library that is being scanned, and
// of a library or folder of which more than half is missing, for however long: that is somebody's to decide.
func (s *Service) Forget(ctx context.Context, _ ForgetArgs) error {
	if s.Grace == 0 {
		return nil
	}
	before := s.Clock.Now().Add(-s.Grace)
	folders, err := s.store.lost(ctx, s.DB, before)
	if err != nil {
		return fmt.Errorf("look for files that are missing for long: %w", err)
	}
	for len(folders) > 0 {
		l := lost{LibraryID: folders[0].LibraryID, Scanning: folders[0].Scanning}
		leave := map[uuid.UUID]bool{}
		for ; len(folders) > 0 && folders[0].LibraryID == l.LibraryID; folders = folders[1:] {
			one := folders[0]
			l.Missing, l.Files = l.Missing+one.Missing, l.Files+one.Files
			if leave[one.RootID] = one.most(); one.most() && one.Expired > 0 && !l.Scanning {
				s.Log.WarnContext(ctx, "more than half of a folder is missing; it is left as it is", "root", one.RootID, "missing", one.Missing, "files", one.Files)
			}
		}
		switch {
		case l.Scanning:
		case l.most():
			s.Log.WarnContext(ctx, "more than half of a library is missing; it is left as it is", "library", l.LibraryID, "missing", l.Missing, "files", l.Files)
		default:
			if err := s.forgetIn(ctx, l.LibraryID, before, leave); err != nil {
				return fmt.Errorf("forget missing files of library %s: %w", l.LibraryID, err)
			}
		}
	}
	return nil
}

// forgetIn forgets the files of a library but for those of the folders to leave.
func (s *Service) forgetIn(ctx context.Context, library uuid.UUID, before time.Time, leave map[uuid.UUID]bool) error {
	d, n := disks{}, int64(0)
	defer d.close()
	left, why := 0, error(nil)
	for after := uuid.Nil; ; {
		batch, err := s.store.gone(ctx, s.DB, library, before, after, atOnce)
		if err != nil {
			return err
		}
		if len(batch) == 0 {
			break
		}
		after = batch[len(batch)-1].ID
		var forget []uuid.UUID
		for _, t := range batch {
			if leave[t.RootID] {
				continue
			}
			one, err := d.of(t.root())
			if err != nil {
				leave[t.RootID] = true
				s.Log.WarnContext(ctx, "the missing files of a folder are left for later", "root", t.RootID, "error", err)
				continue
			}
			if err := absent(one, t); err != nil {
				if left++; left == 1 {
					why = err
				}
				continue
			}
			forget = append(forget, t.ID)
		}
		if len(forget) == 0 {
			continue
		}
		var gone int64
		err = s.DB.Tx(ctx, func(tx pgx.Tx) (err error) {
			gone, err = s.Libraries.ForgetLost(ctx, tx, library, forget, before)
			return err
		})
		if errors.Is(err, fault.Conflict) {
			s.Log.InfoContext(ctx, "a scan has begun; files that are missing are left for later", "library", library)
			break
		}
		if err != nil {
			return err
		}
		n += gone
	}
	if left > 0 {
		s.Log.WarnContext(ctx, "some missing files are not forgotten; remove those by hand that are not to come back", "library", library,
			"files", left, "first", why)
	}
	if n > 0 {
		s.Log.InfoContext(ctx, "files that were missing for long are forgotten", "library", library, "files", n)
	}
	return nil
}

// absent refuses to forget a file that lies in its place, and one that lay on another disk below the folder, which may be away.
// What cannot be looked at is refused, too.
func absent(d *disk, t *target) error {
	if t.Device != *t.RootDevice {
		return &unsure{fault.Field(fault.Unavailable, library.DisplayPath(t.Path)+" lay on another disk than its folder, which may be away", "fileIds")}
	}
	there, err := d.there(library.DecodePath(t.Path))
	if err != nil {
		refusal := refused(err, "fileIds")
		if _, failed := errors.AsType[syscall.Errno](err); failed {
			return refusal
		}
		return &unsure{refusal} // its path leads out of the folder
	}
	if there {
		return &unsure{fault.Field(fault.Conflict, library.DisplayPath(t.Path)+" is there again; scan the library first", "fileIds")}
	}
	return nil
}

// unsure is a refusal that an administrator may overrule, after a scan has not found the file.
type unsure struct{ error }

func (u *unsure) Unwrap() error { return u.error }

func decidable(err error) bool {
	_, ok := errors.AsType[*unsure](err)
	return ok
}
