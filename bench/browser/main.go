// Command browser measures what a viewer in Chromium waits for: a film of three minutes is played by the web app, with ten
// seeks, other sizes, sounds and subtitles. The walk is that of the tests, which check that everything plays on.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"revenge/bench/figures"
	"revenge/bench/player"
	"revenge/bench/program"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "bench-browser:", err)
		os.Exit(1)
	}
}

func run() (err error) {
	// Pictures for seeking are made in idle time; here they would be counted as what the viewer waits for.
	if err := os.Setenv("REVENGE_TRICKPLAY_ENABLED", "false"); err != nil {
		return err
	}
	dir, err := program.Folder()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	if err := feature(dir); err != nil {
		return err
	}
	server, _, err := program.Start(dir, "movies:"+filepath.Join(dir, "Films"))
	if err != nil {
		return err
	}
	seen, err := walk(server)
	if err = errors.Join(err, server.Stop()); err != nil {
		return err
	}
	return figures.Report(os.Stdout, seen.figures()...)
}

// feature makes three minutes of the benchmarks' film with a second sound and two subtitles.
func feature(dir string) error {
	film, err := player.Film()
	if err != nil {
		return err
	}
	folder := filepath.Join(dir, "Films", "Feature (2023)")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	words := filepath.Join(dir, "words.srt")
	var text strings.Builder
	for n := range 90 {
		fmt.Fprintf(&text, "%d\n00:%02d:%02d,000 --> 00:%02d:%02d,900\nword %d\n\n", n+1, 2*n/60, 2*n%60, 2*n/60, 2*n%60+1, n+1)
	}
	if err := os.WriteFile(words, []byte(text.String()), 0o600); err != nil {
		return err
	}
	return player.FFmpeg("-i", film, "-f", "lavfi", "-i", "sine=frequency=660:duration=180", "-i", words, "-i", words, "-t", "180",
		"-map", "0:v", "-map", "0:a", "-map", "1:a", "-map", "2:s", "-map", "3:s", "-c:v", "copy", "-c:a:0", "copy", "-c:a:1", "aac", "-c:s", "srt",
		"-metadata:s:a:0", "language=eng", "-metadata:s:a:1", "language=ger", "-metadata:s:s:0", "language=eng", "-metadata:s:s:1", "language=ger",
		"-disposition:a:1", "0", "-disposition:s:0", "0", filepath.Join(folder, "Feature (2023).mkv"))
}

// seen is what the walk tells: times in milliseconds.
type seen struct {
	LongestMs float64
	SeeksMs   []float64
	Waits     int
	Later     int
}

var told = regexp.MustCompile(`(?m)^figures (.*)$`)

func walk(server *program.Server) (seen, error) {
	npm := exec.Command("npm", "--prefix", "web", "run", "e2e", "--", "stream")
	npm.Env = append(os.Environ(), "REVENGE_URL="+server.URL, "REVENGE_NAME="+program.Account, "REVENGE_PASSWORD="+program.Password, "REVENGE_FILM=Feature")
	out, err := npm.CombinedOutput()
	if err != nil {
		return seen{}, fmt.Errorf("the walk in the browser: %w: %s", err, out)
	}
	line := told.FindSubmatch(out)
	if line == nil {
		return seen{}, fmt.Errorf("the walk told no figures: %s", out)
	}
	var s seen
	err = json.Unmarshal(line[1], &s)
	if err == nil && len(s.SeeksMs) == 0 {
		err = errors.New("the walk sought nowhere")
	}
	return s, err
}

// mostWait is what a viewer may wait in the middle of a film, in milliseconds.
const mostWait = 2000

func (s seen) figures() []figures.Figure {
	return []figures.Figure{
		{Name: "browser_longest_wait", Value: s.LongestMs, Unit: "ms", Goal: mostWait},
		{Name: "browser_waits", Value: float64(s.Waits), Unit: "waits"},
		{Name: "browser_seek_median", Value: player.Median(s.SeeksMs), Unit: "ms"},
		{Name: "browser_seek_slowest", Value: slices.Max(s.SeeksMs), Unit: "ms"},
		{Name: "browser_parts_later", Value: float64(s.Later), Unit: "parts"},
	}
}
