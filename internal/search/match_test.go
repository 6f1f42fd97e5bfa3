package search_test

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/intake/intaketest"
	"revenge/internal/library"
	"revenge/internal/platform/db"
	"revenge/internal/search"
	"revenge/internal/testkit"
)

// matched runs the rows of a match, with what stands before them and after.
func matched(t *testing.T, s *intaketest.Shelf, text, before, after string) []string {
	t.Helper()
	m, err := s.Search.Match(t.Context(), s.Viewer, text, search.Track)
	require.NoError(t, err)
	return matchedBy(t, s, m, before, after)
}

func matchedBy(t *testing.T, s *intaketest.Shelf, m *search.Match, before, after string) []string {
	t.Helper()
	var args []any
	sql := m.Write(func(arg any) string {
		args = append(args, arg)
		return "$" + strconv.Itoa(len(args))
	})
	out, err := db.Column[string](t.Context(), s.DB, before+sql+after, args...)
	require.NoError(t, err)
	return out
}

// step is a part of a plan that was carried out.
type step struct {
	Kind    string  `json:"Node Type"`
	Rows    float64 `json:"Actual Rows"`
	Removed float64 `json:"Rows Removed by Filter"`
	Plans   []step
}

// read is how many rows of tables the plan has looked at; bits of an index are none.
func (s step) read() (n float64) {
	if strings.HasSuffix(s.Kind, "Scan") && s.Kind != "Bitmap Index Scan" && s.Kind != "CTE Scan" {
		n = s.Rows + s.Removed
	}
	for _, p := range s.Plans {
		n += p.read()
	}
	return n
}

func reads(t *testing.T, s *intaketest.Shelf, text string) float64 {
	t.Helper()
	var plans []struct{ Plan step }
	require.NoError(t, json.Unmarshal([]byte(matched(t, s, text, `EXPLAIN (ANALYZE, FORMAT JSON) `, "")[0]), &plans))
	return plans[0].Plan.read()
}

// Of a word that all titles have hardly more are read than are found at most; what is called so is among them.
func TestMatch_bounded(t *testing.T) {
	t.Parallel()
	s := intaketest.New(t, library.KindMusic)
	s.Exec(`INSERT INTO search_docs (id, kind, library_id, title, folded) SELECT gen_random_uuid(), 'TRACK', $1, t, t
		FROM generate_series(1, 100000) n, concat_ws(' ', CASE WHEN n % 100 > 0 THEN 'song' END, 'all', CASE WHEN n NOT IN (99900, 99901) THEN n END) t`, s.Library.ID)
	s.Exec(`INSERT INTO search_words VALUES ('all'), ('song')`)
	there(s)
	s.Exec(`ANALYZE search_docs`)
	for text, first := range map[string]string{"a": "all", "all": "all", "s": "song all", "song all": "song all", "al so": "song all"} {
		titles := matched(t, s, text, `SELECT folded FROM search_docs JOIN (`, `) found ON found_id = id ORDER BY relevance DESC, id`)
		require.Len(t, titles, search.MaxMatches, text)
		if strings.HasPrefix(first, text) {
			require.Equal(t, first, titles[0], text)
		}
		begin := slices.IndexFunc(titles, func(title string) bool { return !strings.HasPrefix(title, text) })
		if text == "a" || text == "all" {
			require.Equal(t, 1000, begin, "all that begin so, before the others")
		}
		require.Less(t, reads(t, s, text), 1.5*search.MaxMatches, text)
	}
	for _, text := range []string{"4711", "all 4711", "zebra"} {
		require.Less(t, reads(t, s, text), 100.0, text)
	}
}

// What finds less than that finds all of it.
func TestMatch_all(t *testing.T) {
	t.Parallel()
	s := intaketest.New(t, library.KindMusic)
	s.Exec(`INSERT INTO search_docs (id, kind, library_id, title, folded) SELECT gen_random_uuid(), 'TRACK', $1, t, t
		FROM generate_series(1, 5000) n, concat_ws(' ', CASE WHEN n % 2 > 0 THEN 'song' END, 'all', n) t`, s.Library.ID)
	there(s)
	for text, n := range map[string]int{"a": 5000, "all": 5000, "song": 2500, "s a": 2500, "all 77": 11, "zz": 0} {
		ids := matched(t, s, text, `SELECT DISTINCT found_id::text FROM (`, `) found`)
		require.Len(t, ids, n, text)
	}
}

// Other titles are found by their index, also behind a wall.
func TestMatch_walled(t *testing.T) {
	t.Parallel()
	server := testkit.Server(t)
	s := intaketest.On(t, testkit.Open(t, server, db.General), library.KindMusic, nil)
	s.Exec(`INSERT INTO search_docs (id, kind, library_id, title, folded, aliases) SELECT gen_random_uuid(), 'TRACK', $1, t AS title, t AS folded, E'other\n' || t
		FROM generate_series(1, 5000) n, concat(n) t`, s.Library.ID)
	there(s)
	s.Exec(`ANALYZE search_docs`)
	s.DB = testkit.Open(t, server, db.Restricted)
	require.Contains(t, strings.Join(matched(t, s, "4711", `EXPLAIN (COSTS OFF) `, ""), "\n"), "Index Cond: (string_to_array(aliases")
}
