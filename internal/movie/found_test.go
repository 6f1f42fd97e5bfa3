package movie_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/search"
)

// Films are found by who made them, who plays in them and their set, beside what titles find, and follow these.
func TestFound_besideTitles(t *testing.T) {
	t.Parallel()
	b := setup(t)
	heat := b.Video("Heat (1995)/Heat (1995).mkv")
	describe := func(people string) {
		b.Write("Heat (1995)/movie.nfo", `<movie><title>Heat</title><year>1995</year><set><name>Los Ángeles Collection</name></set>`+people+`</movie>`)
		b.identify(heat)
	}
	find := func(text string) string {
		hits, err := b.Search.Search(t.Context(), b.Viewer, search.Asked{Text: text, Kinds: []search.Kind{search.Movie}, First: 10})
		require.NoError(t, err)
		var titles []string
		for _, h := range hits {
			titles = append(titles, h.Title)
		}
		return strings.Join(titles, ", ")
	}
	b.Write("Pacino (2001)/movie.nfo", `<movie><title>Pacino</title><year>2001</year></movie>`)
	b.identify(b.Video("Pacino (2001)/Pacino (2001).mkv"))
	describe(`<director>Michael Mann</director><actor><name>Al Pacino</name><role>Vincent</role></actor><credits>Some Writer</credits>`)
	for text, want := range map[string]string{
		"pacino": "Pacino, Heat", "heat pacino": "Heat", "mann heat 1995": "Heat", "al paci": "Heat", "los angeles": "Heat", "writer": "", "vincent": "", "heat keaton": "",
	} {
		require.Equal(t, want, find(text), text)
	}
	describe(`<director>Michael Mann</director><actor><name>Diane Keaton</name></actor>`)
	require.Equal(t, "Heat", find("heat keaton"), "though nothing of its row is new")
	require.Equal(t, "Pacino", find("pacino"))
}
