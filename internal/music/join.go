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
	"revenge/internal/music/recording"
	"revenge/internal/origin"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/fold"
	"revenge/internal/platform/id"
	"revenge/internal/search"
)

// joined is what joining music needs to be undone: of artists, of one that was split, or of albums.
type joined struct {
	Artists *joinedArtists `json:"artists,omitempty"`
	Parted  *partedArtist  `json:"parted,omitempty"`
	Albums  *joinedAlbums  `json:"albums,omitempty"`
}

// Shift gives files of albums to an album, in the caller's transaction, which holds intake.Lock of the library. A release goes
// there as a whole, unless the album has one that it fits to; see shift.release. What keeps no files is removed.
func (s *Service) Shift(ctx context.Context, tx db.Q, lib *library.Library, files []uuid.UUID, into intake.Into) (*intake.Shift, error) {
	h := &shift{Service: s, tx: tx, lib: lib, into: into, moving: map[uuid.UUID]bool{}, slots: map[uuid.UUID]*slots{}, to: map[uuid.UUID]uuid.UUID{}}
	for _, f := range files {
		h.moving[f] = true
	}
	if err := h.read(ctx, files); err != nil {
		return nil, fmt.Errorf("read the albums of %d files: %w", len(files), err)
	}
	if err := h.aim(ctx); err != nil {
		return nil, err
	}
	if err := h.place(); err != nil {
		return nil, err
	}
	gone, err := h.write(ctx)
	if err != nil {
		return nil, fmt.Errorf("give %d files to album %s: %w", len(files), h.target.ID, err)
	}
	if err := h.decideKeys(ctx, gone.albums); err != nil {
		return nil, err
	}
	return h.outcome(ctx, gone)
}

// Unshift takes back what Shift, MergeArtists or SplitArtist did, by its Before; of an album, once all that was done to it
// later is taken back. Where things lie elsewhere by now, or something has taken the place of what went, it is fault.Conflict.
func (s *Service) Unshift(ctx context.Context, tx db.Q, lib *library.Library, raw json.RawMessage) (*intake.Shift, error) {
	var before joined
	if err := json.Unmarshal(raw, &before); err != nil {
		return nil, fmt.Errorf("read what music was: %w", err)
	}
	switch {
	case before.Artists != nil:
		return s.partArtists(ctx, tx, lib, before.Artists)
	case before.Parted != nil:
		return s.reunite(ctx, tx, lib, before.Parted)
	}
	return s.partAlbums(ctx, tx, lib, before.Albums)
}

// aim finds the album that the files go to, or makes it.
func (h *shift) aim(ctx context.Context) error {
	h.before.Created = h.into.ID == nil
	if h.before.Created {
		h.fresh(h.Clock.Now().UTC())
	}
	h.before.Into = h.target.ID
	if h.into.Artist != "" {
		if err := h.credit(ctx); err != nil {
			return err
		}
	}
	if !intake.Joint(h.target.Key) {
		h.own = append(h.own, h.target.Key)
		if h.target.MBID != nil {
			h.own = append(h.own, mbKey(*h.target.MBID))
		}
		h.target.Key = intake.NewKey("album", false)
	}
	h.target.Place = place(h.sort, h.target.Year, h.target.SortTitle)
	return nil
}

// fresh is a new album, by whom that is by which its files are of.
func (h *shift) fresh(now time.Time) {
	from := h.albums[0]
	h.target = &albumRow{ID: id.New(), LibraryID: h.lib.ID, Title: h.into.Title, SortTitle: fold.Sort(h.into.Title, h.lib.Language),
		FoldedTitle: fold.Text(h.into.Title), Credit: from.Credit, Kind: from.Kind, SecondaryKinds: list(from.SecondaryKinds), Compilation: from.Compilation,
		Year: h.into.Year, GenreIDs: []uuid.UUID{}, CoverID: from.CoverID, AddedAt: now, Key: intake.NewKey("album", true)}
	h.sort = from.Artist
	for _, a := range h.before.AlbumArtists {
		if a.AlbumID == from.ID {
			one := *a
			one.AlbumID = h.target.ID
			h.artists = append(h.artists, one)
		}
	}
	facts := intake.Called(h.target.ID, h.into)
	facts[0].Facts.Set(origin.AlbumKind, new(string(from.Kind)))
	h.said = append(h.said, facts...)
}

// credit says who the album is by.
func (h *shift) credit(ctx context.Context) error {
	name := recording.Name{Name: h.into.Artist}
	if isVarious(name.Name) {
		name = recording.VariousArtists
	}
	known, err := h.store.knownArtists(ctx, h.tx, h.lib.ID, []recording.Name{name}, nil)
	if err != nil {
		return fmt.Errorf("look for artist %q: %w", name.Name, err)
	}
	c, now := newCast(h.lib.ID, h.lib.Language), h.Clock.Now().UTC()
	c.meet(known, now)
	c.resolve([]recording.Name{name}, now)
	a := c.of(name)
	if a.was == nil {
		h.cast, h.said = append(h.cast, a.row), append(h.said, a.said(a.row.ID)...)
	}
	h.target.Credit, h.sort = name.Name, a.row.SortName
	h.target.Compilation = h.target.Compilation || isVarious(name.Name)
	h.artists = []albumArtistRow{{AlbumID: h.target.ID, ArtistID: a.row.ID, LibraryID: h.lib.ID}}
	return nil
}

// decideKeys lets the keys of albums that are no more, and of releases that went into others, lead to what they are part of.
func (h *shift) decideKeys(ctx context.Context, gone []uuid.UUID) error {
	made := &h.before.Aliases
	for _, key := range h.own {
		made.add(&alias{LibraryID: h.lib.ID, Said: ofAlbum + key, Key: h.target.Key, Own: true})
	}
	now := map[string]string{}
	for _, a := range h.albums {
		if a.ID != h.target.ID && slices.Contains(gone, a.ID) {
			now[a.Key] = h.target.Key
			for _, key := range a.said() {
				made.add(&alias{LibraryID: h.lib.ID, Said: ofAlbum + key, Key: h.target.Key})
			}
		}
	}
	for _, r := range h.before.Releases {
		if to := h.folded[r.ID]; to != nil && slices.Contains(gone, r.AlbumID) {
			now[r.Key] = to.Key
			made.add(&alias{LibraryID: h.lib.ID, Said: ofRelease + r.Key, Key: to.Key})
		}
	}
	keys := make([]string, 0, len(now))
	for key := range now {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	if err := h.store.led(ctx, h.tx, h.lib.ID, made, keys); err != nil {
		return fmt.Errorf("read what leads to %d albums: %w", len(gone), err)
	}
	made.turn(append(h.own, h.target.Key), func(b *alias) *alias {
		if now[b.Key] == "" {
			return nil
		}
		return &alias{LibraryID: b.LibraryID, Said: b.Said, Key: now[b.Key]}
	})
	if err := h.store.putAliases(ctx, h.tx, made.Made); err != nil {
		return fmt.Errorf("let the keys of %d albums lead to album %s: %w", len(gone), h.target.ID, err)
	}
	return nil
}

// said are the keys by which files come to an album.
func (r *albumRow) said() (out []string) {
	if !intake.Joint(r.Key) {
		out = append(out, r.Key)
	}
	if r.MBID != nil && r.Key != mbKey(*r.MBID) {
		out = append(out, mbKey(*r.MBID))
	}
	return out
}

// outcome tells what it came to.
func (h *shift) outcome(ctx context.Context, gone emptied) (*intake.Shift, error) {
	var from []uuid.UUID
	for _, a := range h.albums {
		if a.ID != h.target.ID {
			from = append(from, a.ID)
		}
	}
	for _, key := range gone.albums {
		h.before.Moves = append(h.before.Moves, intake.Move{Kind: string(origin.KindAlbum), From: key, To: h.target.ID, Whole: true})
	}
	for _, key := range from {
		if h.before.Created && !slices.Contains(gone.albums, key) {
			h.before.Moves = append(h.before.Moves, intake.Move{Kind: string(origin.KindAlbum), From: key, To: h.target.ID})
		}
	}
	raw, err := json.Marshal(joined{Albums: &h.before})
	if err != nil {
		return nil, fmt.Errorf("note what albums were: %w", err)
	}
	called, err := h.store.called(ctx, h.tx, h.target.ID)
	if err != nil {
		return nil, fmt.Errorf("read what album %s is called: %w", h.target.ID, err)
	}
	out := &intake.Shift{Into: h.target.ID, Key: h.target.Key, Title: called.Title, Year: called.Year, IDs: map[string]string{},
		Artist: h.target.Credit, Artists: called.Artists, ArtistKeys: called.Keys, Before: raw, Moves: h.before.Moves, Moved: len(h.put)+len(h.moved) > 0}
	if h.target.MBID != nil {
		out.IDs["musicbrainz"] = h.target.MBID.String()
	}
	if out.Releases, err = h.store.releasesOfFiles(ctx, h.tx, h.target.ID); err != nil {
		return nil, err
	}
	out.Tell("album", h.target.ID, h.before.Created, from, gone.albums)
	docs := []search.Doc{h.target.doc()}
	for _, t := range h.copies {
		out.Added, docs = append(out.Added, library.Item{Kind: "track", ID: t.ID}), append(docs, t.doc())
	}
	for _, a := range h.cast {
		out.Added, docs = append(out.Added, library.Item{Kind: "artist", ID: a.ID}), append(docs, a.doc())
	}
	out.Removed = append(out.Removed, library.Items("track", gone.tracks)...)
	if err := h.Search.Remove(ctx, h.tx, slices.Concat(gone.tracks, gone.albums)); err != nil {
		return nil, err
	}
	if err := h.Search.Put(ctx, h.tx, docs); err != nil {
		return nil, err
	}
	return out, h.Apply(ctx, h.tx, slices.Concat(from, []uuid.UUID{h.target.ID}, h.madeLike()), nil)
}

// unknownAlbum is an album that is not there.
func unknownAlbum(key uuid.UUID) error { return fmt.Errorf("read album %s: %w", key, fault.NotFound) }
