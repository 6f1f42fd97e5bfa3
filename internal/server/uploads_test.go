package server_test

import (
	"bytes"
	"context"
	"encoding/json"
	"image"
	"image/png"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/artwork"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/server"
	"revenge/internal/testkit"
)

// album owns one item, which shows one picture.
type album struct {
	item    id.ID
	library uuid.UUID
	shown   *uuid.UUID
}

func (a *album) Pictured(_ context.Context, _ access.Viewer, _ db.Q, item id.ID, role artwork.Role) (*artwork.Pictured, error) {
	switch {
	case item != a.item:
		return nil, fault.NotFound
	case role != artwork.Poster:
		return nil, fault.Field(fault.Invalid, "It shows a poster.", "role")
	}
	return &artwork.Pictured{LibraryID: a.library, PictureID: a.shown}, nil
}

func (a *album) Picture(_ context.Context, _ db.Q, _ id.ID, _ artwork.Role, picture *uuid.UUID) error {
	a.shown = picture
	return nil
}

func TestUploads(t *testing.T) {
	t.Parallel()
	c := play(t, filepath.Join(testkit.Media(t), "streams.mkv"), buildWorker(t))
	kept := filepath.Join(t.TempDir(), "artworks")
	service, err := artwork.NewService(artwork.Deps{DB: c.db, Grabber: c.workers, Keys: c.keys, Clock: c.clock, Dir: t.TempDir(), Kept: kept,
		Config: artwork.Default(), DecodePath: func(path string) string { return path }})
	require.NoError(t, err)
	owner := &album{item: id.Of("album", id.New()), library: c.source.item.LibraryID}
	editor := artwork.NewEditor(artwork.EditorDeps{Pictures: service, Owners: map[id.Kind]artwork.Owner{"album": owner},
		Hold: func(context.Context, db.Q, uuid.UUID) error { return nil }})
	c.Mount("POST "+server.UploadRoute, c.Uploads(editor, nil, slog.New(slog.DiscardHandler)))
	c.Mount("GET /images/", server.Images(service, func(context.Context, string) (access.Viewer, time.Time, error) {
		return access.Viewer{}, time.Time{}, nil
	},
		slog.New(slog.DiscardHandler)))

	var picture bytes.Buffer
	require.NoError(t, png.Encode(&picture, image.NewGray(image.Rect(0, 0, 30, 40))))
	send := func(query, kind string, body io.Reader, with ...func(*http.Request)) *httptest.ResponseRecorder {
		r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/artworks?"+query, body)
		r.Header.Set("Content-Type", kind)
		for _, f := range with {
			f(r)
		}
		w := httptest.NewRecorder()
		c.Handler().ServeHTTP(w, r)
		return w
	}
	good := "item=" + owner.item.String() + "&role=POSTER"
	large := append(bytes.Clone(picture.Bytes()), make([]byte, artwork.MostUploaded)...)
	for why, x := range map[string]struct {
		query, kind string
		body        []byte
		as          string
		status      int
	}{
		"a stranger":       {good, "image/png", picture.Bytes(), "", http.StatusUnauthorized},
		"a user":           {good, "image/png", picture.Bytes(), "user", http.StatusForbidden},
		"a form":           {good, "multipart/form-data; boundary=x", picture.Bytes(), "admin", http.StatusUnsupportedMediaType},
		"plain text":       {good, "text/plain", picture.Bytes(), "admin", http.StatusUnsupportedMediaType},
		"a page":           {good, "image/jpeg", []byte("<html></html>"), "admin", http.StatusUnsupportedMediaType},
		"a drawing":        {good, "image/svg+xml", []byte("<svg onload='alert(1)'/>"), "admin", http.StatusUnsupportedMediaType},
		"half of one":      {good, "image/png", picture.Bytes()[:20], "admin", http.StatusUnsupportedMediaType},
		"too large":        {good, "image/png", large, "admin", http.StatusRequestEntityTooLarge},
		"no item":          {"role=POSTER", "image/png", picture.Bytes(), "admin", http.StatusNotFound},
		"an unknown item":  {"role=POSTER&item=" + id.Of("album", id.New()).String(), "image/png", picture.Bytes(), "admin", http.StatusNotFound},
		"a kind without":   {"role=POSTER&item=" + id.Of("genre", id.New()).String(), "image/png", picture.Bytes(), "admin", http.StatusNotFound},
		"a role without":   {"role=LOGO&item=" + owner.item.String(), "image/png", picture.Bytes(), "admin", http.StatusUnprocessableEntity},
		"an unknown role":  {"role=NOTHING&item=" + owner.item.String(), "image/png", picture.Bytes(), "admin", http.StatusUnprocessableEntity},
		"nothing to speak": {good, "image/png", nil, "admin", http.StatusUnsupportedMediaType},
	} {
		var with []func(*http.Request)
		if x.as != "" {
			with = append(with, as(x.as))
		}
		w := send(x.query, x.kind, bytes.NewReader(x.body), with...)
		require.Equal(t, x.status, w.Code, "%s: %s", why, w.Body)
		w = send(x.query, x.kind, io.MultiReader(bytes.NewReader(x.body)), with...) // of unknown length
		require.Equal(t, x.status, w.Code, "%s: %s", why, w.Body)
	}
	require.Nil(t, owner.shown)

	w := send(good, "image/png", bytes.NewReader(picture.Bytes()), as("admin"))
	require.Equal(t, http.StatusCreated, w.Code, w.Body.String())
	var said struct {
		ID            string
		Width, Height int
	}
	require.NoError(t, json.Unmarshal(w.Body.Bytes(), &said))
	require.Equal(t, []int{30, 40}, []int{said.Width, said.Height})
	require.Nil(t, owner.shown, "it is offered only")
	w = send(good+"&choose=true", "application/octet-stream", bytes.NewReader(picture.Bytes()), as("admin"))
	require.Equal(t, http.StatusCreated, w.Code, w.Body.String())
	require.Equal(t, said.ID, id.Of("artwork", *owner.shown).String(), "the same again is the same")
	require.NotContains(t, w.Body.String(), kept)

	all, err := editor.Candidates(t.Context(), access.Viewer{Role: access.Admin}, owner.item, artwork.Poster)
	require.NoError(t, err)
	require.Len(t, all, 1)
	require.Equal(t, http.StatusOK, c.do(t, http.MethodGet, service.URL(all[0].Picture(), 120, artwork.FormatAuto)).Code)
	require.NoError(t, os.RemoveAll(kept))
	require.NoError(t, os.WriteFile(kept, nil, 0o600))
	w = send(good, "image/png", bytes.NewReader(picture.Bytes()), as("admin"))
	require.GreaterOrEqual(t, w.Code, 500)
	require.NotContains(t, w.Body.String(), kept)
}
