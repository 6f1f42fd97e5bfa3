package release

import (
	"bufio"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
)

var hostile = []string{"", "/", "//", ".", "..", ".mkv", "/.mkv", "[].mkv", "()", "[[[[", "-.-", "\x00.mkv", "\xff\xfe.mkv", "a\x00b.mkv", "é\xc3.mkv", "S01E", "S99999E99999.mkv",
	"s01e01e02e03e04e05e06e07e08e09e10", "[G] - 01", "{tmdb-}", "[tmdbid-99999999999999999999].mkv", "(9999).mkv", "0000-00-00.mkv", "2019.02.31.mkv", `C:\`, `\\`, "VIDEO_TS", "/VIDEO_TS/VIDEO_TS.IFO",
	"-i.mkv", "%s%n.mkv", "\".mkv", "a\nb (2010).mkv", strings.Repeat("a", 255) + ".mkv", strings.Repeat("S01E01-", 300), strings.Repeat("[", 4000), strings.Repeat("a.", 3000), strings.Repeat("x/", 3000) + "a.mkv", "Season 1/Season 1/Season 1.mkv", "特典映像.mkv", "🎬 (2020).mkv", "🎬.mkv", "!!!.mkv", "E.mkv", "1.mkv", "S.mkv", "trailer", "-trailer.mkv", "sample.mkv"}

func seeds(tb testing.TB) []string {
	tb.Helper()
	out := append([]string(nil), hostile...)
	files, err := filepath.Glob("testdata/*.txt")
	require.NoError(tb, err)
	for _, file := range files {
		f, err := os.Open(file)
		require.NoError(tb, err)
		lines := bufio.NewScanner(f)
		for lines.Scan() {
			if path, _, ok := strings.Cut(lines.Text(), " => "); ok {
				out = append(out, path)
			}
		}
		require.NoError(tb, f.Close())
	}
	return out
}

// checkProperties holds for every input whatsoever.
func checkProperties(t *testing.T, path string, o Options) {
	t.Helper()
	g := Parse(path, o)
	require.Equal(t, path, g.Path)
	require.Contains(t, []Kind{KindMovie, KindEpisode, KindExtra, KindSample, KindUnknown}, g.Kind)
	require.True(t, utf8.ValidString(g.Title), "title %q", g.Title)
	require.NotContains(t, g.Title, "\x00")
	if pl := split(path, o.Root); hasWord(pl.base) {
		require.NotEmpty(t, g.Title, "path %q", path)
	}
	require.Equal(t, len(g.Episodes) > 0, g.Episode != nil)
	require.LessOrEqual(t, len(g.Episodes), 256)
	if g.Year != 0 {
		require.GreaterOrEqual(t, g.Year, earliestYear)
		require.LessOrEqual(t, g.Year, latestYear)
	}
	require.Equal(t, g, Parse(path, o), "the same answer twice")
	require.NotEmpty(t, g.Key())
}

func TestParse_hostile(t *testing.T) {
	t.Parallel()
	for _, path := range hostile {
		for _, hint := range []Hint{HintNone, HintMovies, HintSeries} {
			checkProperties(t, path, Options{Hint: hint})
			checkProperties(t, "/lib/"+path, Options{Hint: hint, Root: "/lib"})
		}
	}
}

// Names put together from pieces of the tables are read without harm.
func TestParse_pieces(t *testing.T) {
	t.Parallel()
	var pieces []string
	for _, s := range seeds(t) {
		pieces = append(pieces, strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" ./", r) })...)
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 600 {
		var b strings.Builder
		for range 1 + random.IntN(8) {
			b.WriteString(pieces[random.IntN(len(pieces))])
			b.WriteString([]string{" ", ".", "/", " - ", "_", ""}[random.IntN(6)])
		}
		checkProperties(t, b.String(), Options{})
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range seeds(f) {
		f.Add(s, 0)
	}
	hints := []Hint{HintNone, HintMovies, HintSeries}
	f.Fuzz(func(t *testing.T, path string, hint int) {
		checkProperties(t, path, Options{Hint: hints[uint(hint)%3]})
	})
}

func BenchmarkParse(b *testing.B) {
	for b.Loop() {
		Parse("/tv/Doctor Who (2005)/Season 01/Doctor.Who.2005.S01E01.Rose.1080p.BluRay.x264-GRP.mkv", Options{})
	}
}
