package music_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/music"
)

// signs are letters in an order that repeats late, three bytes each, so that no index compresses them.
func signs(n, seed int) string {
	var out strings.Builder
	for i := range n {
		out.WriteRune(rune(0x4E00 + (i*i*7919+i*seed)%20_000))
	}
	return out.String()
}

// However long what tags say is, its file is taken in.
func TestIdentify_longTags(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.identify(b.Sound("a/1.flac", tags(signs(3000, 1), signs(3000, 2), "1", signs(3000, 3), "ALBUMARTIST", signs(3000, 4), "ARTISTSORT", signs(3000, 5),
		"ALBUMSORT", signs(3000, 6), "TITLESORT", signs(3000, 7), "COMPOSER", signs(3000, 8), "GENRE", signs(3000, 9))),
		b.Sound("a/2.flac", tags(signs(3000, 1), "", "1", signs(3000, 3))))
	b.reconcile()
	require.Len(t, b.tracks(music.TrackFilter{}), 2)
}

// Folders and files may have names of older systems, which are no text.
func TestIdentify_otherBytes(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.Write("Caf\xe9/One \xe0/album.nfo", `<album><title>One</title><review>A house.</review></album>`)
	b.Write("Caf\xe9/One \xe0/1 \xe8.lrc", "Words")
	b.identify(b.Sound("Caf\xe9/One \xe0/1 \xe8.flac", tags("Ada", "One", "1", "Song")), b.Sound("Caf\xe9/\xe8.flac", nil))
	b.reconcile()
	require.Equal(t, "A house.|Words", b.text(`SELECT concat_ws('|', (SELECT overview FROM albums), (SELECT text FROM track_lyrics))`))
	require.Len(t, b.tracks(music.TrackFilter{}), 2)
}
