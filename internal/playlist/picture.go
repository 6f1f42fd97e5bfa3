package playlist

import (
	"context"
	"fmt"
	"io"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"revenge/internal/access"
	"revenge/internal/artwork"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
)

// Picture is the picture that a list shows, whose owner chose it.
type Picture struct {
	PlaylistID uuid.UUID
	artwork.Artwork
}

// Shown is the picture itself.
func (p *Picture) Shown() *artwork.Artwork { return &p.Artwork }

// PicturesByIDs returns the pictures that were chosen for lists, of those that the viewer may see. One of an item is left out for
// whoever may not see the item's.
func (s *Service) PicturesByIDs(ctx context.Context, v access.Viewer, keys []uuid.UUID) ([]*Picture, error) {
	out, err := s.store.pictures(ctx, s.DB, v, keys)
	if err != nil {
		return nil, fmt.Errorf("read the pictures of %d %s: %w", len(keys), s.nouns, err)
	}
	return out, nil
}

// Upload takes a picture for a list, which shows it from now on. Its owner may; faults are those of Edit and artwork.Service.Receive.
func (s *Service) Upload(ctx context.Context, v access.Viewer, key uuid.UUID, body io.Reader) (*artwork.Artwork, error) {
	if err := s.mayEdit(ctx, v, key); err != nil {
		return nil, err
	}
	pic, err := s.Pictures.Receive(ctx, body)
	if err != nil {
		return nil, fmt.Errorf("receive a picture of %s %s: %w", s.noun, key, err)
	}
	pic.ID, pic.Role = id.New(), artwork.Poster
	var was *string
	err = s.change(ctx, v, key, Owner, "choose a picture of", func(tx pgx.Tx, _ *locked) (err error) {
		was, err = s.store.picture(ctx, tx, key, pic)
		return err
	})
	if err != nil {
		was = pic.Content
	}
	s.drop(ctx, was)
	return pic, err
}

// drop removes the bytes of a picture that a list showed; nil is none. Where that fails Prune does it within a day or two.
func (s *Service) drop(ctx context.Context, content *string) {
	if content != nil {
		_ = s.Pictures.Drop(context.WithoutCancel(ctx), *content)
	}
}

// mayEdit looks before anything is read from the one who asks; change looks again.
func (s *Service) mayEdit(ctx context.Context, v access.Viewer, key uuid.UUID) error {
	if err := v.RequireUser(); err != nil {
		return err
	}
	found, err := s.store.byIDs(ctx, s.DB, v, s.kind, []uuid.UUID{key})
	switch {
	case err != nil:
		return fmt.Errorf("read %s %s: %w", s.noun, key, err)
	case len(found) == 0:
		return fmt.Errorf("read %s %s: %w", s.noun, key, fault.NotFound)
	case found[0].UserID != v.UserID:
		return fault.Field(fault.Forbidden, "only its owner may do this")
	}
	return nil
}

// show makes a list show the picture of one of its items, none for nil, and returns the content that it showed before, if any.
func (s *Service) show(ctx context.Context, tx db.Q, v access.Viewer, key uuid.UUID, p *locked, of *id.ID) (was *string, err error) {
	if of == nil {
		return s.store.unpicture(ctx, tx, key)
	}
	held, err := s.holds(ctx, tx, v, key, p, of.UUID)
	if err != nil {
		return nil, err
	}
	done := false
	if held {
		done, was, err = s.store.pictureOf(ctx, tx, v, key, *of)
	}
	if err == nil && !done {
		err = fault.Field(fault.NotFound, "there is no such item in this "+s.noun+", or it has no picture", "pictureOf")
	}
	return was, err
}

func (s *Service) holds(ctx context.Context, tx db.Q, v access.Viewer, key uuid.UUID, p *locked, item uuid.UUID) (bool, error) {
	if p.Rules == nil {
		return s.store.holds(ctx, tx, v, key, item)
	}
	c, err := s.choose(v, key, p.Rules, s.today())
	if err != nil {
		return false, err
	}
	held, err := s.store.heldBy(ctx, tx, []*choice{c}, []uuid.UUID{item})
	return len(held) > 0, err
}
