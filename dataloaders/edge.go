package dataloaders

import (
	"context"
	"slices"

	"github.com/google/uuid"

	"revenge/graph/setexec"
	"revenge/internal/library"
	"revenge/internal/movie"
	"revenge/internal/platform/id"
	"revenge/internal/tvshow"
)

// Relations are all declared edges by the type and field that they stand behind, such as "Movie.poster". Resolvers
// load them for one parent, sets of an answer for all of theirs at once.
func Relations() setexec.Relations { return relations }

var relations = setexec.Relations{}

// declare puts an edge behind fields; several fields may be read from one row.
func declare[E setexec.Relation](edge E, fields ...string) E {
	for _, f := range fields {
		relations[f] = edge
	}
	return edge
}

// ToOne is an edge from a parent to at most one row: V is a pointer.
type ToOne[P, V any] struct {
	loader func(*Loaders) *Loader[uuid.UUID, V]
	// key is where the parent points; nil for nowhere.
	key func(P) *uuid.UUID
	// held is the row where the parent has it already; nil where parents have none.
	held func(P) V
}

func toOne[P, V any](loader func(*Loaders) *Loader[uuid.UUID, V], key func(P) *uuid.UUID, fields ...string) ToOne[P, V] {
	return declare(ToOne[P, V]{loader: loader, key: key}, fields...)
}

// Load returns the row of one parent; nil when there is none, or none that the viewer may see.
func (e ToOne[P, V]) Load(ctx context.Context, parent P) (V, error) {
	var none V
	if e.held != nil {
		return e.held(parent), nil
	}
	key := e.key(parent)
	if key == nil {
		return none, nil
	}
	value, err := e.loader(For(ctx)).Load(ctx, *key)
	if absent(err) {
		return none, nil
	}
	return value, err
}

// Prepare announces the rows of all parents.
func (e ToOne[P, V]) Prepare(ctx context.Context, parents []any, _ setexec.Args) []setexec.Read {
	if e.held != nil {
		return nil
	}
	return prepare(e.loader(For(ctx)), parents, e.key, false)
}

// ToMany is an edge from a parent to a list of rows.
type ToMany[P, V any] struct {
	loader func(*Loaders) *Loader[uuid.UUID, []V]
	key    func(P) *uuid.UUID
	// behind are the fields whose rows the loader can read along.
	behind []string
	along  bool
}

func toMany[P, V any](loader func(*Loaders) *Loader[uuid.UUID, []V], key func(P) *uuid.UUID, fields ...string) ToMany[P, V] {
	return declare(ToMany[P, V]{loader: loader, key: key}, fields...)
}

// toFiles is toMany for files whose media can be read along.
func toFiles[P, V any](loader func(*Loaders) *Loader[uuid.UUID, []V], key func(P) *uuid.UUID, field string) ToMany[P, V] {
	return declare(ToMany[P, V]{loader: loader, key: key, behind: mediaFields}, field)
}

// Ahead is the edge that also reads what is asked for behind it, where it can.
func (e ToMany[P, V]) Ahead(asked func(field string) bool) setexec.Relation {
	e.along = slices.ContainsFunc(e.behind, asked)
	return e
}

// Load returns the rows of one parent.
func (e ToMany[P, V]) Load(ctx context.Context, parent P) ([]V, error) {
	return e.loader(For(ctx)).Load(ctx, *e.key(parent))
}

// Prepare announces the rows of all parents.
func (e ToMany[P, V]) Prepare(ctx context.Context, parents []any, _ setexec.Args) []setexec.Read {
	return prepare(e.loader(For(ctx)), parents, e.key, e.along)
}

func prepare[P, V any](l *Loader[uuid.UUID, V], parents []any, key func(P) *uuid.UUID, along bool) []setexec.Read {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.reserve(len(parents))
	for _, parent := range parents {
		if k := key(parent.(P)); k != nil {
			l.announce(*k, homeOf(parent))
		}
	}
	l.expected.along = l.expected.along || along
	if len(l.expected.keys) == 0 || l.recalled() {
		return nil
	}
	return []setexec.Read{{Key: l, Do: l.Read}}
}

// byID is an edge that can be read by its parent's id, before there is the parent.
type byID interface {
	prepareByID(ctx context.Context, parent uuid.UUID, args setexec.Args) []setexec.Read
}

// early are the types whose objects have lists that lead further: reading these with the object saves a way to the database. Each
// list is found by the id of its parent.
var early = map[id.Kind]struct {
	object string
	fields []string
}{
	"series": {"Series", []string{"seasons", "episodes"}},
	"person": {"Person", []string{"filmography"}},
}

// Early returns the type of the object with an id, and what prepares a field of it that can be read together with it.
func Early(ctx context.Context, of id.ID) (object string, prepare func(field string, relation setexec.Relation, args setexec.Args) []setexec.Read) {
	at := early[of.Kind]
	return at.object, func(field string, relation setexec.Relation, args setexec.Args) []setexec.Read {
		edge, can := relation.(byID)
		if !can || !slices.Contains(at.fields, field) {
			return nil
		}
		return edge.prepareByID(ctx, of.UUID, args)
	}
}

func (e ToMany[P, V]) prepareByID(ctx context.Context, parent uuid.UUID, _ setexec.Args) []setexec.Read {
	return e.loader(For(ctx)).early(parent)
}

func (e ToAsked[P, A, V]) prepareByID(ctx context.Context, parent uuid.UUID, given setexec.Args) []setexec.Read {
	args := e.read(given)
	if !sized(args) {
		return nil
	}
	return e.by(For(ctx)).loader(args).early(parent)
}

// Switch is an edge whose row is in one of several loaders.
type Switch[P any] struct {
	// at says in which, and where.
	at func(*Loaders, P) (expecting, uuid.UUID)
}

// expecting is any loader.
type expecting interface {
	Expect(keys ...uuid.UUID)
	Read(ctx context.Context)
}

// Prepare announces the rows of all parents.
func (e Switch[P]) Prepare(ctx context.Context, parents []any, _ setexec.Args) (reads []setexec.Read) {
	l, known := For(ctx), map[expecting]bool{}
	for _, parent := range parents {
		loader, key := e.at(l, parent.(P))
		if loader == nil {
			continue
		}
		loader.Expect(key)
		if !known[loader] {
			known[loader] = true
			reads = append(reads, setexec.Read{Key: loader, Do: loader.Read})
		}
	}
	return reads
}

// homeOf is the library that a parent's relations are seen through; zero where that is not said by the parent.
func homeOf(parent any) uuid.UUID {
	switch p := parent.(type) {
	case *movie.Movie:
		return p.LibraryID
	case *tvshow.Series:
		return p.LibraryID
	case *tvshow.Season:
		return p.LibraryID
	case *tvshow.Episode:
		return p.LibraryID
	case *library.File:
		return p.LibraryID
	}
	return uuid.UUID{}
}
