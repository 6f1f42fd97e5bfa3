package music

import (
	"strconv"
	"time"

	"revenge/internal/platform/day"
	"revenge/internal/platform/keyset"
	"revenge/internal/platform/page"
	"revenge/internal/shelf"
)

// Order is how a list runs; that without a field is by name or title, or by relevance where a text is searched for.
type Order[F ~string] struct {
	Field     F
	Direction page.Direction
	// Seed makes one random order differ from another.
	Seed int
}

// ArtistOrderField is what artists are sorted by.
type ArtistOrderField string

// The orders of artists.
const (
	ArtistsByName      ArtistOrderField = "NAME"
	ArtistsByYear      ArtistOrderField = "YEAR"
	ArtistsByAddedAt   ArtistOrderField = "ADDED_AT"
	ArtistsByOwnRating ArtistOrderField = "OWN_RATING"
	ArtistsByChance    ArtistOrderField = "RANDOM"
	// ArtistsByRelevance is for lists that a text narrows, as those of albums and tracks are.
	ArtistsByRelevance ArtistOrderField = "RELEVANCE"
)

// AlbumOrderField is what albums are sorted by.
type AlbumOrderField string

// The orders of albums.
const (
	AlbumsByTitle      AlbumOrderField = "TITLE"
	AlbumsByArtist     AlbumOrderField = "ARTIST"
	AlbumsByYear       AlbumOrderField = "YEAR"
	AlbumsByReleasedOn AlbumOrderField = "RELEASED_ON"
	AlbumsByAddedAt    AlbumOrderField = "ADDED_AT"
	AlbumsByOwnRating  AlbumOrderField = "OWN_RATING"
	AlbumsByPlayCount  AlbumOrderField = "PLAY_COUNT"
	AlbumsByLastHeard  AlbumOrderField = "LAST_HEARD_AT"
	AlbumsByChance     AlbumOrderField = "RANDOM"
	AlbumsByRelevance  AlbumOrderField = "RELEVANCE"
)

// TrackOrderField is what tracks are sorted by.
type TrackOrderField string

// The orders of tracks.
const (
	TracksByTitle     TrackOrderField = "TITLE"
	TracksByArtist    TrackOrderField = "ARTIST"
	TracksByYear      TrackOrderField = "YEAR"
	TracksByDuration  TrackOrderField = "DURATION"
	TracksByAddedAt   TrackOrderField = "ADDED_AT"
	TracksByOwnRating TrackOrderField = "OWN_RATING"
	TracksByPlayCount TrackOrderField = "PLAY_COUNT"
	TracksByLastHeard TrackOrderField = "LAST_HEARD_AT"
	TracksByChance    TrackOrderField = "RANDOM"
	TracksByRelevance TrackOrderField = "RELEVANCE"
)

func textColumn[T any](name string, of func(T) string) keyset.Column[T] {
	return keyset.Column[T]{Name: name, Text: of, Parse: keyset.Text}
}

func timeColumn[T any](name string, of func(T) time.Time) keyset.Column[T] {
	return keyset.Column[T]{Name: name, Text: func(t T) string { return shelf.Instant(of(t)) }, Parse: keyset.Time}
}

// nullable is a column that rows may be without; show writes a key.
func nullable[T, K any](name string, of func(T) *K, show func(K) string, parse func(string) (any, error)) keyset.Column[T] {
	return keyset.Column[T]{Name: name, Nullable: true, Parse: parse, Text: func(t T) string { return shelf.Written(of(t), show) }}
}

func relevanceColumn[T any](of func(T) *float64) keyset.Column[T] {
	return keyset.Column[T]{Name: "relevance", Parse: keyset.Float, Text: func(t T) string { return strconv.FormatFloat(*of(t), 'g', -1, 64) }}
}

// chance is a random order; see read for its seed.
func chance[T any]() keyset.Column[T] {
	return keyset.Column[T]{Name: "uuid_hash_extended(id, ?)", Text: func(T) string { return "" }}
}

// ring is chance for lists that are too long to be sorted for each page.
func ring[T any](seed int64) keyset.Column[T] {
	return keyset.Column[T]{Name: "uuid_hash_extended(id, 0)", Text: func(T) string { return "" }, Ring: true, Arg: seed}
}

// owned makes an order of what the viewer has of rows of a table, and of the rest by another column: they are found by a relation of key
// and value, which is small, and not by passing over the table, as OFFSET keeps PostgreSQL from it. The relation comes in the order of its
// values, so that no more rows are looked for than a page takes.
func owned[T any](c keyset.Column[T], kind, table, found, relation, lacking string, rest keyset.Column[T]) keyset.Column[T] {
	c.Own = &keyset.Own[T]{Type: kind, None: lacking, By: rest.Name, Text: rest.Text, Source: "(SELECT t.*, own." + c.Name + " FROM (" + relation +
		" ORDER BY " + c.Name + " {way}) own CROSS JOIN LATERAL (SELECT * FROM " + table + " x WHERE x." + found + " = own.key OFFSET 0) t) " + table}
	return c
}

// rated is what the viewer gave.
func rated[T any](table string, of func(T) *int, rest keyset.Column[T]) keyset.Column[T] {
	return owned(nullable("own_rating", of, strconv.Itoa, keyset.Int), "smallint", table, "id",
		"SELECT o.item_id AS key, o.rating AS own_rating FROM viewer_states o WHERE o.user_id = ? AND o.rating IS NOT NULL",
		"NOT EXISTS (SELECT FROM viewer_states o WHERE o.user_id = ? AND o.item_id = "+table+".id AND o.rating IS NOT NULL OFFSET 0)", rest)
}

// listened is what the viewer heard of tracks: what of the listens of each.
func listened(c keyset.Column[*Track], kind, what string) keyset.Column[*Track] {
	return owned(c, kind, "tracks", "content",
		"SELECT l.content AS key, "+what+" AS "+c.Name+" FROM listens l WHERE l.user_id = ? AND l.counted GROUP BY l.content",
		"NOT EXISTS (SELECT FROM listens l WHERE l.user_id = ? AND l.content = tracks.content AND l.counted OFFSET 0)", tracksByTitle)
}

// listenedAlbums is what the viewer heard of albums: what of the listens of each recording, and what of these of each album. A recording
// that an album holds several times, as on several editions, was heard once.
func listenedAlbums(c keyset.Column[*Album], kind, what, distinct, whole string) keyset.Column[*Album] {
	return owned(c, kind, "albums", "id",
		"SELECT t.album_id AS key, "+whole+" AS "+c.Name+` FROM (
			SELECT l.content, `+what+` AS heard FROM listens l WHERE l.user_id = ? AND l.counted GROUP BY l.content
		) l CROSS JOIN LATERAL (SELECT `+distinct+` x.album_id FROM tracks x WHERE x.content = l.content AND x.album_id IS NOT NULL OFFSET 0) t GROUP BY t.album_id`,
		"NOT EXISTS (SELECT FROM tracks t JOIN listens l ON l.user_id = ? AND l.content = t.content AND l.counted WHERE t.album_id = albums.id OFFSET 0)", albumsByTitle)
}

// The columns that lists are sorted by: switches in tables, so that no text of a client reaches SQL.
var (
	artistsByName = textColumn("sort_name", func(a *Artist) string { return a.SortName })
	albumsByTitle = textColumn("sort_title", func(a *Album) string { return a.SortTitle })
	tracksByTitle = textColumn("sort_title", func(t *Track) string { return t.SortTitle })

	artistColumns = map[ArtistOrderField]keyset.Column[*Artist]{
		ArtistsByName:      artistsByName,
		ArtistsByYear:      nullable("began_year", func(a *Artist) *int { return a.BeganYear }, strconv.Itoa, keyset.Int),
		ArtistsByAddedAt:   timeColumn("added_at", func(a *Artist) time.Time { return a.AddedAt }),
		ArtistsByOwnRating: rated("artists", func(a *Artist) *int { return a.OwnRating }, artistsByName),
		ArtistsByChance:    chance[*Artist](),
		ArtistsByRelevance: relevanceColumn(func(a *Artist) *float64 { return a.Relevance }),
	}
	albumColumns = map[AlbumOrderField]keyset.Column[*Album]{
		AlbumsByTitle:      albumsByTitle,
		AlbumsByArtist:     textColumn("place", func(a *Album) string { return a.Place }),
		AlbumsByYear:       nullable("year", func(a *Album) *int { return a.Year }, strconv.Itoa, keyset.Int),
		AlbumsByReleasedOn: nullable("released_on", func(a *Album) *day.Day { return a.ReleasedOn }, day.Day.String, keyset.Day),
		AlbumsByAddedAt:    timeColumn("added_at", func(a *Album) time.Time { return a.AddedAt }),
		AlbumsByOwnRating:  rated("albums", func(a *Album) *int { return a.OwnRating }, albumsByTitle),
		AlbumsByPlayCount: listenedAlbums(nullable("play_count", func(a *Album) *int { return a.Plays }, strconv.Itoa, keyset.Int),
			"int", "count(*)", "DISTINCT", "sum(l.heard)::int"),
		AlbumsByLastHeard: listenedAlbums(nullable("last_heard_at", func(a *Album) *time.Time { return a.LastHeard }, shelf.Instant, keyset.Time),
			"timestamptz", "max(l.started_at)", "", "max(l.heard)"),
		AlbumsByChance:    chance[*Album](),
		AlbumsByRelevance: relevanceColumn(func(a *Album) *float64 { return a.Relevance }),
	}
	trackColumns = map[TrackOrderField]keyset.Column[*Track]{
		TracksByTitle:     tracksByTitle,
		TracksByArtist:    textColumn("place", func(t *Track) string { return t.Place }),
		TracksByYear:      nullable("year", func(t *Track) *int { return t.Year }, strconv.Itoa, keyset.Int),
		TracksByDuration:  {Name: "duration_ms", Text: func(t *Track) string { return strconv.FormatInt(t.DurationMs, 10) }, Parse: keyset.Int64},
		TracksByAddedAt:   timeColumn("added_at", func(t *Track) time.Time { return t.AddedAt }),
		TracksByOwnRating: rated("tracks", func(t *Track) *int { return t.OwnRating }, tracksByTitle),
		TracksByPlayCount: listened(nullable("play_count", func(t *Track) *int { return t.Plays }, strconv.Itoa, keyset.Int), "int", "count(*)::int"),
		TracksByLastHeard: listened(nullable("last_heard_at", func(t *Track) *time.Time { return t.LastHeard }, shelf.Instant, keyset.Time),
			"timestamptz", "max(l.started_at)"),
		TracksByChance:    chance[*Track](),
		TracksByRelevance: relevanceColumn(func(t *Track) *float64 { return t.Relevance }),
	}
)

// sorts reports whether lists are kept in an order.
func sorts[F ~string, T any](columns map[F]keyset.Column[*T]) func(shelf.SavedOrder) bool {
	return func(o shelf.SavedOrder) bool {
		_, ok := columns[F(o)]
		return ok
	}
}
