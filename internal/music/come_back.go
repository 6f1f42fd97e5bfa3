package music

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"revenge/internal/origin"
	"revenge/internal/platform/db"
)

// comeBack makes artists again that albums and tracks were by, and of whom nothing was left since; or finds who stands for them: who has
// their key by now, or whom it leads to. It returns those that were made.
func (s *Service) comeBack(ctx context.Context, tx db.Q, j *joinedAlbums) ([]*artistRow, error) {
	now, made, err := s.gone(ctx, tx, j.Artists, false)
	if err != nil {
		return nil, err
	}
	now.of(j.TrackArtists, j.AlbumArtists)
	return made, s.revive(ctx, tx, made, j.Said)
}

// standing are those who stand for artists that are gone.
type standing map[uuid.UUID]uuid.UUID

// of makes parts theirs.
func (s standing) of(tracks []*trackArtistRow, albums []*albumArtistRow) {
	for _, a := range tracks {
		a.ArtistID = s.now(a.ArtistID)
	}
	for _, a := range albums {
		a.ArtistID = s.now(a.ArtistID)
	}
}

func (s standing) now(artist uuid.UUID) uuid.UUID {
	if to, ok := s[artist]; ok {
		return to
	}
	return artist
}

// gone are those of artists who are gone: who stands for them, be it only themselves as other rows, and of whom nobody does. Of one
// whose key leads to somebody who is gone too it says nothing.
func (s *Service) gone(ctx context.Context, tx db.Q, artists []*artistRow, themselves bool) (now standing, none []*artistRow, err error) {
	rows, err := s.store.standIns(ctx, tx, artists)
	if err != nil {
		return nil, nil, fmt.Errorf("look for %d artists: %w", len(artists), err)
	}
	now = standing{}
	for _, r := range rows {
		if r.Now != nil && (r.Same || !themselves) {
			now[r.Gone] = *r.Now
		}
		if r.Now != nil {
			continue
		}
		for _, a := range artists {
			if a.ID == r.Gone {
				none = append(none, a)
			}
		}
	}
	return now, none, nil
}

// revive makes artists again, with what is said and set of them.
func (s *Service) revive(ctx context.Context, tx db.Q, artists []*artistRow, said []*origin.Said) error {
	if len(artists) == 0 {
		return nil
	}
	if err := s.store.makeArtists(ctx, tx, artists); err != nil {
		return fmt.Errorf("make %d artists again: %w", len(artists), err)
	}
	ids := make([]uuid.UUID, len(artists))
	for i, a := range artists {
		ids[i] = a.ID
	}
	if err := origin.Put(ctx, tx, origin.Of(said, ids)); err != nil {
		return err
	}
	if err := origin.ComeBack(ctx, tx, ids); err != nil {
		return err
	}
	_, err := origin.Settle(ctx, tx, artists[0].LibraryID, ids, true, nil) // what was set of them as other rows
	return err
}
