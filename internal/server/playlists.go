package server

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"mime"
	"net/http"
	"slices"
	"time"

	"revenge/graph"
	"revenge/internal/access"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/playlist"
)

// PlaylistRoute takes M3U lists: POST with the list as the body, and the query's name for the new playlist.
const PlaylistRoute = "/playlists"

// listKinds are what programs call an M3U list. Pages of other sites can send none of them with a browser's cookies.
var listKinds = []string{"audio/x-mpegurl", "audio/mpegurl", "application/x-mpegurl", "application/mpegurl", "application/vnd.apple.mpegurl", "application/octet-stream"}

// mostMissed is how many of the entries that were not found an answer names.
const mostMissed = 100

// Playlists makes playlists of M3U lists that are longer than a request of GraphQL may be. Whoever may call importPlaylist may
// send them, and logs in as for that; one at a time. What is asked of the server is bounded by most, as a request of GraphQL is.
func (s *Server) Playlists(lists *playlist.Service, most time.Duration, log *slog.Logger) http.Handler {
	turns := newTurns(0)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v, err := graph.AuthenticateRequest(r.Context(), r, s.deps.Authenticate)
		switch kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); {
		case err != nil || v.Stranger():
			problem(w, http.StatusUnauthorized, "log in, or send an API key as a bearer")
			return
		case !v.Allows(access.LevelUser, access.ScopeWrite):
			problem(w, http.StatusForbidden, "this API key may not write")
			return
		case !slices.Contains(listKinds, kind):
			problem(w, http.StatusUnsupportedMediaType, "send the list as the body, as audio/x-mpegurl")
			return
		}
		next := turns.take(w, v, "list")
		if next == nil {
			return
		}
		defer next()
		_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(uploadTimeout)) // tests have no connection
		text, err := io.ReadAll(http.MaxBytesReader(w, r.Body, playlist.MaxM3U))
		if _, long := errors.AsType[*http.MaxBytesError](err); long {
			problem(w, http.StatusRequestEntityTooLarge, "the list has more than 2 MiB")
			return
		}
		if err != nil {
			problem(w, http.StatusBadRequest, "the list did not arrive as a whole")
			return
		}
		ctx, cancel := context.WithTimeout(access.With(r.Context(), v), most)
		defer cancel()
		done, err := lists.Import(ctx, v, r.URL.Query().Get("name"), string(text))
		if said, known := errors.AsType[*fault.Mistake](err); known && errors.Is(err, fault.Conflict) {
			problem(w, http.StatusConflict, said.Message)
			return
		}
		if err != nil && ctx.Err() != nil && r.Context().Err() == nil {
			log.WarnContext(ctx, "a list took too long", "bytes", len(text))
			later(w, "this took too long; try again later, or send the list in parts")
			return
		}
		if err != nil {
			refuse(w, r, log, err)
			return
		}
		imported(w, done)
	})
}

// taken is what came of a list.
type taken struct {
	ID          *string  `json:"id"`
	Found       int      `json:"found"`
	Missed      []string `json:"missed"`
	MissedCount int      `json:"missedCount"`
}

// imported tells what came of a list: 201 where a playlist was made, 200 where nothing of it was found.
func imported(w http.ResponseWriter, done *playlist.Imported) {
	status, answer := http.StatusOK, taken{Found: done.Found, MissedCount: len(done.Missed),
		Missed: append([]string{}, done.Missed[:min(len(done.Missed), mostMissed)]...)}
	if done.Key != nil {
		status, answer.ID = http.StatusCreated, new(id.Of("playlist", *done.Key).String())
	}
	raw, err := json.Marshal(answer)
	if err != nil {
		panic(err) // it is of plain values
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write(raw) // the client is gone if this fails
}
