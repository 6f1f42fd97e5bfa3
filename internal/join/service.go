package join

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"revenge/internal/access"
	"revenge/internal/artwork"
	"revenge/internal/intake"
	"revenge/internal/library"
	"revenge/internal/music"
	"revenge/internal/origin"
	"revenge/internal/platform/clock"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/keyset"
	"revenge/internal/platform/page"
	"revenge/internal/platform/queue"
	"revenge/internal/playlist"
	"revenge/internal/review"
	"revenge/internal/tvshow"
	"revenge/internal/viewing"
)

// Noun gives files of its items to others of them; see movie.Service, tvshow.Service and music.Service.
type Noun interface {
	Shift(ctx context.Context, tx db.Q, lib *library.Library, files []uuid.UUID, into intake.Into) (*intake.Shift, error)
	Unshift(ctx context.Context, tx db.Q, lib *library.Library, before json.RawMessage) (*intake.Shift, error)
	Apply(ctx context.Context, tx db.Q, ids []uuid.UUID, freed origin.Freed) error
	Picture(ctx context.Context, tx db.Q, item id.ID, role artwork.Role, picture *uuid.UUID) error
	ShowChosen(ctx context.Context, tx db.Q, items []uuid.UUID) error
}

// Deps are what the service stands on.
type Deps struct {
	DB        *db.DB
	Clock     clock.Clock
	Queue     queue.Enqueuer
	Libraries *library.Service
	Review    *review.Service
	Viewing   *viewing.Service
	Playlists *playlist.Service
	Pictures  *artwork.Service
	Movies    Noun
	Shows     *tvshow.Service
	Music     *music.Service
}

// Service joins items and parts them.
type Service struct {
	Deps
	store store
}

// NewService returns the service.
func NewService(d Deps) *Service { return &Service{Deps: d} }

const (
	// MaxItems is how many items go into another at once.
	MaxItems = 100
	// MaxFiles is how many files do.
	MaxFiles = 10_000
	// batch is how many files one job identifies again.
	batch = 200
)

func tooMany(path ...string) error {
	return fault.Field(fault.Invalid, fmt.Sprintf("at most %d files are moved at once", MaxFiles), path...)
}

func unknown(path ...string) error {
	return fault.Field(fault.NotFound, "there is no such item, or you may not see it", path...)
}

// noun is that of a kind of item.
func (s *Service) noun(kind origin.Kind) Noun {
	switch kind {
	case origin.KindMovie:
		return s.Movies
	case origin.KindArtist, origin.KindAlbum:
		return s.Music
	default:
		return s.Shows
	}
}

// Merge gives all files of items to another one of their kind and library, with all that users have of them; of artists, all that
// they took part in. An album is by artist since, where that is given. Administrators may. An item that is not there is
// fault.NotFound; what cannot be one is fault.Invalid, and nothing is changed.
func (s *Service) Merge(ctx context.Context, v access.Viewer, into id.ID, others []id.ID, artist string) (*Change, error) {
	if err := v.RequireAdmin(); err != nil {
		return nil, err
	}
	artist, err := checkArtist(artist, into.Kind)
	if err != nil {
		return nil, err
	}
	if len(others) == 0 || len(others) > MaxItems {
		return nil, fault.Field(fault.Invalid, fmt.Sprintf("name 1 to %d items", MaxItems), "ids")
	}
	var out *Change
	err = s.DB.Tx(ctx, func(tx pgx.Tx) error {
		w, err := s.work(ctx, tx, v, Merged, append([]id.ID{into}, others...), func(i int) []string {
			if i == 0 {
				return []string{"into"}
			}
			return []string{"ids", strconv.Itoa(i - 1)}
		})
		if err != nil {
			return err
		}
		keys := make([]uuid.UUID, len(w.items)-1)
		for i, it := range w.items[1:] {
			keys[i] = it.ID
		}
		files, err := s.store.filesOf(ctx, tx, w.kind(), keys)
		if err != nil {
			return err
		}
		out, err = w.do(ctx, files, intake.Into{ID: &w.items[0].ID, Artist: artist})
		return err
	})
	return s.done(ctx, out, err, "merge %d items", len(others))
}

// Split gives files of an item to another one of its kind and library, or to a new one. Administrators may. A file that is none
// of the item's is fault.NotFound.
func (s *Service) Split(ctx context.Context, v access.Viewer, p Split) (*Change, error) {
	if err := v.RequireAdmin(); err != nil {
		return nil, err
	}
	if err := p.check(); err != nil {
		return nil, err
	}
	var out *Change
	err := s.DB.Tx(ctx, func(tx pgx.Tx) error {
		named := []id.ID{p.Item}
		if p.Into != nil {
			named = append(named, *p.Into)
		}
		w, err := s.work(ctx, tx, v, Divided, named, func(i int) []string { return []string{[]string{"id", "into"}[i]} })
		if err != nil {
			return err
		}
		files, into, err := s.parted(ctx, tx, w, p)
		if err != nil {
			return err
		}
		out, err = w.do(ctx, files, into)
		return err
	})
	return s.done(ctx, out, err, "split an item")
}

// parted are the files that a split is about, and what they shall be.
func (s *Service) parted(ctx context.Context, tx pgx.Tx, w *work, p Split) (files []uuid.UUID, into intake.Into, err error) {
	all, err := s.store.placesOf(ctx, tx, w.kind(), w.items[0].ID)
	if err != nil {
		return nil, into, err
	}
	var first *place
	met, seasons := map[uuid.UUID]bool{}, map[uuid.UUID]bool{}
	for _, f := range all {
		if slices.Contains(p.Files, f.FileID) || f.SeasonID != nil && slices.Contains(p.Seasons, *f.SeasonID) {
			if !met[f.FileID] {
				files = append(files, f.FileID)
			}
			met[f.FileID] = true
			if f.SeasonID != nil {
				seasons[*f.SeasonID] = true
			}
			if first == nil {
				first = f
			}
		}
	}
	for i, key := range p.Files {
		if !met[key] {
			return nil, into, fault.Field(fault.NotFound, "this is no file of the item", "fileIds", strconv.Itoa(i))
		}
	}
	for i, key := range p.Seasons {
		if !seasons[key] {
			return nil, into, fault.Field(fault.NotFound, "this is no season of the series", "seasonIds", strconv.Itoa(i))
		}
	}
	if p.Into != nil {
		return files, intake.Into{ID: &w.items[1].ID, Artist: p.Artist}, nil
	}
	into = intake.Into{Title: p.Title, Year: p.Year, Artist: p.Artist}
	if into.Title == "" && w.lib.Kind == library.KindMusic {
		into.Title = w.items[0].Title // tracks say nothing of it
	}
	if into.Title == "" {
		title, year := called(w.lib.Kind, first.Path)
		if title == "" {
			return nil, into, fault.Field(fault.Invalid, "the name of the file says no title; give one", "title")
		}
		if into.Title = title; into.Year == nil {
			into.Year = year
		}
	}
	whole := map[uuid.UUID]bool{}
	for _, f := range all {
		whole[f.FileID] = true
	}
	if len(whole) == len(files) {
		return nil, into, fault.Field(fault.Invalid, "these are all files of the item; leave one, or correct what they are", "fileIds")
	}
	return files, into, nil
}

// Number says which episodes of its series a file holds. Administrators may. A file that is of no series is fault.NotFound,
// numbers that cannot be are fault.Invalid.
func (s *Service) Number(ctx context.Context, v access.Viewer, file uuid.UUID, season int, episodes []int) (*Change, error) {
	if err := v.RequireAdmin(); err != nil {
		return nil, err
	}
	if err := checkNumbers(season, episodes); err != nil {
		return nil, err
	}
	var out *Change
	err := s.DB.Tx(ctx, func(tx pgx.Tx) error {
		w, err := s.numbered(ctx, tx, v, file)
		if err != nil {
			return err
		}
		w.season, w.episodes = &season, episodes
		out, err = w.do(ctx, []uuid.UUID{file}, intake.Into{ID: &w.items[0].ID})
		return err
	})
	return s.done(ctx, out, err, "number file %s", file)
}

// numbered is the work on the series that a file is of, also once its library is held against scans.
func (s *Service) numbered(ctx context.Context, tx pgx.Tx, v access.Viewer, file uuid.UUID) (*work, error) {
	none := fault.Field(fault.NotFound, "this is no file of a series, or you may not see it", "fileId")
	series, err := s.store.seriesOf(ctx, tx, file)
	if err != nil {
		return nil, err
	}
	if len(series) != 1 {
		return nil, none
	}
	w, err := s.work(ctx, tx, v, Numbered, []id.ID{id.Of("series", series[0])}, func(int) []string { return []string{"fileId"} })
	if err != nil {
		return nil, err
	}
	now, err := s.store.seriesOf(ctx, tx, file)
	if err == nil && !slices.Equal(now, series) {
		err = none
	}
	return w, err
}

func (s *Service) done(ctx context.Context, c *Change, err error, what string, args ...any) (*Change, error) {
	if err != nil {
		return nil, fmt.Errorf(what+": %w", append(args, err)...)
	}
	s.Review.Signal(ctx)
	return c, nil
}

// History pages through what was done, the newest first; of one item where that is given. Administrators may.
func (s *Service) History(ctx context.Context, v access.Viewer, of *id.ID, a page.Args) (*page.Connection[*Change], error) {
	if err := v.RequireAdmin(); err != nil {
		return nil, err
	}
	var key *uuid.UUID
	if of != nil {
		key = &of.UUID
	}
	order := keyset.Order[*Change]{Direction: page.Desc, Filter: key, ID: func(c *Change) uuid.UUID { return c.ID },
		Column: keyset.Column[*Change]{Name: "at", Parse: keyset.Time, Text: func(c *Change) string { return c.At.Format(time.RFC3339Nano) }}}
	return keyset.Read(ctx, s.DB, "joined items", s.store.history(key), order, a, v.Libraries)
}
