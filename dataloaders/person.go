package dataloaders

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/google/uuid"

	"revenge/graph/setexec"
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
		ByID:      one(bind(v, s.ByIDs), func(p *person.Person) uuid.UUID { return p.ID }),
		GenreByID: one(bind(v, s.GenresByIDs), func(g *person.Genre) uuid.UUID { return g.ID }),
	}
}

// CreditsAsked are the arguments of credits.
type CreditsAsked struct {
	roles string // sorted, with spaces between; none for all
	first int
}

func (c CreditsAsked) count() int { return c.first }

// Credits asks for up to first credits in these roles; no roles means all.
func Credits(roles []person.Role, first int) CreditsAsked {
	names := person.RoleNames(roles)
	slices.Sort(names)
	return CreditsAsked{strings.Join(names, " "), first}
}

func creditsGiven(args setexec.Args) CreditsAsked {
	roles, _ := args["roles"].([]person.Role)
	first, _ := args["first"].(int)
	return Credits(roles, first)
}

type creditsOf = func(ctx context.Context, v access.Viewer, ids []uuid.UUID, roles []person.Role, first int) ([]*person.Credit, error)

func creditsBy(v access.Viewer, fetch creditsOf, kept *scope, name string) *By[CreditsAsked, *person.Credit] {
	return by(func(ctx context.Context, ids []uuid.UUID, args CreditsAsked) ([]*person.Credit, error) {
		var roles []person.Role
		for name := range strings.FieldsSeq(args.roles) {
			roles = append(roles, person.Role(name))
		}
		return fetch(ctx, v, ids, roles, args.first)
	}, func(c *person.Credit) uuid.UUID { return c.OwnerID }, kept, func(args CreditsAsked) kind[[]*person.Credit] {
		return kind[[]*person.Credit]{name: fmt.Sprint(name, " ", args.first, " ", args.roles), shared: true}
	})
}

func toCredits[P any](credits func(*Loaders) *By[CreditsAsked, *person.Credit], key func(P) *uuid.UUID, field string) ToAsked[P, CreditsAsked, *person.Credit] {
	return declare(ToAsked[P, CreditsAsked, *person.Credit]{credits, key, creditsGiven}, field)
}

func genreOwner(g *person.OwnedGenre) uuid.UUID { return g.OwnerID }
