package server_test

import (
	"bytes"
	"context"
	"image"
	"image/png"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/artwork"
	"revenge/internal/person"
	"revenge/internal/platform/clock"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/playlist"
	"revenge/internal/search"
	"revenge/internal/server"
	"revenge/internal/testkit"
)

// A user's own list takes a picture of his, without the rights of administrators; whoever sees the list sees it, until it is released.
func TestUploads_owned(t *testing.T) {
	t.Parallel()
	c := play(t, filepath.Join(testkit.Media(t), "streams.mkv"), buildWorker(t))
	now := clock.NewFake(time.Now())
	service, err := artwork.NewService(artwork.Deps{DB: c.db, Grabber: c.workers, Keys: c.keys, Clock: now, Dir: t.TempDir(), Kept: t.TempDir(),
		Config: artwork.Default(), DecodePath: func(path string) string { return path }})
	require.NoError(t, err)
	deps := playlist.Deps{DB: c.db, Clock: now, Search: search.NewService(search.NewPostgres(c.db, person.FoundPerson)), Pictures: service}
	lists, works := playlist.NewService(deps), playlist.NewCollections(deps)
	log := slog.New(slog.DiscardHandler)
	c.Mount("POST "+server.UploadRoute, c.Uploads(artwork.NewEditor(artwork.EditorDeps{Pictures: service}), server.Owned{"playlist": lists.Upload, "collection": works.Upload}, log))
	child := access.Viewer{UserID: id.New(), Role: access.User, Restricted: true}
	c.Mount("GET /images/", server.Images(service, func(_ context.Context, secret string) (access.Viewer, time.Time, error) {
		if secret == "child" {
			return child, time.Time{}, nil
		}
		return access.Viewer{}, time.Time{}, fault.Unauthenticated
	}, log))
	// The viewer of the token "user" has the zero id.
	c.exec(`INSERT INTO users (id, name, display_name, password_hash, role) VALUES ($1, 'user', '', '', 'USER'), ($2, 'child', '', '', 'USER')`, uuid.Nil, child.UserID)
	user, other := access.Viewer{Role: access.User}, c.viewer
	own, err := works.Create(t.Context(), user, playlist.New{Name: "Own"})
	require.NoError(t, err)
	foreign, err := lists.Create(t.Context(), other, playlist.New{Name: "Foreign"})
	require.NoError(t, err)
	shared, err := lists.Create(t.Context(), other, playlist.New{Name: "Shared"})
	require.NoError(t, err)
	c.exec(`INSERT INTO playlist_shares VALUES ($1, $2, 'WRITE')`, shared, uuid.Nil)

	send := func(item id.ID, kind, who string, body []byte) *httptest.ResponseRecorder {
		r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/artworks?item="+item.String(), io.MultiReader(bytes.NewReader(body)))
		r.Header.Set("Content-Type", kind)
		if who != "" {
			as(who)(r)
		}
		w := httptest.NewRecorder()
		c.Handler().ServeHTTP(w, r)
		return w
	}
	var picture bytes.Buffer
	require.NoError(t, png.Encode(&picture, image.NewGray(image.Rect(0, 0, 40, 30))))
	for why, x := range map[string]struct {
		item      id.ID
		kind, who string
		body      []byte
		status    int
	}{
		"a stranger":      {id.Of("collection", own), "image/png", "", picture.Bytes(), http.StatusUnauthorized},
		"another's":       {id.Of("playlist", foreign), "image/png", "user", picture.Bytes(), http.StatusNotFound},
		"of another kind": {id.Of("playlist", own), "image/png", "user", picture.Bytes(), http.StatusNotFound},
		"only shared":     {id.Of("playlist", shared), "image/png", "user", picture.Bytes(), http.StatusForbidden},
		"an admin's not":  {id.Of("collection", foreign), "image/png", "admin", picture.Bytes(), http.StatusNotFound},
		"a film":          {id.Of("movie", own), "image/png", "user", picture.Bytes(), http.StatusForbidden},
		"no picture":      {id.Of("collection", own), "image/png", "user", []byte("<html>"), http.StatusUnsupportedMediaType},
		"a form":          {id.Of("collection", own), "multipart/form-data; boundary=x", "user", picture.Bytes(), http.StatusUnsupportedMediaType},
		"too large":       {id.Of("collection", own), "image/png", "user", append(bytes.Clone(picture.Bytes()), make([]byte, artwork.MostUploaded)...), http.StatusRequestEntityTooLarge},
	} {
		w := send(x.item, x.kind, x.who, x.body)
		require.Equal(t, x.status, w.Code, "%s: %s", why, w.Body)
	}
	shown := func(v access.Viewer) []*playlist.Picture {
		found, err := works.PicturesByIDs(t.Context(), v, []uuid.UUID{own})
		require.NoError(t, err)
		return found
	}
	require.Empty(t, shown(user))

	require.Equal(t, http.StatusCreated, send(id.Of("collection", own), "image/png", "user", picture.Bytes()).Code)
	first := shown(user)[0].Shown()
	require.Equal(t, []int{40, 30}, []int{*first.Width, *first.Height})
	require.NotEmpty(t, *first.Blurhash)
	require.Empty(t, shown(other))
	at := service.URL(first, 120, artwork.FormatAuto)
	require.Equal(t, http.StatusOK, c.do(t, http.MethodGet, at).Code)
	require.Equal(t, http.StatusNotFound, c.do(t, http.MethodGet, at, as("child")).Code, "wherever the child has the address from")
	require.NoError(t, works.Share(t.Context(), user, own, "child", new(playlist.Read)))
	require.Equal(t, http.StatusOK, c.do(t, http.MethodGet, at, as("child")).Code)
	require.Len(t, shown(child), 1)

	require.NoError(t, service.Prune(t.Context()))
	now.Advance(40 * 24 * time.Hour)
	require.NoError(t, service.Prune(t.Context()))
	require.Equal(t, http.StatusOK, c.do(t, http.MethodGet, service.URL(first, 240, artwork.FormatAuto)).Code, "what a list shows is kept")
	none := (*id.ID)(nil)
	require.NoError(t, works.Edit(t.Context(), user, own, playlist.Edit{Picture: &none}))
	require.Empty(t, shown(user))
	require.Equal(t, http.StatusNotFound, c.do(t, http.MethodGet, service.URL(first, 360, artwork.FormatAuto)).Code)
	kept := func() int {
		left, err := filepath.Glob(filepath.Join(service.Kept, "*", "*"))
		require.NoError(t, err)
		return len(left)
	}
	require.Zero(t, kept(), "and nothing is kept of what none shows")

	// What is replaced goes at once, also where another list shows the same; so does what goes with its list.
	var wide bytes.Buffer
	require.NoError(t, png.Encode(&wide, image.NewGray(image.Rect(0, 0, 2400, 30))))
	second, err := lists.Create(t.Context(), user, playlist.New{Name: "Second"})
	require.NoError(t, err)
	for range 3 {
		require.Equal(t, http.StatusCreated, send(id.Of("collection", own), "image/png", "user", wide.Bytes()).Code)
		require.Equal(t, http.StatusCreated, send(id.Of("playlist", second), "image/png", "user", wide.Bytes()).Code)
		require.Equal(t, 2, kept())
	}
	require.Equal(t, 1000, *shown(user)[0].Shown().Width)
	require.NoError(t, lists.Remove(t.Context(), user, second))
	require.Equal(t, 1, kept())
	require.Equal(t, http.StatusOK, c.do(t, http.MethodGet, service.URL(shown(user)[0].Shown(), 480, artwork.FormatAuto)).Code)

	var last *httptest.ResponseRecorder
	for range 30 {
		if last = send(id.Of("collection", own), "image/png", "user", []byte("<html>")); last.Code == http.StatusTooManyRequests {
			break
		}
	}
	require.Equal(t, http.StatusTooManyRequests, last.Code, last.Body)
	require.Regexp(t, "^[0-9]+$", last.Header().Get("Retry-After"))
}
