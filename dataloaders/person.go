package dataloaders

import (
	"context"
	"slices"
	"strings"
	"sync"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/person"
)

// Person batches reads of people and genres.
type Person struct {
	ByID      *Loader[uuid.UUID, *person.Person]
	GenreByID *Loader[uuid.UUID, *person.Genre]
}

func newPerson(s *person.Service, v access.Viewer) *Person {
	return &Person{
		ByID:      one(bind(v, s.ByIDs), func(p *person.Person) uuid.UUID { return p.ID }, nil),
		GenreByID: one(bind(v, s.GenresByIDs), func(g *person.Genre) uuid.UUID { return g.ID }, nil),
	}
}

type creditsOf = func(ctx context.Context, v access.Viewer, ids []uuid.UUID, roles []person.Role, first int) ([]*person.Credit, error)

// Credits batches reads of credits: a loader for each way of asking, as one document may ask in several.
type Credits struct {
	fetch  creditsOf
	viewer access.Viewer

	mu       sync.Mutex
	loaders  map[creditArgs]*Loader[uuid.UUID, []*person.Credit]
	expected []uuid.UUID
}

type creditArgs struct {
	roles string
	first int
}

func newCredits(v access.Viewer, fetch creditsOf) *Credits {
	return &Credits{fetch: fetch, viewer: v, loaders: map[creditArgs]*Loader[uuid.UUID, []*person.Credit]{}}
}

// Expect announces owners whose credits are likely to be asked for.
func (c *Credits) Expect(owners ...uuid.UUID) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.expected = append(c.expected, owners...)
	for _, l := range c.loaders {
		l.Expect(owners...)
	}
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
		}, func(p *person.Credit) uuid.UUID { return p.OwnerID }, nil)
		l.Expect(c.expected...)
		c.loaders[args] = l
	}
	return l
}
