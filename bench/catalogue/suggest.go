package main

import (
	"context"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"revenge/bench/byhand"
	"revenge/internal/person"
	"revenge/internal/platform/id"
	"revenge/internal/search"
)

// suggested is what is shown of something that was found.
type suggested struct {
	picture        *uuid.UUID
	credit         *string
	season, number *int
}

var publicKinds = map[search.Kind]id.Kind{search.Movie: "movie", search.Series: "series", search.Episode: "episode", search.Artist: "artist", search.Album: "album", search.Track: "track", search.Person: "person"}

// more are the statements that read what is shown of each kind.
var more = map[search.Kind]string{
	search.Movie:   `SELECT id, poster_id, NULL::text, NULL::int, NULL::int FROM movies WHERE id = ANY($1) AND library_id = ANY($2)`,
	search.Series:  `SELECT id, poster_id, NULL::text, NULL::int, NULL::int FROM series WHERE id = ANY($1) AND library_id = ANY($2)`,
	search.Episode: `SELECT id, NULL::uuid, NULL::text, season_number, number FROM episodes WHERE id = ANY($1) AND library_id = ANY($2)`,
	search.Album:   `SELECT id, cover_id, credit, NULL::int, NULL::int FROM albums WHERE id = ANY($1) AND library_id = ANY($2)`,
	search.Track:   `SELECT id, NULL::uuid, credit, NULL::int, NULL::int FROM tracks WHERE id = ANY($1) AND library_id = ANY($2)`,
	search.Person:  `SELECT id, NULL::uuid, NULL::text, NULL::int, NULL::int FROM people WHERE id = ANY($1) AND ` + person.SeenPerson("people.id", "$2"),
}

// suggest finds by the statement that GraphQL uses too: what is compared is everything after.
func (b *bench) suggest(ctx context.Context, a *asked) (byhand.JSON, error) {
	hits, err := b.Search.Search(ctx, b.viewer(), search.Asked{Text: a.Text, First: a.N})
	if err != nil {
		return nil, err
	}
	keys, parts, pictures := map[search.Kind][]uuid.UUID{}, map[uuid.UUID]suggested{}, byhand.Pictures{Service: b.Artworks}
	for _, h := range hits {
		keys[h.Kind] = append(keys[h.Kind], h.ID)
	}
	var shown []uuid.UUID
	var batch, rest byhand.Batch
	for kind, sql := range more {
		if len(keys[kind]) == 0 {
			continue
		}
		batch.Each(func(r pgx.Rows) error {
			var key uuid.UUID
			var s suggested
			err := r.Scan(&key, &s.picture, &s.credit, &s.season, &s.number)
			parts[key], shown = s, appendKey(shown, s.picture)
			return err
		}, sql, keys[kind], libraries)
	}
	if err := batch.Run(ctx, b.Pool); err != nil {
		return nil, err
	}
	if len(shown) > 0 {
		rest.Pictures(&pictures, shown)
		if err := rest.Run(ctx, b.Pool); err != nil {
			return nil, err
		}
	}
	o := begin()
	o.OpenList("search")
	for _, h := range hits {
		s := parts[h.ID]
		o.Open("")
		o.Text("kind", string(h.Kind))
		o.Text("title", h.Title)
		byhand.IntOrNull(&o, "year", h.Year)
		o.Open("node")
		o.ID(publicKinds[h.Kind], h.ID)
		switch h.Kind {
		case search.Movie, search.Series:
			pictures.Picture(&o, "poster", s.picture, 120, true)
		case search.Album:
			o.TextOrNull("credit", s.credit)
			pictures.Picture(&o, "cover", s.picture, 120, true)
		case search.Track:
			o.TextOrNull("credit", s.credit)
		case search.Episode:
			byhand.IntOrNull(&o, "seasonNumber", s.season)
			byhand.IntOrNull(&o, "number", s.number)
		}
		o.Close()
		o.Close()
	}
	o.CloseList()
	return end(o)
}
