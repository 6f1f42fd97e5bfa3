package movie_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/library"
	"revenge/internal/person"
	"revenge/internal/platform/page"
	"revenge/internal/search"
	"revenge/internal/shelf"
)

func TestReconcile(t *testing.T) {
	t.Parallel()
	b := setup(t)
	gone, stays := b.Video("Gone (2000).mkv"), b.Video("Stays (2000).mkv")
	b.identify(gone, stays)
	now := time.Now().UTC().Truncate(time.Microsecond)
	b.Miss(gone, &now)
	out, err := b.films.Reconcile(t.Context(), b.Library.ID)
	require.NoError(t, err)
	require.Len(t, out.Changed, 1)
	require.Equal(t, "Stays", b.only().Title, "lists show what is there")
	c, err := b.films.List(t.Context(), b.Viewer, shelf.Filter{Missing: new(true)}, shelf.Order{}, page.Args{})
	require.NoError(t, err)
	require.Len(t, c.Nodes(), 1)
	require.Equal(t, now, c.Nodes()[0].MissingSince.UTC())
	b.Miss(gone, nil)
	out, err = b.films.Reconcile(t.Context(), b.Library.ID)
	require.NoError(t, err)
	require.Len(t, out.Changed, 1)
	require.Len(t, b.all(), 2)
	b.Exec(`DELETE FROM files WHERE id = $1`, gone.File.ID)
	out, err = b.films.Reconcile(t.Context(), b.Library.ID)
	require.NoError(t, err)
	require.Len(t, out.Removed, 1)
	require.Empty(t, out.Changed)
	out, err = b.films.Reconcile(t.Context(), b.Library.ID)
	require.NoError(t, err)
	require.Equal(t, &library.Outcome{}, out, "nothing to do")
}

func TestStrangersSeeNothing(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.Write("Leon (1994).nfo", nfo)
	b.identify(b.Video("Leon (1994).mkv"))
	m := b.only()
	ids := []uuid.UUID{m.ID}
	for _, v := range []access.Viewer{{}, {UserID: uuid.New(), Role: access.Admin, Libraries: []uuid.UUID{uuid.New()}}} {
		c, err := b.films.List(t.Context(), v, shelf.Filter{}, shelf.Order{}, page.Args{})
		require.NoError(t, err)
		require.Empty(t, c.Nodes())
		n, err := c.TotalCount(t.Context())
		require.NoError(t, err)
		require.Zero(t, n.Value)
		for name, read := range map[string]func(context.Context) (int, error){
			"films": func(ctx context.Context) (int, error) { r, err := b.films.ByIDs(ctx, v, ids); return len(r), err },
			"details": func(ctx context.Context) (int, error) {
				r, err := b.films.DetailsByIDs(ctx, v, ids)
				return len(r), err
			},
			"files": func(ctx context.Context) (int, error) {
				r, err := b.films.FilesByMovieIDs(ctx, v, ids)
				return len(r), err
			},
			"extras": func(ctx context.Context) (int, error) {
				r, err := b.films.ExtrasByMovieIDs(ctx, v, ids)
				return len(r), err
			},
			"genres": func(ctx context.Context) (int, error) {
				r, err := b.films.GenresByMovieIDs(ctx, v, ids)
				return len(r), err
			},
			"credits": func(ctx context.Context) (int, error) {
				r, err := b.films.CreditsByMovieIDs(ctx, v, ids, nil, 9)
				return len(r), err
			},
			"people": func(ctx context.Context) (int, error) {
				r, err := b.People.List(ctx, v, person.Filter{}, page.Args{})
				return len(r.Nodes()), err
			},
			"tags": func(ctx context.Context) (int, error) {
				r, err := b.People.Genres(ctx, v, person.Asked{})
				return len(r), err
			},
			"search": func(ctx context.Context) (int, error) {
				r, err := b.Search.Search(ctx, v, search.Asked{Text: "leon", First: 9})
				return len(r), err
			},
		} {
			n, err := read(t.Context())
			require.NoError(t, err, name)
			require.Zero(t, n, name)
		}
	}
}
