package resolvers_test

import (
	"bufio"
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/dataloaders"
	"revenge/graph"
	"revenge/internal/access"
	"revenge/internal/activity"
	"revenge/internal/artwork"
	"revenge/internal/duplicate"
	"revenge/internal/edit"
	"revenge/internal/feed"
	"revenge/internal/identity"
	"revenge/internal/intake"
	"revenge/internal/join"
	"revenge/internal/library"
	"revenge/internal/live"
	"revenge/internal/movie"
	"revenge/internal/music"
	"revenge/internal/person"
	"revenge/internal/platform/clock"
	"revenge/internal/platform/db"
	"revenge/internal/platform/events"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/secret"
	"revenge/internal/playback"
	"revenge/internal/playlist"
	"revenge/internal/review"
	"revenge/internal/scrobble"
	"revenge/internal/search"
	titles "revenge/internal/shelf"
	"revenge/internal/system"
	"revenge/internal/testkit"
	"revenge/internal/trash"
	"revenge/internal/trickplay"
	"revenge/internal/tvshow"
	"revenge/internal/viewing"
	"revenge/jobs"
	"revenge/resolvers"
)

func TestMain(m *testing.M) { testkit.Main(m) }

// now is the instant at which golden files are answered.
var now = time.Date(2026, 2, 7, 20, 15, 0, 0, time.UTC)

// world is the whole endpoint on a seeded database of its own.
type world struct {
	testing.TB
	server *db.Server
	db     *db.DB
	// handler answers by sets where it can, byFields never does.
	handler, byFields *graph.Handler
	// config is what handler is made of, for others like it.
	config   graph.Config
	artworks *artwork.Service
	editor   *artwork.Editor
	// cacheURL is where nodes share rows, once one does; stopCache takes it away.
	cacheURL  string
	stopCache func()
	// viewers are the users of the seed, by name.
	viewers map[string]access.Viewer
}

func newWorld(t testing.TB, seeds ...string) *world {
	t.Helper()
	server := testkit.Server(t)
	w := &world{TB: t, server: server, db: testkit.Open(t, server, db.General), viewers: map[string]access.Viewer{}}
	for _, seed := range seeds {
		_, err := w.db.Exec(t.Context(), seed)
		require.NoError(t, err, "seed")
	}
	stands := clock.NewFake(now)
	keys, err := secret.Load(t.TempDir(), "a secret for golden files, 32 long")
	require.NoError(t, err)
	log := slog.New(slog.NewTextHandler(t.Output(), &slog.HandlerOptions{Level: slog.LevelError}))
	queue, err := jobs.NewInserter(w.db, log)
	require.NoError(t, err)
	bus := events.New(server.As(db.General), log)
	d := resolvers.Deps{Bus: bus, Feed: feed.New(w.db), People: person.NewService(w.db), Shelf: titles.NewService(w.db, music.SavedRules), Search: search.NewService(search.NewPostgres(w.db, person.FoundPerson))}
	grants := access.New(w.db)
	d.Artworks, err = artwork.NewService(artwork.Deps{DB: w.db, Keys: keys, Clock: stands, Dir: t.TempDir(), Kept: t.TempDir(), Grabber: painter{}, Config: artwork.Default(), DecodePath: library.DecodePath})
	require.NoError(t, err)
	d.Movies = movie.NewService(movie.Deps{DB: w.db, People: d.People, Artworks: d.Artworks, Search: d.Search})
	d.Music = music.NewService(music.Deps{DB: w.db, People: d.People, Artworks: d.Artworks, Search: d.Search, Clock: stands})
	d.Scrobbles, err = scrobble.New(scrobble.Deps{DB: w.db, Queue: queue, Key: keys.For(secret.Accounts), Clock: stands, Log: log})
	require.NoError(t, err)
	d.TVShows = tvshow.NewService(tvshow.Deps{DB: w.db, People: d.People, Artworks: d.Artworks, Search: d.Search})
	d.Live, err = live.New(live.Deps{DB: w.db, Config: live.Default(), Artworks: d.Artworks, Clock: stands})
	require.NoError(t, err)
	d.Editor = artwork.NewEditor(artwork.EditorDeps{Pictures: d.Artworks, Hold: intake.Lock, Owners: map[id.Kind]artwork.Owner{
		"movie": d.Movies, "series": d.TVShows, "season": d.TVShows, "episode": d.TVShows, "album": d.Music, "artist": d.Music, "person": d.People}})
	w.editor = d.Editor
	d.Activity = activity.New(w.db, queue)
	d.Identity, err = identity.New(identity.Deps{DB: w.db, Config: identity.Default(), TokenKey: keys.For(secret.Tokens).Bytes(), Access: grants, Queue: queue, Clock: stands, Log: log})
	require.NoError(t, err)
	t.Cleanup(d.Identity.Close)
	d.Libraries, err = library.New(library.Deps{DB: w.db, Config: library.Default(), Queue: queue, Bus: bus, Clock: stands, Log: log})
	require.NoError(t, err)
	d.Edits = edit.NewService(edit.Deps{DB: w.db, Clock: stands, Libraries: d.Libraries, Nouns: edit.Nouns(d.Movies, d.TVShows, d.Music)})
	d.Viewing = viewing.New(viewing.Deps{DB: w.db, Bus: bus, Clock: stands})
	d.Playback, err = playback.New(playback.Deps{Viewing: d.Viewing, DB: w.db, Config: playback.Default(), Source: shelf{w.db}, Engine: still{}, Receiver: mast{d.Live}, Bus: bus, Key: keys.For(secret.MediaURLs), Clock: stands, Log: log, Node: "golden"})
	require.NoError(t, err)
	t.Cleanup(d.Playback.Close)
	lists := playlist.Deps{DB: w.db, Clock: stands, Search: d.Search, Pictures: d.Artworks, Sources: map[playlist.RulesKind]playlist.Source{
		playlist.OfMovies: d.Movies, playlist.OfSeries: d.TVShows.All(), playlist.OfEpisodes: d.TVShows, playlist.OfTracks: d.Music}}
	d.Playlists, d.Collections = playlist.NewService(lists), playlist.NewCollections(lists)
	d.Review = review.New(review.Deps{DB: w.db, Queue: queue, Bus: bus, Clock: stands})
	d.Joins = join.NewService(join.Deps{DB: w.db, Clock: stands, Queue: queue, Libraries: d.Libraries, Review: d.Review, Viewing: d.Viewing,
		Playlists: d.Playlists, Pictures: d.Artworks, Movies: d.Movies, Shows: d.TVShows, Music: d.Music})
	d.Duplicates = duplicate.New(duplicate.Deps{DB: w.db, Clock: stands})
	d.Trash = trash.New(trash.Deps{DB: w.db, Libraries: d.Libraries, Queue: queue, Key: keys.For(secret.Deletions), Retention: library.Default().Trash.Retention, Grace: library.Default().Missing.Grace, Clock: stands, Log: log})
	tiles, err := trickplay.New(trickplay.Deps{DB: w.db, Config: trickplay.Default(), Dir: t.TempDir(), Clock: stands, Log: log})
	require.NoError(t, err)
	d.System = system.New(system.Deps{DB: w.db, Setup: d.Identity, Worker: away{}, Version: "golden", Clock: stands})
	c := graph.Config{Root: resolvers.New(d), Authenticate: w.authenticate, Log: log, Sources: dataloaders.Sources{
		Access: grants, Activity: d.Activity, Artworks: d.Artworks, Duplicates: d.Duplicates, Edits: d.Edits, Identity: d.Identity, Libraries: d.Libraries,
		Live: d.Live, Movies: d.Movies, Music: d.Music, People: d.People, Playback: d.Playback, Playlists: d.Playlists, Collections: d.Collections, Review: d.Review,
		Scrobbles: d.Scrobbles, Shelf: d.Shelf, Trickplay: tiles, TVShows: d.TVShows, Viewing: d.Viewing}}
	w.byFields, err = graph.NewHandler(c)
	require.NoError(t, err)
	t.Cleanup(w.byFields.Close)
	c.Relations, c.Pool = resolvers.Relations(), w.db
	w.handler, err = graph.NewHandler(c)
	require.NoError(t, err)
	t.Cleanup(w.handler.Close)
	w.config, w.artworks = c, d.Artworks
	w.meet(grants)
	return w
}

// meet resolves the viewers beforehand, so that this is no part of a request's statements. Profiles have their shown name.
func (w *world) meet(grants *access.Service) {
	users, err := db.AllSQL[struct {
		ID            uuid.UUID
		AccountID     *uuid.UUID
		Name          string
		Role          access.Role
		All           bool
		MayDelete     bool
		RestrictedAt  *time.Time
		TitleLanguage *string
	}](w.Context(), w.db, `SELECT u.id, u.account_id, u.may_delete, CASE WHEN u.account_id IS NULL THEN u.name::text ELSE lower(u.display_name) END AS name, u.role,
			a.all_libraries OR a.role = 'ADMIN' AS all, r.updated_at AS restricted_at, u.title_language
		FROM users u JOIN users a ON a.id = coalesce(u.account_id, u.id) LEFT JOIN restrictions r ON r.user_id = u.id`)
	require.NoError(w, err)
	for _, u := range users {
		v := access.Viewer{UserID: u.ID, Role: u.Role, MayDelete: u.MayDelete, LoginID: uuid.MustParse("01800000-0000-7000-8000-0000000000ff")}
		if u.TitleLanguage != nil {
			v.TitleLanguage = *u.TitleLanguage
		}
		if u.AccountID != nil {
			v.AccountID = *u.AccountID
		}
		if u.RestrictedAt != nil {
			v.Restricted, v.RestrictedAt = true, u.RestrictedAt.UnixMicro()
		}
		v.Libraries, v.Kinds, err = grants.Scope(w.Context(), v.Account(), u.All)
		require.NoError(w, err)
		w.viewers[u.Name] = v
	}
}

// authenticate takes a user's name for a token.
func (w *world) authenticate(_ context.Context, name string) (access.Viewer, time.Time, error) {
	v, ok := w.viewers[name]
	if !ok {
		return access.Viewer{}, time.Time{}, fault.Unauthenticated
	}
	return v, time.Time{}, nil
}

// ask sends one request and returns the answer and how many statements it took. Nobody is the empty name.
func (w *world) ask(as, body string) (answer string, statements int64) {
	w.Helper()
	return w.askOf(w.Context(), w.handler, as, body)
}

func (w *world) askOf(ctx context.Context, of *graph.Handler, as, body string) (answer string, statements int64) {
	w.Helper()
	ctx, counter := db.CountIn(ctx)
	r := httptest.NewRequestWithContext(ctx, http.MethodPost, "/graphql", strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	if as != "" {
		r.Header.Set("Authorization", "Bearer "+as)
	}
	rec := httptest.NewRecorder()
	of.ServeHTTP(rec, r)
	return rec.Body.String(), counter.Total()
}

// first subscribes and returns the first event, or the refusal.
func (w *world) first(as, body string) (event string, statements int64) {
	w.Helper()
	server := httptest.NewServer(w.handler)
	defer server.Close()
	ctx, cancel := context.WithCancel(w.Context())
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, server.URL, strings.NewReader(body))
	require.NoError(w, err)
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "text/event-stream")
	if as != "" {
		r.Header.Set("Authorization", "Bearer "+as)
	}
	before := w.db.Statements.Total()
	answer, err := http.DefaultClient.Do(r)
	require.NoError(w, err)
	defer func() { _ = answer.Body.Close() }()
	lines := bufio.NewScanner(answer.Body)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
			return data, w.db.Statements.Total() - before
		}
		if strings.HasPrefix(lines.Text(), "{") {
			return lines.Text(), 0
		}
	}
	require.Fail(w, "the stream ended without an event")
	return "", 0
}

func baseSeed(t testing.TB) string {
	t.Helper()
	text, err := os.ReadFile("testdata/seed.sql")
	require.NoError(t, err)
	return string(text)
}
