package intake

import (
	"context"

	"github.com/google/uuid"

	"revenge/internal/person"
	"revenge/internal/platform/db"
	"revenge/internal/search"
)

// Names collects the people, genres and labels of a batch, so that all are looked up together.
type Names struct {
	people    []person.New
	genres    []string
	labels    []person.NewLabel
	peopleIDs map[string]uuid.UUID
	genreIDs  map[string]uuid.UUID
	labelIDs  map[person.LabelKey]uuid.UUID
	docs      []search.Doc
}

// Add takes in the names of one description.
func (n *Names) Add(credits []Credit, genres []string, labels []person.NewLabel) {
	for _, c := range credits {
		n.people = append(n.people, c.New)
	}
	n.genres = append(n.genres, genres...)
	n.labels = append(n.labels, labels...)
}

// Resolve makes sure that all are known.
func (n *Names) Resolve(ctx context.Context, tx db.Q, people *person.Service) (err error) {
	if n.peopleIDs, n.docs, err = people.Put(ctx, tx, n.people); err != nil {
		return err
	}
	if n.genreIDs, err = people.PutGenres(ctx, tx, n.genres); err != nil {
		return err
	}
	n.labelIDs, err = people.PutLabels(ctx, tx, n.labels)
	return err
}

// Docs are those by which the search finds the people from now on; whoever resolved them puts these with its own.
func (n *Names) Docs() []search.Doc { return n.docs }

// CreditRow is a row of a table of credits; each table adds its owner.
type CreditRow struct {
	Owner     uuid.UUID   `json:"owner_id"`
	Position  int         `json:"position"`
	PersonID  uuid.UUID   `json:"person_id"`
	Role      person.Role `json:"role"`
	Character *string     `json:"character"`
}

// Credits returns the rows of one owner.
func (n *Names) Credits(owner uuid.UUID, credits []Credit) []CreditRow {
	out := make([]CreditRow, len(credits))
	for i, c := range credits {
		out[i] = CreditRow{Owner: owner, Position: i, PersonID: n.peopleIDs[person.KeyOf(c.Name)], Role: c.Role, Character: c.Character}
	}
	return out
}

// GenreIDs returns the ids of genres, in their order.
func (n *Names) GenreIDs(genres []string) []uuid.UUID {
	out := make([]uuid.UUID, len(genres))
	for i, g := range genres {
		out[i] = n.genreIDs[person.SlugOf(g)]
	}
	return out
}

// LabelIDs returns the ids of labels, in their order.
func (n *Names) LabelIDs(labels []person.NewLabel) []uuid.UUID {
	out := make([]uuid.UUID, len(labels))
	for i, l := range labels {
		out[i] = n.labelIDs[l.Key()]
	}
	return out
}

// Identifiers are those of providers that a batch names.
type Identifiers struct {
	TMDB, TVDB []int64
	IMDB       []string
}

// Add takes in the identifiers of files.
func (i *Identifiers) Add(files []*File) {
	for _, f := range files {
		if n := Number(f.IDs, "tmdb"); n != nil {
			i.TMDB = append(i.TMDB, *n)
		}
		if n := Number(f.IDs, "tvdb"); n != nil {
			i.TVDB = append(i.TVDB, *n)
		}
		if text := Text(f.IDs["imdb"]); text != nil {
			i.IMDB = append(i.IMDB, *text)
		}
	}
}
