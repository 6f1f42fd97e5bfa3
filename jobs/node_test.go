package jobs_test

import (
	"bufio"
	"context"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"revenge/internal/library"
	"revenge/internal/platform/clock"
	"revenge/internal/platform/db"
	"revenge/internal/platform/events"
	"revenge/internal/testkit"
	"revenge/jobs"
	"revenge/media/worker"
)

// The other node of a test is this program again, told by these variables.
const (
	envNode   = "REVENGE_TEST_NODE"   // where its database is
	envBinary = "REVENGE_TEST_BINARY" // its media worker
)

// runNode works jobs until it is killed.
func runNode() int {
	ctx := context.Background()
	log := slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))
	if err := workAsNode(ctx, log); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

func workAsNode(ctx context.Context, log *slog.Logger) error {
	pool, err := openAsNode(ctx)
	if err != nil {
		return err
	}
	return workOn(ctx, log, pool)
}

func workOn(ctx context.Context, log *slog.Logger, pool *db.DB) error {
	bus := events.New(pool.Config().ConnConfig, log)
	go func() { _ = bus.Run(ctx) }()
	inserter, err := jobs.NewInserter(pool, log)
	if err != nil {
		return err
	}
	cfg := worker.Default()
	cfg.Binary = os.Getenv(envBinary)
	prober, err := worker.NewPool(cfg)
	if err != nil {
		return err
	}
	config := library.Default()
	config.BatchSize = 2
	libs, err := library.New(library.Deps{DB: pool, Config: config, Queue: inserter, Bus: bus, Prober: prober, Clock: clock.System{}, Log: log})
	if err != nil {
		return err
	}
	runner, err := jobs.New(jobs.Deps{DB: pool, Bus: bus, Log: log, Libraries: libs, Modules: jobs.Modules(&staller{newShelf()})})
	if err != nil {
		return err
	}
	if err := runner.Start(ctx); err != nil {
		return err
	}
	select {}
}

// staller identifies one batch, says so, and stops for ever in the next one.
type staller struct{ *shelf }

func (s *staller) Identify(ctx context.Context, l *library.Library, found []*library.Found) (*library.Outcome, error) {
	s.mu.Lock()
	second := len(s.seen) > 0
	s.mu.Unlock()
	if second {
		fmt.Println("stalled")
		<-ctx.Done()
		return nil, ctx.Err()
	}
	return s.shelf.Identify(ctx, l, found)
}

// openAsNode connects to the database whose address is in the environment, with the rights of a node.
func openAsNode(ctx context.Context) (*db.DB, error) {
	cfg, err := pgxpool.ParseConfig(os.Getenv(envNode))
	if err != nil {
		return nil, err
	}
	cfg.AfterConnect = func(ctx context.Context, conn *pgx.Conn) error {
		types, err := conn.LoadTypes(ctx, []string{"citext"})
		if err == nil {
			conn.TypeMap().RegisterTypes(types)
		}
		return err
	}
	pool, err := pgxpool.NewWithConfig(ctx, cfg)
	return &db.DB{Pool: pool, Statements: &db.Counter{}}, err
}

func TestScan_killed(t *testing.T) {
	t.Parallel()
	binary, err := mediaBinary()
	require.NoError(t, err)
	server := testkit.Server(t)
	pool := testkit.Open(t, server, db.General)
	h := &house{t: t, dir: t.TempDir(), pool: pool, module: newShelf()}
	for i := range 7 {
		h.put("h264.mkv", fmt.Sprintf("%d.mkv", i))
	}
	h.prepare(server, binary)

	at := server.As(db.General)
	address := fmt.Sprintf("host=%s port=%d user=%s dbname=%s", at.Host, at.Port, at.User, at.Database)
	other := exec.Command(os.Args[0])
	other.Env = append(os.Environ(), envNode+"="+address, envBinary+"="+binary)
	out, err := other.StdoutPipe()
	require.NoError(t, err)
	other.Stderr = t.Output()
	require.NoError(t, other.Start())
	t.Cleanup(func() { _ = other.Process.Kill() })
	lines := bufio.NewScanner(out)
	for lines.Scan() && lines.Text() != "stalled" {
	}
	require.Equal(t, "stalled", lines.Text())
	require.Eventually(t, func() bool { return h.count("files WHERE state = 'IDENTIFIED'") > 0 }, 20*time.Second, 20*time.Millisecond, "the first batch is finished")
	require.NoError(t, other.Process.Kill())
	_ = other.Wait() // it was killed

	h.libs = start(t, server, pool, h.module, binary, nil)
	s := h.await((*library.Scan).Ended)
	require.Equal(t, library.ScanCompleted, s.State)
	require.Equal(t, 7, h.count("files WHERE state = 'IDENTIFIED'"))
	require.Equal(t, 7, h.count("file_media"))
	require.Less(t, len(h.module.seen), 7, "what the first node had finished is not done again")
	for path, n := range h.module.seen {
		require.Equal(t, 1, n, path)
	}
}
