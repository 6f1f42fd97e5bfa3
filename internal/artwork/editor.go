package artwork

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"revenge/internal/access"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
)

// Owner is a noun whose items show pictures.
type Owner interface {
	// Pictured returns what an item that the viewer may see shows in a role. An unknown one is fault.NotFound, a role that its
	// kind does not show fault.Invalid.
	Pictured(ctx context.Context, v access.Viewer, q db.Q, item id.ID, role Role) (*Pictured, error)
	// Picture makes an item show a picture in a role, nil for none. It joins the caller's transaction.
	Picture(ctx context.Context, tx db.Q, item id.ID, role Role, picture *uuid.UUID) error
}

// Pictured is what an item shows, and the media files that frames can be taken of, the best first.
type Pictured struct {
	LibraryID uuid.UUID
	PictureID *uuid.UUID
	FileIDs   []uuid.UUID
	// Beside says that the item's row has no column for the role: what it shows is kept here. The owner then leaves PictureID nil,
	// and its Picture only notes that the item has changed.
	Beside bool `db:"-"`
}

// EditorDeps are what the editor stands on.
type EditorDeps struct {
	Pictures *Service
	// Owners are the nouns by the kinds of their ids.
	Owners map[id.Kind]Owner
	// Hold makes batches of a library's identification wait until the transaction ends; see intake.Lock.
	Hold func(ctx context.Context, tx db.Q, libraryID uuid.UUID) error
}

// Editor chooses what items show, for administrators.
type Editor struct {
	EditorDeps
	*Service
}

// NewEditor returns the editor.
func NewEditor(d EditorDeps) *Editor { return &Editor{d, d.Pictures} }

// pictured is what an administrator edits.
func (e *Editor) pictured(ctx context.Context, v access.Viewer, item id.ID, role Role) (Owner, *Pictured, error) {
	if err := v.RequireAdmin(); err != nil {
		return nil, nil, err
	}
	owner := e.Owners[item.Kind]
	if owner == nil {
		return nil, nil, fault.Field(fault.NotFound, "There is nothing with this id that shows pictures.", "itemId")
	}
	at, err := e.look(ctx, v, e.DB, owner, item, role)
	if err != nil {
		return nil, nil, fmt.Errorf("read pictures of %s: %w", item, err)
	}
	return owner, at, nil
}

// look is Pictured, also of what is kept here.
func (e *Editor) look(ctx context.Context, v access.Viewer, q db.Q, owner Owner, item id.ID, role Role) (*Pictured, error) {
	at, err := owner.Pictured(ctx, v, q, item, role)
	if err != nil || !at.Beside {
		return at, err
	}
	at.PictureID, err = e.store.beside(ctx, q, Place{item.UUID, role})
	return at, err
}

// show is Picture, also of what is kept here.
func (e *Editor) show(ctx context.Context, tx db.Q, owner Owner, item id.ID, role Role, at *Pictured, picture *uuid.UUID) error {
	if err := owner.Picture(ctx, tx, item, role, picture); err != nil || !at.Beside {
		return err
	}
	if picture == nil {
		return e.store.hide(ctx, tx, Place{item.UUID, role})
	}
	return e.store.replace(ctx, tx, Shown{Place{item.UUID, role}, *picture})
}

// Candidates returns the pictures that are known for a role of an item, the best first. Who is no administrator gets
// fault.Forbidden; see Owner.Pictured for the rest.
func (e *Editor) Candidates(ctx context.Context, v access.Viewer, item id.ID, role Role) ([]*Candidate, error) {
	_, at, err := e.pictured(ctx, v, item, role)
	if err != nil {
		return nil, err
	}
	return e.candidates(ctx, item, role, at)
}

func (e *Editor) candidates(ctx context.Context, item id.ID, role Role, at *Pictured) ([]*Candidate, error) {
	out, err := e.store.candidates(ctx, e.DB, Place{item.UUID, role}, at.PictureID)
	if err != nil {
		return nil, fmt.Errorf("read candidates of %s: %w", item, err)
	}
	return out, nil
}

// Choose makes an item show one of its candidates, whatever scans find, until it is released by nil: then it shows what
// scans found. The server keeps a copy of what is chosen from a library's files, and the choice is of that copy.
// A picture that is no candidate or cannot be read is a mistake in artworkId.
func (e *Editor) Choose(ctx context.Context, v access.Viewer, item id.ID, role Role, picture *uuid.UUID) error {
	owner, at, err := e.pictured(ctx, v, item, role)
	if err != nil {
		return err
	}
	var chosen *Artwork
	if picture != nil {
		if chosen, err = e.candidate(ctx, item, role, at, *picture); err != nil {
			return err
		}
		if chosen, err = e.copied(ctx, chosen); err != nil {
			return err
		}
	}
	err = e.DB.Tx(ctx, func(tx pgx.Tx) error {
		if err := e.Hold(ctx, tx, at.LibraryID); err != nil {
			return err
		}
		now, err := e.look(ctx, v, tx, owner, item, role)
		if err != nil {
			return err
		}
		if chosen == nil {
			return e.release(ctx, tx, owner, item, role, now)
		}
		kept, err := e.store.keep(ctx, tx, chosen)
		if err != nil {
			return err
		}
		var user *uuid.UUID
		if v.UserID != uuid.Nil {
			user = &v.UserID
		}
		if err := e.store.choose(ctx, tx, Place{item.UUID, role}, kept.ID, now.PictureID, user, e.Clock.Now()); err != nil {
			return err
		}
		if err := e.store.remember(ctx, tx, []uuid.UUID{item.UUID}); err != nil {
			return err
		}
		return e.show(ctx, tx, owner, item, role, now, &kept.ID)
	})
	if err != nil {
		return fmt.Errorf("choose a picture of %s: %w", item, err)
	}
	return nil
}

func (e *Editor) release(ctx context.Context, tx db.Q, owner Owner, item id.ID, role Role, at *Pictured) error {
	was, err := e.store.release(ctx, tx, Place{item.UUID, role})
	if err != nil || len(was) == 0 {
		return err // nothing was chosen: it is as asked
	}
	return e.show(ctx, tx, owner, item, role, at, was[0].AutomaticID)
}

// candidate is one of an item's.
func (e *Editor) candidate(ctx context.Context, item id.ID, role Role, at *Pictured, picture uuid.UUID) (*Artwork, error) {
	all, err := e.candidates(ctx, item, role, at)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(all, func(c *Candidate) bool { return c.ID == picture })
	if i < 0 {
		// A copy stands for what it was copied from.
		if i, err = e.copyOf(ctx, all, picture); err != nil {
			return nil, err
		}
	}
	if i < 0 {
		return nil, fault.Field(fault.NotFound, "This is none of the pictures that the item may show in this role.", "artworkId")
	}
	return &all[i].Artwork, nil
}

func (e *Editor) copyOf(ctx context.Context, all []*Candidate, picture uuid.UUID) (int, error) {
	origins, err := e.store.origins(ctx, e.DB, []uuid.UUID{picture})
	if err != nil || len(origins) == 0 {
		return -1, err
	}
	return slices.IndexFunc(all, func(c *Candidate) bool { return c.Source == origins[0].Source && c.Version == origins[0].Version }), nil
}

// copied is the picture as the server keeps it: no library's file is needed for it.
func (e *Editor) copied(ctx context.Context, a *Artwork) (*Artwork, error) {
	if a.Content != nil {
		out := *a
		return &out, nil
	}
	origins, err := e.store.origins(ctx, e.DB, []uuid.UUID{a.ID})
	if err != nil {
		return nil, fmt.Errorf("read picture %s: %w", a.ID, err)
	}
	if len(origins) == 0 {
		return nil, fault.Field(fault.NotFound, "The picture is gone.", "artworkId")
	}
	out, err := e.copy(ctx, origins[0])
	return out, unreadable(err, "artworkId")
}

// unreadable says why a picture cannot be had, to whom asked for it.
func unreadable(err error, path ...string) error {
	if err == nil || errors.Is(err, fault.Exhausted) {
		return err
	}
	if passing(err) {
		return fmt.Errorf("%w: %w", fault.Unavailable, err)
	}
	_, message := explain(err)
	return fault.Field(fault.Invalid, message, path...)
}
