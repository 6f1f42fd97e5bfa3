package dataloaders

import (
	"context"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/movie"
	"revenge/internal/platform/id"
	"revenge/internal/tvshow"
)

func TestEdge(t *testing.T) {
	t.Parallel()
	there, gone := uuid.New(), uuid.New()
	reads := 0
	l := newLoaders(Sources{}, access.Viewer{}, nil)
	l.Movie().DetailsByID = one(func(_ context.Context, keys []uuid.UUID) (out []*movie.Details, _ error) {
		reads++
		for _, k := range keys {
			if k == there {
				out = append(out, &movie.Details{Texts: movie.Texts{MovieID: k}})
			}
		}
		return out, nil
	}, func(d *movie.Details) uuid.UUID { return d.MovieID })
	ctx := context.WithValue(t.Context(), contextKey{}, l)
	a, b, plain := &movie.Movie{ID: there}, &movie.Movie{ID: gone}, &movie.Movie{}

	announced := MovieDetails.Prepare(ctx, []any{a, b, a}, nil)
	require.Len(t, announced, 1)
	announced[0].Do(ctx)
	require.Empty(t, MovieDetails.Prepare(ctx, []any{a, b}, nil), "what was read is not read again")
	d, err := MovieDetails.Load(ctx, a)
	require.NoError(t, err)
	require.Equal(t, there, d.MovieID)
	d, err = MovieDetails.Load(ctx, b)
	require.NoError(t, err)
	require.Nil(t, d, "what is not there is null")
	require.Equal(t, 1, reads)

	require.Empty(t, MoviePoster.Prepare(ctx, []any{plain}, nil), "nothing is read where nothing is pointed at")
	p, err := MoviePoster.Load(ctx, plain)
	require.NoError(t, err)
	require.Nil(t, p)
	require.Nil(t, MovieCredits.Prepare(ctx, []any{a}, map[string]any{"first": 0}), "wrong arguments read nothing")
}

// What leads further from an object is read with it, by its id.
func TestEarly(t *testing.T) {
	t.Parallel()
	key, reads := uuid.New(), 0
	l := newLoaders(Sources{}, access.Viewer{}, nil)
	l.TVShow().SeasonsBySeries = many(func(_ context.Context, keys []uuid.UUID) ([]*tvshow.Season, error) {
		reads++
		return []*tvshow.Season{{SeriesID: keys[0], Number: 1}}, nil
	}, func(s *tvshow.Season) uuid.UUID { return s.SeriesID })
	ctx := context.WithValue(t.Context(), contextKey{}, l)

	object, prepare := Early(ctx, id.Of("series", key))
	require.Equal(t, "Series", object)
	announced := prepare("seasons", SeriesSeasons, nil)
	require.Len(t, announced, 1)
	announced[0].Do(ctx)
	series := &tvshow.Series{ID: key}
	require.Empty(t, SeriesSeasons.Prepare(ctx, []any{series}, nil), "it is there already")
	seasons, err := SeriesSeasons.Load(ctx, series)
	require.NoError(t, err)
	require.Len(t, seasons, 1)
	require.Equal(t, 1, reads)

	require.Empty(t, prepare("genres", SeriesGenres, nil), "nothing lies behind these")
	l.TVShow().SeasonsBySeries.memory = &recollection[[]*tvshow.Season]{}
	require.Empty(t, prepare("seasons", SeriesSeasons, nil), "what is kept waits for the series' library")

	object, prepare = Early(ctx, id.Of("person", key))
	require.Equal(t, "Person", object)
	require.Len(t, prepare("filmography", PersonWorks, map[string]any{"first": 5}), 1)
	require.Empty(t, prepare("filmography", PersonWorks, map[string]any{"first": 0}), "wrong arguments read nothing")
	object, _ = Early(ctx, id.Of("job", key))
	require.Empty(t, object)
}
