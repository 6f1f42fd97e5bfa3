package music

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/library"
	"revenge/internal/music/recording"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/fold"
	"revenge/internal/platform/id"
	"revenge/internal/platform/keyset"
	"revenge/internal/platform/page"
	"revenge/internal/search"
	"revenge/internal/shelf"
)

// ArtistOrderField is what artists are sorted by.
type ArtistOrderField string

// The orders of artists.
const (
	ArtistsByName    ArtistOrderField = "NAME"
	ArtistsByAddedAt ArtistOrderField = "ADDED_AT"
	// ArtistsByRelevance is for lists that a text narrows, as those of albums and tracks are.
	ArtistsByRelevance ArtistOrderField = "RELEVANCE"
)

// AlbumOrderField is what albums are sorted by.
type AlbumOrderField string

// The orders of albums.
const (
	AlbumsByTitle     AlbumOrderField = "TITLE"
	AlbumsByArtist    AlbumOrderField = "ARTIST"
	AlbumsByYear      AlbumOrderField = "YEAR"
	AlbumsByAddedAt   AlbumOrderField = "ADDED_AT"
	AlbumsByRelevance AlbumOrderField = "RELEVANCE"
)

// TrackOrderField is what tracks are sorted by.
type TrackOrderField string

// The orders of tracks.
const (
	TracksByTitle     TrackOrderField = "TITLE"
	TracksByArtist    TrackOrderField = "ARTIST"
	TracksByYear      TrackOrderField = "YEAR"
	TracksByAddedAt   TrackOrderField = "ADDED_AT"
	TracksByRelevance TrackOrderField = "RELEVANCE"
)

// ArtistFilter narrows a list of artists; a nil field does not filter.
type ArtistFilter struct {
	LibraryID    *id.ID
	GenreIDs     []id.ID
	Roles        []recording.Role
	NameContains *string
	Text         *string
	Missing      *bool
	ByOpinion
}

// AlbumFilter narrows a list of albums; a nil field does not filter.
type AlbumFilter struct {
	LibraryID     *id.ID
	GenreIDs      []id.ID
	ArtistID      *id.ID
	Kinds         []recording.Kind
	Compilation   *bool
	YearFrom      *int
	YearTo        *int
	TitleContains *string
	Text          *string
	Missing       *bool
	ByOpinion
}

// narrowing turns a filter into conditions of a list.
type narrowing struct {
	keyset.List
	libraries []uuid.UUID
	err       error
}

func narrow(l keyset.List, v access.Viewer, only *id.ID) *narrowing {
	n := &narrowing{List: l, libraries: v.LibrariesOf(string(library.KindMusic))}
	if only != nil {
		n.libraries = nil
		if key, err := only.Key("library"); err == nil && v.Sees(key) {
			n.libraries = []uuid.UUID{key}
		}
	}
	return n
}

// key adds a condition about something with an id; what does not exist finds nothing.
func (n *narrowing) key(one *id.ID, kind id.Kind, condition string) {
	if one == nil {
		return
	}
	key, err := one.Key(kind)
	if err != nil {
		n.libraries = nil
	}
	n.Where(condition, key)
}

func (n *narrowing) genres(ids []id.ID) {
	if len(ids) == 0 {
		return
	}
	keys := make([]uuid.UUID, len(ids))
	for i, one := range ids {
		key, err := one.Key("genre")
		if err != nil {
			n.libraries = nil
		}
		keys[i] = key
	}
	n.Where("genre_ids @> ?::uuid[]", keys)
}

func (n *narrowing) years(from, to *int) {
	if from != nil {
		n.Where("year >= ?", *from)
	}
	if to != nil {
		n.Where("year <= ?", *to)
	}
}

// maxContains bounds a part of a title, in characters.
const maxContains = 200

func (n *narrowing) contains(text *string, column, field string) {
	if text == nil {
		return
	}
	if len([]rune(*text)) > maxContains {
		n.err = fault.Field(fault.Invalid, fmt.Sprintf("give at most %d characters", maxContains), "filter", field)
		return
	}
	n.Where(column+" LIKE '%' || ?::text || '%'", fold.Like(fold.Text(*text)))
}

func (n *narrowing) opinion(o ByOpinion, v access.Viewer, table string) {
	bounds := shelf.Bounds{}
	if o.checkWithin(&bounds); n.err == nil {
		n.err = bounds.Err()
	}
	c := shelf.Clauses{List: &n.List}
	o.add(&c, v, table)
	n.WherePlain(c.All())
}

// byRelevance is the order of lists that a text narrows.
const byRelevance = "RELEVANCE"

// found narrows the list to what a text finds of a kind, where there is one, and returns its order and direction where none are
// given.
func found[O ~string](ctx context.Context, s *Service, n *narrowing, v access.Viewer, text *string, kind search.Kind,
	by O, d page.Direction) (O, page.Direction, error) {
	switch {
	case text == nil && by == byRelevance:
		return by, d, fault.Field(fault.Invalid, "a list is sorted by relevance where the filter has a text", "orderBy", "field")
	case text == nil:
		return by, d, nil
	case by == "":
		by, d = byRelevance, page.Desc
	}
	m, err := s.Search.Match(ctx, v, *text, kind)
	if err != nil {
		return by, d, err
	}
	n.From += " JOIN (" + m.Write(n.Arg) + ") found ON found.found_id = " + n.From + ".id"
	n.Columns += ", relevance"
	n.Where(n.Library+" = ANY(?)", append([]uuid.UUID{}, n.libraries...))
	n.Library = ""
	return by, d, nil
}

func (n *narrowing) missing(only *bool) {
	if only != nil && *only {
		n.WherePlain("missing_since IS NOT NULL")
	} else {
		n.WherePlain("missing_since IS NULL")
	}
}

func textColumn[T any](name string, of func(T) string) keyset.Column[T] {
	return keyset.Column[T]{Name: name, Text: of, Parse: keyset.Text}
}

func timeColumn[T any](name string, of func(T) time.Time) keyset.Column[T] {
	return keyset.Column[T]{Name: name, Text: func(t T) string { return of(t).Format(time.RFC3339Nano) }, Parse: keyset.Time}
}

func yearColumn[T any](of func(T) *int) keyset.Column[T] {
	return keyset.Column[T]{Name: "year", Nullable: true, Parse: keyset.Int, Text: func(t T) string {
		if y := of(t); y != nil {
			return strconv.Itoa(*y)
		}
		return ""
	}}
}

func relevanceColumn[T any](of func(T) *float64) keyset.Column[T] {
	return keyset.Column[T]{Name: "relevance", Parse: keyset.Float, Text: func(t T) string { return strconv.FormatFloat(*of(t), 'g', -1, 64) }}
}

// The columns that lists are sorted by: switches in tables, so that no text of a client reaches SQL.
var (
	artistColumns = map[ArtistOrderField]keyset.Column[*Artist]{
		ArtistsByName:      textColumn("sort_name", func(a *Artist) string { return a.SortName }),
		ArtistsByAddedAt:   timeColumn("added_at", func(a *Artist) time.Time { return a.AddedAt }),
		ArtistsByRelevance: relevanceColumn(func(a *Artist) *float64 { return a.Relevance }),
	}
	albumColumns = map[AlbumOrderField]keyset.Column[*Album]{
		AlbumsByTitle:     textColumn("sort_title", func(a *Album) string { return a.SortTitle }),
		AlbumsByArtist:    textColumn("place", func(a *Album) string { return a.Place }),
		AlbumsByYear:      yearColumn(func(a *Album) *int { return a.Year }),
		AlbumsByAddedAt:   timeColumn("added_at", func(a *Album) time.Time { return a.AddedAt }),
		AlbumsByRelevance: relevanceColumn(func(a *Album) *float64 { return a.Relevance }),
	}
	trackColumns = map[TrackOrderField]keyset.Column[*Track]{
		TracksByTitle:     textColumn("sort_title", func(t *Track) string { return t.SortTitle }),
		TracksByArtist:    textColumn("place", func(t *Track) string { return t.Place }),
		TracksByYear:      yearColumn(func(t *Track) *int { return t.Year }),
		TracksByAddedAt:   timeColumn("added_at", func(t *Track) time.Time { return t.AddedAt }),
		TracksByRelevance: relevanceColumn(func(t *Track) *float64 { return t.Relevance }),
	}
)

func pageOf[T any](ctx context.Context, s *Service, what string, n *narrowing, column keyset.Column[*T], d page.Direction,
	filter any, key func(*T) uuid.UUID, a page.Args) (*page.Connection[*T], error) {
	if n.err != nil {
		return nil, n.err
	}
	if column.Name == "" {
		return nil, fault.Field(fault.Invalid, what+" cannot be sorted by this", "orderBy", "field")
	}
	if d == "" {
		d = page.Asc
	}
	return keyset.Read(ctx, s.DB, what, n.List, keyset.Order[*T]{Column: column, Direction: d, Filter: filter, ID: key}, a, n.libraries)
}

// Artists pages through the artists that the viewer may see. Wrong arguments are fault.Invalid; a filter by something
// that does not exist, or may not be seen, finds nothing.
func (s *Service) Artists(ctx context.Context, v access.Viewer, f ArtistFilter, by ArtistOrderField, d page.Direction,
	a page.Args) (*page.Connection[*Artist], error) {
	n := narrow(keyset.List{Columns: artistSelected, From: "artists", Library: "library_id"}, v, f.LibraryID)
	n.genres(f.GenreIDs)
	if len(f.Roles) > 0 {
		n.Where("roles && ?::artist_role[]", names(f.Roles))
	}
	n.contains(f.NameContains, "folded_name", "nameContains")
	n.opinion(f.ByOpinion, v, "artists")
	n.missing(f.Missing)
	by, d, err := found(ctx, s, n, v, f.Text, search.Artist, by, d)
	if err != nil {
		return nil, err
	}
	if by == "" {
		by = ArtistsByName
	}
	return pageOf(ctx, s, "artists", n, artistColumns[by], d, f, func(a *Artist) uuid.UUID { return a.ID }, a)
}

func names[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, one := range list {
		out[i] = string(one)
	}
	return out
}

// Albums pages through the albums that the viewer may see; see Artists.
func (s *Service) Albums(ctx context.Context, v access.Viewer, f AlbumFilter, by AlbumOrderField, d page.Direction,
	a page.Args) (*page.Connection[*Album], error) {
	n := narrow(keyset.List{Columns: albumSelected, From: "albums", Library: "library_id"}, v, f.LibraryID)
	n.genres(f.GenreIDs)
	n.key(f.ArtistID, "artist", `(EXISTS (SELECT FROM album_artists x WHERE x.artist_id = ? AND x.album_id = albums.id)
		OR EXISTS (SELECT FROM track_artists x JOIN tracks t ON t.id = x.track_id WHERE x.artist_id = ? AND t.album_id = albums.id))`)
	if len(f.Kinds) > 0 {
		n.Where("kind = ANY(?::album_kind[])", names(f.Kinds))
	}
	if f.Compilation != nil {
		n.Where("compilation = ?", *f.Compilation)
	}
	n.years(f.YearFrom, f.YearTo)
	n.contains(f.TitleContains, "folded_title", "titleContains")
	n.opinion(f.ByOpinion, v, "albums")
	n.missing(f.Missing)
	by, d, err := found(ctx, s, n, v, f.Text, search.Album, by, d)
	if err != nil {
		return nil, err
	}
	if by == "" {
		by = AlbumsByTitle
	}
	return pageOf(ctx, s, "albums", n, albumColumns[by], d, f, func(a *Album) uuid.UUID { return a.ID }, a)
}

// Tracks pages through the tracks that the viewer may see; see Artists.
func (s *Service) Tracks(ctx context.Context, v access.Viewer, f TrackFilter, by TrackOrderField, d page.Direction,
	a page.Args) (*page.Connection[*Track], error) {
	text := f.Text
	f.Text = nil
	n, err := s.narrowTracks(v, f)
	if err != nil {
		return nil, err
	}
	by, d, err = found(ctx, s, n, v, text, search.Track, by, d)
	if err != nil {
		return nil, err
	}
	f.Text = text
	if by == "" {
		by = TracksByTitle
	}
	return pageOf(ctx, s, "tracks", n, trackColumns[by], d, f, func(t *Track) uuid.UUID { return t.ID }, a)
}
