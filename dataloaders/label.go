package dataloaders

import (
	"context"
	"slices"
	"strings"

	"github.com/google/uuid"

	"revenge/graph/setexec"
	"revenge/internal/access"
	"revenge/internal/person"
)

// LabelsAsked are the arguments of labels.
type LabelsAsked struct {
	kinds string // sorted, with spaces between; none for all
}

// count bounds nothing: a description bounds its labels.
func (LabelsAsked) count() int { return 1 }

// Labels asks for the labels of these kinds; no kinds means all.
func Labels(kinds []person.LabelKind) LabelsAsked {
	names := person.LabelKindNames(kinds)
	slices.Sort(names)
	return LabelsAsked{strings.Join(names, " ")}
}

type labelsOf = func(ctx context.Context, v access.Viewer, ids []uuid.UUID, kinds []person.LabelKind) ([]*person.OwnedLabel, error)

func labelsBy(v *access.Viewer, fetch labelsOf) *By[LabelsAsked, *person.OwnedLabel] {
	return by(func(ctx context.Context, ids []uuid.UUID, args LabelsAsked) ([]*person.OwnedLabel, error) {
		return fetch(ctx, *v, ids, spread[person.LabelKind](args.kinds))
	}, func(l *person.OwnedLabel) uuid.UUID { return l.OwnerID }, nil, nil)
}

func toLabels[P any](labels func(*Loaders) *By[LabelsAsked, *person.OwnedLabel], key func(P) *uuid.UUID,
	field string) ToAsked[P, LabelsAsked, *person.OwnedLabel] {
	return declare(ToAsked[P, LabelsAsked, *person.OwnedLabel]{labels, key, func(args setexec.Args) LabelsAsked {
		kinds, _ := args["kinds"].([]person.LabelKind)
		return Labels(kinds)
	}}, field)
}

// AtMost are the arguments of a list that is only bounded.
type AtMost int

func (n AtMost) count() int { return int(n) }

type similarTo[V any] = func(ctx context.Context, v access.Viewer, ids []uuid.UUID, first int) ([]V, error)

func similarBy[V any](v *access.Viewer, fetch similarTo[V], owner func(V) uuid.UUID) *By[AtMost, V] {
	return by(func(ctx context.Context, ids []uuid.UUID, first AtMost) ([]V, error) {
		return fetch(ctx, *v, ids, int(first))
	}, owner, nil, nil)
}

func toSimilar[P, V any](similar func(*Loaders) *By[AtMost, V], key func(P) *uuid.UUID, field string) ToAsked[P, AtMost, V] {
	return declare(ToAsked[P, AtMost, V]{similar, key, func(args setexec.Args) AtMost {
		first, _ := args["first"].(int)
		return AtMost(first)
	}}, field)
}
