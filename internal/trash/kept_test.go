package trash_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/trash"
)

// What goes with a file and finds its place taken when the file comes back is not removed with its folder.
func TestRestore_placeTakenMeanwhile(t *testing.T) {
	t.Parallel()
	b := setup(t)
	file := b.film("Films/Alien (1979).mkv")
	b.Write("Films/Alien (1979).srt", "mine")
	item := b.delete(file).Items[0]
	b.trash.CrashAt("between", func() { b.Write("Films/Alien (1979).srt", "another's") })
	_, err := b.trash.Restore(t.Context(), b.admin, []uuid.UUID{item.ID})
	require.Error(t, err)
	b.trash.CrashAt("", nil)
	b.sweep()
	require.Empty(t, b.inTrash())
	require.Equal(t, []string{"Alien"}, b.listed())
	for path, want := range map[string]string{"Films/Alien (1979).srt": "another's", filepath.Join(item.Folder, "Films/Alien (1979).srt"): "mine"} {
		is, err := os.ReadFile(filepath.Join(b.Dir, path))
		require.NoError(t, err, path)
		require.Equal(t, want, string(is))
	}
}

// A disk may move a file and say that it did not: over a network the answer is lost, and the question asked again.
func TestMove_answerLost(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "from"), nil, 0o600))
	require.False(t, trash.Moved(t, dir, "from", "to"), "it lies where it was")
	require.NoError(t, os.Rename(filepath.Join(dir, "from"), filepath.Join(dir, "to")))
	require.True(t, trash.Moved(t, dir, "from", "to"))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "from"), nil, 0o600))
	require.False(t, trash.Moved(t, dir, "from", "to"), "something else lies there")
	require.False(t, trash.Moved(t, dir, "nowhere", "neither"))
}
