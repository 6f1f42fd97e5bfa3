package server

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strconv"
	"strings"

	"revenge/internal/platform/fault"
	"revenge/internal/playback"
	"revenge/internal/trickplay"
	"revenge/media/hls"
	"revenge/media/restream"
)

const playlistType = "application/vnd.apple.mpegurl"

// Streams serves what sessions play, below /media/. The signed part of the address is the permission: it is checked for
// each request, and again and again while a whole file is being sent.
type Streams struct {
	http.Handler
	sessions *playback.Service
	engine   *hls.Engine
	tiles    *trickplay.Service // nil: there are none
	channels *restream.Tuner    // nil: none are received
	log      *slog.Logger
	nodes    *http.Client

	stopping context.Context
	stop     context.CancelFunc
}

// Media returns the handler for "/media/".
func Media(sessions *playback.Service, engine *hls.Engine, log *slog.Logger) *Streams {
	s := &Streams{sessions: sessions, engine: engine, log: log, nodes: newNodes()}
	s.stopping, s.stop = context.WithCancel(context.Background())
	mux := http.NewServeMux()
	mux.HandleFunc("GET /media/{signed}/file", s.served(s.file))
	mux.HandleFunc("GET /media/{signed}/master.m3u8", s.served(s.master))
	mux.HandleFunc("GET /media/{signed}/{rendition}/{name}", s.served(s.rendition))
	mux.HandleFunc("GET /media/{signed}/subtitle/{name}", s.served(s.subtitle))
	mux.HandleFunc("GET /media/{signed}/audio.m4a", s.served(s.sound))
	mux.HandleFunc("GET /media/{signed}/audio/{name}", s.served(s.sound))
	mux.HandleFunc("GET /media/{signed}/raw/{name}", s.served(s.raw))
	mux.HandleFunc("GET /media/{signed}/font/{index}", s.served(s.font))
	mux.HandleFunc("GET /media/{signed}/trickplay.vtt", s.served(s.tileList))
	mux.HandleFunc("GET /media/{signed}/trickplay/{name}", s.served(s.tileSheet))
	mux.HandleFunc("GET /media/{signed}/live/{name}", s.authorized(s.channel))
	s.Handler = mux
	return s
}

// Close ends the sending of whole files, which would go on for as long as they play, and lets go of players that wait for
// a channel to go on. A server that stops calls it.
func (s *Streams) Close() {
	s.stop()
	if s.channels != nil {
		s.channels.Close()
	}
}

// served finds the session of a request for what lies in a file.
func (s *Streams) served(next func(http.ResponseWriter, *http.Request, *playback.Stream) error) http.HandlerFunc {
	return s.authorized(func(w http.ResponseWriter, r *http.Request, stream *playback.Stream) error {
		if stream.Spec == nil {
			return fault.NotFound
		}
		return next(w, r, stream)
	})
}

// authorized finds the session of a request.
func (s *Streams) authorized(next func(http.ResponseWriter, *http.Request, *playback.Stream) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		stream, err := s.sessions.Authorize(r.Context(), r.PathValue("signed"))
		if err == nil {
			err = next(w, r, stream)
		}
		if err != nil && stream != nil && errors.Is(err, fault.NotFound) {
			// Another node may have changed the stream just now.
			if now, changed, again := s.sessions.Fresh(r.Context(), stream); again == nil && changed {
				err = next(w, r, now)
			}
		}
		if err != nil {
			refuse(w, r, s.log, err)
		}
	}
}

// whole says that a session has no playlists, because the file goes as it is.
func whole(stream *playback.Stream) bool { return stream.Session.Decision == playback.Direct }

func (s *Streams) master(w http.ResponseWriter, r *http.Request, stream *playback.Stream) error {
	if whole(stream) {
		return fault.NotFound
	}
	if plan, err := strconv.Atoi(r.URL.Query().Get("plan")); err == nil && plan > stream.Session.Plan {
		if stream, _, err = s.sessions.Fresh(r.Context(), stream); err != nil {
			return err
		}
	}
	text, err := s.engine.Master(stream.Spec)
	if err == nil {
		content{text, playlistType, contentTag(string(text)), checked}.sendText(w, r)
	}
	return err
}

// rendition sends a rendition's playlist or one of its segments.
func (s *Streams) rendition(w http.ResponseWriter, r *http.Request, stream *playback.Stream) error {
	rendition, name := r.PathValue("rendition"), r.PathValue("name")
	switch {
	case whole(stream):
		return fault.NotFound
	case name == "index.m3u8", name == "keyframes.m3u8":
		list := s.engine.MediaPlaylist
		if name == "keyframes.m3u8" {
			list = s.engine.Keyframes
		}
		text, err := list(stream.Spec, rendition)
		if err == nil {
			content{text, playlistType, contentTag(string(text)), checked}.sendText(w, r)
		}
		return err
	}
	if s.engine.Encodes(stream.Spec, rendition) {
		if s.forwarded(w, r, stream) {
			return nil
		}
		if err := s.sessions.Own(r.Context(), stream); err != nil {
			return err
		}
	}
	body, err := s.engine.Segment(r.Context(), stream.Spec, rendition, name)
	if err != nil {
		return err
	}
	defer body.Free()
	if body.Partial() {
		sendParts(w, r, body)
		return nil
	}
	content{body.Data, body.ContentType, body.ETag, forever}.send(w, r)
	return nil
}

// sendParts sends what is too large for memory, as it is made. Its length is not known before its end.
func sendParts(w http.ResponseWriter, r *http.Request, body *hls.Body) {
	h := w.Header()
	h.Set("Content-Type", body.ContentType)
	h.Set("Cache-Control", forever)
	h.Set("ETag", body.ETag)
	if r.Header.Get("If-None-Match") == body.ETag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	if r.Method == http.MethodHead {
		return
	}
	_, err := w.Write(body.Data) //nolint:gosec // media and playlists, with their types and nosniff
	body.Free()
	if err == nil {
		err = body.SendRest(r.Context(), w)
	}
	if err != nil {
		panic(http.ErrAbortHandler) // the rest is missing, so the connection must not look well ended
	}
}

// subtitle sends one text track whole, also for sessions that play the file itself.
func (s *Streams) subtitle(w http.ResponseWriter, r *http.Request, stream *playback.Stream) error {
	number, _, _ := strings.Cut(r.PathValue("name"), ".")
	k, err := strconv.Atoi(number)
	if err != nil || strconv.Itoa(k)+".vtt" != r.PathValue("name") {
		return fault.NotFound
	}
	body, err := s.engine.Text(r.Context(), stream.Spec, k)
	if err == nil {
		content{body.Data, body.ContentType, body.ETag, checked}.sendText(w, r)
	}
	return err
}

// contentTag is a strong entity tag of what the parts say.
func contentTag(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return `"` + hex.EncodeToString(sum[:16]) + `"`
}

// over tells that a session is gone, from a database that is away for a moment.
func over(err error) bool { return errors.Is(err, fault.NotFound) }

var errNoFile = fmt.Errorf("no regular file: %w", fault.NotFound)
