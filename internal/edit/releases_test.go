package edit_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/edit"
	"revenge/internal/library"
	"revenge/internal/origin"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
)

func pink() map[string]string {
	return map[string]string{"ARTIST": "The Band", "ALBUM": "Big Pink", "TITLE": "Tears", "TRACKNUMBER": "1", "DATE": "1968", "LABEL": "Capitol"}
}

// What is set of an edition is what its album is found by, and comes back with the files, as all edits do.
func TestEdit_releases(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMusic)
	b.scan(b.Sound("a/1.flac", pink()))
	release := b.only("releases")
	traits := func() string { return b.text(`SELECT array_to_string(traits, ',') FROM albums`) }
	require.Contains(t, traits(), "LABEL:Capitol")
	b.edit(release, set(origin.Label, "Mine"))
	require.Contains(t, traits(), "LABEL:Mine")
	require.NotContains(t, traits(), "Capitol")

	b.Exec(`DELETE FROM artists`)
	b.Exec(`DELETE FROM tracks`)
	b.Exec(`DELETE FROM albums`)
	b.Exec(`DELETE FROM files`)
	b.scan(b.Sound("a/1.flac", pink()))
	require.NotEqual(t, release, b.only("releases"))
	require.Equal(t, "Mine", b.text(`SELECT label FROM releases`))
	require.Contains(t, traits(), "LABEL:Mine")
	require.Equal(t, b.only("releases").UUID, b.history(nil)[0].ItemID, "its history is of the new row")
}

// An id at MusicBrainz that was set is given back to the files, also where no source beside them states one.
func TestEdit_musicBrainzGivenBack(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMusic)
	tags := pink()
	tags["MUSICBRAINZ_ARTISTID"] = "11111111-534f-4eff-b4d4-930878889970"
	b.scan(b.Sound("a/1.flac", tags))
	artist := b.only("artists")
	shown := func() string { return b.text(`SELECT concat_ws(' ', mbid, shown_ids) FROM artists`) }
	read := shown()
	require.Equal(t, "11111111-534f-4eff-b4d4-930878889970", read)
	done := b.edit(artist, set(origin.MusicBrainzID, "20244d07-534f-4eff-b4d4-930878889970"))
	require.NotEqual(t, read, shown())
	_, err := b.Undo(t.Context(), b.admin, id.Of(origin.BatchKind, *done.Batch))
	require.NoError(t, err)
	require.Equal(t, read, shown())
	b.edit(artist, set(origin.MusicBrainzID, "20244d07-534f-4eff-b4d4-930878889970"))
	b.edit(artist, release(origin.MusicBrainzID))
	require.Equal(t, read, shown())
	b.edit(artist, set(origin.MusicBrainzID))
	require.NotEqual(t, read, shown(), "it can be set to none nevertheless")
}

// What no item is without cannot be taken away piece by piece either.
func TestEdit_removesAll(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMusic)
	b.scan(b.Sound("a/1.flac", pink()))
	remove := func(field origin.Field, values ...string) error {
		_, err := b.Edit(t.Context(), b.admin, []id.ID{b.only("tracks")}, []edit.Change{{Field: field, Mode: edit.Remove, Values: values, Path: []string{"x"}}})
		return err
	}
	require.ErrorIs(t, remove(origin.Artists, "the band"), fault.Invalid)
	require.NoError(t, remove(origin.Artists, "Others"))
	require.NoError(t, remove(origin.Genres, "Rock"))
}

// What files say at length is taken in, and the words of a song in no language stay when something else is set.
func TestEdit_oddTags(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMusic)
	var long, more strings.Builder
	for n := range 120 {
		more.WriteString(fmt.Sprint(";more", n))
	}
	for n := range 600 {
		long.WriteString(fmt.Sprint("ä", n*7919%10007, " "))
	}
	b.Write("a/album.nfo", "<album><title>Big Pink</title><type>album / "+long.String()+strings.ReplaceAll(more.String(), ";", " / ")+"</type><label>"+long.String()+"</label></album>")
	tags := pink()
	for _, tag := range []string{"RELEASECOUNTRY", "RELEASESTATUS", "RELEASETYPE", "MOOD", "LABEL"} {
		tags[tag] = long.String() + more.String()
	}
	tags["LYRICS:ZZZ"] = "La la"
	tags["LANGUAGE"] = strings.ReplaceAll(long.String(), " ", "-") + more.String()
	one := b.Sound("a/1.flac", tags)
	b.scan(one)
	_, err := b.music.Reconcile(t.Context(), b.Library.ID)
	require.NoError(t, err)
	sizes := func(list string) string { return `length((` + list + `)[1]), cardinality(` + list + `)` }
	said := func(item, field string) string {
		return `ARRAY(SELECT jsonb_array_elements_text(facts->'` + field + `') FROM item_facts WHERE item_id = ` + item + ` AND source = 'TAGS')`
	}
	require.Equal(t, "499|499|499", b.text(`SELECT concat_ws('|', length(label), length(country), length(status)) FROM releases`))
	require.Equal(t, "499|1", b.text(`SELECT concat_ws('|', `+sizes(said("id", "LABEL"))+`) FROM releases`))
	require.Equal(t, "200|100|200|100", b.text(`SELECT concat_ws('|', `+sizes("moods")+`, `+sizes("languages")+`) FROM tracks`))
	require.Equal(t, "200|100|200|100", b.text(`SELECT concat_ws('|', `+sizes("secondary_kinds")+`, `+sizes(said("id", "SECONDARY_KINDS"))+`) FROM albums`))
	words := func() string { return b.text(`SELECT concat_ws('|', language, text) FROM track_lyrics`) }
	require.Equal(t, "zzz|La la", words())
	b.edit(b.only("tracks"), set(origin.Comment, "mine"))
	require.Equal(t, "zzz|La la", words())
}
