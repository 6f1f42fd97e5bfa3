package resolvers_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"golang.org/x/tools/txtar"

	"revenge/internal/access"
	"revenge/internal/platform/id"
	"revenge/internal/testkit"
)

// A golden file is an archive of prose, an optional seed.sql on top of testdata/seed.sql, and cases: folders with
// query.graphql, variables.json, as (a user of the seed, or nobody; anna when left out), mask (names of fields that
// differ each time), own (ids in it are the asker's own, whatever libraries were granted), want.json and statements, the most SQL statements that the answer may take. Of a subscription the
// first event is compared. `go test ./resolvers -update` rewrites what is wanted.
// In queries and variables ${movie 0190…} stands for the public id of a row.
//
// Each case is also asked by a stranger, by another user, and by the same user without any library: none of them may
// see a text or an id of the seed, and for them the seed's ids are like unknown ones.
type golden struct {
	file    string
	archive *txtar.Archive
	seed    string
	cases   []goldenCase
}

type goldenCase struct {
	name, query, variables, as, want string
	mask                             []string
	own                              bool
	statements                       int64
}

func goldens(t testing.TB) []*golden {
	t.Helper()
	files, err := filepath.Glob("testdata/*/*.txtar")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	out := make([]*golden, len(files))
	for i, file := range files {
		archive, err := txtar.ParseFile(file)
		require.NoError(t, err)
		out[i] = &golden{file: file, archive: archive, seed: part(archive, "seed.sql")}
		for _, f := range archive.Files {
			dir, name := path.Split(f.Name)
			if name != "query.graphql" {
				continue
			}
			c := goldenCase{name: path.Clean(dir), query: resolve(t, string(f.Data)), variables: resolve(t, part(archive, dir+"variables.json")),
				as: strings.TrimSpace(part(archive, dir+"as")), want: part(archive, dir+"want.json")}
			c.own = strings.TrimSpace(part(archive, dir+"own")) != ""
			c.mask = strings.Fields(part(archive, dir+"mask"))
			switch c.as {
			case "":
				c.as = "anna"
			case "nobody":
				c.as = ""
			}
			if text := strings.TrimSpace(part(archive, dir+"statements")); text != "" {
				c.statements, err = strconv.ParseInt(text, 10, 64)
				require.NoError(t, err, "%s: %s", file, c.name)
			}
			out[i].cases = append(out[i].cases, c)
		}
	}
	return out
}

func part(a *txtar.Archive, name string) string {
	for _, f := range a.Files {
		if f.Name == name {
			return string(f.Data)
		}
	}
	return ""
}

func (g *golden) set(name, text string) {
	for i := range g.archive.Files {
		if g.archive.Files[i].Name == name {
			g.archive.Files[i].Data = []byte(text)
			return
		}
	}
	g.archive.Files = append(g.archive.Files, txtar.File{Name: name, Data: []byte(text)})
}

var reference = regexp.MustCompile(`\$\{([a-z]+) ([0-9a-f-]{36})\}`)

// resolve writes public ids for references.
func resolve(t testing.TB, text string) string {
	return reference.ReplaceAllStringFunc(text, func(found string) string {
		m := reference.FindStringSubmatch(found)
		key, err := uuid.Parse(m[2])
		require.NoError(t, err)
		return id.Of(id.Kind(m[1]), key).String()
	})
}

func (c goldenCase) body(t testing.TB) string {
	t.Helper()
	request := map[string]any{"query": c.query}
	if c.variables != "" {
		request["variables"] = json.RawMessage(c.variables)
	}
	body, err := json.Marshal(request)
	require.NoError(t, err)
	return string(body)
}

func (c goldenCase) changes() bool { return strings.Contains(c.query, "mutation") }

func (c goldenCase) ask(t *testing.T, w *world, as, body string) (answer string, statements int64) {
	t.Helper()
	if strings.Contains(c.query, "subscription") {
		return w.first(as, body)
	}
	return w.ask(as, body)
}

func TestGolden(t *testing.T) {
	t.Parallel()
	base := baseSeed(t)
	for _, g := range goldens(t) {
		t.Run(strings.TrimSuffix(strings.TrimPrefix(g.file, "testdata/"), ".txtar"), func(t *testing.T) {
			t.Parallel()
			shared := newWorld(t, base, g.seed)
			for _, c := range g.cases {
				t.Run(c.name, func(t *testing.T) {
					w := shared
					if c.changes() {
						w = newWorld(t, base, g.seed)
					}
					g.answer(t, w, c)
					g.hides(t, w, c, base+g.seed)
				})
			}
			if testkit.Updating() {
				require.NoError(t, os.WriteFile(g.file, txtar.Format(g.archive), 0o644))
			}
		})
	}
}

// answer compares what the case's user gets.
func (g *golden) answer(t *testing.T, w *world, c goldenCase) {
	raw, statements := c.ask(t, w, c.as, c.body(t))
	pricedHonestly(t, raw)
	var pretty bytes.Buffer
	require.NoError(t, json.Indent(&pretty, []byte(raw), "", "  "), raw)
	got := strings.TrimSpace(pretty.String()) + "\n"
	for _, field := range append(c.mask, "requestId") {
		got = regexp.MustCompile(`"`+field+`": "[^"]*"`).ReplaceAllLiteralString(got, `"`+field+`": "…"`)
	}
	if testkit.Updating() {
		g.set(c.name+"/want.json", got)
		g.set(c.name+"/statements", strconv.FormatInt(statements, 10)+"\n")
		return
	}
	require.Equal(t, c.want, got, "run with -update and read the difference")
	require.LessOrEqual(t, statements, c.statements, "more SQL statements than the budget")
}

// pricedHonestly counts the objects of an answer: its price is never below them.
func pricedHonestly(t *testing.T, raw string) {
	var answer struct {
		Data       any
		Extensions struct {
			Cost *struct{ Requested, Limit int }
		}
	}
	require.NoError(t, json.Unmarshal([]byte(raw), &answer))
	cost := answer.Extensions.Cost
	if cost == nil {
		return // an event, or refused before it had a price
	}
	require.LessOrEqual(t, objects(answer.Data)-1, cost.Requested, "more objects than points")
	require.LessOrEqual(t, cost.Requested, cost.Limit)
}

// objects leaves out what only wraps the items of a page.
func objects(value any) int {
	n := 0
	switch v := value.(type) {
	case []any:
		for _, one := range v {
			n += objects(one)
		}
	case map[string]any:
		n++
		for name, inside := range v {
			if edges, ok := inside.([]any); ok && name == "edges" {
				n -= len(edges)
			}
			if name != "pageInfo" {
				n += objects(inside)
			}
		}
	}
	return n
}

var (
	seeded   = regexp.MustCompile(`0190[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}`)
	publicID = regexp.MustCompile(`[a-z]+_[0-9a-hjkmnp-tv-z]{26}`)
)

// hides asks again as those who may see nothing.
func (g *golden) hides(t *testing.T, w *world, c goldenCase, seed string) {
	request := c.body(t)
	granted := w.viewers[c.as]
	bare := granted
	bare.Libraries, bare.Role = []uuid.UUID{}, access.User
	w.viewers["bare"] = bare
	for _, as := range []string{"", "bert", "bare"} {
		got, _ := c.ask(t, w, as, request)
		require.NotContains(t, strings.ReplaceAll(got, c.variables, ""), "Zorn", "as %q", as)
		for _, key := range seeded.FindAllString(seed, -1) {
			public := strings.TrimPrefix(id.Of("", uuid.MustParse(key)).String(), "_")
			if !strings.Contains(request, public) {
				require.NotContains(t, got, public, "as %q", as)
			}
		}
		if c.own && as == "bare" {
			continue
		}
		unknown, _ := c.ask(t, w, as, publicID.ReplaceAllStringFunc(request, strangerID))
		require.Equal(t, scrub(unknown), scrub(got), "as %q, the seed's ids are not like unknown ones", as)
	}
}

// strangerID is an id of the same kind that stands for nothing.
func strangerID(known string) string {
	kind, _, _ := strings.Cut(known, "_")
	return id.Of(id.Kind(kind), uuid.MustParse("01770000-0000-7000-8000-000000000001")).String()
}

// scrub leaves out what differs between any two answers.
func scrub(answer string) string {
	return publicID.ReplaceAllString(regexp.MustCompile(`"requestId":"[^"]*"`).ReplaceAllString(answer, ""), "id")
}
