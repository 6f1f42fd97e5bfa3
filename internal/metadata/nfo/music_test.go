package nfo

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"revenge/internal/metadata"
)

func TestParse_artist(t *testing.T) {
	t.Parallel()
	a := parseFile(t, "artist.nfo").Artist
	require.NotNil(t, a)
	require.Equal(t, "The Harbour Lights", a.Title)
	require.Equal(t, "Harbour Lights, The", a.SortTitle)
	require.Equal(t, "They met on a pier.\n\nThey never left it.", a.Plot)
	require.Equal(t, []metadata.Translation{{Language: "de", Overview: "Sie trafen sich auf einem Pier."}}, a.Translations)
	require.Equal(t, []string{"Folk", "Sea Shanty", "Rock"}, a.Genres)
	require.Equal(t, []string{"Chamber Folk"}, a.Styles)
	require.Equal(t, []string{"Calm"}, a.Moods)
	require.Equal(t, []string{"1987 in Bristol", "2003", "", ""}, []string{a.Formed, a.Disbanded, a.Born, a.Died})
	require.Equal(t, metadata.IDs{"musicbrainz": "20244d07-534f-4eff-b4d4-930878889970"}, a.IDs)
	require.Len(t, a.Images, 2)
}

func TestParse_album(t *testing.T) {
	t.Parallel()
	a := parseFile(t, "album.nfo").Album
	require.NotNil(t, a)
	require.Equal(t, "First Light", a.Title)
	require.Equal(t, "Eleven songs of the sea.", a.Plot)
	require.Equal(t, []metadata.Translation{{Language: "de", Overview: "Elf Lieder vom Meer."}}, a.Translations)
	require.Equal(t, []string{"The Harbour Lights"}, a.Artists)
	require.Equal(t, []string{"album / live", "official"}, []string{a.Kind, a.Status})
	require.Equal(t, []string{"1990-02-01", "1989"}, []string{a.Date, a.Original})
	require.Equal(t, 1989, a.Year)
	require.False(t, *a.Compilation)
	require.Equal(t, "Pier Records", a.Label)
	require.Equal(t, metadata.IDs{"musicbrainz": "F5093C06-23E3-404F-AEAA-40F72885EE3A", "musicbrainzrelease": "0e98cb0e-5d2e-4b5b-9d4e-0f6a39c6a1a1"}, a.IDs)
	require.Equal(t, []metadata.Rating{{Source: "default", Value: 7.5, Max: 10, Votes: 12, Default: true}}, a.Ratings)
	require.Nil(t, parse(t, `<album><title>x</title><musicbrainzalbumid>none</musicbrainzalbumid></album>`).Album.IDs)
	require.Equal(t, map[string]string{"The Harbour Lights": "20244d07-534f-4eff-b4d4-930878889970"}, a.ArtistIDs)
	require.Equal(t, []string{"A", "B"}, parse(t, `<album><artist>A</artist><artist>B</artist></album>`).Album.Artists)
}

// Other servers name the artists of an album beside it: their ids are not the album's.
func TestParse_albumArtistIDs(t *testing.T) {
	t.Parallel()
	const artist, group, other = "20244d07-534f-4eff-b4d4-930878889970", "11111111-534f-4eff-b4d4-930878889970", "22222222-534f-4eff-b4d4-930878889970"
	ids := func(inside string) (metadata.IDs, map[string]string) {
		a := parse(t, "<album><title>x</title>"+inside+"</album>").Album
		return a.IDs, a.ArtistIDs
	}
	of, by := ids("<musicbrainzartistid>" + artist + "</musicbrainzartistid><musicbrainzreleasegroupid>" + group + "</musicbrainzreleasegroupid>")
	require.Equal(t, metadata.IDs{"musicbrainz": group}, of)
	require.Equal(t, map[string]string{"": artist}, by)
	of, by = ids("<musicbrainzartistid>" + artist + "</musicbrainzartistid><artist>A</artist><artist>B</artist>")
	require.Nil(t, of)
	require.Nil(t, by, "of two artists it may be either's")
	_, by = ids("<musicbrainzartistid>" + artist + "</musicbrainzartistid><musicbrainzalbumartistid>" + other + "</musicbrainzalbumartistid><artist>A</artist><artist>B</artist>")
	require.Equal(t, map[string]string{"": other}, by)
	_, by = ids("<musicbrainzartistid>none</musicbrainzartistid>")
	require.Nil(t, by)
	require.Nil(t, parse(t, "<artist><name>x</name><musicbrainzreleasegroupid>"+group+"</musicbrainzreleasegroupid></artist>").Artist.IDs)

	a := &metadata.Album{Facts: metadata.Facts{Title: "x"}, Artists: []string{"A", "B"}, ArtistIDs: map[string]string{"B": other}}
	again, err := Parse(strings.NewReader(written(t, &Document{Album: a})))
	require.NoError(t, err)
	require.Equal(t, a.ArtistIDs, again.Album.ArtistIDs)
}

func TestParse_trailers(t *testing.T) {
	t.Parallel()
	m := parse(t, `<movie><trailer>plugin://plugin.video.youtube/?action=play_video&amp;videoid=2RnvxmGcIy0</trailer><trailer>javascript:alert(1)</trailer>
		<trailer>https://youtu.be/2RnvxmGcIy0</trailer><trailer>https://t.example/a.mp4</trailer></movie>`).Movie
	require.Equal(t, []string{"https://www.youtube.com/watch?v=2RnvxmGcIy0", "https://t.example/a.mp4"}, m.Trailers)
	again, err := Parse(strings.NewReader(written(t, &Document{Movie: m})))
	require.NoError(t, err)
	require.Equal(t, m.Trailers, again.Movie.Trailers)
}

// Whatever people write into a biography comes back.
func FuzzWrite_music(f *testing.F) {
	for _, text := range []string{"The Sea", "<&>\"'", "]]>", "a\x00b\x07c", "  two  spaces\n", "\xff"} {
		f.Add(text, text)
	}
	f.Fuzz(func(t *testing.T, name, text string) {
		artist, album := &metadata.Artist{}, &metadata.Album{}
		artist.Title, artist.Plot, album.Title, album.Plot = name, text, name, text
		out := written(t, &Document{Artist: artist, Album: album})
		if len(out) > MaxSize/2 || utf8.RuneCountInString(name) > maxName || len(text) > maxText/2 {
			return // more than is read
		}
		again, err := Parse(strings.NewReader(out))
		require.NoError(t, err, out)
		require.Equal(t, []string{writable(name), writable(text)}, []string{again.Artist.Title, clean(again.Artist.Plot)}, out)
		require.Equal(t, []string{writable(name), writable(text)}, []string{again.Album.Title, clean(again.Album.Plot)}, out)
	})
}
