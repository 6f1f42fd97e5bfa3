package movie_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"revenge/internal/artwork"
	"revenge/internal/intake"
	"revenge/internal/intake/intaketest"
	"revenge/internal/library"
	"revenge/internal/metadata"
	"revenge/internal/metadata/agerating"
	"revenge/internal/movie"
	"revenge/internal/person"
	"revenge/internal/platform/db"
	"revenge/internal/platform/page"
	"revenge/internal/search"
	"revenge/internal/shelf"
	"revenge/media"
)

type bench struct {
	*intaketest.Shelf
	films *movie.Service
}

func setup(t testing.TB) *bench {
	s := intaketest.New(t, library.KindMovies)
	return &bench{s, movie.NewService(movie.Deps{DB: s.DB, People: s.People, Artworks: s.Artworks, Search: s.Search})}
}

func (b *bench) identify(found ...*library.Found) *library.Outcome {
	b.Helper()
	out, err := b.films.Identify(b.Context(), b.Library, found)
	require.NoError(b, err)
	b.Settle(found...)
	b.addsUp()
	return out
}

func (b *bench) addsUp() {
	b.Helper()
	b.AddsUp(b.films.Apply, []string{"movies"}, `SELECT * FROM movies`, `SELECT * FROM movie_genres`, `SELECT * FROM movie_labels`, `SELECT * FROM movie_credits`,
		`SELECT id, folded, aliases, beside FROM search_docs`,
		`SELECT * FROM movie_details WHERE overview <> '' OR tagline <> '' OR cardinality(studios || countries || tags) > 0 OR age_ratings <> '[]'`)
}

func (b *bench) all() []*movie.Movie {
	b.Helper()
	c, err := b.films.List(b.Context(), b.Viewer, shelf.Filter{}, shelf.Order{}, page.Args{First: new(100)})
	require.NoError(b, err)
	return c.Nodes()
}

func (b *bench) only() *movie.Movie {
	b.Helper()
	all := b.all()
	require.Len(b, all, 1)
	return all[0]
}

const nfo = `<movie><title>Léon</title><originaltitle>Léon</originaltitle><sorttitle>Leon 1</sorttitle><year>1994</year><plot>A killer and a girl.</plot>
	<tagline>If you want a job done well.</tagline><runtime>110</runtime><mpaa>FSK 16</mpaa><premiered>1994-09-14</premiered>
	<ratings><rating name="imdb" max="10" default="true"><value>8.5</value><votes>100</votes></rating></ratings>
	<uniqueid type="tmdb" default="true">101</uniqueid><uniqueid type="imdb">tt0110413</uniqueid><genre>Crime</genre><genre>Drama / Thriller</genre>
	<studio>Gaumont</studio><country>France</country><tag>hitman</tag><director>Luc Besson</director>
	<actor><name>Jean Reno</name><role>Léon</role><order>0</order></actor><actor><name>Natalie Portman</name><role>Mathilda</role><order>1</order></actor></movie>`

func TestIdentify_described(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.Write("Leon (1994)/poster.jpg", "jpeg")
	b.Write("Leon (1994)/fanart.jpg", "jpeg")
	b.Write("Leon (1994)/logo.png", "png")
	b.Write("Leon (1994)/Leon (1994).nfo", nfo)
	out := b.identify(b.Video("Leon (1994)/Leon (1994).mkv"))
	m := b.only()
	require.Equal(t, []library.Item{{Kind: "movie", ID: m.ID}}, out.Added)
	require.Len(t, out.Artworks, 3)
	require.Empty(t, out.Problems)
	require.Equal(t, "Léon", m.Title)
	require.Equal(t, "leon 000001", m.SortTitle)
	require.Equal(t, 1994, *m.Year)
	require.Equal(t, "1994-09-14", m.ReleasedOn.String())
	require.EqualValues(t, 110*60_000, *m.RuntimeMs)
	require.Equal(t, "FSK 16", *m.Certification)
	require.Equal(t, 8.5, *m.Rating)
	require.EqualValues(t, 101, *m.TMDBID)
	require.Equal(t, "tt0110413", *m.IMDBID)
	ids := []uuid.UUID{m.ID}
	details, err := b.films.DetailsByIDs(t.Context(), b.Viewer, ids)
	require.NoError(t, err)
	require.Equal(t, &movie.Details{Texts: movie.Texts{MovieID: m.ID, Overview: new("A killer and a girl."), Tagline: new("If you want a job done well.")},
		Studios: []string{"Gaumont"}, Countries: []string{"France"}, Tags: []string{"hitman"},
		AgeRatings: []agerating.Rating{{Country: "DE", System: "FSK", Rating: "FSK 16", MinimumAge: new(16)}},
		Ratings:    []intake.Score{{Source: "imdb", Value: 8.5, Votes: 100}}, Translations: []metadata.Translation{}, Trailers: []string{}}, details[0])
	genres, err := b.films.GenresByMovieIDs(t.Context(), b.Viewer, ids)
	require.NoError(t, err)
	require.Len(t, genres, 3)
	require.Equal(t, []string{"crime", "drama", "thriller"}, []string{genres[0].Slug, genres[1].Slug, genres[2].Slug})
	require.Equal(t, []uuid.UUID{genres[0].ID, genres[1].ID, genres[2].ID}, b.genreIDs(m.ID))
	credits, err := b.films.CreditsByMovieIDs(t.Context(), b.Viewer, ids, nil, 2)
	require.NoError(t, err)
	require.Len(t, credits, 2, "the limit holds for each film")
	require.Equal(t, "Luc Besson", credits[0].Person.Name)
	require.Equal(t, "Léon", *credits[1].Character)
	actors, err := b.films.CreditsByMovieIDs(t.Context(), b.Viewer, ids, []person.Role{person.Actor}, 20)
	require.NoError(t, err)
	require.Len(t, actors, 2)
	pictures, err := db.AllSQL[artwork.Artwork](t.Context(), b.DB, "SELECT * FROM artworks WHERE id = ANY($1)", []uuid.UUID{*m.PosterID, *m.BackdropID, *m.LogoID})
	require.NoError(t, err)
	require.Len(t, pictures, 3)
	hits, err := b.Search.Search(t.Context(), b.Viewer, search.Asked{Text: "LEON", First: 10})
	require.NoError(t, err)
	require.Len(t, hits, 1)

	again := b.identify(&library.Found{File: fileOf(b, m.ID), RootPath: b.Dir})
	require.Equal(t, m.ID, again.Changed[0].ID, "the same film, taken in twice")
	require.Equal(t, []uuid.UUID{genres[0].ID, genres[1].ID, genres[2].ID}, b.genreIDs(m.ID))
}

func (b *bench) genreIDs(film uuid.UUID) []uuid.UUID {
	b.Helper()
	ids, err := db.Value[[]uuid.UUID](b.Context(), b.DB, "SELECT genre_ids FROM movies WHERE id = $1", film)
	require.NoError(b, err)
	return ids
}

func fileOf(b *bench, film uuid.UUID) *library.File {
	files, err := b.films.FilesByMovieIDs(b.Context(), b.Viewer, []uuid.UUID{film})
	require.NoError(b, err)
	f, err := db.OneSQL[library.File](b.Context(), b.DB, `SELECT * FROM files WHERE id = $1`, files[0].FileID)
	require.NoError(b, err)
	return f
}

func TestIdentify_versionsPartsAndExtras(t *testing.T) {
	t.Parallel()
	b := setup(t)
	trailer := b.Video("Brazil (1985)/trailers/Teaser.mkv")
	b.identify(trailer)
	require.Empty(t, b.all(), "an extra alone makes no film")
	b.identify(b.Video("Brazil (1985)/Brazil (1985) - Director's Cut.mkv"), b.Video("Brazil (1985)/Brazil (1985) - cd1.avi"), b.Video("Brazil (1985)/Brazil (1985) - cd2.avi"))
	m := b.only()
	files, err := b.films.FilesByMovieIDs(t.Context(), b.Viewer, []uuid.UUID{m.ID})
	require.NoError(t, err)
	require.Len(t, files, 3)
	var parts []int
	edition := ""
	for _, f := range files {
		if f.Part != nil {
			parts = append(parts, *f.Part)
		}
		if f.Edition != nil {
			edition = *f.Edition
		}
	}
	require.Equal(t, []int{1, 2}, parts)
	require.Equal(t, "Director's Cut", edition)
	extras, err := b.films.ExtrasByMovieIDs(t.Context(), b.Viewer, []uuid.UUID{m.ID})
	require.NoError(t, err)
	require.Len(t, extras, 1, "the extra that came first has found its film")
	require.Equal(t, library.Trailer, extras[0].Kind)
	require.Equal(t, trailer.File.ID, extras[0].FileID)
}

func TestIdentify_versionsToldByTagsAlone(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.identify(b.Video("Film (2001)/Film (2001) - 1080p.mkv"), b.Video("Film (2001)/Film (2001) - 4K.mkv"))
	files, err := b.films.FilesByMovieIDs(t.Context(), b.Viewer, []uuid.UUID{b.only().ID})
	require.NoError(t, err)
	require.Len(t, files, 2)
	require.Equal(t, []string{"1080p", "4K"}, []string{*files[0].Edition, *files[1].Edition})
}

func TestIdentify_twoFilmsOfOneName(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.identify(b.Video("Alone (2020) {tmdb-1}/Alone.mkv"), b.Video("Alone (2020) {tmdb-2}/Alone.mkv"))
	require.Len(t, b.all(), 2)
}

func TestIdentify_identifierComesLater(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.identify(b.Video("Dune (2021)/Dune (2021).mkv"))
	was := b.only()
	b.identify(b.Video("Dune (2021)/Dune (2021) {tmdb-438631} 2160p.mkv"))
	is := b.only()
	require.Equal(t, was.ID, is.ID)
	require.EqualValues(t, 438631, *is.TMDBID)
	b.identify(b.Video("Dune (2021)/Dune (2021) 720p.mkv"))
	require.EqualValues(t, 438631, *b.only().TMDBID, "a name without the identifier takes none away")
}

func TestIdentify_renamed(t *testing.T) {
	t.Parallel()
	b := setup(t)
	f := b.Video("Aline (1979)/Aline (1979).mkv")
	b.identify(f)
	was := b.only()
	b.Move(f, "Alien (1979)/Alien (1979).mkv")
	b.identify(f)
	is := b.only()
	require.Equal(t, was.ID, is.ID, "a film with a better name stays the same")
	require.Equal(t, "Alien", is.Title)
}

func TestIdentify_split(t *testing.T) {
	t.Parallel()
	b := setup(t)
	first, second := b.Video("Twin (1999)/Twin (1999) 720p.mkv"), b.Video("Twin (1999)/Twin (1999) 1080p.mkv")
	b.identify(first, second)
	was := b.only()
	b.Move(second, "Other (2001)/Other (2001).mkv")
	b.identify(second)
	require.Len(t, b.all(), 2)
	b.Move(first, "Other (2001)/Other (2001) 720p.mkv")
	out := b.identify(first)
	require.Equal(t, "Other", b.only().Title)
	require.Equal(t, []library.Item{{Kind: "movie", ID: was.ID}}, out.Removed)
	hits, err := b.Search.Search(t.Context(), b.Viewer, search.Asked{Text: "twin", First: 10})
	require.NoError(t, err)
	require.Empty(t, hits)
}

// A film that gave one of its files to another is no longer found by what that was.
func TestIdentify_givers(t *testing.T) {
	t.Parallel()
	b := setup(t)
	small, large := b.Video("Twin (1999)/Twin (1999) 720p.mkv"), b.Video("Twin (1999)/Twin (1999) 2160p.mkv")
	b.Exec(`UPDATE file_media SET width = 3840, height = 2160 WHERE file_id = $1`, large.File.ID)
	b.identify(small, large)
	was := b.only()
	traits, versions := b.traits(was.ID)
	require.Contains(t, traits, "RESOLUTION:UHD")
	require.Equal(t, 2, versions)
	b.Move(large, "Other (2001)/Other (2001).mkv")
	b.identify(large)
	traits, versions = b.traits(was.ID)
	require.NotContains(t, traits, "RESOLUTION:UHD")
	require.Equal(t, 1, versions)

	b.Move(large, "Twin (1999)/Twin (1999) 2160p.mkv")
	b.identify(large, b.Video("Other (2001)/Other (2001) 720p.mkv"))
	b.Miss(small, new(time.Now()))
	b.Move(large, "Other (2001)/Other (2001).mkv")
	b.identify(large)
	require.Equal(t, "Other", b.only().Title, "of the other one there is nothing")
}

func TestIdentify_descriptionStays(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.Write("A (1994).nfo", nfo)
	f := b.Video("A (1994).mkv")
	b.identify(f)
	b.identify(b.Video("Leon (1994) {imdb-tt0110413}.mkv"))
	m := b.only()
	require.Equal(t, "Léon", m.Title, "a version without an NFO changes nothing")
	b.Write("A (1994).nfo", `<movie><title>Leon der Profi</title><year>1994</year><uniqueid type="tmdb">101</uniqueid></movie>`)
	b.identify(f)
	require.Equal(t, "Leon der Profi", b.only().Title, "a changed NFO does")
	credits, err := b.films.CreditsByMovieIDs(t.Context(), b.Viewer, []uuid.UUID{m.ID}, nil, 20)
	require.NoError(t, err)
	require.Empty(t, credits)
}

func TestIdentify_pictures(t *testing.T) {
	t.Parallel()
	b := setup(t)
	plain := b.Video("Plain (2000).mkv")
	covered := b.Video("Covered (2000).mkv")
	covered.Media.Info.Streams = append(covered.Media.Info.Streams, media.Stream{Index: 3, Kind: media.StreamVideo, AttachedPicture: true})
	out := b.identify(plain, covered)
	require.Len(t, out.Artworks, 2)
	all := b.all()
	pictures, err := db.AllSQL[artwork.Artwork](t.Context(), b.DB, "SELECT * FROM artworks WHERE id = ANY($1)", []uuid.UUID{*all[0].PosterID, *all[1].BackdropID})
	require.NoError(t, err)
	bySource := map[artwork.Source]*artwork.Artwork{}
	for _, p := range pictures {
		bySource[p.Source] = p
	}
	require.Equal(t, 3, *bySource[artwork.SourceEmbedded].StreamIndex)
	require.EqualValues(t, 60_000, *bySource[artwork.SourceFrame].AtMs, "a tenth of the film")
	require.Nil(t, all[0].BackdropID, "a cover is enough")

	b.Write("Plain (2000)-poster.jpg", "jpeg")
	b.identify(plain)
	is := b.all()[1]
	require.NotNil(t, is.PosterID)
	local, err := db.AllSQL[artwork.Artwork](t.Context(), b.DB, "SELECT * FROM artworks WHERE id = ANY($1)", []uuid.UUID{*is.PosterID})
	require.NoError(t, err)
	require.Equal(t, artwork.SourceLocal, local[0].Source)
}

func TestIdentify_brokenNFO(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.Write("Bad (2001)/movie.nfo", "<movie><title>Never closed")
	out := b.identify(b.Video("Bad (2001)/Bad (2001).mkv"))
	m := b.only()
	if len(out.Problems) > 0 {
		require.Equal(t, "NFO_BROKEN", out.Problems[0].Code)
		require.NotContains(t, out.Problems[0].Message, b.Dir)
	}
	require.Equal(t, 2001, *m.Year)
}

func TestIdentify_hostileNames(t *testing.T) {
	t.Parallel()
	b := setup(t)
	out := b.identify(b.Video("-rf.mkv"), b.Video("'; DROP TABLE movies; -- (1999).mkv"), b.Video("new\nline (2000).mkv"), b.Video("\xff\xfe (2001).mkv"), b.Video(`\x41 (2002).mkv`))
	require.Empty(t, out.Problems)
	require.NotEmpty(t, b.all())
}

func TestIdentify_atOnce(t *testing.T) {
	t.Parallel()
	b := setup(t)
	var batches [][]*library.Found
	for i := range 6 {
		var batch []*library.Found
		for k := range 5 {
			b.Write(fmt.Sprintf("Film %d (2000)/movie.nfo", k), fmt.Sprintf(`<movie><title>Film %d</title><year>2000</year><actor><name>Actor %d</name></actor><genre>Genre %d</genre></movie>`, k, 9-k, k))
			batch = append(batch, b.Video(fmt.Sprintf("Film %d (2000)/Film %d (2000) - v%d.mkv", k, k, i)))
		}
		batches = append(batches, batch)
	}
	group, ctx := errgroup.WithContext(t.Context())
	for _, batch := range batches {
		group.Go(func() error { _, err := b.films.Identify(ctx, b.Library, batch); return err })
	}
	require.NoError(t, group.Wait())
	require.Len(t, b.all(), 5)
}

func TestIdentify_statements(t *testing.T) {
	t.Parallel()
	b := setup(t)
	var batch []*library.Found
	for i := range 200 {
		name := fmt.Sprintf("Film %d (2000)", i)
		b.Write(name+"/movie.nfo", fmt.Sprintf(`<movie><title>Film %d</title><year>2000</year><actor><name>Actor %d</name></actor><genre>Drama</genre></movie>`, i, i%50))
		b.Write(name+"/poster.jpg", "jpeg")
		batch = append(batch, b.Video(name+"/"+name+".mkv"))
	}
	for range 2 {
		ctx, counter := db.CountIn(t.Context())
		_, err := b.films.Identify(ctx, b.Library, batch)
		require.NoError(t, err)
		require.LessOrEqual(t, counter.Total(), int64(25))
	}
	require.Len(t, b.all(), 100)
}
