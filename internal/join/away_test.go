package join_test

import (
	"os"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/library"
	"revenge/internal/platform/fault"
)

// Files that were merged while their disk is away are identified again when it is back: until then nothing seems to lie beside them.
func TestMerge_diskAway(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMusic)
	one, two := b.sound("Disc/a.flac", "Band", "Disc", "1", "Song"), b.sound("Other/b.flac", "Band", "Other", "1", "Tune")
	b.Write("Disc/a.lrc", "[00:01.00]We carried you")
	b.Write("Disc/album.nfo", `<album><title>Disc</title><review>A house.</review></album>`)
	b.scan()
	shown := func() string {
		return b.text(`SELECT concat_ws('|', a.overview, (SELECT string_agg(text, '|') FROM track_lyrics)) FROM albums a WHERE a.title = 'Disc'`)
	}
	before := shown()
	require.Equal(t, "A house.|[00:01.00]We carried you", before)
	b.merge(b.of(one), b.of(two))
	require.NoError(t, os.Rename(b.Dir, b.Dir+" away"))
	again := library.ReidentifyArgs{LibraryID: b.Library.ID, FileIDs: []uuid.UUID{one, two}}
	_, err := b.libs.Loose(t.Context(), again)
	require.ErrorIs(t, err, fault.Unavailable)
	require.NoError(t, os.MkdirAll(b.Dir+"/lost+found", 0o755))
	_, err = b.libs.Loose(t.Context(), again)
	require.ErrorIs(t, err, fault.Unavailable, "an empty place is left of a disk")
	require.NoError(t, os.RemoveAll(b.Dir))
	require.NoError(t, os.Rename(b.Dir+" away", b.Dir))
	b.scan()
	require.Equal(t, before, shown())
}
