package music

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"revenge/internal/intake"
	"revenge/internal/library"
	"revenge/internal/music/recording"
	"revenge/internal/origin"
	"revenge/internal/search"
)

// Kind is the kind of library that this noun fills.
func (s *Service) Kind() library.Kind { return library.KindMusic }

// Identify takes in a batch of probed files. It may be repeated, and run for several batches at once: batches of one
// library wait for each other in the database. Files are read before the transaction, which writes all or nothing.
func (s *Service) Identify(ctx context.Context, lib *library.Library, found []*library.Found) (*library.Outcome, error) {
	beside := newBesides()
	defer beside.close()
	entries := make([]*entry, 0, len(found))
	for _, f := range found {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		entries = append(entries, read(f, beside))
	}
	slices.SortFunc(entries, func(a, b *entry) int { return strings.Compare(a.File.Path, b.File.Path) })
	var out *library.Outcome
	err := s.DB.Tx(ctx, func(tx pgx.Tx) error {
		out = &library.Outcome{Problems: beside.problems}
		b := &batch{Service: s, tx: tx, lib: lib, beside: beside, out: out}
		b.tracks, b.editions = gather(entries)
		for _, e := range entries {
			b.fileIDs = append(b.fileIDs, e.File.ID)
		}
		return b.complete(ctx)
	})
	if err != nil {
		return nil, fmt.Errorf("identify %d files of library %s: %w", len(found), lib.ID, err)
	}
	return out, nil
}

func read(f *library.Found, beside *besides) *entry {
	file := library.DecodePath(f.File.Path)
	e := &entry{Found: f, folder: recording.Folder(file)}
	if f.Media != nil {
		e.Recording = recording.Read(file, &f.Media.Info)
	} else {
		e.Recording = recording.Read(file, nil)
	}
	if words := beside.lyrics(f); words != "" {
		e.Lyrics = append([]recording.Text{{Text: words}}, e.Lyrics...)
	}
	e.note(beside)
	f.Evidence = e.evidence()
	e.decide()
	return e
}

// batch is one transaction of Identify.
type batch struct {
	*Service
	tx       pgx.Tx
	lib      *library.Library
	beside   *besides
	fileIDs  []uuid.UUID
	tracks   []*track
	editions []*edition
	groups   []*group
	cast     *cast
	known    []*keptArtist
	genres   intake.Names
	out      *library.Outcome
	left     left
	held     map[uuid.UUID]*origin.Held
	pictures intake.Pictures
	added    []uuid.UUID
}

// complete runs the batch. The genres of what files of no scan were of, and are of now, are counted at once: no end of a scan does it.
func (b *batch) complete(ctx context.Context) error {
	if !slices.ContainsFunc(b.tracks, (*track).loose) {
		return b.run(ctx)
	}
	if err := intake.Lock(ctx, b.tx, b.lib.ID); err != nil {
		return err
	}
	before, err := b.store.ownersOf(ctx, b.tx, b.fileIDs)
	if err != nil {
		return err
	}
	if err := b.run(ctx); err != nil {
		return err
	}
	now, err := b.store.ownersOf(ctx, b.tx, b.fileIDs)
	if err != nil {
		return err
	}
	return b.store.recount(ctx, b.tx, append(before, now...))
}

// loose reports whether files of the track were found by no scan.
func (t *track) loose() bool {
	return slices.ContainsFunc(t.files, func(e *entry) bool { return e.Loose })
}

func (b *batch) run(ctx context.Context) error {
	if err := intake.Lock(ctx, b.tx, b.lib.ID); err != nil {
		return err
	}
	if err := b.recognise(ctx); err != nil {
		return err
	}
	b.note()
	if err := b.hold(ctx); err != nil {
		return err
	}
	if err := b.holdCast(ctx); err != nil {
		return err
	}
	now := b.Clock.Now().UTC()
	if err := b.name(ctx, now); err != nil {
		return err
	}
	b.describe(now)
	if err := b.picture(ctx); err != nil {
		return err
	}
	if err := b.write(ctx); err != nil {
		return err
	}
	if len(b.left.tracks) == 0 {
		return nil
	}
	b.left.moved = slices.ContainsFunc(b.tracks, func(t *track) bool { return t.was != nil && !same(t.was.ReleaseID, t.row.ReleaseID) })
	if err := remove(ctx, b.Service, b.tx, b.lib.ID, &b.left, b.out); err != nil {
		return err
	}
	givers := slices.DeleteFunc(b.left.tracks, func(key uuid.UUID) bool {
		return slices.ContainsFunc(b.tracks, func(t *track) bool { return t.row.ID == key })
	})
	if len(givers) == 0 && !b.left.moved {
		return nil
	}
	return b.store.settle(ctx, b.tx, b.lib.ID, givers, b.left.albums)
}

// name makes sure that all artists and genres are known.
func (b *batch) name(ctx context.Context, now time.Time) error {
	var names []recording.Name
	for _, g := range b.groups {
		if !g.visits() {
			names = append(names, g.artists...)
			names = append(names, g.set...)
			b.cast.came(g.added(now), g.shown()...)
		}
	}
	for _, t := range b.tracks {
		for _, c := range t.shown() {
			names = append(names, c.Name)
			b.cast.came(t.added(now), c.Name)
		}
		b.genres.Add(nil, t.genres(), nil)
	}
	b.cast.resolve(names, now)
	if err := b.holdArtists(ctx); err != nil {
		return err
	}
	return b.genres.Resolve(ctx, b.tx, b.People)
}

// describe fills every row.
func (b *batch) describe(now time.Time) {
	for _, g := range b.groups {
		g.describe(b.lib.Language, b.first(g), now)
		for _, e := range g.editions {
			e.describe()
		}
	}
	genres := map[*group][][]uuid.UUID{}
	for _, t := range b.tracks {
		own := b.genres.GenreIDs(t.genres())
		t.describe(b.lib.Language, &b.cast.of(t.shown()[0].Name).row, own, now)
		if t.on != nil {
			genres[t.on.of] = append(genres[t.on.of], own)
		}
	}
	for _, g := range b.groups {
		if len(g.row.GenreIDs) == 0 && !g.values.States(origin.Genres) { // the end of the scan counts all of its tracks
			g.row.GenreIDs = frequent(genres[g])
		}
	}
}

// first is how the first artist of an album that its files describe is sorted.
func (b *batch) first(g *group) string {
	if a := b.cast.of(g.shown()[0]); a != nil {
		return a.row.SortName
	}
	return ""
}

// write stores everything.
func (b *batch) write(ctx context.Context) error {
	w := &writes{fileIDs: b.fileIDs}
	var docs []search.Doc
	for _, g := range b.groups {
		docs = append(docs, b.writeAlbum(w, g)...)
	}
	for _, t := range b.tracks {
		b.came("track", t.row.ID, t.was == nil)
		if t.was == nil || !same(t.row, t.was.trackRow) {
			w.tracks = append(w.tracks, t.row)
			docs = append(docs, t.row.doc())
		}
		b.writeTrack(w, t)
	}
	for _, a := range b.cast.order {
		if a.was == nil || !same(a.row, a.was.artistRow) {
			b.came("artist", a.row.ID, a.was == nil)
			w.artists = append(w.artists, a.row)
			docs = append(docs, a.row.doc())
		}
		if a.was != nil && a.row.SortName != a.was.SortName {
			w.moved = append(w.moved, a.row.ID)
		}
		w.said = append(w.said, a.said(a.row.ID)...)
	}
	w.aliases = b.cast.aliases
	for _, g := range b.groups {
		w.lost = append(w.lost, g.row.ID)
	}
	if err := b.store.write(ctx, b.tx, w); err != nil {
		return err
	}
	if err := b.Search.Put(ctx, b.tx, docs); err != nil {
		return err
	}
	show, waiting, err := b.pictures.Settle(ctx, b.tx, b.Artworks, b.added)
	if err != nil {
		return err
	}
	if err := b.store.showChosen(ctx, b.tx, show); err != nil {
		return err
	}
	again, err := origin.Settle(ctx, b.tx, b.lib.ID, b.added, waiting.Edits, b.held)
	if again = append(again, b.sortedByNFO()...); err != nil || len(again) == 0 {
		return err
	}
	return b.Apply(ctx, b.tx, again, nil)
}

// sortedByNFO are the albums and artists whose genres an NFO names: those of the others are counted.
func (b *batch) sortedByNFO() (out []uuid.UUID) {
	for _, g := range b.groups {
		if g.nfo.States(origin.Genres) {
			out = append(out, g.row.ID)
		}
	}
	for _, a := range b.cast.order {
		if a.nfo.States(origin.Genres) {
			out = append(out, a.row.ID)
		}
	}
	return out
}

func (b *batch) came(kind string, key uuid.UUID, added bool) {
	item := library.Item{Kind: kind, ID: key}
	if added {
		b.added = append(b.added, key)
		b.out.Added = append(b.out.Added, item)
	} else {
		b.out.Changed = append(b.out.Changed, item)
	}
}

func (b *batch) writeAlbum(w *writes, g *group) (docs []search.Doc) {
	b.came("album", g.row.ID, g.was == nil)
	if g.was == nil || !same(g.row, g.was.albumRow) {
		w.albums = append(w.albums, g.row)
		docs = append(docs, g.row.doc())
	}
	w.said = append(w.said, g.said(g.row.ID)...)
	if !g.visits() {
		w.albumIDs = append(w.albumIDs, g.row.ID)
		met := map[uuid.UUID]bool{}
		for _, n := range g.shown() {
			if a := b.cast.of(n); !met[a.row.ID] {
				a.plays(recording.AlbumArtist)
				w.albumArtists = append(w.albumArtists, albumArtistRow{AlbumID: g.row.ID, Position: len(met), ArtistID: a.row.ID, LibraryID: b.lib.ID})
				met[a.row.ID] = true
			}
		}
	}
	for _, e := range g.editions {
		if e.was == nil || !same(e.row, e.was.releaseRow) {
			w.releases = append(w.releases, e.row)
		}
		if e.was == nil {
			b.added = append(b.added, e.row.ID)
		}
		w.said = append(w.said, e.said(e.row.ID)...)
		w.discs = append(w.discs, e.filled()...)
	}
	return docs
}

func (b *batch) writeTrack(w *writes, t *track) {
	w.trackIDs = append(w.trackIDs, t.row.ID)
	w.said = append(w.said, t.said(t.row.ID)...)
	type part struct {
		artist uuid.UUID
		role   recording.Role
		detail string
	}
	met := map[part]bool{}
	for _, c := range t.shown() {
		a := b.cast.of(c.Name)
		one := part{a.row.ID, c.Role, c.Detail}
		if met[one] {
			continue // two of its names are one artist
		}
		a.plays(c.Role)
		w.trackArtists = append(w.trackArtists, trackArtistRow{TrackID: t.row.ID, Position: len(met), ArtistID: a.row.ID, LibraryID: b.lib.ID, Role: c.Role,
			Detail: intake.Text(c.Detail)})
		met[one] = true
	}
	for _, e := range t.files {
		w.files = append(w.files, fileRow{FileID: e.File.ID, TrackID: t.row.ID, LibraryID: b.lib.ID})
	}
	if t.values != nil {
		w.words = append(w.words, t.row.words(t.values)...)
		return
	}
	for i, text := range t.lead().Lyrics {
		w.words = append(w.words, wordsRow{TrackID: t.row.ID, Position: i, LibraryID: b.lib.ID, Language: intake.Text(text.Language), Text: text.Text})
	}
}

func remove(ctx context.Context, s *Service, tx pgx.Tx, libraryID uuid.UUID, l *left, out *library.Outcome) error {
	gone, emptied, err := s.store.removeEmpty(ctx, tx, libraryID, l)
	if err != nil {
		return err
	}
	out.Removed = append(out.Removed, library.Items("track", gone)...)
	out.Removed = append(out.Removed, library.Items("album", emptied)...)
	return s.Search.Remove(ctx, tx, append(gone, emptied...))
}

// Reconcile brings artists, albums and tracks in line with their files after a scan: since when they are missing, which
// are there again, and which are gone because no row stands for a file of theirs any more.
func (s *Service) Reconcile(ctx context.Context, libraryID uuid.UUID) (*library.Outcome, error) {
	out := &library.Outcome{}
	err := s.DB.Tx(ctx, func(tx pgx.Tx) error {
		*out = library.Outcome{}
		if err := intake.Lock(ctx, tx, libraryID); err != nil {
			return err
		}
		if err := remove(ctx, s, tx, libraryID, nil, out); err != nil {
			return err
		}
		tracks, albums, artists, err := s.store.reconcile(ctx, tx, libraryID)
		if err != nil {
			return err
		}
		out.Changed = append(out.Changed, library.Items("track", tracks)...)
		out.Changed = append(out.Changed, library.Items("album", albums)...)
		out.Removed = append(out.Removed, library.Items("artist", artists)...)
		return s.Search.Remove(ctx, tx, artists)
	})
	if err != nil {
		return nil, fmt.Errorf("reconcile music of library %s: %w", libraryID, err)
	}
	return out, nil
}
