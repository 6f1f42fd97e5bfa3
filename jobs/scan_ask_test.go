package jobs_test

import (
	"log/slog"
	"testing"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/intake/intaketest"
	"revenge/internal/library"
	"revenge/internal/platform/clock"
	"revenge/internal/platform/db"
	"revenge/internal/platform/events"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/testkit"
	"revenge/jobs"
)

// What a scan that is under way leaves out is looked at by one that follows it.
func TestScanAsk(t *testing.T) {
	t.Parallel()
	server := testkit.Server(t)
	pool := testkit.Open(t, server, db.General)
	s := intaketest.On(t, pool, library.KindMovies, nil)
	log := slog.New(slog.NewTextHandler(t.Output(), &slog.HandlerOptions{Level: slog.LevelError}))
	queue, err := jobs.NewInserter(pool, log)
	require.NoError(t, err)
	libs, err := library.New(library.Deps{DB: pool, Config: library.Default(), Queue: queue, Bus: events.New(server.As(db.General), log), Clock: clock.System{}, Log: log})
	require.NoError(t, err)
	admin := access.Viewer{UserID: id.New(), Role: access.Admin, Libraries: []uuid.UUID{s.Library.ID}}
	s.Exec(`INSERT INTO users (id, name, display_name, role, password_hash) VALUES ($1, 'ada', 'Ada', 'ADMIN', '')`, admin.UserID)
	film := s.Video("Heat (1995)/Heat.mkv")
	asked := func() []library.AskArgs {
		list, err := db.Column[library.AskArgs](t.Context(), pool, `SELECT args FROM river_job WHERE kind = 'scan_ask' ORDER BY id`)
		require.NoError(t, err)
		return list
	}
	request := func() *library.Scan {
		scan, err := libs.RequestScan(t.Context(), admin, s.Library.ID, library.TriggerUser)
		require.NoError(t, err)
		return scan
	}

	part, err := libs.ReadAnew(t.Context(), admin, s.Library.ID, []uuid.UUID{film.File.ID})
	require.NoError(t, err)
	require.Equal(t, part.ID, request().ID)
	require.Equal(t, part.ID, request().ID)
	whole := library.AskArgs{LibraryID: s.Library.ID, Trigger: library.TriggerUser, RequestedBy: &admin.UserID}
	require.Equal(t, []library.AskArgs{whole}, asked(), "once")
	require.ErrorIs(t, libs.Ask(t.Context(), whole), fault.Unavailable)
	require.NoError(t, libs.CancelScan(t.Context(), admin, part.ID))
	require.NoError(t, libs.Ask(t.Context(), whole))
	next := request()
	require.NotEqual(t, part.ID, next.ID)
	require.Equal(t, []any{false, &admin.UserID}, []any{next.Anew, next.RequestedBy})
	require.NoError(t, libs.Ask(t.Context(), whole), "one of all meets it")

	returned := []library.Returned{{LibraryID: s.Library.ID, RootID: s.RootID, Path: "Alien (1979)/Alien.mkv", SizeBytes: 1, MtimeNs: 1}}
	back := func() {
		require.NoError(t, pool.Tx(t.Context(), func(tx pgx.Tx) error { return libs.ReturnFiles(t.Context(), tx, returned) }))
	}
	back()
	require.Len(t, asked(), 1, "a scan that has not begun finds it")
	s.Exec(`UPDATE scans SET state = 'RUNNING' WHERE id = $1`, next.ID)
	back()
	require.Len(t, asked(), 2, "one that has begun may have passed its folder")
	folder := asked()[1]
	require.Equal(t, []string{s.RootID.String() + "/Alien (1979)"}, folder.Folders)
	require.ErrorIs(t, libs.Ask(t.Context(), folder), fault.Unavailable)
	require.NoError(t, libs.CancelScan(t.Context(), admin, next.ID))
	require.NoError(t, libs.Ask(t.Context(), folder))
	scans, err := libs.LatestScans(t.Context(), admin, []uuid.UUID{s.Library.ID})
	require.NoError(t, err)
	require.Equal(t, folder.Folders, scans[0].Folders)

	// The job that asked for another scan may not have been noted as done yet.
	s.Exec(`UPDATE river_job SET state = 'running' WHERE kind = 'scan_ask'`)
	s.Exec(`UPDATE scans SET state = 'RUNNING' WHERE state = 'PENDING'`)
	back()
	back()
	require.Len(t, asked(), 3, "one waits behind the one that runs")

	s.Exec(`DELETE FROM libraries WHERE id = $1`, s.Library.ID)
	require.ErrorIs(t, libs.Ask(t.Context(), folder), fault.NotFound)
}
