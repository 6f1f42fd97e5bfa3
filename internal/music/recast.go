package music

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/google/uuid"

	"revenge/internal/music/recording"
	"revenge/internal/origin"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fold"
)

// byHand are the artists that somebody has set of an item; nil where nobody did.
func byHand(held *origin.Held) []string {
	if held == nil {
		return nil
	}
	for _, e := range held.Edits {
		if e.Field == origin.Artists {
			return e.Value
		}
	}
	return nil
}

// invite meets the artists that people have named, who mean them as they are shown: by the name that lists have, else by that of tags.
// It returns them by folded name, with the key of who is there.
func (c *cast) invite(ctx context.Context, s *Service, tx db.Q, names []string, now time.Time) (map[string]recording.Name, []*keptArtist, error) {
	plain := make([]recording.Name, len(names))
	folded := make([]string, len(names))
	for i, name := range names {
		plain[i], folded[i] = recording.Name{Name: name}, fold.Text(name)
	}
	shown, err := s.store.shownArtists(ctx, tx, c.library, distinct(folded))
	if err != nil {
		return nil, nil, err
	}
	tagged, err := s.store.knownArtists(ctx, tx, c.library, plain, nil)
	if err != nil {
		return nil, nil, err
	}
	var fresh []*keptArtist
	for _, k := range slices.Concat(shown, tagged) {
		if c.keyed[k.Key] == nil && !slices.ContainsFunc(fresh, func(f *keptArtist) bool { return f.Key == k.Key }) {
			fresh = append(fresh, k)
		}
	}
	c.meet(fresh, now)
	out := map[string]recording.Name{}
	for _, k := range slices.Backward(shown) {
		out[k.FoldedName] = recording.Name{Name: k.Name, Key: k.Key}
	}
	for i, f := range folded {
		if out[f].Name == "" {
			out[f] = plain[i]
		}
	}
	return out, fresh, nil
}

// holdCast finds whom people have set as artists of albums and tracks of the batch.
func (b *batch) holdCast(ctx context.Context) error {
	var names []string
	for _, g := range b.groups {
		names = append(names, byHand(g.held)...)
	}
	for _, t := range b.tracks {
		names = append(names, byHand(t.held)...)
	}
	if len(names) == 0 {
		return nil
	}
	meant, known, err := b.cast.invite(ctx, b.Service, b.tx, names, b.Clock.Now().UTC())
	if err != nil {
		return err
	}
	b.known = append(b.known, known...)
	set := func(held *origin.Held) (out []recording.Name) {
		for _, name := range byHand(held) {
			out = append(out, meant[fold.Text(name)])
		}
		return out
	}
	for _, g := range b.groups {
		g.set = set(g.held)
	}
	for _, t := range b.tracks {
		t.set = set(t.held)
	}
	return nil
}

// shown are the artists of the album: those that somebody has set, else those of its files.
func (g *group) shown() []recording.Name {
	if len(g.set) > 0 {
		return g.set
	}
	return g.artists
}

// shown are the parts in the track: the artists are those that somebody has set, else those of its files.
func (t *track) shown() []recording.Credit {
	credits := t.credits()
	if len(t.set) == 0 {
		return credits
	}
	out := make([]recording.Credit, 0, len(credits)+len(t.set))
	for _, n := range t.set {
		out = append(out, recording.Credit{Name: n, Role: recording.Artist})
	}
	for _, c := range credits {
		if c.Role != recording.Artist {
			out = append(out, c)
		}
	}
	return out
}

// playing is an artist of an album or a track as it is.
type playing struct {
	OwnerID, LibraryID, ArtistID uuid.UUID
	Language                     string
	Position                     int
	Role                         recording.Role
	Detail                       *string
	Name, TagName                string
}

// recasting are the albums and tracks of a library that are by others than before, with these.
type recasting struct {
	cast  *cast
	items []uuid.UUID
	// wanted are the artists as they are to be shown, and names as they are meant.
	wanted map[uuid.UUID]*origin.Origin
	names  map[uuid.UUID][]recording.Name
}

// recast gives albums and tracks the artists that are to be shown, where they have others. It returns how the first one is sorted, by
// album or track.
func (s *Service) recast(ctx context.Context, tx db.Q, w *writes, held map[uuid.UUID]*origin.Held, ids []uuid.UUID) (map[uuid.UUID]string, error) {
	there, err := s.store.castOf(ctx, tx, ids)
	if err != nil {
		return nil, fmt.Errorf("read the artists of %d albums and tracks: %w", len(ids), err)
	}
	var all []*recasting
	for _, key := range ids {
		o, now := origin.Merge(held[key])[origin.Artists], there[key]
		if !w.recast(key, o, now) {
			continue
		}
		i := slices.IndexFunc(all, func(r *recasting) bool { return r.cast.library == now[0].LibraryID })
		if i < 0 {
			i, all = len(all), append(all, &recasting{cast: newCast(now[0].LibraryID, now[0].Language), wanted: map[uuid.UUID]*origin.Origin{},
				names: map[uuid.UUID][]recording.Name{}})
		}
		all[i].items, all[i].wanted[key] = append(all[i].items, key), o
	}
	sorted, now := map[uuid.UUID]string{}, s.Clock.Now().UTC()
	for _, r := range all {
		if err := r.mean(ctx, s, tx, now); err != nil {
			return nil, fmt.Errorf("find the artists of %d albums and tracks: %w", len(r.items), err)
		}
		for _, key := range r.items {
			r.cast.resolve(r.names[key], now)
			for _, p := range there[key] {
				w.touched = append(w.touched, p.ArtistID)
			}
			sorted[key] = w.cast(r.cast, key, r.names[key], there[key])
		}
		w.add(r.cast)
	}
	return sorted, nil
}

// add notes what became of artists of a cast.
func (w *writes) add(c *cast) {
	for _, a := range c.order {
		if a.was == nil || !same(a.row, a.was.artistRow) {
			w.artists, w.said = append(w.artists, a.row), append(w.said, a.said(a.row.ID)...)
		}
		if w.touched = append(w.touched, a.row.ID); a.was == nil {
			w.made = append(w.made, &a.row)
		}
	}
	w.aliases = append(w.aliases, c.aliases...)
}

// mean finds whom the names mean: as people mean them, who see what lists call them, or as tags do.
func (r *recasting) mean(ctx context.Context, s *Service, tx db.Q, now time.Time) error {
	var set []string
	var given []uuid.UUID // back to the tags
	for _, key := range r.items {
		if o := r.wanted[key]; o.Locked {
			set = append(set, o.Values...)
		} else {
			given = append(given, key)
		}
	}
	if len(set) > 0 {
		meant, _, err := r.cast.invite(ctx, s, tx, set, now)
		if err != nil {
			return err
		}
		for _, key := range r.items {
			for _, name := range r.wanted[key].Values {
				if r.wanted[key].Locked {
					r.names[key] = append(r.names[key], meant[fold.Text(name)])
				}
			}
		}
	}
	if len(given) == 0 {
		return nil
	}
	return r.recall(ctx, s, tx, given, now)
}

// cast notes the artists of an album or a track, and returns how the first is sorted. Whoever did something else stays.
func (w *writes) cast(c *cast, owner uuid.UUID, names []recording.Name, there []*playing) string {
	role, album := recording.Artist, there[0].Role == recording.AlbumArtist
	if album {
		role = recording.AlbumArtist
		w.castAlbums = append(w.castAlbums, owner)
	} else {
		w.castTracks = append(w.castTracks, owner)
	}
	met, first, position := map[uuid.UUID]bool{}, "", 0
	put := func(artist uuid.UUID, role recording.Role, detail *string) {
		if album {
			w.albumArtists = append(w.albumArtists, albumArtistRow{AlbumID: owner, Position: position, ArtistID: artist, LibraryID: c.library})
		} else {
			w.trackArtists = append(w.trackArtists, trackArtistRow{TrackID: owner, Position: position, ArtistID: artist, LibraryID: c.library,
				Role: role, Detail: detail})
		}
		position++
	}
	for _, n := range names {
		a := c.of(n)
		if met[a.row.ID] {
			continue
		}
		met[a.row.ID] = true
		if a.plays(role); position == 0 {
			first = a.row.SortName
		}
		put(a.row.ID, role, nil)
	}
	for _, p := range there {
		if !album && p.Role != recording.Artist {
			put(p.ArtistID, p.Role, p.Detail)
		}
	}
	return first
}

// plays reports whether those who are there are these.
func plays(there []*playing, names []string) bool {
	var artists []*playing
	for _, p := range there {
		if p.Role == recording.Artist || p.Role == recording.AlbumArtist {
			artists = append(artists, p)
		}
	}
	if len(artists) != len(names) {
		return false
	}
	for i, p := range artists {
		if f := fold.Text(names[i]); f != fold.Text(p.Name) && f != p.TagName {
			return false
		}
	}
	return true
}
