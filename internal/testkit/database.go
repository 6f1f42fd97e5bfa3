package testkit

import (
	"context"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/platform/db"
)

// DB returns a migrated, empty database of the test's own, through the general role. It is dropped when the test ends.
// No database is a failure: a test that would need one and does not run proves nothing.
func DB(t testing.TB) *db.DB {
	t.Helper()
	return Open(t, Server(t), db.General)
}

// Server is DB for tests that need the owner, the adult role, or several pools: open them with Open.
func Server(t testing.TB) *db.Server {
	t.Helper()
	c, err := running()
	require.NoError(t, err, "tests need a PostgreSQL 18; scripts/deps installs it")
	server, drop, err := c.database()
	require.NoError(t, err, "make a database for the test")
	t.Cleanup(drop)
	return server
}

// Open returns a pool on the server, closed when the test ends.
func Open(t testing.TB, server *db.Server, role db.Role) *db.DB {
	t.Helper()
	pool, err := server.Open(context.Background(), role)
	require.NoError(t, err, "open the test's database")
	t.Cleanup(pool.Close)
	return pool
}

// Statements counts what the database has been sent; see db.Counter.
func Statements(pool *db.DB) *db.Counter { return pool.Statements }

var (
	once     sync.Once
	shared   *cluster
	startErr error
)

// running is the server that all tests of this process share.
func running() (*cluster, error) {
	once.Do(func() { shared, startErr = startCluster(context.Background()) })
	return shared, startErr
}
