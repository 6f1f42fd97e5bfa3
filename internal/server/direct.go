package server

import (
	"context"
	"net/http"
	"os"
	"strconv"
	"time"

	"golang.org/x/sys/unix"

	"revenge/internal/platform/fault"
	"revenge/internal/playback"
)

// recheck is how often a session is looked at while its file is being sent. Together with the time that playback
// remembers sessions, a lost right takes effect within five seconds.
const recheck = 2 * time.Second

// file sends the session's file as it is on the disk, or a range of it.
func (s *Streams) file(w http.ResponseWriter, r *http.Request, stream *playback.Stream) error {
	if !whole(stream) {
		return fault.NotFound
	}
	// Without O_NONBLOCK, opening a pipe would wait for its other end.
	f, err := os.OpenFile(stream.Spec.Source.Path, os.O_RDONLY|unix.O_NONBLOCK|unix.O_NOCTTY, 0)
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
	h.Set("Content-Type", stream.MimeType)
	h.Set("Content-Disposition", "inline")
	h.Set("Cache-Control", checked)
	// What the disk says is in the tag too, since a file may change before a scan sees it.
	h.Set("ETag", contentTag(stream.Spec.Source.Identity, strconv.FormatInt(at.Size(), 10), strconv.FormatInt(at.ModTime().UnixNano(), 10)))
	if s.guarded(w, r, func() { http.ServeContent(w, r, "", time.Time{}, f) }) {
		return nil
	}
	panic(http.ErrAbortHandler) // the rest is missing, so the connection must not look well ended
}

// guarded sends while the session lasts. False says that it was broken off.
func (s *Streams) guarded(w http.ResponseWriter, r *http.Request, send func()) bool {
	ctx, cancel := context.WithCancel(r.Context())
	ended := make(chan bool, 1)
	go func() {
		lost := s.lost(ctx, r.PathValue("signed"))
		if lost {
			_ = http.NewResponseController(w).SetWriteDeadline(time.Unix(1, 0)) // wakes the write that waits
		}
		ended <- lost
	}()
	send()
	cancel()
	return !<-ended
}

// lost waits until the session is over or the server stops, which is true, or until ctx ends.
func (s *Streams) lost(ctx context.Context, signed string) bool {
	tick := time.NewTicker(recheck)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return false
		case <-s.stopping.Done():
			return true
		case <-tick.C:
			if _, err := s.sessions.Authorize(ctx, signed); over(err) {
				return true
			}
		}
	}
}
