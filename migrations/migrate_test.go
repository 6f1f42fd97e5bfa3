package migrations

import (
	"context"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"revenge/internal/platform/db"
	"revenge/internal/platform/db/embedded"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/secret"
)

func quiet() *slog.Logger { return slog.New(slog.DiscardHandler) }

// owner connects with all rights.
func owner(t *testing.T, server *db.Server) *pgx.Conn {
	t.Helper()
	conn, err := pgx.ConnectConfig(t.Context(), server.Owner())
	require.NoError(t, err)
	t.Cleanup(func() { _ = conn.Close(context.Background()) })
	return conn
}

// cluster is a server of this test's own. testkit is of no use here: it needs what is being tested.
func cluster(t *testing.T) *embedded.Server {
	t.Helper()
	own, err := embedded.Start(t.Context(), embedded.Options{Dir: scratch(t), Throwaway: true})
	require.NoError(t, err)
	t.Cleanup(func() { own.Stop(context.Background()) })
	return own
}

func database(t *testing.T, own *embedded.Server, name string) *db.Server {
	t.Helper()
	all, err := db.Throwaway(own, "postgres")
	require.NoError(t, err)
	_, err = owner(t, all).Exec(t.Context(), "CREATE DATABASE "+name)
	require.NoError(t, err)
	server, err := db.Throwaway(own, name)
	require.NoError(t, err)
	return server
}

// scratch is a folder that the server's user can reach, unlike t.TempDir for root.
func scratch(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "revenge-migrations-")
	require.NoError(t, err)
	require.NoError(t, os.Chmod(dir, 0o755))
	t.Cleanup(func() { require.NoError(t, os.RemoveAll(dir)) })
	return filepath.Join(dir, "postgres")
}

// steps are the real ones with some more.
func steps(t *testing.T, more map[string]string) fs.FS {
	t.Helper()
	out := fstest.MapFS{}
	for _, track := range []string{"main", "qar"} {
		names, err := fs.Glob(files, track+"/*.sql")
		require.NoError(t, err)
		for _, name := range names {
			text, err := fs.ReadFile(files, name)
			require.NoError(t, err)
			out[name] = &fstest.MapFile{Data: text}
		}
	}
	for name, text := range more {
		out[name] = &fstest.MapFile{Data: []byte("-- +goose Up\n" + text)}
	}
	return out
}

func TestUp(t *testing.T) {
	t.Parallel()
	own := cluster(t)

	t.Run("many at once", func(t *testing.T) {
		t.Parallel()
		first, second := database(t, own, "first"), database(t, own, "second")
		var nodes errgroup.Group
		for range 3 {
			nodes.Go(func() error { return Up(t.Context(), first, quiet()) })
			nodes.Go(func() error { return Up(t.Context(), second, quiet()) })
		}
		require.NoError(t, nodes.Wait())
		main, err := fs.Glob(files, "main/*.sql")
		require.NoError(t, err)
		for _, server := range []*db.Server{first, second} {
			n, err := db.Value[int](t.Context(), owner(t, server), "SELECT count(*)::int FROM goose_main WHERE version_id > 0")
			require.NoError(t, err)
			require.Equal(t, len(main), n, "each step was taken once")
			n, err = db.Value[int](t.Context(), owner(t, server), "SELECT count(*)::int FROM river_migration")
			require.NoError(t, err)
			require.Positive(t, n)
		}
	})

	for name, change := range map[string]string{
		"main":  "INSERT INTO goose_main (version_id, is_applied) VALUES (9999, true)",
		"qar":   "INSERT INTO qar.goose_qar (version_id, is_applied) VALUES (9999, true)",
		"queue": "INSERT INTO river_migration (line, version) VALUES ('main', 9999)",
	} {
		t.Run("newer "+name, func(t *testing.T) {
			t.Parallel()
			server := database(t, own, "newer_"+name)
			require.NoError(t, Up(t.Context(), server, quiet()))
			_, err := owner(t, server).Exec(t.Context(), change)
			require.NoError(t, err)
			err = up(t.Context(), server, quiet(), steps(t, map[string]string{"main/5000_x_y.sql": "CREATE TABLE later (a int);"}))
			require.ErrorIs(t, err, fault.Conflict)
			require.ErrorContains(t, err, "made by a newer Revenge: its "+name+" schema is at step 9999")
			there, err := db.Value[bool](t.Context(), owner(t, server), "SELECT to_regclass('later') IS NOT NULL")
			require.NoError(t, err)
			require.False(t, there, "it is left untouched")
		})
	}

	t.Run("a later step", func(t *testing.T) {
		t.Parallel()
		server := database(t, own, "later")
		require.NoError(t, Up(t.Context(), server, quiet()))
		broken := steps(t, map[string]string{"main/5000_x_y.sql": "CREATE TABLE later (a int);\nSELECT nothing;"})
		require.ErrorContains(t, up(t.Context(), server, quiet(), broken), "migrate main: ")
		there, err := db.Value[bool](t.Context(), owner(t, server), "SELECT to_regclass('later') IS NOT NULL")
		require.NoError(t, err)
		require.False(t, there, "a step is taken whole or not at all")
		mended := steps(t, map[string]string{"main/5000_x_y.sql": "CREATE TABLE later (a serial);", "qar/5000_x_y.sql": "CREATE TABLE qar.later (a serial);"})
		require.NoError(t, up(t.Context(), server, quiet(), mended))
		general, err := server.Open(t.Context(), db.General)
		require.NoError(t, err)
		defer general.Close()
		_, err = db.ExecSQL(t.Context(), general, "INSERT INTO later DEFAULT VALUES")
		require.NoError(t, err, "new tables are granted")
		_, err = db.ExecSQL(t.Context(), general, "SELECT * FROM qar.later")
		require.Error(t, err)
		adult, err := server.Open(t.Context(), db.Adult)
		require.NoError(t, err)
		defer adult.Close()
		_, err = db.ExecSQL(t.Context(), adult, "INSERT INTO qar.later DEFAULT VALUES")
		require.NoError(t, err)
	})

	t.Run("no steps", func(t *testing.T) {
		t.Parallel()
		server := database(t, own, "none")
		err := up(t.Context(), server, quiet(), fstest.MapFS{"main/0001_a_b.sql": {Data: []byte("-- +goose Up\nSELECT 1;")}})
		require.ErrorContains(t, err, "this program holds no steps of the track qar")
	})

	t.Run("no right to the roles", func(t *testing.T) {
		t.Parallel()
		require.NoError(t, Up(t.Context(), database(t, own, "roles_there"), quiet()))
		server := database(t, own, "nobodys")
		_, err := owner(t, server).Exec(t.Context(), "CREATE ROLE stranger LOGIN; ALTER DATABASE nobodys OWNER TO stranger")
		require.NoError(t, err)
		cfg := db.Default()
		cfg.URL = secret.String("postgres://stranger@/nobodys?host=" + server.Owner().Host)
		stranger, err := db.Start(t.Context(), cfg, "", quiet())
		require.NoError(t, err)
		err = Up(t.Context(), stranger, quiet())
		require.ErrorIs(t, err, fault.Invalid)
		require.ErrorContains(t, err, `The database user "stranger" may not create the roles`)
		require.ErrorContains(t, err, `GRANT revenge_app, revenge_qar, revenge_restricted TO "stranger"`)
		_, err = owner(t, server).Exec(t.Context(), "GRANT revenge_app, revenge_qar, revenge_restricted TO stranger WITH SET TRUE, INHERIT FALSE")
		require.NoError(t, err)
		require.NoError(t, Up(t.Context(), stranger, quiet()), "what the sentence says helps")
	})

	t.Run("cancelled", func(t *testing.T) {
		t.Parallel()
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		require.ErrorIs(t, Up(ctx, database(t, own, "cancelled"), quiet()), context.Canceled)
	})

	t.Run("not the owner", func(t *testing.T) {
		t.Parallel()
		server := database(t, own, "notmine")
		require.NoError(t, Up(t.Context(), database(t, own, "roles_first"), quiet()))
		_, err := owner(t, server).Exec(t.Context(), "CREATE ROLE guest LOGIN; GRANT revenge_app, revenge_qar, revenge_restricted TO guest")
		require.NoError(t, err)
		cfg := db.Default()
		cfg.URL = secret.String("postgres://guest@/notmine?host=" + server.Owner().Host)
		guest, err := db.Start(t.Context(), cfg, "", quiet())
		require.NoError(t, err)
		err = Up(t.Context(), guest, quiet())
		require.ErrorIs(t, err, fault.Invalid)
		require.ErrorContains(t, err, `The database user "guest" must own the database`)
	})
}

// Steps are named and numbered so that their order and their noun can be seen.
func TestSteps_names(t *testing.T) {
	t.Parallel()
	for _, track := range tracks {
		names, err := fs.Glob(files, track.name+"/*")
		require.NoError(t, err)
		for i, name := range names {
			require.Regexp(t, `^(main|qar)/\d{4}_[a-z]+_[a-z_]+\.sql$`, name)
			require.Regexp(t, `/0*`+strconv.Itoa(i+1)+`_`, name, "numbers follow each other")
			text, err := fs.ReadFile(files, name)
			require.NoError(t, err)
			require.NotContains(t, string(text), "goose Down", "%s: forward only", name)
			require.True(t, strings.HasPrefix(string(text), "-- +goose Up\n"), name)
		}
	}
}
