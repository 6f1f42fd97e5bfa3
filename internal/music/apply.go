package music

import (
	"context"
	"fmt"
	"slices"

	"github.com/google/uuid"

	"revenge/internal/intake"
	"revenge/internal/origin"
	"revenge/internal/platform/db"
	"revenge/internal/search"
)

func (r *artistRow) doc() search.Doc {
	return search.Doc{ID: r.ID, Kind: search.Artist, LibraryID: r.LibraryID, Title: r.Name, Popularity: 3}
}

func (r *albumRow) doc() search.Doc {
	return search.Doc{ID: r.ID, Kind: search.Album, LibraryID: r.LibraryID, Title: r.Title, Beside: r.Credit, Year: r.Year, Popularity: 2}
}

func (r *trackRow) doc() search.Doc {
	return search.Doc{ID: r.ID, Kind: search.Track, LibraryID: r.LibraryID, Title: r.Title, Beside: r.Credit, Year: r.Year, Popularity: 1}
}

// Apply brings artists, albums and tracks in line with what their sources state and people have set, in the caller's
// transaction, which holds intake.Lock of their libraries. The genres of tracks are counted for their albums and artists. Whom something
// is by, and what else people decide by joining, is what the sources say only where it was freed, and else as it was joined.
func (s *Service) Apply(ctx context.Context, tx db.Q, ids []uuid.UUID, freed origin.Freed) error {
	held, err := origin.Load(ctx, tx, ids)
	if err != nil {
		return fmt.Errorf("read the origins of %d artists, albums and tracks: %w", len(ids), err)
	}
	w := &writes{freed: freed}
	var docs []search.Doc
	sorted, err := s.recast(ctx, tx, w, held, ids)
	if err != nil {
		return err
	}
	for i := range w.artists {
		docs = append(docs, w.artists[i].doc())
	}
	for _, apply := range []func(context.Context, db.Q, *writes, map[uuid.UUID]*origin.Held, []uuid.UUID, map[uuid.UUID]string) ([]search.Doc, error){
		s.applyArtists, s.applyAlbums, s.applyReleases, s.applyTracks,
	} {
		more, err := apply(ctx, tx, w, held, ids, sorted)
		if err != nil {
			return err
		}
		docs = append(docs, more...)
	}
	if err := s.store.apply(ctx, tx, w); err != nil {
		return fmt.Errorf("bring %d artists, albums and tracks in line: %w", len(ids), err)
	}
	if err := s.store.recount(ctx, tx, append(slices.Clone(ids), w.touched...)); err != nil {
		return fmt.Errorf("count the genres of %d artists, albums and tracks: %w", len(ids), err)
	}
	if err := s.Search.Put(ctx, tx, docs); err != nil || len(w.made) == 0 {
		return err
	}
	return s.settleMade(ctx, tx, w.made)
}

// settleMade gives artists who came to be what was set of the same ones, of whom nothing was left since.
func (s *Service) settleMade(ctx context.Context, tx db.Q, made []*artistRow) error {
	byLibrary := map[uuid.UUID][]uuid.UUID{}
	for _, a := range made {
		byLibrary[a.LibraryID] = append(byLibrary[a.LibraryID], a.ID)
	}
	var again []uuid.UUID
	for libraryID, ids := range byLibrary {
		more, err := origin.Settle(ctx, tx, libraryID, ids, true, nil)
		if err != nil {
			return fmt.Errorf("look for what was set of %d artists: %w", len(ids), err)
		}
		again = append(again, more...)
	}
	if len(again) == 0 {
		return nil
	}
	return s.Apply(ctx, tx, again, nil)
}

// told are the genres of each that are set by hand or by a source beside its tracks, and their ids; what is only counted is not
// among them.
func (s *Service) told(ctx context.Context, tx db.Q, held map[uuid.UUID]*origin.Held, ids []uuid.UUID) (map[uuid.UUID][]uuid.UUID, error) {
	var names intake.Names
	lists := map[uuid.UUID][]string{}
	for _, key := range ids {
		if o := origin.Merge(held[key])[origin.Genres]; o != nil && o.Source != origin.Tracks {
			lists[key] = o.Values
			names.Add(nil, o.Values, nil)
		}
	}
	if err := names.Resolve(ctx, tx, s.People); err != nil {
		return nil, err
	}
	out := make(map[uuid.UUID][]uuid.UUID, len(lists))
	for key, list := range lists {
		out[key] = names.GenreIDs(list)
	}
	return out, nil
}

func (s *Service) applyArtists(ctx context.Context, tx db.Q, w *writes, held map[uuid.UUID]*origin.Held, ids []uuid.UUID,
	_ map[uuid.UUID]string) (docs []search.Doc, err error) {
	rows, err := s.store.artistRows(ctx, tx, ids)
	if err != nil || len(rows) == 0 {
		return nil, wrapApply(err, "artists", len(ids))
	}
	genres, err := s.told(ctx, tx, held, ids)
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		now := r.artistRow
		now.fill(w.shown(r.ID, held[r.ID]), r.Language)
		if set, told := genres[r.ID]; told {
			now.GenreIDs = set
		}
		w.artists = slices.DeleteFunc(w.artists, func(o artistRow) bool {
			if o.ID == now.ID {
				now.Roles = o.Roles // of what it plays since
			}
			return o.ID == now.ID
		})
		if !same(now, r.artistRow) {
			w.artists, docs, w.moved = append(w.artists, now), append(docs, now.doc()), append(w.moved, r.ID)
		}
	}
	return docs, nil
}

func (s *Service) applyAlbums(ctx context.Context, tx db.Q, w *writes, held map[uuid.UUID]*origin.Held, ids []uuid.UUID,
	sorted map[uuid.UUID]string) (docs []search.Doc, err error) {
	rows, err := s.store.albumRows(ctx, tx, ids)
	if err != nil || len(rows) == 0 {
		return nil, wrapApply(err, "albums", len(ids))
	}
	genres, err := s.told(ctx, tx, held, ids)
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		now := r.albumRow
		now.fill(w.shown(r.ID, held[r.ID]), r.Language)
		if set, told := genres[r.ID]; told {
			now.GenreIDs = set
		}
		artist := r.Artist
		if first, anew := sorted[r.ID]; anew {
			artist = first
		}
		now.Place = place(artist, now.Year, now.SortTitle)
		if !same(now, r.albumRow) {
			w.albums, w.albumIDs, docs = append(w.albums, now), append(w.albumIDs, r.ID), append(docs, now.doc())
		}
	}
	return docs, nil
}

func (s *Service) applyReleases(ctx context.Context, tx db.Q, w *writes, held map[uuid.UUID]*origin.Held, ids []uuid.UUID,
	_ map[uuid.UUID]string) ([]search.Doc, error) {
	rows, err := s.store.releaseRows(ctx, tx, ids)
	if err != nil || len(rows) == 0 {
		return nil, wrapApply(err, "releases", len(ids))
	}
	values, keys := map[uuid.UUID]origin.Facts{}, make([]uuid.UUID, len(rows))
	for i, r := range rows {
		now := *r
		keys[i], values[r.ID] = r.ID, w.shown(r.ID, held[r.ID])
		w.keep(r.ID, held[r.ID], values[r.ID], r.facts())
		if now.fill(values[r.ID]); !same(now, *r) {
			w.releases = append(w.releases, now)
		}
	}
	discs, err := s.store.discRows(ctx, tx, keys)
	if err != nil {
		return nil, wrapApply(err, "releases' discs", len(ids))
	}
	for _, d := range discs {
		now := *d
		if w.silent(d.ReleaseID, held[d.ReleaseID], values[d.ReleaseID], origin.Discs) {
			continue
		}
		if now.fill(values[d.ReleaseID]); !same(now, *d) {
			w.discs = append(w.discs, now)
		}
	}
	return nil, nil
}

// byJoining are the fields that people decide by joining, too: what tags said of them is not what is shown then.
var byJoining = []origin.Field{origin.Credited, origin.Artists, origin.SecondaryKinds, origin.Compilation, origin.MusicBrainzID}

// shown is what is shown of an item. Of what people decide by joining, too, tags say nothing that is not there,
// unless somebody gave it back now.
func (w *writes) shown(item uuid.UUID, held *origin.Held) origin.Facts {
	m := origin.Merge(held)
	v := m.Values()
	for _, f := range byJoining {
		freed := w.freed.Has(item, f)
		switch o := m[f]; {
		case o != nil && o.Source == origin.Tagged && (!freed || f == origin.MusicBrainzID):
			delete(v, f)
		case o == nil && freed && f != origin.MusicBrainzID: // without a word of it, an item has the id of its files
			v[f] = []string{}
		}
	}
	return v
}

// silent reports whether nobody says anything of a field, and no source of anything else of the item either: then what is shown is all
// that is known. Such are items that were made like others before that was noted of them.
func (w *writes) silent(item uuid.UUID, held *origin.Held, v origin.Facts, f origin.Field) bool {
	return len(held.Said) == 0 && !v.States(f) && !w.freed.Has(item, f)
}

// keep adds to what is shown of an item what its row has of fields that are silent.
func (w *writes) keep(item uuid.UUID, held *origin.Held, v, row origin.Facts) {
	for f, values := range row {
		if w.silent(item, held, v, f) {
			v[f] = values
		}
	}
}

func wrapApply(err error, what string, n int) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("read %d %s to be brought in line: %w", n, what, err)
}

func (s *Service) applyTracks(ctx context.Context, tx db.Q, w *writes, held map[uuid.UUID]*origin.Held, ids []uuid.UUID,
	sorted map[uuid.UUID]string) (docs []search.Doc, err error) {
	rows, err := s.store.trackRows(ctx, tx, ids)
	if err != nil || len(rows) == 0 {
		return nil, wrapApply(err, "tracks", len(ids))
	}
	var names intake.Names
	values := make([]origin.Facts, len(rows))
	for i, r := range rows {
		values[i] = w.shown(r.ID, held[r.ID])
		w.keep(r.ID, held[r.ID], values[i], r.facts())
		names.Add(nil, values[i][origin.Genres], nil)
	}
	if err := names.Resolve(ctx, tx, s.People); err != nil {
		return nil, err
	}
	for i, r := range rows {
		now := r.trackRow
		now.fill(values[i], r.Language)
		if !w.silent(r.ID, held[r.ID], values[i], origin.Genres) {
			now.GenreIDs = names.GenreIDs(values[i][origin.Genres])
		}
		if now.Disc != r.Disc && r.ReleaseID != nil {
			w.left = append(w.left, *r.ReleaseID)
		}
		if !w.silent(r.ID, held[r.ID], values[i], origin.Lyrics) {
			w.trackIDs, w.words = append(w.trackIDs, r.ID), append(w.words, now.words(values[i])...)
		}
		artist := r.Artist
		if first, anew := sorted[r.ID]; anew {
			artist = first
		}
		if now.place(r.Album, artist); !same(now, r.trackRow) {
			w.tracks, docs = append(w.tracks, now), append(docs, now.doc())
		}
	}
	return docs, nil
}
