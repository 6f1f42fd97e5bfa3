package music

import (
	"context"
	"reflect"
	"strings"
	"time"

	"github.com/google/uuid"

	"revenge/internal/artwork"
	"revenge/internal/metadata"
	"revenge/internal/music/recording"
	"revenge/internal/origin"
	"revenge/internal/platform/db"
)

// All statements here are raw, as whole batches travel as one parameter each: JSON that PostgreSQL spreads into rows.

// aboutRow are what artists and albums are about, and their ids elsewhere as people have set them.
type aboutRow struct {
	Overview *string `json:"overview"`
	// Translations are nil where there are none.
	Translations []metadata.Translation `json:"translations"`
	ShownIDs     origin.IDs             `json:"shown_ids"`
	Moods        words                  `json:"moods"`
	Styles       words                  `json:"styles"`
}

type artistRow struct {
	ID         uuid.UUID        `json:"id"`
	LibraryID  uuid.UUID        `json:"library_id"`
	Key        string           `json:"key"`
	Name       string           `json:"name"`
	SortName   string           `json:"sort_name"`
	FoldedName string           `json:"folded_name"`
	TagName    string           `json:"tag_name"`
	MBID       *uuid.UUID       `json:"mbid" db:"mbid"`
	Roles      []recording.Role `json:"roles"`
	GenreIDs   []uuid.UUID      `json:"genre_ids"`
	PictureID  *uuid.UUID       `json:"picture_id"`
	aboutRow
	lifeRow
	MissingSince *time.Time `json:"missing_since"`
	AddedAt      time.Time  `json:"added_at"`
}

type keptArtist struct {
	artistRow
	PictureSource *artwork.Source
	// Decided are the keys that somebody said lead to it, Bare those that do where tags say no id.
	Decided, Bare []string
	// Parts are the names in files of the batch that somebody said mean it; see partOf.
	Parts []string
	// Anew: it has no row; it is what it was called when that was decided.
	Anew bool
}

type albumRow struct {
	ID             uuid.UUID      `json:"id"`
	LibraryID      uuid.UUID      `json:"library_id"`
	Key            string         `json:"key"`
	Title          string         `json:"title"`
	SortTitle      string         `json:"sort_title"`
	FoldedTitle    string         `json:"folded_title"`
	Credit         string         `json:"credit"`
	Place          string         `json:"place"`
	Kind           recording.Kind `json:"kind"`
	SecondaryKinds []string       `json:"secondary_kinds"`
	Compilation    bool           `json:"compilation"`
	Year           *int           `json:"year"`
	ReleasedOn     *string        `json:"released_on"`
	MBID           *uuid.UUID     `json:"mbid" db:"mbid"`
	GenreIDs       []uuid.UUID    `json:"genre_ids"`
	CoverID        *uuid.UUID     `json:"cover_id"`
	aboutRow
	MissingSince *time.Time `json:"missing_since"`
	AddedAt      time.Time  `json:"added_at"`
}

// keptAlbum is an album as it is known, with how many releases it has.
type keptAlbum struct {
	albumRow
	Releases int
	// Aliases are those of the keys looked for that somebody said lead to it.
	Aliases []string
}

type releaseRow struct {
	ID              uuid.UUID  `json:"id"`
	LibraryID       uuid.UUID  `json:"library_id"`
	AlbumID         uuid.UUID  `json:"album_id"`
	Key             string     `json:"key"`
	Title           string     `json:"title"`
	MBID            *uuid.UUID `json:"mbid" db:"mbid"`
	Year            *int       `json:"year"`
	ReleasedOn      *string    `json:"released_on"`
	Country         *string    `json:"country"`
	Status          *string    `json:"status"`
	Label           *string    `json:"label"`
	CatalogueNumber *string    `json:"catalogue_number"`
	Barcode         *string    `json:"barcode"`
	DiscTotal       *int       `json:"disc_total"`
	CoverID         *uuid.UUID `json:"cover_id"`
	ShownIDs        origin.IDs `json:"shown_ids"`
}

// keptRelease is a release as it is known.
type keptRelease struct {
	releaseRow
	CoverSource *artwork.Source
	// Settled counts the files beyond the batch that are there and identified; Others are the artists of its tracks that
	// have such files.
	Settled int
	Others  []string
	// AlbumKey is that of its album; Aliases are those of the keys looked for that somebody said lead to it.
	AlbumKey string
	Aliases  []string
	// Said are its discs as its files named them; see origin.Medium.
	Said []string
}

type discRow struct {
	ReleaseID  uuid.UUID `json:"release_id"`
	Number     int       `json:"number"`
	LibraryID  uuid.UUID `json:"library_id"`
	Title      *string   `json:"title"`
	Media      *string   `json:"media"`
	TrackTotal *int      `json:"track_total"`
}

type trackRow struct {
	ID           uuid.UUID   `json:"id"`
	LibraryID    uuid.UUID   `json:"library_id"`
	AlbumID      *uuid.UUID  `json:"album_id"`
	ReleaseID    *uuid.UUID  `json:"release_id"`
	Key          string      `json:"key"`
	Content      string      `json:"content"`
	Title        string      `json:"title"`
	SortTitle    string      `json:"sort_title"`
	FoldedTitle  string      `json:"folded_title"`
	Credit       string      `json:"credit"`
	Place        string      `json:"place"`
	Disc         int         `json:"disc"`
	Number       *int        `json:"number"`
	DurationMs   int64       `json:"duration_ms"`
	Year         *int        `json:"year"`
	GenreIDs     []uuid.UUID `json:"genre_ids"`
	MBID         *uuid.UUID  `json:"mbid" db:"mbid"`
	TrackMBID    *uuid.UUID  `json:"track_mbid" db:"track_mbid"`
	ShownIDs     origin.IDs  `json:"shown_ids"`
	ISRCs        []string    `json:"isrcs" db:"isrcs"`
	BPM          *float64    `json:"bpm" db:"bpm"`
	Moods        []string    `json:"moods"`
	Styles       words       `json:"styles"`
	Languages    []string    `json:"languages"`
	Comment      *string     `json:"comment"`
	TrackGain    *float64    `json:"track_gain"`
	TrackPeak    *float64    `json:"track_peak"`
	AlbumGain    *float64    `json:"album_gain"`
	AlbumPeak    *float64    `json:"album_peak"`
	MissingSince *time.Time  `json:"missing_since"`
	AddedAt      time.Time   `json:"added_at"`
}

// keptTrack is a track as it is known, with its files in the batch and how many it has in all.
type keptTrack struct {
	trackRow
	FileIDs []uuid.UUID
	Files   int
}

const (
	artistWritten = `id, library_id, key, name, sort_name, folded_name, tag_name, mbid, roles, genre_ids, picture_id, overview, translations, shown_ids, moods, styles,
	born, formed, died, disbanded, began_year, ended_year, country, missing_since, added_at`
	albumWritten = `id, library_id, key, title, sort_title, folded_title, credit, place, kind, secondary_kinds, compilation, year, released_on, mbid, genre_ids, cover_id, overview, translations, shown_ids,
	moods, styles, missing_since, added_at`
	releaseWritten = `id, library_id, album_id, key, title, mbid, year, released_on, country, status, label, catalogue_number, barcode, disc_total, cover_id, shown_ids`
	trackWritten   = `id, library_id, album_id, release_id, key, content, title, sort_title, folded_title, credit, place, disc, number, duration_ms, year, genre_ids, mbid, track_mbid, shown_ids,
	isrcs, bpm, moods, styles, languages, comment, track_gain, track_peak, album_gain, album_peak, missing_since, added_at`
)

func same[T any](a, b T) bool { return reflect.DeepEqual(a, b) }

// of puts the table's short name before each column; a day is read as text.
func of(short, columns string) string {
	list := strings.Split(strings.ReplaceAll(columns, "\n\t", " "), ", ")
	for i, c := range list {
		list[i] = short + "." + c
		if c == "released_on" {
			list[i] += "::text AS " + c
		}
	}
	return strings.Join(list, ", ")
}

var knownTracks = `WITH linked AS (SELECT track_id, array_agg(file_id) AS file_ids FROM track_files WHERE file_id = ANY($3) GROUP BY track_id)
	SELECT ` + of("t", trackWritten) + `, COALESCE(k.file_ids, '{}') AS file_ids, (SELECT count(*)::int FROM track_files f WHERE f.track_id = t.id) AS files
	FROM (SELECT id FROM tracks WHERE library_id = $1 AND key = ANY($2) UNION SELECT track_id FROM linked) w
	JOIN tracks t ON t.id = w.id LEFT JOIN linked k ON k.track_id = t.id ORDER BY t.id`

func (store) knownTracks(ctx context.Context, q db.Q, libraryID uuid.UUID, keys []string, files []uuid.UUID) ([]*keptTrack, error) {
	return db.AllSQL[keptTrack](ctx, q, knownTracks, libraryID, keys, files)
}

var knownReleases = `WITH led AS (SELECT substr(said, 9) AS said, key FROM music_aliases WHERE library_id = $1 AND said = ANY($5))
	SELECT ` + of("r", releaseWritten) + `, c.source AS cover_source, COALESCE(o.settled, 0) AS settled, COALESCE(o.others, '{}') AS others,
		a.key AS album_key, ARRAY(SELECT said FROM led WHERE led.key = r.key) AS aliases,
		ARRAY(SELECT jsonb_array_elements_text(f.facts -> 'DISCS') FROM item_facts f WHERE f.item_id = r.id AND f.source = 'TAGS') AS said
	FROM (SELECT id FROM releases WHERE library_id = $1 AND key = ANY($2) UNION SELECT unnest($3::uuid[])
		UNION SELECT id FROM releases WHERE library_id = $1 AND key = ANY(ARRAY(SELECT key FROM led))) w
	JOIN releases r ON r.id = w.id JOIN albums a ON a.id = r.album_id LEFT JOIN artworks c ON c.id = r.cover_id
	LEFT JOIN LATERAL (SELECT count(*)::int AS settled, array_agg(DISTINCT a.tag_name) FILTER (WHERE a.tag_name IS NOT NULL) AS others
		FROM tracks t JOIN track_files tf ON tf.track_id = t.id JOIN files f ON f.id = tf.file_id
		LEFT JOIN LATERAL (SELECT a.tag_name FROM track_artists ta JOIN artists a ON a.id = ta.artist_id WHERE ta.track_id = t.id AND ta.role = 'ARTIST'
			ORDER BY ta.position LIMIT 1) a ON true
		WHERE t.release_id = r.id AND f.id <> ALL($4) AND f.state = 'IDENTIFIED' AND f.missing_since IS NULL) o ON true
	ORDER BY r.id`

func (store) knownReleases(ctx context.Context, q db.Q, libraryID uuid.UUID, keys []string, ids, files []uuid.UUID) ([]*keptRelease, error) {
	return db.AllSQL[keptRelease](ctx, q, knownReleases, libraryID, keys, ids, files, each(ofRelease, keys))
}

var knownAlbums = `WITH led AS (SELECT substr(said, 7) AS said, key FROM music_aliases WHERE library_id = $1 AND said = ANY($4))
	SELECT ` + of("a", albumWritten) + `, (SELECT count(*)::int FROM releases r WHERE r.album_id = a.id) AS releases,
		ARRAY(SELECT said FROM led WHERE led.key = a.key) AS aliases
	FROM (SELECT id FROM albums WHERE library_id = $1 AND key = ANY($2) UNION SELECT unnest($3::uuid[])
		UNION SELECT id FROM albums WHERE library_id = $1 AND key = ANY(ARRAY(SELECT key FROM led))) w JOIN albums a ON a.id = w.id ORDER BY a.id`

func (store) knownAlbums(ctx context.Context, q db.Q, libraryID uuid.UUID, keys []string, ids []uuid.UUID) ([]*keptAlbum, error) {
	return db.AllSQL[keptAlbum](ctx, q, knownAlbums, libraryID, keys, ids, each(ofAlbum, keys))
}

type albumArtistRow struct {
	AlbumID   uuid.UUID `json:"album_id"`
	Position  int       `json:"position"`
	ArtistID  uuid.UUID `json:"artist_id"`
	LibraryID uuid.UUID `json:"library_id"`
}

type trackArtistRow struct {
	TrackID   uuid.UUID      `json:"track_id"`
	Position  int            `json:"position"`
	ArtistID  uuid.UUID      `json:"artist_id"`
	LibraryID uuid.UUID      `json:"library_id"`
	Role      recording.Role `json:"role"`
	Detail    *string        `json:"detail"`
}

type fileRow struct {
	FileID    uuid.UUID `json:"file_id"`
	TrackID   uuid.UUID `json:"track_id"`
	LibraryID uuid.UUID `json:"library_id"`
}

type wordsRow struct {
	TrackID   uuid.UUID `json:"track_id"`
	Position  int       `json:"position"`
	LibraryID uuid.UUID `json:"library_id"`
	Language  *string   `json:"language"`
	Text      string    `json:"text"`
}

// writes is everything that a batch stores.
type writes struct {
	fileIDs      []uuid.UUID
	artists      []artistRow
	albums       []albumRow
	albumIDs     []uuid.UUID
	albumArtists []albumArtistRow
	releases     []releaseRow
	discs        []discRow
	tracks       []trackRow
	trackIDs     []uuid.UUID
	trackArtists []trackArtistRow
	files        []fileRow
	words        []wordsRow
	said         []*origin.Said
	aliases      []*alias
	// moved are artists whose albums and tracks now stand elsewhere in lists by artist.
	moved []uuid.UUID
	// freed are the fields of items that were released.
	freed origin.Freed
	// castAlbums and castTracks are albums and tracks whose artists are others than before, touched those artists.
	castAlbums, castTracks, touched []uuid.UUID
	// made are artists who come to be as somebody named them.
	made []*artistRow
	// left are releases whose tracks are on other discs than before.
	left []uuid.UUID
	// lost are albums that files may have others of now.
	lost []uuid.UUID
}

// move puts what artists made where it now stands.
func (w *writes) move() []db.Step {
	return []db.Step{
		{Rows: len(w.moved), SQL: moveAlbums, Args: []any{w.moved}},
		{Rows: len(w.moved), SQL: moveTracks, Args: []any{w.moved}},
		{Rows: len(w.moved), SQL: moveSingles, Args: []any{w.moved}},
	}
}

// upsert writes rows of a table whose key comes first.
func upsert(table, columns string, keys int, also string) string {
	list := strings.Split(strings.ReplaceAll(columns, "\n\t", " "), ", ")
	set := make([]string, 0, len(list))
	for _, c := range list[keys:] {
		set = append(set, c+" = EXCLUDED."+c)
	}
	key := strings.Join(list[:keys], ", ")
	return `INSERT INTO ` + table + ` (` + columns + `) SELECT ` + columns + ` FROM json_populate_recordset(NULL::` + table + `, $1) ORDER BY ` + key +
		` ON CONFLICT (` + key + `) DO UPDATE SET ` + strings.Join(set, ", ") + also
}

var (
	putArtists  = upsert("artists", artistWritten, 1, ", updated_at = now()")
	putAlbums   = upsert("albums", albumWritten, 1, ", updated_at = now()")
	putReleases = upsert("releases", releaseWritten, 1, "")
	putDiscs    = upsert("discs", "release_id, number, library_id, title, media, track_total", 2, "")
	putTracks   = upsert("tracks", trackWritten, 1, ", updated_at = now()")

	replaceAlbumArtists = db.Replace("album_artists", "album_id", []string{"album_id", "position"}, []string{"artist_id", "library_id"})
	replaceTrackArtists = db.Replace("track_artists", "track_id", []string{"track_id", "position"}, []string{"artist_id", "library_id", "role", "detail"})
	replaceFiles        = db.Replace("track_files", "file_id", []string{"file_id"}, []string{"track_id", "library_id"})
	replaceLyrics       = db.Replace("track_lyrics", "track_id", []string{"track_id", "position"}, []string{"library_id", "language", "text"})
)

// adoptIDs lets ids lead to artists that others were joined to, which have them since.
const adoptIDs = `WITH n AS (SELECT * FROM json_populate_recordset(NULL::music_aliases, $1)), known AS (
		UPDATE music_aliases a SET mbid = n.mbid FROM n WHERE a.library_id = n.library_id AND a.key = n.key AND a.mbid IS NULL RETURNING a.key, a.name
	)
	INSERT INTO music_aliases (library_id, said, key, own, name, mbid)
	SELECT n.library_id, n.said, n.key, true, COALESCE((SELECT k.name FROM known k WHERE k.key = n.key LIMIT 1), n.name), n.mbid FROM n ON CONFLICT DO NOTHING`

// replaceTracks moves the tracks of albums to where these now stand in lists by artist.
const replaceTracks = `UPDATE tracks t SET place = a.place || substring(t.place FROM E'\t[0-9]{4} [0-9]{4} .*$'), updated_at = now() FROM albums a
	WHERE a.id = ANY($1) AND t.album_id = a.id AND NOT starts_with(t.place, a.place || E'\t')`

// write stores a batch; each statement is left out when it has nothing to do.
func (store) write(ctx context.Context, q db.Q, w *writes) error {
	return db.Run(ctx, q, append([]db.Step{
		{Rows: len(w.artists), SQL: putArtists, Args: []any{w.artists}},
		{Rows: len(w.aliases), SQL: adoptIDs, Args: []any{w.aliases}},
		{Rows: len(w.albums), SQL: putAlbums, Args: []any{w.albums}},
		{Rows: len(w.albumIDs), SQL: replaceAlbumArtists, Args: []any{w.albumIDs, list(w.albumArtists)}},
		{Rows: len(w.releases), SQL: putReleases, Args: []any{w.releases}},
		{Rows: len(w.discs), SQL: putDiscs, Args: []any{w.discs}},
		{Rows: len(w.tracks), SQL: putTracks, Args: []any{w.tracks}},
		origin.PutStep(w.said),
		{Rows: len(w.trackIDs), SQL: replaceTrackArtists, Args: []any{w.trackIDs, list(w.trackArtists)}},
		{Rows: len(w.fileIDs), SQL: replaceFiles, Args: []any{w.fileIDs, list(w.files)}},
		{Rows: len(w.trackIDs), SQL: replaceLyrics, Args: []any{w.trackIDs, list(w.words)}},
		{Rows: len(w.albums), SQL: replaceTracks, Args: []any{w.albumIDs}},
	}, append(w.move(), sound(w.trackIDs, w.soundAlbums())...)...))
}

// list keeps an empty list from being null.
func list[T any](rows []T) []T { return append([]T{}, rows...) }

// left is what the tracks of a batch's files belonged to before it.
type left struct {
	tracks, releases, albums []uuid.UUID
	// moved says that some tracks are now elsewhere.
	moved bool
}

// removeEmpty removes what no file belongs to any more: tracks, then discs, releases and albums. It looks at what a batch has
// left, nil for the whole library.
func (store) removeEmpty(ctx context.Context, q db.Q, libraryID uuid.UUID, l *left) (gone, emptied []uuid.UUID, err error) {
	var tracks, releases, albums []uuid.UUID // null is everything
	if l != nil {
		tracks, releases, albums = list(l.tracks), list(l.releases), list(l.albums)
	}
	gone, err = db.Column[uuid.UUID](ctx, q, `DELETE FROM tracks t WHERE library_id = $1 AND ($2::uuid[] IS NULL OR id = ANY($2))
		AND NOT EXISTS (SELECT FROM track_files f WHERE f.track_id = t.id) RETURNING id`, libraryID, tracks)
	if err != nil || l != nil && !l.moved && len(gone) == 0 {
		return gone, nil, err
	}
	if _, err = db.ExecSQL(ctx, q, `DELETE FROM discs d WHERE library_id = $1 AND ($2::uuid[] IS NULL OR release_id = ANY($2))
		AND NOT EXISTS (SELECT FROM tracks t WHERE t.release_id = d.release_id AND t.disc = d.number)`, libraryID, releases); err != nil {
		return nil, nil, err
	}
	of, err := db.Column[uuid.UUID](ctx, q, `DELETE FROM releases r WHERE library_id = $1 AND ($2::uuid[] IS NULL OR id = ANY($2))
		AND NOT EXISTS (SELECT FROM tracks t WHERE t.release_id = r.id) RETURNING album_id`, libraryID, releases)
	if err != nil {
		return nil, nil, err
	}
	if l != nil {
		albums = append(albums, of...)
	}
	emptied, err = db.Column[uuid.UUID](ctx, q, `DELETE FROM albums a WHERE library_id = $1 AND ($2::uuid[] IS NULL OR id = ANY($2))
		AND NOT EXISTS (SELECT FROM releases r WHERE r.album_id = a.id) RETURNING id`, libraryID, albums)
	return gone, emptied, err
}
