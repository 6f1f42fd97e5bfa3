package local

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"revenge/internal/metadata/release"
	"revenge/internal/metadata/sidecar"
	"revenge/internal/platform/fault"
)

// shelf serves files under /lib.
func shelf(files map[string]string) Open {
	m := fstest.MapFS{}
	for name, text := range files {
		m[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return func(name string) (fs.File, error) {
		inner := strings.Trim(strings.TrimPrefix(name, "/lib"), "/")
		if inner == "" {
			inner = "."
		}
		return m.Open(inner)
	}
}

func with(files map[string]string) Options { return Options{Root: "/lib", Open: shelf(files)} }

func TestIdentify_names_only(t *testing.T) {
	t.Parallel()
	id := Identify("/films/Heat (1995) {tmdb-949}/Heat.mkv", Options{})
	require.Equal(t, "Heat", id.Title)
	require.Equal(t, 1995, id.Year)
	require.Equal(t, map[string]string{"tmdb": "949"}, id.IDs)
	require.Equal(t, "movie|tmdb|949", id.Key())
}

func TestIdentify_movie_nfo(t *testing.T) {
	t.Parallel()
	nfo := `<movie><title>Heat: Los Angeles</title><year>1996</year><uniqueid type="imdb">tt0113277</uniqueid><edition>Restored</edition></movie>`
	for _, name := range []string{"Heat (1995) {tmdb-949}/Heat.nfo", "Heat (1995) {tmdb-949}/movie.nfo", "Heat (1995) {tmdb-949}/HEAT.NFO"} {
		id := Identify("/lib/Heat (1995) {tmdb-949}/Heat.mkv", with(map[string]string{name: nfo, "Heat (1995) {tmdb-949}/Heat.mkv": ""}))
		require.Equal(t, release.KindMovie, id.Kind)
		require.Equal(t, "Heat: Los Angeles", id.Title, name)
		require.Equal(t, 1996, id.Year)
		require.Equal(t, "Restored", id.Edition)
		require.Equal(t, map[string]string{"tmdb": "949", "imdb": "tt0113277"}, id.IDs)
		require.Contains(t, id.Source, "nfo: title")
	}
}

func TestIdentify_movie_nfo_of_a_mixed_folder(t *testing.T) {
	t.Parallel()
	files := map[string]string{"movie.nfo": `<movie><title>Wrong</title></movie>`, "Heat (1995).mkv": "", "Alien (1979).mkv": "", "Alien (1979).nfo": `<movie><title>Alien!</title></movie>`}
	require.Equal(t, "Heat", Identify("/lib/Heat (1995).mkv", with(files)).Title)
	require.Equal(t, "Alien!", Identify("/lib/Alien (1979).mkv", with(files)).Title)
	delete(files, "Alien (1979).mkv")
	require.Equal(t, "Wrong", Identify("/lib/Heat (1995).mkv", with(files)).Title)
}

func TestIdentify_linked_nfo(t *testing.T) {
	t.Parallel()
	id := Identify("/lib/Heat (1995)/Heat.mkv", with(map[string]string{"Heat (1995)/Heat.nfo": "https://www.imdb.com/title/tt0113277/", "Heat (1995)/Heat.mkv": ""}))
	require.Equal(t, "Heat", id.Title)
	require.Equal(t, 1995, id.Year)
	require.Equal(t, map[string]string{"imdb": "tt0113277"}, id.IDs)
}

func TestIdentify_series_nfo(t *testing.T) {
	t.Parallel()
	files := map[string]string{
		"Hafen/tvshow.nfo":              `<tvshow><title>Harbour</title><year>2003</year><uniqueid type="tvdb">79000</uniqueid></tvshow>`,
		"Hafen/Season 1/01.mkv":         "",
		"Hafen/Season 1/02.mkv":         "",
		"Hafen/Season 1/02.nfo":         `<episodedetails><title>Storm</title><season>1</season><episode>5</episode><aired>2003-11-02</aired><uniqueid type="tvdb">300005</uniqueid></episodedetails><episodedetails><season>1</season><episode>6</episode></episodedetails>`,
		"Hafen/Bonus/season.nfo":        `<season><seasonnumber>4</seasonnumber></season>`,
		"Hafen/Der Weg 07.mkv":          "",
		"Hafen/More/season.nfo":         `<season><seasonnumber>4</seasonnumber></season>`,
		"Hafen/More/Hafen - 07.mkv":     "",
		"Hafen/Season 1/01-trailer.mkv": "",
	}
	identifier := New(with(files))
	first := identifier.Identify("/lib/Hafen/Season 1/01.mkv")
	require.Equal(t, "Harbour", first.Title)
	require.Equal(t, 2003, first.Year)
	require.Equal(t, []int{1}, first.Episodes)
	require.Equal(t, "series|tvdb|79000", first.Key())

	second := identifier.Identify("/lib/Hafen/Season 1/02.mkv")
	require.Equal(t, []int{5, 6}, second.Episodes, "the NFO wins over the name")
	require.Equal(t, "Storm", second.EpisodeTitle)
	require.Equal(t, "2003-11-02", second.AirDate)
	require.Equal(t, map[string]string{"tvdb": "79000"}, second.IDs)
	require.Equal(t, map[string]string{"tvdb": "300005"}, second.EpisodeIDs)
	require.Equal(t, first.Key(), second.Key())

	loose := identifier.Identify("/lib/Hafen/Der Weg 07.mkv")
	require.Equal(t, release.KindUnknown, loose.Kind, "a file in a series' folder is no film")
	require.Equal(t, "Harbour", loose.Title)

	more := identifier.Identify("/lib/Hafen/More/Hafen - 07.mkv")
	require.Equal(t, 4, *more.Season)

	trailer := identifier.Identify("/lib/Hafen/Season 1/01-trailer.mkv")
	require.Equal(t, release.KindExtra, trailer.Kind)
	require.Equal(t, "Harbour", trailer.Title)
}

func TestIdentify_disc(t *testing.T) {
	t.Parallel()
	id := Identify("/lib/Heat (1995)/VIDEO_TS/VIDEO_TS.IFO", with(map[string]string{"Heat (1995)/VIDEO_TS/VIDEO_TS.nfo": `<movie><title>Hitze</title></movie>`, "Heat (1995)/VIDEO_TS/VIDEO_TS.IFO": ""}))
	require.Equal(t, "Hitze", id.Title)
	require.Equal(t, 1995, id.Year)
}

func TestDescribe(t *testing.T) {
	t.Parallel()
	film := map[string]string{"Heat (1995)/Heat.mkv": "", "Heat (1995)/movie.nfo": `<movie><title>Heat</title><plot>Two men.</plot></movie>`, "Heat (1995)/poster.jpg": "", "Heat (1995)/Heat-fanart.jpg": "",
		"Heat (1995)/Heat.en.forced.srt": "", "Heat (1995)/Subs/2_German.srt": ""}
	d := New(with(film)).Describe("/lib/Heat (1995)/Heat.mkv")
	require.Equal(t, "Two men.", d.Movie.Plot)
	require.Equal(t, []sidecar.Artwork{{Name: "/lib/Heat (1995)/poster.jpg", Role: sidecar.RolePoster}}, d.FolderArtwork)
	require.Equal(t, []sidecar.Artwork{{Name: "/lib/Heat (1995)/Heat-fanart.jpg", Role: sidecar.RoleBackdrop}}, d.Artwork)
	require.Len(t, d.Subtitles, 2)
	require.Equal(t, "/lib/Heat (1995)/Heat.en.forced.srt", d.Subtitles[0].Name)
	require.Empty(t, d.Problems)

	show := map[string]string{"Show/Season 1/Show S01E01.mkv": "", "Show/Season 1/Show S01E01-thumb.jpg": "", "Show/poster.jpg": "", "Show/Season 1/poster.jpg": "", "Show/tvshow.nfo": `<tvshow><title>Show</title><status>Ended</status></tvshow>`,
		"Show/Season 1/Show S01E01.nfo": "<movie", "Show/Season 1/season.nfo": `<season><title>One</title></season>`}
	d = New(with(show)).Describe("/lib/Show/Season 1/Show S01E01.mkv")
	require.Equal(t, "Ended", d.Series.Status)
	require.Equal(t, "One", d.SeasonFacts.Title)
	require.Equal(t, sidecar.RoleEpisodeStill, d.Artwork[0].Role)
	require.Len(t, d.FolderArtwork, 2)
	require.Equal(t, "/lib/Show/Season 1/poster.jpg", d.FolderArtwork[0].Name)
	require.Equal(t, sidecar.RoleSeasonPoster, d.FolderArtwork[0].Role)
	require.ErrorIs(t, d.Problems["/lib/Show/Season 1/Show S01E01.nfo"], fault.Invalid)

	require.Equal(t, "Heat", New(Options{}).Describe("Heat (1995).mkv").Title)
}

func TestIdentifier_concurrent(t *testing.T) {
	t.Parallel()
	identifier := New(with(map[string]string{"Show/tvshow.nfo": `<tvshow><title>The Show</title></tvshow>`, "Show/Season 1/01.mkv": ""}))
	var wg sync.WaitGroup
	titles := make([]string, 16)
	for n := range titles {
		wg.Go(func() { titles[n] = identifier.Identify("/lib/Show/Season 1/01.mkv").Title })
	}
	wg.Wait()
	require.Equal(t, []string{"The Show"}, slices.Compact(titles))
}

func decodeLines(t *testing.T, out []byte) []map[string]any {
	t.Helper()
	var lines []map[string]any
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var l map[string]any
		if err := d.Decode(&l); errors.Is(err, io.EOF) {
			return lines
		} else {
			require.NoError(t, err)
		}
		lines = append(lines, l)
	}
}

func TestWriteJSONLines(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for _, name := range []string{"Heat (1995)/Heat & Co.mkv", "Heat (1995)/notes.txt", "Alien (1979)/VIDEO_TS/VTS_01_1.VOB", "Alien (1979)/VIDEO_TS/VIDEO_TS.IFO", ".hidden/x.mkv", "._Heat.mkv", "Show/Season 1/S01E02.mkv"} {
		require.NoError(t, os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755))
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), nil, 0o644))
	}
	require.NoError(t, os.WriteFile(filepath.Join(dir, "Heat (1995)", "movie.nfo"), []byte(`<movie><title>Heat &amp; Co</title></movie>`), 0o644))
	var out bytes.Buffer
	require.NoError(t, WriteJSONLines(&out, []string{dir, "/nowhere/Show.S01E05.mkv", "[Group] Title - 012 [1080p].mkv", "a\xff\x00b"}, release.HintNone))
	require.Equal(t, 6, bytes.Count(out.Bytes(), []byte("\n")))
	require.NotContains(t, out.String(), `\u0026`)
	lines := decodeLines(t, out.Bytes())
	require.Len(t, lines, 6)
	keys := slices.Sorted(maps.Keys(lines[0]))
	require.Equal(t, []string{"absolute", "airDate", "edition", "episode", "episodeTitle", "episodes", "extra", "ids", "kind", "part", "path", "season", "source", "title", "year"}, keys)
	require.Equal(t, "Alien", lines[0]["title"])
	require.Equal(t, "Heat & Co", lines[1]["title"])
	require.Equal(t, "episode", lines[2]["kind"])
	require.Equal(t, "Show", lines[2]["title"])
	require.Equal(t, map[string]any{"path": "/nowhere/Show.S01E05.mkv", "kind": "episode", "title": "Show", "year": nil, "season": 1.0, "episode": 5.0, "episodes": []any{5.0}, "absolute": nil, "airDate": nil,
		"episodeTitle": nil, "edition": nil, "part": nil, "extra": nil, "ids": nil, "source": []any{"name: SxxEyy", "name: title"}}, lines[3])
	require.Equal(t, []any{12.0}, lines[4]["absolute"])
}

func TestWriteJSONLines_failures(t *testing.T) {
	t.Parallel()
	full := errors.New("disk full")
	require.ErrorIs(t, WriteJSONLines(failing{full}, []string{"x.mkv"}, release.HintNone), full)
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "x.mkv"), nil, 0o644))
	require.ErrorIs(t, WriteJSONLines(failing{full}, []string{dir}, release.HintNone), full)
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

func TestIdentification_MarshalJSON(t *testing.T) {
	t.Parallel()
	id := Identification{Guess: release.Parse("/f/Heat (1995)/Heat-deleted.mkv", release.Options{}), EpisodeIDs: map[string]string{"tvdb": "5"}}
	out, err := json.Marshal(id)
	require.NoError(t, err)
	require.Contains(t, string(out), `"extra":"deleted_scene"`)
	require.Contains(t, string(out), `"ids":{"tvdbEpisode":"5"}`)
}
