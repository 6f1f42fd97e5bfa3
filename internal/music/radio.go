package music

import (
	"context"
	"fmt"
	"slices"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/music/recording"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
)

// maxDrawn bounds how many tracks are drawn at once.
const maxDrawn = 200

func drawn(first int) error {
	if first < 1 || first > maxDrawn {
		return fault.Field(fault.Invalid, fmt.Sprintf("first must be between 1 and %d", maxDrawn), "first")
	}
	return nil
}

// Random returns tracks in an order that the seed alone decides. Faults as of Tracks.
func (s *Service) Random(ctx context.Context, v access.Viewer, seed int64, f TrackFilter, first int) ([]*Track, error) {
	if err := drawn(first); err != nil {
		return nil, err
	}
	if err := f.Check(); err != nil {
		return nil, fmt.Errorf("narrow tracks: %w", err)
	}
	if err := f.checkText(); err != nil {
		return nil, err
	}
	n := narrowTracks(v, &f)
	if len(n.libraries) == 0 {
		return []*Track{}, nil
	}
	out, err := s.store.random(ctx, s.DB, n, seed, first)
	if err != nil {
		return nil, fmt.Errorf("draw tracks: %w", err)
	}
	return out, nil
}

// station is what a radio plays around.
type station struct {
	genres, artists []uuid.UUID
	year            *int
	// first is what it begins with, if anything.
	first *drawnTrack
}

// Radio returns tracks that go with an artist, an album, a track or a genre: drawn, the more likely the more genres they
// share, from the same artists, and from about the same year. The same seed draws the same. What the viewer may not see
// is fault.NotFound.
func (s *Service) Radio(ctx context.Context, v access.Viewer, around id.ID, seed int64, first int) ([]*Track, error) {
	if err := drawn(first); err != nil {
		return nil, err
	}
	st, err := s.station(ctx, v, around)
	if err != nil {
		return nil, fmt.Errorf("radio of %s: %w", around, err)
	}
	// More than is wanted, since those of one artist are taken apart.
	list, err := s.store.like(ctx, s.DB, v.Libraries, st, seed, 3*first)
	if err != nil {
		return nil, fmt.Errorf("radio of %s: %w", around, err)
	}
	if st.first != nil {
		list = append([]*drawnTrack{st.first}, list...)
	}
	return spread(list, first), nil
}

func (s *Service) station(ctx context.Context, v access.Viewer, around id.ID) (*station, error) {
	ids := []uuid.UUID{around.UUID}
	switch around.Kind {
	case "genre":
		genres, err := only(s.People.GenresByIDs(ctx, v, ids))
		if err != nil {
			return nil, err
		}
		return &station{genres: []uuid.UUID{genres.ID}, artists: []uuid.UUID{}}, nil
	case "artist":
		a, err := only(s.ArtistsByIDs(ctx, v, ids))
		if err != nil {
			return nil, err
		}
		return &station{genres: a.GenreIDs, artists: ids}, nil
	case "album":
		a, err := only(s.AlbumsByIDs(ctx, v, ids))
		if err != nil {
			return nil, err
		}
		credits, err := s.CreditsByAlbumIDs(ctx, v, ids)
		return &station{genres: a.GenreIDs, artists: artistsOf(credits), year: a.Year}, err
	case "track":
		t, err := only(s.TracksByIDs(ctx, v, ids))
		if err != nil {
			return nil, err
		}
		credits, err := s.CreditsByTrackIDs(ctx, v, ids)
		first := &drawnTrack{Track: *t}
		if at := slices.IndexFunc(credits, func(c *Credit) bool { return c.Role == recording.Artist }); at >= 0 {
			first.Lead = &credits[at].ArtistID
		}
		return &station{genres: t.GenreIDs, artists: artistsOf(credits), year: t.Year, first: first}, err
	}
	return nil, fault.NotFound
}

func only[T any](rows []*T, err error) (*T, error) {
	if err == nil && len(rows) == 0 {
		err = fault.NotFound
	}
	if err != nil {
		return nil, err
	}
	return rows[0], nil
}

func artistsOf(credits []*Credit) []uuid.UUID {
	out := make([]uuid.UUID, len(credits))
	for i, c := range credits {
		out[i] = c.ArtistID
	}
	return out
}

// drawnTrack is a track with its first artist.
type drawnTrack struct {
	Track
	Lead *uuid.UUID
}

// apart is how many others stand between two tracks of one artist, where there are enough.
const apart = 3

// spread takes the tracks in their order, but leaves those of an artist who was just played for later; where all that are
// left were, it takes whom nobody has heard for longest.
func spread(list []*drawnTrack, n int) []*Track {
	out := make([]*Track, 0, min(n, len(list)))
	var recent []uuid.UUID
	for len(out) < n && len(list) > 0 {
		pick, last := 0, apart
		for i, t := range list {
			heard := -1
			if t.Lead != nil {
				heard = slices.Index(recent, *t.Lead)
			}
			if heard < last {
				pick, last = i, heard
			}
			if last < 0 {
				break
			}
		}
		t := list[pick]
		list = append(list[:pick:pick], list[pick+1:]...)
		out = append(out, &t.Track)
		if t.Lead != nil {
			recent = append(slices.DeleteFunc(recent, func(a uuid.UUID) bool { return a == *t.Lead }), *t.Lead)
			recent = recent[max(0, len(recent)-apart):]
		}
	}
	return out
}
