package access_test

import (
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/platform/id"
)

func TestShownIn(t *testing.T) {
	t.Parallel()
	one, two, other := uuid.New(), uuid.New(), uuid.New()
	v := access.Viewer{Libraries: []uuid.UUID{one, two}}
	restricted := v
	restricted.Restricted = true
	for name, c := range map[string]struct {
		viewer access.Viewer
		homes  []uuid.UUID
		want   bool
	}{
		"seen":        {v, []uuid.UUID{one, one, two, one}, true},
		"elsewhere":   {v, []uuid.UUID{one, other, one}, false},
		"nobody says": {v, []uuid.UUID{one, {}, two}, false},
		"none":        {v, nil, false},
		"restricted":  {restricted, []uuid.UUID{one}, false},
		"stranger":    {access.Viewer{}, []uuid.UUID{one}, false},
		"as before":   {v.ShownIn([]uuid.UUID{one}), []uuid.UUID{other}, false},
	} {
		require.Equal(t, c.want, c.viewer.ShownIn(c.homes).WasShown(), name)
	}
}

func TestNarrowed(t *testing.T) {
	t.Parallel()
	one, two := uuid.New(), uuid.New()
	both := []uuid.UUID{one, two}
	for name, c := range map[string]struct {
		library *id.ID
		want    []uuid.UUID
	}{
		"all":        {nil, both},
		"one":        {new(id.Of("library", two)), []uuid.UUID{two}},
		"another":    {new(id.Of("library", uuid.New())), []uuid.UUID{}},
		"no library": {new(id.Of("movie", one)), []uuid.UUID{}},
		"nothing":    {&id.ID{}, []uuid.UUID{}},
	} {
		require.Equal(t, c.want, access.Narrowed(both, c.library), name)
	}
}

func TestViewer_LibrariesOf(t *testing.T) {
	t.Parallel()
	films, series, unknown := uuid.New(), uuid.New(), uuid.New()
	v := access.Viewer{Libraries: []uuid.UUID{films, series, unknown}, Kinds: map[uuid.UUID]string{films: "MOVIES", series: "SERIES"}}
	require.Equal(t, []uuid.UUID{films, unknown}, v.LibrariesOf("MOVIES"))
	require.Equal(t, []uuid.UUID{unknown}, v.LibrariesOf("MUSIC"))
	require.Equal(t, []uuid.UUID{films, series, unknown}, v.Libraries, "it keeps its own")
	v.Kinds = nil
	require.Equal(t, v.Libraries, v.LibrariesOf("MOVIES"), "where nothing is known, all may hold some")
}
