package edit

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"revenge/internal/access"
	"revenge/internal/intake"
	"revenge/internal/library"
	"revenge/internal/origin"
	"revenge/internal/platform/clock"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/keyset"
	"revenge/internal/platform/page"
)

// Noun brings its rows in line with what their sources state and people have set. Where some of its fields are decided elsewhere, too,
// it needs to know which were given back.
type Noun interface {
	Apply(ctx context.Context, tx db.Q, ids []uuid.UUID, freed origin.Freed) error
}

// Deps are what the service stands on.
type Deps struct {
	DB        *db.DB
	Clock     clock.Clock
	Libraries *library.Service
	// Nouns are those whose items can be edited, by kind.
	Nouns map[origin.Kind]Noun
}

// Nouns are all of them by kind.
func Nouns(movies, shows, music Noun) map[origin.Kind]Noun {
	return map[origin.Kind]Noun{
		origin.KindMovie: movies, origin.KindSeries: shows, origin.KindSeason: shows, origin.KindEpisode: shows,
		origin.KindArtist: music, origin.KindAlbum: music, origin.KindRelease: music, origin.KindTrack: music,
	}
}

// Service edits items.
type Service struct {
	Deps
	store store
}

// NewService returns the service.
func NewService(d Deps) *Service { return &Service{Deps: d} }

// MaxItems is how many items are edited at once.
const MaxItems = 500

// Done is what an edit came to.
type Done struct {
	// Batch undoes all of it; nil where nothing was changed.
	Batch *uuid.UUID
	// Items is how many items it changed.
	Items int
}

// Edit changes fields of items, all or none. Administrators may. An item that is not there is fault.NotFound, a value that a
// field cannot have, or a field that an item does not have, fault.Invalid.
func (s *Service) Edit(ctx context.Context, v access.Viewer, items []id.ID, changes []Change) (*Done, error) {
	if len(items) == 0 || len(items) > MaxItems {
		return nil, fault.Field(fault.Invalid, fmt.Sprintf("name 1 to %d items", MaxItems), "ids")
	}
	return s.edit(ctx, v, items, changes, func(i int) []string { return []string{"ids", strconv.Itoa(i)} })
}

// EditOne is Edit of one item.
func (s *Service) EditOne(ctx context.Context, v access.Viewer, of id.ID, changes []Change) (*Done, error) {
	return s.edit(ctx, v, []id.ID{of}, changes, func(int) []string { return []string{"id"} })
}

func (s *Service) edit(ctx context.Context, v access.Viewer, items []id.ID, changes []Change, path func(i int) []string) (*Done, error) {
	if err := v.RequireAdmin(); err != nil {
		return nil, err
	}
	if err := once(changes); err != nil {
		return nil, err
	}
	done := &Done{}
	err := s.DB.Tx(ctx, func(tx pgx.Tx) error {
		keys := make([]uuid.UUID, len(items))
		for i, one := range items {
			keys[i] = one.UUID
		}
		there, held, err := s.hold(ctx, tx, v, keys)
		if err != nil {
			return err
		}
		var wants []want
		for i, one := range items {
			of := there[one.UUID]
			if of == nil || of.Kind.Public() != one.Kind {
				return fault.Field(fault.NotFound, "there is no such item, or you may not see it", path(i)...)
			}
			now := origin.Merge(held[of.ID])
			for _, c := range changes {
				w, err := c.wanted(of, now)
				if err != nil {
					return err
				}
				wants = append(wants, w)
			}
		}
		done, err = s.write(ctx, tx, v, held, wants)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("edit %d items: %w", len(items), err)
	}
	return done, nil
}

// hold locks the libraries of items against scans, and returns what is there of the items.
func (s *Service) hold(ctx context.Context, tx pgx.Tx, v access.Viewer, keys []uuid.UUID) (map[uuid.UUID]*item, map[uuid.UUID]*origin.Held, error) {
	first, err := s.store.items(ctx, tx, v.Libraries, keys)
	if err != nil {
		return nil, nil, err
	}
	var libraries []uuid.UUID
	for _, i := range first {
		libraries = append(libraries, i.LibraryID)
	}
	if err := intake.LockAll(ctx, tx, libraries); err != nil {
		return nil, nil, err
	}
	list, err := s.store.items(ctx, tx, v.Libraries, keys)
	if err != nil {
		return nil, nil, err
	}
	there := make(map[uuid.UUID]*item, len(list))
	for _, i := range list {
		there[i.ID] = i
	}
	held, err := origin.Load(ctx, tx, keys)
	return there, held, err
}

// write makes what is wanted so, and notes what was changed by it.
func (s *Service) write(ctx context.Context, tx pgx.Tx, v access.Viewer, held map[uuid.UUID]*origin.Held, wants []want) (*Done, error) {
	name, err := s.store.name(ctx, tx, v.UserID)
	if err != nil {
		return nil, err
	}
	batch, now := id.New(), s.Clock.Now()
	var changes []*origin.Change
	touched, freed := map[uuid.UUID]*item{}, origin.Freed{}
	for _, w := range wants {
		c := w.change(held[w.of.ID])
		if c == nil {
			continue
		}
		c.ID, c.BatchID, c.ByName, c.At = id.New(), batch, name, now
		if v.UserID != uuid.Nil {
			c.UserID = &v.UserID
		}
		changes = append(changes, c)
		touched[w.of.ID] = w.of
		if !c.AfterByHand {
			freed.Add(w.of.ID, c.Field)
		}
	}
	if len(changes) == 0 {
		return &Done{}, nil
	}
	if err := origin.Write(ctx, tx, changes); err != nil {
		return nil, err
	}
	return &Done{Batch: &batch, Items: len(touched)}, s.follow(ctx, tx, touched, freed)
}

// change is what a wish does to an item; nil where nothing. What is held is brought in line, for the next wish.
func (w want) change(held *origin.Held) *origin.Change {
	before := origin.Merge(held)[w.field]
	edits := slices.DeleteFunc(slices.Clone(held.Edits), func(e *origin.Edit) bool { return e.Field == w.field })
	if w.hand != nil {
		edits = append(edits, &origin.Edit{ItemID: w.of.ID, Field: w.field, Value: *w.hand})
	}
	held.Edits = edits
	after := origin.Merge(held)[w.field]
	c := &origin.Change{ItemKind: w.of.Kind, ItemID: w.of.ID, LibraryID: w.of.LibraryID, ItemTitle: w.of.Title, Field: w.field,
		Before: []string{}, After: []string{}}
	if before != nil {
		c.Before, c.BeforeByHand = before.Values, before.Locked
	}
	if after != nil {
		c.After, c.AfterByHand = after.Values, after.Locked
	}
	if c.BeforeByHand == c.AfterByHand && (!c.AfterByHand || slices.Equal(c.Before, c.After)) {
		return nil
	}
	return c
}

// follow brings rows in line, and tells of it.
func (s *Service) follow(ctx context.Context, tx pgx.Tx, touched map[uuid.UUID]*item, freed origin.Freed) error {
	byNoun, byLibrary := map[Noun][]uuid.UUID{}, map[uuid.UUID][]library.Item{}
	var nouns []Noun
	for _, key := range sorted(touched) {
		of := touched[key]
		noun := s.Nouns[of.Kind]
		if byNoun[noun] == nil {
			nouns = append(nouns, noun)
		}
		byNoun[noun] = append(byNoun[noun], key)
		byLibrary[of.LibraryID] = append(byLibrary[of.LibraryID], library.Item{Kind: string(of.Kind.Public()), ID: key})
	}
	for _, noun := range nouns {
		if err := noun.Apply(ctx, tx, byNoun[noun], freed); err != nil {
			return err
		}
	}
	for _, key := range sorted(byLibrary) {
		if err := s.Libraries.ItemsChanged(ctx, tx, key, byLibrary[key]); err != nil {
			return err
		}
	}
	return nil
}

func sorted[V any](m map[uuid.UUID]V) []uuid.UUID {
	out := make([]uuid.UUID, 0, len(m))
	for key := range m {
		out = append(out, key)
	}
	slices.SortFunc(out, func(a, b uuid.UUID) int { return slices.Compare(a[:], b[:]) })
	return out
}

// Undo undoes a change, or all that was changed at once, by the public id of either. Administrators may. Where a field was
// changed since, or its item is gone, it is fault.Conflict and nothing is undone.
func (s *Service) Undo(ctx context.Context, v access.Viewer, what id.ID) (*Done, error) {
	if err := v.RequireAdmin(); err != nil {
		return nil, err
	}
	done := &Done{}
	err := s.DB.Tx(ctx, func(tx pgx.Tx) error {
		changes, err := origin.ChangesOf(ctx, tx, what.UUID, v.Libraries)
		if err != nil {
			return err
		}
		if len(changes) == 0 || what.Kind != origin.ChangeKind && what.Kind != origin.BatchKind {
			return fault.Field(fault.NotFound, "there is no such edit", "id")
		}
		var keys, ids []uuid.UUID
		for _, c := range changes {
			keys, ids = append(keys, c.ItemID), append(ids, c.ID)
		}
		there, held, err := s.hold(ctx, tx, v, keys)
		if err != nil {
			return err
		}
		var wants []want
		for _, c := range changes {
			if err := stands(c, there[c.ItemID], held[c.ItemID]); err != nil {
				return err
			}
			w := want{of: there[c.ItemID], field: c.Field}
			if c.BeforeByHand {
				w.hand = &c.Before
			}
			wants = append(wants, w)
		}
		if done, err = s.write(ctx, tx, v, held, wants); err != nil || done.Batch == nil {
			return err
		}
		return origin.Undo(ctx, tx, ids, *done.Batch)
	})
	if err != nil {
		return nil, fmt.Errorf("undo an edit: %w", err)
	}
	return done, nil
}

// stands checks that a change is what holds now.
func stands(c *origin.Change, of *item, held *origin.Held) error {
	switch {
	case of == nil:
		return fault.Field(fault.Conflict, fmt.Sprintf("%q is gone", c.ItemTitle), "id")
	case c.Undone():
		return fault.Field(fault.Conflict, "it was undone already", "id")
	}
	i := slices.IndexFunc(held.Edits, func(e *origin.Edit) bool { return e.Field == c.Field })
	if c.AfterByHand != (i >= 0) || i >= 0 && !slices.Equal(held.Edits[i].Value, c.After) {
		return fault.Field(fault.Conflict, fmt.Sprintf("%s of %q was changed since", c.Field, c.ItemTitle), "id")
	}
	return nil
}

// History pages through what people have changed, the newest first; of one item where that is given. Administrators may.
func (s *Service) History(ctx context.Context, v access.Viewer, of *id.ID, a page.Args) (*page.Connection[*origin.Change], error) {
	if err := v.RequireAdmin(); err != nil {
		return nil, err
	}
	var key *uuid.UUID
	if of != nil {
		key = &of.UUID
	}
	order := keyset.Order[*origin.Change]{Direction: page.Desc, Filter: key, ID: func(c *origin.Change) uuid.UUID { return c.ID },
		Column: keyset.Column[*origin.Change]{Name: "at", Parse: keyset.Time, Text: func(c *origin.Change) string { return c.At.Format(time.RFC3339Nano) }}}
	return keyset.Read(ctx, s.DB, "edits", origin.Changes(key), order, a, v.Libraries)
}

// OriginsByItemIDs returns where the fields of items come from, in the order that fields are shown in: for administrators only.
func (s *Service) OriginsByItemIDs(ctx context.Context, v access.Viewer, ids []uuid.UUID) ([]*origin.Origin, error) {
	if v.RequireAdmin() != nil {
		return nil, nil //nolint:nilerr // others see none
	}
	held, err := origin.Load(ctx, s.DB, ids)
	if err != nil {
		return nil, fmt.Errorf("read the origins of %d items: %w", len(ids), err)
	}
	var out []*origin.Origin
	for _, key := range ids {
		out = append(out, origin.Merge(held[key]).List()...)
	}
	return out, nil
}
