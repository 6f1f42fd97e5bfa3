package feed_test

import (
	"maps"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/feed"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/page"
	"revenge/internal/testkit"
)

func TestMain(m *testing.M) { testkit.Main(m) }

type house struct {
	testing.TB
	*feed.Service
	pool   *db.DB
	viewer access.Viewer
}

func setup(t *testing.T) *house {
	t.Helper()
	h := &house{TB: t, pool: testkit.DB(t)}
	h.Service = feed.New(h.pool)
	h.viewer = access.Viewer{UserID: id.New(), Role: access.User, Libraries: []uuid.UUID{id.New(), id.New()}}
	for i, l := range h.viewer.Libraries {
		h.exec(`INSERT INTO libraries (id, name, kind) VALUES ($1, $2, 'MOVIES')`, l, []string{"a", "b"}[i])
	}
	return h
}

func (h *house) exec(sql string, args ...any) {
	h.Helper()
	_, err := db.ExecSQL(h.Context(), h.pool, sql, args...)
	require.NoError(h, err)
}

func (h *house) film(library int) uuid.UUID {
	h.Helper()
	key := id.New()
	h.exec(`INSERT INTO movies (id, library_id, key, title, sort_title) VALUES ($1, $2, $3, 't', 't')`, key, h.viewer.Libraries[library], key.String())
	return key
}

// settle waits until no transaction of the whole cluster is older than the last change: tests share one.
func (h *house) settle() {
	h.Helper()
	require.Eventually(h, func() bool {
		settled, err := db.Value[bool](h.Context(), h.pool, `SELECT NOT EXISTS (SELECT FROM feed_changes WHERE xid >= pg_snapshot_xmin(pg_current_snapshot()))`)
		return err == nil && settled
	}, time.Minute, time.Millisecond)
}

// copied is what a program keeps of the catalogue.
type copied struct {
	items  map[uuid.UUID]bool
	cursor *page.Cursor
	resets int
}

func (h *house) follow(v access.Viewer, c *copied, first int) (told int) {
	h.Helper()
	h.settle()
	return h.read(v, c, first)
}

func (h *house) read(v access.Viewer, c *copied, first int) (told int) {
	h.Helper()
	for {
		f, err := h.After(h.Context(), v, c.cursor, first)
		require.NoError(h, err)
		if f.Reset || c.items == nil {
			c.items = map[uuid.UUID]bool{}
			if f.Reset {
				c.resets++
			}
		}
		for _, change := range f.Changes {
			told++
			if change.Removed {
				delete(c.items, change.Key)
			} else {
				c.items[change.Key] = true
			}
		}
		c.cursor = &f.Cursor
		if !f.HasMore {
			return told
		}
	}
}

func TestAfter(t *testing.T) {
	t.Parallel()
	h := setup(t)
	one, two := h.film(0), h.film(1)
	c := &copied{}
	h.follow(h.viewer, c, 1)
	require.Equal(t, map[uuid.UUID]bool{one: true, two: true}, c.items)
	require.Zero(t, h.follow(h.viewer, c, 100), "nothing has happened")
	h.exec(`UPDATE movies SET title = 'other' WHERE id = $1`, one)
	h.exec(`UPDATE movies SET title = 'another' WHERE id = $1`, one)
	require.Equal(t, 1, h.follow(h.viewer, c, 100), "an item comes once")
	h.exec(`INSERT INTO movie_details (movie_id, studios, countries, tags) VALUES ($1, '{}', '{}', '{}')`, two)
	require.Equal(t, 1, h.follow(h.viewer, c, 100), "what belongs to an item is part of it")
	h.exec(`DELETE FROM movies WHERE id = $1`, two)
	require.Equal(t, 1, h.follow(h.viewer, c, 100))
	require.Equal(t, map[uuid.UUID]bool{one: true}, c.items)

	fresh := &copied{}
	require.Equal(t, 1, h.follow(h.viewer, fresh, 100), "whoever begins is not told of what is gone")
	other := h.viewer
	other.Libraries = h.viewer.Libraries[1:]
	h.follow(other, fresh, 100)
	require.Equal(t, 1, fresh.resets)
	require.Empty(t, fresh.items, "with other libraries it begins anew")
	h.exec(`DELETE FROM libraries WHERE id = $1`, h.viewer.Libraries[0])
	n, err := db.Value[int](t.Context(), h.pool, `SELECT count(*) FROM feed_changes WHERE library_id = $1`, h.viewer.Libraries[0])
	require.NoError(t, err)
	require.Zero(t, n, "a library's items go with it")
}

// A transaction that ends late is not skipped by readers who went on meanwhile.
func TestAfter_lateTransaction(t *testing.T) {
	t.Parallel()
	h := setup(t)
	late := id.New()
	c := &copied{}
	require.NoError(t, h.pool.Tx(t.Context(), func(tx pgx.Tx) error {
		_, err := db.ExecSQL(t.Context(), tx, `INSERT INTO movies (id, library_id, key, title, sort_title) VALUES ($1, $2, 'late', 't', 't')`, late, h.viewer.Libraries[0])
		h.film(1)
		h.read(h.viewer, c, 100)
		require.Empty(t, c.items, "what came after an open transaction waits for it")
		return err
	}))
	h.follow(h.viewer, c, 100)
	require.Len(t, c.items, 2)
}

// Whatever happens, a copy that follows comes to hold what the catalogue holds.
func TestAfter_anyOrder(t *testing.T) {
	t.Parallel()
	h := setup(t)
	r := rand.New(rand.NewPCG(3, 4))
	c, there := &copied{}, map[uuid.UUID]bool{}
	for range 300 {
		keys := []uuid.UUID{}
		for key := range there {
			keys = append(keys, key)
		}
		switch n := r.IntN(5); {
		case n < 2 || len(keys) == 0:
			there[h.film(r.IntN(2))] = true
		case n == 2:
			key := keys[r.IntN(len(keys))]
			h.exec(`DELETE FROM movies WHERE id = $1`, key)
			delete(there, key)
		case n == 3:
			h.exec(`UPDATE movies SET library_id = $2 WHERE id = $1`, keys[r.IntN(len(keys))], h.viewer.Libraries[r.IntN(2)])
		default:
			h.follow(h.viewer, c, 1+r.IntN(5))
			require.True(t, maps.Equal(there, c.items))
		}
	}
	h.follow(h.viewer, c, 2)
	require.True(t, maps.Equal(there, c.items))
}

func TestAfter_refuses(t *testing.T) {
	t.Parallel()
	h := setup(t)
	_, err := h.After(t.Context(), access.Viewer{}, nil, 10)
	require.ErrorIs(t, err, fault.Unauthenticated)
	for _, first := range []int{0, 101} {
		_, err = h.After(t.Context(), h.viewer, nil, first)
		require.ErrorIs(t, err, fault.Invalid)
	}
	for _, c := range []page.Cursor{"x", page.Encode("changes", "a", "b", "c"), page.Encode("sort_title ASC", "a", "b", "c")} {
		_, err = h.After(t.Context(), h.viewer, &c, 10)
		require.ErrorIs(t, err, fault.Invalid)
	}
	c := &copied{}
	h.film(0)
	h.follow(h.viewer, c, 10)
	keys, err := page.Decode(*c.cursor, "changes", 4)
	require.NoError(t, err)
	for _, ahead := range []page.Cursor{
		page.Encode("changes", keys[0], "900000000000000", "1", keys[3]), page.Encode("changes", keys[0], keys[1], keys[2], "900000000000000"),
		page.Encode("changes", keys[0], "900000000000000", "1"),
	} {
		f, err := h.After(t.Context(), h.viewer, &ahead, 10)
		require.NoError(t, err)
		require.True(t, f.Reset, "a cursor of another database")
		require.Len(t, f.Changes, 1)
	}
}
