package recording_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/music/recording"
)

func number(n *int) string {
	if n == nil {
		return "-"
	}
	return fmt.Sprint(*n)
}

func names(list []recording.Name) string {
	out := make([]string, len(list))
	for i, n := range list {
		out[i] = n.Name
	}
	return strings.Join(out, "+")
}

// Files without tags are what their names and their folders say, where these say it for sure.
func TestRead_untagged(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]string{
		"Band/1998 - Lost Tapes/01 - Tape.wav":                "Band: Lost Tapes 1998, -/1 Tape by Band",
		"Band/Lost Tapes (1998) [FLAC]/CD2/03 Tape.wav":       "Band: Lost Tapes 1998, 2/3 Tape by Band",
		"Rock/Band/Lost Tapes [Disc 2]/03 Tape.wav":           "Band: Lost Tapes -, 2/3 Tape by Band",
		"Band - Lost Tapes/1-07. Tape.wav":                    "Band: Lost Tapes -, 1/7 Tape by Band",
		"Band/Lost Tapes/Band - Lost Tapes - 04 - Tape.wav":   "Band: Lost Tapes -, -/4 Tape by Band",
		"Band/Lost Tapes/05 - Part - One.wav":                 "Band: Lost Tapes -, -/5 Part - One by Band",
		"Band/Lost Tapes/B2 - Tape.wav":                       "Band: Lost Tapes -, 2/2 Tape by Band",
		"Various Artists/Summer (2001)/02 - Anna - Tune.mp3":  "Various Artists: Summer 2001, -/2 Tune by Anna",
		"VA/Summer/02 - Tune.mp3":                             "Various Artists: Summer -, -/2 Tune by ",
		"Bleaks, The/Lost Tapes/01 - Tape.mp3":                "The Bleaks: Lost Tapes -, -/1 Tape by The Bleaks",
		"Band/1979.mp3":                                       ":  -, -/- 1979 by ",
		"Downloads/Stuff/01 - Tape.mp3":                       ":  -, -/1 Tape by ",
		"Stuff/2020/Anna - Tune.mp3":                          ":  -, -/- Tune by Anna",
		"Lost Tapes/01 - Tape.mp3":                            ":  -, -/1 Tape by ",
		"01 - Tape.mp3":                                       ":  -, -/1 Tape by ",
		"Band/Lost \x00Tapes/01 Tape.mp3":                     "Band: Lost Tapes -, -/1 Tape by Band",
		"Band/" + strings.Repeat("n", 600) + "/01 - Tape.mp3": "Band: " + strings.Repeat("n", 500) + " -, -/1 Tape by Band",
		"Karl/Karl - 2003 - Winds/01 - Tape.mp3":              "Karl: Winds 2003, -/1 Tape by Karl",
		"Lost Band/Lost Tapes - Live/01 - Tape.mp3":           "Lost Band: Lost Tapes - Live -, -/1 Tape by Lost Band",
	} {
		r := recording.Read(path, nil)
		require.True(t, r.Untagged)
		require.Equal(t, want, fmt.Sprintf("%s: %s %s, %s/%s %s by %s", names(r.AlbumArtists), r.Album, number(r.Released.Year), number(r.Disc), number(r.Number), r.Title, names(r.Artists())), path)
	}
	require.Equal(t, 2001, *read("Band/1998 - Lost Tapes/01 - Tape.wav", "DATE", "2001").Year(), "a tag wins")
	require.False(t, read("Band/Lost Tapes/01 - Tape.wav", "TITLE", "Tape").Untagged)
	require.Empty(t, read("Band/Lost Tapes/01 - Tape.wav", "TITLE", "Tape").Album, "tags say what it is of, or nothing does")
}

// What somebody decides about a file is not mixed with what its folders said.
func TestForgetFolders(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]string{
		"Band/Red EP/01 - Tape.wav": ":  ALBUM 1 Tape by  []", "VA/Red/01 - Anna - Tape.wav": ":  ALBUM 1 Tape by Anna [Anna]", "Anna - Tape.wav": ":  ALBUM - Tape by Anna [Anna]",
	} {
		r := recording.Read(path, nil)
		r.ForgetFolders()
		require.Equal(t, want, fmt.Sprintf("%s: %s %s %s %s by %s [%s]", names(r.AlbumArtists), r.AlbumCredit+r.Album, r.Kind, number(r.Number), r.Title, r.Credit, names(r.Artists())), path)
		require.False(t, r.Compilation)
	}
	tagged := read("Band/Red/01 - Tape.wav", "ARTIST", "Band", "ALBUM", "Red EP", "ALBUMARTIST", "Band")
	tagged.ForgetFolders()
	require.Equal(t, "Band: Band", names(tagged.Artists())+": "+tagged.AlbumCredit)
	require.Equal(t, recording.EP, tagged.Kind)
	tagged.Retitle("Blue")
	require.Equal(t, recording.Album, tagged.Kind)
	typed := read("x", "ALBUM", "Blue", "RELEASETYPE", "single")
	typed.Retitle("Red EP")
	require.Equal(t, recording.Single, typed.Kind)
}

// Discs that are tagged as albums of their own are discs of one, unless other tags say something else.
func TestRead_discs(t *testing.T) {
	t.Parallel()
	for album, want := range map[string]string{
		"Live [Disc 2]": "Live 2 ", "Live (CD 2)": "Live 2 ", "Live CD2": "Live 2 ", "Live, Disc 2": "Live 2 ", "Live - Disc 2": "Live 2 ", "Live: disk 2": "Live 2 ",
		"Live (Disc 2: The Encore)": "Live 2 The Encore", "Live - CD 02 - Encore": "Live 2 Encore", "Live (Disc 2 of 3)": "Live 2 ", "Live (2011) [Disc 2]": "Live (2011) 2 ",
		"Live": "Live - ", "Disc 2": "Disc 2 - ", "CD2": "CD2 - ", "Live Volume 2": "Live Volume 2 - ", "Discovery 2": "Discovery 2 - ", "ABCD2": "ABCD2 - ", "Live (Disc Jockey 2)": "Live (Disc Jockey 2) - ",
	} {
		r := read("x", "ALBUM", album)
		require.Equal(t, want, r.Album+" "+number(r.Disc)+" "+r.DiscTitle, album)
	}
	require.Equal(t, 2, *read("x", "ALBUM", "Live (Disc 2)", "DISCNUMBER", "1/1").Disc, "each is tagged as the only one")
	require.Equal(t, "Live (Disc 2)", read("x", "ALBUM", "Live (Disc 2)", "DISCNUMBER", "3").Album)
	require.Equal(t, "Live (Disc 2)", read("x", "ALBUM", "Live (Disc 2)", "MUSICBRAINZ_ALBUMID", "11111111-1111-4111-8111-111111111111").Album)
	require.Equal(t, 2, *read("A/Live (Disc 2)/1.mp3", "ALBUM", "Live").Disc)
	require.Equal(t, "A/Live", recording.Shared("A/Live (Disc 2)", 2))
	require.Equal(t, "A/Live (Disc 2)", recording.Shared("A/Live (Disc 2)", 1))
	require.Equal(t, "Live", recording.Shared("Live", 1))
	require.Empty(t, recording.Shared("", 1))
	record := read("x", "TRACKNUMBER", "B2")
	require.Equal(t, "2 2 Side B", number(record.Disc)+" "+number(record.Number)+" "+record.DiscTitle)
	require.Equal(t, 1, *read("x", "TRACKNUMBER", "B2", "DISCNUMBER", "1").Disc)
}

func TestRead_featured(t *testing.T) {
	t.Parallel()
	for title, want := range map[string]string{
		"Song (feat. Anna)": "Karl+Anna", "Song [ft. Anna & the Co]": "Karl+Anna & the Co", "Song (Featuring Anna, Bo & Cy) [Live]": "Karl+Anna+Bo+Cy", "Song feat. Anna": "Karl+Anna",
		"Song (feat. Karl)": "Karl", "Song": "Karl", "Ten ft Below": "Karl", "Defeat. Again": "Karl", "Song (feat. )": "Karl", "Song (feat. Anna, Bo, and Cy)": "Karl+Anna+Bo+Cy",
	} {
		r := read("x", "TITLE", title, "ARTIST", "Karl")
		require.Equal(t, want, names(r.Artists()), title)
		require.Equal(t, "Karl "+title, r.Credit+" "+r.Title, "what is written stays")
	}
	require.Equal(t, "Karl", names(read("x", "TITLE", "Song (feat. Anna)", "ARTIST", "Karl", "ARTISTS", "Karl").Artists()))
}

func TestRead_kinds(t *testing.T) {
	t.Parallel()
	for album, want := range map[string]string{
		"Red EP": "EP []", "Red (E.P.)": "EP []", "Steep": "ALBUM []", "Keep": "ALBUM []", "Red": "SINGLE []", "The Film (Original Motion Picture Soundtrack)": "ALBUM [Soundtrack]",
		"The Game OST": "ALBUM [Soundtrack]", "Ost": "ALBUM []", "An Original Score": "ALBUM [Soundtrack]",
	} {
		r := read("x", "ALBUM", album, "TITLE", "Red", "TRACKNUMBER", "1/1")
		require.Equal(t, want, fmt.Sprint(r.Kind, " ", r.SecondaryKinds), album)
	}
	require.Equal(t, recording.Album, read("x", "ALBUM", "Red EP", "RELEASETYPE", "album").Kind)
	require.False(t, read("x", "RELEASETYPE", "album;compilation", "ALBUMARTIST", "Karl").Compilation, "the best of one artist")
	require.True(t, read("x", "RELEASETYPE", "album;compilation").Compilation)
}
