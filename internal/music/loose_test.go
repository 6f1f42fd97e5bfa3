package music_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/library"
)

// Files that no scan found are counted among the genres of their albums and artists at once, and no more among those of the ones that
// they were of; batches of scans leave that to their ends.
func TestIdentify_loose(t *testing.T) {
	t.Parallel()
	b := setup(t)
	one := b.Sound("one/1.flac", tags("Ada", "One", "1", "Alpha", "GENRE", "Jazz"))
	two := b.Sound("one/2.flac", tags("Ada", "One", "2", "Beta", "GENRE", "Jazz"))
	three := b.Sound("one/3.flac", tags("Ada", "One", "3", "Gamma", "GENRE", "Folk"))
	b.identify(one, two, three)
	b.reconcile()
	shown := func() string {
		b.Helper()
		return b.text(`SELECT string_agg(o.name || ': ' || (SELECT COALESCE(string_agg(g.name, ' ' ORDER BY i.place), '-') FROM unnest(o.genre_ids) WITH ORDINALITY i(id, place)
			JOIN genres g ON g.id = i.id), ', ' ORDER BY o.name) FROM (SELECT name, genre_ids FROM artists UNION ALL SELECT title, genre_ids FROM albums) o`)
	}
	require.Equal(t, "Ada: Jazz Folk, One: Jazz Folk", shown())
	identify := func(f *library.Found) { // b.identify counts, too
		_, err := b.music.Identify(t.Context(), b.Library, []*library.Found{f})
		require.NoError(t, err)
		b.Settle(f)
	}

	one.Media.Info.Values["GENRE"], two.Media.Info.Values["GENRE"] = []string{"Rock"}, []string{"Rock"}
	identify(one)
	require.Equal(t, "Ada: Jazz Folk, One: Jazz Folk", shown())
	two.Loose = true
	identify(two)
	require.Equal(t, "Ada: Rock Folk, One: Rock Folk", shown())

	three.Media.Info.Values["ARTIST"], three.Media.Info.Values["ALBUM"], three.Loose = []string{"Ben"}, []string{"Two"}, true
	identify(three)
	require.Equal(t, "Ada: Rock, Ben: Folk, One: Rock, Two: Folk", shown())
	before := shown()
	b.reconcile()
	require.Equal(t, before, shown(), "the next scan finds nothing to count")
}
