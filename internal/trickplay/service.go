package trickplay

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strconv"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"revenge/internal/access"
	"revenge/internal/platform/clock"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/queue"
	"revenge/media"
)

// Deps are what a Service needs.
type Deps struct {
	DB     *db.DB
	Config Config
	Queue  queue.Enqueuer
	Tiler  media.Tiler
	// Busy says that a transcode needs the machine.
	Busy func() bool
	// Dir is the folder of the sheets.
	Dir   string
	Clock clock.Clock
	Log   *slog.Logger
	// DecodePath turns a stored path into that on the disk.
	DecodePath func(string) string
}

// Service makes and serves tiles.
type Service struct {
	Deps
	store store
}

// New returns a Service. A wrong configuration is fault.Invalid.
func New(d Deps) (*Service, error) {
	if err := d.Config.Validate(); err != nil {
		return nil, fmt.Errorf("trickplay settings: %w", err)
	}
	return &Service{Deps: d}, nil
}

// SetsByFileIDs backs the loader of tiles.
func (s *Service) SetsByFileIDs(ctx context.Context, v access.Viewer, keys []uuid.UUID) ([]*Set, error) {
	return s.store.sets(ctx, s.DB, v.Libraries, keys)
}

// WebVTT says where the tiles of a file stand; fault.NotFound where there are none.
func (s *Service) WebVTT(ctx context.Context, file uuid.UUID) ([]byte, error) {
	set, length, err := s.store.present(ctx, s.DB, file)
	if err != nil {
		return nil, fmt.Errorf("tiles of file %s: %w", file, err)
	}
	if set.Sheets == 0 {
		return nil, fmt.Errorf("tiles of file %s: %w", file, fault.NotFound)
	}
	return set.webVTT(length), nil
}

// Sheet returns one sheet, a JPEG; fault.NotFound where it is not there.
func (s *Service) Sheet(ctx context.Context, file uuid.UUID, n int) ([]byte, error) {
	set, _, err := s.store.present(ctx, s.DB, file)
	if err != nil {
		return nil, fmt.Errorf("sheet %d of file %s: %w", n, file, err)
	}
	if n < 0 || n >= set.Sheets {
		return nil, fmt.Errorf("sheet %d of file %s: %w", n, file, fault.NotFound)
	}
	data, err := os.ReadFile(s.sheetPath(file, set.Identity, n))
	if errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("sheet %d of file %s: %w", n, file, fault.NotFound)
	}
	return data, err
}

// requestBatch is how many films are asked for at once.
const requestBatch = 1000

// Request asks for the tiles of films that have none, and deletes those of films that are gone.
func (s *Service) Request(ctx context.Context) error {
	if err := s.clean(ctx); err != nil {
		return err
	}
	if !s.Config.Enabled {
		return nil
	}
	keys, err := s.store.wanting(ctx, s.DB, s.Config.Shortest, requestBatch)
	if err != nil {
		return fmt.Errorf("look for films without tiles: %w", err)
	}
	jobs := make([]queue.Args, len(keys))
	for i, k := range keys {
		jobs[i] = MakeArgs{FileID: k}
	}
	return s.DB.Tx(ctx, func(tx pgx.Tx) error { return s.Queue.Enqueue(ctx, tx, jobs...) })
}

// clean deletes the folders that no row stands for.
func (s *Service) clean(ctx context.Context) error {
	// Listed first: a folder that comes later has a row that comes later still.
	found, err := filepath.Glob(filepath.Join(s.Dir, "??", "*"))
	if err != nil {
		return fmt.Errorf("list tiles: %w", err)
	}
	kept, err := s.store.kept(ctx, s.DB)
	if err != nil {
		return fmt.Errorf("list tiles: %w", err)
	}
	for _, path := range found {
		inside, err := filepath.Rel(s.Dir, path)
		if err == nil && !kept[inside] {
			if err := os.RemoveAll(path); err != nil {
				return fmt.Errorf("delete tiles: %w", err)
			}
		}
	}
	return nil
}

// folder is where the sheets of a file's content are, inside Dir.
func folder(file uuid.UUID, identity string) string {
	name := file.String() + "-" + identity
	return filepath.Join(name[len(name)-2:], name)
}

func (s *Service) sheetPath(file uuid.UUID, identity string, n int) string {
	return filepath.Join(s.Dir, folder(file, identity), strconv.Itoa(n)+".jpg")
}
