package music

import (
	"fmt"
	"slices"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/id"
	"revenge/internal/platform/keyset"
	"revenge/internal/shelf"
)

// TrackFilter narrows a list of tracks; a nil field does not filter. Its JSON is that of the API's input.
type TrackFilter struct {
	And []*TrackFilter `json:"and,omitempty"`
	Or  []*TrackFilter `json:"or,omitempty"`
	Not *TrackFilter   `json:"not,omitempty"`

	LibraryID     *id.ID     `json:"libraryId,omitempty"`
	GenreIDs      []id.ID    `json:"genreIds,omitempty"`
	Genres        *shelf.IDs `json:"genres,omitempty"`
	ArtistID      *id.ID     `json:"artistId,omitempty"`
	AlbumID       *id.ID     `json:"albumId,omitempty"`
	YearFrom      *int       `json:"yearFrom,omitempty"`
	YearTo        *int       `json:"yearTo,omitempty"`
	TitleContains *string    `json:"titleContains,omitempty"`
	// Text is searched for: only in the outermost filter of a list.
	Text *string `json:"text,omitempty"`
	// Moods are as files have them, in any case: one of them.
	Moods           []string `json:"moods,omitempty"`
	BpmFrom         *float64 `json:"bpmFrom,omitempty"`
	BpmTo           *float64 `json:"bpmTo,omitempty"`
	DurationMsFrom  *int64   `json:"durationMsFrom,omitempty"`
	DurationMsTo    *int64   `json:"durationMsTo,omitempty"`
	AddedWithinDays *int     `json:"addedWithinDays,omitempty"`
	Missing         *bool    `json:"missing,omitempty"`

	ByListens
	ByOpinion
}

// ByListens narrows a list of tracks by how often and when the viewer has heard them, whichever file or library it was from.
type ByListens struct {
	HeardAtLeast *int `json:"heardAtLeast,omitempty"`
	HeardAtMost  *int `json:"heardAtMost,omitempty"`
	// NotHeardForDays also lets through what was never heard.
	NotHeardForDays *int `json:"notHeardForDays,omitempty"`
}

// ByOpinion narrows a list by what the viewer thinks.
type ByOpinion struct {
	Favourite *bool `json:"favourite,omitempty"`
	// OwnRatingFrom is from 1 to 10.
	OwnRatingFrom *int `json:"ownRatingFrom,omitempty"`
}

func (o ByOpinion) checkWithin(c *shelf.Bounds) {
	if o.OwnRatingFrom != nil && (*o.OwnRatingFrom < 1 || *o.OwnRatingFrom > 10) {
		c.Fail("a rating is between 1 and 10", "ownRatingFrom")
	}
}

// add writes it as conditions about a table.
func (o ByOpinion) add(c *shelf.Clauses, v access.Viewer, table string) {
	if o == (ByOpinion{}) {
		return
	}
	state := "EXISTS (SELECT FROM viewer_states o WHERE o.user_id = " + c.List.Arg(v.UserID) + " AND o.item_id = " + table + ".id AND "
	c.When(o.Favourite, state+"o.favourite_at IS NOT NULL)")
	if o.OwnRatingFrom != nil {
		c.Add(state+"o.rating >= %s)", *o.OwnRatingFrom)
	}
}

// Check is fault.Invalid for a filter beyond the bounds.
func (f *TrackFilter) Check() error {
	c := shelf.Bounds{}
	f.CheckWithin(&c, 0)
	return c.Err()
}

// maxHeard bounds how often something can be asked to have been heard.
const maxHeard = 1_000_000

// CheckWithin counts a filter that lies in others, so many of them deep.
func (f *TrackFilter) CheckWithin(c *shelf.Bounds, depth int) {
	shelf.CheckInner(c, depth, f.And, f.Or, f.Not)
	c.Values(len(f.GenreIDs))
	c.IDs(f.Genres)
	c.Text(f.TitleContains, "titleContains")
	if f.Text != nil {
		c.Fail("only the outermost filter of a list searches for a text", "text")
	}
	c.Names("moods", f.Moods)
	f.ByOpinion.checkWithin(c)
	c.Days(f.AddedWithinDays, "addedWithinDays")
	c.Days(f.NotHeardForDays, "notHeardForDays")
	for name, n := range map[string]*int{"heardAtLeast": f.HeardAtLeast, "heardAtMost": f.HeardAtMost} {
		if n != nil && (*n < 0 || *n > maxHeard) {
			c.Fail(fmt.Sprintf("give 0 to %d times", maxHeard), name)
		}
	}
}

// CheckFilter is fault.Invalid for JSON that is no TrackFilter.
func (s *Service) CheckFilter(filter []byte) error {
	_, err := shelf.Parse[TrackFilter](filter)
	return err
}

// Chosen is the list of the tracks that a TrackFilter's JSON leaves to the viewer, and the libraries to read.
func (s *Service) Chosen(v access.Viewer, filter []byte) (keyset.List, []uuid.UUID, error) {
	f, err := shelf.Parse[TrackFilter](filter)
	if err != nil {
		return keyset.List{}, nil, err
	}
	n, err := s.narrowTracks(v, f)
	if err != nil {
		return keyset.List{}, nil, err
	}
	return n.List, n.libraries, nil
}

// narrowTracks is fault.Invalid for a filter beyond the bounds.
func (s *Service) narrowTracks(v access.Viewer, f TrackFilter) (*narrowing, error) {
	if err := f.Check(); err != nil {
		return nil, fmt.Errorf("narrow tracks: %w", err)
	}
	n := narrow(keyset.List{Columns: trackSelected, From: "tracks", Library: "library_id"}, v, f.LibraryID)
	c := trackClauses{shelf.Clauses{List: &n.List}, v}
	n.WherePlain(c.inner(&f))
	n.Few = f.heard()
	n.missing(f.Missing)
	return n, nil
}

// trackClauses writes a filter as SQL.
type trackClauses struct {
	shelf.Clauses
	viewer access.Viewer
}

// inner is a filter as one condition.
func (c trackClauses) inner(f *TrackFilter) string {
	c.Clauses = shelf.Clauses{List: c.List}
	genres := shelf.IDs{}
	if f.Genres != nil {
		genres = *f.Genres
	}
	genres.All = append(slices.Clip(f.GenreIDs), genres.All...)
	c.Library(c.viewer, f.LibraryID)
	c.IDs("genre_ids", "genre", genres)
	c.Key(f.ArtistID, "artist", "EXISTS (SELECT FROM track_artists x WHERE x.artist_id = %s AND x.track_id = tracks.id)")
	c.Key(f.AlbumID, "album", "album_id = %s")
	between(&c.Clauses, "year", f.YearFrom, f.YearTo)
	between(&c.Clauses, "bpm", f.BpmFrom, f.BpmTo)
	between(&c.Clauses, "duration_ms", f.DurationMsFrom, f.DurationMsTo)
	c.Contains("folded_title", f.TitleContains)
	if len(f.Moods) > 0 {
		c.Add("lower_all(moods) && lower_all(%s::text[])", f.Moods)
	}
	if f.AddedWithinDays != nil {
		c.Add("added_at > "+shelf.DaysAgo, *f.AddedWithinDays)
	}
	c.When(f.Missing, "missing_since IS NOT NULL")
	c.heard(f.ByListens)
	f.ByOpinion.add(&c.Clauses, c.viewer, "tracks")
	shelf.Within(&c.Clauses, f.And, f.Or, f.Not, c.inner)
	return c.All()
}

func between[T any](c *shelf.Clauses, column string, from, to *T) {
	if from != nil {
		c.Add(column+" >= %s", *from)
	}
	if to != nil {
		c.Add(column+" <= %s", *to)
	}
}

// heard reports whether only what the viewer has heard is let through: that is found by what they heard.
func (f *TrackFilter) heard() bool {
	return f.HeardAtLeast != nil && *f.HeardAtLeast > 0 || slices.ContainsFunc(f.And, (*TrackFilter).heard)
}

// heard reads the viewer's listens once, not once for each track.
func (c *trackClauses) heard(h ByListens) {
	if h.HeardAtLeast != nil && *h.HeardAtLeast == 0 {
		h.HeardAtLeast = nil // that is everything
	}
	if h == (ByListens{}) {
		return
	}
	of := "content IN (SELECT l.content FROM listens l WHERE l.counted AND l.user_id = " + c.List.Arg(c.viewer.UserID)
	if h.HeardAtLeast != nil {
		c.Add(of+" GROUP BY l.content HAVING count(*) >= %s)", *h.HeardAtLeast)
	}
	if h.HeardAtMost != nil {
		c.Add("NOT "+of+" GROUP BY l.content HAVING count(*) > %s)", *h.HeardAtMost)
	}
	if h.NotHeardForDays != nil {
		c.Add("NOT "+of+" AND l.started_at > "+shelf.DaysAgo+")", *h.NotHeardForDays)
	}
}
