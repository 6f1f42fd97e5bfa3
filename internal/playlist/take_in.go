package playlist

import (
	"cmp"
	"context"
	"fmt"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"revenge/internal/access"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/page"
	"revenge/internal/viewing"
)

// TakeIn takes playlists in that were kept as a file. A playlist and its places get ids that follow from those that they had and
// from whose they become, so that it may be repeated, also at once; the viewer's own keep theirs. Records that no export has, and those whose
// rules name what the viewer does not see here, are refused one by one. Too many of them are fault.Invalid.
func (s *Service) TakeIn(ctx context.Context, v access.Viewer, records []*Record, names []*RuleName) (out []*TakenIn, refused []*viewing.Refused, err error) {
	if err := v.RequireUser(); err != nil {
		return nil, nil, err
	}
	entries := 0
	for _, r := range records {
		entries += len(r.Entries)
	}
	switch {
	case len(records) > maxRecords || entries > maxEntries:
		return nil, nil, fault.Field(fault.Invalid, fmt.Sprintf("give at most %d %s with %d entries in all at a time", maxRecords, s.nouns, maxEntries), s.nouns)
	case len(names) > maxNames:
		return nil, nil, fault.Field(fault.Invalid, fmt.Sprintf("give at most %d names at a time", maxNames), "names")
	}
	err = s.DB.Tx(ctx, func(tx pgx.Tx) error {
		if err := s.store.inTurn(ctx, tx, v.UserID); err != nil {
			return err
		}
		t := &taking{Service: s, tx: tx, v: v, refused: []*viewing.Refused{}, out: []*TakenIn{}}
		for i, r := range records {
			if reason := r.wrong(s.nature); reason != "" {
				t.refuse(i, reason)
			} else {
				t.records = append(t.records, &arriving{Record: r, place: i})
			}
		}
		err := t.all(ctx, names)
		out, refused = t.out, t.refused
		return err
	})
	if err != nil {
		return nil, nil, fmt.Errorf("take in %d %s: %w", len(records), s.nouns, err)
	}
	return out, refused, nil
}

// taking is one transaction that takes playlists in.
type taking struct {
	*Service
	tx      pgx.Tx
	v       access.Viewer
	records []*arriving
	owned   int
	out     []*TakenIn
	refused []*viewing.Refused
}

// arriving is a record with its place in the list, and what of it is here.
type arriving struct {
	*Record
	place int
	key   uuid.UUID
	there *standing
	items []*viewing.Found
}

func (t *taking) refuse(place int, reason string) {
	t.refused = append(t.refused, &viewing.Refused{Place: place, Reason: reason})
}

func (t *taking) all(ctx context.Context, names []*RuleName) (err error) {
	if err := t.bind(ctx, names); err != nil {
		return err
	}
	if err := t.find(ctx); err != nil {
		return err
	}
	if t.owned, err = t.store.owned(ctx, t.tx, t.v.UserID, t.kind); err != nil {
		return err
	}
	for _, r := range t.records {
		if err := t.one(ctx, r); err != nil {
			return err
		}
	}
	var made []uuid.UUID
	for _, done := range t.out {
		if done.Created {
			made = append(made, done.Key)
		}
	}
	return t.index(ctx, t.tx, made...)
}

// find looks for the playlists and for what their entries are.
func (t *taking) find(ctx context.Context) error {
	var keys []uuid.UUID
	var wanted []viewing.Keyed
	for _, r := range t.records {
		r.key = t.becomes(t.v.UserID, r.ID)
		keys = append(keys, r.key, r.ID.UUID)
		for _, e := range r.Entries {
			wanted = append(wanted, viewing.Keyed{Kind: e.Kind, Keys: e.Keys})
		}
	}
	there, err := t.store.standing(ctx, t.tx, t.v.UserID, t.kind, keys)
	if err != nil {
		return err
	}
	found, err := viewing.Find(ctx, t.tx, t.v, wanted)
	if err != nil {
		return err
	}
	for _, r := range t.records {
		if there[r.ID.UUID] != nil {
			r.key = r.ID.UUID
		}
		r.there = there[r.key]
		r.items, found = found[:len(r.Entries)], found[len(r.Entries):]
	}
	return nil
}

// becomes is the id of what had another one where it was taken out. A playlist and a collection never become the same.
func (n nature) becomes(owner uuid.UUID, was id.ID) uuid.UUID {
	name := was.UUID[:]
	if n.kind != OfItems {
		name = append([]byte(n.kind), name...)
	}
	return uuid.NewSHA1(owner, name)
}

// one takes a playlist in, which may have come before in the same list.
func (t *taking) one(ctx context.Context, r *arriving) error {
	for _, before := range t.out {
		if before.Key == r.key {
			t.refuse(r.place, "it stands in the list twice")
			return nil
		}
	}
	done := &TakenIn{Place: r.place, Key: r.key, Unmatched: []int{}, UnknownUsers: []string{}}
	items, err := t.missing(ctx, r, done)
	if err == nil && t.sets && r.there != nil { // what is there needs no room
		items, err = t.store.others(ctx, t.tx, r.key, items)
	}
	if err != nil {
		return err
	}
	switch {
	case r.there == nil && t.owned >= maxPlaylists:
		t.refuse(r.place, t.tooMany())
		return nil
	case r.there != nil && r.there.Smart && len(r.Entries) > 0:
		t.refuse(r.place, "rules fill this "+t.noun+" here; freeze it first")
		return nil
	case r.there != nil && r.there.Items+len(items) > maxItems:
		t.refuse(r.place, t.tooLong())
		return nil
	case r.there == nil:
		if err := t.begin(ctx, r, done); err != nil {
			return err
		}
	case len(items) > 0:
		if _, err := t.store.lock(ctx, t.tx, t.v, t.kind, r.key, t.Clock.Now()); err != nil {
			return err
		}
	}
	t.out = append(t.out, done)
	done.Added, err = t.put(ctx, t.tx, t.v, r.key, items, nil)
	return err
}

// missing are the entries that are not in the playlist yet and whose content is there.
func (t *taking) missing(ctx context.Context, r *arriving, done *TakenIn) ([]*member, error) {
	ids := make([]uuid.UUID, len(r.Entries))
	for i, e := range r.Entries {
		if ids[i] = e.ID.UUID; r.key != r.ID.UUID {
			ids[i] = uuid.NewSHA1(r.key, e.ID.UUID[:])
		}
	}
	known, err := t.store.placesThere(ctx, t.tx, ids)
	if err != nil {
		return nil, err
	}
	var items []*member
	for i, f := range r.items {
		switch {
		case known[ids[i]]:
			done.Matched++
		case f == nil || f.LibraryID == nil:
			done.Unmatched = append(done.Unmatched, i)
		default:
			known[ids[i]] = true
			done.Matched++
			items = append(items, &member{ID: ids[i], ItemKind: r.Entries[i].Kind, ItemID: f.ID, LibraryID: *f.LibraryID})
		}
	}
	return items, nil
}

// begin makes a playlist anew and shares it with those who have an account here.
func (t *taking) begin(ctx context.Context, r *arriving, done *TakenIn) error {
	now := t.Clock.Now()
	done.Created, t.owned = true, t.owned+1
	if err := t.store.insert(ctx, t.tx, &Playlist{ID: r.key, UserID: t.v.UserID, Kind: t.kind, Name: r.Name, SortName: sortName(r.Name),
		Description: r.Description, Rules: r.Rules, Sorting: cmp.Or(r.Sorting, ByHand), Descending: r.Direction == page.Desc,
		CreatedAt: now, UpdatedAt: now}); err != nil {
		return err
	}
	users, err := t.store.usersByNames(ctx, t.tx, r.Shares)
	if err != nil {
		return err
	}
	for i, share := range r.Shares {
		switch user := users[i]; {
		case user == uuid.Nil:
			done.UnknownUsers = append(done.UnknownUsers, share.UserName)
		case user != t.v.UserID:
			if err := t.store.share(ctx, t.tx, r.key, user, &share.Access); err != nil {
				return err
			}
		}
	}
	return nil
}

// bind makes the filters of rules name what is here.
func (t *taking) bind(ctx context.Context, names []*RuleName) error {
	var given []id.ID
	for _, r := range t.records {
		if r.Rules != nil {
			given = append(given, named(r.Rules.Filter)...)
		}
	}
	here, err := t.here(ctx, given, names)
	if err != nil {
		return err
	}
	good := t.records[:0]
	for _, r := range t.records {
		if reason := t.rebind(r, here); reason != "" {
			t.refuse(r.place, reason)
		} else {
			good = append(good, r)
		}
	}
	t.records = good
	return nil
}

func (t *taking) rebind(r *arriving, here map[id.ID]id.ID) string {
	if r.Rules == nil {
		return ""
	}
	for _, one := range named(r.Rules.Filter) {
		if _, known := here[one]; !known {
			return fmt.Sprintf("its rules name %s, which is not here", one)
		}
	}
	rules := *r.Rules
	rules.Filter = renamed(rules.Filter, here)
	if err := t.checkRules(&rules); err != nil {
		return reason(err)
	}
	bound := *r.Record
	bound.Rules = &rules
	r.Record = &bound
	return ""
}
