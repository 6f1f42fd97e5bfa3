package dataloaders

import (
	"context"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/movie"
)

func TestEdge(t *testing.T) {
	t.Parallel()
	there, gone := uuid.New(), uuid.New()
	reads := 0
	l := newLoaders(Sources{}, &access.Viewer{}, nil)
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
