package testkit

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"github.com/jackc/pgx/v5"
	"golang.org/x/sys/unix"

	"revenge/internal/platform/db"
	"revenge/internal/platform/db/embedded"
	"revenge/migrations"
)

// seedKept is how long an unused seed stays.
const seedKept = 24 * time.Hour

// findSeed returns a stopped, migrated cluster to copy. It is made once for each set of migrations and programs.
func findSeed(ctx context.Context, home string) (string, error) {
	bin, err := embedded.Find("")
	if err != nil {
		return "", err
	}
	name, err := seedName(bin, migrations.Files())
	if err != nil {
		return "", err
	}
	seed := filepath.Join(home, name)
	lock, err := os.OpenFile(filepath.Join(home, "seeds.lock"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return "", fmt.Errorf("lock the test databases: %w", err)
	}
	defer func() { _ = lock.Close() }()
	if err := unix.Flock(int(lock.Fd()), unix.LOCK_EX); err != nil {
		return "", fmt.Errorf("lock the test databases: %w", err)
	}
	now := time.Now()
	if os.Chtimes(seed, now, now) == nil {
		return seed, nil
	}
	forgetSeeds(home, now)
	if err := makeSeed(ctx, seed); err != nil {
		return "", fmt.Errorf("make the test database: %w", err)
	}
	return seed, nil
}

func makeSeed(ctx context.Context, seed string) error {
	fresh := seed + ".new"
	if err := os.RemoveAll(fresh); err != nil {
		return err
	}
	own, err := embedded.Start(ctx, options(fresh))
	if err != nil {
		return err
	}
	err = migrateTemplate(ctx, own)
	own.Stop(ctx)
	if err != nil {
		return err
	}
	// A copied lock would look like that of a process that is gone.
	if err := os.Remove(filepath.Join(fresh, "lock")); err != nil {
		return err
	}
	return os.Rename(fresh, seed)
}

func migrateTemplate(ctx context.Context, own *embedded.Server) error {
	conn, err := pgx.Connect(ctx, own.ConnString(embedded.Superuser, "postgres"))
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close(ctx) }()
	if _, err := conn.Exec(ctx, "CREATE DATABASE "+template); err != nil {
		return err
	}
	server, err := db.Throwaway(own, template)
	if err != nil {
		return err
	}
	return migrations.Up(ctx, server, slog.New(slog.DiscardHandler))
}

// seedName changes with everything that a seed is made from.
func seedName(bin string, steps fs.FS) (string, error) {
	sum := sha256.New()
	_, _ = fmt.Fprintln(sum, "4", bin) // a hash takes every write
	err := fs.WalkDir(steps, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(steps, path)
		_, _ = fmt.Fprintf(sum, "%s %d\n%s", path, len(text), text)
		return err
	})
	return "seed-" + hex.EncodeToString(sum.Sum(nil)[:8]), err
}

func forgetSeeds(home string, now time.Time) {
	old, _ := filepath.Glob(filepath.Join(home, "seed-*")) // the pattern is well-formed
	for _, seed := range old {
		if at, err := os.Stat(seed); err == nil && now.Sub(at.ModTime()) > seedKept {
			_ = os.RemoveAll(seed)
		}
	}
}
