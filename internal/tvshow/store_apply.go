package tvshow

import (
	"bytes"
	"context"
	"slices"

	"github.com/google/uuid"

	"revenge/internal/platform/db"
)

// wholeSeries is a series with the language of its library, wholeEpisode an episode with the year of its series.
type wholeSeries struct {
	seriesRow
	Language string
}

type wholeEpisode struct {
	episodeRow
	Year *int
}

// These are raw, as what they read is written back as JSON.

func (store) seriesRows(ctx context.Context, q db.Q, ids []uuid.UUID) ([]*wholeSeries, error) {
	return db.AllSQL[wholeSeries](ctx, q, `SELECT `+seriesRead+`, l.language FROM series s JOIN libraries l ON l.id = s.library_id WHERE s.id = ANY($1) ORDER BY s.id`, ids)
}

func (store) seasonRows(ctx context.Context, q db.Q, ids []uuid.UUID) ([]*seasonRow, error) {
	return db.AllSQL[seasonRow](ctx, q, `SELECT id, series_id, library_id, number, title, overview, translations, poster_id FROM seasons WHERE id = ANY($1) ORDER BY id`, ids)
}

func (store) episodeRows(ctx context.Context, q db.Q, ids []uuid.UUID) ([]*wholeEpisode, error) {
	return db.AllSQL[wholeEpisode](ctx, q, `SELECT `+episodeRead+`, s.year FROM episodes e JOIN series s ON s.id = e.series_id WHERE e.id = ANY($1) ORDER BY e.id`, ids)
}

// apply writes what is shown. Ratings stay: no one sets them by hand.
func (store) apply(ctx context.Context, q db.Q, w *writes) error {
	return db.Run(ctx, q, []db.Step{
		{Rows: len(w.series), SQL: putSeries, Args: []any{w.series}},
		{Rows: len(w.details), SQL: `INSERT INTO series_details AS d (series_id, overview, studios, countries, tags, age_ratings, translations, trailers)
			SELECT series_id, overview, studios, countries, tags, age_ratings, translations, trailers FROM json_populate_recordset(NULL::series_details, $1)
			ON CONFLICT (series_id) DO UPDATE SET overview = EXCLUDED.overview, studios = EXCLUDED.studios,
				countries = EXCLUDED.countries, tags = EXCLUDED.tags, age_ratings = EXCLUDED.age_ratings, translations = EXCLUDED.translations,
				trailers = EXCLUDED.trailers
			WHERE (d.overview, d.studios, d.countries, d.tags, d.age_ratings, d.translations, d.trailers)
				IS DISTINCT FROM (EXCLUDED.overview, EXCLUDED.studios, EXCLUDED.countries, EXCLUDED.tags, EXCLUDED.age_ratings, EXCLUDED.translations,
					EXCLUDED.trailers)`, Args: []any{w.details}},
		{Rows: len(w.described), SQL: replaceCredits, Args: []any{w.described, list(w.credits)}},
		{Rows: len(w.described), SQL: replaceGenres, Args: []any{w.described, list(w.genres)}},
		{Rows: len(w.described), SQL: replaceLabels, Args: []any{w.described, list(w.labels)}},
		{Rows: len(w.seasons), SQL: putSeasons, Args: []any{w.seasons}},
		{Rows: len(w.episodes), SQL: putEpisodes, Args: []any{w.episodes}},
		{Rows: len(w.told), SQL: replaceEpisodeCredits, Args: []any{w.told, list(w.episodeCredits)}},
		{Rows: len(w.told), SQL: replaceTranslations, Args: []any{w.told, list(w.translations)}},
		{Rows: len(w.episodes), SQL: latest, Args: []any{ofSeries(w.episodes)}},
	})
}

// ofSeries are the series of episodes, each once.
func ofSeries(rows []episodeRow) []uuid.UUID {
	out := make([]uuid.UUID, len(rows))
	for i := range rows {
		out[i] = rows[i].SeriesID
	}
	slices.SortFunc(out, func(a, b uuid.UUID) int { return bytes.Compare(a[:], b[:]) })
	return slices.Compact(out)
}
