package export_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/export"
	"revenge/internal/intake/intaketest"
	"revenge/internal/library"
	"revenge/internal/metadata/nfo"
	"revenge/internal/movie"
	"revenge/internal/music"
	"revenge/internal/platform/clock"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/testkit"
	"revenge/internal/tvshow"
)

func TestMain(m *testing.M) { testkit.Main(m) }

type bench struct {
	*intaketest.Shelf
	*export.Service
	admin access.Viewer
}

func setup(t *testing.T, kind library.Kind) *bench {
	t.Helper()
	s := intaketest.New(t, kind)
	libraries, err := library.New(library.Deps{DB: s.DB, Config: library.Default(), Clock: clock.System{}})
	require.NoError(t, err)
	admin := s.Viewer
	admin.Role = access.Admin
	return &bench{s, export.NewService(export.Deps{Libraries: libraries,
		Movies:  movie.NewService(movie.Deps{DB: s.DB, People: s.People, Artworks: s.Artworks, Search: s.Search}),
		TVShows: tvshow.NewService(tvshow.Deps{DB: s.DB, People: s.People, Artworks: s.Artworks, Search: s.Search}),
		Music:   music.NewService(music.Deps{DB: s.DB, People: s.People, Artworks: s.Artworks, Search: s.Search, Clock: clock.System{}})}), admin}
}

func (b *bench) identify(found ...*library.Found) {
	b.Helper()
	take := b.Movies.Identify
	switch b.Library.Kind {
	case library.KindSeries:
		take = b.TVShows.Identify
	case library.KindMusic:
		take = b.Music.Identify
	}
	_, err := take(b.Context(), b.Library, found)
	require.NoError(b, err)
	b.Settle(found...)
}

// ids are the public ids of all rows of a table, in its order.
func (b *bench) ids(kind id.Kind, table, order string) []id.ID {
	b.Helper()
	keys, err := db.Column[uuid.UUID](b.Context(), b.DB, "SELECT id FROM "+table+" ORDER BY "+order)
	require.NoError(b, err)
	out := make([]id.ID, len(keys))
	for i, k := range keys {
		out[i] = id.Of(kind, k)
	}
	return out
}

func (b *bench) read(path string) string {
	b.Helper()
	text, err := os.ReadFile(filepath.Join(b.Dir, path))
	require.NoError(b, err)
	return string(text)
}

// row is all that is known of films or series, as one text.
func (b *bench) row(tables string) string {
	b.Helper()
	text, err := db.Value[string](b.Context(), b.DB, `SELECT jsonb_agg(to_jsonb(r) - '{updated_at,backdrop_id,still_id,described}'::text[])::text FROM (SELECT * FROM `+tables+`) r`)
	require.NoError(b, err)
	return text
}

const film = `<movie><title>Léon &amp; Co</title><originaltitle>Léon</originaltitle><year>1994</year><plot>A killer.

And a girl.</plot><tagline>If you want.</tagline><runtime>110</runtime><mpaa>DE:FSK 16</mpaa><certification>US:R</certification><premiered>1994-09-14</premiered>
	<ratings><rating name="imdb" max="10" default="true"><value>8.5</value><votes>100</votes></rating><rating name="critics" max="100"><value>61</value></rating></ratings>
	<title lang="de">Leon der Profi</title><uniqueid type="tmdb" default="true">101</uniqueid><uniqueid type="imdb">tt0110413</uniqueid><genre>Crime</genre><genre>Drama</genre>
	<studio>Gaumont</studio><country>France</country><tag>hitman</tag><originallanguage>fr</originallanguage><set tmdbcolid="7"><name>Leons</name></set><director tmdbid="59">Luc Besson</director>
	<actor><name>Jean Reno</name><role>Léon</role><order>0</order></actor><actor><name>Natalie Portman</name><role>Mathilda</role><order>1</order></actor></movie>`

// What was written says of the film what was known before.
func TestWrite_film(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMovies)
	b.Shelf.Write("Leon (1994)/Leon (1994).nfo", film)
	found := b.Video("Leon (1994)/Leon (1994).mkv")
	b.identify(found)
	const known = `movies JOIN movie_details d ON d.movie_id = movies.id`
	before := b.row(known)
	which := b.ids("movie", "movies", "id")

	out, err := b.Service.Write(t.Context(), b.admin, which, false)
	require.NoError(t, err)
	require.Empty(t, out.Written)
	require.Equal(t, export.Exists, out.Skipped[0].Reason)
	require.Equal(t, film, b.read("Leon (1994)/Leon (1994).nfo"), "nothing is lost")

	out, err = b.Service.Write(t.Context(), b.admin, which, true)
	require.NoError(t, err)
	require.Empty(t, out.Skipped)
	require.Equal(t, []*export.Written{{ItemID: which[0], Name: "Leon (1994).nfo"}}, out.Written)
	require.Equal(t, film, b.read("Leon (1994)/Leon (1994).nfo.bak"))
	text, err := b.NFO(t.Context(), b.Viewer, which[0])
	require.NoError(t, err)
	require.Equal(t, text, b.read("Leon (1994)/Leon (1994).nfo"))
	b.identify(found)
	require.JSONEq(t, before, b.row(known), text)

	_, err = b.Service.Write(t.Context(), b.admin, which, false)
	require.NoError(t, err)
	names, err := os.ReadDir(filepath.Join(b.Dir, "Leon (1994)"))
	require.NoError(t, err)
	require.Len(t, names, 3, "the same again changes nothing, and nothing unfinished is left")
}

func TestWrite_series(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindSeries)
	found := []*library.Found{b.Video("Wire (2002)/Season 1/Wire S01E01-E02.mkv"), b.Video("Wire (2002)/Season 1/Wire S01E03.mkv"), b.Video("Other S01E01.mkv")}
	b.identify(found...)
	shows, parts := b.ids("series", "series", "title"), b.ids("episode", "episodes", "series_id, season_number, position")
	require.Len(t, shows, 2)
	require.Len(t, parts, 4)
	out, err := b.Service.Write(t.Context(), b.admin, append(append(shows, parts...), shows...), false)
	require.NoError(t, err)
	require.Len(t, out.Written, 5, "a file that holds two episodes has one sheet; it is asked for twice")
	require.Equal(t, []*export.Skipped{{ItemID: shows[0], Reason: export.NoFiles, Message: "the series has no folder of its own"}}, out.Skipped)
	doc, err := nfo.Parse(strings.NewReader(b.read("Wire (2002)/tvshow.nfo")))
	require.NoError(t, err)
	require.Equal(t, "Wire", doc.Series.Title)
	two, err := nfo.Parse(strings.NewReader(b.read("Wire (2002)/Season 1/Wire S01E01-E02.nfo")))
	require.NoError(t, err)
	require.Len(t, two.Episodes, 2)
	require.Equal(t, []int{1, 2}, []int{*two.Episodes[0].Episode, *two.Episodes[1].Episode})
	before := b.row("episodes ORDER BY id")
	b.identify(found...)
	require.JSONEq(t, before, b.row("episodes ORDER BY id"))
}

func TestWrite_refused(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMovies)
	b.identify(b.Video("Leon (1994)/Leon (1994).mkv"))
	which := b.ids("movie", "movies", "id")
	_, err := b.Service.Write(t.Context(), b.Viewer, which, false)
	require.ErrorIs(t, err, fault.Forbidden)
	for _, bad := range [][]id.ID{nil, make([]id.ID, 101)} {
		_, err = b.Service.Write(t.Context(), b.admin, bad, false)
		require.ErrorIs(t, err, fault.Invalid)
	}
	for _, unknown := range []id.ID{id.Of("movie", id.New()), id.Of("person", id.New()), id.Of("episode", id.New()), id.Of("series", id.New())} {
		_, err = b.Service.Write(t.Context(), b.admin, []id.ID{which[0], unknown}, false)
		require.ErrorIs(t, err, fault.NotFound)
		_, err = b.NFO(t.Context(), b.Viewer, unknown)
		require.ErrorIs(t, err, fault.NotFound)
	}
	_, err = b.NFO(t.Context(), access.Viewer{UserID: id.New(), Role: access.User}, which[0])
	require.ErrorIs(t, err, fault.NotFound, "of a library that may not be seen")

	// A link that leads out of the library is not followed.
	outside := t.TempDir()
	require.NoError(t, os.Rename(filepath.Join(b.Dir, "Leon (1994)"), filepath.Join(outside, "away")))
	require.NoError(t, os.Symlink(filepath.Join(outside, "away"), filepath.Join(b.Dir, "Leon (1994)")))
	out, err := b.Service.Write(t.Context(), b.admin, which, true)
	require.NoError(t, err)
	require.Equal(t, export.NotWritable, out.Skipped[0].Reason)
	require.NoFileExists(t, filepath.Join(outside, "away", "Leon (1994).nfo"))
	require.NoError(t, os.RemoveAll(b.Dir))
	out, err = b.Service.Write(t.Context(), b.admin, which, true)
	require.NoError(t, err)
	require.Equal(t, export.NotWritable, out.Skipped[0].Reason, "its disk is away")
}

// Earlier files are kept, up to a bound.
func TestWrite_aside(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMovies)
	b.identify(b.Video("Leon (1994).mkv"))
	which := b.ids("movie", "movies", "id")
	for i := range 21 {
		b.Shelf.Write("Leon (1994).nfo", strings.Repeat("x", i))
		out, err := b.Service.Write(t.Context(), b.admin, which, true)
		require.NoError(t, err)
		require.Len(t, out.Written, map[bool]int{true: 1, false: 0}[i < 20], i)
	}
	require.Equal(t, strings.Repeat("x", 20), b.read("Leon (1994).nfo"))
	require.Equal(t, "x", b.read("Leon (1994).nfo.bak2"))
}
