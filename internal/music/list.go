package music

import (
	"context"
	"fmt"
	"math/rand/v2"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/library"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/keyset"
	"revenge/internal/platform/page"
	"revenge/internal/search"
	"revenge/internal/shelf"
)

// narrowing is a list with the libraries to read.
type narrowing struct {
	keyset.List
	libraries []uuid.UUID
}

func narrow(l keyset.List, v access.Viewer, f *Shared) *narrowing {
	return &narrowing{List: l, libraries: access.Narrowed(v.LibrariesOf(string(library.KindMusic)), f.LibraryID)}
}

// only adds the filter as one condition, and takes what is there where it does not ask for what is missing.
func (n *narrowing) only(condition string, missing *bool) {
	n.WherePlain(condition)
	if missing == nil || !*missing {
		n.WherePlain("missing_since IS NULL")
	}
}

func narrowTracks(v access.Viewer, f *TrackFilter) *narrowing {
	n := narrow(keyset.List{Columns: trackSelected, From: "tracks", Library: "library_id"}, v, &f.Shared)
	n.only(clauses{shelf.Clauses{List: &n.List}, v, "tracks"}.track(f), f.Missing)
	n.Few = f.heard()
	return n
}

// listing is what the lists of one kind have in common.
type listing[T any, F ~string] struct {
	what    string
	search  search.Kind
	first   F // the order where none is asked for
	columns map[F]keyset.Column[*T]
	id      func(*T) uuid.UUID
	facets  shelf.Facets
}

const (
	byRelevance = "RELEVANCE"
	byChance    = "RANDOM"
)

var genres = []shelf.FacetField{shelf.FacetGenre}

// countSeenGenres counts the genres of artists that may be seen: artists have those of all their tracks, and are seen through some.
var countSeenGenres = "SELECT c.field, c.value, c.n FROM (" + shelf.CountGenres + ") c JOIN genres g ON g.id = c.value::uuid"

// countMoods and countStyles count those of artists and tracks; albums have them among their traits.
var (
	countMoods  = shelf.Each(shelf.FacetMood, "lower_all(moods)")
	countStyles = shelf.Each(shelf.FacetStyle, "lower_all(styles)")
)

var (
	artistLists = listing[Artist, ArtistOrderField]{
		what: "artists", search: search.Artist, first: ArtistsByName, columns: artistColumns, id: func(a *Artist) uuid.UUID { return a.ID },
		facets: shelf.Facets{Columns: "genre_ids, roles, began_year, country, moods, styles", Tags: genres,
			Counts: []string{countSeenGenres, shelf.Each(shelf.FacetArtistRole, "roles"), shelf.One(shelf.FacetDecade, "began_year / 10 * 10"),
				shelf.One(shelf.FacetCountry, "country"), countMoods, countStyles}},
	}
	albumLists = listing[Album, AlbumOrderField]{
		what: "albums", search: search.Album, first: AlbumsByTitle, columns: albumColumns, id: func(a *Album) uuid.UUID { return a.ID },
		facets: shelf.Facets{Columns: "genre_ids, traits, year, kind", Tags: genres,
			Counts: []string{shelf.CountGenres, shelf.CountTraits, shelf.CountDecades, shelf.One(shelf.FacetAlbumKind, "kind")}},
	}
	trackLists = listing[Track, TrackOrderField]{
		what: "tracks", search: search.Track, first: TracksByTitle, columns: trackColumns, id: func(t *Track) uuid.UUID { return t.ID },
		facets: shelf.Facets{Columns: "genre_ids, traits, year, moods, styles, languages", Tags: genres,
			Counts: []string{shelf.CountGenres, shelf.CountTraits, shelf.CountDecades,
				countMoods, countStyles, shelf.Each(shelf.FacetLanguage, "lower_all(languages)")}},
	}
)

// read reads a page in an order; text is what is searched for, and filter the whole filter.
func (k listing[T, F]) read(ctx context.Context, s *Service, v access.Viewer, n *narrowing, text *string, filter any, o Order[F],
	a page.Args) (*shelf.Page[T], error) {
	switch {
	case text == nil && o.Field == byRelevance:
		return nil, fault.Field(fault.Invalid, "a list is sorted by relevance where the filter has a text", "orderBy", "field")
	case text != nil:
		m, err := s.Search.Match(ctx, v, *text, k.search)
		if err != nil {
			return nil, err
		}
		n.found(m)
	}
	switch {
	case o.Field == "" && text != nil:
		o = Order[F]{Field: byRelevance, Direction: page.Desc}
	case o.Field == "":
		o.Field = k.first
	}
	if o.Direction == "" {
		o.Direction = page.Asc
	}
	column, ok := k.columns[o.Field]
	if !ok {
		return nil, fault.Field(fault.Invalid, k.what+" cannot be sorted by this", "orderBy", "field")
	}
	order := keyset.Order[*T]{Column: column, Direction: o.Direction, Filter: filter, ID: k.id}
	switch {
	case o.Field == byChance:
		order.Column.Arg, order.Filter = int64(o.Seed), []any{filter, o.Seed}
		if err := k.turn(ctx, s, n, &order, o.Seed, a); err != nil {
			return nil, err
		}
	case column.Own != nil:
		order.Column.Arg = v.UserID
	}
	c, err := keyset.Read(ctx, s.DB, k.what, n.List, order, a, n.libraries)
	if err != nil {
		return nil, err
	}
	w := shelf.Whole{Pool: s.DB, List: n.List, Libraries: n.libraries, Titles: k.what, Facets: k.facets,
		Title: k.columns[k.first].Name, TitleFilter: filter, Filter: filter}
	return shelf.NewPage(c, w), nil
}

// turn makes a random order one that an index has, where the list is too long to be sorted for each page: it begins elsewhere for each
// seed. Later pages go on as the first one did.
func (k listing[T, F]) turn(ctx context.Context, s *Service, n *narrowing, o *keyset.Order[*T], seed int, a page.Args) error {
	turned := *o
	turned.Column = ring[*T](int64(rand.NewPCG(uint64(seed), 0).Uint64()))
	if at := a.Cursor(); at != nil {
		if _, err := page.Decode(*at, turned.Name(), 2); err == nil {
			*o = turned
		}
		return nil
	}
	if len(n.libraries) == 0 {
		return nil
	}
	sql, args := n.Count(n.libraries)
	long, err := db.Value[int](ctx, s.DB, sql, db.Planned(args)...)
	if err != nil {
		return fmt.Errorf("count %s: %w", k.what, err)
	}
	if long > page.CountCap {
		*o = turned
	}
	return nil
}

// found narrows the list to what a text finds. There are not many of these, so that they are read at once and not library by library.
func (n *narrowing) found(m *search.Match) {
	n.From += " JOIN (" + m.Write(n.Arg) + ") found ON found.found_id = " + n.From + ".id"
	n.Columns += ", relevance"
	n.Where(n.Library+" = ANY(?)", append([]uuid.UUID{}, n.libraries...))
	n.Library = ""
}

// Artists pages through the artists that the viewer may see. Wrong arguments are fault.Invalid; a filter by something
// that does not exist, or may not be seen, finds nothing.
func (s *Service) Artists(ctx context.Context, v access.Viewer, f ArtistFilter, o Order[ArtistOrderField], a page.Args) (*shelf.Page[Artist], error) {
	if err := f.Check(); err != nil {
		return nil, fmt.Errorf("narrow artists: %w", err)
	}
	n := narrow(keyset.List{Columns: artistSelected, From: "artists", Library: "library_id"}, v, &f.Shared)
	n.only(clauses{shelf.Clauses{List: &n.List}, v, "artists"}.artist(&f), f.Missing)
	return artistLists.read(ctx, s, v, n, f.Text, f, o, a)
}

// Albums pages through the albums that the viewer may see; see Artists.
func (s *Service) Albums(ctx context.Context, v access.Viewer, f AlbumFilter, o Order[AlbumOrderField], a page.Args) (*shelf.Page[Album], error) {
	if err := f.Check(); err != nil {
		return nil, fmt.Errorf("narrow albums: %w", err)
	}
	n := narrow(keyset.List{Columns: albumSelected, From: "albums", Library: "library_id"}, v, &f.Shared)
	n.only(clauses{shelf.Clauses{List: &n.List}, v, "albums"}.album(&f), f.Missing)
	return albumLists.read(ctx, s, v, n, f.Text, f, o, a)
}

// Tracks pages through the tracks that the viewer may see; see Artists.
func (s *Service) Tracks(ctx context.Context, v access.Viewer, f TrackFilter, o Order[TrackOrderField], a page.Args) (*shelf.Page[Track], error) {
	if err := f.Check(); err != nil {
		return nil, fmt.Errorf("narrow tracks: %w", err)
	}
	return trackLists.read(ctx, s, v, narrowTracks(v, &f), f.Text, f, o, a)
}

// parseRules is shelf.Parse for what chooses tracks by itself: a text that is searched for is fault.Invalid there.
func parseRules(filter []byte) (TrackFilter, error) {
	f, err := shelf.Parse[TrackFilter](filter)
	if err == nil {
		err = f.checkText()
	}
	return f, err
}

func (f *TrackFilter) checkText() error {
	if f.Text != nil {
		return fault.Field(fault.Invalid, "rules do not search; use titleContains", "filter", "text")
	}
	return nil
}

// CheckFilter is fault.Invalid for JSON that is no TrackFilter.
func (s *Service) CheckFilter(filter []byte) error {
	_, err := parseRules(filter)
	return err
}

// Chosen is the list of the tracks that a TrackFilter's JSON leaves to the viewer, and the libraries to read.
func (s *Service) Chosen(v access.Viewer, filter []byte) (keyset.List, []uuid.UUID, error) {
	f, err := parseRules(filter)
	if err != nil {
		return keyset.List{}, nil, err
	}
	n := narrowTracks(v, &f)
	return n.List, n.libraries, nil
}

// OwnColumn is an order of tracks by what is the viewer's own; false where they have none such.
func (s *Service) OwnColumn(field string) (keyset.Column[any], bool) {
	c := trackColumns[TrackOrderField(field)]
	return keyset.As[any](c, nil, nil), c.Own != nil
}
