package trickplay

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/google/uuid"

	"revenge/internal/platform/fault"
	"revenge/media"
)

// Make is the work of a trickplay_make job: it makes the sheets of a film that are not there yet. A film that is away or
// has all of them is left alone. While a transcode needs the machine it fails with fault.Unavailable, and goes on from
// where it was at the next call. note is told how many tiles of how many there are.
func (s *Service) Make(ctx context.Context, key uuid.UUID, note func(done, total int64)) error {
	t, err := s.store.target(ctx, s.DB, s.Config.Shortest, key)
	if errors.Is(err, fault.NotFound) || err == nil && !s.Config.Enabled {
		return nil
	}
	if err != nil {
		return fmt.Errorf("make tiles of file %s: %w", key, err)
	}
	set, err := s.begin(ctx, t)
	if err != nil {
		return fmt.Errorf("make tiles of file %s: %w", key, err)
	}
	for n := set.Sheets; n < set.sheets() && set.Problem == nil; n++ {
		if s.Busy() {
			return fmt.Errorf("make tiles of file %s: a transcode needs the machine: %w", key, fault.Unavailable)
		}
		if err := s.sheet(ctx, t, set, n); err != nil {
			return fmt.Errorf("make sheet %d of file %s: %w", n, key, err)
		}
		note(int64(min(set.Count, set.Sheets*perSheet)), int64(set.Count))
	}
	return nil
}

// begin takes up what is there of the film's present content.
func (s *Service) begin(ctx context.Context, t *target) (*Set, error) {
	set, _, err := s.store.present(ctx, s.DB, t.FileID)
	if err == nil && set.Count == countOf(t.DurationMs) {
		return set, nil
	}
	if err != nil && !errors.Is(err, fault.NotFound) {
		return nil, err
	}
	return &Set{FileID: t.FileID, Identity: t.Identity, Width: tileWidth, IntervalMs: int(interval.Milliseconds()),
		Columns: columns, Rows: rows, Count: countOf(t.DurationMs)}, nil
}

// sheet makes one, and notes it when it is on the disk.
func (s *Service) sheet(ctx context.Context, t *target, set *Set, n int) error {
	have, err := s.store.bytes(ctx, s.DB)
	if err != nil {
		return err
	}
	if have >= s.Config.MaxBytes {
		return fmt.Errorf("%w: the pictures of all films take as much as they may (trickplay.max_bytes)", fault.Exhausted)
	}
	src := media.Source{Path: filepath.Join(s.DecodePath(t.RootPath), s.DecodePath(t.Path)), Identity: t.Identity}
	picture, err := s.Tiler.Tiles(ctx, src, media.Sheet{
		From: time.Duration(n*perSheet) * interval, Step: interval, Count: set.on(n), Columns: columns, Width: tileWidth,
	})
	set.MadeAt = s.Clock.Now()
	if hopeless(err) {
		if _, away := os.Stat(src.Path); away != nil { // then nothing is wrong with the film
			return fmt.Errorf("look at the film: %w", away)
		}
	}
	switch {
	case hopeless(err):
		problem := "No picture of this film could be decoded."
		set.Problem = &problem
		return s.store.put(ctx, s.DB, set)
	case err != nil:
		return err
	}
	if err := write(s.sheetPath(t.FileID, t.Identity, n), picture.Data); err != nil {
		return err
	}
	set.Width, set.Height = picture.Width/columns, picture.Height/((set.on(n)+columns-1)/columns)
	set.Sheets, set.Bytes = n+1, set.Bytes+int64(len(picture.Data))
	return s.store.put(ctx, s.DB, set)
}

// hopeless are failures that do not pass before the film is another.
func hopeless(err error) bool {
	return errors.Is(err, media.ErrCorrupt) || errors.Is(err, media.ErrCrashed) || errors.Is(err, media.ErrTimeout) || errors.Is(err, fault.NotFound)
}

// write puts a file into its place whole or not at all.
func write(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return fmt.Errorf("keep tiles: %w", err)
	}
	part := path + ".part"
	if err := os.WriteFile(part, data, 0o644); err != nil {
		return errors.Join(fmt.Errorf("keep tiles: %w", err), os.Remove(part))
	}
	if err := os.Rename(part, path); err != nil {
		return fmt.Errorf("keep tiles: %w", err)
	}
	return nil
}
