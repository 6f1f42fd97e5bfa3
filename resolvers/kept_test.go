package resolvers_test

import (
	"compress/gzip"
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"revenge/dataloaders"
	"revenge/graph"
	"revenge/graph/answers"
	"revenge/internal/access"
	"revenge/internal/catalogue"
	"revenge/internal/platform/db"
)

// keeping is another node on the world's database, which keeps answers.
func (w *world) keeping(forget func(), change ...func(*graph.Config)) *graph.Handler {
	w.Helper()
	kept, err := answers.New(answers.Deps{Bytes: 64 << 20, SignedUntil: w.artworks.AddressesUntil})
	require.NoError(w, err)
	w.Cleanup(kept.Close)
	return w.node(append(change, func(c *graph.Config) { c.Answers, c.Versions = kept, catalogue.New(w.db, forget).Now })...)
}

// remembering is another node on the world's database, which keeps rows; the remote server may be nil.
func (w *world) remembering(remote dataloaders.Store, forget func(), change ...func(*graph.Config)) *graph.Handler {
	w.Helper()
	kept, err := dataloaders.NewEntities(dataloaders.EntitiesDeps{Bytes: 64 << 20, Remote: remote})
	require.NoError(w, err)
	w.Cleanup(kept.Close)
	return w.node(append(change, func(c *graph.Config) { c.Sources.Entities, c.Versions = kept, catalogue.New(w.db, forget).Now })...)
}

// node is another node on the world's database.
func (w *world) node(change ...func(*graph.Config)) *graph.Handler {
	w.Helper()
	c := w.config
	for _, f := range change {
		f(&c)
	}
	h, err := graph.NewHandler(c)
	require.NoError(w, err)
	w.Cleanup(h.Close)
	return h
}

// keepers are a node that keeps answers and one that keeps rows.
func (w *world) keepers() map[string]*graph.Handler {
	return map[string]*graph.Handler{"answers": w.keeping(remembersNothing), "rows": w.remembering(nil, remembersNothing)}
}

func remembersNothing() {}

// settle waits until no transaction of the whole cluster, which tests share, is older than the last change: then the feed tells the same
// each time.
func (w *world) settle() {
	w.Helper()
	require.Eventually(w, func() bool {
		settled, err := db.Value[bool](w.Context(), w.db, `SELECT NOT EXISTS (SELECT FROM feed_changes WHERE xid >= pg_snapshot_xmin(pg_current_snapshot()))`)
		return err == nil && settled
	}, time.Minute, time.Millisecond)
}

// twice asks a node that keeps answers two times and compares with one that does not. It tells whether the second
// came from memory: then less was read, but for the versions.
func (w *world) twice(of *graph.Handler, as, body string) (kept bool) {
	w.Helper()
	fresh, all := w.ask(as, body)
	first, _ := w.askOf(w.Context(), of, as, body)
	second, statements := w.askOf(w.Context(), of, as, body)
	require.Equal(w, takeApart(w, fresh), takeApart(w, first), "%s asks %s", as, body)
	require.Equal(w, takeApart(w, fresh), takeApart(w, second), "%s asks again %s", as, body)
	if statements-1 >= all || strings.Contains(second, `"errors"`) {
		return false
	}
	require.Equal(w, fresh, second, "byte for byte")
	return true
}

func TestKept_goldens(t *testing.T) {
	t.Parallel()
	eachQuestion(t, func(w *world) func(as, body string) {
		nodes := w.keepers()
		return func(as, body string) {
			for _, node := range nodes {
				w.twice(node, as, body)
			}
		}
	})
}

// Whatever is asked, and whatever has changed in between: an answer is what it is without any cache.
func TestKept_generated(t *testing.T) {
	t.Parallel()
	w := newWorld(t, baseSeed(t), manyFilms(20))
	half := w.viewers["anna"]
	half.Libraries = half.Libraries[:1]
	w.viewers["half"] = half
	nodes := w.keepers()
	maker := newDocuments(w)
	var documents []string
	kept := map[string]int{}
	for seed := range uint64(600) {
		asker := w.askers()[int(seed)%len(w.askers())]
		d := maker.make(rand.New(rand.NewPCG(seed, 3)), asker == "root")
		for name, node := range nodes {
			if w.twice(node, asker, d) {
				kept[name]++
				documents = append(documents, d)
			}
		}
	}
	require.Greater(t, kept["answers"], 25)
	require.Greater(t, kept["rows"], 30)
	for n, change := range []string{
		"UPDATE movies SET title = title || '*'",
		"UPDATE movie_details SET overview = 'another'",
		"DELETE FROM movie_genres WHERE position = 0",
		"UPDATE people SET name = name || '*'",
		"UPDATE artworks SET version = 'next', state = 'READY', width = 12",
		"DELETE FROM movie_credits WHERE position = 1",
		"UPDATE episodes SET title = 'another', missing_since = now() WHERE number = 1",
		"UPDATE series SET status = 'ENDED', title = 'another'",
		"UPDATE seasons SET title = 'another'",
		"UPDATE file_media SET container = 'mp4', info = jsonb_set(info, '{container}', '\"mp4\"')",
		"UPDATE files SET size_bytes = 5, missing_since = now() WHERE inode < 10",
		"UPDATE genres SET name = 'another'",
		"UPDATE libraries SET name = name || '*'",
		"DELETE FROM movie_extras; DELETE FROM series_extras; DELETE FROM episode_files; DELETE FROM episode_credits",
		"DELETE FROM movies WHERE key LIKE 'many 1%'",
		"DELETE FROM libraries WHERE kind = 'SERIES'",
	} {
		_, err := w.db.Exec(t.Context(), change)
		require.NoError(t, err)
		w.settle()
		for i, d := range documents {
			if i%4 == n%4 {
				for _, asker := range []string{"anna", "half", "root"} {
					for _, node := range nodes {
						w.twice(node, asker, d)
					}
				}
			}
		}
	}
}

const films = `{ movies(first: 10) { nodes { title overview poster { url(width: 300) } } totalCount { value } } }`

func asking(t *testing.T, query string) string { return goldenCase{query: query}.body(t) }

// Users share answers where they may see the same, and no others; their own state is never kept.
func TestKept_viewers(t *testing.T) {
	t.Parallel()
	w := newWorld(t, baseSeed(t), manyFilms(5))
	carl := w.viewers["anna"]
	carl.UserID = w.viewers["bert"].UserID
	w.viewers["carl"] = carl
	reader := w.viewers["anna"]
	reader.Scopes = []access.Scope{access.ScopeRead}
	w.viewers["reader"] = reader
	node := w.keeping(remembersNothing)
	require.True(t, w.twice(node, "anna", asking(t, films)))
	answer, statements := w.askOf(t.Context(), node, "carl", asking(t, films))
	require.EqualValues(t, 1, statements, "the same rights")
	require.Contains(t, answer, "Zorn")
	for _, as := range []string{"root", "reader"} {
		_, statements := w.askOf(t.Context(), node, as, asking(t, films))
		require.Greater(t, statements, int64(1), "%q has other rights", as)
	}
	for _, as := range []string{"root", "reader", "bert", ""} {
		w.twice(node, as, asking(t, films))
	}
	for _, own := range []string{
		`{ movies { nodes { title } } viewer { user { name } } }`,
		`{ movies { nodes { title } } continueWatching { item { ... on Movie { title } } } }`,
		`{ node(id: "${login 01800000-0000-7000-8000-0000000000ff}") { id } }`,
		`{ nodes(ids: ["${user 01800000-0000-7000-8000-000000000001}"]) { id } }`,
		`{ search(text: "Zorn") { title } }`,
	} {
		for _, as := range []string{"anna", "carl", "root"} {
			require.False(t, w.twice(node, as, asking(t, resolve(t, own))), own)
		}
	}
	require.True(t, w.twice(node, "anna", asking(t, resolve(t, `{ node(id: "${library 01900000-0000-7000-8000-0000000000a1}") { id } }`))))
}

// What is kept for who reads one language is not given to who reads another, and rows are shared.
func TestKept_languages(t *testing.T) {
	t.Parallel()
	w := newWorld(t, baseSeed(t), `UPDATE movies SET titles = '{"sv": "Zornberget"}' WHERE title = 'Der Zornberg'`)
	swede := w.viewers["anna"]
	swede.TitleLanguage = "sv"
	w.viewers["swede"] = swede
	for name, node := range w.keepers() {
		for range 2 {
			for as, want := range map[string]string{"anna": "Zorn on a mountain.", "swede": "Zorn igen."} {
				require.True(t, w.twice(node, as, asking(t, `{ movies { nodes { localTitle localOverview } } }`)), "%s keeps for %s", name, as)
				answer, _ := w.askOf(t.Context(), node, as, asking(t, `{ movies { nodes { localTitle localOverview } } }`))
				require.Contains(t, answer, want, name)
				require.Equal(t, as == "swede", strings.Contains(answer, "Zornberget"), name)
			}
		}
	}
}

// What is a viewer's own is read each time and put into what is kept for all who may see the same.
func TestKept_own(t *testing.T) {
	t.Parallel()
	w := newWorld(t, baseSeed(t), manyFilms(20))
	carl := w.viewers["anna"]
	carl.UserID = w.viewers["bert"].UserID
	w.viewers["carl"] = carl
	node := w.keeping(remembersNothing)
	body := goldenCase{query: richPage, variables: `{"n": 20}`}.body(t)
	shows := asking(t, `{ series { nodes { title watchedEpisodeCount seasons { episodes { a: watchState { watched } title b: watchState { __typename playCount } } } } } }`)
	w.askOf(t.Context(), node, "anna", body)
	w.askOf(t.Context(), node, "anna", shows)
	for n, change := range []string{
		"SELECT 1",
		"UPDATE watch_states SET position_ms = 77, watched = true WHERE item_kind = 'MOVIE'",
		"DELETE FROM watch_states",
		`INSERT INTO watch_states (user_id, item_id, item_kind, library_id, parent_id, watched) SELECT '01800000-0000-7000-8000-000000000001', id, 'EPISODE', library_id, series_id, true FROM episodes`,
		`INSERT INTO watch_states (user_id, item_id, item_kind, library_id, position_ms) SELECT '01800000-0000-7000-8000-000000000002', id, 'MOVIE', library_id, 99 FROM movies`,
	} {
		_, err := w.db.Exec(t.Context(), change)
		require.NoError(t, err)
		for _, as := range []string{"anna", "carl"} {
			for _, question := range []string{body, shows} {
				fresh, _ := w.ask(as, question)
				filled, statements := w.askOf(t.Context(), node, as, question)
				require.Equal(t, fresh, filled, "%s after %q", as, change)
				require.LessOrEqual(t, statements, int64(3), "the versions and what is %s's own", as)
				require.Equal(t, as == "carl" && n == 4 && question == body, strings.Contains(filled, `"positionMs":99`))
			}
		}
	}
	owner, err := pgx.ConnectConfig(t.Context(), w.server.Owner())
	require.NoError(t, err)
	defer func() { _ = owner.Close(context.WithoutCancel(t.Context())) }()
	_, err = owner.Exec(t.Context(), "ALTER TABLE watch_states RENAME TO away")
	require.NoError(t, err)
	fresh, _ := w.ask("anna", body)
	filled, _ := w.askOf(t.Context(), node, "anna", body)
	require.Equal(t, takeApart(t, fresh), takeApart(t, filled), "what fails is as it is without a cache")
	require.Contains(t, filled, `"errors"`)
}

// What fails is asked again, and what is asked of strangers too.
func TestKept_errors(t *testing.T) {
	t.Parallel()
	w := newWorld(t, baseSeed(t), manyFilms(5))
	node := w.keeping(remembersNothing)
	owner, err := pgx.ConnectConfig(t.Context(), w.server.Owner())
	require.NoError(t, err)
	defer func() { _ = owner.Close(context.WithoutCancel(t.Context())) }()
	change := func(sql string) {
		_, err := owner.Exec(t.Context(), sql)
		require.NoError(t, err)
	}
	partly := asking(t, `{ movies(first: 10) { nodes { title poster { blurhash } } } libraries { name } }`)
	change("ALTER TABLE artworks RENAME TO away")
	broken, _ := w.askOf(t.Context(), node, "anna", partly)
	require.Contains(t, broken, `"errors"`)
	require.Contains(t, broken, "Zorn", "a part of it is there")
	change("ALTER TABLE away RENAME TO artworks")
	whole, _ := w.askOf(t.Context(), node, "anna", partly)
	require.NotContains(t, whole, `"errors"`)
	for _, wrong := range []string{`{ movies(first: 0) { nodes { title } } }`, `{ movies(first: 1000) { nodes { title } } }`, `{ node(id: "movie_x") { id } }`, `{ nothing }`} {
		require.False(t, w.twice(node, "anna", asking(t, wrong)), wrong)
	}
	require.False(t, w.twice(node, "", asking(t, films)))

	change("ALTER TABLE catalogue_versions RENAME TO versions_away") // the versions cannot be read: nothing is answered from memory
	again, statements := w.askOf(t.Context(), node, "anna", asking(t, films))
	require.Contains(t, again, "Zorn")
	require.Greater(t, statements, int64(1))
}

// Who takes it has what is kept compressed, under a tag of its own.
func TestKept_compressed(t *testing.T) {
	t.Parallel()
	w := newWorld(t, baseSeed(t), manyFilms(120))
	node := w.keeping(remembersNothing)
	query := `{ movies(first: 100) { nodes { title overview } } }`
	get := func(with ...string) *httptest.ResponseRecorder {
		r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/graphql?"+url.Values{"query": {query}}.Encode(), nil)
		r.Header.Set("Authorization", "Bearer anna")
		for i := 0; i < len(with); i += 2 {
			r.Header.Set(with[i], with[i+1])
		}
		rec := httptest.NewRecorder()
		node.ServeHTTP(rec, r)
		require.Contains(t, rec.Header().Values("Vary"), "Accept-Encoding")
		return rec
	}
	plain, tag := get(), ""
	require.Empty(t, plain.Header().Get("Content-Encoding"))
	for range 2 {
		zipped := get("Accept-Encoding", "br, gzip")
		require.Equal(t, "gzip", zipped.Header().Get("Content-Encoding"))
		tag = zipped.Header().Get("ETag")
		require.NotEqual(t, plain.Header().Get("ETag"), tag)
		require.Less(t, zipped.Body.Len(), plain.Body.Len()/2)
		text, err := gzip.NewReader(zipped.Body)
		require.NoError(t, err)
		whole, err := io.ReadAll(text)
		require.NoError(t, err)
		require.Equal(t, plain.Body.String(), string(whole))
	}
	again := get("Accept-Encoding", "gzip", "If-None-Match", tag)
	require.Equal(t, http.StatusNotModified, again.Code)
	require.Empty(t, again.Header().Get("Content-Encoding"))
	require.Equal(t, http.StatusOK, get("If-None-Match", tag).Code)
}

// GET answers of the catalogue have a tag, and are not sent again to those who have them.
func TestKept_tags(t *testing.T) {
	t.Parallel()
	w := newWorld(t, baseSeed(t), manyFilms(5))
	node := w.keeping(remembersNothing)
	get := func(as, address string, with ...string) *httptest.ResponseRecorder {
		r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/graphql?"+address, nil)
		r.Header.Set("Authorization", "Bearer "+as)
		for i := 0; i < len(with); i += 2 {
			r.Header.Set(with[i], with[i+1])
		}
		rec := httptest.NewRecorder()
		node.ServeHTTP(rec, r)
		return rec
	}
	address := url.Values{"query": {films}}.Encode()
	first := get("anna", address)
	require.Equal(t, http.StatusOK, first.Code)
	tag := first.Header().Get("ETag")
	require.Regexp(t, `^"[\w-]+"$`, tag, "a strong one")
	require.Equal(t, "private, no-cache", first.Header().Get("Cache-Control"))
	require.Equal(t, "Accept, Authorization, Cookie", first.Header().Get("Vary"))
	for _, have := range []string{tag, "W/" + tag, `"other", ` + tag, "*"} {
		again := get("anna", address, "If-None-Match", have)
		require.Equal(t, http.StatusNotModified, again.Code, have)
		require.Empty(t, again.Body.String())
		require.Equal(t, tag, again.Header().Get("ETag"))
	}
	require.Equal(t, first.Body.String(), get("anna", address, "If-None-Match", `"other"`).Body.String())
	other := get("anna", address, "If-None-Match", tag, "Accept", "application/graphql-response+json")
	require.Equal(t, http.StatusOK, other.Code, "another representation")
	require.NotEqual(t, tag, other.Header().Get("ETag"))

	stranger := get("bert", address, "If-None-Match", tag)
	require.Equal(t, http.StatusOK, stranger.Code, "who may not see it is not told that it is still so")
	require.NotContains(t, stranger.Body.String(), "Zorn")
	nobody := get("nobody", address, "If-None-Match", tag)
	require.NotEqual(t, http.StatusNotModified, nobody.Code)

	_, err := w.db.Exec(t.Context(), "UPDATE movies SET title = title || '*'")
	require.NoError(t, err)
	changed := get("anna", address, "If-None-Match", tag)
	require.Equal(t, http.StatusOK, changed.Code)
	require.NotEqual(t, tag, changed.Header().Get("ETag"))

	own := get("anna", url.Values{"query": {`{ movies { nodes { watchState { positionMs } } } }`}}.Encode())
	require.Empty(t, own.Header().Get("ETag"))
	require.Equal(t, "no-store", own.Header().Get("Cache-Control"))
	wrong := get("anna", url.Values{"query": {`{ movies(first: 0) { nodes { title } } }`}}.Encode())
	require.Empty(t, wrong.Header().Get("ETag"))

	hash := fmt.Sprintf("%x", sha256.Sum256([]byte(films)))
	persisted := url.Values{"extensions": {`{"persistedQuery":{"version":1,"sha256Hash":"` + hash + `"}}`}}
	require.Contains(t, get("anna", persisted.Encode()).Body.String(), "PERSISTED_QUERY_NOT_FOUND")
	persisted.Set("query", films)
	require.Equal(t, changed.Body.String(), get("anna", persisted.Encode()).Body.String())
	persisted.Del("query")
	byHash := get("anna", persisted.Encode(), "If-None-Match", changed.Header().Get("ETag"))
	require.Equal(t, http.StatusNotModified, byHash.Code)
	mutation := get("anna", url.Values{"query": {`mutation { logOut(input: {}) { userErrors { message } } }`}}.Encode())
	require.Equal(t, http.StatusMethodNotAllowed, mutation.Code)
	require.Empty(t, mutation.Header().Get("ETag"))
	posted, _ := w.askOf(t.Context(), node, "anna", asking(t, films))
	require.Equal(t, changed.Body.String(), posted)
}
