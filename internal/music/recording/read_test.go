package recording_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"revenge/internal/music/recording"
	"revenge/media"
)

func read(path string, pairs ...string) *recording.Recording {
	values := map[string][]string{}
	for i := 0; i < len(pairs); i += 2 {
		values[pairs[i]] = append(values[pairs[i]], pairs[i+1])
	}
	return recording.Read(path, &media.Info{Values: values})
}

func TestRead_path(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]string{
		"A/B/03 - Song.flac": "|Song|3|0", "A/B/1-03 Song.flac": "|Song|3|1", "A/B/CD2/03. Song.mp3": "|Song|3|2", "Artist - Song.mp3": "Artist|Song|0|0",
		"A/B/Song.mp3": "|Song|0|0", "A/B/99 Problems.mp3": "|Problems|99|0", "A/B/Disc 10 - Live/07_Song.ogg": "|Song|7|10", "1979.mp3": "|1979|0|0",
	} {
		r := read(path, "ALBUM", "X")
		zero := func(n *int) string {
			if n == nil {
				return "0"
			}
			return strings.TrimLeft(string(rune('0'+*n/100))+string(rune('0'+*n/10%10))+string(rune('0'+*n%10)), "0")
		}
		require.Equal(t, want, r.Credit+"|"+r.Title+"|"+zero(r.Number)+"|"+zero(r.Disc), path)
	}
}

func TestRead_artists(t *testing.T) {
	t.Parallel()
	names := func(list []recording.Name) string {
		out := make([]string, len(list))
		for i, n := range list {
			out[i] = n.Name
			if n.ID != nil {
				out[i] += "#" + n.ID.String()[:1]
			}
			if n.Sort != "" {
				out[i] += "~" + n.Sort
			}
		}
		return strings.Join(out, "+")
	}
	id := func(c string) string { return strings.Repeat(c, 8) + "-1111-4111-8111-111111111111" }
	for want, r := range map[string]*recording.Recording{
		"A+B":           read("x", "ARTIST", "A", "ARTIST", "B"),
		"A+C":           read("x", "ARTIST", "A (feat. C)"),
		"AC/DC":         read("x", "ARTIST", "AC/DC"),
		"A#a+B#b":       read("x", "ARTIST", "A; B", "MUSICBRAINZ_ARTISTID", id("a")+"; "+id("b")),
		"Simon & Co":    read("x", "ARTIST", "Simon & Co"),
		"Simon+Co":      read("x", "ARTIST", "Simon & Co", "ARTISTS", "Simon", "ARTISTS", "Co"),
		"The Bleaks":    read("x", "ARTIST", "Bleaks, The"),
		"Tyler, The C":  read("x", "ARTIST", "Tyler, The C"),
		"The Band~Band": read("x", "ARTIST", "The Band", "ARTISTSORT", "Band"),
		"A":             read("x", "ARTIST", "A", "MUSICBRAINZ_ARTISTID", id("a")+"/"+id("b")),
	} {
		require.Equal(t, want, names(r.Artists()))
	}
	require.Equal(t, "A, B", read("x", "ARTIST", "A", "ARTIST", "B").Credit)
	various := read("x", "ALBUMARTIST", "various")
	require.Equal(t, recording.VariousArtists, various.AlbumArtists[0])
	fallback := recording.Read("x", &media.Info{Tags: map[string]string{"artist": "A", "album_artist": "B", "track": "2/9", "title": "T"}})
	require.Equal(t, "A B T", fallback.Credit+" "+fallback.AlbumCredit+" "+fallback.Title)
	require.Equal(t, 9, *fallback.TrackTotal)
}

func TestRead_values(t *testing.T) {
	t.Parallel()
	r := read("x", "DATE", "2001-2-3T10:00:00", "ORIGINALYEAR", "1999", "R128_TRACK_GAIN", "-1280", "REPLAYGAIN_ALBUM_GAIN", "+1,5 dB", "TRACKNUMBER", "A2", "DISCNUMBER", "2/3",
		"RELEASETYPE", "EP;live", "LANGUAGE", "eng/deu", "MOOD", "Happy", "BPM", "120.5", "LYRICS", "la", "UNSYNCEDLYRICS", "la", "ISRC", "A;B")
	require.Equal(t, "2001-02-03", r.Released.Day.String())
	require.Equal(t, 1999, *r.Year())
	require.InDelta(t, 0.0, *r.Track.Gain, 0, "256ths, 5 dB lower")
	require.InDelta(t, 1.5, *r.Whole.Gain, 0)
	require.Equal(t, 2, *r.Number)
	require.Equal(t, 3, *r.DiscTotal)
	require.Equal(t, recording.EP, r.Kind)
	require.Equal(t, []string{"Live"}, r.SecondaryKinds)
	require.Equal(t, []string{"eng", "deu"}, r.Languages)
	require.Len(t, r.Lyrics, 1)
	require.Equal(t, []string{"A", "B"}, r.ISRCs)
	require.Empty(t, recording.Folder("1.mp3"))
	require.Equal(t, "A/B", recording.Folder("A/B/CD 1/1.mp3"))
	require.Equal(t, "A/Sidewalk", recording.Folder("A/Sidewalk/1.mp3"))
}

func FuzzRead(f *testing.F) {
	f.Add("A/CD1/01 - x.mp3", "ARTIST", "A feat. B; C")
	f.Add("x", "DATE", "2001-13-45")
	f.Add("Band/\xff 1998 - Tapes (Disc 2)/01 - A\x00.mp3", "ALBUM", "Live CD2")
	f.Add("..", "PERFORMER:", "( (")
	f.Add("/", "RELEASETYPE", ";;")
	f.Fuzz(func(t *testing.T, path, key, value string) {
		r := recording.Read(path, &media.Info{Values: map[string][]string{key: {value}, "TITLE": {value}, "ARTIST": {value}, "DATE": {value}, "ISRC": {value}}})
		for _, c := range r.Credits {
			require.NotEmpty(t, c.Name.Name)
			require.NotContains(t, c.Name.Name, "\x00")
		}
		require.NotContains(t, r.Title, "\x00")
		untagged := recording.Read(path, nil)
		require.NotContains(t, untagged.Title+untagged.Album+untagged.AlbumCredit, "\x00")
		require.True(t, utf8.ValidString(untagged.Title+untagged.Album+untagged.AlbumCredit))
		recording.Shared(recording.Folder(path), 1)
	})
}
