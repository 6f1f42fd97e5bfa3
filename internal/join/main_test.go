package join_test

import (
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/edit"
	"revenge/internal/intake/intaketest"
	"revenge/internal/join"
	"revenge/internal/library"
	"revenge/internal/movie"
	"revenge/internal/music"
	"revenge/internal/platform/clock"
	"revenge/internal/platform/db"
	"revenge/internal/platform/events"
	"revenge/internal/platform/id"
	"revenge/internal/playlist"
	"revenge/internal/review"
	"revenge/internal/testkit"
	"revenge/internal/tvshow"
	"revenge/internal/viewing"
	"revenge/jobs"
)

func TestMain(m *testing.M) { testkit.Main(m) }

// bench is a library on a real disk, whose files are identified as the jobs do.
type bench struct {
	*intaketest.Shelf
	*join.Service
	libs  *library.Service
	films *movie.Service
	shows *tvshow.Service
	songs *music.Service
	edits *edit.Service
	admin access.Viewer
	clock *clock.Fake
	found map[uuid.UUID]*library.Found
	order []uuid.UUID
}

func setup(t *testing.T, kind library.Kind) *bench {
	t.Helper()
	server := testkit.Server(t)
	pool := testkit.Open(t, server, db.General)
	s := intaketest.On(t, pool, kind, nil)
	log := slog.New(slog.NewTextHandler(t.Output(), &slog.HandlerOptions{Level: slog.LevelError}))
	b := &bench{Shelf: s, clock: clock.NewFake(time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)), found: map[uuid.UUID]*library.Found{},
		films: movie.NewService(movie.Deps{DB: pool, People: s.People, Artworks: s.Artworks, Search: s.Search}),
		shows: tvshow.NewService(tvshow.Deps{DB: pool, People: s.People, Artworks: s.Artworks, Search: s.Search}),
		admin: access.Viewer{UserID: id.New(), Role: access.Admin, Libraries: []uuid.UUID{s.Library.ID}}}
	b.songs = music.NewService(music.Deps{DB: pool, People: s.People, Artworks: s.Artworks, Search: s.Search, Clock: b.clock})
	queue, err := jobs.NewInserter(pool, log)
	require.NoError(t, err)
	bus := events.New(server.As(db.General), log)
	b.libs, err = library.New(library.Deps{DB: pool, Config: library.Default(), Queue: queue, Bus: bus, Clock: b.clock, Log: log})
	require.NoError(t, err)
	b.edits = edit.NewService(edit.Deps{DB: pool, Clock: b.clock, Libraries: b.libs, Nouns: edit.Nouns(b.films, b.shows, b.songs)})
	b.Service = join.NewService(join.Deps{DB: pool, Clock: b.clock, Queue: queue, Libraries: b.libs,
		Review:  review.New(review.Deps{DB: pool, Queue: queue, Bus: bus, Clock: b.clock}),
		Viewing: viewing.New(viewing.Deps{DB: pool, Bus: bus, Clock: b.clock, Follow: []viewing.Follower{playlist.Follower}}), Playlists: playlist.NewService(playlist.Deps{DB: pool, Clock: b.clock, Search: s.Search}),
		Pictures: s.Artworks, Movies: b.films, Shows: b.shows, Music: b.songs})
	b.Exec(`INSERT INTO users (id, name, display_name, role, password_hash) VALUES ($1, 'ada', 'Ada', 'ADMIN', '')`, b.admin.UserID)
	return b
}

// elsewhere is another library, with a folder in which the files are.
func (b *bench) elsewhere(kind library.Kind, files ...string) (other, root uuid.UUID) {
	b.Helper()
	other, root = id.New(), id.New()
	dir := b.TempDir()
	for _, name := range files {
		at := filepath.Join(dir, name)
		require.NoError(b, os.MkdirAll(filepath.Dir(at), 0o755))
		require.NoError(b, os.WriteFile(at, []byte(name), 0o644))
	}
	b.Exec(`INSERT INTO libraries (id, name, kind) VALUES ($1, 'other', $2)`, other, kind)
	b.Exec(`INSERT INTO library_roots (id, library_id, path, position) VALUES ($1, $2, $3, 0)`, root, other, library.EncodePath(dir))
	return other, root
}

// file makes files with contents of their own and takes them in together.
func (b *bench) file(paths ...string) (keys []uuid.UUID) {
	b.Helper()
	for _, path := range paths {
		f := b.Video(path)
		b.Exec(`UPDATE files SET oshash = substr(md5(path), 1, 16) WHERE id = $1`, f.File.ID)
		b.found[f.File.ID] = f
		b.order = append(b.order, f.File.ID)
		keys = append(keys, f.File.ID)
	}
	b.scan(keys...)
	return keys
}

// scan does what the jobs do with files: their identification, and what follows; all of the library where none are named.
func (b *bench) scan(files ...uuid.UUID) {
	b.Helper()
	if len(files) == 0 {
		files = b.order
	}
	batch, err := b.libs.Loose(b.Context(), library.ReidentifyArgs{LibraryID: b.Library.ID, FileIDs: files})
	require.NoError(b, err)
	require.NoError(b, b.Review.Guide(b.Context(), batch))
	identify := b.films.Identify
	switch b.Library.Kind {
	case library.KindSeries:
		identify = b.shows.Identify
	case library.KindMusic:
		identify = b.songs.Identify
	}
	o, err := identify(b.Context(), batch.Library, batch.Found)
	require.NoError(b, err)
	require.NoError(b, b.Review.Judge(b.Context(), batch))
	require.NoError(b, b.libs.Reidentified(b.Context(), batch, o))
	var ids []uuid.UUID
	for _, item := range append(o.Added, o.Changed...) {
		ids = append(ids, item.ID)
	}
	if len(ids) > 0 {
		require.NoError(b, b.Viewing.Attach(b.Context(), viewing.AttachArgs{IDs: ids}))
	}
}

func (b *bench) rename(file uuid.UUID, path string) {
	b.Helper()
	b.Move(b.found[file], path)
}

// filed shows what files are filed under: of each item, the names of its files.
func (b *bench) filed() string {
	b.Helper()
	rows, err := db.Column[string](b.Context(), b.DB, `SELECT m.title || COALESCE(' ' || m.year, '') || ': ' || string_agg(f.path, ', ' ORDER BY f.path)
			FROM movies m LEFT JOIN movie_files x ON m.id = x.movie_id LEFT JOIN files f ON f.id = x.file_id GROUP BY m.id
		UNION ALL SELECT s.title || COALESCE(' ' || s.year, '') || ' S' || n.number || COALESCE('E' || e.number, ' ' || e.key) || ': ' || COALESCE(string_agg(f.path, ', ' ORDER BY f.path), 'nothing')
			FROM series s LEFT JOIN seasons n ON n.series_id = s.id LEFT JOIN episodes e ON e.season_id = n.id
			LEFT JOIN episode_files x ON x.episode_id = e.id LEFT JOIN files f ON f.id = x.file_id GROUP BY s.id, n.id, e.id ORDER BY 1`)
	require.NoError(b, err)
	for i, row := range rows {
		parts := strings.SplitN(row, ": ", 2)
		var names []string
		for path := range strings.SplitSeq(parts[1], ", ") {
			names = append(names, filepath.Base(path))
		}
		rows[i] = parts[0] + ": " + strings.Join(names, ", ")
	}
	return strings.Join(rows, "\n")
}

// of is what a file is of.
func (b *bench) of(file uuid.UUID) id.ID {
	b.Helper()
	table, kind := `SELECT movie_id FROM movie_files WHERE file_id = $1`, id.Kind("movie")
	switch b.Library.Kind {
	case library.KindSeries:
		table, kind = `SELECT DISTINCT e.series_id FROM episode_files x JOIN episodes e ON e.id = x.episode_id WHERE x.file_id = $1`, "series"
	case library.KindMusic:
		table, kind = `SELECT t.album_id FROM track_files x JOIN tracks t ON t.id = x.track_id WHERE x.file_id = $1`, "album"
	}
	key, err := db.Value[uuid.UUID](b.Context(), b.DB, table, file)
	require.NoError(b, err)
	return id.Of(kind, key)
}

// play watches a file to the end, as the first of what it holds.
func (b *bench) play(file uuid.UUID) uuid.UUID {
	b.Helper()
	b.clock.Advance(time.Minute)
	play := id.New()
	require.NoError(b, b.DB.Tx(b.Context(), func(tx pgx.Tx) error {
		return b.Viewing.Note(b.Context(), tx, b.admin, viewing.Report{Item: b.playable(file)[0], SessionID: play, LibraryID: b.Library.ID, FileID: file,
			DurationMs: 600_000, AtEnd: true})
	}))
	return play
}

func (b *bench) playable(file uuid.UUID) (out []id.ID) {
	b.Helper()
	switch b.Library.Kind {
	case library.KindMovies:
		return []id.ID{b.of(file)}
	case library.KindMusic:
		return []id.ID{id.Of("track", mustParse(b.text(`SELECT track_id::text FROM track_files WHERE file_id = $1`, file)))}
	}
	keys, err := db.Column[uuid.UUID](b.Context(), b.DB, `SELECT e.id FROM episode_files x JOIN episodes e ON e.id = x.episode_id WHERE x.file_id = $1 ORDER BY e.position`, file)
	require.NoError(b, err)
	for _, key := range keys {
		out = append(out, id.Of("episode", key))
	}
	return out
}

func (b *bench) text(sql string, args ...any) string {
	b.Helper()
	text, err := db.Value[string](b.Context(), b.DB, sql, args...)
	require.NoError(b, err)
	return text
}

func (b *bench) merge(into id.ID, others ...id.ID) *join.Change {
	b.Helper()
	b.clock.Advance(time.Minute)
	c, err := b.Merge(b.Context(), b.admin, into, others, "")
	require.NoError(b, err)
	return c
}

func (b *bench) split(p join.Split) *join.Change {
	b.Helper()
	b.clock.Advance(time.Minute)
	c, err := b.Split(b.Context(), b.admin, p)
	require.NoError(b, err)
	return c
}

func (b *bench) undo(c *join.Change) {
	b.Helper()
	b.clock.Advance(time.Minute)
	_, err := b.Undo(b.Context(), b.admin, c.NodeID())
	require.NoError(b, err)
	b.attach()
}

// attach does the jobs that give what viewers have to rows that came again.
func (b *bench) attach() {
	b.Helper()
	jobs, err := db.Column[viewing.AttachArgs](b.Context(), b.DB, `DELETE FROM river_job WHERE kind = 'viewing_attach' RETURNING args`)
	require.NoError(b, err)
	for _, args := range jobs {
		require.NoError(b, b.Viewing.Attach(b.Context(), args))
	}
}

func linesOf(text string) []string { return strings.Split(text, "\n") }

func sorted(text string) string {
	list := linesOf(text)
	slices.Sort(list)
	return strings.Join(list, "\n")
}

func mustParse(text string) uuid.UUID { return uuid.MustParse(text) }

// ids are what files are of, each once.
func (b *bench) ids(files ...uuid.UUID) (out []id.ID) {
	b.Helper()
	for _, f := range files {
		if of := b.of(f); !slices.Contains(out, of) {
			out = append(out, of)
		}
	}
	return out
}
