package server_test

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/platform/clock"
	"revenge/internal/platform/db"
	"revenge/internal/platform/events"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/secret"
	"revenge/internal/playback"
	"revenge/internal/server"
	"revenge/internal/testkit"
	"revenge/internal/viewing"
	"revenge/media"
	"revenge/media/hls"
	"revenge/media/worker"
)

// one is a catalogue of one file.
type one struct {
	item playback.Item
	file playback.Candidate
}

func (o *one) Item(context.Context, access.Viewer, playback.ItemKind, uuid.UUID) (*playback.Item, []playback.Candidate, error) {
	return &o.item, []playback.Candidate{o.file}, nil
}

func (o *one) File(_ context.Context, _ access.Viewer, key uuid.UUID) (*playback.Candidate, error) {
	if key != o.file.FileID {
		return nil, fault.NotFound
	}
	return &o.file, nil
}

func (o *one) Members(context.Context, access.Viewer, string, uuid.UUID) ([]playback.Item, error) {
	return nil, fault.NotFound
}

type engine struct{ *hls.Engine }

// cinema is a server that plays one file.
type cinema struct {
	*bench
	t       *testing.T
	db      *db.DB
	clock   *clock.Fake
	source  *one
	viewer  access.Viewer
	plays   *playback.Service
	streams *server.Streams
	workers *worker.Pool
	keys    *secret.Keys
	root    uuid.UUID
	server  *db.Server
	engine  *hls.Engine
}

// buildWorker builds the media worker for a test.
func buildWorker(t *testing.T) string {
	t.Helper()
	binary := filepath.Join(t.TempDir(), "revenge-media")
	build := exec.Command("go", "build", "-o", binary, "revenge/cmd/revenge-media")
	build.Env = append(os.Environ(), "CGO_ENABLED=1")
	out, err := build.CombinedOutput()
	require.NoError(t, err, "build the media worker: %s", out)
	return binary
}

// play sets up a server with a file; binary is the media worker, which direct play does without.
func play(t *testing.T, path, binary string) *cinema {
	t.Helper()
	c := &cinema{bench: setup(t), t: t, clock: clock.NewFake(time.Now())}
	own := testkit.Server(t)
	c.db = testkit.Open(t, own, db.General)
	library, root, user, file := id.New(), id.New(), id.New(), id.New()
	c.viewer = access.Viewer{UserID: user, Role: access.User, Libraries: []uuid.UUID{library}}
	c.exec(`INSERT INTO users (id, name, display_name, password_hash, role) VALUES ($1, 'ada', 'Ada', '', 'USER')`, user)
	c.exec(`INSERT INTO libraries (id, name, kind) VALUES ($1, 'Films', 'MOVIES')`, library)
	c.exec(`INSERT INTO library_grants (library_id, user_id) VALUES ($1, $2)`, library, user)
	c.exec(`INSERT INTO library_roots (id, library_id, path, position) VALUES ($1, $2, '/films', 0)`, root, library)
	c.exec(`INSERT INTO files (id, library_id, root_id, path, size_bytes, mtime_ns, device, inode) VALUES ($1, $2, $3, 'f', 1, 1, 1, 1)`, file, library, root)
	c.source = &one{
		playback.Item{Kind: playback.ItemFile, ID: file, LibraryID: library},
		playback.Candidate{FileID: file, Source: media.Source{Path: path, Identity: "first"}, Info: media.Info{
			Container: "mp4", DurationMs: 2000, Streams: []media.Stream{{Kind: media.StreamVideo, Codec: "h264", Width: 320, Height: 180, BitDepth: 8}},
		}},
	}
	pool, err := worker.NewPool(worker.Config{Binary: binary, Size: 1})
	require.NoError(t, err)
	c.workers, c.root, c.server = pool, root, own
	t.Cleanup(pool.Close)
	if binary != "" {
		found, err := pool.Probe(t.Context(), c.source.file.Source)
		require.NoError(t, err)
		c.source.file.Info, c.source.file.Index = found.Info, found.Index
	}
	c.keys, err = secret.Load("", secret.String(strings.Repeat("k", 40)))
	require.NoError(t, err)
	c.mount("")
	return c
}

// mount gives the server an engine and sessions of its own; address is where other nodes reach it.
func (c *cinema) mount(address string) {
	c.t.Helper()
	log := slog.New(slog.NewTextHandler(c.log, nil))
	segments := worker.NewSegments(c.workers.Launcher(), 1)
	cfg := hls.Default()
	cfg.SegmentTimeout = time.Minute
	e, err := hls.New(hls.Deps{Config: cfg, Segmenter: segments, Encoder: worker.NewHeads(c.workers.Launcher(), segments), Log: log})
	require.NoError(c.t, err)
	c.engine = e
	c.t.Cleanup(func() {
		require.NoError(c.t, e.Close())
		segments.Close()
	})
	bus := events.New(c.server.As(db.General), log)
	c.plays, err = playback.New(playback.Deps{DB: c.db, Viewing: viewing.New(viewing.Deps{DB: c.db, Bus: bus, Clock: c.clock}), Config: playback.Default(), Source: c.source, Engine: engine{e}, Address: address,
		Bus: bus, Key: c.keys.For(secret.MediaURLs), Clock: c.clock, Log: log, Node: "test"})
	require.NoError(c.t, err)
	c.t.Cleanup(c.plays.Close)
	c.streams = server.Media(c.plays, e, log)
	c.Mount("GET /media/", c.streams)
}

func (c *cinema) exec(sql string, args ...any) {
	c.t.Helper()
	_, err := db.ExecSQL(c.t.Context(), c.db, sql, args...)
	require.NoError(c.t, err)
}

func (c *cinema) start(containers ...string) *playback.Session {
	c.t.Helper()
	sess, err := c.plays.Start(c.t.Context(), c.viewer, playback.Start{Item: id.Of("file", c.source.file.FileID), Can: &playback.Capabilities{
		Containers: containers, HLS: true, Video: []playback.VideoCapability{{Codec: "h264", MaxBitDepth: 8}}, Audio: []playback.AudioCapability{{Codec: "aac", MaxChannels: 8}},
	}})
	require.NoError(c.t, err)
	return sess
}

// get asks for an address below the session's signed folder.
func (c *cinema) get(sess *playback.Session, name string, with ...func(*http.Request)) *httptest.ResponseRecorder {
	c.t.Helper()
	at := c.plays.URL(sess)
	return c.do(c.t, http.MethodGet, at[:strings.LastIndex(at, "/")+1]+name, with...)
}

func written(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), `a "film".mp4`)
	require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
	return path
}
