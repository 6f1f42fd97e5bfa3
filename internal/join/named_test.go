package join_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/edit"
	"revenge/internal/join"
	"revenge/internal/library"
	"revenge/internal/origin"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
)

func (b *bench) release(of id.ID, fields ...origin.Field) {
	b.Helper()
	b.clock.Advance(1)
	for _, f := range fields {
		_, err := b.edits.EditOne(b.Context(), b.admin, of, []edit.Change{{Field: f, Release: true}})
		require.NoError(b, err)
	}
}

// Who is given back to the tags is whom these files mean: by the id that they have, and as somebody said of them.
func TestEdit_artistsGivenBack(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMusic)
	b.sound("a/1.flac", "Nirvana", "Nevermind", "1", "Lithium", "MUSICBRAINZ_ARTISTID", oneID)
	b.sound("b/1.flac", "Nirvana", "Simon", "1", "Rainbow", "MUSICBRAINZ_ARTISTID", otherID)
	b.sound("c/1.flac", "Kurt", "Demo", "1", "Spank")
	b.sound("c/2.flac", "Kurt", "Other", "1", "Tune")
	b.scan()
	b.split(join.Split{Item: b.artist("Kurt"), Files: b.order[3:], Title: "Kurt W"})
	by := func() string {
		return b.text(`SELECT string_agg(concat_ws(' ', a.title, n.name, n.mbid), E'\n' ORDER BY a.title, n.name) FROM (SELECT a.title, x.artist_id FROM albums a JOIN album_artists x ON x.album_id = a.id
			UNION ALL SELECT t.title, x.artist_id FROM tracks t JOIN track_artists x ON x.track_id = t.id) a JOIN artists n ON n.id = a.artist_id`)
	}
	read := by()
	require.Contains(t, read, "Other Kurt W\n")
	require.Contains(t, read, "Tune Kurt W")
	for i, file := range b.order {
		for _, item := range []id.ID{b.of(file), b.playable(file)[0]} {
			b.set(item, origin.Artists, "Somebody")
			require.NotEqual(t, read, by(), i)
			b.release(item, origin.Artists)
			require.Equal(t, read, by(), "%d %s", i, item.Kind)
		}
	}
	b.scan()
	b.reconcile()
	require.Equal(t, read, by())
}

// Titles and artists have as many letters in any script.
func TestSplit_longTitles(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMusic)
	one := b.sound("Disc/a.flac", "Band", "Disc", "1", "Song")
	b.sound("Disc/b.flac", "Band", "Disc", "2", "Tune")
	b.scan()
	split := func(title, artist string) error {
		_, err := b.Split(t.Context(), b.admin, join.Split{Item: b.of(one), Files: b.order[1:], Title: title, Artist: artist})
		return err
	}
	long := strings.Repeat("音", 500)
	require.ErrorIs(t, split(long+"音", "Band"), fault.Invalid)
	require.ErrorIs(t, split("Other", long+"音"), fault.Invalid)
	require.NoError(t, split(long, long))
}

// An artist of whom an edit left nothing comes back by its undoing as what he was, with what was set of him.
func TestEdit_artistComesBack(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMusic)
	b.sound("a/1.flac", "Nirvana", "Nevermind", "1", "Lithium", "MUSICBRAINZ_ARTISTID", oneID)
	b.scan()
	b.set(b.artist("Nirvana"), origin.Overview, "Three men.")
	album, track := b.of(b.order[0]), b.playable(b.order[0])[0]
	b.set(album, origin.Artists, "Somebody")
	there := func() string {
		return b.text(`SELECT string_agg(name, ',' ORDER BY name) FROM artists WHERE missing_since IS NULL`)
	}
	require.Equal(t, "Nirvana,Somebody", there())
	b.set(track, origin.Artists, "Somebody")
	require.Equal(t, "Somebody", there(), "of whom nothing is left nothing is shown")
	b.release(album, origin.Artists)
	require.Equal(t, "Nirvana,Somebody", there())
	b.set(album, origin.Artists, "Somebody")
	b.reconcile()
	require.Equal(t, "Somebody: Nevermind | Lithium", b.sung())
	b.release(album, origin.Artists)
	b.release(track, origin.Artists)
	b.reconcile()
	require.Equal(t, "Nirvana: Nevermind | Lithium", b.sung())
	require.Equal(t, oneID+"|Three men.", b.text(`SELECT concat_ws('|', mbid, overview) FROM artists`))
}
