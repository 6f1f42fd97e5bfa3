package artwork

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/google/uuid"
	"golang.org/x/sync/errgroup"

	"revenge/internal/platform/fault"
	"revenge/media"
)

// Failure is a picture that could not be read, and why.
type Failure struct {
	ArtworkID uuid.UUID
	// FileID is the media file that it is in; RootID and Path name a picture file.
	FileID        *uuid.UUID
	RootID        *uuid.UUID
	Path          *string
	Code, Message string
}

// The largest size that is made of a picture, and the most that are read at once.
const (
	maxHeight = 4096
	atOnce    = 4
)

// Fetch reads pictures: their size, their blur, and the largest size for serving. Those that cannot be read
// are marked and returned. Its error is about the server alone, such as a worker that does not start
// (fault.Unavailable): then those already read are kept, and the call can be repeated.
func (s *Service) Fetch(ctx context.Context, ids []uuid.UUID) ([]Failure, error) {
	origins, err := s.store.origins(ctx, s.DB, ids)
	if err != nil {
		return nil, fmt.Errorf("read %d pictures: %w", len(ids), err)
	}
	var mu sync.Mutex
	var done []readRow
	var failed []Failure
	group, reading := errgroup.WithContext(ctx)
	group.SetLimit(atOnce)
	for _, o := range origins {
		if o.State == Ready {
			continue
		}
		group.Go(func() error {
			row, failure, err := s.fetchOne(reading, o)
			if err != nil {
				return fmt.Errorf("read picture %s: %w", o.ID, err)
			}
			mu.Lock()
			defer mu.Unlock()
			done = append(done, row)
			if failure != nil {
				failed = append(failed, *failure)
			}
			return nil
		})
	}
	broken := group.Wait()
	if len(done) > 0 {
		if err := s.store.setRead(ctx, s.DB, done); err != nil {
			return nil, fmt.Errorf("keep %d pictures: %w", len(done), err)
		}
	}
	return failed, broken
}

func (s *Service) fetchOne(ctx context.Context, o *origin) (readRow, *Failure, error) {
	row := readRow{ID: o.ID, Version: o.Version, State: Failed}
	widest := Widths[len(Widths)-1]
	pic, err := s.make(ctx, o, widest)
	if err == nil && pic.Blurhash == "" && o.Source != SourceLocal {
		pic, err = s.Grabber.Resize(ctx, bytes.NewReader(pic.Data), widest, maxHeight)
	}
	if err != nil {
		if passing(err) {
			return row, nil, err
		}
		code, message := explain(err)
		return row, &Failure{o.ID, o.FileID, o.RootID, o.Path, code, message}, nil
	}
	s.sizes.put(sizeKey(o.Artwork, widest, FormatAuto), pic.Data)
	row.State, row.MimeType, row.Width, row.Height, row.Blurhash = Ready, &pic.MimeType, &pic.Width, &pic.Height, &pic.Blurhash
	return row, nil, nil
}

// passing tells failures of the server from those of the picture.
func passing(err error) bool {
	return errors.Is(err, media.ErrNoWorker) || errors.Is(err, media.ErrBusy) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}

func explain(err error) (code, message string) {
	switch {
	case errors.Is(err, fault.Forbidden):
		return "PICTURE_REFUSED", "The picture's address is not asked: it lies in a private network, or is none of http or https."
	case errors.Is(err, errAway):
		return "PICTURE_AWAY", "The picture could not be fetched from its address. Later scans try it again."
	case errors.Is(err, os.ErrNotExist):
		return "PICTURE_GONE", "The picture is no longer there."
	case errors.Is(err, errOutside):
		return "PICTURE_OUTSIDE", "The picture is a link that leaves the library's folder."
	case errors.Is(err, os.ErrPermission):
		return "PICTURE_FORBIDDEN", "The server may not read the picture. Check its permissions."
	case errors.Is(err, media.ErrTimeout):
		return "PICTURE_TIMEOUT", "Reading the picture took too long."
	case errors.Is(err, media.ErrCrashed):
		return "PICTURE_CRASHED", "The picture could not be read: the media worker died on it."
	case errors.Is(err, fault.Invalid):
		return "PICTURE_TOO_LARGE", "The picture is too large."
	}
	return "PICTURE_BROKEN", "The picture could not be read. It may be damaged."
}

// make reads a picture from where it comes from, no wider than asked.
func (s *Service) make(ctx context.Context, o *origin, width int) (*media.Picture, error) {
	if o.Content != nil {
		data, err := s.kept.read(*o.Content)
		if err != nil {
			return nil, err
		}
		return s.Grabber.Resize(ctx, bytes.NewReader(data), width, maxHeight)
	}
	if o.RootPath == nil {
		return nil, os.ErrNotExist
	}
	root := s.DecodePath(*o.RootPath)
	if o.Source == SourceRemote {
		data, err := s.download(ctx, *o.Path)
		if err != nil {
			return nil, err
		}
		return s.Grabber.Resize(ctx, bytes.NewReader(data), width, maxHeight)
	}
	if o.Source == SourceLocal {
		file, err := openBelow(root, s.DecodePath(*o.Path))
		if err != nil {
			return nil, err
		}
		defer func() { _ = file.Close() }()
		return s.Grabber.Resize(ctx, file, width, maxHeight)
	}
	src := media.Source{Path: filepath.Join(root, s.DecodePath(*o.FilePath)), Identity: o.Identity}
	if o.Source == SourceEmbedded {
		cover, err := s.Grabber.Cover(ctx, src, deref(o.StreamIndex))
		if err != nil {
			return nil, err
		}
		return s.Grabber.Resize(ctx, bytes.NewReader(cover.Data), width, maxHeight)
	}
	if o.MaxWidth != nil && *o.MaxWidth > 0 {
		width = min(width, *o.MaxWidth)
	}
	return s.Grabber.Still(ctx, src, time.Duration(deref(o.AtMs))*time.Millisecond, width)
}

func deref[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}

var errOutside = errors.New("the path leaves the library root")

// openBelow opens a regular file without ever leaving root, whatever links there are on the way.
func openBelow(root, name string) (io.ReadCloser, error) {
	dir, err := os.OpenRoot(root)
	if err != nil {
		return nil, err
	}
	defer func() { _ = dir.Close() }()
	at, err := dir.Stat(name)
	if err != nil {
		if errors.Is(err, os.ErrNotExist) || errors.Is(err, os.ErrPermission) {
			return nil, err
		}
		return nil, fmt.Errorf("%w: %w", errOutside, err)
	}
	if !at.Mode().IsRegular() {
		return nil, os.ErrNotExist
	}
	return dir.Open(name)
}
