package trash_test

import (
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"revenge/internal/trash"
)

// forgetBeside runs the job while a transaction has done something that nobody sees until the job waits for it or is through.
func (b *bench) forgetBeside(do string, args ...any) {
	b.Helper()
	done := make(chan error, 1)
	require.NoError(b, b.DB.Tx(b.Context(), func(tx pgx.Tx) error {
		if _, err := tx.Exec(b.Context(), `SELECT FROM libraries WHERE id = $1 FOR KEY SHARE`, b.Library.ID); err != nil {
			return err
		}
		if _, err := tx.Exec(b.Context(), do, args...); err != nil {
			return err
		}
		go func() { done <- b.trash.Forget(b.Context(), trash.ForgetArgs{}) }()
		require.Eventually(b, func() bool {
			return len(done) > 0 || b.count("pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()") > 0
		}, time.Minute, 5*time.Millisecond)
		return nil
	}))
	require.NoError(b, <-done)
}

// What a scan or a return does beside the job is seen before a row goes.
func TestForget_beside(t *testing.T) {
	t.Parallel()
	b := setup(t)
	gone := b.film("Alien (1979).mkv")
	for _, path := range []string{"Brazil (1985).mkv", "Cube (1997).mkv"} {
		b.film(path)
	}
	b.lose(gone, "Alien (1979).mkv", 2*month)
	b.forgetBeside(`INSERT INTO scans (id, library_id, trigger) VALUES (uuidv7(), $1, 'USER')`, b.Library.ID)
	require.Equal(t, 3, b.count("files"), "a scan began meanwhile")
	b.Exec(`DELETE FROM scans`)
	b.forgetBeside(`UPDATE files SET missing_since = $2 WHERE id = $1`, gone, b.clock.Now())
	require.Equal(t, 3, b.count("files"), "it was there meanwhile")
	b.Exec(`UPDATE files SET missing_since = $2 WHERE id = $1`, gone, b.clock.Now().Add(-2*month))
	b.forgetBeside(`SELECT`)
	require.Equal(t, 2, b.count("files"))
}
