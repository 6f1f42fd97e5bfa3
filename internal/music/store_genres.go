package music

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"revenge/internal/origin"
	"revenge/internal/platform/db"
)

// of whom genres are counted: of all of a library, or of some albums and artists.
type counted struct{ albums, tracks, artists, trackArtists, albumArtists string }

var (
	ofLibrary = counted{"x.library_id = $1", "t.library_id = $1", "x.library_id = $1", "ta.library_id = $1", "aa.library_id = $1"}
	ofSome    = counted{"x.id = ANY($1)", "t.album_id = ANY($1)", "x.id = ANY($1)", "ta.artist_id = ANY($1)", "aa.artist_id = ANY($1)"}
)

// countGenres counts the genres of tracks, the ten most frequent first, and gives them to the albums and artists that nobody says
// anything else of. Raw: each statement is about many at once.
func countGenres(of counted, arg any) []db.Step {
	return []db.Step{
		origin.CountStep(origin.Genres, of.ofAlbums(), arg),
		origin.CountStep(origin.Genres, of.ofArtists(), arg),
		{Rows: 1, SQL: copyGenres("albums", of.albums), Args: []any{arg}},
		{Rows: 1, SQL: copyGenres("artists", of.artists), Args: []any{arg}},
	}
}

const mostFrequent = `(array_agg(g.name ORDER BY c.n DESC, g.id) FILTER (WHERE g.id IS NOT NULL))[:10] AS names`

func (c counted) ofAlbums() string {
	return `SELECT x.id AS item_id, ` + mostFrequent + ` FROM albums x LEFT JOIN (
			SELECT t.album_id, i.genre, count(*) AS n FROM tracks t CROSS JOIN LATERAL unnest(t.genre_ids) AS i(genre) WHERE ` + c.tracks + ` GROUP BY t.album_id, i.genre
		) c ON c.album_id = x.id LEFT JOIN genres g ON g.id = c.genre WHERE ` + c.albums + ` GROUP BY x.id`
}

func (c counted) ofArtists() string {
	return `SELECT x.id AS item_id, ` + mostFrequent + ` FROM artists x LEFT JOIN (
			SELECT p.artist_id, i.genre, count(DISTINCT p.id) AS n FROM (
				SELECT ta.artist_id, t.id, t.genre_ids FROM track_artists ta JOIN tracks t ON t.id = ta.track_id WHERE ` + c.trackArtists + `
				UNION ALL SELECT aa.artist_id, t.id, t.genre_ids FROM album_artists aa JOIN tracks t ON t.album_id = aa.album_id WHERE ` + c.albumArtists + `
			) p CROSS JOIN LATERAL unnest(p.genre_ids) AS i(genre) GROUP BY p.artist_id, i.genre
		) c ON c.artist_id = x.id LEFT JOIN genres g ON g.id = c.genre WHERE ` + c.artists + ` GROUP BY x.id`
}

func copyGenres(table, which string) string {
	return fmt.Sprintf(`UPDATE %[1]s a SET genre_ids = n.ids, updated_at = now() FROM (
			SELECT x.id, COALESCE(array_agg(g.id ORDER BY i.place) FILTER (WHERE g.id IS NOT NULL), '{}') AS ids FROM %[1]s x
			LEFT JOIN item_facts f ON f.item_id = x.id AND f.source = '%[2]s'
			LEFT JOIN LATERAL jsonb_array_elements_text(f.facts -> '%[3]s') WITH ORDINALITY AS i(name, place) ON true
			LEFT JOIN genres g ON g.name = i.name WHERE %[4]s AND NOT %[5]s GROUP BY x.id
		) n WHERE a.id = n.id AND a.genre_ids <> n.ids`, table, origin.Tracks, origin.Genres, which, origin.Told("x.id", origin.Genres))
}

// ownersOf are the tracks that files are of, their albums, and the artists of either.
func (store) ownersOf(ctx context.Context, q db.Q, files []uuid.UUID) ([]uuid.UUID, error) {
	return db.Column[uuid.UUID](ctx, q, `WITH held AS (SELECT t.id, t.album_id FROM track_files f JOIN tracks t ON t.id = f.track_id WHERE f.file_id = ANY($1))
		SELECT id FROM held UNION SELECT album_id FROM held WHERE album_id IS NOT NULL
		UNION SELECT ta.artist_id FROM held JOIN track_artists ta ON ta.track_id = held.id
		UNION SELECT aa.artist_id FROM held JOIN album_artists aa ON aa.album_id = held.album_id`, files)
}

// recount counts the genres of albums and artists, and of the albums and artists of tracks: ids are of any of them.
func (store) recount(ctx context.Context, q db.Q, ids []uuid.UUID) error {
	all, err := db.Column[uuid.UUID](ctx, q, `SELECT unnest($1::uuid[]) UNION SELECT album_id FROM tracks WHERE id = ANY($1) AND album_id IS NOT NULL
		UNION SELECT artist_id FROM track_artists WHERE track_id = ANY($1)
		UNION SELECT aa.artist_id FROM tracks t JOIN album_artists aa ON aa.album_id = t.album_id WHERE t.id = ANY($1)`, ids)
	if err != nil {
		return err
	}
	return db.Run(ctx, q, countGenres(ofSome, all))
}
