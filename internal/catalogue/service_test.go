package catalogue_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"
	"golang.org/x/tools/txtar"

	"revenge/internal/catalogue"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/testkit"
)

func TestMain(m *testing.M) { testkit.Main(m) }

var (
	films = uuid.MustParse("01900000-0000-7000-8000-0000000000a1")
	shows = uuid.MustParse("01900000-0000-7000-8000-0000000000a2")
	songs = uuid.MustParse("01900000-0000-7000-8000-0000000000a3")
)

var errTakenBack = errors.New("taken back")

type bench struct {
	testing.TB
	pool      *db.DB
	service   *catalogue.Service
	forgotten atomic.Int32
}

func setup(t *testing.T) *bench {
	t.Helper()
	seed, err := os.ReadFile("../../resolvers/testdata/seed.sql")
	require.NoError(t, err)
	music, err := txtar.ParseFile("../../resolvers/testdata/music/music.txtar")
	require.NoError(t, err)
	b := &bench{TB: t, pool: testkit.DB(t)}
	b.run(string(seed))
	require.Equal(t, "seed.sql", music.Files[0].Name)
	b.run(string(music.Files[0].Data))
	b.run(`INSERT INTO item_pictures (item_id, role, artwork_id, library_id) SELECT id, 'BANNER', poster_id, library_id FROM movies WHERE poster_id IS NOT NULL`)
	b.run(`INSERT INTO episode_translations (episode_id, translations) SELECT id, '[]' FROM episodes`)
	b.service = catalogue.New(b.pool, func() { b.forgotten.Add(1) })
	return b
}

func (b *bench) run(sql string) {
	b.Helper()
	_, err := b.pool.Exec(b.Context(), sql)
	require.NoError(b, err, sql)
}

func (b *bench) now() (versions map[string]int64) {
	b.Helper()
	v, err := b.service.Now(b.Context())
	require.NoError(b, err)
	versions = map[string]int64{"shared": v.Shared, "rights": v.Rights}
	for name, key := range map[string]uuid.UUID{"films": films, "shows": shows, "songs": songs} {
		var known bool
		versions[name], known = v.Library(key)
		require.True(b, known, name)
	}
	return versions
}

// A version is a moment's, so that a database that went back in time does not come to the same one twice; when the clock
// goes back, it rises all the same.
func TestNow_time(t *testing.T) {
	t.Parallel()
	b := setup(t)
	begun := time.Now().Add(-time.Hour).UnixMicro()
	b.run("UPDATE movies SET title = 'a'")
	require.Greater(t, b.now()["films"], begun)
	ahead := time.Now().Add(time.Hour).UnixMicro()
	b.run(fmt.Sprintf("UPDATE catalogue_versions SET version = %d", ahead))
	b.run("UPDATE movies SET title = 'b'")
	require.Equal(t, ahead+1, b.now()["films"])
}

// raised are the subjects whose versions a statement has changed.
func (b *bench) raised(sql string) string {
	b.Helper()
	before := b.now()
	b.run(sql)
	var out []string
	after := b.now()
	for _, name := range []string{"films", "shows", "songs", "shared", "rights"} {
		if after[name] != before[name] {
			require.Greater(b, after[name], before[name], "versions only rise")
			out = append(out, name)
		}
	}
	return strings.Join(out, " ")
}

// Each table of the catalogue counts, whatever is done to it; the others are listed, so that a new one is thought about.
func TestNow_tables(t *testing.T) {
	t.Parallel()
	b := setup(t)
	rows, err := db.AllSQL[struct {
		Name    string
		Counted bool
	}](t.Context(), b.pool, `SELECT c.relname AS name, EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = 'catalogue_removed') AS counted
		FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname !~ '^(river|goose)_' ORDER BY c.relname`)
	require.NoError(t, err)
	var others []string
	for _, r := range rows {
		if !r.Counted {
			others = append(others, r.Name)
			continue
		}
		column, err := db.Value[string](t.Context(), b.pool, `SELECT attname::text FROM pg_attribute WHERE attrelid = $1::text::regclass AND attnum = 1`, r.Name)
		require.NoError(t, err)
		if r.Name == "people" || r.Name == "genres" || r.Name == "labels" {
			require.Empty(t, b.raised(fmt.Sprintf("UPDATE %[1]s SET %[2]s = %[2]s", r.Name, column)), "as it was is no change")
			require.Equal(t, "shared", b.raised("UPDATE "+r.Name+" SET name = name || ' Zorn'"))
			continue
		}
		all := b.raised(fmt.Sprintf("UPDATE %[1]s SET %[2]s = %[2]s", r.Name, column))
		require.Contains(t, []string{"films", "shows", "songs", "films shows", "films shows songs"}, all, r.Name)
		was := b.now()
		require.ErrorIs(t, b.pool.Tx(t.Context(), func(tx pgx.Tx) error {
			_, err := tx.Exec(t.Context(), "DELETE FROM "+r.Name)
			require.NoError(t, err, r.Name)
			_, err = tx.Exec(t.Context(), "SET CONSTRAINTS ALL IMMEDIATE")
			require.NoError(t, err)
			for subject, key := range map[string]uuid.UUID{"films": films, "shows": shows, "songs": songs} {
				version, err := db.Value[int64](t.Context(), tx, "SELECT version FROM catalogue_versions WHERE subject = $1", key)
				require.NoError(t, err)
				require.Equal(t, strings.Contains(all, subject), version > was[subject], "%s of %s", r.Name, subject)
			}
			return errTakenBack // the next table is whole again
		}), errTakenBack)
	}
	testkit.Golden(t, "testdata/uncounted.txt", strings.Join(others, "\n")+"\n")
}

func TestNow_subjects(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for _, c := range []struct{ sql, want string }{
		{"UPDATE movies SET title = 'Zorn'", "films"},
		{"INSERT INTO movie_details (movie_id, overview) SELECT id, 'x' FROM movies ON CONFLICT (movie_id) DO UPDATE SET overview = 'x'", "films"},
		{"UPDATE episodes SET title = 'Zorn'; UPDATE seasons SET title = 'Zorn'", "shows"},
		{"UPDATE movies SET library_id = '01900000-0000-7000-8000-0000000000a2' WHERE id = (SELECT min(id::text)::uuid FROM movies)", "films shows"},
		{"INSERT INTO people (id, name, sort_name, key) VALUES (uuidv7(), 'a', 'a', 'a')", ""},
		{"DELETE FROM people WHERE key = 'nobody'", ""},
		{"UPDATE watch_states SET position_ms = position_ms + 1", ""},
		{"UPDATE library_grants SET granted_at = now()", "rights"},
		{"UPDATE users SET enabled = false WHERE name = 'bert'", "rights"},
		{"UPDATE users SET last_login_at = now()", ""},
		{"INSERT INTO libraries (id, name, kind) VALUES (uuidv7(), 'new', 'MOVIES')", "rights"},
		{"UPDATE movies SET title = 'x' WHERE false", ""},
	} {
		require.Equal(t, c.want, b.raised(c.sql), c.sql)
	}
	b.run("DELETE FROM libraries WHERE kind = 'MOVIES'")
	before := b.forgotten.Load()
	b.now()
	require.Equal(t, before+1, b.forgotten.Load(), "whoever remembers rights forgets them before the versions are known")
	b.now()
	require.Equal(t, before+1, b.forgotten.Load())
}

// What was taken back has changed nothing; what was not committed is not seen, and hinders nobody.
func TestNow_transactions(t *testing.T) {
	t.Parallel()
	b := setup(t)
	before := b.now()
	err := b.pool.Tx(t.Context(), func(tx pgx.Tx) error {
		_, err := tx.Exec(t.Context(), "UPDATE movies SET title = 'a'")
		require.NoError(t, err)
		require.Equal(t, before, b.now(), "not committed")
		require.Equal(t, "films", b.raised("UPDATE movie_details SET overview = 'b'"), "another transaction on the same library goes on")
		return errTakenBack
	})
	require.ErrorIs(t, err, errTakenBack)
	require.Greater(t, b.now()["films"], before["films"])
	left, err := db.Value[int](t.Context(), b.pool, "SELECT count(*) FROM catalogue_touches")
	require.NoError(t, err)
	require.Zero(t, left)

	// Many at once, in both orders of libraries: each counts, none is stopped by another.
	before = b.now()
	var all sync.WaitGroup
	errs := make([]error, 20)
	for i := range errs {
		all.Go(func() {
			libraries := []uuid.UUID{films, shows}
			if i%2 == 0 {
				libraries[0], libraries[1] = shows, films
			}
			errs[i] = pgx.BeginFunc(t.Context(), b.pool, func(tx pgx.Tx) error {
				for n, library := range libraries {
					if _, err := tx.Exec(t.Context(), `INSERT INTO artworks (id, library_id, role, source, root_id, path, version)
						SELECT uuidv7(), library_id, 'POSTER', 'LOCAL', id, $2, 'v' FROM library_roots WHERE library_id = $1`, library, fmt.Sprint(i, n)); err != nil {
						return err
					}
				}
				return nil
			})
		})
	}
	all.Wait()
	require.NoError(t, errors.Join(errs...))
	after := b.now()
	require.GreaterOrEqual(t, after["films"], before["films"]+20)
	require.GreaterOrEqual(t, after["shows"], before["shows"]+20)
}

// Whoever asks shares a statement, but never one that began before he came.
func TestNow_shared(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.now()
	before := b.pool.Statements.Total()
	var all sync.WaitGroup
	for range 200 {
		all.Go(func() { _, _ = b.service.Now(t.Context()) })
	}
	all.Wait()
	require.Less(t, b.pool.Statements.Total()-before, int64(200))
	for i := range 50 {
		var others sync.WaitGroup
		for range 4 {
			others.Go(func() { _, _ = b.service.Now(t.Context()) })
		}
		require.Equal(t, "films", b.raised(fmt.Sprintf("UPDATE movies SET title = 'Zorn %d'", i)))
		others.Wait()
	}
}

// One who gives up takes nothing from the others; a database that is away is said so, and asked again.
func TestNow_givenUp(t *testing.T) {
	t.Parallel()
	b := setup(t)
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	_, _ = b.service.Now(gone)
	b.now()
	server := testkit.Server(t)
	pool, err := server.Open(t.Context(), db.General)
	require.NoError(t, err)
	away := catalogue.New(pool, func() {})
	_, err = away.Now(t.Context())
	require.NoError(t, err)
	pool.Close()
	for range 2 {
		_, err = away.Now(t.Context())
		require.Error(t, err)
	}
}

func TestConfig(t *testing.T) {
	t.Parallel()
	require.NoError(t, catalogue.Default().Validate())
	for _, change := range []func(*catalogue.Config){
		func(c *catalogue.Config) { c.AnswersBytes = 1 },
		func(c *catalogue.Config) { c.EntitiesBytes = 1 },
		func(c *catalogue.Config) { c.Server = "http://host:6379" },
	} {
		c := catalogue.Default()
		change(&c)
		require.ErrorIs(t, c.Validate(), fault.Invalid)
	}
}
