package artwork_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/artwork"
	"revenge/internal/intake/intaketest"
	"revenge/internal/library"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
)

const castNFO = `<movie><title>Leon</title><year>1994</year><thumb aspect="banner">http://127.0.0.1:1/banner.jpg</thumb>
	<actor><name>Jean Reno</name><role>Leon</role><thumb>http://127.0.0.1:1/reno.jpg</thumb></actor><actor><name>Gary Oldman</name></actor></movie>`

// beside are the roles of what an item shows that its row has no column for.
func (d *desk) beside(item uuid.UUID) map[artwork.Role]*artwork.ItemPicture {
	d.Helper()
	list, err := d.pictures.OfItems(d.Context(), d.Viewer, []uuid.UUID{item})
	require.NoError(d, err)
	out := map[artwork.Role]*artwork.ItemPicture{}
	for _, p := range list {
		require.Equal(d, item, p.OwnerID)
		out[p.Picture().Role] = p
	}
	return out
}

func TestEditor_besideTheRow(t *testing.T) {
	t.Parallel()
	var f *library.Found
	d := newDesk(t, func(b *bench) *library.Found {
		for _, name := range []string{"banner.jpg", "landscape.jpg", "disc.png", "clearart.png", ".actors/Gary_Oldman.jpg", ".actors/Nobody.jpg"} {
			b.picture("Leon (1994)/"+name, 60, 40, false)
		}
		f = leon(castNFO)(b)
		return f
	})
	shown := d.beside(d.item.UUID)
	require.Len(t, shown, 4)
	automatic := shown[artwork.Banner].ID
	all, texts := d.list(artwork.Banner)
	require.Equal(t, []string{"LOCAL PENDING banner.jpg shown", "REMOTE PENDING banner.jpg"}, texts)
	d.choose(artwork.Banner, all[0].ID)
	chosen := d.beside(d.item.UUID)[artwork.Banner].ID
	require.NotEqual(t, automatic, chosen, "a copy")
	d.identify(f)
	require.Equal(t, chosen, d.beside(d.item.UUID)[artwork.Banner].ID, "scans do not undo it")
	d.Exec(`UPDATE artworks SET created_at = $1`, time.Now().Add(-365*24*time.Hour))
	require.NoError(t, d.pictures.Prune(t.Context()))
	require.Equal(t, chosen, d.beside(d.item.UUID)[artwork.Banner].ID, "what is shown is kept")
	require.NoError(t, d.edit.Choose(t.Context(), d.admin, d.item, artwork.Banner, nil))
	require.Equal(t, automatic, d.beside(d.item.UUID)[artwork.Banner].ID)
	require.NoError(t, d.edit.Choose(t.Context(), d.admin, d.item, artwork.Banner, nil), "nothing is chosen, as asked")

	// What is shown in such a role alone is in use as well.
	kept := id.New()
	d.Exec(`INSERT INTO artworks (id, library_id, role, source, content, version, state, created_at) VALUES ($1, $2, 'DISC', 'UPLOAD', 'c', 'v', 'READY', '2000-01-01')`, kept, d.Library.ID)
	require.NoError(t, d.pictures.Show(t.Context(), d.DB, []artwork.Shown{{Place: artwork.Place{ItemID: d.item.UUID, Role: artwork.Disc}, ArtworkID: kept}}))
	require.NoError(t, d.pictures.Prune(t.Context()))
	require.Equal(t, kept, d.beside(d.item.UUID)[artwork.Disc].ID)
	other := d.Viewer
	other.Libraries = []uuid.UUID{}
	hidden, err := d.pictures.OfItems(t.Context(), other, []uuid.UUID{d.item.UUID})
	require.NoError(t, err)
	require.Empty(t, hidden)
}

func TestEditor_people(t *testing.T) {
	t.Parallel()
	var f *library.Found
	d := newDesk(t, func(b *bench) *library.Found {
		b.picture("Leon (1994)/.actors/Gary_Oldman.jpg", 60, 90, false)
		f = leon(castNFO)(b)
		return f
	})
	who := func(name string) id.ID {
		key, err := db.Value[uuid.UUID](t.Context(), d.DB, `SELECT id FROM people WHERE name = $1`, name)
		require.NoError(t, err)
		return id.Of("person", key)
	}
	oldman, reno := who("Gary Oldman"), who("Jean Reno")
	require.NotNil(t, d.beside(oldman.UUID)[artwork.Profile])
	require.Empty(t, d.beside(reno.UUID), "addresses are not asked by themselves")
	d.edit.Owners["person"] = d.People
	found := func(item id.ID) []string {
		all, err := d.edit.Candidates(t.Context(), d.admin, item, artwork.Profile)
		require.NoError(t, err)
		return shownAs(all)
	}
	require.Equal(t, []string{"LOCAL PENDING Gary_Oldman.jpg shown"}, found(oldman))
	require.Equal(t, []string{"REMOTE PENDING reno.jpg"}, found(reno))
	d.identify(f)
	require.Equal(t, []string{"LOCAL PENDING Gary_Oldman.jpg shown"}, found(oldman), "the same again is the same")

	d.picture("Dracula (1992)/.actors/Gary_Oldman.jpg", 60, 90, false)
	d.Write("Dracula (1992)/Dracula (1992).nfo", `<movie><title>Dracula</title><year>1992</year><actor><name>Gary Oldman</name></actor></movie>`)
	d.identify(d.Video("Dracula (1992)/Dracula (1992).mkv"))
	require.Len(t, found(oldman), 1, "one is enough")

	upload := id.New()
	d.Exec(`INSERT INTO artworks (id, library_id, role, source, content, version, state) VALUES ($1, $2, 'PROFILE', 'UPLOAD', 'c', 'v', 'READY')`, upload, d.Library.ID)
	d.Exec(`INSERT INTO artwork_candidates (item_id, role, artwork_id, position) VALUES ($1, 'PROFILE', $2, 9)`, reno.UUID, upload)
	require.NoError(t, d.edit.Choose(t.Context(), d.admin, reno, artwork.Profile, &upload))
	require.Equal(t, upload, d.beside(reno.UUID)[artwork.Profile].ID)
	require.NoError(t, d.edit.Choose(t.Context(), d.admin, reno, artwork.Profile, nil))
	require.Empty(t, d.beside(reno.UUID))
	_, err := d.edit.Candidates(t.Context(), d.admin, reno, artwork.Poster)
	require.ErrorIs(t, err, fault.Invalid)
	_, err = d.edit.Candidates(t.Context(), access.Viewer{Role: access.Admin, Libraries: []uuid.UUID{}}, reno, artwork.Profile)
	require.ErrorIs(t, err, fault.NotFound)
}

func TestEditor_besideOutlivesTheRow(t *testing.T) {
	t.Parallel()
	var f *library.Found
	d := newDesk(t, func(b *bench) *library.Found {
		b.picture("Leon (1994)/banner.jpg", 60, 40, false)
		f = leon(castNFO)(b)
		return f
	})
	automatic := d.beside(d.item.UUID)[artwork.Banner].ID
	d.choose(artwork.Banner, automatic)
	chosen := d.beside(d.item.UUID)[artwork.Banner].ID
	require.NotEqual(t, automatic, chosen)
	d.Exec(`DELETE FROM movies`)
	d.identify(f)
	d.item = d.only()
	require.Equal(t, chosen, d.beside(d.item.UUID)[artwork.Banner].ID, "at once")
	require.NoError(t, d.edit.Choose(t.Context(), d.admin, d.item, artwork.Banner, nil))
	require.Equal(t, automatic, d.beside(d.item.UUID)[artwork.Banner].ID, "what scans find is shown again")
}

// Who sees only the library that the film went to sees what was chosen.
func TestEditor_followsToAnotherLibrary(t *testing.T) {
	t.Parallel()
	var f *library.Found
	d := newDesk(t, func(b *bench) *library.Found {
		b.picture("Leon (1994)/banner.jpg", 60, 40, false)
		f = leon(castNFO)(b)
		return f
	})
	for _, role := range []artwork.Role{artwork.Banner, artwork.Poster} {
		all, _ := d.list(role)
		d.choose(role, all[0].ID)
	}
	poster := *d.shown(artwork.Poster)
	other, root := id.New(), id.New()
	d.Exec(`INSERT INTO libraries (id, name, kind) VALUES ($1, 'other', 'MOVIES')`, other)
	d.Exec(`INSERT INTO library_roots (id, library_id, path, position) VALUES ($1, $2, '/other', 0)`, root, other)
	d.Exec(`DELETE FROM movies`)
	d.Exec(`UPDATE files SET library_id = $1, root_id = $2 WHERE id = $3`, other, root, f.File.ID)
	d.Library.ID, f.File.LibraryID, f.File.RootID = other, other, root
	d.Viewer.Libraries = []uuid.UUID{other}
	d.identify(f)
	d.item = d.only()
	require.Contains(t, d.beside(d.item.UUID), artwork.Banner)
	now := *d.shown(artwork.Poster)
	seen, err := d.pictures.ByIDs(t.Context(), d.Viewer, []uuid.UUID{now})
	require.NoError(t, err)
	require.Len(t, seen, 1)
	same, err := db.Value[bool](t.Context(), d.DB, `SELECT a.content = b.content FROM artworks a, artworks b WHERE a.id = $1 AND b.id = $2`, poster, now)
	require.NoError(t, err)
	require.True(t, same)
}

// What was chosen of a library that is removed waits for nothing.
func TestEditor_forgetsWithTheLibrary(t *testing.T) {
	t.Parallel()
	for _, gone := range []string{`DELETE FROM movies`, ``} {
		d := newDesk(t, leon(castNFO))
		all, _ := d.list(artwork.Poster)
		d.choose(artwork.Poster, all[0].ID)
		waiting := func() int {
			n, err := db.Value[int](t.Context(), d.DB, `SELECT count(*)::int FROM pictured_items`)
			require.NoError(t, err)
			return n
		}
		if gone != "" {
			d.Exec(gone)
		}
		require.Equal(t, 1, waiting())
		d.Exec(`DELETE FROM libraries`)
		require.Zero(t, waiting())
	}
}

func (d *desk) only() id.ID {
	d.Helper()
	key, err := db.Value[uuid.UUID](d.Context(), d.DB, `SELECT id FROM movies`)
	require.NoError(d, err)
	return id.Of("movie", key)
}

// A person of two libraries shows the viewers of each a portrait from it, and who sees both what was chosen, or always the same.
func TestEditor_peopleOfTwoLibraries(t *testing.T) {
	t.Parallel()
	d := newDesk(t, func(b *bench) *library.Found {
		b.picture("Leon (1994)/.actors/Gary_Oldman.jpg", 60, 90, false)
		return leon(castNFO)(b)
	})
	there := &bench{Shelf: intaketest.On(t, d.DB, library.KindMovies, nil)}
	there.picture("Dracula (1992)/.actors/Gary_Oldman.jpg", 70, 90, false)
	there.Write("Dracula (1992)/Dracula (1992).nfo", `<movie><title>Dracula</title><year>1992</year><actor><name>Gary Oldman</name></actor></movie>`)
	dracula := there.Video("Dracula (1992)/Dracula (1992).mkv")
	scan := func() {
		_, err := d.films.Identify(t.Context(), there.Library, []*library.Found{dracula})
		require.NoError(t, err)
	}
	scan()
	key, err := db.Value[uuid.UUID](t.Context(), d.DB, `SELECT id FROM people WHERE name = 'Gary Oldman'`)
	require.NoError(t, err)
	oldman := id.Of("person", key)
	shows := func(libraries ...uuid.UUID) uuid.UUID {
		list, err := d.pictures.OfItems(t.Context(), access.Viewer{Libraries: libraries}, []uuid.UUID{key})
		require.NoError(t, err)
		require.NotEmpty(t, list)
		return list[0].ID
	}
	here, away := shows(d.Library.ID), shows(there.Library.ID)
	require.NotEqual(t, here, away)
	require.Equal(t, shows(there.Library.ID, d.Library.ID), shows(d.Library.ID, there.Library.ID))

	d.edit.Owners["person"] = d.People
	d.admin.Libraries = []uuid.UUID{d.Library.ID, there.Library.ID}
	all, err := d.edit.Candidates(t.Context(), d.admin, oldman, artwork.Profile)
	require.NoError(t, err)
	require.Len(t, all, 2)
	upload := func(libraryID uuid.UUID) uuid.UUID {
		key := id.New()
		d.Exec(`INSERT INTO artworks (id, library_id, role, source, content, version, state) VALUES ($1, $2, 'PROFILE', 'UPLOAD', $3, $3, 'READY')`, key, libraryID, key.String())
		d.Exec(`INSERT INTO artwork_candidates (item_id, role, artwork_id, position) VALUES ($1, 'PROFILE', $2, 9)`, oldman.UUID, key)
		return key
	}
	mine, theirs := upload(d.Library.ID), upload(there.Library.ID)
	for _, one := range []struct{ choice, of, other, still uuid.UUID }{
		{mine, d.Library.ID, there.Library.ID, away}, {theirs, there.Library.ID, d.Library.ID, here},
	} {
		require.NoError(t, d.edit.Choose(t.Context(), d.admin, oldman, artwork.Profile, &one.choice))
		scan()
		require.Equal(t, one.choice, shows(d.Library.ID, there.Library.ID))
		require.Equal(t, one.choice, shows(one.of))
		require.Equal(t, one.still, shows(one.other))
		require.NoError(t, d.edit.Choose(t.Context(), d.admin, oldman, artwork.Profile, nil))
		require.Equal(t, here, shows(d.Library.ID))
		require.Equal(t, away, shows(there.Library.ID))
	}
	require.NoError(t, d.edit.Choose(t.Context(), d.admin, oldman, artwork.Profile, &mine))
	require.NoError(t, d.edit.Choose(t.Context(), d.admin, oldman, artwork.Profile, &theirs))
	require.Equal(t, theirs, shows(d.Library.ID, there.Library.ID), "of two choices the last")
}
