package release

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// The tables in testdata hold one path a line: "path => kind | title | key=value ...".
// Everything that a row does not mention must be unset; only own (the episode's
// title), version and ids may be left out. "#hint MOVIES" applies to what follows.
func TestParse_tables(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/*.txt")
	require.NoError(t, err)
	rows := 0
	for _, file := range files {
		f, err := os.Open(file)
		require.NoError(t, err)
		lines, hint := bufio.NewScanner(f), HintNone
		for n := 1; lines.Scan(); n++ {
			line := strings.TrimSpace(lines.Text())
			if h, ok := strings.CutPrefix(line, "#hint"); ok {
				hint = Hint(strings.TrimSpace(h))
			}
			if line == "" || line[0] == '#' {
				continue
			}
			path, want, ok := strings.Cut(line, " => ")
			require.True(t, ok, "%s:%d: no arrow", file, n)
			rows++
			t.Run(fmt.Sprintf("%s:%d", filepath.Base(file), n), func(t *testing.T) {
				checkRow(t, path, want, hint)
			})
		}
		require.NoError(t, lines.Err())
		require.NoError(t, f.Close())
	}
	require.GreaterOrEqual(t, rows, 300)
}

func checkRow(t *testing.T, path, want string, hint Hint) {
	t.Helper()
	g := Parse(path, Options{Hint: hint})
	got := describe(g)
	fields := strings.Split(want, " | ")
	require.GreaterOrEqual(t, len(fields), 2, "row needs kind and title")
	expected := map[string]string{"kind": strings.ToUpper(fields[0]), "title": fields[1]}
	for _, f := range fields[2:] {
		key, value, _ := strings.Cut(f, "=")
		expected[key] = value
	}
	for _, free := range []string{"own", "version", "ids"} {
		if _, asked := expected[free]; !asked {
			delete(got, free)
		}
	}
	require.Equal(t, expected, got, "%s\nsource %v", path, g.Source)
}

func describe(g Guess) map[string]string {
	m := map[string]string{"kind": string(g.Kind), "title": g.Title, "own": g.EpisodeTitle, "version": g.Version, "edition": g.Edition, "extra": string(g.Extra), "date": g.AirDate}
	if g.Year > 0 {
		m["year"] = strconv.Itoa(g.Year)
	}
	if g.Season != nil {
		m["s"] = strconv.Itoa(*g.Season)
	}
	if g.Part > 0 {
		m["part"] = strconv.Itoa(g.Part)
	}
	m["e"], m["abs"] = list(g.Episodes), list(g.Absolute)
	var ids []string
	for _, p := range []string{"tmdb", "imdb", "tvdb", "anidb"} {
		if id := g.IDs[p]; id != "" {
			ids = append(ids, p+":"+id)
		}
	}
	m["ids"] = strings.Join(ids, ",")
	for k, v := range m {
		if v == "" {
			delete(m, k)
		}
	}
	return m
}

func list(ns []int) string {
	if len(ns) > 3 && ns[len(ns)-1]-ns[0] == len(ns)-1 {
		return fmt.Sprintf("%d-%d", ns[0], ns[len(ns)-1])
	}
	return strings.Trim(strings.ReplaceAll(fmt.Sprint(ns), " ", ","), "[]")
}
