package tvshow

import (
	"context"
	"fmt"
	"maps"
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
func (s *Service) Kind() library.Kind { return library.KindSeries }

// Identify takes in a batch of probed files. It may be repeated, and run for several batches at once: batches of one
// library wait for each other in the database. Files are read before the transaction, which writes all or nothing.
func (s *Service) Identify(ctx context.Context, lib *library.Library, found []*library.Found) (*library.Outcome, error) {
	files, problems, err := intake.Describe(ctx, lib, found)
	if err != nil {
		return nil, fmt.Errorf("describe %d files of library %s: %w", len(found), lib.ID, err)
	}
	shows, extras, strays := gather(files)
	for _, f := range strays {
		problems = append(problems, library.FileProblem{FileID: f.File.ID, Stage: library.StageIdentify, Code: "NOT_AN_EPISODE",
			Message: "The name says no season and episode. Name it like \"Title S01E02\", or give it an NFO file."})
	}
	var out *library.Outcome
	err = s.DB.Tx(ctx, func(tx pgx.Tx) error {
		out = &library.Outcome{Problems: problems}
		b := &batch{Service: s, tx: tx, lib: lib, shows: shows, extras: extras, out: out}
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
	shows    []*show
	extras   []*intake.File
	names    intake.Names
	out      *library.Outcome
	left     []uuid.UUID // series that some of the files belonged to
	held     map[uuid.UUID]*origin.Held
	pictures intake.Pictures
	added    []uuid.UUID
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
	for _, s := range b.shows {
		b.names.Add(s.credits, s.genres, s.labels)
		for _, e := range s.order {
			b.names.Add(e.credits, nil, nil)
		}
	}
	if err := b.names.Resolve(ctx, b.tx, b.People); err != nil {
		return err
	}
	b.describe(time.Now().UTC())
	if err := b.picture(ctx); err != nil {
		return err
	}
	if err := b.write(ctx); err != nil {
		return err
	}
	return b.clear(ctx)
}

// recognise finds what is known of each series, season and episode.
func (b *batch) recognise(ctx context.Context) error {
	var keys, episodeKeys []string
	var ids intake.Identifiers
	for _, s := range b.shows {
		ids.Add(s.files)
		keys = append(append(keys, s.strong...), s.weak)
		for _, e := range s.order {
			episodeKeys = append(episodeKeys, e.number.key())
		}
	}
	known, err := b.store.known(ctx, b.tx, b.lib.ID, keys, ids, b.fileIDs)
	if err != nil {
		return err
	}
	r := intake.NewRecognition[keptSeries, *show](known, (*keptSeries).known)
	b.shows = r.Identify(b.shows)
	var series []uuid.UUID
	for _, s := range b.shows {
		if s.was, s.renamed = r.Was(s); s.was != nil {
			series = append(series, s.was.ID)
		}
	}
	for _, k := range known {
		if len(k.FileIDs) > 0 {
			b.left = append(b.left, k.ID)
		}
	}
	if len(series) == 0 && len(b.left) == 0 {
		return nil
	}
	return b.recogniseParts(ctx, series, episodeKeys)
}

func (b *batch) recogniseParts(ctx context.Context, series []uuid.UUID, keys []string) error {
	seasons, err := b.store.knownSeasons(ctx, b.tx, series)
	if err != nil {
		return err
	}
	episodes, err := b.store.knownEpisodes(ctx, b.tx, series, keys, b.fileIDs)
	if err != nil {
		return err
	}
	for _, s := range b.shows {
		if s.was != nil {
			for _, k := range seasons {
				if of := s.seasons[k.Number]; of != nil && k.SeriesID == s.was.ID {
					of.was = k
				}
			}
		}
		s.matchEpisodes(episodes)
	}
	return nil
}

// describe fills every row and gives new ones their ids.
func (b *batch) describe(now time.Time) {
	for _, s := range b.shows {
		s.describe(b.lib.Language, now)
		if s.values != nil {
			s.row.fill(s.values, b.lib.Language)
		}
		if s.was == nil {
			s.row.ID = id.New()
			b.added = append(b.added, s.row.ID)
		}
		if s.facts != nil {
			s.row.GenreIDs, s.row.LabelIDs = b.names.GenreIDs(s.genres), b.names.LabelIDs(s.labels)
		}
		for _, of := range s.seasons {
			of.describe(s.row.ID, b.lib.ID)
			if of.values != nil {
				of.row.fill(of.values)
			}
			if of.was == nil {
				of.row.ID = id.New()
				b.added = append(b.added, of.row.ID)
			}
		}
		for _, e := range s.order {
			e.describe(s.row.ID, s.seasons[e.number.season].row.ID, b.lib.ID, now)
			if e.values != nil {
				e.row.fill(e.values)
			}
			if e.was == nil {
				e.row.ID = id.New()
				b.added = append(b.added, e.row.ID)
			}
		}
	}
}

// picture puts all pictures and links them.
func (b *batch) picture(ctx context.Context) (err error) {
	p := &b.pictures
	var faces intake.Portraits
	for _, s := range b.shows {
		poster, backdrop, logo := s.pictures()
		p.Show(s.row.ID, artwork.Poster, &s.row.PosterID, poster)
		p.Show(s.row.ID, artwork.Backdrop, &s.row.BackdropID, backdrop)
		p.Show(s.row.ID, artwork.Logo, &s.row.LogoID, logo)
		for _, of := range s.seasons {
			p.Show(of.row.ID, artwork.Poster, &of.row.PosterID, of.poster)
		}
		s.offer(p)
		if s.facts != nil {
			faces.Add(s.lead(), &s.facts.Facts)
		}
		for _, e := range s.order {
			p.Show(e.row.ID, artwork.Still, &e.row.StillID, e.still())
			e.offer(p)
			if e.facts != nil {
				faces.Add(e.files[0], &e.facts.Facts)
			}
		}
	}
	if err := faces.Offer(ctx, b.tx, b.Artworks, &b.names, b.fileIDs, p); err != nil {
		return err
	}
	b.out.Artworks, err = p.Put(ctx, b.tx, b.Artworks, b.fileIDs)
	return err
}

// write stores the series and all that hangs on them.
func (b *batch) write(ctx context.Context) error {
	w := &writes{library: b.lib.ID, fileIDs: b.fileIDs}
	docs := b.names.Docs()
	var untitled []uuid.UUID
	for _, s := range b.shows {
		b.came("series", s.row.ID, s.was == nil)
		if s.was == nil || !same(s.row, s.was.seriesRow) {
			w.series = append(w.series, s.row)
		}
		docs = append(docs, s.row.doc()) // also for who is in it
		w.addSeries(s, &b.names)
		for _, e := range s.order {
			b.came("episode", e.row.ID, e.was == nil)
			if e.was == nil || !same(e.row, e.was.episodeRow) {
				w.episodes = append(w.episodes, e.row)
				switch {
				case e.row.Title == nil && e.was != nil:
					untitled = append(untitled, e.row.ID)
				case e.row.Title != nil:
					docs = append(docs, e.row.doc(s.row.Year))
				}
			}
			w.addEpisode(e, &b.names)
		}
	}
	for _, x := range b.extras {
		w.extras = append(w.extras, x.Extra(b.lib.ID))
	}
	if err := b.store.write(ctx, b.tx, w); err != nil {
		return err
	}
	if err := b.Search.Remove(ctx, b.tx, untitled); err != nil {
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
	if waiting.Orders {
		if err := b.store.takeUpOrders(ctx, b.tx, b.added); err != nil {
			return err
		}
	}
	again, err := origin.Settle(ctx, b.tx, b.lib.ID, b.added, waiting.Edits, b.held)
	if err != nil || len(again) == 0 {
		return err
	}
	return b.Apply(ctx, b.tx, again, nil)
}

func (b *batch) came(kind string, key uuid.UUID, added bool) {
	item := library.Item{Kind: kind, ID: key}
	if added {
		b.out.Added = append(b.out.Added, item)
	} else {
		b.out.Changed = append(b.out.Changed, item)
	}
}

func (w *writes) addSeries(s *show, names *intake.Names) {
	w.all = append(w.all, s.row.ID)
	w.said = append(w.said, s.said(s.row.ID)...)
	for _, n := range slices.Sorted(maps.Keys(s.seasons)) {
		of := s.seasons[n]
		w.said = append(w.said, of.said(of.row.ID)...)
		if of.was == nil || !same(of.row, of.was.seasonRow) {
			w.seasons = append(w.seasons, of.row)
		}
	}
	if s.facts == nil {
		return
	}
	w.described = append(w.described, s.row.ID)
	shown := s.values
	if shown == nil {
		shown = s.nfo
	}
	details := seriesDetails(s.row.ID, shown)
	details.Ratings = intake.Scores(&s.facts.Facts)
	w.details = append(w.details, details)
	w.creditSeries(s.row.ID, names.Credits(s.row.ID, s.credits))
	w.sort(&s.row)
}

// sort notes what a series is sorted under.
func (w *writes) sort(r *seriesRow) {
	for i, g := range r.GenreIDs {
		w.genres = append(w.genres, genreRow{r.ID, g, i})
	}
	for i, l := range r.LabelIDs {
		w.labels = append(w.labels, labelRow{r.ID, l, i})
	}
}

func (w *writes) addEpisode(e *episode, names *intake.Names) {
	w.said = append(w.said, e.said(e.row.ID)...)
	for _, f := range e.files {
		edition := intake.Text(f.Edition)
		if edition == nil {
			edition = intake.Text(f.Version)
		}
		row := fileRow{FileID: f.File.ID, EpisodeID: e.row.ID, Edition: edition}
		if part := f.Part; part > 0 {
			row.Part = &part
		}
		w.files = append(w.files, row)
	}
	if e.facts == nil {
		return
	}
	w.told = append(w.told, e.row.ID)
	w.creditEpisode(e.row.ID, names.Credits(e.row.ID, e.credits))
	shown := e.values
	if shown == nil {
		shown = e.nfo
	}
	w.translate(e.row.ID, shown)
}

// clear removes what has lost its last file to something else, and brings other series that lost some in line with what they have.
func (b *batch) clear(ctx context.Context) error {
	if len(b.left) == 0 {
		return nil
	}
	if err := remove(ctx, b.Service, b.tx, b.lib.ID, b.left, b.out); err != nil {
		return err
	}
	givers := slices.DeleteFunc(b.left, func(key uuid.UUID) bool {
		return slices.ContainsFunc(b.shows, func(s *show) bool { return s.row.ID == key })
	})
	if len(givers) == 0 {
		return nil
	}
	return b.store.settle(ctx, b.tx, givers)
}

func remove(ctx context.Context, s *Service, tx pgx.Tx, libraryID uuid.UUID, series []uuid.UUID, out *library.Outcome) error {
	episodes, emptied, err := s.store.removeEmpty(ctx, tx, libraryID, series)
	if err != nil {
		return err
	}
	out.Removed = append(out.Removed, library.Items("episode", episodes)...)
	out.Removed = append(out.Removed, library.Items("series", emptied)...)
	return s.Search.Remove(ctx, tx, append(episodes, emptied...))
}

// Reconcile brings series and episodes in line with their files after a scan: since when they are missing, which are
// there again, and which are gone because no row stands for a file of theirs any more.
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
		episodes, series, err := s.store.reconcile(ctx, tx, libraryID)
		out.Changed = append(out.Changed, library.Items("episode", episodes)...)
		out.Changed = append(out.Changed, library.Items("series", series)...)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("reconcile series of library %s: %w", libraryID, err)
	}
	return out, nil
}
