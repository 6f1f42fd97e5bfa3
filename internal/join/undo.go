package join

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"revenge/internal/access"
	"revenge/internal/artwork"
	"revenge/internal/intake"
	"revenge/internal/origin"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/viewing"
)

// Undo takes a change back: the files are of what they were of, and users have what they had of it; what they did since with these
// files goes along. Administrators may. Where the files were moved, or something else was decided about them or done to the
// album since, it is fault.Conflict and nothing is undone.
func (s *Service) Undo(ctx context.Context, v access.Viewer, change id.ID) (*Change, error) {
	if err := v.RequireAdmin(); err != nil {
		return nil, err
	}
	var out *Change
	err := s.DB.Tx(ctx, func(tx pgx.Tx) error {
		key, err := change.Key(ChangeKind)
		if err != nil {
			return fault.Field(fault.NotFound, "there is no such change", "id")
		}
		r, err := s.held(ctx, tx, v, key)
		if err != nil {
			return err
		}
		if err := s.takeBack(ctx, tx, v, r); err != nil {
			return err
		}
		now := s.Clock.Now()
		r.UndoneAt, out = &now, &r.Change
		return s.store.undone(ctx, tx, r.ID, now)
	})
	return s.done(ctx, out, err, "undo a change of items")
}

// held is a change that can be undone, with its library held against scans.
func (s *Service) held(ctx context.Context, tx pgx.Tx, v access.Viewer, key uuid.UUID) (*record, error) {
	for locked := false; ; locked = true {
		list, err := s.store.records(ctx, tx, v.Libraries, key)
		if err != nil {
			return nil, err
		}
		if len(list) == 0 {
			return nil, fault.Field(fault.NotFound, "there is no such change", "id")
		}
		r := list[0]
		switch {
		case r.UndoneAt != nil:
			return nil, fault.Field(fault.Conflict, "it was undone already", "id")
		case locked:
			return r, nil
		}
		if err := intake.Lock(ctx, tx, r.LibraryID); err != nil {
			return nil, err
		}
	}
}

func (s *Service) takeBack(ctx context.Context, tx pgx.Tx, v access.Viewer, r *record) error {
	lib, err := s.library(ctx, tx, v, r.LibraryID)
	if err != nil {
		return err
	}
	if r.ItemKind == origin.KindAlbum || r.ItemKind == origin.KindArtist { // its key, its artists and what was set are those of before the first change
		later, err := s.store.later(ctx, tx, r)
		if err == nil && later {
			err = fault.Field(fault.Conflict, fmt.Sprintf("something else was done to this %s later: undo that first", r.ItemKind.Public()), "id")
		}
		if err != nil {
			return err
		}
	}
	if err := s.Review.Unrule(ctx, tx, r.DecisionIDs, r.DecidedIDs); err != nil {
		return err
	}
	if err := s.Playlists.Hold(ctx, tx, r.Before.takers()); err != nil {
		return err
	}
	noun := s.noun(r.ItemKind)
	shift, err := noun.Unshift(ctx, tx, lib, r.Before.Rows)
	if err != nil {
		return err
	}
	added := make([]uuid.UUID, len(shift.Added))
	for i, item := range shift.Added {
		added[i] = item.ID
	}
	if err := viewing.ComeBack(ctx, tx, added); err != nil {
		return fmt.Errorf("find what viewers have of %d items: %w", len(added), err)
	}
	if err := s.Viewing.HandBack(ctx, tx, r.Before.Over, r.Before.Viewing, shift.Now); err != nil {
		return err
	}
	if err := s.Playlists.HandBack(ctx, tx, r.Before.Entries, shift.Now); err != nil {
		return err
	}
	if err := s.Playlists.HandBackRules(ctx, tx, r.Before.Rules); err != nil {
		return err
	}
	if err := access.HandBack(ctx, tx, r.Before.Allowed, shift.Now); err != nil {
		return err
	}
	if err := s.takePictures(ctx, tx, noun, shift, r.Before.Pictures); err != nil {
		return err
	}
	again, freed, err := origin.HandBack(ctx, tx, r.Before.Edits, shift.Now)
	if err != nil {
		return err
	}
	if len(again) > 0 {
		if err := noun.Apply(ctx, tx, again, freed); err != nil {
			return err
		}
	}
	files := r.FileIDs
	if r.ItemKind == origin.KindArtist { // whose names have led to it since is in the files
		now, err := s.store.filesOf(ctx, tx, r.ItemKind, append([]uuid.UUID{r.ItemID}, r.OtherIDs...))
		if err != nil {
			return err
		}
		files = distinct(slices.Concat(files, now))
	}
	if len(added) > 0 { // some may have been there meanwhile as other rows
		if err := s.Queue.Enqueue(ctx, tx, viewing.AttachArgs{IDs: added}); err != nil {
			return err
		}
	}
	return s.follow(ctx, tx, r.LibraryID, r.ItemKind, shift, files, r.OtherIDs)
}

// distinct are keys, each once, in a fixed order.
func distinct(keys []uuid.UUID) []uuid.UUID {
	slices.SortFunc(keys, func(a, b uuid.UUID) int { return slices.Compare(a[:], b[:]) })
	return slices.Compact(keys)
}

// takePictures gives back what was chosen; who had taken it shows what it would show without.
func (s *Service) takePictures(ctx context.Context, tx pgx.Tx, noun Noun, shift *intake.Shift, g *artwork.Given) error {
	left, err := s.Pictures.HandBack(ctx, tx, g, shift.Now)
	if err != nil || g == nil {
		return err
	}
	kinds := map[uuid.UUID]id.Kind{}
	for _, m := range shift.Moves {
		kinds[m.To] = id.Kind(strings.ToLower(m.Kind))
	}
	for _, c := range left {
		if err := noun.Picture(ctx, tx, id.Of(kinds[c.ItemID], c.ItemID), c.Role, c.AutomaticID); err != nil {
			return err
		}
	}
	items := make([]uuid.UUID, len(g.Choices))
	for i, c := range g.Choices {
		items[i] = c.ItemID
	}
	return noun.ShowChosen(ctx, tx, items)
}
