package person

import (
	"context"
	"strings"

	"github.com/google/uuid"

	"revenge/internal/platform/db"
)

// Where the tags of titles are: the columns that say so, of links by tag for films and series, in an array of the rows themselves for
// music. All statements here are raw: they are put together by kind.
var (
	genred = map[Titles]string{
		OfMovies:  `movie_genres x JOIN movies o ON o.id = x.movie_id WHERE x.genre_id = t.id AND o.poster_id IS NOT NULL`,
		OfSeries:  `series_genres x JOIN series o ON o.id = x.series_id WHERE x.genre_id = t.id AND o.poster_id IS NOT NULL`,
		OfArtists: `artists o WHERE o.genre_ids @> ARRAY[t.id] AND o.picture_id IS NOT NULL`,
		OfAlbums:  `albums o WHERE o.genre_ids @> ARRAY[t.id] AND o.cover_id IS NOT NULL`,
		OfTracks:  `tracks o WHERE o.genre_ids @> ARRAY[t.id]`,
	}
	labelled = map[Titles]string{
		OfMovies: `movie_labels x JOIN movies o ON o.id = x.movie_id WHERE x.label_id = t.id AND o.poster_id IS NOT NULL`,
		OfSeries: `series_labels x JOIN series o ON o.id = x.series_id WHERE x.label_id = t.id AND o.poster_id IS NOT NULL`,
	}
	tables  = map[Titles]string{OfMovies: "movies", OfSeries: "series", OfArtists: "artists", OfAlbums: "albums", OfTracks: "tracks"}
	arrival = map[Titles]string{OfMovies: "x.movie_id", OfSeries: "x.series_id", OfArtists: "o.id", OfAlbums: "o.id", OfTracks: "o.id"}
)

// counted counts titles by the tags of a column; libraries and chosen are SQL, chosen a condition about the tag, x.
func counted(column string, kinds []Titles, libraries, chosen string) string {
	parts := make([]string, len(kinds))
	for i, k := range kinds {
		parts[i] = `SELECT x AS owner_id, count(*) AS n FROM ` + tables[k] + ` o CROSS JOIN LATERAL unnest(o.` + column + `) x
			WHERE o.library_id = ANY(` + libraries + `) AND o.missing_since IS NULL AND ` + chosen + ` GROUP BY x`
	}
	return `SELECT owner_id, sum(n)::int AS n FROM (` + strings.Join(parts, " UNION ALL ") + `) counted GROUP BY owner_id`
}

func (store) tallies(ctx context.Context, q db.Q, column string, kinds []Titles, libraries, ids []uuid.UUID) ([]*Tally, error) {
	return db.AllSQL[Tally](ctx, q, counted(column, kinds, "$1", "o."+column+" && $2::uuid[] AND x = ANY($2)"), db.Planned([]any{libraries, ids})...)
}

// previews walks the links of a tag from the last on until there are enough.
func (store) previews(ctx context.Context, q db.Q, of map[Titles]string, kinds []Titles, libraries, ids []uuid.UUID, first int) ([]*Tagged, error) {
	parts := make([]string, len(kinds))
	for i, k := range kinds {
		parts[i] = `(SELECT '` + string(k) + `' AS kind, o.id AS item_id FROM ` + of[k] + ` AND o.library_id = ANY($1) AND o.missing_since IS NULL
			ORDER BY ` + arrival[k] + ` DESC LIMIT $3)`
	}
	return db.AllSQL[Tagged](ctx, q, `SELECT t.id AS owner_id, p.kind, p.item_id FROM unnest($2::uuid[]) AS t(id)
		CROSS JOIN LATERAL (SELECT * FROM (`+strings.Join(parts, " UNION ALL ")+`) p LIMIT $3) p`, libraries, ids, first)
}
