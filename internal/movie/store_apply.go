package movie

import (
	"context"

	"github.com/google/uuid"

	"revenge/internal/platform/db"
)

// whole is a film with the language of its library.
type whole struct {
	movieRow
	Language string
}

// rows is raw, as what it reads is written back as JSON.
func (store) rows(ctx context.Context, q db.Q, ids []uuid.UUID) ([]*whole, error) {
	return db.AllSQL[whole](ctx, q, `SELECT `+columnsRead+`, l.language FROM movies m JOIN libraries l ON l.id = m.library_id WHERE m.id = ANY($1) ORDER BY m.id`, ids)
}

// apply writes what is shown of films. Ratings stay: no one sets them by hand.
func (store) apply(ctx context.Context, q db.Q, w *writes) error {
	return db.Run(ctx, q, []db.Step{
		{Rows: len(w.movies), SQL: putMovies, Args: []any{w.movies}},
		{Rows: len(w.details), SQL: `INSERT INTO movie_details AS d (movie_id, overview, tagline, studios, countries, tags, age_ratings, translations, trailers)
			SELECT movie_id, overview, tagline, studios, countries, tags, age_ratings, translations, trailers FROM json_populate_recordset(NULL::movie_details, $1)
			ON CONFLICT (movie_id) DO UPDATE SET overview = EXCLUDED.overview, tagline = EXCLUDED.tagline, studios = EXCLUDED.studios,
				countries = EXCLUDED.countries, tags = EXCLUDED.tags, age_ratings = EXCLUDED.age_ratings, translations = EXCLUDED.translations,
				trailers = EXCLUDED.trailers
			WHERE (d.overview, d.tagline, d.studios, d.countries, d.tags, d.age_ratings, d.translations, d.trailers)
				IS DISTINCT FROM (EXCLUDED.overview, EXCLUDED.tagline, EXCLUDED.studios, EXCLUDED.countries, EXCLUDED.tags, EXCLUDED.age_ratings, EXCLUDED.translations,
					EXCLUDED.trailers)`, Args: []any{w.details}},
		{Rows: len(w.described), SQL: replaceCredits, Args: []any{w.described, list(w.credits)}},
		{Rows: len(w.described), SQL: replaceGenres, Args: []any{w.described, list(w.genres)}},
		{Rows: len(w.described), SQL: replaceLabels, Args: []any{w.described, list(w.labels)}},
	})
}
