package movie

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"revenge/internal/artwork"
	"revenge/internal/intake"
	"revenge/internal/library"
	"revenge/internal/origin"
	"revenge/internal/platform/id"
)

// Kind is the kind of library that this noun fills.
func (s *Service) Kind() library.Kind { return library.KindMovies }

// Identify takes in a batch of probed files. It may be repeated, and run for several batches at once: batches of one
// library wait for each other in the database. Files are read before the transaction, which writes all or nothing.
func (s *Service) Identify(ctx context.Context, lib *library.Library, found []*library.Found) (*library.Outcome, error) {
	files, problems, err := intake.Describe(ctx, lib, found)
	if err != nil {
		return nil, fmt.Errorf("describe %d files of library %s: %w", len(found), lib.ID, err)
	}
	films, extras := gather(files)
	var out *library.Outcome
	err = s.DB.Tx(ctx, func(tx pgx.Tx) error {
		out = &library.Outcome{Problems: problems}
		b := &batch{Service: s, tx: tx, lib: lib, films: films, extras: extras, out: out}
		for _, f := range files {
			b.fileIDs = append(b.fileIDs, f.File.ID)
		}
		return b.run(ctx)
	})
	if err != nil {
		return nil, fmt.Errorf("identify %d files of library %s: %w", len(found), lib.ID, err)
	}
	return out, nil
}

// batch is one transaction of Identify.
type batch struct {
	*Service
	tx       pgx.Tx
	lib      *library.Library
	fileIDs  []uuid.UUID
	films    []*film
	extras   []*intake.File
	names    intake.Names
	out      *library.Outcome
	left     []uuid.UUID // films that some of the files belonged to
	held     map[uuid.UUID]*origin.Held
	pictures intake.Pictures
}

func (b *batch) run(ctx context.Context) error {
	if err := intake.Lock(ctx, b.tx, b.lib.ID); err != nil {
		return err
	}
	if err := b.recognise(ctx); err != nil {
		return err
	}
	if err := b.hold(ctx); err != nil {
		return err
	}
	for _, f := range b.films {
		b.names.Add(f.credits, f.genres, f.labels)
	}
	if err := b.names.Resolve(ctx, b.tx, b.People); err != nil {
		return err
	}
	now := time.Now().UTC()
	for _, f := range b.films {
		f.describe(b.lib.Language, now)
		if f.values != nil {
			f.row.fill(f.values, b.lib.Language)
		}
		if f.facts != nil {
			f.row.GenreIDs, f.row.LabelIDs = b.names.GenreIDs(f.genres), b.names.LabelIDs(f.labels)
		}
	}
	if err := b.picture(ctx); err != nil {
		return err
	}
	if err := b.write(ctx); err != nil {
		return err
	}
	return b.clear(ctx)
}

// recognise finds what is known of each film.
func (b *batch) recognise(ctx context.Context) error {
	var keys []string
	var ids intake.Identifiers
	for _, f := range b.films {
		ids.Add(f.files)
		keys = append(keys, f.strong...)
		keys = append(keys, f.weak)
	}
	known, err := b.store.known(ctx, b.tx, b.lib.ID, keys, ids, b.fileIDs)
	if err != nil {
		return err
	}
	r := intake.NewRecognition[kept, *film](known, (*kept).known)
	b.films = r.Identify(b.films)
	for _, f := range b.films {
		f.was, f.renamed = r.Was(f)
	}
	for _, k := range known {
		if len(k.FileIDs) > 0 {
			b.left = append(b.left, k.ID)
		}
	}
	return nil
}

// hold finds what is known of the films beside their files, which wins over these.
func (b *batch) hold(ctx context.Context) (err error) {
	var known []uuid.UUID
	for _, f := range b.films {
		if f.was != nil {
			known = append(known, f.was.ID)
		}
	}
	if b.held, err = origin.Apart(ctx, b.tx, known); err != nil {
		return err
	}
	for _, f := range b.films {
		if f.was != nil {
			f.held = b.held[f.was.ID]
			f.merge()
		}
	}
	return nil
}

// picture puts the films' pictures and links them.
func (b *batch) picture(ctx context.Context) (err error) {
	p := &b.pictures
	var faces intake.Portraits
	for _, f := range b.films {
		if f.was == nil {
			f.row.ID = id.New()
		}
		poster, backdrop, logo := f.pictures()
		p.Show(f.row.ID, artwork.Poster, &f.row.PosterID, poster)
		p.Show(f.row.ID, artwork.Backdrop, &f.row.BackdropID, backdrop)
		p.Show(f.row.ID, artwork.Logo, &f.row.LogoID, logo)
		f.offer(p)
		if f.facts != nil {
			faces.Add(f.lead(), &f.facts.Facts)
		}
	}
	if err := faces.Offer(ctx, b.tx, b.Artworks, &b.names, b.fileIDs, p); err != nil {
		return err
	}
	b.out.Artworks, err = p.Put(ctx, b.tx, b.Artworks, b.fileIDs)
	return err
}

// write stores the films and all that hangs on them.
func (b *batch) write(ctx context.Context) error {
	w := writes{library: b.lib.ID, fileIDs: b.fileIDs}
	docs := b.names.Docs()
	var added []uuid.UUID
	for _, f := range b.films {
		item := library.Item{Kind: "movie"}
		switch {
		case f.was == nil:
			item.ID = f.row.ID
			added = append(added, f.row.ID)
			b.out.Added = append(b.out.Added, item)
		default:
			item.ID = f.row.ID
			b.out.Changed = append(b.out.Changed, item)
		}
		if f.was == nil || !f.row.same(f.was.row()) {
			w.movies = append(w.movies, f.row)
		}
		docs = append(docs, f.row.doc()) // also for who is in it
		w.add(f, &b.names)
	}
	for _, x := range b.extras {
		w.extras = append(w.extras, x.Extra(b.lib.ID))
	}
	if err := b.store.write(ctx, b.tx, &w); err != nil {
		return err
	}
	if err := b.Search.Put(ctx, b.tx, docs); err != nil {
		return err
	}
	show, waiting, err := b.pictures.Settle(ctx, b.tx, b.Artworks, added)
	if err != nil {
		return err
	}
	if err := b.store.showChosen(ctx, b.tx, show); err != nil {
		return err
	}
	again, err := origin.Settle(ctx, b.tx, b.lib.ID, added, waiting.Edits, b.held)
	if err != nil || len(again) == 0 {
		return err
	}
	return b.Apply(ctx, b.tx, again, nil)
}

// clear removes the films that lost their last file to another film, and brings those that lost others in line with what they have.
func (b *batch) clear(ctx context.Context) error {
	givers := slices.DeleteFunc(b.left, func(key uuid.UUID) bool {
		return slices.ContainsFunc(b.films, func(f *film) bool { return f.row.ID == key })
	})
	if len(givers) == 0 {
		return nil
	}
	gone, err := b.store.ending(ctx, b.tx, b.lib.ID, givers)
	if err != nil {
		return err
	}
	b.out.Removed = append(b.out.Removed, library.Items("movie", gone)...)
	return b.Search.Remove(ctx, b.tx, gone)
}

// Reconcile brings films in line with their files after a scan: since when they are missing, which are there again,
// and which are gone because no row stands for a file of theirs any more.
func (s *Service) Reconcile(ctx context.Context, libraryID uuid.UUID) (*library.Outcome, error) {
	out := &library.Outcome{}
	err := s.DB.Tx(ctx, func(tx pgx.Tx) error {
		*out = library.Outcome{}
		if err := intake.Lock(ctx, tx, libraryID); err != nil {
			return err
		}
		changed, err := s.store.reconcile(ctx, tx, libraryID)
		if err != nil {
			return err
		}
		out.Changed = append(out.Changed, library.Items("movie", changed)...)
		gone, err := s.store.removeFileless(ctx, tx, libraryID)
		if err != nil {
			return err
		}
		out.Removed = append(out.Removed, library.Items("movie", gone)...)
		return s.Search.Remove(ctx, tx, gone)
	})
	if err != nil {
		return nil, fmt.Errorf("reconcile films of library %s: %w", libraryID, err)
	}
	return out, nil
}
