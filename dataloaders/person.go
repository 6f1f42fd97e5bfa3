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
	"revenge/internal/platform/page"
)

// Person batches reads of people and genres.
type Person struct {
	ByID      *Loader[uuid.UUID, *person.Person]
	GenreByID *Loader[uuid.UUID, *person.Genre]
	LabelByID *Loader[uuid.UUID, *person.Label]
	Works     *By[WorksAsked, *person.Work]

	TallyByGenre, TallyByLabel     *By[TaggedAsked, *person.Tally]
	PreviewByGenre, PreviewByLabel *By[TaggedAsked, *person.Tagged]
}

func newPerson(s *person.Service, v *access.Viewer) *Person {
	return &Person{
		ByID:      one(bind(v, s.ByIDs), func(p *person.Person) uuid.UUID { return p.ID }),
		GenreByID: one(bind(v, s.GenresByIDs), func(g *person.Genre) uuid.UUID { return g.ID }),
		LabelByID: one(bind(v, s.LabelsByIDs), func(l *person.Label) uuid.UUID { return l.ID }),
		Works: by(func(ctx context.Context, ids []uuid.UUID, args WorksAsked) ([]*person.Work, error) {
			return s.WorksByPersonIDs(ctx, *v, ids, args.named(), args.first, args.after)
		}, func(w *person.Work) uuid.UUID { return w.OwnerID }, nil, nil),
		TallyByGenre: talliesBy(v, s.GenreTallies), TallyByLabel: talliesBy(v, s.LabelTallies),
		PreviewByGenre: previewsBy(v, s.GenrePreviews), PreviewByLabel: previewsBy(v, s.LabelPreviews),
	}
}

// CreditsAsked are the arguments of credits.
type CreditsAsked struct {
	roles string // sorted, with spaces between; none for all
	first int
}

func (c CreditsAsked) count() int { return c.first }

func (c CreditsAsked) named() []person.Role { return spread[person.Role](c.roles) }

// spread takes apart what was joined with spaces.
func spread[T ~string](joined string) (out []T) {
	for name := range strings.FieldsSeq(joined) {
		out = append(out, T(name))
	}
	return out
}

// WorksAsked are the arguments of filmography.
type WorksAsked struct {
	CreditsAsked
	after page.Cursor
}

// Works asks for up to first works in these roles behind a position; no roles means all.
func Works(roles []person.Role, first int, after *page.Cursor) WorksAsked {
	out := WorksAsked{CreditsAsked: Credits(roles, first)}
	if after != nil {
		out.after = *after
	}
	return out
}

// What belongs to people.
var (
	PersonWorks = declare(ToAsked[*person.Person, WorksAsked, *person.Work]{func(l *Loaders) *By[WorksAsked, *person.Work] { return l.Person().Works },
		func(p *person.Person) *uuid.UUID { return &p.ID }, func(args setexec.Args) WorksAsked {
			roles, _ := args["roles"].([]person.Role)
			first, _ := args["first"].(int)
			after, _ := args["after"].(*page.Cursor)
			return Works(roles, first, after)
		}}, "Person.filmography")

	_ = declare(Switch[*person.Work]{func(l *Loaders, w *person.Work) (expecting, uuid.UUID) {
		if w.Series {
			return l.TVShow().SeriesByID, w.ItemID
		}
		return l.Movie().ByID, w.ItemID
	}}, "FilmographyEntry.node")
)

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

func creditsBy(v *access.Viewer, fetch creditsOf, kept *scope, name string) *By[CreditsAsked, *person.Credit] {
	return by(func(ctx context.Context, ids []uuid.UUID, args CreditsAsked) ([]*person.Credit, error) {
		return fetch(ctx, seeing(ctx, v), ids, args.named(), args.first)
	}, func(c *person.Credit) uuid.UUID { return c.OwnerID }, kept, func(args CreditsAsked) kind[[]*person.Credit] {
		return kind[[]*person.Credit]{name: fmt.Sprint(name, " ", args.first, " ", args.roles), shared: true}
	})
}

func toCredits[P any](credits func(*Loaders) *By[CreditsAsked, *person.Credit], key func(P) *uuid.UUID, field string) ToAsked[P, CreditsAsked, *person.Credit] {
	return declare(ToAsked[P, CreditsAsked, *person.Credit]{credits, key, creditsGiven}, field)
}

func genreOwner(g *person.OwnedGenre) uuid.UUID { return g.OwnerID }
