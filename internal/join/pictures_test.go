package join_test

import (
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/artwork"
	"revenge/internal/intake"
	"revenge/internal/library"
	"revenge/internal/platform/id"
)

// picture makes a picture known that an item may show.
func (b *bench) picture(item uuid.UUID, role artwork.Role) uuid.UUID {
	b.Helper()
	key := id.New()
	b.Exec(`INSERT INTO artworks (id, library_id, role, source, content, version, state) VALUES ($1::uuid, $2, $3, 'UPLOAD', $1::text, $1::text, 'READY')`, key, b.Library.ID, role)
	b.Exec(`INSERT INTO artwork_candidates (item_id, role, artwork_id, position) VALUES ($1, $2, $3, 0)`, item, role, key)
	return key
}

// Pictures chosen for roles that rows have no columns for go along as well, and back.
func TestMerge_chosenBesideTheRow(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMovies)
	editor := artwork.NewEditor(artwork.EditorDeps{Pictures: b.Artworks, Hold: intake.Lock, Owners: map[id.Kind]artwork.Owner{"movie": b.films}})
	files := b.file("Alien (1979).mkv", "Der Alien (1980).mkv")
	into, other := b.of(files[0]), b.of(files[1])
	shown := func(item uuid.UUID) map[artwork.Role]uuid.UUID {
		list, err := b.Artworks.OfItems(t.Context(), b.admin, []uuid.UUID{item})
		require.NoError(t, err)
		out := map[artwork.Role]uuid.UUID{}
		for _, p := range list {
			out[p.Picture().Role] = p.ID
		}
		return out
	}
	own := b.picture(into.UUID, artwork.Disc)
	require.NoError(t, b.Artworks.Show(t.Context(), b.DB, []artwork.Shown{{Place: artwork.Place{ItemID: into.UUID, Role: artwork.Disc}, ArtworkID: own}}))
	chosen := map[artwork.Role]uuid.UUID{}
	for _, role := range []artwork.Role{artwork.Banner, artwork.Disc} {
		chosen[role] = b.picture(other.UUID, role)
		require.NoError(t, editor.Choose(t.Context(), b.admin, other, role, new(chosen[role])))
	}
	require.Equal(t, chosen, shown(other.UUID))

	c := b.merge(into, other)
	require.Equal(t, chosen, shown(into.UUID), "at once, before any job")
	b.scan()
	require.Equal(t, chosen, shown(into.UUID))
	b.undo(c)
	require.Equal(t, map[artwork.Role]uuid.UUID{artwork.Disc: own}, shown(into.UUID))
	require.Equal(t, chosen, shown(other.UUID))
	b.scan()
	require.Equal(t, map[artwork.Role]uuid.UUID{artwork.Disc: own}, shown(into.UUID))
	require.Equal(t, chosen, shown(other.UUID))
}
