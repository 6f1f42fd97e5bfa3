package tag_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/testkit"
	"revenge/media/tag"
)

func TestRead(t *testing.T) {
	t.Parallel()
	dir := testkit.Media(t)
	for name, container := range map[string]string{"tagged.flac": "flac", "tagged.mp3": "mp3", "tagged.opus": "ogg", "tagged.m4a": "mp4"} {
		f, err := os.Open(filepath.Join(dir, name))
		require.NoError(t, err)
		t.Cleanup(func() { _ = f.Close() })
		values, err := tag.Read(t.Context(), int(f.Fd()), container)
		require.NoError(t, err, name)
		require.Equal(t, []string{"The Oscillators"}, values["ALBUMARTIST"], name)
		require.Equal(t, []string{"3/9"}, values["TRACKNUMBER"], name)
		again, err := tag.Read(t.Context(), int(f.Fd()), "")
		require.NoError(t, err, "the bytes say what it is")
		require.Equal(t, values, again)
	}
}

func TestRead_noRecording(t *testing.T) {
	t.Parallel()
	f, err := os.Open("tag_test.go")
	require.NoError(t, err)
	defer func() { _ = f.Close() }()
	_, err = tag.Read(t.Context(), int(f.Fd()), "")
	require.ErrorIs(t, err, tag.ErrNotTagged)
	_, err = tag.Read(t.Context(), -1, "flac")
	require.ErrorIs(t, err, tag.ErrNotTagged)
}

// FuzzRead reads what is nearly a recording.
func FuzzRead(f *testing.F) {
	for _, name := range []string{"tagged.flac", "tagged.mp3", "tagged.opus", "tagged.m4a"} {
		raw, err := os.ReadFile(filepath.Join(testkit.Media(f), name))
		require.NoError(f, err)
		f.Add(raw[:min(len(raw), 8<<10)], name)
	}
	f.Fuzz(func(t *testing.T, raw []byte, name string) {
		file, err := os.Create(filepath.Join(t.TempDir(), "x"))
		require.NoError(t, err)
		defer func() { _ = file.Close() }()
		_, err = file.Write(raw)
		require.NoError(t, err)
		if _, err := tag.Read(t.Context(), int(file.Fd()), filepath.Ext(name)); err != nil {
			require.ErrorIs(t, err, tag.ErrNotTagged)
		}
	})
}
