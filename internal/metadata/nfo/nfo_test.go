package nfo

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"revenge/internal/metadata"
	"revenge/internal/platform/fault"
)

func parseFile(t *testing.T, name string) *Document {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", name))
	require.NoError(t, err)
	defer func() { require.NoError(t, f.Close()) }()
	doc, err := Parse(f)
	require.NoError(t, err)
	return doc
}

func parse(t *testing.T, text string) *Document {
	t.Helper()
	doc, err := Parse(strings.NewReader(text))
	require.NoError(t, err)
	return doc
}

func TestParse_movie(t *testing.T) {
	t.Parallel()
	m := parseFile(t, "movie.nfo").Movie
	require.NotNil(t, m)
	require.Equal(t, "The Wanderer & the Sea", m.Title)
	require.Equal(t, "Der Wanderer", m.OriginalTitle)
	require.Equal(t, "Wanderer 1", m.SortTitle)
	require.Equal(t, 2011, m.Year)
	require.Equal(t, "2011-05-20", m.Date)
	require.Equal(t, "A man walks.\n\nHe reaches the sea.", m.Plot)
	require.Equal(t, "A man walks.", m.Outline)
	require.Equal(t, "Walk on.", m.Tagline)
	require.Equal(t, 95*time.Minute, m.Runtime)
	require.Equal(t, "PG-13", m.AgeRating)
	require.Equal(t, "PG-13 / DE:FSK 12", m.AgeRatings)
	require.Equal(t, []metadata.Translation{{Language: "de", Title: "Der Wanderer und das Meer", Overview: "Ein Mann geht."},
		{Language: "pt-BR", Title: "O Andarilho"}}, m.Translations)
	require.Equal(t, []metadata.Rating{{Source: "imdb", Value: 7.5, Max: 10, Votes: 12345, Default: true}, {Source: "metacritic", Value: 61, Max: 100, Votes: 20}}, m.Ratings)
	require.InDelta(t, 8.0, m.UserRating, 0.001)
	require.Equal(t, metadata.IDs{"tmdb": "4242", "imdb": "tt7654321"}, m.IDs)
	require.Equal(t, []string{"Drama", "Adventure", "Comedy"}, m.Genres)
	require.Equal(t, []string{"sea", "long walk"}, m.Tags)
	require.Equal(t, []string{"Studio One", "Studio Two"}, m.Studios)
	require.Equal(t, []string{"Germany", "France"}, m.Countries)
	require.Equal(t, &metadata.Collection{Name: "Wanderer Collection", Overview: "Two films.", IDs: metadata.IDs{"tmdb": "77"}}, m.Collection)
	require.Equal(t, "Director's Cut", m.Edition)
	require.True(t, m.Locked)
	require.Equal(t, time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC), m.AddedAt)
	require.Equal(t, []metadata.Credit{
		{Name: "Ada Actor", Job: metadata.JobActor, Role: "Wanderer", Order: 0, IDs: metadata.IDs{"tmdb": "900"}, Image: "https://img.example/ada.jpg"},
		{Name: "Ben Guest", Job: metadata.JobGuestStar, Role: "Fisher", Order: 5},
		{Name: "Dee Director", Job: metadata.JobDirector, Order: 0, IDs: metadata.IDs{"tmdb": "901"}},
		{Name: "Will Writer", Job: metadata.JobWriter, Order: 0},
		{Name: "Wanda Writer", Job: metadata.JobWriter, Order: 1},
	}, m.Credits)
	require.Equal(t, []metadata.Image{{Role: "poster", URL: "https://img.example/p.jpg"}, {Role: "fanart", URL: "https://img.example/f.jpg"}}, m.Images)
}

func TestParse_series(t *testing.T) {
	t.Parallel()
	doc := parseFile(t, "tvshow.nfo")
	s := doc.Series
	require.NotNil(t, s)
	require.Equal(t, "Harbour", s.Title)
	require.Equal(t, 2003, s.Year)
	require.Equal(t, "Ended", s.Status)
	require.Equal(t, "2006-04-01", s.EndDate)
	require.Equal(t, map[int]string{1: "The First", 2: "The Second"}, s.SeasonNames)
	require.Equal(t, metadata.IDs{"tvdb": "79000", "tmdb": "111", "imdb": "tt0111111"}, s.IDs)
	require.Equal(t, []metadata.Image{{Role: "poster", URL: "https://img.example/s1.jpg", Season: new(1)}}, s.Images)
}

func TestParse_season(t *testing.T) {
	t.Parallel()
	s := parse(t, `<season><seasonnumber>3</seasonnumber><title>Third</title><plot>x</plot><year>2005</year></season>`).Season
	require.NotNil(t, s)
	require.Equal(t, 3, *s.Number)
	require.Equal(t, "Third", s.Title)
}

func TestParse_episodes(t *testing.T) {
	t.Parallel()
	doc := parseFile(t, "episodes.nfo")
	require.Len(t, doc.Episodes, 2)
	first := doc.Episodes[0]
	require.Equal(t, "Harbour", first.SeriesTitle)
	require.Equal(t, "Storm, Part 1", first.Title)
	require.Equal(t, 1, *first.Season)
	require.Equal(t, 5, *first.Episode)
	require.Equal(t, 17, first.Absolute)
	require.Equal(t, "2003-11-02", first.Date)
	require.Nil(t, first.DisplaySeason, "-1 means not set")
	require.Equal(t, 3, *first.DisplayEpisode)
	require.Equal(t, metadata.IDs{"tvdb": "300005"}, first.IDs)
	require.Equal(t, 6, *doc.Episodes[1].Episode)
	require.Equal(t, metadata.IDs{"imdb": "tt0999999"}, doc.Linked)
}

func TestParse_links(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]metadata.IDs{
		"https://www.imdb.com/title/tt0133093/":                             {"imdb": "tt0133093"},
		"http://www.imdb.com/Title?tt0133093":                               nil,
		"http://akas.imdb.com/de/title/tt0133093":                           {"imdb": "tt0133093"},
		"see https://www.themoviedb.org/movie/603-the-matrix\r\n":           {"tmdb": "603"},
		"https://www.themoviedb.org/tv/1396":                                {"tmdb": "1396"},
		"http://thetvdb.com/?tab=series&id=78804&lid=7":                     {"tvdb": "78804"},
		"https://www.thetvdb.com/series/78804":                              {"tvdb": "78804"},
		"<movie><title>X</title></movie>\nhttps://imdb.com/title/tt1234567": {"imdb": "tt1234567"},
		"https://anidb.net/anime/23":                                        {"anidb": "23"},
	} {
		if want == nil {
			want = metadata.IDs{"imdb": "tt0133093"}
		}
		require.Equal(t, want, parse(t, text).IDs(), text)
	}
}

func TestParse_old_forms(t *testing.T) {
	t.Parallel()
	require.Equal(t, metadata.IDs{"imdb": "tt0133093", "tmdb": "603"}, parse(t, `<movie><id TMDB="603">tt0133093</id></movie>`).IDs())
	require.Equal(t, metadata.IDs{"imdb": "tt0133093", "tmdb": "603"}, parse(t, `<movie><imdbid>tt0133093</imdbid><tmdbid>603</tmdbid></movie>`).IDs())
	require.Equal(t, metadata.IDs{"tvdb": "5"}, parse(t, `<tvshow><id>5</id></tvshow>`).IDs())
	require.Equal(t, metadata.IDs{"tmdb": "2"}, parse(t, `<movie><uniqueid type="tmdb">1</uniqueid><uniqueid type="tmdb" default="true">2</uniqueid><uniqueid type="tmdb">x y</uniqueid></movie>`).IDs())
	require.Empty(t, parse(t, `<movie><uniqueid type="tmdb">0</uniqueid><uniqueid type="imdb">nonsense</uniqueid></movie>`).IDs())
	m := parse(t, `<movie><rating>7,5</rating><votes>1,234</votes><set>Alone</set><runtime>1h 35m</runtime><mpaa>16</mpaa></movie>`).Movie
	require.Equal(t, []metadata.Rating{{Source: "default", Value: 7.5, Max: 10, Votes: 1234, Default: true}}, m.Ratings)
	require.Equal(t, "Alone", m.Collection.Name)
	require.Equal(t, 95*time.Minute, m.Runtime)
}

func TestParse_sloppy(t *testing.T) {
	t.Parallel()
	require.Equal(t, "Tom & Jerry", parse(t, `<movie><title>Tom & Jerry</title></movie>`).Movie.Title)
	require.Equal(t, "AT&T", parse(t, `<movie><title>AT&T</title></movie>`).Movie.Title)
	require.Equal(t, "Amélie", parse(t, `<movie><title>Am&eacute;lie</title></movie>`).Movie.Title)
	require.Equal(t, "Cut", parse(t, `<movie><title>Cut</title><plot>never closed`).Movie.Title)
	require.Equal(t, "Upper", parse(t, `<MOVIE><TITLE>Upper</TITLE></MOVIE>`).Movie.Title)
	require.Equal(t, "Crossed", parse(t, `<movie><b><title>x</b></title><title>Crossed</title></movie>`).Movie.Title)
	require.Equal(t, "CDATA <x>", parse(t, `<movie><title><![CDATA[CDATA <x>]]></title></movie>`).Movie.Title)
	require.Equal(t, "After", parse(t, "<!-- c --><?xml version=\"1.0\"?><!DOCTYPE movie>\n<movie><title>After</title></movie>").Movie.Title)
	require.Equal(t, "N", parse(t, `<k:movie xmlns:k="u"><k:title>N</k:title></k:movie>`).Movie.Title)
	require.Zero(t, parse(t, `<movie><title>x</title><year>soon</year><runtime>long</runtime><premiered>13/13/13</premiered><rating>NaN</rating></movie>`).Movie.Year)
	require.Empty(t, parse(t, `<movie><title>x</title><thumb>javascript:alert(1)</thumb><thumb>file:///etc/passwd</thumb><trailer>http://t</trailer></movie>`).Movie.Images)
}

func TestParse_encodings(t *testing.T) {
	t.Parallel()
	body := func(label string) string {
		return `<?xml version="1.0" encoding="` + label + `"?><movie><title>Žluťoučký – ünïcode</title></movie>`
	}
	western := func(label string) string {
		return `<?xml version="1.0" encoding="` + label + `"?><movie><title>Zürich – café</title></movie>`
	}
	encode := func(e encoding.Encoding, s string) string {
		out, err := e.NewEncoder().String(s)
		require.NoError(t, err)
		return out
	}
	for name, c := range map[string]struct{ text, want string }{
		"utf-8":                {body("UTF-8"), "Žluťoučký – ünïcode"},
		"utf-8 with mark":      {"\ufeff" + body("UTF-8"), "Žluťoučký – ünïcode"},
		"utf-8, says latin 1":  {body("ISO-8859-1"), "Žluťoučký – ünïcode"},
		"utf-8, says nonsense": {body("x-none"), "Žluťoučký – ünïcode"},
		"utf-16 le":            {encode(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), body("UTF-16")), "Žluťoučký – ünïcode"},
		"utf-16 be":            {encode(unicode.UTF16(unicode.BigEndian, unicode.UseBOM), body("UTF-16")), "Žluťoučký – ünïcode"},
		"utf-16 le unmarked":   {encode(unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), body("UTF-16")), "Žluťoučký – ünïcode"},
		"windows-1252":         {encode(charmap.Windows1252, western("windows-1252")), "Zürich – café"},
		"1252, says utf-8":     {encode(charmap.Windows1252, western("utf-8")), "Zürich – café"},
		"1252, says utf-16":    {encode(charmap.Windows1252, western("utf-16")), "Zürich – café"},
		"1252, says nothing":   {encode(charmap.Windows1252, `<movie><title>Zürich – café</title></movie>`), "Zürich – café"},
		"windows-1250":         {encode(charmap.Windows1250, `<?xml version="1.0" encoding="windows-1250"?><movie><title>Žluťoučký</title></movie>`), "Žluťoučký"},
	} {
		doc, err := Parse(strings.NewReader(c.text))
		require.NoError(t, err, name)
		require.Equal(t, c.want, doc.Movie.Title, name)
	}
}

func TestParse_nothing(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "hello", "<", "<html><body>x</body></html>", "\x00\x01\x02", "<movie", "</movie>", "<!DOCTYPE"} {
		_, err := Parse(strings.NewReader(text))
		require.ErrorIs(t, err, fault.Invalid, "%q", text)
	}
	broken := errors.New("disk gone")
	_, err := Parse(iotest.ErrReader(broken))
	require.ErrorIs(t, err, broken)
}

func TestValues(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]time.Duration{"95": 95 * time.Minute, "95 min": 95 * time.Minute, "2h": 2 * time.Hour, "01:35:10": 95*time.Minute + 10*time.Second, "": 0, "abc": 0, "99999": 0, "1:2": 0, "x:y:z": 0} {
		require.Equal(t, want, duration(s), s)
	}
	for s, want := range map[string]string{"2011-05-20": "2011-05-20", "2011-05-20 10:00:00": "2011-05-20", "20.05.2011": "2011-05-20", "2011-02-31": "", "0001-01-01": "", "soon": ""} {
		require.Equal(t, want, date(s), s)
	}
}

// Names and titles are read as far as an index holds them; age ratings of many countries are read whole.
func TestParse_long(t *testing.T) {
	t.Parallel()
	long, ages := strings.Repeat("音", 600), strings.Repeat("DE:FSK 16 / ", 99)+"US:R"
	m := parse(t, "<movie><title>"+long+"</title><tag>"+long+"</tag><mpaa>"+ages+"</mpaa><actor><name>"+long+"</name></actor></movie>").Movie
	require.Equal(t, []string{long[:1500], long[:1500], long[:1500], ages}, []string{m.Title, m.Tags[0], m.Credits[0].Name, m.AgeRatings})
}
