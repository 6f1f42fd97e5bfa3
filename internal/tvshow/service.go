package tvshow

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/artwork"
	"revenge/internal/library"
	"revenge/internal/person"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/keyset"
	"revenge/internal/platform/page"
	"revenge/internal/search"
	"revenge/internal/shelf"
)

// Deps are what the service stands on.
type Deps struct {
	DB       *db.DB
	People   *person.Service
	Artworks *artwork.Service
	Search   *search.Service
}

// Service answers questions about series and takes them in.
type Service struct {
	Deps
	store store
}

// NewService returns the service.
func NewService(d Deps) *Service { return &Service{Deps: d} }

// List pages through the series that the viewer may see; see shelf.List.
func (s *Service) List(ctx context.Context, v access.Viewer, f shelf.Filter, o shelf.Order, a page.Args) (*shelf.Page[Series], error) {
	l := s.store.list()
	if f.Text != nil {
		m, err := s.Search.Match(ctx, v, *f.Text, search.Series)
		if err != nil {
			return nil, err
		}
		l.Found = m.Write
	}
	return l.Page(ctx, s.DB, v, f, o, a)
}

// All is the list of series that rules choose from.
func (s *Service) All() shelf.List[Series] { return s.store.list() }

// Episodes pages through the episodes of all series that the viewer may see: those that were aired last first, where no order is given.
// Wrong arguments are fault.Invalid; a filter by something that does not exist, or may not be seen, finds nothing.
func (s *Service) Episodes(ctx context.Context, v access.Viewer, f EpisodeFilter, o shelf.Order, a page.Args) (*page.Connection[*Episode], error) {
	if err := f.Check(); err != nil {
		return nil, err
	}
	if o.Field == "" {
		o = shelf.Order{Field: shelf.ByAiredOn, Direction: page.Desc}
	}
	if o.Field == shelf.ByChance { // there are too many to be sorted for each page
		return nil, fault.Field(fault.Invalid, "episodes cannot be sorted by this", "orderBy", "field")
	}
	l := s.store.episodes()
	order, err := l.Sorted(v, f, o)
	if err != nil {
		return nil, err
	}
	s.narrow(&l.List, v, f)
	return keyset.Read(ctx, s.DB, l.Titles, l.List, order, a, access.Narrowed(v.LibrariesOf(l.Kind), f.LibraryID))
}

// ByIDs returns those of the series that the viewer may see, in any order.
func (s *Service) ByIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*Series, error) {
	return wrap(len(ids), "series", func() ([]*Series, error) { return s.store.byIDs(ctx, s.DB, v.Libraries, ids) })
}

// TextsByIDs returns the texts of series, in any order.
func (s *Service) TextsByIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*Texts, error) {
	return wrap(len(ids), "series' texts", func() ([]*Texts, error) { return s.store.textsByIDs(ctx, s.DB, v, ids) })
}

// DetailsByIDs returns the details of series, in any order.
func (s *Service) DetailsByIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*Details, error) {
	return wrap(len(ids), "series' details", func() ([]*Details, error) { return s.store.detailsByIDs(ctx, s.DB, v, ids) })
}

// TranslationsByEpisodeIDs returns what episodes are called in other languages; those without are left out.
func (s *Service) TranslationsByEpisodeIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*Translations, error) {
	return wrap(len(ids), "episodes' translations", func() ([]*Translations, error) { return s.store.translationsByEpisodeIDs(ctx, s.DB, v.Libraries, ids) })
}

// SeasonsByIDs returns those of the seasons that the viewer may see, in any order.
func (s *Service) SeasonsByIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*Season, error) {
	return wrap(len(ids), "seasons", func() ([]*Season, error) { return s.store.seasonsByIDs(ctx, s.DB, v.Libraries, ids) })
}

// SeasonsBySeriesIDs returns the seasons of series in order, specials last.
func (s *Service) SeasonsBySeriesIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*Season, error) {
	return wrap(len(ids), "series' seasons", func() ([]*Season, error) { return s.store.seasonsBySeriesIDs(ctx, s.DB, v.Libraries, ids) })
}

// EpisodesByIDs returns those of the episodes that the viewer may see, in any order.
func (s *Service) EpisodesByIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*Episode, error) {
	return wrap(len(ids), "episodes", func() ([]*Episode, error) { return s.store.episodesByIDs(ctx, s.DB, v.Libraries, ids) })
}

// EpisodesBySeasonIDs returns the episodes of seasons in order, missing ones included.
func (s *Service) EpisodesBySeasonIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*Episode, error) {
	return wrap(len(ids), "seasons' episodes", func() ([]*Episode, error) { return s.store.episodesBySeasonIDs(ctx, s.DB, v.Libraries, ids) })
}

// BriefEpisodesBySeasonIDs is EpisodesBySeasonIDs with no more than the ids, numbers, titles, day, overview, runtime and still.
func (s *Service) BriefEpisodesBySeasonIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*Episode, error) {
	return wrap(len(ids), "seasons' episodes", func() ([]*Episode, error) { return s.store.briefEpisodesBySeasonIDs(ctx, s.DB, v.Libraries, ids) })
}

// EpisodeCountsBySeriesIDs counts the episodes that are there; series without any are left out.
func (s *Service) EpisodeCountsBySeriesIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*Count, error) {
	return wrap(len(ids), "series' counts", func() ([]*Count, error) { return s.store.episodeCounts(ctx, s.DB, v.Libraries, ids) })
}

// FilesByEpisodeIDs returns the files of episodes: whole versions first, parts in order.
func (s *Service) FilesByEpisodeIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*File, error) {
	return wrap(len(ids), "episodes' files", func() ([]*File, error) { return s.store.filesByEpisodeIDs(ctx, s.DB, v, ids) })
}

// FilesWithMediaByEpisodeIDs is FilesByEpisodeIDs with what is shown of what is in the files, in any order, where
// that could be read; in brief, of a file its id, library, path and size, and of what is in it container and streams.
func (s *Service) FilesWithMediaByEpisodeIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID, brief bool,
) (files []*File, shown []*library.Shown, err error) {
	files, shown, err = s.store.filesWithMediaByEpisodeIDs(ctx, s.DB, v, ids, brief)
	if err != nil {
		return nil, nil, fmt.Errorf("read the files of %d episodes: %w", len(ids), err)
	}
	return files, shown, nil
}

// ExtrasBySeriesIDs returns the extras of series: trailers first, by title.
func (s *Service) ExtrasBySeriesIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*library.Extra, error) {
	return wrap(len(ids), "series' extras", func() ([]*library.Extra, error) { return s.store.extrasBySeriesIDs(ctx, s.DB, v, ids) })
}

// GenresBySeriesIDs returns the genres of series, the main one first.
func (s *Service) GenresBySeriesIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*person.OwnedGenre, error) {
	return wrap(len(ids), "series' genres", func() ([]*person.OwnedGenre, error) { return s.store.genresBySeriesIDs(ctx, s.DB, v, ids) })
}

// LabelsBySeriesIDs returns the labels of series, in the order of their description. No kinds means all.
func (s *Service) LabelsBySeriesIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID, kinds []person.LabelKind) ([]*person.OwnedLabel, error) {
	return wrap(len(ids), "series' labels", func() ([]*person.OwnedLabel, error) {
		return s.store.labelsBySeriesIDs(ctx, s.DB, v.Libraries, ids, kinds)
	})
}

// CreditsBySeriesIDs returns up to first credits of each series, with their people, the most important first.
// No roles means all.
func (s *Service) CreditsBySeriesIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID, roles []person.Role, first int) ([]*person.Credit, error) {
	rows, err := wrap(len(ids), "series' credits", func() ([]*person.CreditRow, error) {
		return s.store.credits(ctx, s.DB, selectSeriesCredits, v, ids, roles, first)
	})
	return person.Credits(rows), err
}

// CreditsByEpisodeIDs is CreditsBySeriesIDs for episodes.
func (s *Service) CreditsByEpisodeIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID, roles []person.Role, first int) ([]*person.Credit, error) {
	rows, err := wrap(len(ids), "episodes' credits", func() ([]*person.CreditRow, error) {
		return s.store.credits(ctx, s.DB, selectEpisodeCredits, v, ids, roles, first)
	})
	return person.Credits(rows), err
}

func wrap[T any](n int, what string, read func() ([]T, error)) ([]T, error) {
	rows, err := read()
	if err != nil {
		return nil, fmt.Errorf("read %d %s: %w", n, what, err)
	}
	return rows, nil
}
