package server

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net/http"
	"slices"
	"strconv"

	"golang.org/x/sys/unix"

	"revenge/internal/platform/fault"
	"revenge/internal/playback"
	"revenge/media"
	"revenge/media/hls"
	"revenge/media/restream"
)

// problem answers outside of GraphQL.
func problem(w http.ResponseWriter, status int, sentence string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = fmt.Fprintln(w, sentence) // the client is gone if this fails
}

// retryAfter is when a player should ask again for what is not there yet, in seconds.
const retryAfter = "2"

// refuse answers for bytes that cannot be sent. What is forged, over or not allowed looks like what never was. A client
// that has gone away gets nothing, and the log neither.
func refuse(w http.ResponseWriter, r *http.Request, log *slog.Logger, err error) {
	if r.Context().Err() != nil && errors.Is(err, context.Canceled) {
		return
	}
	var mistake *fault.Mistake
	var ended *playback.Ended
	var refused *restream.Refused
	is := func(kinds ...error) bool {
		return slices.ContainsFunc(kinds, func(kind error) bool { return errors.Is(err, kind) })
	}
	switch {
	case errors.As(err, &ended):
		problem(w, http.StatusGone, "this playback was ended: "+ended.Message)
	case errors.As(err, &refused):
		later(w, refused.Error())
	case is(fs.ErrNotExist):
		problem(w, http.StatusNotFound, "the file is not on its disk now; is the disk away?")
	case is(fault.NotFound, fault.Unauthenticated, fault.Forbidden):
		problem(w, http.StatusNotFound, "there is nothing at this address; it may have expired")
	case is(media.ErrCrashed):
		problem(w, http.StatusUnprocessableEntity, "the file has ended the media worker and is not tried again until it changes")
	case is(media.ErrCorrupt):
		problem(w, http.StatusUnprocessableEntity, "the file is damaged or no media, and cannot be played")
	case is(media.ErrNoWorker):
		later(w, "the media worker does not run, so only files that need no change can be played")
	case is(fault.Unavailable, fault.Exhausted, media.ErrBusy, media.ErrTimeout):
		log.DebugContext(r.Context(), "request refused for now", "error", bare(err))
		if wait, ok := errors.AsType[*hls.Later](err); ok {
			w.Header().Set("Retry-After", strconv.Itoa(max(int(wait.After.Seconds()), 1)))
			later(w, "this part is still being encoded; ask again when the time is over")
			return
		}
		later(w, "the server is busy; try again in a moment")
	case is(fault.Invalid) && errors.As(err, &mistake):
		problem(w, http.StatusUnprocessableEntity, mistake.Message)
	case unreadable(err):
		log.WarnContext(r.Context(), "file could not be read", "error", bare(err))
		later(w, "the file cannot be read now; the disk may be failing, or the server may not have the right to")
	default:
		log.ErrorContext(r.Context(), "request failed", "error", err)
		problem(w, http.StatusInternalServerError, "something went wrong on the server; give the administrator the X-Request-Id")
	}
}

func later(w http.ResponseWriter, sentence string) {
	if w.Header().Get("Retry-After") == "" {
		w.Header().Set("Retry-After", retryAfter)
	}
	problem(w, http.StatusServiceUnavailable, sentence)
}

func unreadable(err error) bool {
	var number unix.Errno
	return errors.As(err, &number)
}

// bare leaves the path out: logs name things by id.
func bare(err error) error {
	if path, ok := errors.AsType[*fs.PathError](err); ok {
		return fmt.Errorf("%s: %w", path.Op, path.Err)
	}
	return err
}
