package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// The generated code is that of the migrations as they are now.
func TestGenerated(t *testing.T) {
	t.Parallel()
	fresh := t.TempDir()
	require.NoError(t, run(t.Context(), fresh))
	want, got := tree(t, fresh), tree(t, filepath.Join("..", "gen"))
	for name := range got {
		require.Contains(t, want, name, "run `make gen`: its table is gone")
		require.NotContains(t, name, "goose_")
		require.NotContains(t, name, "river_")
	}
	for name, text := range want {
		require.Equal(t, text, got[name], "run `make gen`: %s is out of date", name)
	}
	require.Contains(t, want, "public/table/users.go")
	require.Contains(t, want, "public/enum/user_role.go")
	require.NotContains(t, want, "public/model/users.go")
}

func tree(t *testing.T, root string) map[string]string {
	t.Helper()
	out := map[string]string{}
	require.NoError(t, filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		text, err := os.ReadFile(path)
		out[filepath.ToSlash(name)] = string(text)
		return err
	}))
	return out
}

func TestRun_nowhere(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(file, nil, 0o600))
	require.Error(t, run(t.Context(), file))
}
