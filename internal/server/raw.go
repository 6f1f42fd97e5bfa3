package server

import (
	"errors"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sys/unix"

	"revenge/internal/platform/fault"
	"revenge/internal/playback"
)

// raw sends a subtitle track in its own form.
func (s *Streams) raw(w http.ResponseWriter, r *http.Request, stream *playback.Stream) error {
	track, err := s.engine.Raw(r.Context(), stream.Spec, r.PathValue("name"))
	if err != nil {
		return err
	}
	switch {
	case track.Body != nil:
		content{track.Body.Data, track.ContentType, track.Body.ETag, checked}.send(w, r)
		return nil
	case track.Path != "":
		return s.beside(w, r, track.Path, track.ContentType)
	}
	defer func() { _ = track.Stream.Close() }()
	return s.flow(w, r, track.Stream, track.ContentType)
}

// sound sends a sound rendition as one file; without a name, the one that players begin with.
func (s *Streams) sound(w http.ResponseWriter, r *http.Request, stream *playback.Stream) error {
	if whole(stream) {
		return fault.NotFound
	}
	id, ok := strings.CutSuffix(r.PathValue("name"), ".m4a")
	if r.PathValue("name") != "" && (!ok || id == "") {
		return fault.NotFound
	}
	from, contentType, err := s.engine.Sound(r.Context(), stream.Spec, id)
	if err != nil {
		return err
	}
	defer func() { _ = from.Close() }()
	return s.flow(w, r, from, contentType)
}

// flow sends what is being made, piece by piece. A failure before the first piece is an answer, a later one an end that
// does not look like one.
func (s *Streams) flow(w http.ResponseWriter, r *http.Request, from io.Reader, contentType string) error {
	piece := make([]byte, 64<<10)
	n, err := from.Read(piece)
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", contentType)
	h.Set("Cache-Control", "no-store")
	h.Set("Accept-Ranges", "none")
	whole := s.guarded(w, r, func() {
		for {
			if _, writing := w.Write(piece[:n]); writing != nil || err != nil {
				return
			}
			_ = http.NewResponseController(w).Flush() // the rest may take long; a failure shows at the next write
			n, err = from.Read(piece)
		}
	})
	if whole && (err == nil || errors.Is(err, io.EOF)) {
		return nil
	}
	panic(http.ErrAbortHandler)
}

// beside sends a subtitle file as it is on the disk.
func (s *Streams) beside(w http.ResponseWriter, r *http.Request, path, contentType string) error {
	// Without O_NONBLOCK, opening a pipe would wait for its other end.
	f, err := os.OpenFile(path, os.O_RDONLY|unix.O_NONBLOCK|unix.O_NOCTTY, 0)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	at, err := f.Stat()
	if err != nil {
		return err
	}
	if !at.Mode().IsRegular() {
		return errNoFile
	}
	h := w.Header()
	h.Set("Content-Type", contentType)
	h.Set("Cache-Control", checked)
	h.Set("ETag", contentTag(strconv.FormatInt(at.Size(), 10), strconv.FormatInt(at.ModTime().UnixNano(), 10)))
	if s.guarded(w, r, func() { http.ServeContent(w, r, "", time.Time{}, f) }) {
		return nil
	}
	panic(http.ErrAbortHandler)
}

// font sends a font from inside the file. It is for a player's own renderer, never shown by itself.
func (s *Streams) font(w http.ResponseWriter, r *http.Request, stream *playback.Stream) error {
	index, err := strconv.Atoi(r.PathValue("index"))
	if err != nil || strconv.Itoa(index) != r.PathValue("index") {
		return fault.NotFound
	}
	body, err := s.engine.Font(r.Context(), stream.Spec, index)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Disposition", "attachment")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	content{body.Data, body.ContentType, body.ETag, forever}.send(w, r)
	return nil
}
