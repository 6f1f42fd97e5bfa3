// Scan measures scans with everything real: the embedded PostgreSQL, the sandboxed media workers, the queue and the
// module for films. It makes a thousand different small videos and scans them for the first time, then a hundred
// thousand files that are known already and scans them again. Between them it scans twenty thousand recordings with tags.
//
// Processor time is that of all processes together, the database included. Pictures are left to jobs of their own
// and not counted.
package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"revenge/bench/figures"
	"revenge/internal/library"
	"revenge/media/worker"
)

const (
	firstFiles = 1000
	knownFiles = 100_000
)

func main() {
	ctx := context.Background()
	var err error
	if dir := os.Getenv(envRescan); dir != "" {
		err = rescanChild(ctx, dir)
	} else {
		err = measure(ctx)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func measure(ctx context.Context) error {
	if err := ready(ctx); err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "revenge-bench-scan-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	if err := os.Chmod(dir, 0o711); err != nil { // the database has an account of its own
		return err
	}
	n, err := startNode(ctx, filepath.Join(dir, "data"), true)
	if err != nil {
		return err
	}
	defer n.stop()
	first, err := firstScan(ctx, n, filepath.Join(dir, "films"))
	if err != nil {
		return fmt.Errorf("first scan: %w", err)
	}
	songs, err := scanMusic(ctx, n, filepath.Join(dir, "music"))
	if err != nil {
		return fmt.Errorf("scan of music: %w", err)
	}
	again, err := rescan(ctx, n, dir)
	if err != nil {
		return fmt.Errorf("rescan: %w", err)
	}
	return figures.Report(os.Stdout, slices.Concat(first, songs, again)...)
}

// ready refuses to begin where nothing could be looked into: all files would be taken in without.
func ready(ctx context.Context) error {
	launcher, err := worker.NewLauncher(worker.Default())
	if err != nil {
		return err
	}
	defer launcher.Close()
	if _, err := launcher.Check(ctx); err != nil {
		return fmt.Errorf("%w; `make build` makes it, bin/ must be in PATH", err)
	}
	_, err = clipFolder()
	return err
}

// firstScan takes in videos that nobody has seen before.
func firstScan(ctx context.Context, n *node, dir string) ([]figures.Figure, error) {
	if err := makeVideos(dir, size(firstFiles)); err != nil {
		return nil, err
	}
	lib, err := n.create(ctx, "First", dir)
	if err != nil {
		return nil, err
	}
	before, err := figures.CPU(os.Getpid())
	if err != nil {
		return nil, err
	}
	began := time.Now()
	scan, err := n.scan(ctx, lib)
	if err != nil {
		return nil, err
	}
	took := time.Since(began)
	after, err := figures.CPU(os.Getpid())
	if err != nil {
		return nil, err
	}
	if scan.State != library.ScanCompleted || scan.Added != int64(size(firstFiles)) || scan.Failed != 0 {
		return nil, fmt.Errorf("the scan ended %s with %d files added and %d failed", scan.State, scan.Added, scan.Failed)
	}
	if err := n.complete(ctx, lib); err != nil {
		return nil, err
	}
	files := float64(size(firstFiles))
	return []figures.Figure{
		{Name: "scan_files_per_cpu_s", Value: files / (after - before).Seconds(), Unit: "files/CPU-s", Baseline: 12, Against: "closest peer", Goal: 120, AtLeast: true},
		{Name: "scan_first_wall_s", Value: took.Seconds(), Unit: "s", Baseline: (after - before).Seconds(), Against: "CPU seconds"},
	}, nil
}

// size is the number of files; BENCH_SCALE divides it, for trying the benchmark out.
func size(n int) int {
	if by, err := strconv.Atoi(os.Getenv("BENCH_SCALE")); err == nil && by > 1 {
		return n / by
	}
	return n
}
