package resolvers_test

import (
	"crypto/sha256"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/graph"
	"revenge/internal/access"
	"revenge/internal/identity"
	"revenge/internal/platform/clock"
)

// Two nodes on one database: a grant withdrawn, a key revoked, an account closed, an edit and a new film are seen at the
// next request on both, though neither is told.
func TestKept_nodes(t *testing.T) {
	t.Parallel()
	for name, build := range map[string]func(*world, func(), func(*graph.Config)) *graph.Handler{
		"answers": func(w *world, forget func(), change func(*graph.Config)) *graph.Handler {
			return w.keeping(forget, change)
		},
		"rows": func(w *world, forget func(), change func(*graph.Config)) *graph.Handler {
			return w.remembering(w.shares(), forget, change)
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			seenOnAllNodes(t, build)
		})
	}
}

func seenOnAllNodes(t *testing.T, build func(*world, func(), func(*graph.Config)) *graph.Handler) {
	t.Helper()
	w := newWorld(t, baseSeed(t), manyFilms(5))
	const secret = "rv_a key of anna's"
	hash := sha256.Sum256([]byte(secret))
	_, err := w.db.Exec(t.Context(), `INSERT INTO api_keys (id, user_id, name, key_hash, prefix, scopes) VALUES
		('01800000-0000-7000-8000-0000000000e1', '01800000-0000-7000-8000-000000000001', 'key', $1, 'rv_', '{READ}')`, hash[:])
	require.NoError(t, err)
	var nodes [2]*graph.Handler
	for i := range nodes {
		who, err := identity.New(identity.Deps{DB: w.db, Config: identity.Default(), TokenKey: []byte("a key of thirty-two bytes, or so"), Access: access.New(w.db),
			Clock: clock.NewFake(now), Log: w.config.Log})
		require.NoError(t, err)
		t.Cleanup(who.Close)
		nodes[i] = build(w, who.Forget, func(c *graph.Config) { c.Authenticate = who.Authenticate })
	}
	// warm asks until it is kept, also who asks.
	ask := func(query string) (out [2]string) {
		for i, node := range nodes {
			out[i], _ = w.askOf(t.Context(), node, secret, asking(t, query))
		}
		return out
	}
	change := func(sql string) {
		ask(films)
		_, err := w.db.Exec(t.Context(), sql)
		require.NoError(t, err)
	}
	for n := range 20 {
		change(fmt.Sprintf(`UPDATE movie_details SET overview = 'edited %d.'`, n))
		for _, answer := range ask(films) {
			require.Contains(t, answer, fmt.Sprintf("edited %d.", n))
		}
	}
	change(`WITH fresh AS (INSERT INTO movies (id, library_id, key, title, sort_title) VALUES (uuidv7(), '01900000-0000-7000-8000-0000000000a1', 'scanned', 'A scanned film', 'a') RETURNING id)
		INSERT INTO movie_details (movie_id, overview) SELECT id, 'scanned' FROM fresh`)
	for _, answer := range ask(films) {
		require.Contains(t, answer, "A scanned film")
	}
	change(`DELETE FROM library_grants WHERE library_id = '01900000-0000-7000-8000-0000000000a1'`)
	for _, answer := range ask(films) {
		require.Contains(t, answer, `"nodes":[]`)
	}
	change(`INSERT INTO library_grants (library_id, user_id) VALUES ('01900000-0000-7000-8000-0000000000a1', '01800000-0000-7000-8000-000000000001')`)
	for _, answer := range ask(films) {
		require.Contains(t, answer, "A scanned film")
	}
	change(`UPDATE users SET all_libraries = true WHERE name = 'anna'`)
	change(`WITH fresh AS (INSERT INTO libraries (id, name, kind) VALUES (uuidv7(), 'New', 'MOVIES') RETURNING id)
		INSERT INTO movies (id, library_id, key, title, sort_title) SELECT uuidv7(), id, 'new', 'A film of a new library', 'a' FROM fresh`)
	for _, answer := range ask(films) {
		require.Contains(t, answer, "A film of a new library")
	}
	change(`UPDATE users SET enabled = false WHERE name = 'anna'`)
	for _, answer := range ask(films) {
		require.Contains(t, answer, "UNAUTHENTICATED")
		require.NotContains(t, answer, "film")
	}
	change(`UPDATE users SET enabled = true WHERE name = 'anna'`)
	for _, answer := range ask(films) {
		require.Contains(t, answer, "A scanned film")
	}
	change(`UPDATE api_keys SET revoked_at = now()`)
	for _, answer := range ask(films) {
		require.Contains(t, answer, "UNAUTHENTICATED")
	}
}
