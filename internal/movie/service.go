package movie

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/artwork"
	"revenge/internal/library"
	"revenge/internal/person"
	"revenge/internal/platform/db"
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

// Service answers questions about films and takes them in.
type Service struct {
	Deps
	store store
}

// NewService returns the service.
func NewService(d Deps) *Service { return &Service{Deps: d} }

// List pages through the films that the viewer may see; see shelf.List.
func (s *Service) List(ctx context.Context, v access.Viewer, f shelf.Filter, o shelf.Order, a page.Args) (*shelf.Page[Movie], error) {
	l := s.store.list()
	if f.Text != nil {
		m, err := s.Search.Match(ctx, v, *f.Text, search.Movie)
		if err != nil {
			return nil, err
		}
		l.Found = m.Write
	}
	return l.Page(ctx, s.DB, v, f, o, a)
}

// CheckFilter is fault.Invalid for JSON that is no filter of films.
func (s *Service) CheckFilter(filter []byte) error {
	return s.store.list().CheckFilter(filter)
}

// Chosen is the list of the films that a filter's JSON leaves to the viewer, and the libraries to read; see shelf.List.
func (s *Service) Chosen(v access.Viewer, filter []byte) (keyset.List, []uuid.UUID, error) {
	return s.store.list().Chosen(v, filter)
}

// OwnColumn is an order by what is the viewer's own; false where films have none such.
func (s *Service) OwnColumn(field string) (keyset.Column[any], bool) {
	return s.store.list().OwnColumn(field)
}

// ByIDs returns those of the films that the viewer may see, in any order.
func (s *Service) ByIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*Movie, error) {
	return wrap(len(ids), "films", func() ([]*Movie, error) { return s.store.byIDs(ctx, s.DB, v.Libraries, ids) })
}

// BriefByIDs is ByIDs with no more than id, library, titles, year, poster and backdrop.
func (s *Service) BriefByIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*Movie, error) {
	return wrap(len(ids), "films", func() ([]*Movie, error) { return s.store.briefByIDs(ctx, s.DB, v.Libraries, ids) })
}

// TextsByIDs returns the texts of films, in any order.
func (s *Service) TextsByIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*Texts, error) {
	return wrap(len(ids), "films' texts", func() ([]*Texts, error) { return s.store.textsByIDs(ctx, s.DB, v, ids) })
}

// DetailsByIDs returns the details of films, in any order.
func (s *Service) DetailsByIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*Details, error) {
	return wrap(len(ids), "films' details", func() ([]*Details, error) { return s.store.detailsByIDs(ctx, s.DB, v, ids) })
}

// FilesByMovieIDs returns the files of films: whole versions first, parts in order.
func (s *Service) FilesByMovieIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*File, error) {
	return wrap(len(ids), "films' files", func() ([]*File, error) { return s.store.filesByMovieIDs(ctx, s.DB, v, ids) })
}

// FilesWithMediaByMovieIDs is FilesByMovieIDs with what is shown of what is in the files, in any order, where
// that could be read; in brief, of a file its id, library, path and size, and of what is in it container and streams.
func (s *Service) FilesWithMediaByMovieIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID, brief bool,
) (files []*File, shown []*library.Shown, err error) {
	files, shown, err = s.store.filesWithMediaByMovieIDs(ctx, s.DB, v, ids, brief)
	if err != nil {
		return nil, nil, fmt.Errorf("read the files of %d films: %w", len(ids), err)
	}
	return files, shown, nil
}

// ExtrasByMovieIDs returns the extras of films: trailers first, by title.
func (s *Service) ExtrasByMovieIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*library.Extra, error) {
	return wrap(len(ids), "films' extras", func() ([]*library.Extra, error) { return s.store.extrasByMovieIDs(ctx, s.DB, v, ids) })
}

// GenresByMovieIDs returns the genres of films, the main one first.
func (s *Service) GenresByMovieIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*person.OwnedGenre, error) {
	return wrap(len(ids), "films' genres", func() ([]*person.OwnedGenre, error) { return s.store.genresByMovieIDs(ctx, s.DB, v, ids) })
}

// LabelsByMovieIDs returns the labels of films, in the order of their description. No kinds means all.
func (s *Service) LabelsByMovieIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID, kinds []person.LabelKind) ([]*person.OwnedLabel, error) {
	return wrap(len(ids), "films' labels", func() ([]*person.OwnedLabel, error) {
		return s.store.labelsByMovieIDs(ctx, s.DB, v.Libraries, ids, kinds)
	})
}

// CreditsByMovieIDs returns up to first credits of each film, with their people, the most important first.
// No roles means all.
func (s *Service) CreditsByMovieIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID, roles []person.Role, first int) ([]*person.Credit, error) {
	rows, err := wrap(len(ids), "films' credits", func() ([]*person.CreditRow, error) {
		return s.store.creditsByMovieIDs(ctx, s.DB, v, ids, roles, first)
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
