package server

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"mime"
	"net/http"
	"strings"
	"time"

	"github.com/google/uuid"

	"revenge/graph"
	"revenge/internal/access"
	"revenge/internal/artwork"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
)

// UploadRoute takes pictures: POST with the picture as the body, and the query's item, role and choose ("true"). What users own
// needs the item alone, and shows the picture at once.
const UploadRoute = "/artworks"

// uploadTimeout bounds how long a picture may be on its way.
const uploadTimeout = 5 * time.Minute

// hourlyUploads is how many pictures an account may send in an hour for what its users own.
const hourlyUploads = 60

// Owned takes pictures for what users own, by the kinds of its ids.
type Owned map[id.Kind]func(ctx context.Context, v access.Viewer, key uuid.UUID, body io.Reader) (*artwork.Artwork, error)

// Uploads takes pictures of administrators, and of users for what is theirs, who log in as for GraphQL. The body must be called an
// image, or application/octet-stream: pages of other sites can send neither with a browser's cookies. For what is theirs, users send
// one picture at a time, and not too many.
func (s *Server) Uploads(editor *artwork.Editor, owned Owned, log *slog.Logger) http.Handler {
	turns := newTurns(hourlyUploads)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v, err := graph.AuthenticateRequest(r.Context(), r, s.deps.Authenticate)
		query := r.URL.Query()
		item, unknown := id.Parse(query.Get("item"))
		take := owned[item.Kind]
		switch kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); {
		case err != nil || v.Stranger():
			problem(w, http.StatusUnauthorized, "log in, or send an API key as a bearer")
			return
		case take != nil && !v.Allows(access.LevelUser, access.ScopeWrite):
			problem(w, http.StatusForbidden, "this API key may not write")
			return
		case take == nil && !v.Allows(access.LevelAdmin, access.ScopeAdmin):
			problem(w, http.StatusForbidden, "this is for administrators")
			return
		case !strings.HasPrefix(kind, "image/") && kind != "application/octet-stream":
			problem(w, http.StatusUnsupportedMediaType, "send the picture as the body, with its own Content-Type")
			return
		case r.ContentLength > artwork.MostUploaded:
			refuseUpload(w, r, log, artwork.ErrTooLarge)
			return
		}
		_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(uploadTimeout)) // tests have no connection
		if unknown != nil {
			problem(w, http.StatusNotFound, "there is nothing with this id that shows pictures")
			return
		}
		var picture *artwork.Artwork
		if take != nil {
			done := turns.take(w, v, "picture")
			if done == nil {
				return
			}
			defer done()
			picture, err = take(access.With(r.Context(), v), v, item.UUID, r.Body)
		} else {
			picture, err = editor.Upload(r.Context(), v, item, artwork.Role(query.Get("role")), r.Body, query.Get("choose") == "true")
		}
		if err != nil {
			refuseUpload(w, r, log, err)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Cache-Control", "no-store")
		w.WriteHeader(http.StatusCreated)
		_ = json.NewEncoder(w).Encode(map[string]any{ // the client is gone if this fails
			"id": picture.NodeID().String(), "role": picture.Role, "width": picture.Width, "height": picture.Height, "blurhash": picture.Blurhash})
	})
}

// refuseUpload says what is wrong with a picture.
func refuseUpload(w http.ResponseWriter, r *http.Request, log *slog.Logger, err error) {
	var said *fault.Mistake
	errors.As(err, &said)
	switch {
	case errors.Is(err, artwork.ErrTooLarge):
		w.Header().Set("Connection", "close") // the rest of it is not read
		problem(w, http.StatusRequestEntityTooLarge, "the picture has more than 10 MB")
	case errors.Is(err, artwork.ErrNoPicture) && said != nil:
		problem(w, http.StatusUnsupportedMediaType, said.Message)
	case errors.Is(err, fault.Exhausted) && said != nil:
		log.WarnContext(r.Context(), "a picture was not kept: the disk is full")
		problem(w, http.StatusInsufficientStorage, said.Message)
	case errors.Is(err, fault.Forbidden) && said != nil:
		problem(w, http.StatusForbidden, said.Message)
	case errors.Is(err, fault.NotFound):
		problem(w, http.StatusNotFound, "there is nothing with this id that shows pictures")
	default:
		refuse(w, r, log, err)
	}
}
