package edit_test

import (
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/edit"
	"revenge/internal/library"
	"revenge/internal/origin"
	"revenge/internal/platform/fault"
)

func TestEdit_translations(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMovies)
	b.Write("Alien (1979)/movie.nfo", `<movie><title>Alien</title><title lang="de">Das unheimliche Wesen</title><plot lang="de">Im All.</plot><title lang="fr">Le passager</title><year>1979</year></movie>`)
	file := b.Video("Alien (1979)/Alien.mkv")
	b.scan(file)
	film := b.only("movies")
	show := func() string {
		return b.text(`SELECT COALESCE(string_agg(concat_ws('/', t ->> 'language', t ->> 'title', t ->> 'overview', t ->> 'tagline'), ' ' ORDER BY n), '')
			FROM movie_details CROSS JOIN LATERAL jsonb_array_elements(translations) WITH ORDINALITY x(t, n)`)
	}
	read := "de/Das unheimliche Wesen/Im All./ fr/Le passager//"
	require.Equal(t, read, show())
	require.Equal(t, []string{"de | title | Das unheimliche Wesen", "de | overview | Im All.", "fr | title | Le passager"}, b.origin(film, origin.Translations).Values)
	b.edit(film, set(origin.Tagline, "x"))
	require.Equal(t, read, show(), "what is not edited stays")

	b.edit(film, set(origin.Translations, "pt-br | title | Alien, o 8º Passageiro", "de | overview | Im All\n\nhört dich keiner | schreien.", "de | tagline | Nie."))
	mine := "pt-BR/Alien, o 8º Passageiro// de//Im All\n\nhört dich keiner | schreien./Nie."
	require.Equal(t, mine, show())
	b.scan(file)
	require.Equal(t, mine, show(), "a refresh changes nothing")
	for _, wrong := range []string{"de | title", "xx-yy-zz-1 | title | A", "de | plot | A", "de | title | A\nB", "de | title | " + strings.Repeat("x", origin.MaxText+1), "und | title | A"} {
		_, err := b.EditOne(t.Context(), b.admin, film, []edit.Change{set(origin.Translations, wrong)})
		require.ErrorIs(t, err, fault.Invalid, wrong)
	}
	_, err := b.EditOne(t.Context(), b.admin, film, []edit.Change{set(origin.Translations, "de | title | A", "DE | title | B")})
	require.ErrorContains(t, err, "one title")
	b.edit(film, release(origin.Translations))
	require.Equal(t, read, show())
}

func TestEdit_translationsOfSeries(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindSeries)
	b.Write("Dark/tvshow.nfo", `<tvshow><title>Dark</title><year>2017</year><title lang="fr">Sombre</title></tvshow>`)
	b.Write("Dark/Season 1/Dark S01E01.nfo", `<episodedetails><title>Secrets</title><title lang="de">Geheimnisse</title><plot lang="de">Ein Kind fehlt.</plot><season>1</season><episode>1</episode></episodedetails>`)
	file := b.Video("Dark/Season 1/Dark S01E01.mkv")
	b.scan(file)
	series, episode := b.only("series"), b.only("episodes")
	show := func() string {
		list, err := b.shows.TranslationsByEpisodeIDs(t.Context(), b.Viewer, []uuid.UUID{episode.UUID})
		require.NoError(t, err)
		text := b.text(`SELECT COALESCE(string_agg(t ->> 'title', ','), '') FROM series_details CROSS JOIN LATERAL jsonb_array_elements(translations) t`)
		for _, one := range list {
			for _, l := range one.Translations {
				text += " " + l.Language + "/" + l.Title + "/" + l.Overview
			}
		}
		return text
	}
	read := "Sombre de/Geheimnisse/Ein Kind fehlt."
	require.Equal(t, read, show())
	b.edit(series, set(origin.Translations, "es | title | Oscuro"))
	b.edit(episode, set(origin.Translations, "es | title | Misterios"))
	b.scan(file)
	require.Equal(t, "Oscuro es/Misterios/", show())
	b.edit(episode, set(origin.Translations))
	require.Equal(t, "Oscuro", show())
	b.edit(series, release(origin.Translations))
	b.edit(episode, release(origin.Translations))
	require.Equal(t, read, show())
}

// Seasons have titles and texts in other languages as episodes do.
func TestEdit_translationsOfSeasons(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindSeries)
	b.Write("Dark/tvshow.nfo", `<tvshow><title>Dark</title><year>2017</year></tvshow>`)
	b.Write("Dark/Season 1/season.nfo", `<season><title>Cycles</title><title lang="de">Zyklen</title><plot lang="de">Winden.</plot><seasonnumber>1</seasonnumber></season>`)
	file := b.Video("Dark/Season 1/Dark S01E01.mkv")
	b.scan(file)
	season := b.only("seasons")
	show := func() string {
		return b.text(`SELECT concat_ws(': ', title, (SELECT string_agg(concat_ws('/', t ->> 'language', t ->> 'title', t ->> 'overview'), ' ' ORDER BY n)
			FROM jsonb_array_elements(translations) WITH ORDINALITY x(t, n))) FROM seasons`)
	}
	const read = "Cycles: de/Zyklen/Winden."
	require.Equal(t, read, show())
	require.Equal(t, origin.NFO, b.origin(season, origin.Translations).Source)
	b.edit(season, set(origin.Translations, "fr | title | Cycles", "de | title | Kreise"))
	const mine = "Cycles: fr/Cycles/ de/Kreise/"
	require.Equal(t, mine, show())
	b.scan(file)
	require.Equal(t, mine, show(), "a refresh changes nothing")
	b.Exec(`DELETE FROM series`)
	b.scan(file)
	require.Equal(t, mine, show(), "edits are there when the rows come anew")
	season = b.only("seasons")
	b.edit(season, set(origin.Translations))
	require.Equal(t, "Cycles", show())
	require.Equal(t, "t", b.text(`SELECT (translations IS NULL)::text::char FROM seasons`))
	b.edit(season, release(origin.Translations))
	require.Equal(t, read, show())
	b.Write("Dark/Season 1/season.nfo", `<season><title>Cycles</title><title lang="de">Kreis</title><seasonnumber>1</seasonnumber></season>`)
	b.scan(file)
	require.Equal(t, "Cycles: de/Kreis/", show(), "and the source is followed again")
	b.Write("Dark/Season 1/season.nfo", `<season><title>Cycles</title><seasonnumber>1</seasonnumber></season>`)
	b.scan(file)
	require.Equal(t, "Cycles", show(), "also when it states nothing any more")
}
