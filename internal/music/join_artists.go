package music

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/google/uuid"

	"revenge/internal/intake"
	"revenge/internal/library"
	"revenge/internal/origin"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/search"
)

// joinedArtists are artists that went into another one.
type joinedArtists struct {
	Into   uuid.UUID    `json:"into"`
	Others []*artistRow `json:"others"`
	// Tracks and Albums are the parts that the others had, DoubledTracks and DoubledAlbums those that all of them had twice.
	Tracks        []*trackArtistRow `json:"tracks"`
	Albums        []*albumArtistRow `json:"albums"`
	DoubledTracks []*trackArtistRow `json:"doubled_tracks"`
	DoubledAlbums []*albumArtistRow `json:"doubled_albums"`
	Aliases       aliasing          `json:"aliases"`
	Said          []*origin.Said    `json:"said"`
}

// MergeArtists makes artists part of another one, in the caller's transaction, which holds intake.Lock of the library: what their
// keys in tags lead to is that one since. They are removed.
func (s *Service) MergeArtists(ctx context.Context, tx db.Q, lib *library.Library, into uuid.UUID, others []uuid.UUID) (*intake.Shift, error) {
	rows, err := s.store.tagged(ctx, tx, lib.ID, append([]uuid.UUID{into}, others...))
	if err != nil {
		return nil, fmt.Errorf("read %d artists: %w", len(others)+1, err)
	}
	i := slices.IndexFunc(rows, func(r *taggedArtist) bool { return r.ID == into })
	if i < 0 || len(rows) != len(others)+1 {
		return nil, fmt.Errorf("read %d artists: %w", len(others)+1, fault.NotFound)
	}
	target := rows[i]
	rows = slices.Delete(rows, i, i+1)
	before := &joinedArtists{Into: into}
	for _, r := range rows {
		before.Others = append(before.Others, &r.artistRow)
	}
	if err := s.keyed(ctx, tx, target); err != nil {
		return nil, fmt.Errorf("let its names lead to artist %s: %w", into, err)
	}
	if err := s.decideNames(ctx, tx, target, rows, before); err != nil {
		return nil, fmt.Errorf("let the names of %d artists lead to artist %s: %w", len(others), into, err)
	}
	if before.Said, err = origin.Stated(ctx, tx, others); err != nil {
		return nil, err
	}
	if err := s.store.giveParts(ctx, tx, before, others); err != nil {
		return nil, fmt.Errorf("give the parts of %d artists to artist %s: %w", len(others), into, err)
	}
	if err := s.settleArtists(ctx, tx, []uuid.UUID{into}); err != nil {
		return nil, err
	}
	if err := s.Search.Remove(ctx, tx, others); err != nil {
		return nil, err
	}
	raw, err := json.Marshal(joined{Artists: before})
	if err != nil {
		return nil, fmt.Errorf("note what artists were: %w", err)
	}
	out := &intake.Shift{Into: into, Key: target.Key, Title: target.Tagged, Before: raw, Moves: before.moves()}
	out.Tell("artist", into, false, others, others)
	return out, nil
}

// keyed gives an artist a key that nothing in tags comes to, which its names lead to.
func (s *Service) keyed(ctx context.Context, tx db.Q, a *taggedArtist) error {
	if intake.Joint(a.Key) {
		return nil
	}
	var made aliasing
	mine := []string{a.Key}
	a.Key = intake.NewKey("artist", false)
	for _, one := range a.lead(a) {
		one.Own, one.Bare = true, nameIn(one.Said) != ""
		made.add(one)
	}
	if err := s.store.led(ctx, tx, a.LibraryID, &made, nil); err != nil {
		return err
	}
	made.turn(mine, func(*alias) *alias { return nil })
	if err := s.store.rekeyArtist(ctx, tx, a.ID, a.Key); err != nil {
		return err
	}
	return s.store.putAliases(ctx, tx, made.Made)
}

// decideNames lets the keys of artists in tags lead to another one.
func (s *Service) decideNames(ctx context.Context, tx db.Q, target *taggedArtist, others []*taggedArtist, before *joinedArtists) error {
	keys, names := []string{}, []string{}
	for _, o := range others {
		keys = append(keys, o.Key)
		for _, one := range o.lead(target) {
			if before.Aliases.add(one); nameIn(one.Said) != "" && !one.Bare {
				names = append(names, nameIn(one.Said))
			}
		}
	}
	apart, err := s.store.namesakes(ctx, tx, target.LibraryID, names, append(before.ids(), target.ID))
	if err != nil {
		return err
	}
	for _, o := range apart { // who was told apart by an id is not what the names lead to
		before.Aliases.add(&alias{LibraryID: o.LibraryID, Said: ofArtist + mbKey(*o.MBID), Key: o.Key, Own: true, Name: o.Tagged, MBID: o.MBID})
	}
	if err := s.store.led(ctx, tx, target.LibraryID, &before.Aliases, keys); err != nil {
		return err
	}
	before.Aliases.turn([]string{target.Key}, func(b *alias) *alias {
		if !slices.Contains(keys, b.Key) {
			return nil
		}
		return &alias{LibraryID: b.LibraryID, Said: b.Said, Key: target.Key, Bare: b.Bare, Name: target.Tagged, MBID: target.MBID}
	})
	return s.store.putAliases(ctx, tx, before.Aliases.Made)
}

// taggedArtist is an artist with what it is called by its own tags.
type taggedArtist struct {
	artistRow
	Tagged string
}

// lead are the keys of an artist in tags, leading to another one. A name without an id leads there whatever ids tags come to say
// with it.
func (a *taggedArtist) lead(to *taggedArtist) (out []*alias) {
	add := func(key string, bare bool) {
		out = append(out, &alias{LibraryID: to.LibraryID, Said: ofArtist + key, Key: to.Key, Bare: bare, Name: to.Tagged, MBID: to.MBID})
	}
	if intake.Joint(a.Key) {
		add(a.Key, false) // names in files may mean it
	}
	if !intake.Apart(a.Key) {
		add("name|"+a.TagName, a.MBID != nil)
	}
	if a.MBID != nil {
		add(mbKey(*a.MBID), false)
	}
	return out
}

func (j *joinedArtists) ids() []uuid.UUID {
	out := make([]uuid.UUID, len(j.Others))
	for i, o := range j.Others {
		out[i] = o.ID
	}
	return out
}

func (j *joinedArtists) moves() (out []intake.Move) {
	for _, o := range j.Others {
		out = append(out, intake.Move{Kind: string(origin.KindArtist), From: o.ID, To: j.Into, Whole: true})
	}
	return out
}

// settleArtists brings what artists copy of their tracks, and the places of what they made, in line with their parts.
func (s *Service) settleArtists(ctx context.Context, tx db.Q, ids []uuid.UUID) error {
	if err := s.store.settleArtists(ctx, tx, ids); err != nil {
		return fmt.Errorf("bring %d artists in line with their tracks: %w", len(ids), err)
	}
	return s.Apply(ctx, tx, ids, nil)
}

// partArtists takes MergeArtists back.
func (s *Service) partArtists(ctx context.Context, tx db.Q, lib *library.Library, before *joinedArtists) (*intake.Shift, error) {
	if err := s.store.standing(ctx, tx, lib.ID, before); err != nil {
		return nil, err
	}
	ids := before.ids()
	if err := s.store.takeParts(ctx, tx, before); err != nil {
		return nil, fmt.Errorf("give %d artists back what they had: %w", len(ids), err)
	}
	if err := origin.Put(ctx, tx, before.Said); err != nil {
		return nil, err
	}
	if err := s.settleArtists(ctx, tx, append([]uuid.UUID{before.Into}, ids...)); err != nil {
		return nil, err
	}
	out := &intake.Shift{Into: before.Into, Moves: before.moves(), Added: library.Items("artist", ids), Changed: library.Items("artist", []uuid.UUID{before.Into})}
	docs := make([]search.Doc, len(before.Others))
	for i, o := range before.Others {
		docs[i] = o.doc()
	}
	return out, s.Search.Put(ctx, tx, docs)
}
