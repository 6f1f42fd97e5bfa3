package db_test

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgproto3"
	"github.com/stretchr/testify/require"

	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/secret"
	"revenge/internal/testkit"
	"revenge/migrations"
)

func quiet() *slog.Logger { return slog.New(slog.DiscardHandler) }

func denied(t *testing.T, err error) {
	t.Helper()
	var pg *pgconn.PgError
	require.ErrorAs(t, err, &pg)
	require.Equal(t, "42501", pg.Code)
}

// seal puts a row into the adult zone, as its role would find it.
func seal(t *testing.T, server *db.Server) {
	t.Helper()
	owner, err := pgx.ConnectConfig(t.Context(), server.Owner())
	require.NoError(t, err)
	_, err = owner.Exec(t.Context(), "CREATE TABLE qar.chest (gold text); INSERT INTO qar.chest VALUES ('gold'); GRANT SELECT ON qar.chest TO revenge_qar")
	require.NoError(t, err)
	require.NoError(t, owner.Close(t.Context()))
}

// The wall: the general role is turned away by PostgreSQL itself, however it asks.
func TestRoles_wall(t *testing.T) {
	t.Parallel()
	server := testkit.Server(t)
	seal(t, server)
	general, adult := testkit.Open(t, server, db.General), testkit.Open(t, server, db.Adult)
	for _, sql := range []string{
		"SELECT * FROM qar.chest", "SELECT * FROM qar.goose_qar", "CREATE TABLE qar.x (a int)", "SET ROLE revenge_qar", "SET ROLE postgres",
		"SET SESSION AUTHORIZATION revenge_qar", "ALTER ROLE revenge_app SUPERUSER", "GRANT revenge_qar TO revenge_app",
		"GRANT USAGE ON SCHEMA qar TO revenge_app", "CREATE TABLE public.x (a int)", "DELETE FROM goose_main", "DROP TABLE users",
		"COPY (SELECT 1) TO PROGRAM 'true'", "CREATE EXTENSION pgcrypto", "SELECT pg_read_file('/etc/passwd')",
	} {
		_, err := general.Exec(t.Context(), sql)
		denied(t, err)
	}
	gold, err := db.Value[string](t.Context(), adult, "SELECT gold FROM qar.chest")
	require.NoError(t, err)
	require.Equal(t, "gold", gold)
	_, err = db.Value[int](t.Context(), adult, "SELECT count(*)::int FROM users")
	require.NoError(t, err, "the adult zone reads what it refers to")
	_, err = adult.Exec(t.Context(), "DELETE FROM qar.goose_qar")
	denied(t, err)
	for _, sql := range []string{"INSERT INTO events (kind, subject_kind) VALUES ('a', 'b')", "SELECT * FROM river_job", "REINDEX TABLE river_job"} {
		_, err := general.Exec(t.Context(), sql)
		require.NoError(t, err, sql)
	}
}

// An external server: one user logs in, and takes the roles on.
func TestStart_external(t *testing.T) {
	t.Parallel()
	template := testkit.Server(t).Owner()
	owner, err := pgx.ConnectConfig(t.Context(), template)
	require.NoError(t, err)
	defer func() { require.NoError(t, owner.Close(context.WithoutCancel(t.Context()))) }()
	name := strings.ReplaceAll(template.Database, "test", "outside")
	_, err = owner.Exec(t.Context(), "CREATE ROLE "+name+" LOGIN")
	require.NoError(t, err)
	_, err = owner.Exec(t.Context(), "CREATE DATABASE "+name+" OWNER "+name)
	require.NoError(t, err)
	address := fmt.Sprintf("postgres://%s@/%s?host=%s", name, name, template.Host)
	cfg := db.Default()
	cfg.URL = secret.String(address)

	server, err := db.Start(t.Context(), cfg, t.TempDir(), quiet())
	require.NoError(t, err)
	require.False(t, server.RolesLogIn())
	err = migrations.Up(t.Context(), server, quiet())
	require.ErrorIs(t, err, fault.Invalid)
	require.ErrorContains(t, err, "As a superuser of that server, run: CREATE ROLE revenge_app;")

	_, err = owner.Exec(t.Context(), fmt.Sprintf("GRANT revenge_app, revenge_qar, revenge_restricted TO %q WITH SET TRUE, INHERIT FALSE", name))
	require.NoError(t, err, "what the sentence says helps")
	require.NoError(t, migrations.Up(t.Context(), server, quiet()))
	seal(t, server)
	general, adult := testkit.Open(t, server, db.General), testkit.Open(t, server, db.Adult)
	_, err = general.Exec(t.Context(), "SELECT * FROM qar.chest")
	denied(t, err)
	_, err = general.Exec(t.Context(), "RESET ROLE; SELECT * FROM qar.chest")
	denied(t, err)
	_, err = db.Value[string](t.Context(), adult, "SELECT gold FROM qar.chest")
	require.NoError(t, err)
	server.Stop(t.Context())

	attached, err := db.Attach(t.Context(), cfg, t.TempDir(), quiet())
	require.NoError(t, err)
	require.Equal(t, name, attached.Owner().User)

	cfg.URL = secret.String(strings.Replace(address, "@/"+name, "@/nowhere", 1))
	_, err = db.Start(t.Context(), cfg, t.TempDir(), quiet())
	require.ErrorIs(t, err, fault.Invalid)
	require.ErrorContains(t, err, "no database of the name")
	cfg.URL = secret.String(strings.Replace(address, name+"@", "stranger@", 1))
	_, err = db.Start(t.Context(), cfg, t.TempDir(), quiet())
	require.ErrorIs(t, err, fault.Invalid)
	require.ErrorContains(t, err, "does not accept the user and password")
	cfg.URL = secret.String(strings.Replace(address, name+"@", "revenge_app@", 1))
	_, err = db.Start(t.Context(), cfg, t.TempDir(), quiet())
	require.ErrorIs(t, err, fault.Invalid)
	require.ErrorContains(t, err, "one of Revenge's own roles")
	cfg.URL = "postgres://%zz"
	_, err = db.Start(t.Context(), cfg, t.TempDir(), quiet())
	require.ErrorIs(t, err, fault.Invalid)
}

// A whole installation: own server, migrated, used, attached to by another program, stopped, started again.
func TestStart_embedded(t *testing.T) {
	t.Parallel()
	dir, err := os.MkdirTemp("", "revenge-db-")
	require.NoError(t, err)
	require.NoError(t, os.Chmod(dir, 0o755))
	t.Cleanup(func() { require.NoError(t, os.RemoveAll(dir)) })
	for range 2 {
		server, err := db.Attach(t.Context(), db.Default(), dir, quiet())
		require.NoError(t, err)
		require.NoError(t, migrations.Up(t.Context(), server, quiet()))
		pool, err := server.Open(t.Context(), db.General)
		require.NoError(t, err)

		beside, err := db.Attach(t.Context(), db.Default(), dir, quiet())
		require.NoError(t, err)
		require.Equal(t, server.Owner().Host, beside.Owner().Host)
		beside.Stop(t.Context())
		_, err = db.Start(t.Context(), db.Default(), dir, quiet())
		require.ErrorIs(t, err, fault.Conflict)

		_, err = db.ExecSQL(t.Context(), pool, "INSERT INTO events (kind, subject_kind) VALUES ('a', 'b')")
		require.NoError(t, err)
		pool.Close()
		server.Stop(t.Context())
	}
	require.FileExists(t, filepath.Join(dir, "postgres", "cluster", "PG_VERSION"))
	cfg := db.Default()
	cfg.Embedded.BinDir = "/nowhere"
	_, err = db.Start(t.Context(), cfg, dir, quiet())
	require.ErrorIs(t, err, fault.Unavailable)
	require.NoError(t, os.RemoveAll(filepath.Join(dir, "postgres", "cluster", "postmaster.pid")))
	require.NoError(t, os.Mkdir(filepath.Join(dir, "postgres", "cluster", "postmaster.pid"), 0o700))
	_, err = db.Attach(t.Context(), db.Default(), dir, quiet())
	require.Error(t, err)
}

// pretend answers connections as a PostgreSQL of the version would.
func pretend(t *testing.T, version string) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	done := make(chan struct{})
	go func() {
		defer close(done)
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			greet(conn, version)
		}
	}()
	t.Cleanup(func() { require.NoError(t, listener.Close()); <-done })
	return listener.Addr().String()
}

func greet(conn net.Conn, version string) {
	defer func() { _ = conn.Close() }()
	backend := pgproto3.NewBackend(conn, conn)
	if _, err := backend.ReceiveStartupMessage(); err != nil {
		return
	}
	backend.Send(&pgproto3.AuthenticationOk{})
	backend.Send(&pgproto3.ParameterStatus{Name: "server_version", Value: version})
	backend.Send(&pgproto3.BackendKeyData{ProcessID: 1, SecretKey: []byte{0, 0, 0, 1}})
	backend.Send(&pgproto3.ReadyForQuery{TxStatus: 'I'})
	if backend.Flush() == nil {
		_, _ = backend.Receive()
	}
}

func TestStart_oldMajor(t *testing.T) {
	t.Parallel()
	for _, version := range []string{"17.6 (Debian 17.6-1)", "9.6.24", "none", ""} {
		cfg := db.Default()
		cfg.URL = secret.String("postgres://u@" + pretend(t, version) + "/d?sslmode=disable")
		_, err := db.Start(t.Context(), cfg, t.TempDir(), quiet())
		require.ErrorIs(t, err, fault.Conflict)
		require.ErrorContains(t, err, "is version "+version+", and Revenge needs 18")
	}
	cfg := db.Default()
	cfg.URL = secret.String("postgres://u@" + pretend(t, "19beta1") + "/d?sslmode=disable")
	_, err := db.Start(t.Context(), cfg, t.TempDir(), quiet())
	require.NoError(t, err)
}

// notice passes on the messages that a log gets.
type notice struct {
	slog.Handler
	came chan string
}

func (n notice) Enabled(context.Context, slog.Level) bool { return true }

func (n notice) Handle(_ context.Context, r slog.Record) error {
	n.came <- r.Message
	return nil
}

// A server out of reach is waited for, said so, and used once it is there.
func TestStart_waits(t *testing.T) {
	t.Parallel()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	address := listener.Addr().String()
	require.NoError(t, listener.Close())
	cfg := db.Default()
	cfg.URL = secret.String("postgres://u:hunter2@" + address + "/d?sslmode=disable")
	log := notice{slog.DiscardHandler, make(chan string, 100)}
	started := make(chan error)
	go func() {
		_, err := db.Start(t.Context(), cfg, "", slog.New(log))
		started <- err
	}()
	require.Equal(t, "database is out of reach, waiting for it", <-log.came)
	back, err := net.Listen("tcp", address)
	require.NoError(t, err)
	defer func() { require.NoError(t, back.Close()) }()
	go func() {
		if conn, err := back.Accept(); err == nil {
			greet(conn, "18.4")
		}
	}()
	require.NoError(t, <-started)
}

func TestStart_waitsNoLongerThanAsked(t *testing.T) {
	t.Parallel()
	cfg := db.Default()
	cfg.URL = "postgres://u:hunter2@127.0.0.1:1/d?sslmode=disable"
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	var text bytes.Buffer
	_, err := db.Start(ctx, cfg, "", slog.New(slog.NewTextHandler(&text, nil)))
	require.ErrorIs(t, err, fault.Unavailable)
	require.NotContains(t, text.String()+err.Error(), "hunter2")
}

// A pool on a server that is gone says so.
func TestOpen_unreachable(t *testing.T) {
	t.Parallel()
	cfg := db.Default()
	cfg.URL = secret.String("postgres://u@" + pretend(t, "18.1") + "/d?sslmode=disable")
	server, err := db.Start(t.Context(), cfg, "", quiet())
	require.NoError(t, err)
	_, err = server.Open(t.Context(), db.General)
	require.Error(t, err)
}

func TestConfig_Validate(t *testing.T) {
	t.Parallel()
	require.NoError(t, db.Default().Validate())
	for name, change := range map[string]func(*db.Config){
		"url":                func(c *db.Config) { c.URL = "mysql://a" },
		"url ":               func(c *db.Config) { c.URL = "postgres://[a" }, //nolint:gocritic // the same field again
		"pool.max_conns":     func(c *db.Config) { c.Pool.MaxConns = 51 },
		"pool.min_conns":     func(c *db.Config) { c.Pool.MaxConns, c.Pool.MinConns = 3, 4 },
		"pool.max_lifetime":  func(c *db.Config) { c.Pool.MaxLifetime = time.Second },
		"pool.max_idle":      func(c *db.Config) { c.Pool.MaxIdle = 0 },
		"pool.health_period": func(c *db.Config) { c.Pool.HealthPeriod = 0 },
	} {
		c := db.Default()
		change(&c)
		err := c.Validate()
		var mistake *fault.Mistake
		require.ErrorAs(t, err, &mistake, name)
		require.ErrorIs(t, err, fault.Invalid)
		require.Equal(t, strings.TrimSpace(name), strings.Join(mistake.Path, "."))
	}
}
