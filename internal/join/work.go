package join

import (
	"context"
	"fmt"
	"slices"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"revenge/internal/access"
	"revenge/internal/intake"
	"revenge/internal/library"
	"revenge/internal/origin"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/review"
	"revenge/internal/tvshow"
	"revenge/internal/viewing"
)

// work is one transaction that gives files to another item.
type work struct {
	*Service
	tx       pgx.Tx
	v        access.Viewer
	as       Kind
	lib      *library.Library
	items    []*item
	season   *int // set where a file is numbered
	episodes []int
}

// joinable are the kinds of items that can be joined.
var joinable = []id.Kind{"movie", "series", "album", "artist"}

// work reads items that are named, once their library is held against scans. They are of one kind and library, each once.
func (s *Service) work(ctx context.Context, tx pgx.Tx, v access.Viewer, as Kind, named []id.ID, path func(i int) []string) (*work, error) {
	keys := make([]uuid.UUID, len(named))
	for i, n := range named {
		if !slices.Contains(joinable, n.Kind) {
			return nil, fault.Field(fault.Invalid, "only films, series, albums and artists can be merged and split", path(i)...)
		}
		if slices.Contains(keys[:i], n.UUID) {
			return nil, fault.Field(fault.Invalid, "an item is named twice", path(i)...)
		}
		keys[i] = n.UUID
	}
	first, err := s.store.items(ctx, tx, v.Libraries, keys)
	if err != nil {
		return nil, err
	}
	if len(first) == 0 {
		return nil, unknown(path(0)...)
	}
	if err := intake.Lock(ctx, tx, first[0].LibraryID); err != nil {
		return nil, err
	}
	list, err := s.store.items(ctx, tx, v.Libraries, keys)
	if err != nil {
		return nil, err
	}
	w := &work{Service: s, tx: tx, v: v, as: as}
	for i, n := range named {
		j := slices.IndexFunc(list, func(it *item) bool { return it.ID == n.UUID && it.Kind.Public() == n.Kind })
		if j < 0 {
			return nil, unknown(path(i)...)
		}
		it := list[j]
		switch {
		case i > 0 && it.Kind != w.items[0].Kind:
			return nil, fault.Field(fault.Invalid, "items of different kinds are never one", path(i)...)
		case i > 0 && it.LibraryID != w.items[0].LibraryID:
			return nil, fault.Field(fault.Invalid, fmt.Sprintf("%q is in another library; only items of one library can be one", it.Title), path(i)...)
		}
		w.items = append(w.items, it)
	}
	w.lib, err = s.library(ctx, tx, v, w.items[0].LibraryID)
	return w, err
}

func (s *Service) library(ctx context.Context, tx pgx.Tx, v access.Viewer, key uuid.UUID) (*library.Library, error) {
	list, err := s.Libraries.Within(ctx, tx, v, []uuid.UUID{key})
	if err == nil && len(list) == 0 {
		err = fault.NotFound
	}
	if err != nil {
		return nil, fmt.Errorf("read library %s: %w", key, err)
	}
	return list[0], nil
}

// about is the field of the input that says what is moved.
func (w *work) about() string {
	return map[Kind]string{Merged: "ids", Divided: "fileIds", Numbered: "episodes"}[w.as]
}

func (w *work) kind() origin.Kind { return w.items[0].Kind }

// do gives the files to an item, with all that users have of what they were, and writes down what was done.
func (w *work) do(ctx context.Context, files []uuid.UUID, into intake.Into) (*Change, error) {
	if len(files) > MaxFiles && w.kind() != origin.KindArtist {
		return nil, tooMany(w.about())
	}
	stated, err := w.stated(ctx)
	if err != nil {
		return nil, err
	}
	shift, err := w.shift(ctx, files, into)
	if err != nil {
		return nil, err
	}
	if len(shift.Moves) == 0 && !shift.Moved {
		return nil, fault.Field(fault.Invalid, "nothing would be changed", w.about())
	}
	r := &record{Change: Change{ID: id.New(), Kind: w.as, LibraryID: w.lib.ID, ItemKind: w.kind(), ItemID: shift.Into, FileIDs: files,
		OtherIDs: []uuid.UUID{}, OtherTitles: []string{}, At: w.Clock.Now()}, Before: before{Rows: shift.Before}, ItemKey: shift.Key, OtherKeys: []string{}}
	if w.as == Merged {
		r.OtherKeys = append(r.OtherKeys, shift.OtherKeys...)
	}
	for _, it := range w.items {
		if it.ID != shift.Into {
			r.OtherIDs, r.OtherTitles = append(r.OtherIDs, it.ID), append(r.OtherTitles, it.Title)
		}
	}
	if err := w.handOver(ctx, shift, stated, &r.Before); err != nil {
		return nil, err
	}
	if err := w.rule(ctx, shift, r); err != nil {
		return nil, err
	}
	if r.ItemTitle, err = w.store.title(ctx, w.tx, w.kind(), shift.Into); err != nil {
		return nil, err
	}
	if w.v.UserID != uuid.Nil {
		r.UserID = &w.v.UserID
	}
	if err := w.store.add(ctx, w.tx, r); err != nil {
		return nil, err
	}
	if w.kind() == origin.KindArtist {
		files = []uuid.UUID{} // nothing else is known of them all than before
	}
	return &r.Change, w.follow(ctx, w.tx, w.lib.ID, w.kind(), shift, files, r.OtherIDs)
}

// stated is what is held of the items, before one of them goes, and of their tracks: what hides an item is among it. Nothing that is
// said of a season or an episode alone hides it.
func (w *work) stated(ctx context.Context) (map[uuid.UUID]*origin.Held, error) {
	var keys []uuid.UUID
	for _, it := range w.items {
		keys = append(keys, it.ID)
	}
	if w.kind() == origin.KindAlbum {
		tracks, err := w.store.tracksOf(ctx, w.tx, keys)
		if err != nil {
			return nil, err
		}
		keys = append(keys, tracks...)
	}
	return origin.Load(ctx, w.tx, keys)
}

func (w *work) shift(ctx context.Context, files []uuid.UUID, into intake.Into) (*intake.Shift, error) {
	if w.as == Numbered {
		return w.Shows.Number(ctx, w.tx, w.lib, *into.ID, files[0], tvshow.Numbers{Season: *w.season, Episodes: w.episodes})
	}
	if w.kind() == origin.KindArtist && w.as == Divided {
		return w.Music.SplitArtist(ctx, w.tx, w.lib, w.items[0].ID, files, into, w.Clock.Now())
	}
	if w.kind() == origin.KindArtist {
		others := make([]uuid.UUID, len(w.items)-1)
		for i, it := range w.items[1:] {
			others[i] = it.ID
		}
		return w.Music.MergeArtists(ctx, w.tx, w.lib, *into.ID, others)
	}
	return w.noun(w.kind()).Shift(ctx, w.tx, w.lib, files, into)
}

// whole are the items that are no more, and those that stand for them.
func whole(moves []viewing.Handover) (from, to []uuid.UUID) {
	for _, m := range moves {
		if m.Whole {
			from, to = append(from, m.From), append(to, m.To)
		}
	}
	return from, to
}

// allowed are the titles that are allowed to whom another was: what it went into, and what was made of a part of it.
func allowed(shift *intake.Shift) (out []access.Handover) {
	for _, m := range shift.Moves {
		made := slices.ContainsFunc(shift.Added, func(i library.Item) bool { return i.ID == m.To })
		if m.Whole || made {
			out = append(out, access.Handover{From: m.From, To: m.To, Whole: m.Whole})
		}
	}
	return out
}

// handOver gives what users have of items to those that stand for them.
func (w *work) handOver(ctx context.Context, shift *intake.Shift, stated map[uuid.UUID]*origin.Held, b *before) (err error) {
	for _, m := range shift.Moves {
		b.Over = append(b.Over, viewing.Handover{From: m.From, To: m.To, Whole: m.Whole, Files: m.Files})
	}
	if b.Allowed, err = access.HandOver(ctx, w.tx, allowed(shift)); err != nil {
		return err
	}
	from, to := whole(b.Over)
	if err := w.Playlists.Hold(ctx, w.tx, from); err != nil {
		return err
	}
	if err := viewing.Remember(ctx, w.tx, to); err != nil {
		return fmt.Errorf("remember %d items: %w", len(to), err)
	}
	if b.Entries, err = w.Playlists.HandOver(ctx, w.tx, from, to); err != nil { // they hold on to what viewers have of the givers
		return err
	}
	if b.Viewing, err = w.Viewing.HandOver(ctx, w.tx, b.Over); err != nil {
		return err
	}
	if err := w.handRules(ctx, shift, b); err != nil {
		return err
	}
	if err := w.handPictures(ctx, from, to, b); err != nil {
		return err
	}
	var again []uuid.UUID
	if b.Edits, again, err = origin.HandOver(ctx, w.tx, from, to, stated); err != nil {
		return fmt.Errorf("hand over edits of %d items: %w", len(from), err)
	}
	if len(again) == 0 {
		return nil
	}
	return w.noun(w.kind()).Apply(ctx, w.tx, again, nil)
}

// handRules makes the rules of playlists name what stands for albums and artists that are no more.
func (w *work) handRules(ctx context.Context, shift *intake.Shift, b *before) (err error) {
	if w.lib.Kind != library.KindMusic {
		return nil // no rules name films or series
	}
	var from, to []uuid.UUID
	for _, m := range shift.Moves {
		if m.Whole && m.Kind == string(w.kind()) {
			from, to = append(from, m.From), append(to, m.To)
		}
	}
	b.Rules, err = w.Playlists.HandOverRules(ctx, w.tx, w.kind().Public(), from, to)
	return err
}

// handPictures gives what was chosen for items to those that stand for them.
func (w *work) handPictures(ctx context.Context, from, to []uuid.UUID, b *before) error {
	shown, err := intake.Shown(ctx, w.tx, to)
	if err != nil {
		return err
	}
	if b.Pictures, err = w.Pictures.HandOver(ctx, w.tx, from, to, shown); err != nil || len(b.Pictures.Taken) == 0 {
		return err
	}
	return w.noun(w.kind()).ShowChosen(ctx, w.tx, to)
}

// rule makes it hold: all files that the item has are said to be of it. Of artists, their keys lead to them.
func (w *work) rule(ctx context.Context, shift *intake.Shift, r *record) (err error) {
	rule := review.Rule{Kind: review.Movie, Key: shift.Key, Title: shift.Title, Year: shift.Year, IDs: shift.IDs, Season: w.season, Episodes: w.episodes,
		Artist: shift.Artist, Artists: shift.Artists, ArtistKeys: shift.ArtistKeys, Releases: shift.Releases}
	switch w.kind() {
	case origin.KindSeries:
		rule.Kind = review.Episode
	case origin.KindAlbum:
		rule.Kind = review.Track
	case origin.KindArtist:
		r.DecidedIDs, r.DecisionIDs = []uuid.UUID{}, []uuid.UUID{}
		return nil
	}
	if r.DecidedIDs = r.FileIDs; w.as != Numbered {
		if r.DecidedIDs, err = w.store.filesOf(ctx, w.tx, w.kind(), []uuid.UUID{shift.Into}); err != nil {
			return err
		}
	}
	rule.Files = r.DecidedIDs
	r.DecisionIDs, err = w.Review.Rule(ctx, w.tx, w.v, rule)
	return err
}

// follow tells of it, and asks for the files to be identified again, with some that their items still have: what was said of
// these may have come from the others.
func (s *Service) follow(ctx context.Context, tx pgx.Tx, lib uuid.UUID, kind origin.Kind, shift *intake.Shift, files, others []uuid.UUID) error {
	if err := s.Libraries.ItemsJoined(ctx, tx, lib, shift.Outcome()); err != nil {
		return err
	}
	rest, err := s.store.someFiles(ctx, tx, kind, append([]uuid.UUID{shift.Into}, others...), files, batch)
	if err != nil {
		return err
	}
	for part := range slices.Chunk(append(slices.Clone(files), rest...), batch) {
		if err := s.Queue.Enqueue(ctx, tx, library.ReidentifyArgs{LibraryID: lib, FileIDs: part}); err != nil {
			return err
		}
	}
	return nil
}
