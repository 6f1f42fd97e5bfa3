package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"golang.org/x/sys/unix"

	"revenge/bench/figures"
	"revenge/internal/library"
)

// envRescan makes this program the server that scans again: the data folder, then the library in envLibrary.
const (
	envRescan  = "BENCH_RESCAN"
	envLibrary = "BENCH_LIBRARY"
)

// rescan measures a scan that finds nothing new, in a process of its own, so that its memory is that of a scan alone.
func rescan(ctx context.Context, n *node, dir string) ([]figures.Figure, error) {
	folder := filepath.Join(dir, "known")
	if err := makeKnown(folder, size(knownFiles)); err != nil {
		return nil, err
	}
	lib, err := n.create(ctx, "Known", folder)
	if err != nil {
		return nil, err
	}
	if err := n.register(ctx, lib, folder); err != nil {
		return nil, err
	}
	closers := n.closers
	n.closers = n.closers[:1] // all but the database
	for i := len(closers) - 1; i > 0; i-- {
		closers[i]()
	}
	return inChild(filepath.Join(dir, "data"), lib)
}

// result is what the child tells of each scan: the first one warms the caches up.
type result struct {
	State   library.ScanState
	Changes int64
	Found   int64
	PeakMB  float64
}

func inChild(dataDir string, lib uuid.UUID) ([]figures.Figure, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	child := exec.Command(self)
	child.Env = append(os.Environ(), envRescan+"="+dataDir, envLibrary+"="+lib.String())
	child.Stderr = os.Stderr
	in, err := child.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := child.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := child.Start(); err != nil {
		return nil, err
	}
	defer func() { _ = in.Close(); _ = child.Wait() }() // it ends with its input
	answers := json.NewDecoder(bufio.NewReader(out))
	var r result
	var cpu, wall time.Duration
	for range 2 {
		before, err := figures.CPU(os.Getpid())
		if err != nil {
			return nil, err
		}
		began := time.Now()
		if _, err := io.WriteString(in, "scan\n"); err != nil {
			return nil, err
		}
		if err := answers.Decode(&r); err != nil {
			return nil, fmt.Errorf("the scanning process: %w", err)
		}
		after, err := figures.CPU(os.Getpid())
		if err != nil {
			return nil, err
		}
		cpu, wall = after-before, time.Since(began)
	}
	if r.State != library.ScanCompleted || r.Changes != 0 || r.Found != int64(size(knownFiles)) {
		return nil, fmt.Errorf("the rescan ended %s with %d changes in %d files", r.State, r.Changes, r.Found)
	}
	all, err := figures.MemoryMB(os.Getpid())
	if err != nil {
		return nil, err
	}
	return []figures.Figure{
		{Name: "rescan_100k_cpu_s", Value: cpu.Seconds(), Unit: "CPU-s", Baseline: 5, Against: "limit", Goal: 5},
		{Name: "rescan_100k_rss_mb", Value: r.PeakMB, Unit: "MB", Baseline: 300, Against: "limit", Goal: 300},
		{Name: "rescan_100k_wall_s", Value: wall.Seconds(), Unit: "s", Baseline: 60, Against: "limit", Goal: 60},
		{Name: "rescan_100k_all_pss_mb", Value: all, Unit: "MB", Baseline: 300, Against: "with PostgreSQL and this program"},
	}, nil
}

// rescanChild scans each time it is told to.
func rescanChild(ctx context.Context, dataDir string) error {
	lib, err := uuid.Parse(os.Getenv(envLibrary))
	if err != nil {
		return err
	}
	n, err := startNode(ctx, dataDir, false)
	if err != nil {
		return err
	}
	defer n.stop()
	answers := json.NewEncoder(os.Stdout)
	for orders := bufio.NewScanner(os.Stdin); orders.Scan(); {
		s, err := n.scan(ctx, lib)
		if err != nil {
			return err
		}
		peak, err := figures.PeakMB(os.Getpid())
		if err != nil {
			return err
		}
		if err := answers.Encode(result{s.State, s.Added + s.Changed + s.Moved + s.Missing + s.Restored + s.Failed, s.Found, peak}); err != nil {
			return err
		}
	}
	return nil
}

func knownName(i int) string {
	title := fmt.Sprintf("Known %s (%d)", word(i), 1930+i%90)
	return title + "/" + title + ".mkv"
}

// makeKnown makes n files with a folder for each; a scan that finds nothing new never reads inside.
func makeKnown(dir string, n int) error {
	for i := range n {
		name := filepath.Join(dir, knownName(i))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(name, []byte{byte(i)}, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// register writes the rows that a first scan would have left, in bulk.
func (n *node) register(ctx context.Context, lib uuid.UUID, dir string) error {
	conn, err := n.pool.Acquire(ctx)
	if err != nil {
		return err
	}
	defer conn.Release()
	if _, err := conn.Exec(ctx, `CREATE TEMP TABLE known (n int, path text, size bigint, mtime bigint, device bigint, inode bigint)`); err != nil {
		return err
	}
	_, err = conn.CopyFrom(ctx, pgx.Identifier{"known"}, []string{"n", "path", "size", "mtime", "device", "inode"},
		pgx.CopyFromSlice(size(knownFiles), func(i int) ([]any, error) {
			var st unix.Stat_t
			err := unix.Lstat(filepath.Join(dir, knownName(i)), &st)
			return []any{i, knownName(i), st.Size, st.Mtim.Nano(), int64(st.Dev), int64(st.Ino)}, err
		}))
	if err != nil {
		return err
	}
	for _, sql := range []string{
		`INSERT INTO files (id, library_id, root_id, path, size_bytes, mtime_ns, device, inode, oshash, state)
			SELECT uuidv7(), r.library_id, r.id, k.path, k.size, k.mtime, k.device, k.inode, lpad(to_hex(k.n), 16, '0'), 'IDENTIFIED'
			FROM known k, library_roots r WHERE r.library_id = $1 ORDER BY k.n`,
		`INSERT INTO file_media (file_id, container, duration_ms, bit_rate, width, height, video_codec, audio_codec, hdr, info)
			SELECT f.id, m.container, m.duration_ms, m.bit_rate, m.width, m.height, m.video_codec, m.audio_codec, m.hdr, m.info
			FROM files f, (SELECT * FROM file_media LIMIT 1) m WHERE f.library_id = $1`,
		`INSERT INTO movies (id, library_id, key, weak_key, title, sort_title, folded_title)
			SELECT f.id, f.library_id, split_part(f.path, '/', 1), split_part(f.path, '/', 1), split_part(f.path, '/', 1), lower(split_part(f.path, '/', 1)), lower(split_part(f.path, '/', 1))
			FROM files f WHERE f.library_id = $1`,
		`INSERT INTO movie_files (file_id, movie_id) SELECT f.id, f.id FROM files f WHERE f.library_id = $1`,
	} {
		if _, err := conn.Exec(ctx, sql, lib); err != nil {
			return err
		}
	}
	_, err = conn.Exec(ctx, `ANALYZE files, file_media, movies, movie_files`)
	return err
}
