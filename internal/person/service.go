package person

import (
	"context"
	"fmt"
	"slices"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/fold"
	"revenge/internal/platform/keyset"
	"revenge/internal/platform/page"
	"revenge/internal/search"
)

// Service answers questions about people and genres.
type Service struct {
	db    *db.DB
	store store
}

// NewService returns the service on a database.
func NewService(pool *db.DB) *Service { return &Service{db: pool} }

// maxPrefix bounds nameStartsWith, in characters.
const maxPrefix = 200

func byName(f Filter) keyset.Order[*Person] {
	return keyset.Order[*Person]{
		Column:    keyset.Column[*Person]{Name: "sort_name", Text: func(p *Person) string { return p.SortName }, Parse: keyset.Text},
		Direction: page.Asc, Filter: f, ID: func(p *Person) uuid.UUID { return p.ID },
	}
}

// List pages through the people credited in what the viewer may see, by name. Wrong arguments are fault.Invalid.
func (s *Service) List(ctx context.Context, v access.Viewer, f Filter, a page.Args) (*page.Connection[*Person], error) {
	prefix := ""
	if f.NameStartsWith != nil {
		if len([]rune(*f.NameStartsWith)) > maxPrefix {
			return nil, fault.Field(fault.Invalid, fmt.Sprintf("give at most %d characters", maxPrefix), "filter", "nameStartsWith")
		}
		prefix = fold.Text(*f.NameStartsWith)
	}
	return keyset.Read(ctx, s.db, "people", s.store.list(prefix, v.Libraries), byName(f), a, v.Libraries)
}

// ByIDs returns those of the people who are credited in something the viewer may see, in any order.
func (s *Service) ByIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*Person, error) {
	people, err := s.store.byIDs(ctx, s.db, v.Libraries, ids)
	if err != nil {
		return nil, fmt.Errorf("read %d people: %w", len(ids), err)
	}
	return people, nil
}

// Genres returns the genres of what the viewer may see, by name: of all, or of titles of one kind or in one library. A kind that has
// none is fault.Invalid.
func (s *Service) Genres(ctx context.Context, v access.Viewer, a Asked) ([]*Genre, error) {
	if a.Kind != "" && genred[a.Kind] == "" {
		return nil, fault.Field(fault.Invalid, "nothing of this kind has genres", "kind")
	}
	genres, err := s.store.genres(ctx, s.db, a.Kind, a.in(v))
	if err != nil {
		return nil, fmt.Errorf("list genres: %w", err)
	}
	return genres, nil
}

// GenresByIDs returns those of the genres that something the viewer may see belongs to, in any order.
func (s *Service) GenresByIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*Genre, error) {
	genres, err := s.store.genresByIDs(ctx, s.db, v.Libraries, ids)
	if err != nil {
		return nil, fmt.Errorf("read %d genres: %w", len(ids), err)
	}
	return genres, nil
}

// Put makes sure that everybody is known and returns the ids by KeyOf(name), with the documents by which the search finds those who
// are new or whom more is known of: the caller puts these together with its own. Names without a key are left out.
// It joins the caller's transaction and takes locks in the order of keys.
func (s *Service) Put(ctx context.Context, tx db.Q, people []New) (ids map[string]uuid.UUID, docs []search.Doc, err error) {
	if len(people) == 0 {
		return map[string]uuid.UUID{}, nil, nil
	}
	wanted := make(map[string]New, len(people))
	for _, p := range people {
		key := KeyOf(p.Name)
		if key == "" {
			continue
		}
		if old, twice := wanted[key]; twice {
			p.TMDBID, p.IMDBID = first(old.TMDBID, p.TMDBID), first(old.IMDBID, p.IMDBID)
			p.Name = old.Name
		}
		wanted[key] = p
	}
	ids, docs, err = s.store.put(ctx, tx, wanted)
	if err != nil {
		return nil, nil, fmt.Errorf("put %d people: %w", len(wanted), err)
	}
	return ids, docs, nil
}

func first[T any](a, b *T) *T {
	if a != nil {
		return a
	}
	return b
}

// PutGenres makes sure that every genre is known and returns the ids by SlugOf(name). It joins the caller's transaction.
func (s *Service) PutGenres(ctx context.Context, tx db.Q, names []string) (map[string]uuid.UUID, error) {
	if len(names) == 0 {
		return map[string]uuid.UUID{}, nil
	}
	wanted := make(map[string]string, len(names))
	for _, name := range names {
		if slug := SlugOf(name); slug != "" && wanted[slug] == "" {
			wanted[slug] = name
		}
	}
	ids, err := s.store.putGenres(ctx, tx, wanted)
	if err != nil {
		return nil, fmt.Errorf("put %d genres: %w", len(wanted), err)
	}
	return ids, nil
}

func sorted[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
