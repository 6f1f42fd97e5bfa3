// Package intaketest gives the tests of the catalogue a library on a real disk and in a real database.
package intaketest

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/artwork"
	"revenge/internal/library"
	"revenge/internal/origin"
	"revenge/internal/person"
	"revenge/internal/platform/clock"
	"revenge/internal/platform/db"
	"revenge/internal/platform/id"
	"revenge/internal/platform/secret"
	"revenge/internal/search"
	"revenge/internal/testkit"
	"revenge/media"
)

// Shelf is a library with one root.
type Shelf struct {
	testing.TB
	DB       *db.DB
	Library  *library.Library
	RootID   uuid.UUID
	Dir      string
	People   *person.Service
	Artworks *artwork.Service
	Search   *search.Service
	// Viewer sees this library.
	Viewer access.Viewer
}

// New returns an empty library in a database of its own.
func New(t testing.TB, kind library.Kind) *Shelf {
	t.Helper()
	return On(t, testkit.DB(t), kind, nil)
}

// On is New on a given database, with the worker that reads pictures; nil where none are read.
func On(t testing.TB, pool *db.DB, kind library.Kind, grabber media.Grabber) *Shelf {
	t.Helper()
	keys, err := secret.Load(t.TempDir(), "")
	require.NoError(t, err)
	pictures, err := artwork.NewService(artwork.Deps{DB: pool, Grabber: grabber, Keys: keys, Clock: clock.System{}, Dir: t.TempDir(),
		Config: artwork.Default(), DecodePath: library.DecodePath})
	require.NoError(t, err)
	s := &Shelf{TB: t, DB: pool, Dir: t.TempDir(), RootID: id.New(), Artworks: pictures,
		People: person.NewService(pool), Search: search.NewService(search.NewPostgres(pool, person.FoundPerson))}
	s.Library = &library.Library{ID: id.New(), Name: "library " + uuid.NewString(), Kind: kind, Language: "en"}
	s.Exec(`INSERT INTO libraries (id, name, kind) VALUES ($1, $2, $3)`, s.Library.ID, s.Library.Name, kind)
	s.Exec(`INSERT INTO library_roots (id, library_id, path, position) VALUES ($1, $2, $3, 0)`, s.RootID, s.Library.ID, library.EncodePath(s.Dir))
	s.Viewer = access.Viewer{UserID: id.New(), Role: access.User, Libraries: []uuid.UUID{s.Library.ID}}
	return s
}

// Exec runs SQL that prepares a test.
func (s *Shelf) Exec(sql string, args ...any) {
	s.Helper()
	_, err := db.ExecSQL(s.Context(), s.DB, sql, args...)
	require.NoError(s, err, sql)
}

// Write makes a file below the root.
func (s *Shelf) Write(path, content string) {
	s.Helper()
	at := filepath.Join(s.Dir, path)
	require.NoError(s, os.MkdirAll(filepath.Dir(at), 0o755))
	require.NoError(s, os.WriteFile(at, []byte(content), 0o644))
}

// Video makes a file below the root that was probed: ten minutes of H.264.
func (s *Shelf) Video(path string) *library.Found {
	s.Helper()
	return s.probed(path, media.Info{Container: "matroska", DurationMs: 600_000, Streams: []media.Stream{
		{Kind: media.StreamVideo, Codec: "h264", Width: 1280, Height: 720}, {Kind: media.StreamAudio, Codec: "aac", Language: "en"}}})
}

// Sound makes a file below the root that was probed: four minutes of FLAC with these tags, as TagLib names them. A
// semicolon parts several values of one.
func (s *Shelf) Sound(path string, tags map[string]string) *library.Found {
	s.Helper()
	values := make(map[string][]string, len(tags))
	for k, v := range tags {
		values[k] = strings.Split(v, ";")
	}
	return s.probed(path, media.Info{Container: "flac", DurationMs: 240_000, Values: values, Streams: []media.Stream{
		{Kind: media.StreamAudio, Codec: "flac", Channels: 2, SampleRate: 44_100}}})
}

func (s *Shelf) probed(path string, info media.Info) *library.Found {
	s.Helper()
	s.Write(path, "video "+path)
	f := &library.File{ID: id.New(), LibraryID: s.Library.ID, RootID: s.RootID, Path: library.EncodePath(path),
		SizeBytes: 1 << 30, MtimeNs: 1, State: library.FileProbed}
	s.Exec(`INSERT INTO files (id, library_id, root_id, path, size_bytes, mtime_ns, device, inode, state) VALUES ($1, $2, $3, $4, $5, $6, 1, 1, 'PROBED')`,
		f.ID, f.LibraryID, f.RootID, f.Path, f.SizeBytes, f.MtimeNs)
	if v := info.Video(); v == nil {
		s.Exec(`INSERT INTO file_media (file_id, container, duration_ms, bit_rate, width, height, video_codec, audio_codec, hdr, info)
			VALUES ($1, $2, $3, 0, 0, 0, '', $4, '', $5)`, f.ID, info.Container, info.DurationMs, info.Streams[0].Codec,
			media.Info{Container: info.Container, DurationMs: info.DurationMs, Streams: info.Streams})
	} else {
		s.Exec(`INSERT INTO file_media (file_id, container, duration_ms, bit_rate, width, height, video_codec, audio_codec, hdr, info)
			VALUES ($1, $2, $3, 0, $4, $5, $6, 'aac', 'SDR', $7)`, f.ID, info.Container, info.DurationMs, v.Width, v.Height, v.Codec, info)
	}
	return &library.Found{File: f, RootPath: s.Dir, Media: &library.Media{FileID: f.ID, Container: info.Container, DurationMs: info.DurationMs, Info: info}}
}

// Move renames a file, as a scan does for one that it knows by its content.
func (s *Shelf) Move(f *library.Found, path string) {
	s.Helper()
	s.Write(path, "video "+path)
	require.NoError(s, os.Remove(filepath.Join(s.Dir, library.DecodePath(f.File.Path))))
	f.File.Path = library.EncodePath(path)
	s.Exec(`UPDATE files SET path = $2, state = 'PROBED' WHERE id = $1`, f.File.ID, f.File.Path)
}

// Settle marks files as identified, as the job does after Identify.
func (s *Shelf) Settle(found ...*library.Found) {
	s.Helper()
	for _, f := range found {
		s.Exec(`UPDATE files SET state = 'IDENTIFIED' WHERE id = $1`, f.File.ID)
	}
}

// Miss marks a file as gone.
func (s *Shelf) Miss(f *library.Found, since *time.Time) {
	s.Helper()
	s.Exec(`UPDATE files SET missing_since = $2 WHERE id = $1`, f.File.ID, since)
}

// AddsUp checks that what is stored is what the sources state: bringing all items of the tables in line with them changes
// nothing in what the queries show.
func (s *Shelf) AddsUp(apply func(context.Context, db.Q, []uuid.UUID, origin.Freed) error, tables []string, queries ...string) {
	s.Helper()
	show := func() (out []string) {
		for _, q := range queries {
			text, err := db.Value[string](s.Context(), s.DB, `SELECT COALESCE(string_agg(x::text, E'\n' ORDER BY x::text), '') FROM (`+q+`) x`)
			require.NoError(s, err)
			out = append(out, text)
		}
		return out
	}
	var ids []uuid.UUID
	for _, table := range tables {
		more, err := db.Column[uuid.UUID](s.Context(), s.DB, `SELECT id FROM `+table+` WHERE library_id = $1`, s.Library.ID)
		require.NoError(s, err)
		ids = append(ids, more...)
	}
	before := show()
	require.NoError(s, s.DB.Tx(s.Context(), func(tx pgx.Tx) error { return apply(s.Context(), tx, ids, nil) }))
	require.Equal(s, before, show(), "what is stored is not what the sources state")
}
