package scrobble_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/queue"
	"revenge/internal/scrobble"
	"revenge/internal/scrobble/scrobbletest"
	"revenge/internal/testkit"
)

func TestMain(m *testing.M) { testkit.Main(m) }

// jobs remembers what was asked for.
type jobs struct{ asked []queue.Args }

func (j *jobs) Enqueue(_ context.Context, _ pgx.Tx, list ...queue.Args) error {
	j.asked = append(j.asked, list...)
	return nil
}

type bench struct {
	testing.TB
	*scrobbletest.Elsewhere
	db     *db.DB
	told   *scrobble.Service
	viewer access.Viewer
	jobs   *jobs
}

const userToken = scrobbletest.UserToken

func setup(t *testing.T) *bench {
	b := &bench{TB: t, db: testkit.DB(t), jobs: &jobs{}, viewer: access.Viewer{UserID: id.New(), Role: access.User}}
	b.told, b.Elsewhere = scrobbletest.New(t, b.db, b.jobs)
	_, err := db.ExecSQL(t.Context(), b.db, `INSERT INTO users (id, name, display_name, password_hash, role, all_libraries) VALUES ($1, 'anna', 'Anna', 'x', 'USER', false)`, b.viewer.UserID)
	require.NoError(t, err)
	return b
}

func (b *bench) hear(n int) {
	b.Helper()
	for i := range n {
		song := scrobble.Song{Title: fmt.Sprint("song ", i), Artist: "Äbc & co", Album: new("Album"), MBID: new(uuid.New()), DurationMs: 200_000, StartedAt: time.Unix(int64(1_700_000_000+i), 0)}
		require.NoError(b, b.db.Tx(b.Context(), func(tx pgx.Tx) error { return b.told.Heard(b.Context(), tx, b.viewer.UserID, song) }))
	}
}

func (b *bench) only() *scrobble.Account {
	b.Helper()
	all, err := b.told.Accounts(b.Context(), b.viewer)
	require.NoError(b, err)
	require.Len(b, all, 1)
	return all[0]
}

func TestLastFM(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.hear(1)
	token, address, err := b.told.BeginLastFM(t.Context(), b.viewer)
	require.NoError(t, err)
	require.Contains(t, address, "token="+token)
	_, err = b.told.ConnectLastFM(t.Context(), b.viewer, token)
	require.ErrorIs(t, err, fault.Invalid, "nobody has allowed it yet")
	b.Change(func(s *scrobbletest.State) { s.Allowed = true })
	a, err := b.told.ConnectLastFM(t.Context(), b.viewer, token)
	require.NoError(t, err)
	require.Equal(t, "anna_at_last", a.Name)
	b.hear(120)
	require.Equal(t, 120, b.only().Waiting, "what was heard before is not told")
	require.NoError(t, b.told.Flush(t.Context(), a.ID))
	require.Equal(t, []int{50, 50, 20}, b.State().Calls)
	require.Equal(t, "Äbc & co - song 0 @ 1700000000", b.State().Heard[0])
	require.Zero(t, b.only().Waiting)
	require.NoError(t, b.told.Flush(t.Context(), a.ID), "twice is once")
	require.Len(t, b.State().Heard, 120)
	require.NoError(t, b.told.TellNow(t.Context(), b.viewer.UserID, &scrobble.Song{Title: "x", Artist: "y", DurationMs: 1000}))
	require.Equal(t, []string{"y - x"}, b.State().Now)
}

func TestListenBrainz(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, err := b.told.ConnectListenBrainz(t.Context(), b.viewer, "another")
	require.ErrorIs(t, err, fault.Invalid)
	a, err := b.told.ConnectListenBrainz(t.Context(), b.viewer, " "+userToken+"\n")
	require.NoError(t, err)
	require.Equal(t, "anna_at_brainz", a.Name)
	again, err := b.told.ConnectListenBrainz(t.Context(), b.viewer, userToken)
	require.NoError(t, err)
	require.Equal(t, a.ID, again.ID, "one account at each service")
	b.hear(1)
	require.NoError(t, b.told.Flush(t.Context(), a.ID))
	b.hear(101)
	require.NoError(t, b.told.Flush(t.Context(), a.ID))
	require.Equal(t, []int{1, 100, 1}, b.State().Calls)
	require.NoError(t, b.told.TellNow(t.Context(), b.viewer.UserID, &scrobble.Song{Title: "x", Artist: "y"}))
	require.Equal(t, []string{"y - x"}, b.State().Now)
}

func TestFlush_keepsWhatIsNotTaken(t *testing.T) {
	t.Parallel()
	b := setup(t)
	a, err := b.told.ConnectListenBrainz(t.Context(), b.viewer, userToken)
	require.NoError(t, err)
	b.hear(2)
	b.Change(func(s *scrobbletest.State) { s.Down = true })
	require.ErrorIs(t, b.told.Flush(t.Context(), a.ID), fault.Unavailable)
	require.Equal(t, 2, b.only().Waiting)
	b.Change(func(s *scrobbletest.State) { s.Down, s.Revoked = false, true })
	require.NoError(t, b.told.Flush(t.Context(), a.ID), "asking again would not help")
	require.Contains(t, *b.only().Problem, "Connect it again")
	require.Equal(t, 2, b.only().Waiting)
	b.jobs.asked = nil
	require.NoError(t, b.told.Request(t.Context()))
	require.Empty(t, b.jobs.asked, "the clock leaves it alone")
	b.Change(func(s *scrobbletest.State) { s.Revoked = false })
	_, err = b.told.ConnectListenBrainz(t.Context(), b.viewer, userToken)
	require.NoError(t, err)
	require.Nil(t, b.only().Problem)
	require.NoError(t, b.told.Request(t.Context()))
	require.NotEmpty(t, b.jobs.asked)
	require.NoError(t, b.told.Flush(t.Context(), a.ID))
	require.Len(t, b.State().Heard, 2, "nothing is lost")
}

func TestAccess(t *testing.T) {
	t.Parallel()
	b := setup(t)
	a, err := b.told.ConnectListenBrainz(t.Context(), b.viewer, userToken)
	require.NoError(t, err)
	sealed, err := db.Value[[]byte](t.Context(), b.db, `SELECT secret FROM scrobble_accounts`)
	require.NoError(t, err)
	require.NotContains(t, string(sealed), userToken)
	other := access.Viewer{UserID: id.New(), Role: access.Admin}
	rows, err := b.told.ByIDs(t.Context(), other, []uuid.UUID{a.ID})
	require.NoError(t, err)
	require.Empty(t, rows)
	require.ErrorIs(t, b.told.Disconnect(t.Context(), other, a.ID), fault.NotFound)
	_, err = b.told.Accounts(t.Context(), access.Viewer{})
	require.Error(t, err)
	b.hear(1)
	require.NoError(t, b.told.Disconnect(t.Context(), b.viewer, a.ID))
	require.ErrorIs(t, b.told.Flush(t.Context(), a.ID), fault.NotFound)
	require.False(t, strings.Contains(fmt.Sprint(a), userToken))
}
