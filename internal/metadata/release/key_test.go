package release

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestNormalise(t *testing.T) {
	t.Parallel()
	for _, same := range [][2]string{
		{"The Matrix", "matrix"}, {"Fast & Furious", "fast and furious"}, {"Amélie", "AMELIE"}, {"S.W.A.T.", "SWAT"}, {"Mr. Robot", "Mr Robot"},
		{"Spider-Man", "spider man"}, {"Schönes Ærø", "schones aero"}, {"Don’t Look Up", "Dont look up"}, {"Mission: Impossible", "mission impossible"}, {"Straße", "strasse"},
	} {
		require.Equal(t, Normalise(same[1]), Normalise(same[0]))
	}
	require.NotEqual(t, Normalise("Alien"), Normalise("Aliens"))
	require.Equal(t, "сталкер", Normalise("Сталкер"))
	require.NotEmpty(t, Normalise("!!!"))
}

func TestGuess_Key(t *testing.T) {
	t.Parallel()
	groups := [][]string{
		{"/f/Dune (2021)/Dune (2021) - 1080p.mkv", "/f/Dune (2021)/Dune (2021) - 2160p.mkv", "/f/Dune (2021)/dune.2021.720p.mkv", "/f/Dune (2021)/Dune (2021)-trailer.mkv"},
		{"/f/Dune (1984)/Dune.cd1.avi", "/f/Dune (1984)/Dune.cd2.avi"},
		{"/tv/Dune (2000)/Season 1/Dune S01E01.mkv", "/tv/Dune (2000)/Season 2/01.mkv", "/tv/Dune (2000)/Specials/Making.mkv", "/tv/Dune (2000)/Season 1/dune.1x02.mkv"},
		{"/f/A (2001) {tmdb-7}/A (2001).mkv", "/f/B (2001) [tmdbid-7].mkv"},
	}
	seen := map[string]int{}
	for i, group := range groups {
		want := Parse(group[0], Options{}).Key()
		_, taken := seen[want]
		require.False(t, taken, "%s is the key of two groups", want)
		seen[want] = i
		for _, path := range group {
			require.Equal(t, want, Parse(path, Options{}).Key(), path)
		}
	}
	require.Equal(t, []string{"movie|tmdb|7", "movie|a|2001"}, Parse("/f/A (2001) {tmdb-7}.mkv", Options{}).Keys())
}

func TestParse_folder(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]string{
		"/lib/Heat (1995)/Heat.mkv":              "/lib/Heat (1995)",
		"lib/Show/Season 1/Show S01E01.mkv":      "lib/Show",
		"/lib/Heat (1995).mkv":                   "",
		"/lib/Heat (1995)/VIDEO_TS/VTS_01_1.VOB": "/lib/Heat (1995)",
		"/lib/Heat (1995)/Extras/x.mkv":          "/lib/Heat (1995)",
		"/lib/Show/Season 1/Other.S01E01.mkv":    "/lib/Show",
		"/lib/mixed/Heat (1995).mkv":             "",
		"/lib/Show (2001)/Show - S01E01 - x.mkv": "/lib/Show (2001)",
	} {
		require.Equal(t, want, Parse(path, Options{Root: "/lib"}).Folder, path)
	}
}

func TestKind_MarshalJSON(t *testing.T) {
	t.Parallel()
	out, err := json.Marshal(KindMovie)
	require.NoError(t, err)
	require.JSONEq(t, `"movie"`, string(out))
}

func TestVideo(t *testing.T) {
	t.Parallel()
	require.True(t, Video("a.MKV"))
	require.False(t, Video("a.srt"))
	require.False(t, Video("a"))
}

// The tags of a release are no label that somebody gave a version.
func TestParse_releaseIsNoVersion(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"Dune (2021) - 1080p BluRay x264-GRP.mkv", "Dune (2021) [1080p].mkv", "Dune.2021.1080p.BluRay.mkv", "Dune (2021) - [1080p][x265].mkv"} {
		require.Empty(t, Parse("/films/Dune (2021)/"+name, Options{Root: "/films"}).Version, name)
	}
}
