package server_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"revenge/internal/access"
	"revenge/internal/person"
	"revenge/internal/platform/clock"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/playlist"
	"revenge/internal/search"
	"revenge/internal/server"
	"revenge/internal/testkit"
)

// cellar takes lists of a user who sees one film.
type cellar struct {
	*bench
	db   *db.DB
	user access.Viewer
}

func openCellar(t *testing.T, most time.Duration) *cellar {
	t.Helper()
	library, root, film, file := id.New(), id.New(), id.New(), id.New()
	c := &cellar{db: testkit.DB(t), user: access.Viewer{UserID: id.New(), Role: access.User, Libraries: []uuid.UUID{library}}}
	c.bench = setup(t, func(d *server.Deps) {
		d.Authenticate = func(_ context.Context, secret string) (access.Viewer, time.Time, error) {
			v := c.user
			switch secret {
			case "user":
				return v, time.Time{}, nil
			case "other":
				v.UserID = id.New()
				return v, time.Time{}, nil
			case "reader":
				v.KeyID, v.Scopes = id.New(), []access.Scope{access.ScopeRead}
				return v, time.Time{}, nil
			case "writer":
				v.KeyID, v.Scopes = id.New(), []access.Scope{access.ScopeWrite}
				return v, time.Time{}, nil
			}
			return access.Viewer{}, time.Time{}, fault.Unauthenticated
		}
	})
	for sql, args := range map[string][]any{
		`INSERT INTO users (id, name, display_name, password_hash, role) VALUES ($1, 'ada', 'Ada', '', 'USER')`:                                                                     {c.user.UserID},
		`WITH l AS (INSERT INTO libraries (id, name, kind) VALUES ($1, 'Films', 'MOVIES')) INSERT INTO library_roots (id, library_id, path, position) VALUES ($2, $1, '/films', 0)`: {library, root},
	} {
		c.exec(t, sql, args...)
	}
	c.exec(t, `INSERT INTO movies (id, library_id, key, title, sort_title, folded_title) VALUES ($1, $2, 'f', 'Film', 'film', 'film')`, film, library)
	c.exec(t, `INSERT INTO files (id, library_id, root_id, path, size_bytes, mtime_ns, device, inode) VALUES ($1, $2, $3, 'Film.mkv', 1, 1, 1, 1)`, file, library, root)
	c.exec(t, `INSERT INTO movie_files (file_id, movie_id) VALUES ($1, $2)`, file, film)
	lists := playlist.NewService(playlist.Deps{DB: c.db, Clock: clock.System{}, Search: search.NewService(search.NewPostgres(c.db, person.FoundPerson))})
	c.Mount("POST "+server.PlaylistRoute, c.Playlists(lists, most, slog.New(slog.DiscardHandler)))
	return c
}

func (c *cellar) exec(t *testing.T, sql string, args ...any) {
	t.Helper()
	_, err := db.ExecSQL(t.Context(), c.db, sql, args...)
	require.NoError(t, err)
}

func (c *cellar) send(t *testing.T, name, kind, who string, body io.Reader) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/playlists?"+url.Values{"name": {name}}.Encode(), body)
	r.Header.Set("Content-Type", kind)
	if who != "" {
		as(who)(r)
	}
	w := httptest.NewRecorder()
	c.Handler().ServeHTTP(w, r)
	return w
}

// long is an M3U list of so many bytes that names the film once.
func long(size int) string {
	const film, comment = "/there/Film.mkv\n", "# nothing that anybody would ever want to play\n"
	text := "#EXTM3U\n" + strings.Repeat(comment, (size-100)/len(comment)) + film
	return text + strings.Repeat("\n", size-len(text))
}

func TestPlaylists(t *testing.T) {
	t.Parallel()
	c := openCellar(t, time.Minute)
	for why, x := range map[string]struct {
		name, kind, who, body string
		status                int
	}{
		"a stranger":            {"A", "audio/x-mpegurl", "", "Film.mkv", http.StatusUnauthorized},
		"an unknown one":        {"A", "audio/x-mpegurl", "nobody", "Film.mkv", http.StatusUnauthorized},
		"a key that only reads": {"A", "audio/x-mpegurl", "reader", "Film.mkv", http.StatusForbidden},
		"a form":                {"A", "application/x-www-form-urlencoded", "user", "Film.mkv", http.StatusUnsupportedMediaType},
		"another's page":        {"A", "text/plain", "user", "Film.mkv", http.StatusUnsupportedMediaType},
		"no kind":               {"A", "", "user", "Film.mkv", http.StatusUnsupportedMediaType},
		"too long":              {"A", "audio/x-mpegurl", "user", long(playlist.MaxM3U + 1), http.StatusRequestEntityTooLarge},
		"no name":               {" ", "audio/x-mpegurl", "user", "Film.mkv", http.StatusUnprocessableEntity},
		"nothing in it":         {"A", "audio/x-mpegurl", "user", "#EXTM3U\n", http.StatusUnprocessableEntity},
		"no text":               {"A", "audio/x-mpegurl", "user", "\xff\xfe\x00", http.StatusUnprocessableEntity},
	} {
		w := c.send(t, x.name, x.kind, x.who, strings.NewReader(x.body))
		require.Equal(t, x.status, w.Code, "%s: %s", why, w.Body)
		w = c.send(t, x.name, x.kind, x.who, io.MultiReader(strings.NewReader(x.body))) // of unknown length
		require.Equal(t, x.status, w.Code, "%s: %s", why, w.Body)
		require.NotEmpty(t, strings.TrimSpace(w.Body.String()), why)
	}
	n, err := db.Value[int](t.Context(), c.db, `SELECT count(*) FROM playlists`)
	require.NoError(t, err)
	require.Zero(t, n)

	type said struct {
		ID                 *string
		Found, MissedCount int
		Missed             []string
	}
	ask := func(status int, name, kind, who, body string) (out said) {
		w := c.send(t, name, kind, who, strings.NewReader(body))
		require.Equal(t, status, w.Code, w.Body.String())
		require.NoError(t, json.Unmarshal(w.Body.Bytes(), &out))
		return out
	}
	out := ask(http.StatusCreated, "As long as it may be", "audio/x-mpegurl; charset=utf-8", "user", long(playlist.MaxM3U))
	require.Equal(t, said{out.ID, 1, 0, []string{}}, out)
	require.True(t, strings.HasPrefix(*out.ID, "playlist_"))
	var missing strings.Builder
	for i := range 150 {
		fmt.Fprintf(&missing, "gone %d.mkv\n", i)
	}
	out = ask(http.StatusCreated, "Some", "application/octet-stream", "writer", missing.String()+"Film.mkv")
	require.Equal(t, []int{1, 150, 100}, []int{out.Found, out.MissedCount, len(out.Missed)})
	out = ask(http.StatusOK, "None", "application/vnd.apple.mpegurl", "user", "gone.mkv")
	require.Equal(t, said{nil, 0, 1, []string{"gone.mkv"}}, out)
	names, err := db.Column[string](t.Context(), c.db, `SELECT name FROM playlists WHERE user_id = $1 ORDER BY name`, c.user.UserID)
	require.NoError(t, err)
	require.Equal(t, []string{"As long as it may be", "Some"}, names)

	c.exec(t, `INSERT INTO playlists (id, user_id, name, sort_name, folded_name, created_at, updated_at) SELECT uuidv7(), $1, concat(i), lpad(i::text, 4), i::text, now(), now()
		FROM generate_series(1, 1000) i`, c.user.UserID)
	w := c.send(t, "One more", "audio/x-mpegurl", "user", strings.NewReader("Film.mkv"))
	require.Equal(t, http.StatusConflict, w.Code)
	require.Contains(t, w.Body.String(), "remove one first")
	w = c.send(t, "A", "audio/x-mpegurl", "user", io.MultiReader(strings.NewReader("Film.mkv"), broken{}))
	require.Equal(t, http.StatusBadRequest, w.Code)
}

// One list of an account is worked on at a time, and not for ever.
func TestPlaylists_bounded(t *testing.T) {
	t.Parallel()
	c := openCellar(t, time.Minute)
	body, sender := io.Pipe()
	var first errgroup.Group
	var answered *httptest.ResponseRecorder
	first.Go(func() error {
		answered = c.send(t, "First", "audio/x-mpegurl", "user", body)
		return nil
	})
	_, err := io.WriteString(sender, "Film.mkv\n") // it is being read
	require.NoError(t, err)
	w := c.send(t, "Second", "audio/x-mpegurl", "writer", strings.NewReader("Film.mkv"))
	require.Equal(t, http.StatusTooManyRequests, w.Code, w.Body)
	require.NotEmpty(t, w.Header().Get("Retry-After"))
	require.Equal(t, http.StatusUnprocessableEntity, c.send(t, "Third", "audio/x-mpegurl", "other", strings.NewReader("#EXTM3U")).Code, "others go on")
	require.NoError(t, sender.Close())
	require.NoError(t, first.Wait())
	require.Equal(t, http.StatusCreated, answered.Code, answered.Body)
	require.Equal(t, http.StatusCreated, c.send(t, "Second", "audio/x-mpegurl", "writer", strings.NewReader("Film.mkv")).Code)

	c = openCellar(t, time.Nanosecond)
	w = c.send(t, "Late", "audio/x-mpegurl", "user", strings.NewReader("Film.mkv"))
	require.Equal(t, http.StatusServiceUnavailable, w.Code, w.Body)
	require.Contains(t, w.Body.String(), "took too long")
}

type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }
