package person

import (
	"context"
	"fmt"
	"strconv"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/keyset"
	"revenge/internal/platform/page"
)

// LabelKind is what a label says of a film or a series.
type LabelKind string

// The kinds of labels.
const (
	Collection LabelKind = "COLLECTION"
	Studio     LabelKind = "STUDIO"
	Network    LabelKind = "NETWORK"
	Keyword    LabelKind = "KEYWORD"
	Country    LabelKind = "COUNTRY"
	Language   LabelKind = "LANGUAGE"
)

// Label is what films and series are sorted under, beside their genres.
type Label struct {
	ID       uuid.UUID
	Kind     LabelKind
	Slug     string
	Name     string
	Overview *string
	TMDBID   *int64 `db:"tmdb_id"`
	// Counted is how many titles have it, in lists that are sorted by that.
	Counted int `db:"title_count,optional"`
}

// NodeID is the public id.
func (l Label) NodeID() id.ID { return id.Of("label", l.ID) }

// IsNode marks Label as addressable by node(id:).
func (Label) IsNode() {}

// OwnedLabel is a label of a film or a series (OwnerID).
type OwnedLabel struct {
	OwnerID uuid.UUID
	Label
}

// LabelFilter narrows a list of labels; a nil field does not filter.
type LabelFilter struct {
	Kind           *LabelKind
	NameStartsWith *string
	// Left out where they are nil, cursors of lists without them stay what they were.
	NameContains *string `json:",omitempty"`
	LibraryID    *id.ID  `json:",omitempty"`
}

// NewLabel is a label that a description names.
type NewLabel struct {
	Kind     LabelKind
	Name     string
	Overview *string
	TMDBID   *int64
}

// LabelKey is what tells labels apart.
type LabelKey struct {
	Kind LabelKind
	Slug string
}

// Key is what tells the label from others; its slug is empty where the name cannot be one.
func (l NewLabel) Key() LabelKey { return LabelKey{l.Kind, SlugOf(l.Name)} }

// LabelKindNames returns the kinds as SQL takes them; none is nil, which means all.
func LabelKindNames(kinds []LabelKind) []string { return names(kinds) }

func names[T ~string](list []T) []string {
	var out []string
	for _, one := range list {
		out = append(out, string(one))
	}
	return out
}

// Labels pages through the labels of what the viewer may see. Wrong arguments are fault.Invalid.
func (s *Service) Labels(ctx context.Context, v access.Viewer, f LabelFilter, o LabelOrder, a page.Args) (*page.Connection[*Label], error) {
	starts, err := slugPart(f.NameStartsWith, "nameStartsWith")
	if err != nil {
		return nil, err
	}
	contains, err := slugPart(f.NameContains, "nameContains")
	if err != nil {
		return nil, err
	}
	libraries := access.Narrowed(v.Libraries, f.LibraryID)
	list := s.store.labels(f.Kind, starts, contains, libraries)
	counted := list
	order := keyset.Order[*Label]{
		Column:    keyset.Column[*Label]{Name: "slug", Text: func(l *Label) string { return l.Slug }, Parse: keyset.Text},
		Direction: page.Asc, Filter: f, ID: func(l *Label) uuid.UUID { return l.ID },
	}
	if o.Direction != "" {
		order.Direction = o.Direction
	}
	if o.Field == LabelsByCount {
		if f.Kind == nil {
			return nil, fault.Field(fault.Invalid, "say which kind of labels to count", "filter", "kind")
		}
		list, counted = s.store.countedLabels(*f.Kind, starts, contains, libraries), s.store.presentLabels(*f.Kind, starts, contains, libraries)
		order.Column = keyset.Column[*Label]{Name: "title_count", Text: func(l *Label) string { return strconv.Itoa(l.Counted) }, Parse: keyset.Int}
	}
	return keyset.ReadAs(ctx, s.db, "labels", list, counted, order, a, libraries)
}

// slugPart is a part of a name as slugs have it; empty without one.
func slugPart(part *string, field string) (string, error) {
	if part == nil {
		return "", nil
	}
	if len([]rune(*part)) > maxPrefix {
		return "", fault.Field(fault.Invalid, fmt.Sprintf("give at most %d characters", maxPrefix), "filter", field)
	}
	return SlugOf(*part), nil
}

// LabelsByIDs returns those of the labels that something the viewer may see has, in any order.
func (s *Service) LabelsByIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*Label, error) {
	labels, err := s.store.labelsByIDs(ctx, s.db, v.Libraries, ids)
	if err != nil {
		return nil, fmt.Errorf("read %d labels: %w", len(ids), err)
	}
	return labels, nil
}

// PutLabels makes sure that every label is known and returns the ids. Names without a key are left out. It joins the
// caller's transaction and takes locks in the order of keys.
func (s *Service) PutLabels(ctx context.Context, tx db.Q, labels []NewLabel) (map[LabelKey]uuid.UUID, error) {
	wanted := make(map[LabelKey]NewLabel, len(labels))
	for _, l := range labels {
		key := l.Key()
		if key.Slug == "" {
			continue
		}
		if old, twice := wanted[key]; twice {
			l = NewLabel{l.Kind, old.Name, first(old.Overview, l.Overview), first(old.TMDBID, l.TMDBID)}
		}
		wanted[key] = l
	}
	if len(wanted) == 0 {
		return map[LabelKey]uuid.UUID{}, nil
	}
	ids, err := s.store.putLabels(ctx, tx, wanted)
	if err != nil {
		return nil, fmt.Errorf("put %d labels: %w", len(wanted), err)
	}
	return ids, nil
}
