package migrations_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/platform/db"
	"revenge/internal/testkit"
)

func TestMain(m *testing.M) { testkit.Main(m) }

// Each table stands behind a wall, or a reason is given why a restricted user may see its rows. A new table has neither.
func TestWalls(t *testing.T) {
	t.Parallel()
	pool := testkit.Open(t, testkit.Server(t), db.General)
	tables, err := db.AllSQL[struct {
		Name     string
		Walled   bool
		Policies []string
	}](t.Context(), pool, `SELECT c.relname AS name, c.relrowsecurity AS walled,
			ARRAY(SELECT p.polname || ' ' || p.polroles::regrole[]::text || ' ' || p.polcmd::text FROM pg_policy p WHERE p.polrelid = c.oid ORDER BY 1) AS policies
		FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm') AND c.relname !~ '^(river|goose)_' ORDER BY c.relname`)
	require.NoError(t, err)
	open := map[string]string{}
	text, err := os.ReadFile("testdata/unwalled.txt")
	require.NoError(t, err)
	for line := range strings.Lines(string(text)) {
		if name, reason, ok := strings.Cut(strings.TrimSpace(line), ": "); ok && !strings.HasPrefix(line, "#") {
			require.Greater(t, len(reason), 10, name)
			open[name] = reason
		}
	}
	for _, table := range tables {
		_, exempt := open[table.Name]
		delete(open, table.Name)
		if exempt {
			require.False(t, table.Walled, "%s has a wall and a reason to have none", table.Name)
			continue
		}
		require.True(t, table.Walled, "%s needs a wall (see 0033_access_walls.sql), or a reason in testdata/unwalled.txt", table.Name)
		require.Equal(t, []string{"everything {revenge_app} *", "walled {revenge_restricted} *"}, table.Policies, table.Name)
	}
	require.Empty(t, open, "these tables are gone")
}

// A column that names a title, or something of one, is never without a wall: not for any reason.
func TestWalls_items(t *testing.T) {
	t.Parallel()
	pool := testkit.Open(t, testkit.Server(t), db.General)
	bare, err := db.Column[string](t.Context(), pool, `SELECT c.relname || '.' || a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
		WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND NOT c.relrowsecurity AND a.attnum > 0 AND NOT a.attisdropped
			AND a.attname ~ '^(movie|series|season|episode|item|file|track|album|artist|release|channel|person|genre|label|library|poster|cover)_id$' ORDER BY 1`)
	require.NoError(t, err)
	require.Equal(t, []string{"feed_covers.library_id", "feed_touches.library_id", "library_grants.library_id", "library_roots.library_id", "restriction_items.item_id"}, bare)
}

// The general role goes by the walls here, where the owner is a superuser, and its plans are as without them. Where it does
// not, the policies that let it see everything leave no trace in a plan either.
func TestWalls_general(t *testing.T) {
	t.Parallel()
	server := testkit.Server(t)
	pool := testkit.Open(t, server, db.General)
	passes, err := db.Value[bool](t.Context(), pool, "SELECT rolbypassrls FROM pg_roles WHERE rolname = current_user")
	require.NoError(t, err)
	require.True(t, passes)
	const page = "EXPLAIN (COSTS OFF) SELECT id FROM movies WHERE library_id = ANY($1::uuid[]) AND genre_ids @> $1::uuid[] AND folded_title LIKE '%abc%' ORDER BY sort_title, id LIMIT 10"
	want := plan(t, pool, page)
	adult := testkit.Open(t, server, db.Adult) // it has the general role's rights, but does not go by walls
	passes, err = db.Value[bool](t.Context(), adult, "SELECT rolbypassrls FROM pg_roles WHERE rolname = current_user")
	require.NoError(t, err)
	require.False(t, passes)
	require.Equal(t, want, plan(t, adult, page))
	require.Contains(t, want, "movies")
	restricted := testkit.Open(t, server, db.Restricted)
	require.Contains(t, plan(t, restricted, page), "InitPlan", "settings are read once")
}

func plan(t *testing.T, pool *db.DB, sql string) string {
	t.Helper()
	lines, err := db.Column[string](t.Context(), pool, sql, []string{"01900000-0000-7000-8000-0000000000a1"})
	require.NoError(t, err)
	return strings.Join(lines, "\n")
}

// What lists and search filter by may be asked of an index behind a wall.
func TestWalls_indexes(t *testing.T) {
	t.Parallel()
	pool := testkit.Open(t, testkit.Server(t), db.General)
	for _, operator := range []string{"@>(anyarray,anyarray)", "&&(anyarray,anyarray)", "@@(tsvector,tsquery)", "~~(text,text)", "%(text,text)",
		"=(uuid,uuid)", "<(timestamptz,timestamptz)", ">(text,text)", "<(int4,int4)"} {
		eased, err := db.Value[bool](t.Context(), pool, `SELECT p.proleakproof FROM pg_operator o JOIN pg_proc p ON p.oid = o.oprcode WHERE o.oid = $1::text::regoperator`, operator)
		require.NoError(t, err, operator)
		require.True(t, eased, operator)
	}
	eased, err := db.Value[bool](t.Context(), pool, `SELECT proleakproof FROM pg_proc WHERE oid = 'string_to_array(text,text)'::regprocedure`)
	require.NoError(t, err)
	require.True(t, eased, "other titles are lines of a text")
}

// A restricted role may not lift its own walls.
func TestWalls_writes(t *testing.T) {
	t.Parallel()
	pool := testkit.DB(t)
	granted, err := db.Column[string](t.Context(), pool, `SELECT c.relname::text FROM pg_class c
		WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND has_table_privilege('revenge_restricted', c.oid, 'INSERT, UPDATE, DELETE') ORDER BY 1`)
	require.NoError(t, err)
	require.Contains(t, granted, "watch_states")
	for _, table := range []string{"restrictions", "restriction_tags", "restriction_items", "library_grants", "goose_main"} {
		require.False(t, slices.Contains(granted, table), table)
	}
}

// An artist is seen through one album while another is hidden: what is counted for the artist is of both, so no genre is seen
// through it.
func TestWalls_genres(t *testing.T) {
	t.Parallel()
	server := testkit.Server(t)
	pool, restricted := testkit.Open(t, server, db.General), testkit.Open(t, server, db.Restricted)
	child := uuid.MustParse("01900000-0000-7000-8000-000000000001")
	for _, sql := range []string{
		`INSERT INTO users (id, name, display_name, password_hash, role) VALUES ($1, 'child', '', 'x', 'USER')`,
		`INSERT INTO restrictions (user_id, unrated, only_allowed, updated_at) VALUES ($1, true, false, now())`,
		`INSERT INTO libraries (id, name, kind) VALUES ($1, 'Music', 'MUSIC')`,
		`WITH genre AS (INSERT INTO genres (id, name, slug) SELECT gen_random_uuid(), g, g FROM unnest('{calm,loud}'::text[]) g RETURNING *),
			album AS (INSERT INTO albums (id, library_id, key, title, sort_title, folded_title, credit, place, kind, compilation, genre_ids)
				SELECT gen_random_uuid(), $1, name, 'on ' || name, '', '', '', '', 'ALBUM', false, ARRAY[id] FROM genre RETURNING id),
			artist AS (INSERT INTO artists (id, library_id, key, name, sort_name, folded_name, genre_ids)
				SELECT gen_random_uuid(), $1, 'a', 'a', 'a', 'a', array_agg(id) FROM genre RETURNING id),
			credit AS (INSERT INTO album_artists SELECT album.id, 0, artist.id, $1 FROM album, artist)
		INSERT INTO restriction_tags SELECT $1, id, 'genre', 'DENIED' FROM genre WHERE name = 'loud'`,
	} {
		_, err := pool.Exec(t.Context(), sql, child)
		require.NoError(t, err, sql)
	}
	seen := func() string {
		list, err := db.Column[string](db.Walled(t.Context(), child), restricted, `SELECT name FROM artists UNION ALL SELECT title FROM albums UNION ALL SELECT name FROM genres ORDER BY 1`)
		require.NoError(t, err)
		return strings.Join(list, " ")
	}
	require.Equal(t, "a calm on calm", seen())
	_, err := pool.Exec(t.Context(), `INSERT INTO restriction_items SELECT $1, id, 'album' FROM albums WHERE title = 'on loud'`, child)
	require.NoError(t, err)
	require.Equal(t, "a calm loud on calm on loud", seen(), "what is denied is seen with what was expressly allowed")
	_, err = pool.Exec(t.Context(), `DELETE FROM restriction_items`)
	require.NoError(t, err)
	_, err = pool.Exec(t.Context(), `UPDATE restriction_tags SET rule = 'ALLOWED', tag_id = (SELECT id FROM genres WHERE name = 'calm')`)
	require.NoError(t, err)
	_, err = pool.Exec(t.Context(), `UPDATE restrictions SET only_allowed = true`)
	require.NoError(t, err)
	require.Equal(t, "a calm on calm", seen())
}
