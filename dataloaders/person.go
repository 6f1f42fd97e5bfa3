package dataloaders

import (
	"context"
	"slices"
	"strings"
	"sync"

	"github.com/google/uuid"

	"revenge/graph/setexec"
	"revenge/internal/access"
	"revenge/internal/person"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/page"
)

// Person batches reads of people and genres.
type Person struct {
	ByID      *Loader[uuid.UUID, *person.Person]
	GenreByID *Loader[uuid.UUID, *person.Genre]
}

func newPerson(s *person.Service, v access.Viewer) *Person {
	return &Person{
		ByID:      one(bind(v, s.ByIDs), func(p *person.Person) uuid.UUID { return p.ID }),
		GenreByID: one(bind(v, s.GenresByIDs), func(g *person.Genre) uuid.UUID { return g.ID }),
	}
}

type creditsOf = func(ctx context.Context, v access.Viewer, ids []uuid.UUID, roles []person.Role, first int) ([]*person.Credit, error)

// Credits batches reads of credits: a loader for each way of asking, as one document may ask in several.
type Credits struct {
	fetch  creditsOf
	viewer access.Viewer

	mu      sync.Mutex
	loaders map[creditArgs]*Loader[uuid.UUID, []*person.Credit]
}

type creditArgs struct {
	roles string
	first int
}

func newCredits(v access.Viewer, fetch creditsOf) *Credits {
	return &Credits{fetch: fetch, viewer: v, loaders: map[creditArgs]*Loader[uuid.UUID, []*person.Credit]{}}
}

// Load returns up to first credits of an owner in these roles; no roles means all.
func (c *Credits) Load(ctx context.Context, owner uuid.UUID, roles []person.Role, first int) ([]*person.Credit, error) {
	return c.loader(roles, first).Load(ctx, owner)
}

func (c *Credits) loader(roles []person.Role, first int) *Loader[uuid.UUID, []*person.Credit] {
	names := person.RoleNames(roles)
	slices.Sort(names)
	args := creditArgs{strings.Join(names, " "), first}
	c.mu.Lock()
	defer c.mu.Unlock()
	l := c.loaders[args]
	if l == nil {
		l = many(func(ctx context.Context, ids []uuid.UUID) ([]*person.Credit, error) {
			return c.fetch(ctx, c.viewer, ids, roles, first)
		}, func(p *person.Credit) uuid.UUID { return p.OwnerID })
		c.loaders[args] = l
	}
	return l
}

// ToCredits is an edge to the people who took part, which is asked with arguments.
type ToCredits[P any] struct {
	credits func(*Loaders) *Credits
	key     func(P) *uuid.UUID
}

func toCredits[P any](credits func(*Loaders) *Credits, key func(P) *uuid.UUID, fields ...string) ToCredits[P] {
	return declare(ToCredits[P]{credits, key}, fields...)
}

// Load returns up to first credits of one parent, 1 to 100, in these roles; no roles means all.
func (e ToCredits[P]) Load(ctx context.Context, parent P, roles []person.Role, first int) ([]*person.Credit, error) {
	if first < 1 || first > page.MaxSize {
		return nil, fault.Field(fault.Invalid, "first must be between 1 and 100", "first")
	}
	return e.credits(For(ctx)).Load(ctx, *e.key(parent), roles, first)
}

// Prepare announces the credits of all parents.
func (e ToCredits[P]) Prepare(ctx context.Context, parents []any, args setexec.Args) []setexec.Read {
	roles, _ := args["roles"].([]person.Role)
	first, _ := args["first"].(int)
	if first < 1 || first > page.MaxSize {
		return nil
	}
	return prepare(e.credits(For(ctx)).loader(roles, first), parents, e.key)
}

func genreOwner(g *person.OwnedGenre) uuid.UUID { return g.OwnerID }
