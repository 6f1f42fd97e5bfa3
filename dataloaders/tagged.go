package dataloaders

import (
	"context"

	"github.com/google/uuid"

	"revenge/graph/setexec"
	"revenge/internal/access"
	"revenge/internal/person"
	"revenge/internal/platform/id"
)

// TaggedAsked are the arguments of what has a genre or a label.
type TaggedAsked struct {
	titles person.Asked
	first  int
}

func (a TaggedAsked) count() int { return max(1, a.first) }

// Titles asks for those of a kind, all where it is nil, in a library, in all where it is nil.
func Titles(kind *person.Titles, library *id.ID) person.Asked {
	var out person.Asked
	if kind != nil {
		out.Kind = *kind
	}
	if library != nil {
		out.LibraryID = *library
	}
	return out
}

// Tagged asks for up to first of the titles; 0 is for their number.
func Tagged(kind *person.Titles, library *id.ID, first int) TaggedAsked {
	return TaggedAsked{Titles(kind, library), first}
}

func taggedGiven(args setexec.Args) TaggedAsked {
	kind, _ := args["kind"].(*person.Titles)
	if one, ok := args["kind"].(person.Titles); ok {
		kind = &one
	}
	library, _ := args["libraryId"].(*id.ID)
	first, _ := args["first"].(int)
	return Tagged(kind, library, first)
}

type talliesOf = func(ctx context.Context, v access.Viewer, ids []uuid.UUID, a person.Asked) ([]*person.Tally, error)

func talliesBy(v *access.Viewer, fetch talliesOf) *By[TaggedAsked, *person.Tally] {
	return by(func(ctx context.Context, ids []uuid.UUID, args TaggedAsked) ([]*person.Tally, error) {
		return fetch(ctx, *v, ids, args.titles)
	}, func(t *person.Tally) uuid.UUID { return t.OwnerID }, nil, nil)
}

type previewsOf = func(ctx context.Context, v access.Viewer, ids []uuid.UUID, a person.Asked, first int) ([]*person.Tagged, error)

func previewsBy(v *access.Viewer, fetch previewsOf) *By[TaggedAsked, *person.Tagged] {
	return by(func(ctx context.Context, ids []uuid.UUID, args TaggedAsked) ([]*person.Tagged, error) {
		return fetch(ctx, *v, ids, args.titles, args.first)
	}, func(t *person.Tagged) uuid.UUID { return t.OwnerID }, nil, nil)
}

func genreID(g *person.Genre) *uuid.UUID { return &g.ID }

func labelID(l *person.Label) *uuid.UUID { return &l.ID }

// What has genres and labels.
var (
	GenreTally = declare(ToAsked[*person.Genre, TaggedAsked, *person.Tally]{
		func(l *Loaders) *By[TaggedAsked, *person.Tally] { return l.Person().TallyByGenre }, genreID, taggedGiven}, "Genre.titleCount")
	GenrePreview = declare(ToAsked[*person.Genre, TaggedAsked, *person.Tagged]{
		func(l *Loaders) *By[TaggedAsked, *person.Tagged] { return l.Person().PreviewByGenre }, genreID, taggedGiven}, "Genre.preview")
	LabelTally = declare(ToAsked[*person.Label, TaggedAsked, *person.Tally]{
		func(l *Loaders) *By[TaggedAsked, *person.Tally] { return l.Person().TallyByLabel }, labelID, taggedGiven}, "Label.titleCount")
	LabelPreview = declare(ToAsked[*person.Label, TaggedAsked, *person.Tagged]{
		func(l *Loaders) *By[TaggedAsked, *person.Tagged] { return l.Person().PreviewByLabel }, labelID, taggedGiven}, "Label.preview")

	_ = toItem(func(t *person.Tagged) id.ID { return Item(t.Kind, t.ItemID) }, "TaggedTitle.item")
)
