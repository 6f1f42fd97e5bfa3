package jobs_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/library"
)

// A picture that could be read in the end is no problem any more, and what was away is tried again.
func TestPictures_again(t *testing.T) {
	t.Parallel()
	u := newUpkeep(t, map[string]string{"Alien (1979)/Alien (1979).mkv": "hevc.mkv"})
	poster := filepath.Join(u.dir, "Alien (1979)/poster.png")
	fetched := func() {
		t.Helper()
		require.Equal(t, library.ScanCompleted, u.scan().State)
		u.until("the pictures", func() bool { return len(u.jobs("kind = 'artwork_fetch' AND finalized_at IS NULL")) == 0 })
	}
	require.NoError(t, os.WriteFile(poster, []byte("no picture"), 0o644))
	fetched()
	require.Equal(t, map[string]string{"Alien (1979)/poster.png": "PICTURE_BROKEN"}, u.ledger())
	require.NoError(t, os.WriteFile(poster, []byte(picture(t)), 0o644))
	fetched()
	require.Empty(t, u.ledger())

	failed := func(code string) {
		_, err := u.pool.Exec(t.Context(), `WITH failed AS (UPDATE artworks SET state = 'FAILED' WHERE source = 'LOCAL' RETURNING *)
			INSERT INTO file_problems (id, library_id, root_id, path, stage, code, message, first_at, last_at)
			SELECT id, library_id, root_id, path, 'ARTWORK', $1, '', now() - interval '61 minutes', now() - interval '61 minutes' FROM failed`, code)
		require.NoError(t, err)
	}
	failed("PICTURE_AWAY")
	fetched()
	require.Empty(t, u.ledger())
	require.Zero(t, u.count("artworks WHERE state = 'FAILED'"))
	failed("PICTURE_BROKEN")
	fetched()
	require.Equal(t, map[string]string{"Alien (1979)/poster.png": "PICTURE_BROKEN"}, u.ledger(), "it did not change")
	_, err := u.pool.Exec(t.Context(), `DELETE FROM artworks WHERE source = 'LOCAL'`)
	require.NoError(t, err)
	fetched()
	require.Empty(t, u.ledger(), "nothing shows it")
}
