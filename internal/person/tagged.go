package person

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/page"
)

// Titles is a kind of what has genres; films and series have labels too.
type Titles string

// The kinds.
const (
	OfMovies  Titles = "MOVIE"
	OfSeries  Titles = "SERIES"
	OfArtists Titles = "ARTIST"
	OfAlbums  Titles = "ALBUM"
	OfTracks  Titles = "TRACK"
)

// Asked says which titles are asked for. Empty they are all, of all libraries.
type Asked struct {
	Kind      Titles
	LibraryID id.ID
}

// in are those of the viewer's libraries that are asked for.
func (a Asked) in(v access.Viewer) []uuid.UUID {
	if a.LibraryID == (id.ID{}) {
		return v.Libraries
	}
	return access.Narrowed(v.Libraries, &a.LibraryID)
}

// tables are those of the kinds that are asked for.
func (a Asked) tables(of map[Titles]string) ([]Titles, error) {
	if a.Kind == "" {
		return []Titles{OfMovies, OfSeries}, nil
	}
	if of[a.Kind] == "" {
		return nil, fault.Field(fault.Invalid, "nothing of this kind has any", "kind")
	}
	return []Titles{a.Kind}, nil
}

// Tally is how many titles have a genre or a label (OwnerID).
type Tally struct {
	OwnerID uuid.UUID
	N       int
}

// Tagged is a title that has a genre or a label (OwnerID).
type Tagged struct {
	OwnerID uuid.UUID
	Kind    Titles
	ItemID  uuid.UUID
}

// GenreTallies counts the titles that have genres, of those that are there and that the viewer may see. Genres that none of these
// has are left out.
func (s *Service) GenreTallies(ctx context.Context, v access.Viewer, ids []uuid.UUID, a Asked) ([]*Tally, error) {
	return s.tallies(ctx, v, "genre_ids", genred, ids, a)
}

// LabelTallies is GenreTallies of labels; films and series have those.
func (s *Service) LabelTallies(ctx context.Context, v access.Viewer, ids []uuid.UUID, a Asked) ([]*Tally, error) {
	return s.tallies(ctx, v, "label_ids", labelled, ids, a)
}

func (s *Service) tallies(ctx context.Context, v access.Viewer, column string, of map[Titles]string, ids []uuid.UUID, a Asked) ([]*Tally, error) {
	kinds, err := a.tables(of)
	if err != nil {
		return nil, err
	}
	out, err := s.store.tallies(ctx, s.db, column, kinds, a.in(v), ids)
	if err != nil {
		return nil, fmt.Errorf("count the titles of %d tags: %w", len(ids), err)
	}
	return out, nil
}

// GenrePreviews are up to first titles of each genre, those that came last first, with pictures alone.
func (s *Service) GenrePreviews(ctx context.Context, v access.Viewer, ids []uuid.UUID, a Asked, first int) ([]*Tagged, error) {
	return s.previews(ctx, v, genred, ids, a, first)
}

// LabelPreviews is GenrePreviews of labels.
func (s *Service) LabelPreviews(ctx context.Context, v access.Viewer, ids []uuid.UUID, a Asked, first int) ([]*Tagged, error) {
	return s.previews(ctx, v, labelled, ids, a, first)
}

func (s *Service) previews(ctx context.Context, v access.Viewer, of map[Titles]string, ids []uuid.UUID, a Asked, first int) ([]*Tagged, error) {
	if first < 1 || first > maxPreview {
		return nil, fault.Field(fault.Invalid, fmt.Sprintf("first must be between 1 and %d", maxPreview), "first")
	}
	kinds, err := a.tables(of)
	if err != nil {
		return nil, err
	}
	out, err := s.store.previews(ctx, s.db, of, kinds, a.in(v), ids, first)
	if err != nil {
		return nil, fmt.Errorf("read titles of %d tags: %w", len(ids), err)
	}
	return out, nil
}

// maxPreview bounds previews: they are pictures for a tile.
const maxPreview = 12

// LabelOrder is how a list of labels runs; the zero one is by name.
type LabelOrder struct {
	Field     LabelOrderField
	Direction page.Direction
}

// LabelOrderField is what labels are sorted by.
type LabelOrderField string

// The orders.
const (
	LabelsByName  LabelOrderField = "NAME"
	LabelsByCount LabelOrderField = "COUNT"
)
