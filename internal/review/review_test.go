package review_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/library"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/page"
	"revenge/internal/review"
)

func nfo(title string, year, tmdb int) string {
	return fmt.Sprintf(`<movie><title>%s</title><year>%d</year><uniqueid type="tmdb">%d</uniqueid></movie>`, title, year, tmdb)
}

func TestJudge_films(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMovies)
	want := map[uuid.UUID][]review.Reason{}
	b.file("Brazil (1985)/Brazil (1985).mkv")
	b.file("Brazil (1985)/Brazil (1985)-trailer.mkv")
	want[b.file("Das Boot.mkv")] = []review.Reason{review.NoYear}
	want[b.file("Alien (1979)/Stalker (1979).mkv")] = []review.Reason{review.NamesDisagree}
	b.Write("Heat (1995)/Heat (1995).nfo", nfo("Heat", 1995, 949))
	b.Write("Heat (1995)/movie.nfo", nfo("Ronin", 1998, 8195))
	want[b.file("Heat (1995)/Heat (1995).mkv")] = []review.Reason{review.NFODisagrees}
	b.Write("Solaris (1972)/Solaris (1972).nfo", nfo("Cube", 1997, 431))
	want[b.file("Solaris (1972)/Solaris (1972).mkv")] = []review.Reason{review.NFODisagrees}
	b.Write("Untergang (2004)/Untergang (2004).nfo", nfo("Downfall", 2004, 613))
	b.file("Untergang (2004)/Untergang (2004).mkv")
	b.file("Blade Runner (1982).mkv")
	want[b.file("Blade Runer (1982).mkv")] = []review.Reason{review.NearTitle}
	b.file("Blade Runner 2049 (2017).mkv")
	b.file("Rocky 2 (1979).mkv")
	b.file("Rocky 3 (1982).mkv")
	copied := b.file("Vertigo (1958).mkv")
	b.Exec(`UPDATE files SET oshash = 'x' WHERE id = $1 OR path = 'Brazil (1985)/Brazil (1985).mkv'`, copied)
	b.again(copied)
	want[copied] = []review.Reason{review.SameContent}
	got := map[uuid.UUID][]review.Reason{}
	for key, f := range b.inbox() {
		got[key] = f.Reasons
		require.Equal(t, review.Movie, f.Kind())
	}
	require.Equal(t, want, got)

	c, err := b.review.List(t.Context(), b.admin, review.Filter{LibraryID: new(b.Library.NodeID()), Reasons: []review.Reason{review.NFODisagrees}}, page.Args{First: new(1)})
	require.NoError(t, err)
	require.True(t, c.PageInfo.HasNextPage)
	n, err := c.TotalCount(t.Context())
	require.NoError(t, err)
	require.Equal(t, 2, n.Value)
	said := c.Nodes()[0].Said()
	require.Len(t, said, 3)
	require.Equal(t, library.FileName, said[0].Source)
	require.Equal(t, "Solaris (1972).mkv", said[0].Text)
	require.Equal(t, 1972, *said[0].Released())
	require.Equal(t, library.NFO, said[2].Source)
	require.Equal(t, []review.ProviderID{{Provider: "tmdb", ID: "431"}}, said[2].Providers())
	offered := []string{}
	for _, one := range b.candidates(c.Nodes()[0].ID) {
		offered = append(offered, one.Title)
	}
	require.Equal(t, []string{"Cube", "Solaris"}, offered, "what the NFO file says, and what the names say")
}

func TestJudge_clears(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMovies)
	file := b.file("Das Boot.mkv")
	require.Len(t, b.inbox(), 1)
	b.Write("Das Boot.nfo", nfo("Das Boot", 1981, 387))
	b.again(file)
	require.Empty(t, b.inbox(), "an NFO file says what it is")
}

func TestJudge_episodes(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindSeries)
	b.file("Lost (2004)/Season 1/Lost S01E01.mkv")
	stray := b.file("Lost (2004)/Season 1/The one without a number.mkv")
	in := b.inbox()
	require.Len(t, in, 1)
	require.Equal(t, []review.Reason{review.NoEpisode}, in[stray].Reasons)
	require.Equal(t, review.Episode, in[stray].Kind())
	require.Equal(t, "Lost S1E The one without a number", b.filed(stray))

	_, err := b.review.Accept(t.Context(), b.admin, review.Accept{Files: []uuid.UUID{stray}})
	require.ErrorIs(t, err, fault.Conflict, "nobody knows its number")
	lost := b.candidates(stray)
	require.Equal(t, "Lost", lost[0].Title)
	require.Equal(t, "SERIES", *lost[0].ItemKind)
	_, err = b.review.Correct(t.Context(), b.admin, review.Correct{Files: []uuid.UUID{stray}, Kind: review.Episode, Item: lost[0].ItemNode()})
	require.ErrorIs(t, err, fault.Invalid)
	_, err = b.review.Correct(t.Context(), b.admin, review.Correct{Files: []uuid.UUID{stray}, Kind: review.Episode, Item: lost[0].ItemNode(), Season: new(1), Episode: new(7)})
	require.NoError(t, err)
	b.again(stray)
	require.Equal(t, "Lost S1E7", b.filed(stray))
	require.Equal(t, 1, b.count("series"))
	require.Empty(t, b.inbox())
}

func TestAccept(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMovies)
	b.file("Blade Runner (1982).mkv")
	typo := b.file("Blade Runer (1982).mkv")
	require.Equal(t, 2, b.count("movies"))
	list := b.candidates(typo)
	require.GreaterOrEqual(t, len(list), 2)
	require.Equal(t, "Blade Runner", list[0].Title)
	require.Greater(t, list[0].Score, 0.8)
	require.Nil(t, list[1].ItemID, "or a new one, as it was parsed")

	decisions, err := b.review.Accept(t.Context(), b.admin, review.Accept{Files: []uuid.UUID{typo}})
	require.NoError(t, err)
	require.Len(t, decisions, 1)
	require.Equal(t, review.Accepted, decisions[0].Verdict)
	require.Equal(t, "Blade Runner", *decisions[0].Title)
	require.Empty(t, b.inbox(), "at once")
	require.Equal(t, 1, b.count("river_job WHERE kind = 'file_reidentify'"))
	b.again(typo)
	require.Equal(t, "Blade Runner 1982", b.filed(typo))
	require.Equal(t, 1, b.count("movies"), "the one by the wrong name has no file any more")
	b.again(typo)
	require.Equal(t, "Blade Runner 1982", b.filed(typo), "later scans keep it")
	require.Empty(t, b.inbox())

	b.clock.Advance(time.Minute)
	back, err := b.review.Undo(t.Context(), b.admin, []uuid.UUID{decisions[0].ID})
	require.NoError(t, err)
	require.NotNil(t, back[0].UndoneAt)
	require.Len(t, b.inbox(), 1, "it is there again")
	b.again(typo)
	require.Equal(t, "Blade Runer 1982", b.filed(typo))
	require.Equal(t, 2, b.count("movies"))
	_, err = b.review.Undo(t.Context(), b.admin, []uuid.UUID{decisions[0].ID})
	require.ErrorIs(t, err, fault.NotFound)
	history, err := b.review.History(t.Context(), b.admin, page.Args{})
	require.NoError(t, err)
	require.Len(t, history.Nodes(), 1)

	_, err = b.review.Accept(t.Context(), b.admin, review.Accept{Files: []uuid.UUID{typo}, AsParsed: true})
	require.NoError(t, err)
	b.again(typo)
	require.Equal(t, "Blade Runer 1982", b.filed(typo))
	require.Empty(t, b.inbox(), "it is what its name says")
	_, err = b.review.Accept(t.Context(), b.admin, review.Accept{Files: []uuid.UUID{typo}, Item: new(id.Of("movie", uuid.New()))})
	require.ErrorIs(t, err, fault.Conflict)
}

// A film that is kept by an identifier is met by it, whatever the file is called.
func TestCorrect(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMovies)
	b.Write("Heat (1995)/Heat (1995).nfo", nfo("Heat", 1995, 949))
	known := b.file("Heat (1995)/Heat (1995).mkv")
	wrong := b.file("xyz.mkv")
	f, err := b.films.ByIDs(t.Context(), b.Viewer, nil)
	require.NoError(t, err)
	require.Empty(t, f)
	item := b.inbox()[wrong]
	require.NotNil(t, item.ItemID)

	correct := func(c review.Correct) {
		t.Helper()
		c.Files, c.Kind = []uuid.UUID{wrong}, review.Movie
		b.clock.Advance(time.Second)
		_, err := b.review.Correct(t.Context(), b.admin, c)
		require.NoError(t, err)
		b.again(wrong)
	}
	correct(review.Correct{Title: "Ronin", Year: new(1998), IDs: map[string]string{"tmdb": "8195"}})
	require.Equal(t, "Ronin 1998", b.filed(wrong))
	require.Equal(t, 1, b.count("movies WHERE tmdb_id = 8195"))
	require.Equal(t, 1, b.count(fmt.Sprintf("movies WHERE id = '%s'", item.ItemID)), "it stays the same film")
	heat, err := b.review.ByIDs(t.Context(), b.admin, []uuid.UUID{known})
	require.NoError(t, err)
	require.Empty(t, heat)
	var target uuid.UUID
	for _, c := range b.candidates(wrong) {
		require.NotEqual(t, "Heat", c.Title, "nothing in its name is like it")
	}
	require.NoError(t, b.DB.QueryRow(t.Context(), `SELECT movie_id FROM movie_files WHERE file_id = $1`, known).Scan(&target))
	correct(review.Correct{Item: new(id.Of("movie", target))})
	require.Equal(t, "Heat 1995", b.filed(wrong))
	require.Equal(t, 1, b.count("movies"))
	b.again(known, wrong)
	require.Equal(t, "Heat 1995", b.filed(wrong))
	require.Equal(t, 1, b.count("movies WHERE described AND key = 'movie|tmdb|949'"), "what described it stays")
}

// A title or an artist that is no text, or none at all, is a mistake.
func TestCorrect_noText(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMovies)
	file := b.file("xyz.mkv")
	for _, c := range []review.Correct{{Title: "Ronin\x00"}, {Title: " "}, {Title: strings.Repeat("音", 501)}, {Title: "Ronin", Artist: "\x00"}} {
		c.Files, c.Kind = []uuid.UUID{file}, review.Movie
		_, err := b.review.Correct(t.Context(), b.admin, c)
		require.ErrorIs(t, err, fault.Invalid, "%+v", c)
	}
	_, err := b.review.Correct(t.Context(), b.admin, review.Correct{Files: []uuid.UUID{file}, Kind: review.Movie, Title: strings.Repeat("音", 500)})
	require.NoError(t, err)
	b.again(file)
	require.Equal(t, strings.Repeat("音", 500), b.filed(file))
}

// What was decided goes with the content, and stays with the place.
func TestDecision_moves(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMovies)
	file := b.file("xyz.mkv")
	b.Exec(`UPDATE files SET oshash = 'content' WHERE id = $1`, file)
	_, err := b.review.Correct(t.Context(), b.admin, review.Correct{Files: []uuid.UUID{file}, Kind: review.Movie, Title: "Ronin", Year: new(1998)})
	require.NoError(t, err)
	f := &library.Found{File: &library.File{ID: file, Path: "xyz.mkv"}}
	b.Move(f, "Elsewhere/abc.mkv")
	b.again(file)
	require.Equal(t, "Ronin 1998", b.filed(file))
	b.Write("xyz.mkv", "another video")
	b.Exec(`UPDATE files SET oshash = 'another', path = 'xyz.mkv' WHERE id = $1`, file)
	b.again(file)
	require.Equal(t, "Ronin 1998", b.filed(file), "a better copy in its place")
	b.Exec(`UPDATE files SET path = 'Elsewhere/abc.mkv' WHERE id = $1`, file)
	b.again(file)
	require.Equal(t, "abc", b.filed(file), "neither its place nor its content")
}

func TestIgnore(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMovies)
	one, two := b.file("abc.mkv"), b.file("xyz.mkv")
	d, err := b.review.Ignore(t.Context(), b.admin, []uuid.UUID{one})
	require.NoError(t, err)
	require.Len(t, b.inbox(), 1)
	require.Zero(t, b.count("river_job"))
	b.again(one, two)
	require.Len(t, b.inbox(), 1)
	require.Equal(t, "abc", b.filed(one), "it stays as it is")
	_, err = b.review.Undo(t.Context(), b.admin, []uuid.UUID{d[0].ID})
	require.NoError(t, err)
	require.Len(t, b.inbox(), 2)
}

func TestDecide_refuses(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMovies)
	file := b.file("xyz.mkv")
	for _, c := range []struct {
		correct review.Correct
		want    error
	}{
		{review.Correct{Kind: review.Movie}, fault.Invalid},
		{review.Correct{Kind: "SONG", Title: "x"}, fault.Invalid},
		{review.Correct{Kind: review.Episode, Title: "x"}, fault.Invalid},
		{review.Correct{Kind: review.Movie, Title: "x", Year: new(3)}, fault.Invalid},
		{review.Correct{Kind: review.Movie, Title: "x", Season: new(-1)}, fault.Invalid},
		{review.Correct{Kind: review.Movie, Title: "x", Episode: new(-1)}, fault.Invalid},
		{review.Correct{Kind: review.Movie, Item: new(id.Of("series", uuid.New()))}, fault.NotFound},
		{review.Correct{Kind: review.Movie, Item: new(id.Of("movie", uuid.New()))}, fault.NotFound},
	} {
		c.correct.Files = []uuid.UUID{file}
		_, err := b.review.Correct(t.Context(), b.admin, c.correct)
		require.ErrorIs(t, err, c.want, "%+v", c.correct)
	}
	_, err := b.review.Ignore(t.Context(), b.admin, nil)
	require.ErrorIs(t, err, fault.Invalid)
	_, err = b.review.Ignore(t.Context(), b.admin, []uuid.UUID{uuid.New()})
	require.ErrorIs(t, err, fault.NotFound)
	_, err = b.review.Ignore(t.Context(), b.Viewer, []uuid.UUID{file})
	require.ErrorIs(t, err, fault.Forbidden)
	_, err = b.review.Undo(t.Context(), b.admin, nil)
	require.ErrorIs(t, err, fault.Invalid)
	require.Zero(t, b.count("review_decisions"))
}

// Many files at once take as many statements as two.
func TestBulk(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMovies)
	var files []uuid.UUID
	for i := range 40 {
		files = append(files, b.Video(fmt.Sprintf("%c%c something.mkv", 'a'+i%26, 'a'+i/26)).File.ID)
	}
	b.again(files...)
	require.Len(t, b.inbox(), 40)
	statements := func(do func() error) int64 {
		before := b.DB.Statements.Total()
		require.NoError(t, do())
		return b.DB.Statements.Total() - before
	}
	accept := func(keys []uuid.UUID) func() error {
		return func() error {
			_, err := b.review.Accept(t.Context(), b.admin, review.Accept{Files: keys, AsParsed: true})
			return err
		}
	}
	statements(accept(files[:1])) // the queue looks around at its first job
	few, many := statements(accept(files[1:3])), statements(accept(files[3:]))
	require.InDelta(t, few, many, 1, "the queue tells of jobs now and then")
	require.Empty(t, b.inbox())
}

// A decision that was made before holds again when one of Rule is taken back.
func TestUnrule(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMovies)
	b.file("Blade Runner (1982).mkv")
	typo := b.file("Blade Runer (1982).mkv")
	require.Len(t, b.inbox(), 1)
	_, err := b.review.Accept(t.Context(), b.admin, review.Accept{Files: []uuid.UUID{typo}, AsParsed: true})
	require.NoError(t, err)
	b.again(typo)
	b.clock.Advance(time.Minute)
	files := []uuid.UUID{typo}
	keys, err := b.review.Rule(t.Context(), b.DB, b.admin, review.Rule{Files: files, Kind: review.Movie, Key: "other", Title: "Other", IDs: map[string]string{}})
	require.NoError(t, err)
	require.Len(t, keys, 1)
	require.Empty(t, b.inbox())
	require.NoError(t, b.review.Unrule(t.Context(), b.DB, keys, files))
	require.Empty(t, b.inbox(), "it was accepted as it is")
	b.again(typo)
	require.Equal(t, "Blade Runer 1982", b.filed(typo))
	require.Empty(t, b.inbox())
}
