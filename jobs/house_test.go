package jobs_test

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/library"
	"revenge/internal/platform/clock"
	"revenge/internal/platform/db"
	"revenge/internal/platform/events"
	"revenge/internal/testkit"
	"revenge/jobs"
	"revenge/media"
	"revenge/media/worker"
)

// mediaBinary is revenge-media, built once for all tests.
var mediaBinary = sync.OnceValues(func() (string, error) {
	name := filepath.Join(os.TempDir(), fmt.Sprintf("revenge-media-jobs-%d", os.Getpid()))
	if out, err := exec.Command("go", "build", "-o", name, "revenge/cmd/revenge-media").CombinedOutput(); err != nil {
		return "", fmt.Errorf("build revenge-media (run scripts/deps, then eval \"$(scripts/env)\"): %w: %s", err, out)
	}
	return name, nil
})

func TestMain(m *testing.M) {
	if os.Getenv(envNode) != "" {
		os.Exit(runNode())
	}
	testkit.Main(m)
}

// shelf is a content module that notes what it was asked to identify.
type shelf struct {
	mu    sync.Mutex
	seen  map[string]int
	media map[string]bool
	// beside is what a file's folder held when it was last looked at.
	beside map[string][]string
	block  chan struct{}
	// blocked is told of each batch that waits for block, if it is there.
	blocked chan struct{}
	// before is called once, before something is identified; where it fails, that is tried again.
	before func() error
	// probing may change what comes of a file's probe.
	probing func(media.Source, error) error
	// gone is what the end of a scan finds that no file stands for any more.
	gone []library.Item
	// late is by how much the clock is ahead.
	late atomic.Int64
}

// ahead is the clock of a shelf.
type ahead struct{ *shelf }

func (a ahead) Now() time.Time { return time.Now().UTC().Add(time.Duration(a.late.Load())) }

func newShelf() *shelf {
	return &shelf{seen: map[string]int{}, media: map[string]bool{}, beside: map[string][]string{}}
}

// worried is a prober whose outcomes its shelf may change.
type worried struct {
	library.Prober
	shelf *shelf
}

func (w *worried) ProbeMany(ctx context.Context, sources []media.Source, each func(int, *media.Probed, error) error) error {
	return w.Prober.ProbeMany(ctx, sources, func(i int, p *media.Probed, err error) error {
		if w.shelf.probing != nil {
			err = w.shelf.probing(sources[i], err)
		}
		return each(i, p, err)
	})
}

func (*shelf) Kind() library.Kind { return library.KindMovies }

func (s *shelf) Identify(ctx context.Context, _ *library.Library, found []*library.Found) (*library.Outcome, error) {
	if s.block != nil {
		if s.blocked != nil {
			s.blocked <- struct{}{}
		}
		select {
		case <-s.block:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if before := s.before; before != nil {
		s.before = nil
		if err := before(); err != nil {
			return nil, err
		}
	}
	o := &library.Outcome{}
	for _, f := range found {
		s.seen[f.File.Path]++
		s.media[f.File.Path], s.beside[f.File.Path] = f.Media != nil, nil
		entries, _ := os.ReadDir(filepath.Join(f.RootPath, filepath.Dir(f.File.Path))) // as the modules do: a folder that is away holds nothing
		for _, e := range entries {
			s.beside[f.File.Path] = append(s.beside[f.File.Path], e.Name())
		}
		o.Added = append(o.Added, library.Item{Kind: "movie", ID: f.File.ID})
	}
	return o, nil
}

func (s *shelf) Reconcile(context.Context, uuid.UUID) (*library.Outcome, error) {
	return &library.Outcome{Removed: s.gone}, nil
}

// house is one node with a library folder.
type house struct {
	t      *testing.T
	dir    string
	pool   *db.DB
	libs   *library.Service
	module *shelf
	admin  access.Viewer
	lib    *library.Library
}

// start runs a node on the server.
func start(t testing.TB, server *db.Server, pool *db.DB, module *shelf, binary string, configure func(*library.Config)) *library.Service {
	t.Helper()
	log := slog.New(slog.NewTextHandler(t.Output(), &slog.HandlerOptions{Level: slog.LevelWarn}))
	bus := events.New(server.As(db.General), log)
	ctx, cancel := context.WithCancel(context.WithoutCancel(t.Context()))
	var running sync.WaitGroup
	running.Go(func() { _ = bus.Run(ctx) })
	t.Cleanup(func() { cancel(); running.Wait() })
	inserter, err := jobs.NewInserter(pool, log)
	require.NoError(t, err)
	cfg := worker.Default()
	cfg.Binary = binary
	prober, err := worker.NewPool(cfg)
	require.NoError(t, err)
	t.Cleanup(prober.Close)
	config := library.Default()
	config.BatchSize = 3
	if configure != nil {
		configure(&config)
	}
	libs, err := library.New(library.Deps{DB: pool, Config: config, Queue: inserter, Bus: bus, Prober: &worried{prober, module}, Clock: ahead{module}, Log: log})
	require.NoError(t, err)
	runner, err := jobs.New(jobs.Deps{DB: pool, Bus: bus, Log: log, Libraries: libs, Modules: jobs.Modules(module)})
	require.NoError(t, err)
	require.NoError(t, runner.Start(ctx))
	t.Cleanup(func() { require.NoError(t, runner.Stop(context.WithoutCancel(t.Context()))) })
	return libs
}

func newHouse(t *testing.T, clips ...string) *house {
	t.Helper()
	binary, err := mediaBinary()
	require.NoError(t, err)
	server := testkit.Server(t)
	pool := testkit.Open(t, server, db.General)
	h := &house{t: t, dir: t.TempDir(), pool: pool, module: newShelf()}
	for _, c := range clips {
		h.put(c, c)
	}
	h.libs = start(t, server, pool, h.module, binary, nil)
	h.admin = access.System()
	lib, _, err := h.libs.Create(t.Context(), h.admin, library.Create{Name: "Films", Kind: library.KindMovies, Paths: []string{h.dir}, Language: "en", Watch: true})
	require.NoError(t, err)
	h.lib, h.admin = lib, access.System(lib.ID)
	return h
}

// put copies a clip into the library.
func (h *house) put(clip, as string) {
	h.t.Helper()
	in, err := os.Open(filepath.Join(testkit.Media(h.t), clip))
	require.NoError(h.t, err)
	defer in.Close()
	name := filepath.Join(h.dir, as)
	require.NoError(h.t, os.MkdirAll(filepath.Dir(name), 0o755))
	out, err := os.Create(name)
	require.NoError(h.t, err)
	_, err = io.Copy(out, in)
	require.NoError(h.t, err)
	require.NoError(h.t, out.Close())
}

// scan asks for a scan and waits until it stops.
func (h *house) scan() *library.Scan {
	h.t.Helper()
	w := h.libs.WatchScans(h.lib.ID)
	defer w.Close()
	_, err := h.libs.RequestScan(h.t.Context(), h.admin, h.lib.ID, library.TriggerUser)
	require.NoError(h.t, err)
	return h.await(func(s *library.Scan) bool { return s.State != library.ScanPending && s.State != library.ScanRunning })
}

// await waits for the newest scan to be as wanted.
func (h *house) await(wanted func(*library.Scan) bool) *library.Scan {
	h.t.Helper()
	w := h.libs.WatchScans(h.lib.ID)
	defer w.Close()
	hung := time.NewTimer(10 * time.Second)
	defer hung.Stop()
	for {
		p, err := h.libs.Progress(h.t.Context(), h.admin, h.lib.ID)
		require.NoError(h.t, err)
		if p != nil && wanted(p.Scan) {
			return p.Scan
		}
		select {
		case <-w.C():
		case <-hung.C:
			jobs, err := db.AllSQL[struct{ Line string }](h.t.Context(), h.pool, "SELECT concat_ws(' ', kind, state, args, errors) AS line FROM river_job ORDER BY id")
			require.NoError(h.t, err)
			for _, j := range jobs {
				h.t.Log(j.Line)
			}
			require.FailNow(h.t, "the scan hangs", "%+v", p.Scan)
		}
	}
}

func (h *house) count(sql string) int {
	h.t.Helper()
	n, err := db.Value[int](h.t.Context(), h.pool, "SELECT count(*)::int FROM "+sql)
	require.NoError(h.t, err)
	return n
}

func counters(s *library.Scan) map[string]int64 {
	all := map[string]int64{"found": s.Found, "added": s.Added, "changed": s.Changed, "moved": s.Moved, "missing": s.Missing,
		"restored": s.Restored, "failed": s.Failed}
	for k, v := range all {
		if v == 0 {
			delete(all, k)
		}
	}
	return all
}

// prepare makes the library and asks for a scan with nobody there to work on it.
func (h *house) prepare(server *db.Server, binary string) {
	h.t.Helper()
	log := slog.New(slog.DiscardHandler)
	inserter, err := jobs.NewInserter(h.pool, log)
	require.NoError(h.t, err)
	cfg := worker.Default()
	cfg.Binary = binary
	prober, err := worker.NewPool(cfg)
	require.NoError(h.t, err)
	h.t.Cleanup(prober.Close)
	config := library.Default()
	config.BatchSize = 2
	libs, err := library.New(library.Deps{DB: h.pool, Config: config, Queue: inserter, Bus: events.New(server.As(db.General), log),
		Prober: prober, Clock: clock.System{}, Log: log})
	require.NoError(h.t, err)
	lib, _, err := libs.Create(h.t.Context(), access.System(), library.Create{Name: "Films", Kind: library.KindMovies, Paths: []string{h.dir}, Language: "en", Scan: true})
	require.NoError(h.t, err)
	h.lib, h.admin = lib, access.System(lib.ID)
}

// soon is await for what may also not happen.
func (h *house) soon(wanted func(*library.Scan) bool) (*library.Scan, bool) {
	h.t.Helper()
	w := h.libs.WatchScans(h.lib.ID)
	defer w.Close()
	enough := time.NewTimer(5 * time.Second)
	defer enough.Stop()
	for {
		p, err := h.libs.Progress(h.t.Context(), h.admin, h.lib.ID)
		require.NoError(h.t, err)
		if p != nil && wanted(p.Scan) {
			return p.Scan, true
		}
		select {
		case <-w.C():
		case <-enough.C:
			return nil, false
		}
	}
}
