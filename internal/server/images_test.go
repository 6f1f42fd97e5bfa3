package server_test

import (
	"bytes"
	"context"
	"image"
	"image/jpeg"
	"image/png"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/artwork"
	"revenge/internal/platform/id"
	"revenge/internal/server"
	"revenge/internal/testkit"
)

func TestImages(t *testing.T) {
	t.Parallel()
	c := play(t, filepath.Join(testkit.Media(t), "streams.mkv"), buildWorker(t))
	folder := t.TempDir()
	var picture bytes.Buffer
	require.NoError(t, png.Encode(&picture, image.NewRGBA(image.Rect(0, 0, 400, 600))))
	require.NoError(t, os.WriteFile(filepath.Join(folder, "poster.png"), picture.Bytes(), 0o600))
	service, err := artwork.NewService(artwork.Deps{DB: c.db, Grabber: c.workers, Keys: c.keys, Clock: c.clock, Dir: t.TempDir(), Config: artwork.Default(),
		DecodePath: func(path string) string { return path }})
	require.NoError(t, err)
	child := access.Viewer{UserID: id.New(), Role: access.User, Restricted: true, Libraries: []uuid.UUID{c.source.item.LibraryID}}
	c.Mount("GET /images/", server.Images(service, func(context.Context, string) (access.Viewer, time.Time, error) { return child, time.Time{}, nil },
		slog.New(slog.DiscardHandler)))
	c.exec(`UPDATE library_roots SET path = $1 WHERE id = $2`, folder, c.root)
	poster := &artwork.Artwork{ID: id.New(), Version: "1"}
	c.exec(`INSERT INTO artworks (id, library_id, role, source, root_id, path, version, state) VALUES ($1, $2, 'POSTER', 'LOCAL', $3, 'poster.png', '1', 'READY')`,
		poster.ID, c.source.item.LibraryID, c.root)

	at := service.URL(poster, 200, artwork.FormatJPEG)
	w := c.do(t, http.MethodGet, at)
	require.Equal(t, http.StatusOK, w.Code, w.Body.String())
	require.Equal(t, "image/jpeg", w.Header().Get("Content-Type"))
	require.Equal(t, "private, max-age=31536000, immutable", w.Header().Get("Cache-Control"))
	size, err := jpeg.DecodeConfig(w.Body)
	require.NoError(t, err)
	require.Equal(t, 240, size.Width)
	require.Equal(t, http.StatusNotModified, c.do(t, http.MethodGet, at, header("If-None-Match", w.Header().Get("ETag"))).Code)
	require.Equal(t, "image/png", c.do(t, http.MethodGet, service.URL(poster, 200, artwork.FormatAuto)).Header().Get("Content-Type"))

	// The address is enough, but not for a child from whom the film is hidden.
	said := header("Authorization", "Bearer child")
	c.exec(`INSERT INTO users (id, name, display_name, password_hash, role) VALUES ($1, 'child', 'Child', 'x', 'USER')`, child.UserID)
	c.exec(`INSERT INTO restrictions (user_id, unrated, max_age, only_allowed, updated_at) VALUES ($1, false, 12, false, now())`, child.UserID)
	c.exec(`INSERT INTO movies (id, library_id, key, title, sort_title, minimum_age, poster_id) VALUES (uuidv7(), $1, 'k', 'F', 'f', 16, $2)`, c.source.item.LibraryID, poster.ID)
	require.Equal(t, http.StatusNotFound, c.do(t, http.MethodGet, at, said).Code)
	c.exec(`UPDATE movies SET minimum_age = 6 WHERE poster_id = $1`, poster.ID)
	require.Equal(t, http.StatusOK, c.do(t, http.MethodGet, at, said).Code)

	address, signature, _ := strings.Cut(at, "?")
	for why, forged := range map[string]string{
		"no signature": address, "another size": strings.Replace(address, "/240.", "/1920.", 1) + "?" + signature,
		"no size": strings.Replace(address, "/240.", "/0.", 1) + "?" + signature, "a huge size": strings.Replace(address, "/240.", "/1000000000.", 1) + "?" + signature,
		"another version": strings.Replace(address, "/1/", "/2/", 1) + "?" + signature,
		"unknown":         service.URL(&artwork.Artwork{ID: id.New(), Version: "1"}, 200, artwork.FormatAuto),
		"old":             service.URL(&artwork.Artwork{ID: poster.ID, Version: "0"}, 200, artwork.FormatAuto),
	} {
		require.Equal(t, http.StatusNotFound, c.do(t, http.MethodGet, forged).Code, why)
	}
	require.NoError(t, os.Remove(filepath.Join(folder, "poster.png")))
	w = c.do(t, http.MethodGet, service.URL(poster, 1080, artwork.FormatAuto))
	require.Equal(t, http.StatusNotFound, w.Code)
	require.NotContains(t, w.Body.String(), folder)
	c.clock.Advance(72 * time.Hour)
	require.Equal(t, http.StatusNotFound, c.do(t, http.MethodGet, at).Code, "expired")
}
