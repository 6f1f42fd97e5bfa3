package edit_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/library"
	"revenge/internal/origin"
	"revenge/internal/search"
)

// found are the titles that a text finds.
func (b *bench) found(text string) (out []string) {
	b.Helper()
	hits, err := b.Search.Search(b.Context(), b.Viewer, search.Asked{Text: text, First: 10})
	require.NoError(b, err)
	for _, h := range hits {
		out = append(out, h.Title)
	}
	return out
}

// What a film is called in other languages stands in its row, and finds it; so does the title in its own language.
func TestEdit_titlesOfFilms(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMovies)
	b.Write("Alien (1979)/movie.nfo", `<movie><title>Alien</title><originaltitle>Star Beast</originaltitle><title lang="de">Das unheimliche Wesen</title><year>1979</year></movie>`)
	file := b.Video("Alien (1979)/Alien.mkv")
	b.scan(file)
	film := b.only("movies")
	titles := func() string { return b.text(`SELECT COALESCE(titles::text, 'none') FROM movies`) }
	require.Equal(t, `{"de": "Das unheimliche Wesen"}`, titles())
	for _, text := range []string{"alien", "unheimliches"[:10], "das unheimliche wesen", "unheimlihce", "wesen das", "star beast", "star beasst"} {
		require.Equal(t, []string{"Alien"}, b.found(text), text)
	}
	b.edit(film, set(origin.Translations, "de | title | Fremder", "pt-BR | title | O 8º Passageiro", "fr | overview | Dans l'espace."), set(origin.OriginalTitle))
	require.JSONEq(t, `{"de": "Fremder", "pt-BR": "O 8º Passageiro"}`, titles())
	require.Empty(t, b.found("unheimliche"), "the index follows")
	require.Empty(t, b.found("star beast"))
	require.Equal(t, []string{"Alien"}, b.found("fremder"))
	require.Equal(t, []string{"Alien"}, b.found("8o passageiro"))
	b.scan(file)
	require.Equal(t, []string{"Alien"}, b.found("fremder"), "a refresh changes nothing")
	m, err := b.Search.Match(t.Context(), b.Viewer, "fremd", search.Movie)
	require.NoError(t, err)
	require.NotEmpty(t, m.Args, "lists with a text find it too")
	b.edit(film, release(origin.Translations))
	require.Equal(t, `{"de": "Das unheimliche Wesen"}`, titles())
	b.Write("Alien (1979)/movie.nfo", `<movie><title>Alien</title><year>1979</year></movie>`)
	b.scan(file)
	require.Equal(t, "none", titles())
	require.Empty(t, b.found("unheimliche"))
}

func TestEdit_titlesOfSeries(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindSeries)
	b.Write("Dark/tvshow.nfo", `<tvshow><title>Dark</title><year>2017</year><title lang="fr">Sombre</title></tvshow>`)
	b.Write("Dark/Season 1/Dark S01E01.nfo", `<episodedetails><title>Secrets</title><title lang="de">Geheimnisse</title><season>1</season><episode>1</episode></episodedetails>`)
	file := b.Video("Dark/Season 1/Dark S01E01.mkv")
	b.scan(file)
	series, episode := b.only("series"), b.only("episodes")
	show := func() string {
		return b.text(`SELECT concat_ws(' ', s.titles, e.titles) FROM series s JOIN episodes e ON e.series_id = s.id`)
	}
	require.Equal(t, `{"fr": "Sombre"} {"de": "Geheimnisse"}`, show())
	require.Equal(t, []string{"Dark"}, b.found("sombre"))
	require.Equal(t, []string{"Secrets"}, b.found("geheimnise"))
	b.edit(series, set(origin.Translations, "de | title | Finster"))
	b.edit(episode, set(origin.Translations, "fr | title | Mystères"))
	b.scan(file)
	require.Equal(t, `{"de": "Finster"} {"fr": "Mystères"}`, show())
	require.Empty(t, b.found("sombre"))
	require.Equal(t, []string{"Dark"}, b.found("finster"))
	require.Equal(t, []string{"Secrets"}, b.found("mysteres"))
	b.edit(series, release(origin.Translations))
	b.edit(episode, release(origin.Translations))
	require.Equal(t, `{"fr": "Sombre"} {"de": "Geheimnisse"}`, show())
}
