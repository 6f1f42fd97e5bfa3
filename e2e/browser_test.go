package e2e

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/testkit"
)

// TestBrowser walks the web app in Chromium: setup, grid, a film that plays and seeks, progress, the keyboard alone,
// the player's menus, the next episode.
func TestBrowser(t *testing.T) {
	t.Parallel()
	p := newProgram(t)
	p.scale("Films/Tall Ships (2022)/Tall Ships (2022).mkv", "long.mkv", "854:480")
	p.start()
	p.walk("watch")
	p.finish()
}

// TestBrowserAdminister walks what administrators do: scans watched, paused, approved and cancelled, accounts, keys and
// logins, and looks at each page for those who use a keyboard or a screen reader.
func TestBrowserAdminister(t *testing.T) {
	t.Parallel()
	p := newProgram(t)
	p.start()
	p.walk("administer", "REVENGE_SPARE="+p.spare())
	p.finish()
}

// TestBrowserStream plays a film with every part of the player that asks for other parts of the stream; how long the
// viewer waits is in the output, and the benchmarks measure it. Then it walks what is told of sessions: small pictures,
// how something would be played, the administrator's page from where one is ended, and preferences.
func TestBrowserStream(t *testing.T) {
	t.Parallel()
	p := newProgram(t)
	p.env = []string{"REVENGE_TRICKPLAY_SHORTEST=1s"}
	p.feature()
	p.start()
	p.walk("stream", "REVENGE_FILM=Feature")
	p.token = ""
	p.walk("sessions", "REVENGE_NAME=captain")
	p.finish()
}

// walk runs one of the walks of web/e2e.
func (p *program) walk(name string, env ...string) {
	p.Helper()
	npm := exec.CommandContext(p.Context(), "npm", "run", "e2e", "--", name)
	npm.Dir = "../web"
	npm.Env = append(os.Environ(), "REVENGE_URL="+p.url, "REVENGE_SETUP_TOKEN="+p.token, "REVENGE_FILM=Copper")
	npm.Env = append(npm.Env, env...)
	if shots := os.Getenv("E2E_SHOTS"); shots != "" {
		npm.Env = append(npm.Env, "REVENGE_SHOTS="+filepath.Join(shots, name))
	}
	out, err := npm.CombinedOutput()
	require.NoError(p, err, string(out))
	p.Log(string(out))
}

// finish ends the server, which has met with nothing that it could not do.
func (p *program) finish() {
	p.Helper()
	require.NoError(p, p.stop(), p.said())
	require.NotContains(p, p.said(), "graphql field failed", "the app asks for nothing that fails")
}

// spare makes a folder of so many short films that a scan of it can be watched, and one that is broken.
func (p *program) spare() string {
	p.Helper()
	p.put("Spare/Film 0001 (2001).mkv", testkit.Media(p), "h264.mkv")
	dir := filepath.Join(p.dir, "Spare")
	for i := 2; i <= 1000; i++ {
		require.NoError(p, os.Link(filepath.Join(dir, "Film 0001 (2001).mkv"), filepath.Join(dir, fmt.Sprintf("Film %04d (2001).mkv", i))))
	}
	require.NoError(p, os.WriteFile(filepath.Join(dir, "Broken (2020).mkv"), bytes.Repeat([]byte("no video "), 100), 0o644))
	return dir
}

// subtitle is a text each two seconds for as long as the feature plays.
func subtitle(word string) string {
	var out strings.Builder
	for n := range featureSeconds / 2 {
		fmt.Fprintf(&out, "%d\n%s,000 --> %s,000\n%s %d\n\n", n+1, stamp(2*n), stamp(2*n+2), word, n+1)
	}
	return out.String()
}

func stamp(seconds int) string { return fmt.Sprintf("00:%02d:%02d", seconds/60, seconds%60) }

const featureSeconds = 90

// feature makes a film of 480 lines with two sounds, two subtitles and three chapters.
func (p *program) feature() {
	p.Helper()
	work := p.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(work, name)
		require.NoError(p, os.WriteFile(path, []byte(text), 0o600))
		return path
	}
	chapters := ";FFMETADATA1\n"
	for n, title := range []string{"First part", "Second part", "Third part"} {
		chapters += fmt.Sprintf("[CHAPTER]\nTIMEBASE=1/1\nSTART=%d\nEND=%d\ntitle=%s\n", n*featureSeconds/3-n*5, (n+1)*featureSeconds/3-n*5, title)
	}
	path := filepath.Join(p.films, "Feature (2023)", "Feature (2023).mkv")
	require.NoError(p, os.MkdirAll(filepath.Dir(path), 0o755))
	length := strconv.Itoa(featureSeconds)
	out, err := exec.CommandContext(p.Context(), "ffmpeg", "-v", "error",
		"-f", "lavfi", "-i", "testsrc2=size=854x480:rate=25:duration="+length,
		"-f", "lavfi", "-i", "sine=frequency=330:duration="+length, "-f", "lavfi", "-i", "sine=frequency=660:duration="+length,
		"-i", write("en.srt", subtitle("word")), "-i", write("de.srt", subtitle("Wort")), "-f", "ffmetadata", "-i", write("chapters", chapters),
		"-map", "0:v", "-map", "1:a", "-map", "2:a", "-map", "3:s", "-map", "4:s", "-map_metadata", "5", "-map_chapters", "5",
		"-metadata:s:a:0", "language=eng", "-metadata:s:a:1", "language=ger", "-metadata:s:s:0", "language=eng", "-metadata:s:s:1", "language=ger",
		"-disposition:a:1", "0", "-disposition:s:0", "0",
		"-c:v", "libx264", "-preset", "ultrafast", "-b:v", "1500k", "-maxrate", "2000k", "-bufsize", "2000k", "-g", "50", "-pix_fmt", "yuv420p",
		"-c:a", "aac", "-b:a", "96k", "-c:s", "srt", path).CombinedOutput()
	require.NoError(p, err, string(out))
}

// scale puts a larger copy of a clip into a library, one that can be asked for smaller.
func (p *program) scale(name, clip, size string) {
	p.Helper()
	path := filepath.Join(p.dir, name)
	require.NoError(p, os.MkdirAll(filepath.Dir(path), 0o755))
	out, err := exec.CommandContext(p.Context(), "ffmpeg", "-v", "error", "-i", filepath.Join(testkit.Media(p), clip),
		"-vf", "scale="+size, "-c:v", "libx264", "-preset", "ultrafast", "-g", "50", "-c:a", "copy", path).CombinedOutput()
	require.NoError(p, err, string(out))
}
