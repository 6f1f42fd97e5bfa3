package join_test

import (
	"fmt"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/artwork"
	"revenge/internal/intake"
	"revenge/internal/join"
	"revenge/internal/library"
	"revenge/internal/platform/id"
)

// What was decided about files holds for the same content in another library of music.
func TestMerge_albumElsewhere(t *testing.T) {
	t.Parallel()
	b, albums := torn(t)
	b.mergeBy("Various Artists", albums[1], albums[0], albums[2])
	other, root := b.elsewhere(library.KindMusic, "far/1.flac", "far/2.flac", "far/3.flac")
	var far []uuid.UUID
	for i, artist := range []string{"Ann", "Bob", "Cid"} {
		n := fmt.Sprint(i + 1)
		f := b.sound("far/"+n+".flac", artist, "Hits", n, "Song "+n, "ALBUMARTIST", artist, "DATE", "1999")
		b.Exec(`UPDATE files SET oshash = (SELECT oshash FROM files WHERE id = $2), library_id = $3, root_id = $4 WHERE id = $1`, f, b.order[i], other, root)
		far = append(far, f)
	}
	for _, f := range far {
		batch, err := b.libs.Loose(t.Context(), library.ReidentifyArgs{LibraryID: other, FileIDs: []uuid.UUID{f}})
		require.NoError(t, err)
		require.NoError(t, b.Review.Guide(t.Context(), batch))
		_, err = b.songs.Identify(t.Context(), batch.Library, batch.Found)
		require.NoError(t, err)
	}
	one := "Various Artists - Hits 1999: 1Song 1, 2Song 2, 3Song 3"
	require.Equal(t, one+"\n"+one, b.heard())
}

// Files to come of an album that was merged follow it as another edition, whatever is read with them, and tell nothing of it.
func TestMerge_laterAlbums(t *testing.T) {
	t.Parallel()
	b, albums := torn(t)
	c := b.mergeBy("Various Artists", albums[1], albums[0], albums[2])
	add := func(folder, artist, kind string) uuid.UUID {
		return b.sound(folder+"/1.flac", artist, "Hits", "1", "Song 1", "ALBUMARTIST", artist, "DATE", "1999", "RELEASETYPE", kind)
	}
	alone := add("Alone", "Ann", "live")
	b.scan(alone)
	one := "Various Artists - Hits 1999: 1Song 1 / 1Song 1, 2Song 2, 3Song 3"
	require.Equal(t, one, b.heard())
	add("Together", "Bob", "live")
	add("Last", "Cid", "live")
	b.scan()
	one = "Various Artists - Hits 1999: 1Song 1 / 1Song 1 / 1Song 1 / 1Song 1, 2Song 2, 3Song 3"
	require.Equal(t, one, b.heard())
	b.retag(alone, "LABEL", "Label")
	for _, order := range [][]int{{5, 4, 3, 2, 1, 0}, {3}, {0, 3, 4}} {
		for _, i := range order {
			b.scan(b.order[i])
		}
		b.scan()
		b.reconcile()
		b.inLine()
		require.Equal(t, one, b.heard())
	}
	require.Equal(t, "Label|ALBUM", b.text(`SELECT string_agg(r.label, '') || '|' || min(a.kind::text) FROM releases r JOIN albums a ON a.id = r.album_id`))
	b.undo(c)
	b.scan()
	b.reconcile()
	b.inLine()
	require.Equal(t, "Ann - Hits 1999: 1Song 1 / 1Song 1\nBob - Hits 1999: 1Song 1 / 2Song 2\nCid - Hits 1999: 1Song 1 / 3Song 3", b.heard())
}

// Decisions cost a scan no statement, and a merge as many for two albums as for twenty.
func TestMerge_musicStatements(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMusic)
	for i := range 24 {
		b.sound(fmt.Sprintf("Hits/%d.flac", i), fmt.Sprintf("Artist %d", i), "Hits", fmt.Sprint(i), fmt.Sprintf("Song %d", i), "ALBUMARTIST", fmt.Sprintf("Artist %d", i))
	}
	b.scan()
	b.scan()
	albums := b.ids(b.order...)
	count := func(do func()) int {
		before := b.DB.Statements.Total()
		do()
		return int(b.DB.Statements.Total() - before)
	}
	scan := func() { b.scan() }
	plain := count(scan)
	b.mergeBy("Various Artists", albums[0], albums[1]) // the queue looks around at its first job
	few := count(func() { b.merge(albums[2], albums[3]) })
	many := count(func() { b.merge(albums[4], albums[5:]...) })
	require.InDelta(t, few, many, 1, "the queue tells of jobs now and then")
	few = count(func() { b.merge(b.artist("Artist 0"), b.artist("Artist 1")) })
	many = count(func() {
		var others []id.ID
		for i := range 15 {
			others = append(others, b.artist(fmt.Sprintf("Artist %d", i+4)))
		}
		b.merge(b.artist("Artist 2"), others...)
	}) - 16
	require.InDelta(t, few-2, many, 1)
	b.split(join.Split{Item: b.artist("Artist 0"), Files: b.order[:1]})
	b.scan()
	require.InDelta(t, plain, count(scan), 1)
}

// Pictures that were chosen for albums and artists go along, and back.
func TestMerge_musicPictures(t *testing.T) {
	t.Parallel()
	b, albums := torn(t)
	editor := artwork.NewEditor(artwork.EditorDeps{Pictures: b.Artworks, Hold: intake.Lock, Owners: map[id.Kind]artwork.Owner{"album": b.songs, "artist": b.songs}})
	shown := func(item id.ID) string {
		return b.text(`SELECT COALESCE((SELECT cover_id::text FROM albums WHERE id = $1), (SELECT picture_id::text FROM artists WHERE id = $1), '')`, item.UUID)
	}
	for _, pair := range [][2]id.ID{{albums[0], albums[1]}, {b.artist("Ann"), b.artist("Bob")}} {
		into, other := pair[0], pair[1]
		chosen := b.picture(other.UUID, artwork.Poster)
		require.NoError(t, editor.Choose(t.Context(), b.admin, other, artwork.Poster, &chosen))
		c := b.merge(into, other)
		require.Equal(t, chosen.String(), shown(into))
		b.scan()
		require.Equal(t, chosen.String(), shown(into))
		b.undo(c)
		require.Empty(t, shown(into))
		require.Equal(t, chosen.String(), shown(other))
		b.scan()
		require.Empty(t, shown(into))
		require.Equal(t, chosen.String(), shown(other))
	}
}
