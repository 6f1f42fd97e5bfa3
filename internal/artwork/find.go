package artwork

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"golang.org/x/sync/errgroup"

	"revenge/internal/access"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/media"
)

// The bounds of one search for pictures.
const (
	mostFrames = 12
	mostRead   = 60
	mostAway   = 12
	// widestKept is how wide pictures are kept.
	widestKept = 3840
	awayAtOnce = 3
)

// Wanted says what is to be looked for.
type Wanted struct {
	// Frames is how many frames to take of the item's video, spread over it: 0 to 12. AtMs are instants to take more at.
	Frames int
	AtMs   []int64
	// Addresses also fetches the addresses that descriptions name.
	Addresses bool
}

// footage is a file that frames are taken of.
type footage struct {
	ID             uuid.UUID
	RootPath, Path string
	DurationMs     int64
	Width          int
	Identity       string
}

// Find reads those candidates of a role that were not read yet, takes frames and fetches addresses if asked to, and returns
// all candidates. What cannot be read is FAILED. A worker that does not run is fault.Unavailable, an item without video that
// frames are asked of fault.Invalid.
func (e *Editor) Find(ctx context.Context, v access.Viewer, item id.ID, role Role, w Wanted) ([]*Candidate, error) {
	if w.Frames < 0 || w.Frames+len(w.AtMs) > mostFrames {
		return nil, fault.Field(fault.Invalid, fmt.Sprintf("At most %d frames are taken at once.", mostFrames), "frames")
	}
	_, at, err := e.pictured(ctx, v, item, role)
	if err != nil {
		return nil, err
	}
	known, err := e.candidates(ctx, item, role, at)
	if err != nil {
		return nil, err
	}
	if err := e.readAll(ctx, known); err != nil {
		return nil, err
	}
	if w.Addresses {
		if err := e.fetchAddresses(ctx, known); err != nil {
			return nil, err
		}
	}
	if w.Frames+len(w.AtMs) > 0 {
		if err := e.takeFrames(ctx, item, role, at, w); err != nil {
			return nil, err
		}
	}
	return e.candidates(ctx, item, role, at)
}

func (e *Editor) readAll(ctx context.Context, known []*Candidate) error {
	var ids []uuid.UUID
	for _, c := range known {
		if c.State == Pending && c.Source != SourceRemote && len(ids) < mostRead {
			ids = append(ids, c.ID)
		}
	}
	_, err := e.Fetch(ctx, ids)
	if err != nil && passing(err) {
		return fmt.Errorf("%w: %w", fault.Unavailable, err)
	}
	return err
}

// fetchAddresses asks the addresses that were not asked yet, or did not answer, and keeps what they give.
func (e *Editor) fetchAddresses(ctx context.Context, known []*Candidate) error {
	known = slices.DeleteFunc(slices.Clone(known), func(c *Candidate) bool { return c.Source != SourceRemote || c.State == Ready })
	rows := make([]readRow, min(len(known), mostAway))
	group, fetching := errgroup.WithContext(ctx)
	group.SetLimit(awayAtOnce)
	for i := range rows {
		group.Go(func() error {
			c := known[i]
			rows[i] = readRow{ID: c.ID, Version: c.Version, State: Failed}
			pic, err := e.fetchAddress(fetching, *c.Path)
			if err == nil {
				var name string
				if name, err = e.kept.put(pic.Data); err == nil {
					rows[i] = readRow{c.ID, c.Version, Ready, &pic.MimeType, &pic.Width, &pic.Height, &pic.Blurhash, &name}
				}
			}
			switch {
			case err == nil, !passing(err) && !errors.Is(err, fault.Exhausted):
				return nil
			case passing(err):
				return fmt.Errorf("%w: %w", fault.Unavailable, err)
			}
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return fmt.Errorf("fetch %d pictures: %w", len(rows), err)
	}
	if len(rows) == 0 {
		return nil
	}
	if err := e.store.setRead(ctx, e.DB, rows); err != nil {
		return fmt.Errorf("keep %d pictures: %w", len(rows), err)
	}
	return nil
}

func (e *Editor) fetchAddress(ctx context.Context, address string) (*media.Picture, error) {
	data, err := e.download(ctx, address)
	if err != nil {
		return nil, err
	}
	return e.Grabber.Resize(ctx, bytes.NewReader(data), widestKept, maxHeight)
}

// takeFrames keeps frames of the item's first video.
func (e *Editor) takeFrames(ctx context.Context, item id.ID, role Role, at *Pictured, w Wanted) error {
	videos, err := e.store.video(ctx, e.DB, at.FileIDs)
	if err != nil {
		return fmt.Errorf("read videos of %s: %w", item, err)
	}
	if len(videos) == 0 {
		return fault.Field(fault.Invalid, "There is no video to take frames of.", "frames")
	}
	video := videos[0]
	moments := slices.Clone(w.AtMs)
	for i := range w.Frames {
		moments = append(moments, video.DurationMs*int64(i+1)/int64(w.Frames+1))
	}
	frames := make([]*Artwork, len(moments))
	group, taking := errgroup.WithContext(ctx)
	group.SetLimit(atOnce)
	for i, ms := range moments {
		if ms < 0 || ms > video.DurationMs {
			return fault.Field(fault.Invalid, fmt.Sprintf("The video lasts from 0 to %d ms.", video.DurationMs), "atMs")
		}
		group.Go(func() (err error) {
			frames[i], err = e.frame(taking, at.LibraryID, role, video, ms)
			return unreadable(err)
		})
	}
	if err := group.Wait(); err != nil {
		return fmt.Errorf("take frames of %s: %w", item, err)
	}
	return e.addAll(ctx, item, role, frames)
}

func (e *Editor) addAll(ctx context.Context, item id.ID, role Role, pictures []*Artwork) error {
	err := e.DB.Tx(ctx, func(tx pgx.Tx) error {
		for _, p := range pictures {
			kept, err := e.store.keep(ctx, tx, p)
			if err != nil {
				return err
			}
			p.ID = kept.ID
			if err := e.store.add(ctx, tx, Place{item.UUID, role}, kept.ID); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("add %d pictures to %s: %w", len(pictures), item, err)
	}
	return nil
}

func (e *Editor) frame(ctx context.Context, libraryID uuid.UUID, role Role, f *footage, ms int64) (*Artwork, error) {
	src := media.Source{Path: filepath.Join(e.DecodePath(f.RootPath), e.DecodePath(f.Path)), Identity: f.Identity}
	pic, err := e.Grabber.Still(ctx, src, time.Duration(ms)*time.Millisecond, min(widestKept, f.Width))
	if err != nil {
		return nil, err
	}
	out, err := e.stored(ctx, pic)
	if err != nil {
		return nil, err
	}
	out.LibraryID, out.Role, out.Source, out.AtMs = libraryID, role, SourceFrame, &ms
	return out, nil
}

// copy reads a picture from where it comes from and keeps it.
func (e *Editor) copy(ctx context.Context, o *origin) (*Artwork, error) {
	pic, err := e.make(ctx, o, widestKept)
	if err != nil {
		return nil, err
	}
	out, err := e.stored(ctx, pic)
	if err != nil {
		return nil, err
	}
	out.LibraryID, out.Role, out.Source, out.Path, out.AtMs, out.Version = o.LibraryID, o.Role, o.Source, o.Path, o.AtMs, o.Version
	return out, nil
}

// stored keeps a picture of the worker.
func (s *Service) stored(ctx context.Context, pic *media.Picture) (*Artwork, error) {
	return s.storedBy(ctx, pic, widestKept, s.kept.put)
}

func (s *Service) storedBy(ctx context.Context, pic *media.Picture, widest int, put func([]byte) (string, error)) (*Artwork, error) {
	if pic.Blurhash == "" {
		again, err := s.Grabber.Resize(ctx, bytes.NewReader(pic.Data), widest, maxHeight)
		if err != nil {
			return nil, err
		}
		pic = again
	}
	name, err := put(pic.Data)
	if err != nil {
		return nil, err
	}
	return &Artwork{Content: &name, Version: name[:12], State: Ready, MimeType: &pic.MimeType,
		Width: &pic.Width, Height: &pic.Height, Blurhash: &pic.Blurhash}, nil
}
