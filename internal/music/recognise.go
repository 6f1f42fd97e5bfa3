package music

import (
	"context"
	"slices"

	"github.com/google/uuid"

	"revenge/internal/library"
	"revenge/internal/music/recording"
)

// recognise finds what is known of each track, release and album.
func (b *batch) recognise(ctx context.Context) error {
	if err := b.recogniseTracks(ctx); err != nil {
		return err
	}
	if err := b.recogniseReleases(ctx); err != nil {
		return err
	}
	if err := b.meet(ctx); err != nil {
		return err
	}
	b.groups = groupUp(b.editions, b.cast)
	return b.recogniseAlbums(ctx)
}

// namesOf are the artists of an album as a decision has them.
func namesOf(d *library.Decision) []recording.Name {
	out := make([]recording.Name, len(d.Artists))
	for i, n := range d.Artists {
		if out[i].Name = n; isVarious(n) {
			out[i] = recording.VariousArtists
		}
		if i < len(d.ArtistKeys) {
			out[i].Key = d.ArtistKeys[i]
		}
	}
	return out
}

// meet finds the artists that the files may name.
func (b *batch) meet(ctx context.Context) error {
	names := []recording.Name{unknown, recording.VariousArtists}
	add := func(e *entry) {
		names = append(names, e.AlbumArtists...)
		for _, c := range e.Credits {
			names = append(names, c.Name)
		}
		if d := e.Decision; d != nil {
			names = append(names, namesOf(d)...)
		}
	}
	for _, t := range b.tracks {
		for _, e := range t.files {
			add(e)
		}
	}
	known, err := b.store.knownArtists(ctx, b.tx, b.lib.ID, names, b.fileIDs)
	if err != nil {
		return err
	}
	b.known = known
	b.cast = newCast(b.lib.ID, b.lib.Language)
	b.cast.meet(known, b.Clock.Now().UTC())
	for _, t := range b.tracks {
		for _, e := range t.files {
			b.cast.cast(e)
		}
	}
	return nil
}

func (b *batch) recogniseTracks(ctx context.Context) error {
	keys := make([]string, len(b.tracks))
	for i, t := range b.tracks {
		keys[i] = t.key
	}
	known, err := b.store.knownTracks(ctx, b.tx, b.lib.ID, keys, b.fileIDs)
	if err != nil {
		return err
	}
	byKey, byFile, claimed := map[string]*keptTrack{}, map[uuid.UUID]*keptTrack{}, map[uuid.UUID]bool{}
	for _, k := range known {
		byKey[k.Key] = k
		for _, f := range k.FileIDs {
			byFile[f] = k
		}
		if len(k.FileIDs) > 0 {
			b.left.tracks = append(b.left.tracks, k.ID)
		}
		if k.ReleaseID != nil {
			b.left.releases = append(b.left.releases, *k.ReleaseID)
		}
		if k.AlbumID != nil {
			b.left.albums = append(b.left.albums, *k.AlbumID)
		}
	}
	for _, t := range b.tracks {
		if t.was = byKey[t.key]; t.was != nil {
			claimed[t.was.ID] = true
		}
	}
	for _, t := range b.tracks {
		if k := byFile[t.lead().File.ID]; t.was == nil && k != nil && !claimed[k.ID] && k.Files == len(k.FileIDs) && t.holds(k.FileIDs) {
			t.was, claimed[k.ID] = k, true // all its files now go by another key: it stays the same track
		}
	}
	return nil
}

func (t *track) holds(files []uuid.UUID) bool {
	return !slices.ContainsFunc(files, func(key uuid.UUID) bool {
		return !slices.ContainsFunc(t.files, func(e *entry) bool { return e.File.ID == key })
	})
}

func (b *batch) recogniseReleases(ctx context.Context) error {
	var keys []string
	var ids []uuid.UUID
	for _, e := range b.editions {
		keys = append(keys, e.key)
		for _, t := range e.tracks {
			if t.was != nil && t.was.ReleaseID != nil && !slices.Contains(ids, *t.was.ReleaseID) {
				ids = append(ids, *t.was.ReleaseID)
			}
		}
	}
	known, err := b.store.knownReleases(ctx, b.tx, b.lib.ID, keys, list(ids), b.fileIDs)
	if err != nil {
		return err
	}
	byKey, byID, byAlias := map[string]*keptRelease{}, map[uuid.UUID]*keptRelease{}, map[string]*keptRelease{}
	for _, k := range known {
		byKey[k.Key], byID[k.ID] = k, k
		for _, key := range k.Aliases {
			byAlias[key] = k
		}
	}
	claimed := map[uuid.UUID]bool{}
	for _, e := range b.editions {
		if e.was = byKey[e.key]; e.was != nil {
			claimed[e.was.ID], e.others = true, e.was.Others
		}
	}
	b.follow(byAlias, claimed)
	for _, e := range b.editions {
		for _, t := range e.tracks {
			if e.was != nil || t.was == nil || t.was.ReleaseID == nil {
				continue
			}
			if k := byID[*t.was.ReleaseID]; k != nil && !claimed[k.ID] && k.Settled == 0 {
				e.was, claimed[k.ID] = k, true
			}
		}
	}
	return nil
}

// follow gives editions that nobody decided about to what others of their key were joined to.
func (b *batch) follow(byAlias map[string]*keptRelease, claimed map[uuid.UUID]bool) {
	b.editions = slices.DeleteFunc(b.editions, func(e *edition) bool {
		k := byAlias[e.key]
		if e.was != nil || k == nil || e.joint() != nil {
			return false
		}
		e.was, e.key, e.guest, e.taken = k, k.Key, true, true
		for _, o := range b.editions {
			if o != e && o.was == k {
				o.absorb(e)
				return true
			}
		}
		claimed[k.ID], e.others = true, k.Others
		return false
	})
}

// absorb takes in another edition of the batch that is the same.
func (e *edition) absorb(o *edition) {
	for _, t := range o.tracks {
		t.on = e
	}
	e.tracks, e.files = append(e.tracks, o.tracks...), append(e.files, o.files...)
}

func (b *batch) recogniseAlbums(ctx context.Context) error {
	var keys []string
	var ids []uuid.UUID
	editions := map[uuid.UUID]int{} // of the batch, by the album that they belonged to
	for _, g := range b.groups {
		keys = append(keys, g.key)
		for _, e := range g.editions {
			if e.was != nil {
				editions[e.was.AlbumID]++
				ids = append(ids, e.was.AlbumID)
			}
		}
	}
	known, err := b.store.knownAlbums(ctx, b.tx, b.lib.ID, keys, list(ids))
	if err != nil {
		return err
	}
	byKey, byID, claimed := map[string]*keptAlbum{}, map[uuid.UUID]*keptAlbum{}, map[uuid.UUID]bool{}
	byAlias := map[string]*keptAlbum{}
	for _, k := range known {
		byKey[k.Key], byID[k.ID] = k, k
		for _, key := range k.Aliases {
			byAlias[key] = k
		}
	}
	for _, g := range b.groups {
		if g.was = byKey[g.key]; g.was != nil {
			claimed[g.was.ID] = true
		}
	}
	b.joinUp(byAlias, claimed)
	for _, g := range b.groups {
		for _, e := range g.editions {
			if g.was != nil || e.was == nil {
				continue
			}
			if k := byID[e.was.AlbumID]; k != nil && !claimed[k.ID] && k.Releases == editions[k.ID] {
				g.was, claimed[k.ID] = k, true // all its editions now go by another key
			}
		}
	}
	return nil
}

// joinUp gives albums that nobody decided about to what others of their key were joined to.
func (b *batch) joinUp(byAlias map[string]*keptAlbum, claimed map[uuid.UUID]bool) {
	b.groups = slices.DeleteFunc(b.groups, func(g *group) bool {
		k := byAlias[g.key]
		if g.was != nil || k == nil {
			return false
		}
		for _, e := range g.editions {
			e.guest = e.joint() == nil
		}
		for _, o := range b.groups {
			if o != g && o.was == k {
				for _, e := range g.editions {
					e.of = o
				}
				o.editions = append(o.editions, g.editions...)
				return true
			}
		}
		g.was, g.key = k, k.Key
		claimed[k.ID] = true
		return false
	})
}
