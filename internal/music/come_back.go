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
	rows, err := s.store.standIns(ctx, tx, j.Artists)
	if err != nil {
		return nil, fmt.Errorf("look for %d artists: %w", len(j.Artists), err)
	}
	now, keys := map[uuid.UUID]uuid.UUID{}, map[uuid.UUID]bool{}
	for _, r := range rows {
		if r.Now == nil {
			keys[r.Gone] = true
		} else {
			now[r.Gone] = *r.Now
		}
	}
	for _, a := range j.AlbumArtists {
		if to, ok := now[a.ArtistID]; ok {
			a.ArtistID = to
		}
	}
	for _, a := range j.TrackArtists {
		if to, ok := now[a.ArtistID]; ok {
			a.ArtistID = to
		}
	}
	var made []*artistRow
	var ids []uuid.UUID
	for _, a := range j.Artists {
		if keys[a.ID] {
			made, ids = append(made, a), append(ids, a.ID)
		}
	}
	if len(made) == 0 {
		return nil, nil
	}
	if err := s.store.makeArtists(ctx, tx, made); err != nil {
		return nil, fmt.Errorf("make %d artists again: %w", len(made), err)
	}
	if err := origin.Put(ctx, tx, origin.Of(j.Said, ids)); err != nil {
		return nil, err
	}
	return made, origin.ComeBack(ctx, tx, ids)
}
