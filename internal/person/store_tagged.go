package person

import (
	"context"
	"strings"

	"github.com/google/uuid"

	"revenge/internal/platform/db"
)

// Where titles with pictures have the tag t, by kind. Tracks show the covers of their albums: there is one of each, so that no more is
// read than the albums of a genre. All statements here are raw: they are put together by kind.
var (
	genred = map[Titles]string{
		OfMovies:  pictured(genreLinks[OfMovies], "poster_id"),
		OfSeries:  pictured(genreLinks[OfSeries], "poster_id"),
		OfArtists: pictured(genreLinks[OfArtists], "picture_id"),
		OfAlbums:  pictured(genreLinks[OfAlbums], "cover_id"),
		OfTracks: `albums x CROSS JOIN LATERAL (SELECT s.* FROM tracks s WHERE s.album_id = x.id AND s.genre_ids @> ARRAY[t.id]
			AND s.missing_since IS NULL ORDER BY s.id DESC LIMIT 1 OFFSET 0) o WHERE x.genre_ids @> ARRAY[t.id] AND x.cover_id IS NOT NULL`,
	}
	labelled = map[Titles]string{
		OfMovies: pictured(labelLinks[OfMovies], "poster_id"),
		OfSeries: pictured(labelLinks[OfSeries], "poster_id"),
	}
	tables  = map[Titles]string{OfMovies: "movies", OfSeries: "series", OfArtists: "artists", OfAlbums: "albums", OfTracks: "tracks"}
	arrival = map[Titles]string{OfMovies: "x.movie_id", OfSeries: "x.series_id", OfArtists: "o.id", OfAlbums: "o.id", OfTracks: "x.id"}
)

func pictured(links, column string) string {
	return strings.ReplaceAll(links, "#id", "t.id") + " AND o." + column + " IS NOT NULL"
}

func (store) tallies(ctx context.Context, q db.Q, column string, kinds []Titles, libraries, ids []uuid.UUID) ([]*Tally, error) {
	parts := make([]string, len(kinds))
	for i, k := range kinds {
		parts[i] = `SELECT x AS owner_id, count(*) AS n FROM ` + tables[k] + ` o CROSS JOIN LATERAL unnest(o.` + column + `) x
			WHERE o.library_id = ANY($1) AND o.missing_since IS NULL AND o.` + column + ` && $2::uuid[] AND x = ANY($2) GROUP BY x`
	}
	return db.AllSQL[Tally](ctx, q, total(parts), db.Planned([]any{libraries, ids})...)
}

// total adds up what was counted by owner.
func total(parts []string) string {
	return `SELECT owner_id, sum(n)::int AS n FROM (` + strings.Join(parts, " UNION ALL ") + `) counted GROUP BY owner_id`
}

// previews walks what has a tag from the last on until there are enough, of each kind and then of all.
func (store) previews(ctx context.Context, q db.Q, of map[Titles]string, kinds []Titles, libraries, ids []uuid.UUID, first int) ([]*Tagged, error) {
	parts := make([]string, len(kinds))
	for i, k := range kinds {
		parts[i] = `(SELECT '` + string(k) + `' AS kind, o.id AS item_id FROM ` + of[k] + ` AND o.library_id = ANY($1) AND o.missing_since IS NULL
			ORDER BY ` + arrival[k] + ` DESC LIMIT $3)`
	}
	return db.AllSQL[Tagged](ctx, q, `SELECT t.id AS owner_id, p.kind, p.item_id FROM unnest($2::uuid[]) AS t(id)
		CROSS JOIN LATERAL (SELECT * FROM (`+strings.Join(parts, " UNION ALL ")+`) p ORDER BY item_id DESC LIMIT $3) p`, libraries, ids, first)
}
