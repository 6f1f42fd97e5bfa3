package audit

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"revenge/graph"
	"revenge/graph/generated"
	"revenge/internal/access"
	"revenge/internal/platform/fault"
)

// audits is how many there are; fewer would mean that the suite was not run.
const audits = 61

// root has no resolver: the audits ask for __typename and for the schema.
type root struct{ generated.ResolverRoot }

func (root) Query() generated.QueryResolver { return nil }

const token = "of-the-test"

func authenticate(_ context.Context, secret string) (access.Viewer, time.Time, error) {
	if secret != token {
		return access.Viewer{}, time.Time{}, fault.Unauthenticated
	}
	return access.Viewer{Role: access.User}, time.Time{}, nil
}

// TestHTTP runs graphql-http's audits, all of which must pass, the optional ones too.
func TestHTTP(t *testing.T) {
	t.Parallel()
	h, err := graph.NewHandler(graph.Config{Root: root{}, Authenticate: authenticate, Log: slog.New(slog.DiscardHandler)})
	require.NoError(t, err)
	s := httptest.NewServer(h)
	t.Cleanup(func() {
		h.Close()
		s.Close()
	})

	cmd := exec.CommandContext(t.Context(), "node", "audit.mjs", s.URL)
	cmd.Dir = installed(t)
	cmd.Env = append(os.Environ(), "AUDIT_TOKEN="+token)
	var problems bytes.Buffer
	cmd.Stderr = &problems
	out, err := cmd.Output()
	require.NoError(t, err, problems.String())

	passed := 0
	for lines := bufio.NewScanner(bytes.NewReader(out)); lines.Scan(); {
		var result struct{ ID, Name, Status, Reason string }
		require.NoError(t, json.Unmarshal(lines.Bytes(), &result))
		if result.Status == "ok" {
			passed++
			continue
		}
		t.Errorf("%s %s: %s: %s", result.Status, result.ID, result.Name, result.Reason)
	}
	require.Equal(t, audits, passed)
}

// installed returns a folder with this package's programs and what they need from npm.
func installed(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"package.json", "package-lock.json", ".npmrc", "audit.mjs"} {
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), text, 0o600))
	}
	cmd := exec.CommandContext(t.Context(), "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error")
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, "the audits need Node and npm; scripts/deps installs what is missing: %s", out)
	return dir
}
