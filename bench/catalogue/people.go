package main

import (
	"context"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"revenge/bench/byhand"
	"revenge/internal/platform/id"
)

// works are a person's: films and series, the newest first, each with the roles and characters.
const works = `SELECT * FROM (
		SELECT m.id, false AS series, m.title, m.year, array_agg(DISTINCT c.role ORDER BY c.role)::text[], coalesce(array_agg(DISTINCT c.character) FILTER (WHERE c.character IS NOT NULL), '{}'), 0::bigint, m.poster_id
		FROM movie_credits c JOIN movies m ON m.id = c.movie_id WHERE c.person_id = $1 AND m.library_id = ANY($2) AND m.missing_since IS NULL GROUP BY m.id
		UNION ALL
		SELECT s.id, true, s.title, s.year, array_agg(DISTINCT c.role ORDER BY c.role)::text[], coalesce(array_agg(DISTINCT c.character) FILTER (WHERE c.character IS NOT NULL), '{}'), count(DISTINCT c.episode_id), s.poster_id
		FROM (SELECT series_id, NULL::uuid AS episode_id, role, character FROM series_credits WHERE person_id = $1
			UNION ALL SELECT e.series_id, e.id, x.role, x.character FROM episode_credits x JOIN episodes e ON e.id = x.episode_id WHERE x.person_id = $1 AND e.missing_since IS NULL) c
		JOIN series s ON s.id = c.series_id WHERE s.library_id = ANY($2) AND s.missing_since IS NULL GROUP BY s.id
	) w ORDER BY year DESC, id DESC LIMIT $3`

func (b *bench) person(ctx context.Context, a *asked) (byhand.JSON, error) {
	type work struct {
		id                uuid.UUID
		series            bool
		title             string
		year              *int
		roles, characters []string
		episodes          int64
		poster            *uuid.UUID
	}
	var (
		name        string
		all         []work
		posters     []uuid.UUID
		batch, rest byhand.Batch
		pictures    = byhand.Pictures{Service: b.Artworks}
	)
	batch.Each(func(r pgx.Rows) error { return r.Scan(&name) }, `SELECT name FROM people WHERE id = $1 AND (
		EXISTS (SELECT FROM movie_credits c JOIN movies o ON o.id = c.movie_id WHERE c.person_id = people.id AND o.library_id = ANY($2))
		OR EXISTS (SELECT FROM series_credits c JOIN series o ON o.id = c.series_id WHERE c.person_id = people.id AND o.library_id = ANY($2))
		OR EXISTS (SELECT FROM episode_credits c JOIN episodes o ON o.id = c.episode_id WHERE c.person_id = people.id AND o.library_id = ANY($2)))`, a.ID.UUID, libraries)
	batch.Each(func(r pgx.Rows) error {
		var w work
		err := r.Scan(&w.id, &w.series, &w.title, &w.year, &w.roles, &w.characters, &w.episodes, &w.poster)
		all, posters = append(all, w), appendKey(posters, w.poster)
		return err
	}, works, a.ID.UUID, libraries, a.N+1)
	if err := batch.Run(ctx, b.Pool); err != nil {
		return nil, err
	}
	all = all[:min(len(all), a.N)]
	rest.Pictures(&pictures, posters)
	if err := rest.Run(ctx, b.Pool); err != nil {
		return nil, err
	}
	o := begin()
	o.Open("node")
	o.ID("person", a.ID.UUID)
	o.Text("name", name)
	o.Open("filmography")
	o.OpenList("nodes")
	for _, w := range all {
		o.Open("")
		o.Text("title", w.title)
		byhand.IntOrNull(&o, "year", w.year)
		o.Texts("roles", w.roles)
		o.Texts("characters", w.characters)
		o.Int("episodes", w.episodes)
		o.Open("node")
		o.ID(map[bool]id.Kind{false: "movie", true: "series"}[w.series], w.id)
		pictures.Picture(&o, "poster", w.poster, 240, true)
		o.Close()
		o.Close()
	}
	o.CloseList()
	o.Close()
	o.Close()
	return end(o)
}
