package e2e

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
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
}

// TestBrowserAdminister walks what administrators do: scans watched, paused, approved and cancelled, accounts, keys and
// logins, and looks at each page for those who use a keyboard or a screen reader.
func TestBrowserAdminister(t *testing.T) {
	t.Parallel()
	p := newProgram(t)
	p.start()
	p.walk("administer", "REVENGE_SPARE="+p.spare())
}

// walk runs one of the walks of web/e2e.
func (p *program) walk(name string, env ...string) {
	p.Helper()
	npm := exec.CommandContext(p.Context(), "npm", "run", "e2e", "--", name)
	npm.Dir = "../web"
	npm.Env = append(os.Environ(), "REVENGE_URL="+p.url, "REVENGE_SETUP_TOKEN="+p.token, "REVENGE_FILM=Copper")
	npm.Env = append(npm.Env, env...)
	out, err := npm.CombinedOutput()
	require.NoError(p, err, string(out))
	require.NoError(p, p.stop(), p.said())
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

// scale puts a larger copy of a clip into a library, one that can be asked for smaller.
func (p *program) scale(name, clip, size string) {
	p.Helper()
	path := filepath.Join(p.dir, name)
	require.NoError(p, os.MkdirAll(filepath.Dir(path), 0o755))
	out, err := exec.CommandContext(p.Context(), "ffmpeg", "-v", "error", "-i", filepath.Join(testkit.Media(p), clip),
		"-vf", "scale="+size, "-c:v", "libx264", "-preset", "ultrafast", "-g", "50", "-c:a", "copy", path).CombinedOutput()
	require.NoError(p, err, string(out))
}
