package trickplay_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image/jpeg"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/platform/clock"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/queue"
	"revenge/internal/testkit"
	"revenge/internal/trickplay"
	"revenge/media"
	"revenge/media/worker"
)

func TestMain(m *testing.M) { testkit.Main(m) }

// asked notes the jobs that were asked for.
type asked struct{ files []uuid.UUID }

func (a *asked) Enqueue(_ context.Context, _ pgx.Tx, jobs ...queue.Args) error {
	for _, j := range jobs {
		a.files = append(a.files, j.(trickplay.MakeArgs).FileID)
	}
	return nil
}

// projection is a service with one film in one library.
type projection struct {
	*trickplay.Service
	t       *testing.T
	db      *db.DB
	dir     string
	jobs    *asked
	library uuid.UUID
	root    uuid.UUID
	film    uuid.UUID
	busy    bool
}

func setup(t *testing.T, change func(*trickplay.Config)) *projection {
	t.Helper()
	p := &projection{t: t, db: testkit.DB(t), dir: t.TempDir(), jobs: &asked{}, library: id.New(), root: id.New(), film: id.New()}
	films := t.TempDir()
	p.exec(`INSERT INTO libraries (id, name, kind) VALUES ($1, 'Films', 'MOVIES')`, p.library)
	p.exec(`INSERT INTO library_roots (id, library_id, path, position) VALUES ($1, $2, $3, 0)`, p.root, p.library, films)
	path := filepath.Join(films, "film.mkv")
	// Eleven hundred seconds in a few seconds of work: one picture a second, and a keyframe each ten.
	out, err := exec.Command("ffmpeg", "-v", "error", "-nostdin", "-f", "lavfi", "-i", "testsrc2=s=320x180:r=1:d=1095", "-c:v", "libx264",
		"-preset", "ultrafast", "-g", "10", "-pix_fmt", "yuv420p", path).CombinedOutput()
	require.NoError(t, err, string(out))
	p.add(p.film, "film.mkv", 1_095_000)
	binary := filepath.Join(t.TempDir(), "revenge-media")
	build := exec.Command("go", "build", "-o", binary, "revenge/cmd/revenge-media")
	build.Env = append(os.Environ(), "CGO_ENABLED=1")
	out, err = build.CombinedOutput()
	require.NoError(t, err, string(out))
	pool, err := worker.NewPool(worker.Config{Binary: binary, Size: 1})
	require.NoError(t, err)
	t.Cleanup(pool.Close)
	config := trickplay.Default()
	if change != nil {
		change(&config)
	}
	p.Service, err = trickplay.New(trickplay.Deps{DB: p.db, Config: config, Queue: p.jobs, Tiler: pool, Busy: func() bool { return p.busy }, Dir: p.dir,
		Clock: clock.NewFake(time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC)), Log: slog.New(slog.DiscardHandler), DecodePath: func(s string) string { return s }})
	require.NoError(t, err)
	return p
}

func (p *projection) exec(sql string, args ...any) {
	p.t.Helper()
	_, err := db.ExecSQL(p.t.Context(), p.db, sql, args...)
	require.NoError(p.t, err)
}

func (p *projection) add(file uuid.UUID, name string, durationMs int64) {
	p.t.Helper()
	p.exec(`INSERT INTO files (id, library_id, root_id, path, size_bytes, mtime_ns, device, inode, state) VALUES ($1, $2, $3, $4, 7, 9, 1, 1, 'IDENTIFIED')`,
		file, p.library, p.root, name)
	p.exec(`INSERT INTO file_media (file_id, container, duration_ms, bit_rate, width, height, video_codec, audio_codec, hdr, info)
		VALUES ($1, 'matroska', $2, 1, 320, 180, 'h264', '', 'SDR', '{}')`, file, durationMs)
}

func (p *projection) viewer() access.Viewer {
	return access.Viewer{UserID: id.New(), Role: access.User, Libraries: []uuid.UUID{p.library}}
}

func (p *projection) set() *trickplay.Set {
	p.t.Helper()
	list, err := p.SetsByFileIDs(p.t.Context(), p.viewer(), []uuid.UUID{p.film})
	require.NoError(p.t, err)
	if len(list) == 0 {
		return nil
	}
	return list[0]
}

func ignore(int64, int64) {}

func TestMake(t *testing.T) {
	t.Parallel()
	p := setup(t, nil)
	_, err := p.WebVTT(t.Context(), p.film)
	require.ErrorIs(t, err, fault.NotFound)
	var noted []string
	require.NoError(t, p.Make(t.Context(), p.film, func(done, total int64) { noted = append(noted, fmt.Sprint(done, "/", total)) }))
	require.Equal(t, []string{"100/110", "110/110"}, noted)
	set := p.set()
	require.True(t, set.Complete())
	require.Equal(t, []int{320, 180, 10_000, 10, 10, 110, 2}, []int{set.Width, set.Height, set.IntervalMs, set.Columns, set.Rows, set.Count, set.Sheets})
	for n, want := range []int{10 * 180, 180} {
		sheet, err := p.Sheet(t.Context(), p.film, n)
		require.NoError(t, err)
		size, err := jpeg.DecodeConfig(bytes.NewReader(sheet))
		require.NoError(t, err)
		require.Equal(t, []int{3200, want}, []int{size.Width, size.Height})
		require.Less(t, len(sheet), 3<<20)
	}
	// Each tile is of its own time: the counter of the test picture runs.
	sheet, err := p.Sheet(t.Context(), p.film, 0)
	require.NoError(t, err)
	picture, err := jpeg.Decode(bytes.NewReader(sheet))
	require.NoError(t, err)
	differs := 0
	for x := range 320 {
		for y := range 180 {
			if picture.At(x, y) != picture.At(x+320, y) {
				differs++
			}
		}
	}
	require.Greater(t, differs, 1000)

	text, err := p.WebVTT(t.Context(), p.film)
	require.NoError(t, err)
	require.True(t, strings.HasPrefix(string(text), "WEBVTT\n\n00:00:00.000 --> 00:00:10.000\ntrickplay/0.jpg#xywh=0,0,320,180\n"), "%.200s", text)
	require.Contains(t, string(text), "\n00:01:50.000 --> 00:02:00.000\ntrickplay/0.jpg#xywh=320,180,320,180\n")
	require.True(t, strings.HasSuffix(string(text), "\n00:18:10.000 --> 00:18:15.000\ntrickplay/1.jpg#xywh=2880,0,320,180\n"), "%s", text[len(text)-200:])

	for _, n := range []int{-1, 2} {
		_, err = p.Sheet(t.Context(), p.film, n)
		require.ErrorIs(t, err, fault.NotFound)
	}
	stranger := access.Viewer{UserID: id.New(), Role: access.User}
	list, err := p.SetsByFileIDs(t.Context(), stranger, []uuid.UUID{p.film})
	require.NoError(t, err)
	require.Empty(t, list)
}

func TestMake_givesWay(t *testing.T) {
	t.Parallel()
	p := setup(t, nil)
	p.busy = true
	require.ErrorIs(t, p.Make(t.Context(), p.film, ignore), fault.Unavailable)
	require.Nil(t, p.set())
}

func TestMake_goesOn(t *testing.T) {
	t.Parallel()
	p := setup(t, nil)
	err := p.Make(t.Context(), p.film, func(done, _ int64) { p.busy = done == 100 })
	require.ErrorIs(t, err, fault.Unavailable)
	require.Equal(t, 1, p.set().Sheets)
	require.False(t, p.set().Complete())
	p.busy = false
	var noted []int64
	require.NoError(t, p.Make(t.Context(), p.film, func(done, _ int64) { noted = append(noted, done) }))
	require.Equal(t, []int64{110}, noted, "the first sheet is not made again")
	require.NoError(t, p.Make(t.Context(), p.film, func(int64, int64) { require.Fail(t, "all are there") }))
}

func TestRequest(t *testing.T) {
	t.Parallel()
	p := setup(t, nil)
	short, broken := id.New(), id.New()
	p.add(short, "short.mkv", 60_000)
	p.add(broken, "broken.mkv", 600_000)
	require.NoError(t, os.WriteFile(filepath.Join(filepath.Dir(p.path()), "broken.mkv"), bytes.Repeat([]byte("no film"), 1000), 0o600))
	require.NoError(t, p.Request(t.Context()))
	require.ElementsMatch(t, []uuid.UUID{p.film, broken}, p.jobs.files)
	require.NoError(t, p.Make(t.Context(), p.film, ignore))
	require.NoError(t, p.Make(t.Context(), broken, ignore), "that it cannot be decoded is noted")
	p.jobs.files = nil
	require.NoError(t, p.Request(t.Context()))
	require.Empty(t, p.jobs.files)

	p.exec(`UPDATE files SET mtime_ns = 10 WHERE id = $1`, p.film)
	require.Nil(t, p.set(), "they are of another content")
	require.NoError(t, p.Request(t.Context()))
	require.Equal(t, []uuid.UUID{p.film}, p.jobs.files)
	p.exec(`UPDATE libraries SET trickplay = false`)
	p.jobs.files = nil
	require.NoError(t, p.Request(t.Context()))
	require.Empty(t, p.jobs.files)
	require.NoError(t, p.Make(t.Context(), p.film, func(int64, int64) { require.Fail(t, "the library does without") }))

	sheets := func() []string {
		found, err := filepath.Glob(filepath.Join(p.dir, "*", "*", "*.jpg"))
		require.NoError(t, err)
		return found
	}
	require.Len(t, sheets(), 2)
	p.exec(`DELETE FROM files`)
	require.NoError(t, p.Request(t.Context()))
	require.Empty(t, sheets(), "they go with their film")
}

// cut is a film whose disk goes while it is read.
type cut struct{ path string }

func (c cut) Tiles(context.Context, media.Source, media.Sheet) (*media.Picture, error) {
	return nil, errors.Join(media.ErrCorrupt, os.Rename(c.path, c.path+" away"))
}

// That a disk went away says nothing about the film on it.
func TestMake_away(t *testing.T) {
	t.Parallel()
	p := setup(t, nil)
	pool := p.Tiler
	p.Tiler = cut{p.path()}
	require.ErrorIs(t, p.Make(t.Context(), p.film, ignore), os.ErrNotExist)
	p.Tiler = pool
	require.NoError(t, os.Rename(p.path()+" away", p.path()))
	require.NoError(t, p.Make(t.Context(), p.film, ignore))
	require.True(t, p.set().Complete())
}

func (p *projection) path() string {
	p.t.Helper()
	path, err := db.Value[string](p.t.Context(), p.db, `SELECT path FROM library_roots`)
	require.NoError(p.t, err)
	return filepath.Join(path, "film.mkv")
}

func TestMake_cap(t *testing.T) {
	t.Parallel()
	p := setup(t, func(c *trickplay.Config) { c.MaxBytes = 1 })
	require.ErrorIs(t, p.Make(t.Context(), p.film, ignore), fault.Exhausted, "there is room for one sheet, since its size shows when it is made")
	require.Equal(t, 1, p.set().Sheets)
	require.Error(t, trickplay.Config{MaxBytes: -1}.Validate())
	require.Error(t, trickplay.Config{Shortest: -1}.Validate())
}
