package testkit

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5"
	"golang.org/x/sys/unix"

	"revenge/internal/platform/db"
	"revenge/internal/platform/db/embedded"
)

const (
	// template is the migrated database that each test's own is copied from.
	template = "revenge_template"
	// spare databases are ready before a test asks.
	spare = 2
)

// cluster is a PostgreSQL server of this process, with its makers and droppers of databases.
type cluster struct {
	own    *embedded.Server
	dir    string
	ready  chan made
	drops  chan string
	stop   context.CancelFunc
	worker sync.WaitGroup
	next   atomic.Int64
}

type made struct {
	name string
	err  error
}

// roomy is the free memory from which the clusters may live in it.
const roomy = 2 << 30

// folder holds the seeds and the running clusters of this user: in memory where there is room, as a busy disk
// makes a new database take ten times as long.
func folder() (string, error) {
	parent := os.TempDir()
	var shm unix.Statfs_t
	if unix.Statfs("/dev/shm", &shm) == nil && shm.Bavail*uint64(shm.Bsize) > roomy {
		parent = "/dev/shm"
	}
	dir := filepath.Join(parent, "revenge-testdb-"+strconv.Itoa(os.Geteuid()))
	if err := os.Mkdir(dir, 0o711); err != nil && !os.IsExist(err) {
		return "", fmt.Errorf("make the folder of test databases: %w", err)
	}
	return dir, nil
}

func startCluster(ctx context.Context) (*cluster, error) {
	home, err := folder()
	if err != nil {
		return nil, err
	}
	sweep(home)
	seed, err := findSeed(ctx, home)
	if err != nil {
		return nil, err
	}
	c := &cluster{ready: make(chan made, spare), drops: make(chan string, 1000)}
	if c.dir, err = os.MkdirTemp(home, "run-"); err != nil {
		return nil, fmt.Errorf("make the test cluster's folder: %w", err)
	}
	// cp keeps owners and modes, and shares the blocks where the file system can.
	if out, err := exec.CommandContext(ctx, "cp", "-a", "--reflink=auto", seed+"/.", c.dir).CombinedOutput(); err != nil {
		return nil, fmt.Errorf("copy the test cluster: %w: %s", err, out)
	}
	if c.own, err = embedded.Start(ctx, options(c.dir)); err != nil {
		return nil, fmt.Errorf("start the test cluster: %w", err)
	}
	ctx, c.stop = context.WithCancel(ctx)
	c.worker.Go(func() { c.make(ctx) })
	c.worker.Go(func() { c.drop(ctx) })
	return c, nil
}

func options(dir string) embedded.Options {
	return embedded.Options{Dir: dir, Throwaway: true, MaxConnections: 200, Log: slog.New(slog.DiscardHandler)}
}

// close ends the server and removes its files.
func (c *cluster) close() {
	c.stop()
	c.worker.Wait()
	c.own.Stop(context.Background())
	_ = os.RemoveAll(c.dir) // the next process sweeps what is left
}

// beginning is the time that a cluster gets to be copied and locked.
const beginning = time.Minute

// sweep removes the clusters of processes that are gone.
func sweep(home string) {
	old, _ := filepath.Glob(filepath.Join(home, "run-*")) // the pattern is well-formed
	for _, dir := range old {
		if at, err := os.Stat(dir); err != nil || time.Since(at.ModTime()) < beginning {
			continue
		}
		lock, err := os.OpenFile(filepath.Join(dir, "lock"), os.O_RDWR, 0)
		if err != nil {
			continue
		}
		if unix.Flock(int(lock.Fd()), unix.LOCK_EX|unix.LOCK_NB) == nil {
			_ = os.RemoveAll(dir)
		}
		_ = lock.Close()
	}
}

// database hands out a fresh database and the function that drops it.
func (c *cluster) database() (*db.Server, func(), error) {
	m, open := <-c.ready
	if !open {
		return nil, nil, errors.New("the test cluster has been stopped")
	}
	if m.err != nil {
		return nil, nil, m.err
	}
	server, err := db.Throwaway(c.own, m.name)
	return server, func() { c.drops <- m.name }, err
}

// make keeps spare databases ready. Copying the files takes 15 ms here, writing them through the log 250 ms.
func (c *cluster) make(ctx context.Context) {
	defer close(c.ready)
	conn, err := pgx.Connect(ctx, c.own.ConnString(embedded.Superuser, "postgres"))
	if err == nil {
		defer func() { _ = conn.Close(context.WithoutCancel(ctx)) }()
	}
	for ctx.Err() == nil {
		m := made{name: "test_" + strconv.FormatInt(c.next.Add(1), 10), err: err}
		if err == nil {
			_, m.err = conn.Exec(ctx, "CREATE DATABASE "+m.name+" TEMPLATE "+template+" STRATEGY FILE_COPY")
		}
		select {
		case c.ready <- m:
		case <-ctx.Done():
		}
	}
}

// drop removes the databases of tests that have ended, so that the disk does not fill.
func (c *cluster) drop(ctx context.Context) {
	conn, err := pgx.Connect(ctx, c.own.ConnString(embedded.Superuser, "postgres"))
	if err != nil {
		return // the server is going, and its files with it
	}
	defer func() { _ = conn.Close(context.WithoutCancel(ctx)) }()
	for {
		select {
		case name := <-c.drops:
			_, _ = conn.Exec(ctx, "DROP DATABASE IF EXISTS "+name+" WITH (FORCE)") // all goes with the cluster anyway
		case <-ctx.Done():
			return
		}
	}
}
