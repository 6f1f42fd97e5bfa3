package movie_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/platform/db"
	"revenge/internal/shelf"
)

// signs are letters in an order that repeats late, three bytes each, so that no index compresses them.
func signs(seed int) string {
	var out strings.Builder
	for i := range 5000 {
		out.WriteRune(rune(0x4E00 + (i*i*7919+i*seed)%20_000))
	}
	return out.String()
}

// However long what an NFO says is, its film is taken in.
func TestIdentify_longNFO(t *testing.T) {
	t.Parallel()
	for seed, element := range []string{"title", "sorttitle", "originaltitle", "tag", "studio", "set", "genre", "country", "mpaa", "plot", "tagline", "director"} {
		t.Run(element, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			b.Write("Heat (1995)/movie.nfo", "<movie><year>1995</year><"+element+">"+signs(seed)+"</"+element+"><actor><name>"+signs(seed+20)+"</name></actor></movie>")
			b.identify(b.Video("Heat (1995)/Heat.mkv"))
			b.only()
		})
	}
}

// However long the language of a stream is, its film is taken in, and found by what is kept of it.
func TestIdentify_longLanguage(t *testing.T) {
	t.Parallel()
	b := setup(t)
	f := b.Video("Heat (1995)/Heat.mkv")
	b.Exec(`UPDATE file_media SET info = jsonb_set(info, '{streams,1,language}', to_jsonb($2::text)) WHERE file_id = $1`, f.File.ID, signs(30))
	b.identify(f)
	found, err := db.Column[string](t.Context(), b.DB, `SELECT title FROM movies WHERE traits && $1`, shelf.TraitTokens("AUDIO_LANGUAGE", []string{signs(30)}))
	require.NoError(t, err)
	require.Equal(t, []string{"Heat"}, found)
}
