package join_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/library"
	"revenge/internal/platform/id"
	"revenge/internal/playlist"
)

// A collection has a merged film once, where it has what the other went into, and both again when that is undone.
func TestMerge_collections(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMovies)
	files := b.file("Alien (1979).mkv", "Der Alien (1980).mkv", "Heat (1995).mkv")
	into, other, third := b.of(files[0]), b.of(files[1]), b.of(files[2])
	collections := playlist.NewCollections(b.Playlists.Deps)
	both, err := collections.Create(t.Context(), b.admin, playlist.New{Name: "Ships", Items: []id.ID{other, third, into}})
	require.NoError(t, err)
	one, err := collections.Create(t.Context(), b.admin, playlist.New{Name: "Seen", Items: []id.ID{third, other}})
	require.NoError(t, err)
	films := func(list any) string {
		return b.text(`SELECT string_agg(m.title, ', ' ORDER BY i.position) FROM playlist_items i JOIN movies m ON m.id = i.item_id WHERE i.playlist_id = $1`, list)
	}
	c := b.merge(into, other)
	require.Equal(t, "Heat, Alien", films(both))
	require.Equal(t, "Heat, Alien", films(one))
	b.scan()
	b.undo(c)
	require.Equal(t, "Der Alien, Heat, Alien", films(both))
	require.Equal(t, "Heat, Der Alien", films(one))
}
