package jobs_test

import (
	"context"
	"log/slog"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/identity"
	"revenge/internal/platform/clock"
	"revenge/internal/platform/db"
	"revenge/internal/platform/events"
	titles "revenge/internal/shelf"
	"revenge/internal/testkit"
	"revenge/jobs"
)

// Who chooses a language has lists made fast in it; another choice lets go of what nobody needs.
func TestTitlesIndex(t *testing.T) {
	t.Parallel()
	server, log := testkit.Server(t), slog.New(slog.DiscardHandler)
	pool := testkit.Open(t, server, db.General)
	queue, err := jobs.NewInserter(pool, log)
	require.NoError(t, err)
	who, err := identity.New(identity.Deps{DB: pool, Config: identity.Default(), TokenKey: make([]byte, 32), Access: access.New(pool), Queue: queue, Clock: clock.System{}, Log: log})
	require.NoError(t, err)
	t.Cleanup(who.Close)
	token, err := who.SetupToken(t.Context())
	require.NoError(t, err)
	anne, err := who.SetUp(t.Context(), token, identity.NewUser{Name: "Anne", Password: "correct horse"})
	require.NoError(t, err)
	v := access.Viewer{UserID: anne.ID, Role: access.Admin}
	count := func(sql string) int {
		n, err := db.Value[int](t.Context(), pool, `SELECT count(*)::int FROM `+sql)
		require.NoError(t, err)
		return n
	}
	choose := func(language string) {
		require.NoError(t, who.EditProfile(t.Context(), v, v.UserID, identity.EditedProfile{TitleLanguage: &language}))
	}
	choose("de")
	choose("de-AT")
	require.Equal(t, 1, count(`river_job WHERE kind = 'titles_index'`), "one for both, as it has not begun")
	blocked, err := pool.Begin(t.Context()) // somebody who writes films for long
	require.NoError(t, err)
	defer func() { _ = blocked.Rollback(context.WithoutCancel(t.Context())) }()
	_, err = blocked.Exec(t.Context(), `LOCK TABLE movies IN ROW EXCLUSIVE MODE`)
	require.NoError(t, err)
	runner, err := jobs.New(jobs.Deps{DB: pool, Bus: events.New(server.As(db.General), log), Log: log, Shelf: titles.NewService(pool, nil)})
	require.NoError(t, err)
	require.NoError(t, runner.Start(t.Context()))
	t.Cleanup(func() { require.NoError(t, runner.Stop(context.WithoutCancel(t.Context()))) })
	indexes := func() int {
		return count(`pg_indexes WHERE indexname ~ '_by_title_[0-9a-f]{16}$' AND indexdef LIKE '%de-AT%'`)
	}
	require.Eventually(t, func() bool {
		return count(`river_job WHERE kind = 'titles_index' AND state = 'scheduled'`) == 1
	}, time.Minute, 50*time.Millisecond, "it is put off")
	require.Zero(t, indexes())
	require.NoError(t, blocked.Rollback(t.Context()))
	require.Eventually(t, func() bool { return indexes() == 2 }, time.Minute, 50*time.Millisecond, "of films and of series")
	choose("")
	require.Eventually(t, func() bool { return indexes() == 0 }, time.Minute, 50*time.Millisecond)
}
