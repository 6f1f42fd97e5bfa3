package join_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/join"
	"revenge/internal/library"
	"revenge/internal/origin"
	"revenge/internal/platform/id"
)

func (b *bench) releaseOf(file int) id.ID {
	b.Helper()
	return id.Of("release", mustParse(b.text(`SELECT t.release_id::text FROM tracks t JOIN track_files f ON f.track_id = t.id WHERE f.file_id = $1`, b.order[file])))
}

// editions shows all of the editions, with what is stated of them.
func (b *bench) editions() string {
	b.Helper()
	return b.text(`SELECT string_agg(line, E'\n' ORDER BY line) FROM (SELECT concat_ws(' ', r.title, r.year, r.label, r.catalogue_number,
		(SELECT string_agg(concat_ws('-', d.number, d.title), ',' ORDER BY d.number) FROM discs d WHERE d.release_id = r.id),
		(SELECT facts - 'TITLE' FROM item_facts f WHERE f.item_id = r.id AND f.source = 'TAGS')) AS line FROM releases r) x`)
}

// What a part of an edition, and a version of a track, were made like is stated of them too: setting one field leaves the others.
func TestSplit_stated(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMusic)
	add := func(file, n string) {
		b.sound("Best/"+file+".flac", "Band", "Best Of", n, "Song "+n, "DATE", "2001", "LABEL", "Label", "DISCSUBTITLE", "Side", "GENRE", "Rock", "MOOD", "Calm", "LYRICS", "La la")
	}
	for i := range 3 {
		add(fmt.Sprint(i+1), fmt.Sprint(i+1))
	}
	add("3b", "3")
	b.scan()
	whole := b.editions()
	c := b.split(join.Split{Item: b.of(b.order[0]), Files: b.order[3:], Title: "Rest"})
	require.Equal(t, whole+"\n"+whole, b.editions())
	part, version := b.releaseOf(3), b.playable(b.order[3])[0]
	b.set(part, origin.CatalogueNumber, "M-1")
	b.set(version, origin.Comment, "mine")
	require.Equal(t, "Best Of|2001|Label|M-1|Side|Calm|La la|Rock|2001|mine", b.text(`SELECT concat_ws('|', r.title, r.year, r.label, r.catalogue_number, d.title,
		t.moods[1], (SELECT text FROM track_lyrics w WHERE w.track_id = t.id), (SELECT name FROM genres g WHERE g.id = t.genre_ids[1]), t.year, t.comment)
		FROM releases r JOIN discs d ON d.release_id = r.id JOIN tracks t ON t.release_id = r.id WHERE r.id = $1`, part.UUID))
	b.scan()
	b.inLine()
	require.NotEqual(t, whole, b.editions())
	b.undo(c)
	require.Equal(t, whole, b.editions())
}

// Items of which nothing was noted when they were made show what they have, but for what is set and given back.
func TestEdit_silent(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMusic)
	b.sound("Best/1.flac", "Band", "Best Of", "1", "Song", "DATE", "2001", "LABEL", "Label", "DISCSUBTITLE", "Side", "GENRE", "Rock", "MOOD", "Calm", "LYRICS", "La la")
	b.scan()
	b.Exec(`DELETE FROM item_facts`)
	b.set(b.releaseOf(0), origin.CatalogueNumber, "M-1")
	b.set(b.playable(b.order[0])[0], origin.Comment, "mine")
	show := `SELECT concat_ws('|', r.year, r.label, r.catalogue_number, d.title, t.number, t.moods[1], (SELECT text FROM track_lyrics), (SELECT name FROM genres g WHERE g.id = t.genre_ids[1]),
		t.year, t.comment) FROM releases r JOIN discs d ON d.release_id = r.id JOIN tracks t ON t.release_id = r.id`
	require.Equal(t, "2001|Label|M-1|Side|1|Calm|La la|Rock|2001|mine", b.text(show))
	b.scan()
	require.Equal(t, "2001|Label|M-1|Side|1|Calm|La la|Rock|2001|mine", b.text(show))
}

// What is set of an edition that goes into another one is that one's; undoing gives it back, with what is stated.
func TestMerge_editionsEdited(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMusic)
	for _, album := range []string{"Disc", "Disc (Mono)"} {
		b.sound("Two/"+album+".flac", "Band", album, "1", "Song", "LABEL", "Label of "+album, "DISCSUBTITLE", "Side")
	}
	b.scan()
	into, other := b.releaseOf(0), b.releaseOf(1)
	b.set(other, origin.CatalogueNumber, "M-1")
	b.set(into, origin.Label, "Mine")
	before := b.editions()
	edits := func() string {
		return b.text(`SELECT string_agg(e::text, E'\n' ORDER BY item_id, field) FROM item_edits e`)
	}
	set := edits()
	c := b.merge(b.of(b.order[0]), b.of(b.order[1]))
	show := `SELECT concat_ws('|', label, catalogue_number) FROM releases`
	require.Equal(t, "Mine|M-1", b.text(show))
	b.scan()
	b.inLine()
	require.Equal(t, "Mine|M-1", b.text(show))
	b.undo(c)
	require.Equal(t, before, b.editions())
	require.Equal(t, set, edits())
	b.set(other, origin.Barcode, "1")
	require.Equal(t, "Label of Disc (Mono)|M-1|1", b.text(`SELECT concat_ws('|', label, catalogue_number, barcode) FROM releases WHERE id = $1`, other.UUID))
	b.scan()
	b.inLine()
}
