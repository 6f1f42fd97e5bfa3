package music

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/google/uuid"

	"revenge/internal/intake"
	"revenge/internal/library"
	"revenge/internal/origin"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/fold"
	"revenge/internal/platform/id"
	"revenge/internal/search"
)

// partedArtist is an artist of which some parts became another one's.
type partedArtist struct {
	From    uuid.UUID `json:"from"`
	Into    uuid.UUID `json:"into"`
	Created bool      `json:"created"`
	// Tracks and Albums are the parts that went, Doubled those that the other one had already.
	Tracks        []*trackArtistRow `json:"tracks"`
	Albums        []*albumArtistRow `json:"albums"`
	DoubledTracks []*trackArtistRow `json:"doubled_tracks"`
	DoubledAlbums []*albumArtistRow `json:"doubled_albums"`
	// Meant are the decisions.
	Meant []uuid.UUID `json:"meant"`
	// Artists are both as they were then, of whom nothing may be left, and Said what was stated of them.
	Artists []*artistRow   `json:"artists,omitempty"`
	Said    []*origin.Said `json:"said,omitempty"`
}

// meaning is a row of music_parts.
type meaning struct {
	ID        uuid.UUID `json:"id"`
	LibraryID uuid.UUID `json:"library_id"`
	RootID    uuid.UUID `json:"root_id"`
	Path      string    `json:"path"`
	OSHash    *string   `json:"oshash" db:"oshash"`
	SizeBytes int64     `json:"size_bytes"`
	Said      string    `json:"said"`
	OfAlbum   bool      `json:"of_album"`
	Key       string    `json:"key"`
	Name      string    `json:"name"`
	DecidedAt time.Time `json:"decided_at"`
}

// partFile is a file of a part of an artist, and whether all files of its album are.
type partFile struct {
	ID        uuid.UUID
	RootID    uuid.UUID
	Path      string
	OSHash    *string `db:"oshash"`
	SizeBytes int64
	TrackID   uuid.UUID
	AlbumID   *uuid.UUID
	Whole     bool
}

// SplitArtist gives what an artist did in some files to another one, or to a new one, in the caller's transaction, which holds
// intake.Lock of the library: the tracks of the files, and the albums of which none but these are there. In these files, wherever they
// come to lie, its names mean that one since. Where nothing would be left, or nothing goes, it is fault.Invalid.
func (s *Service) SplitArtist(ctx context.Context, tx db.Q, lib *library.Library, from uuid.UUID, files []uuid.UUID, into intake.Into,
	now time.Time) (*intake.Shift, error) {
	keys := []uuid.UUID{from}
	if into.ID != nil {
		keys = append(keys, *into.ID)
	}
	rows, err := s.store.tagged(ctx, tx, lib.ID, keys)
	if err == nil && len(rows) != len(keys) {
		err = fault.NotFound
	}
	if err != nil {
		return nil, fmt.Errorf("read artist %s: %w", from, err)
	}
	giver := rows[slices.IndexFunc(rows, func(r *taggedArtist) bool { return r.ID == from })]
	before := &partedArtist{From: from, Created: into.ID == nil}
	var target *taggedArtist
	if before.Created {
		target, err = s.namesake(ctx, tx, giver, into.Title, lib.Language, now)
	} else {
		target = rows[slices.IndexFunc(rows, func(r *taggedArtist) bool { return r.ID == *into.ID })]
		err = s.keyed(ctx, tx, target)
	}
	if err != nil {
		return nil, fmt.Errorf("find who parts of artist %s go to: %w", from, err)
	}
	before.Into, before.Artists = target.ID, []*artistRow{&giver.artistRow, &target.artistRow}
	if before.Said, err = origin.Stated(ctx, tx, []uuid.UUID{from, target.ID}); err != nil {
		return nil, err
	}
	if err := s.mean(ctx, tx, giver, target, files, before, now); err != nil {
		return nil, err
	}
	if len(before.Tracks)+len(before.Albums) == 0 {
		return nil, fault.Field(fault.Invalid, "nothing would be changed", "fileIds")
	}
	if err := s.settleArtists(ctx, tx, []uuid.UUID{from, target.ID}); err != nil {
		return nil, err
	}
	raw, err := json.Marshal(joined{Parted: before})
	if err != nil {
		return nil, fmt.Errorf("note what an artist was: %w", err)
	}
	out := &intake.Shift{Into: target.ID, Key: target.Key, Title: target.Tagged, Before: raw, Moved: true}
	out.Tell("artist", target.ID, before.Created, []uuid.UUID{from}, nil)
	return out, s.Search.Put(ctx, tx, []search.Doc{target.doc()})
}

// namesake is a new artist that only decisions lead to.
func (s *Service) namesake(ctx context.Context, tx db.Q, like *taggedArtist, name, language string, now time.Time) (*taggedArtist, error) {
	if name == "" {
		name = like.Tagged
	}
	key := intake.NewKey("artist", true)
	row := artistRow{ID: id.New(), LibraryID: like.LibraryID, Key: key, Name: name, SortName: fold.Sort(name, language), FoldedName: fold.Text(name),
		TagName: tagName(key, name), Roles: list(like.Roles), GenreIDs: []uuid.UUID{}, AddedAt: now.UTC()}
	if _, err := db.ExecSQL(ctx, tx, putArtists, []artistRow{row}); err != nil {
		return nil, err
	}
	own := &alias{LibraryID: like.LibraryID, Said: ofArtist + key, Key: key, Own: true, Name: name}
	if err := s.store.putAliases(ctx, tx, []*alias{own}); err != nil {
		return nil, err
	}
	return &taggedArtist{row, name}, origin.Put(ctx, tx, []*origin.Said{origin.Say(row.ID, origin.Tagged, origin.Facts{origin.Name: {name}})})
}

// mean notes that in files the names of an artist mean another one, and gives that what it did in them.
func (s *Service) mean(ctx context.Context, tx db.Q, giver, to *taggedArtist, files []uuid.UUID, before *partedArtist, now time.Time) error {
	lie, left, err := s.store.partFiles(ctx, tx, giver.ID, files)
	if err != nil {
		return fmt.Errorf("read %d files of artist %s: %w", len(files), giver.ID, err)
	}
	if left == 0 {
		return fault.Field(fault.Invalid, "nothing would be left of the artist: merge it with the other one, or leave something", "fileIds")
	}
	names, err := s.store.names(ctx, tx, giver)
	if err != nil {
		return fmt.Errorf("read the names of artist %s: %w", giver.ID, err)
	}
	ids := make([]uuid.UUID, len(lie))
	for i, f := range lie {
		ids[i] = f.ID
	}
	meant, err := s.store.meant(ctx, tx, giver.LibraryID, ids)
	if err != nil {
		return fmt.Errorf("read whom names in %d files mean: %w", len(ids), err)
	}
	var rows []*meaning
	var tracks, albums []uuid.UUID
	for _, f := range lie {
		tracks = append(tracks, f.TrackID)
		if f.Whole {
			albums = append(albums, *f.AlbumID)
		}
		for _, album := range []bool{false, true} {
			if album && !f.Whole {
				continue
			}
			for _, said := range namesIn(f.ID, album, names, meant, giver.Key) {
				one := &meaning{ID: id.New(), LibraryID: giver.LibraryID, RootID: f.RootID, Path: f.Path, OSHash: f.OSHash, SizeBytes: f.SizeBytes,
					Said: said, OfAlbum: album, Key: to.Key, Name: to.Tagged, DecidedAt: now}
				rows, before.Meant = append(rows, one), append(before.Meant, one.ID)
			}
		}
	}
	if err := s.store.part(ctx, tx, before, rows, tracks, albums); err != nil {
		return fmt.Errorf("give parts of artist %s to artist %s: %w", giver.ID, to.ID, err)
	}
	return nil
}

// namesIn are the keys that mean an artist in a file: its own, unless they mean somebody else there, and others that do there.
func namesIn(file uuid.UUID, album bool, own []string, meant []*means, key string) []string {
	out := slices.Clone(own)
	for _, m := range meant {
		if m.FileID != file || m.OfAlbum != album {
			continue
		}
		out = slices.DeleteFunc(out, func(said string) bool { return said == m.Said })
		if m.Key == key {
			out = append(out, m.Said)
		}
	}
	return out
}

// said are the keys by which tags name an artist itself.
func (a *taggedArtist) said() (out []string) {
	for _, one := range a.lead(a) {
		if !intake.Joint(one.Said) { // no tag says that
			out = append(out, one.Said)
		}
	}
	return out
}

// reunite takes SplitArtist back.
func (s *Service) reunite(ctx context.Context, tx db.Q, lib *library.Library, before *partedArtist) (*intake.Shift, error) {
	back, err := s.apart(ctx, tx, lib.ID, before)
	if err != nil {
		return nil, err
	}
	newer, err := s.store.meantAnew(ctx, tx, before.Meant)
	if err == nil && newer {
		err = fault.Field(fault.Conflict, "something else was decided about these files since", "id")
	}
	if err != nil {
		return nil, err
	}
	gone, err := s.store.unpart(ctx, tx, before)
	if err != nil {
		return nil, fmt.Errorf("give artist %s back what it did: %w", before.From, err)
	}
	out := &intake.Shift{Into: before.Into}
	var docs []search.Doc
	for _, a := range back {
		out.Added, docs = append(out.Added, library.Item{Kind: "artist", ID: a.ID}), append(docs, a.doc())
	}
	out.Tell("artist", before.Into, false, []uuid.UUID{before.From}, gone)
	if err := s.Search.Remove(ctx, tx, gone); err != nil {
		return nil, err
	}
	if err := s.Search.Put(ctx, tx, docs); err != nil {
		return nil, err
	}
	return out, s.settleArtists(ctx, tx, []uuid.UUID{before.From, before.Into})
}

// apart checks that both artists are themselves still. Of the one of whom nothing was left since the other gets it back, as it was; the
// other way round it is made again, and returned.
func (s *Service) apart(ctx context.Context, tx db.Q, libraryID uuid.UUID, before *partedArtist) ([]*artistRow, error) {
	rows, err := s.store.tagged(ctx, tx, libraryID, []uuid.UUID{before.From, before.Into})
	if err != nil || len(rows) == 2 {
		return nil, err
	}
	now, none, err := s.gone(ctx, tx, before.Artists, true)
	if err == nil && len(rows)+len(now)+len(none) != 2 {
		err = fault.Field(fault.Conflict, "one of the artists is part of another one since, or gone", "id")
	}
	if err != nil {
		return nil, err
	}
	now.of(before.Tracks, before.Albums)
	now.of(before.DoubledTracks, before.DoubledAlbums)
	before.From, before.Into = now.now(before.From), now.now(before.Into)
	none = slices.DeleteFunc(none, func(a *artistRow) bool { return a.ID != before.From })
	return none, s.revive(ctx, tx, none, before.Said)
}
