package e2e

import (
	"os"
	"os/exec"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestBrowser walks the web app in Chromium: setup, grid, a film that plays and seeks, progress, the keyboard alone.
func TestBrowser(t *testing.T) {
	t.Parallel()
	p := newProgram(t)
	p.start()
	npm := exec.CommandContext(t.Context(), "npm", "run", "e2e")
	npm.Dir = "../web"
	npm.Env = append(os.Environ(), "REVENGE_URL="+p.url, "REVENGE_SETUP_TOKEN="+p.token, "REVENGE_FILM=Copper")
	out, err := npm.CombinedOutput()
	require.NoError(t, err, string(out))
	require.NoError(t, p.stop(), p.said())
}
