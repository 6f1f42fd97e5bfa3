// Command playback measures the playback engine over HTTP on the real server: the copy path and a 720p transcode of a film
// of ten minutes, beside what the plain ffmpeg program needs for the same cuts in the same run.
package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"revenge/bench/figures"
	"revenge/bench/player"
	"revenge/bench/program"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "bench-playback:", err)
		os.Exit(1)
	}
}

func run() (err error) {
	// Pictures for seeking are made in idle time; here they would be counted as the engine's work.
	if err := os.Setenv("REVENGE_TRICKPLAY_ENABLED", "false"); err != nil {
		return err
	}
	path, err := player.Film()
	if err != nil {
		return err
	}
	dir, err := program.Folder()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	folder := filepath.Join(dir, "Films", "Bench (2020)")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	if err := os.Link(path, filepath.Join(folder, "Bench (2020).mkv")); err != nil {
		if err := copyFile(path, filepath.Join(folder, "Bench (2020).mkv")); err != nil {
			return err
		}
	}
	server, _, err := program.Start(dir, "movies:"+filepath.Join(dir, "Films"))
	if err != nil {
		return err
	}
	b := &bench{server: server, film: path, data: filepath.Join(dir, "data")}
	all, err := b.measure()
	orphans, stopErr := b.orphans()
	if err = errors.Join(err, stopErr); err != nil {
		return err
	}
	return figures.Report(os.Stdout, append(all, orphans)...)
}

func (b *bench) measure() ([]figures.Figure, error) {
	films, err := player.Films(b.server)
	if err != nil {
		return nil, err
	}
	b.id = films[0]
	var all []figures.Figure
	for _, part := range []func() ([]figures.Figure, error){b.settle, b.copyPath, b.readInOrder, b.transcode} {
		got, err := part()
		if err != nil {
			return nil, err
		}
		all = append(all, got...)
	}
	return all, nil
}
