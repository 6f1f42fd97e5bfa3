// Command hls measures the copy path over HTTP on a short film: the first segment and seeks in an indexed file, and what is
// written to disk for them. bench/playback measures the whole engine on a long one.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"revenge/bench/figures"
	"revenge/bench/player"
	"revenge/bench/program"
)

// rounds is how many players begin; each first segment is of a session of its own.
const rounds = 21

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "bench-hls:", err)
		os.Exit(1)
	}
}

func run() (err error) {
	// Pictures for seeking are made in idle time; here they would only be counted as written.
	if err := os.Setenv("REVENGE_TRICKPLAY_ENABLED", "false"); err != nil {
		return err
	}
	dir, err := program.Folder()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	path := filepath.Join(dir, "Films", "Bench (2020)", "Bench (2020).mkv")
	plain, err := makeFilm(path)
	if err != nil {
		return err
	}
	s, _, err := program.Start(dir, "movies:"+filepath.Join(dir, "Films"))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Stop()) }()
	films, err := player.Films(s)
	if err != nil {
		return err
	}
	before, err := program.Written(filepath.Join(dir, "data"))
	if err != nil {
		return err
	}
	var firsts, seeks []float64
	for round := range rounds {
		first, seek, err := play(s, films[0], round)
		if err != nil {
			return err
		}
		firsts, seeks = append(firsts, first), append(seeks, seek)
	}
	after, err := program.Written(filepath.Join(dir, "data"))
	if err != nil {
		return err
	}
	const against = "the ffmpeg program's cut of the same segment"
	return figures.Report(os.Stdout,
		figures.Figure{Name: "hls_copy_first_ms", Value: player.Median(firsts), Unit: "ms", Baseline: plain, Against: against, Goal: 20},
		figures.Figure{Name: "hls_copy_seek_ms", Value: player.Median(seeks), Unit: "ms", Baseline: plain, Against: against, Goal: 10},
		figures.Figure{Name: "hls_copy_bytes_written", Value: float64(after - before), Unit: "bytes", Goal: 1},
	)
}

// makeFilm makes two minutes of 1080p and returns the milliseconds that the ffmpeg program needs for one segment of it.
func makeFilm(path string) (float64, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return 0, err
	}
	if _, err := ffmpeg("-f", "lavfi", "-i", "testsrc2=s=1920x1080:r=30:d=120", "-f", "lavfi", "-i", "sine=d=120",
		"-c:v", "libx264", "-preset", "ultrafast", "-g", "120", "-bf", "2", "-b:v", "6M", "-pix_fmt", "yuv420p", "-c:a", "aac", path); err != nil {
		return 0, fmt.Errorf("make the film: %w", err)
	}
	var all []float64
	for range 5 {
		took, err := ffmpeg("-ss", "60", "-i", path, "-t", "4", "-map", "0:v", "-c", "copy", "-f", "mp4", "-movflags", "frag_keyframe+empty_moov", "-y", os.DevNull)
		if err != nil {
			return 0, fmt.Errorf("cut with ffmpeg: %w", err)
		}
		all = append(all, took)
	}
	return player.Median(all), nil
}

// ffmpeg runs the program and returns the milliseconds that it took.
func ffmpeg(arguments ...string) (float64, error) {
	cmd := exec.Command("ffmpeg", append([]string{"-nostdin", "-v", "error"}, arguments...)...)
	cmd.Stderr = os.Stderr
	began := time.Now()
	err := cmd.Run()
	return float64(time.Since(began).Microseconds()) / 1000, err
}

// play begins to play and returns the milliseconds of the first segment and of one elsewhere.
func play(s *program.Server, film string, round int) (first, seek float64, err error) {
	p, err := player.Start(s, film, player.Wish{})
	if err != nil {
		return 0, 0, err
	}
	if first, err = timed(&p.Video, 0); err != nil {
		return 0, 0, err
	}
	if seek, err = timed(&p.Video, 1+(round*7)%(len(p.Video.Segments)-1)); err != nil { // another place each time
		return 0, 0, err
	}
	return first, seek, p.Stop()
}

func timed(r *player.Rendition, n int) (float64, error) {
	began := time.Now()
	_, err := r.Get(n)
	return float64(time.Since(began).Microseconds()) / 1000, err
}
