package resolvers_test

import (
	"cmp"
	"context"
	"encoding/json"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"
)

// answered is an answer taken apart: data as it came, errors in an order of their own, since fields that are resolved
// side by side fail in any order.
type answered struct {
	data   string
	errors []string
}

func takeApart(t testing.TB, answer string) answered {
	t.Helper()
	var parts struct {
		Data   json.RawMessage
		Errors []json.RawMessage
	}
	require.NoError(t, json.Unmarshal([]byte(answer), &parts), answer)
	out := answered{data: string(parts.Data)}
	for _, e := range parts.Errors {
		var one map[string]any
		require.NoError(t, json.Unmarshal(e, &one))
		if extensions, ok := one["extensions"].(map[string]any); ok {
			delete(extensions, "requestId")
		}
		text, err := json.Marshal(one)
		require.NoError(t, err)
		out.errors = append(out.errors, string(text))
	}
	slices.SortFunc(out.errors, cmp.Compare)
	return out
}

// same asks both ways, and says whether the sets answered.
func (w *world) same(ctx context.Context, as, body string) (bySets bool) {
	w.Helper()
	sets, _ := w.askOf(ctx, w.handler, as, body)
	fields, _ := w.askOf(ctx, w.byFields, as, body)
	require.Equal(w, takeApart(w, fields), takeApart(w, sets), "%s asks %s", as, body)
	return strings.Contains(sets, `"execution":"SETS"`)
}

// askers are all who may ask: the administrator, users, one whose rights end in the middle of the answer, and nobody.
func (w *world) askers() []string {
	names := []string{""}
	for name := range w.viewers {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func TestSame_goldens(t *testing.T) {
	t.Parallel()
	eachQuestion(t, func(w *world) func(as, body string) {
		return func(as, body string) { w.same(w.Context(), as, body) }
	})
}

// eachQuestion asks what golden files ask without changing anything, in the name of all who may ask. begin makes what asks
// in the world of one file.
func eachQuestion(t *testing.T, begin func(*world) func(as, body string)) {
	t.Helper()
	for _, g := range goldens(t) {
		t.Run(g.file, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, baseSeed(t), g.seed)
			ask := begin(w)
			for _, c := range g.cases {
				if c.changes() || strings.Contains(c.query, "subscription") {
					continue
				}
				for _, as := range w.askers() {
					ask(as, c.body(t))
				}
			}
		})
	}
}

func TestSame_generated(t *testing.T) {
	t.Parallel()
	w := newWorld(t, baseSeed(t), manyFilms(30))
	half := w.viewers["anna"]
	half.Libraries = half.Libraries[:1]
	w.viewers["half"] = half
	maker := newDocuments(w)
	bySets, asked := 0, 0
	for seed := range uint64(2000) {
		asker := w.askers()[int(seed)%len(w.askers())]
		d := maker.make(rand.New(rand.NewPCG(seed, 1)), asker == "root") // the same documents each time
		switch {
		case w.same(t.Context(), asker, d):
			bySets++
			fallthrough
		case asker == "root":
			asked++
		}
	}
	require.Greater(t, bySets, asked*19/20, "administrators are told the way, and nearly all of theirs go by sets")
}

// A request that is given up, or that runs out of time, ends in the same way.
func TestSame_givenUp(t *testing.T) {
	t.Parallel()
	w := newWorld(t, baseSeed(t), manyFilms(20))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	body := goldenCase{query: richPage, variables: `{"n": 20}`}.body(t)
	w.same(ctx, "anna", body)
	w.same(t.Context(), "anna", body)
}

// What breaks in the database breaks the fields that need it, and no others.
func TestSame_broken(t *testing.T) {
	t.Parallel()
	w := newWorld(t, baseSeed(t), manyFilms(10))
	owner, err := pgx.ConnectConfig(t.Context(), w.server.Owner())
	require.NoError(t, err)
	defer func() { _ = owner.Close(context.WithoutCancel(t.Context())) }()
	_, err = owner.Exec(t.Context(), "ALTER TABLE movie_genres RENAME TO gone; ALTER TABLE file_media RENAME TO away")
	require.NoError(t, err)
	for _, rich := range []string{`genres { name }`, `files { file { streams { codec } } }`} { // none of these may be null: the error goes up
		w.same(t.Context(), "anna", goldenCase{query: `{ movies(first: 10) { nodes { title ` + rich + ` } } server { name } }`}.body(t))
	}
	body := goldenCase{query: `{ movies(first: 10) { nodes { title files { file { name container } } watchState { positionMs } } } }`}.body(t)
	w.same(t.Context(), "anna", body)
	answer, _ := w.ask("anna", body)
	require.Equal(t, 10, strings.Count(answer, `"watchState":{"positionMs":5`), "the page is there but for what failed")
	require.Equal(t, 10, strings.Count(answer, `"path":["movies","nodes",`))
}

// FuzzSame asks documents of the maker's, and any text that is one.
func FuzzSame(f *testing.F) {
	for seed := range uint64(8) {
		f.Add(seed, "")
	}
	f.Add(uint64(1), richPage)
	f.Add(uint64(2), `{ node(id: "x") { id ... on Movie { title } } a: __typename a: __typename }`)
	w := newWorld(f, baseSeed(f), manyFilms(3))
	maker := newDocuments(w)
	f.Fuzz(func(t *testing.T, seed uint64, query string) {
		askers := w.askers()
		asker := askers[int(seed%uint64(len(askers)))]
		body := maker.make(rand.New(rand.NewPCG(seed, 2)), asker == "root") // the same documents each time
		if query != "" {
			body = goldenCase{query: query, variables: `{"n": 3}`}.body(t)
		}
		if strings.Contains(body, "mutation") || strings.Contains(body, "subscription") || strings.Contains(body, "system") {
			return // it changes something, or tells the time
		}
		w.TB = t
		w.same(t.Context(), asker, body)
	})
}
