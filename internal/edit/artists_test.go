package edit_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/library"
	"revenge/internal/origin"
	"revenge/internal/platform/id"
)

// Who is set as an artist is whom lists call so; an artist who is not there yet comes to be, and what is counted of artists follows.
func TestEdit_artists(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMusic)
	tags := func(artist, album, title string) map[string]string {
		return map[string]string{"ARTIST": artist, "ALBUM": album, "TITLE": title, "TRACKNUMBER": "1", "DATE": "1968", "GENRE": "Rock", "COMPOSER": "Carl"}
	}
	one, two := b.Sound("The Band/Pink/1.flac", tags("The Band", "Pink", "Tears")), b.Sound("Others/Blue/1.flac", tags("Others", "Blue", "Sky"))
	b.scan(one, two)
	key := func(table, title string) id.ID {
		return id.Of(id.Kind(table[:len(table)-1]), mustParse(b.text(`SELECT id::text FROM `+table+` WHERE concat(to_jsonb(`+table+`) ->> 'title', to_jsonb(`+table+`) ->> 'name') = $1`, title)))
	}
	others, pink, tears := key("artists", "Others"), key("albums", "Pink"), key("tracks", "Tears")
	b.edit(others, set(origin.Name, "Friends"), set(origin.SortName, "aa"))
	by := func() string {
		return b.text(`SELECT concat_ws('|', (SELECT string_agg(n.name, ',' ORDER BY x.position) FROM album_artists x JOIN artists n ON n.id = x.artist_id WHERE x.album_id = $1),
			(SELECT string_agg(x.role || ' ' || n.name, ',' ORDER BY x.position) FROM track_artists x JOIN artists n ON n.id = x.artist_id WHERE x.track_id = $2),
			(SELECT replace(place, E'\t', '/') FROM tracks WHERE id = $2), (SELECT string_agg(name, ',' ORDER BY name) FROM artists))`, pink.UUID, tears.UUID)
	}
	read := "The Band|ARTIST The Band,COMPOSER Carl|band/1968/pink/0001 0001 tears|Carl,Friends,The Band"
	require.Equal(t, read, by())

	done := b.edit(pink, set(origin.Artists, "friends", "Newcomers"))
	b.edit(tears, set(origin.Artists, "Friends"), set(origin.Credited, "Friends & Co"))
	mine := "Friends,Newcomers|ARTIST Friends,COMPOSER Carl|aa/1968/pink/0001 0001 tears|Carl,Friends,Newcomers,The Band"
	require.Equal(t, mine, by())
	require.Equal(t, []string{"Newcomers"}, b.found("newcomers"), "who is new is found")
	content := b.text(`SELECT content FROM tracks WHERE id = $1`, tears.UUID)
	b.scan(one)
	require.Equal(t, mine, by(), "a scan asks who was set")
	require.Equal(t, content, b.text(`SELECT content FROM tracks WHERE id = $1`, tears.UUID), "what is heard is known by its tags")
	require.Equal(t, "3", b.text(`SELECT count(*)::text FROM artists WHERE genre_ids <> '{}'`), "genres follow")
	_, err := b.music.Reconcile(t.Context(), b.Library.ID)
	require.NoError(t, err)
	require.Equal(t, "0", b.text(`SELECT count(*)::text FROM artists WHERE name = 'The Band'`), "nothing is left of them")

	b.edit(tears, release(origin.Artists), release(origin.Credited))
	_, err = b.Undo(t.Context(), b.admin, id.Of(origin.BatchKind, *done.Batch))
	require.NoError(t, err)
	require.Equal(t, "The Band|ARTIST The Band,COMPOSER Carl|band/1968/pink/0001 0001 tears|Carl,Friends,Newcomers,The Band", by())
	b.scan(one, two)
	_, err = b.music.Reconcile(t.Context(), b.Library.ID)
	require.NoError(t, err)
	require.Equal(t, read, by())
}
