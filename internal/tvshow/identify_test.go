package tvshow_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"revenge/internal/access"
	"revenge/internal/artwork"
	"revenge/internal/intake/intaketest"
	"revenge/internal/library"
	"revenge/internal/person"
	"revenge/internal/platform/db"
	"revenge/internal/platform/page"
	"revenge/internal/search"
	"revenge/internal/shelf"
	"revenge/internal/tvshow"
)

type bench struct {
	*intaketest.Shelf
	shows *tvshow.Service
}

func setup(t testing.TB) *bench {
	s := intaketest.New(t, library.KindSeries)
	return &bench{s, tvshow.NewService(tvshow.Deps{DB: s.DB, People: s.People, Artworks: s.Artworks, Search: s.Search})}
}

func (b *bench) identify(found ...*library.Found) *library.Outcome {
	b.Helper()
	out, err := b.shows.Identify(b.Context(), b.Library, found)
	require.NoError(b, err)
	b.Settle(found...)
	b.addsUp()
	return out
}

func (b *bench) addsUp() {
	b.Helper()
	b.AddsUp(b.shows.Apply, []string{"series", "seasons", "episodes"}, `SELECT * FROM series`, `SELECT * FROM series_genres`, `SELECT id, folded, aliases, beside FROM search_docs`, `SELECT * FROM series_labels`, `SELECT * FROM series_credits`, `SELECT * FROM episode_credits`,
		`SELECT * FROM seasons`, `SELECT * FROM episodes`,
		`SELECT * FROM series_details WHERE overview <> '' OR cardinality(studios || countries || tags) > 0 OR age_ratings <> '[]'`)
}

func (b *bench) all() []*tvshow.Series {
	b.Helper()
	c, err := b.shows.List(b.Context(), b.Viewer, shelf.Filter{}, shelf.Order{}, page.Args{First: new(100)})
	require.NoError(b, err)
	return c.Nodes()
}

func (b *bench) only() *tvshow.Series {
	b.Helper()
	all := b.all()
	require.Len(b, all, 1)
	return all[0]
}

func (b *bench) seasons(series uuid.UUID) []*tvshow.Season {
	b.Helper()
	out, err := b.shows.SeasonsBySeriesIDs(b.Context(), b.Viewer, []uuid.UUID{series})
	require.NoError(b, err)
	return out
}

func (b *bench) episodes(season uuid.UUID) []*tvshow.Episode {
	b.Helper()
	out, err := b.shows.EpisodesBySeasonIDs(b.Context(), b.Viewer, []uuid.UUID{season})
	require.NoError(b, err)
	return out
}

const showNFO = `<tvshow><title>The Wire</title><year>2002</year><plot>Baltimore.</plot><status>Ended</status><premiered>2002-06-02</premiered><mpaa>TV-MA</mpaa>
	<uniqueid type="tvdb" default="true">79126</uniqueid><uniqueid type="tmdb">1438</uniqueid><uniqueid type="imdb">tt0306414</uniqueid><genre>Crime</genre><studio>HBO</studio>
	<namedseason number="1">The Street</namedseason><actor><name>Dominic West</name><role>McNulty</role></actor></tvshow>`

func TestIdentify_described(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.Write("The Wire/tvshow.nfo", showNFO)
	b.Write("The Wire/poster.jpg", "jpeg")
	b.Write("The Wire/season01-poster.jpg", "jpeg")
	b.Write("The Wire/Season 01/The Wire S01E02-thumb.jpg", "jpeg")
	b.Write("The Wire/Season 01/The Wire S01E02.nfo", `<episodedetails><title>The Detail</title><season>1</season><episode>2</episode><plot>Second.</plot><aired>2002-06-09</aired>
		<runtime>58</runtime><actor><name>A Guest</name><role>Boss</role></actor><director>Clark Johnson</director></episodedetails>`)
	out := b.identify(b.Video("The Wire/Season 01/The Wire S01E02.mkv"), b.Video("The Wire/Season 01/The Wire S01E01 - The Target.mkv"), b.Video("The Wire/Specials/The Wire S00E01 - Making Of.mkv"))
	require.Empty(t, out.Problems)
	s := b.only()
	require.Equal(t, "The Wire", s.Title)
	require.Equal(t, "wire", s.SortTitle)
	require.Equal(t, tvshow.Ended, s.Status)
	require.EqualValues(t, 79126, *s.TVDBID)
	require.Equal(t, "2002-06-02", s.FirstAiredOn.String())
	require.Equal(t, tvshow.Standard, s.Type)
	require.Equal(t, 17, *s.MinimumAge)
	labels, err := b.shows.LabelsBySeriesIDs(t.Context(), b.Viewer, []uuid.UUID{s.ID}, nil)
	require.NoError(t, err)
	require.Len(t, labels, 1)
	require.Equal(t, person.Network, labels[0].Kind, "most writers give a series' network as its studio")
	require.NotNil(t, s.PosterID)
	require.Nil(t, s.BackdropID)
	seasons := b.seasons(s.ID)
	require.Len(t, seasons, 2)
	require.Equal(t, []int{1, 0}, []int{seasons[0].Number, seasons[1].Number}, "specials come last")
	require.Equal(t, "The Street", *seasons[0].Title)
	require.NotNil(t, seasons[0].PosterID)
	episodes := b.episodes(seasons[0].ID)
	require.Len(t, episodes, 2)
	require.Equal(t, "The Target", *episodes[0].Title)
	require.EqualValues(t, 600_000, *episodes[0].RuntimeMs)
	second := episodes[1]
	require.Equal(t, "The Detail", *second.Title)
	require.Equal(t, "2002-06-09", second.AiredOn.String())
	require.EqualValues(t, 58*60_000, *second.RuntimeMs)
	stills, err := db.AllSQL[artwork.Artwork](t.Context(), b.DB, "SELECT * FROM artworks WHERE id = ANY($1)", []uuid.UUID{*episodes[0].StillID, *second.StillID})
	require.NoError(t, err)
	sources := map[artwork.Source]int{}
	for _, p := range stills {
		sources[p.Source]++
	}
	require.Equal(t, map[artwork.Source]int{artwork.SourceLocal: 1, artwork.SourceFrame: 1}, sources)
	credits, err := b.shows.CreditsByEpisodeIDs(t.Context(), b.Viewer, []uuid.UUID{second.ID}, nil, 10)
	require.NoError(t, err)
	require.Len(t, credits, 2)
	of, err := b.shows.CreditsBySeriesIDs(t.Context(), b.Viewer, []uuid.UUID{s.ID}, []person.Role{person.Actor}, 10)
	require.NoError(t, err)
	require.Equal(t, "McNulty", *of[0].Character)
	counts, err := b.shows.EpisodeCountsBySeriesIDs(t.Context(), b.Viewer, []uuid.UUID{s.ID})
	require.NoError(t, err)
	require.Equal(t, 3, counts[0].Episodes)
	details, err := b.shows.DetailsByIDs(t.Context(), b.Viewer, []uuid.UUID{s.ID})
	require.NoError(t, err)
	require.Equal(t, "Baltimore.", *details[0].Overview)
	genres, err := b.shows.GenresBySeriesIDs(t.Context(), b.Viewer, []uuid.UUID{s.ID})
	require.NoError(t, err)
	require.Equal(t, "crime", genres[0].Slug)
	hits, err := b.Search.Search(t.Context(), b.Viewer, search.Asked{Text: "detail", First: 10})
	require.NoError(t, err)
	require.Len(t, hits, 1)
	hits, err = b.Search.Search(t.Context(), b.Viewer, search.Asked{Text: "wire west", First: 10})
	require.NoError(t, err)
	require.Len(t, hits, 1, "by who plays in it")
}

func TestIdentify_numbering(t *testing.T) {
	t.Parallel()
	b := setup(t)
	double := b.Video("Show/Season 1/Show S01E01E02.mkv")
	b.identify(double, b.Video("Show/Season 1/Show S01E03 - part1.mkv"), b.Video("Show/Season 1/Show S01E03 - part2.mkv"), b.Video("Show/Season 1/Show 1x10.mkv"),
		b.Video("Daily/Daily 2024-01-09.mkv"), b.Video("Daily/Daily 2024-01-10.mkv"))
	all := b.all()
	require.Len(t, all, 2)
	daily := b.seasons(all[0].ID)
	require.Equal(t, 2024, daily[0].Number)
	days := b.episodes(daily[0].ID)
	require.Len(t, days, 2)
	require.Nil(t, days[0].Number)
	require.Equal(t, "2024-01-09", days[0].AiredOn.String())
	season := b.seasons(all[1].ID)
	require.Len(t, season, 1)
	episodes := b.episodes(season[0].ID)
	var numbers []int
	for _, e := range episodes {
		numbers = append(numbers, *e.Number)
	}
	require.Equal(t, []int{1, 2, 3, 10}, numbers)
	require.EqualValues(t, 300_000, *episodes[0].RuntimeMs, "two episodes share a file")
	require.EqualValues(t, 1_200_000, *episodes[2].RuntimeMs, "two parts make one episode")
	files, err := b.shows.FilesByEpisodeIDs(t.Context(), b.Viewer, []uuid.UUID{episodes[0].ID, episodes[1].ID, episodes[2].ID})
	require.NoError(t, err)
	require.Len(t, files, 4)
}

func TestIdentify_absolute(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.identify(b.Video("Anime/[Group] Anime - 12 [1080p].mkv"), b.Video("Anime/[Group] Anime - 3 [1080p].mkv"))
	season := b.seasons(b.only().ID)
	require.Equal(t, 1, season[0].Number)
	episodes := b.episodes(season[0].ID)
	require.Len(t, episodes, 2)
	require.Equal(t, 3, *episodes[0].Absolute)
	require.Nil(t, episodes[0].Number)
}

func TestIdentify_stray(t *testing.T) {
	t.Parallel()
	b := setup(t)
	out := b.identify(b.Video("whatever.mkv"))
	require.Empty(t, b.all())
	require.Len(t, out.Problems, 1)
	require.Equal(t, "NOT_AN_EPISODE", out.Problems[0].Code)
}

func TestIdentify_renamed(t *testing.T) {
	t.Parallel()
	b := setup(t)
	first, second := b.Video("Shwo/Shwo S01E01.mkv"), b.Video("Shwo/Shwo S01E02.mkv")
	b.identify(first, second)
	was := b.only()
	e := b.episodes(b.seasons(was.ID)[0].ID)
	b.Move(first, "Show/Show S01E01.mkv")
	b.Move(second, "Show/Show S01E05.mkv")
	b.identify(first) // the other one waits for its own batch
	b.identify(second)
	is := b.only()
	require.Equal(t, was.ID, is.ID)
	require.Equal(t, "Show", is.Title)
	now := b.episodes(b.seasons(is.ID)[0].ID)
	require.Len(t, now, 2)
	require.Equal(t, []uuid.UUID{e[0].ID, e[1].ID}, []uuid.UUID{now[0].ID, now[1].ID}, "an episode with another number stays the same")
	require.Equal(t, 5, *now[1].Number)
}

func TestIdentify_moved(t *testing.T) {
	t.Parallel()
	b := setup(t)
	f := b.Video("One/One S01E01.mkv")
	b.identify(f, b.Video("One/One S01E02.mkv"))
	b.Move(f, "Two/Two S02E01.mkv")
	b.identify(f)
	require.Len(t, b.all(), 2)
	one := b.all()[0]
	require.Len(t, b.episodes(b.seasons(one.ID)[0].ID), 1)
}

func TestIdentify_titleGone(t *testing.T) {
	t.Parallel()
	b := setup(t)
	f := b.Video("Show/Show S01E01 - Nightfall.mkv")
	b.identify(f)
	hits, err := b.Search.Search(t.Context(), b.Viewer, search.Asked{Text: "nightfall", First: 10})
	require.NoError(t, err)
	require.Len(t, hits, 1)
	b.Move(f, "Show/Show S01E01.mkv")
	b.identify(f)
	hits, err = b.Search.Search(t.Context(), b.Viewer, search.Asked{Text: "nightfall", First: 10})
	require.NoError(t, err)
	require.Empty(t, hits)
}

func TestIdentify_extras(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.identify(b.Video("Show/Trailers/Teaser.mkv"), b.Video("Show/Season 1/Show S01E01.mkv"))
	extras, err := b.shows.ExtrasBySeriesIDs(t.Context(), b.Viewer, []uuid.UUID{b.only().ID})
	require.NoError(t, err)
	require.Len(t, extras, 1)
	require.Equal(t, library.Trailer, extras[0].Kind)
}

func TestIdentify_atOnceAndCheap(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.Write("Show/tvshow.nfo", showNFO)
	group, ctx := errgroup.WithContext(t.Context())
	for k := range 4 {
		var batch []*library.Found
		for i := range 50 {
			name := fmt.Sprintf("Show/Season %d/Show S%02dE%02d", k/2, k/2, i+1)
			b.Write(name+".nfo", fmt.Sprintf(`<episodedetails><title>Episode %d</title><director>Director %d</director></episodedetails>`, i, 50-i))
			batch = append(batch, b.Video(fmt.Sprintf("%s v%d.mkv", name, k)))
		}
		group.Go(func() error {
			ctx, counter := db.CountIn(ctx)
			_, err := b.shows.Identify(ctx, b.Library, batch)
			if n := counter.Total(); n > 27 {
				return fmt.Errorf("%d statements", n)
			}
			return err
		})
	}
	require.NoError(t, group.Wait())
	require.Len(t, b.seasons(b.only().ID), 2)
}

func TestReconcile(t *testing.T) {
	t.Parallel()
	b := setup(t)
	first, second := b.Video("Show/Show S01E01.mkv"), b.Video("Show/Show S02E01.mkv")
	b.identify(first, second)
	s := b.only()
	now := time.Now().UTC().Truncate(time.Microsecond)
	b.Miss(first, &now)
	out, err := b.shows.Reconcile(t.Context(), b.Library.ID)
	require.NoError(t, err)
	require.Len(t, out.Changed, 1)
	require.Nil(t, b.only().MissingSince)
	b.Miss(second, &now)
	out, err = b.shows.Reconcile(t.Context(), b.Library.ID)
	require.NoError(t, err)
	require.Len(t, out.Changed, 2, "the episode and the series")
	require.Empty(t, b.all())
	b.Exec(`DELETE FROM files WHERE id = $1`, first.File.ID)
	b.Miss(second, nil)
	out, err = b.shows.Reconcile(t.Context(), b.Library.ID)
	require.NoError(t, err)
	require.Len(t, out.Removed, 1)
	require.Len(t, b.seasons(s.ID), 1, "a season without episodes goes")
	b.Exec(`DELETE FROM files WHERE id = $1`, second.File.ID)
	out, err = b.shows.Reconcile(t.Context(), b.Library.ID)
	require.NoError(t, err)
	require.Contains(t, out.Removed, library.Item{Kind: "series", ID: s.ID})
	again, err := b.shows.Reconcile(t.Context(), b.Library.ID)
	require.NoError(t, err)
	require.Equal(t, &library.Outcome{}, again)
}

func TestStrangersSeeNothing(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.Write("Show/tvshow.nfo", showNFO)
	b.identify(b.Video("Show/Show S01E01.mkv"), b.Video("Show/Trailers/T.mkv"))
	s := b.only()
	seasons := b.seasons(s.ID)
	episodes := b.episodes(seasons[0].ID)
	series, season, episode := []uuid.UUID{s.ID}, []uuid.UUID{seasons[0].ID}, []uuid.UUID{episodes[0].ID}
	for _, v := range []access.Viewer{{}, {UserID: uuid.New(), Role: access.Admin, Libraries: []uuid.UUID{uuid.New()}}} {
		c, err := b.shows.List(t.Context(), v, shelf.Filter{}, shelf.Order{}, page.Args{})
		require.NoError(t, err)
		require.Empty(t, c.Nodes())
		for name, read := range map[string]func(context.Context) (int, error){
			"series": func(ctx context.Context) (int, error) { r, err := b.shows.ByIDs(ctx, v, series); return len(r), err },
			"details": func(ctx context.Context) (int, error) {
				r, err := b.shows.DetailsByIDs(ctx, v, series)
				return len(r), err
			},
			"seasons": func(ctx context.Context) (int, error) {
				r, err := b.shows.SeasonsBySeriesIDs(ctx, v, series)
				return len(r), err
			},
			"season": func(ctx context.Context) (int, error) {
				r, err := b.shows.SeasonsByIDs(ctx, v, season)
				return len(r), err
			},
			"episodes": func(ctx context.Context) (int, error) {
				r, err := b.shows.EpisodesBySeasonIDs(ctx, v, season)
				return len(r), err
			},
			"episode": func(ctx context.Context) (int, error) {
				r, err := b.shows.EpisodesByIDs(ctx, v, episode)
				return len(r), err
			},
			"files": func(ctx context.Context) (int, error) {
				r, err := b.shows.FilesByEpisodeIDs(ctx, v, episode)
				return len(r), err
			},
			"extras": func(ctx context.Context) (int, error) {
				r, err := b.shows.ExtrasBySeriesIDs(ctx, v, series)
				return len(r), err
			},
			"genres": func(ctx context.Context) (int, error) {
				r, err := b.shows.GenresBySeriesIDs(ctx, v, series)
				return len(r), err
			},
			"counts": func(ctx context.Context) (int, error) {
				r, err := b.shows.EpisodeCountsBySeriesIDs(ctx, v, series)
				return len(r), err
			},
			"credits": func(ctx context.Context) (int, error) {
				r, err := b.shows.CreditsBySeriesIDs(ctx, v, series, nil, 9)
				return len(r), err
			},
			"guests": func(ctx context.Context) (int, error) {
				r, err := b.shows.CreditsByEpisodeIDs(ctx, v, episode, nil, 9)
				return len(r), err
			},
		} {
			n, err := read(t.Context())
			require.NoError(t, err, name)
			require.Zero(t, n, name)
		}
	}
}
