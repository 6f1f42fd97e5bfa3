package tvshow

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

func (r *seriesRow) doc() search.Doc {
	return search.Doc{ID: r.ID, Kind: search.Series, LibraryID: r.LibraryID, Title: r.Title, Also: r.Titles.With(r.OriginalTitle), Year: r.Year, Popularity: 3}
}

// doc is that of an episode with a title.
func (r *episodeRow) doc(year *int) search.Doc {
	return search.Doc{ID: r.ID, Kind: search.Episode, LibraryID: r.LibraryID, Title: *r.Title, Also: r.Titles.With(nil), PartOf: &r.SeriesID,
		Year: year, Popularity: 1}
}

// seriesDetails are the long texts that are shown. Studios holds the networks where there are no others.
func seriesDetails(series uuid.UUID, v origin.Facts) detailsRow {
	ages, _ := intake.AgesOf(v)
	studios := v.Texts(origin.Studios)
	if len(studios) == 0 {
		studios = v.Texts(origin.Networks)
	}
	return detailsRow{SeriesID: series, Overview: v.Text(origin.Overview), Studios: studios, Countries: v.Texts(origin.Countries),
		Tags: v.Texts(origin.Tags), AgeRatings: ages, Translations: intake.TranslationsOf(v),
		Trailers: v.Texts(origin.Trailers)}
}

// Apply brings series, seasons and episodes in line with what their sources state and people have set, in the caller's
// transaction, which holds intake.Lock of their libraries.
func (s *Service) Apply(ctx context.Context, tx db.Q, ids []uuid.UUID, _ origin.Freed) error {
	held, err := origin.Load(ctx, tx, ids)
	if err != nil {
		return fmt.Errorf("read the origins of %d series and parts: %w", len(ids), err)
	}
	w := &writes{}
	docs, err := s.applySeries(ctx, tx, w, held, ids)
	if err != nil {
		return err
	}
	untitled, more, err := s.applyParts(ctx, tx, w, held, ids)
	if err != nil {
		return err
	}
	if err := s.store.apply(ctx, tx, w); err != nil {
		return fmt.Errorf("bring %d series and parts in line: %w", len(ids), err)
	}
	if err := s.Search.Remove(ctx, tx, untitled); err != nil {
		return err
	}
	return s.Search.Put(ctx, tx, slices.Concat(docs, more))
}

func (s *Service) applySeries(ctx context.Context, tx db.Q, w *writes, held map[uuid.UUID]*origin.Held, ids []uuid.UUID) (docs []search.Doc, err error) {
	rows, err := s.store.seriesRows(ctx, tx, ids)
	if err != nil {
		return nil, fmt.Errorf("read %d series to be brought in line: %w", len(ids), err)
	}
	var names intake.Names
	shows := make([]*show, len(rows))
	for i, r := range rows {
		v := origin.Merge(held[r.ID]).Values()
		shows[i] = &show{genres: v.Texts(origin.Genres), labels: intake.LabelsOf(v, nil), credits: intake.CreditsOf(v, nil), origins: origins{values: v}}
		names.Add(shows[i].credits, shows[i].genres, shows[i].labels)
	}
	if err := names.Resolve(ctx, tx, s.People); err != nil {
		return nil, err
	}
	docs = names.Docs()
	for i, r := range rows {
		of, now := shows[i], r.seriesRow
		now.fill(of.values, r.Language)
		now.GenreIDs, now.LabelIDs = names.GenreIDs(of.genres), names.LabelIDs(of.labels)
		if !same(now, r.seriesRow) {
			w.series = append(w.series, now)
		}
		docs = append(docs, now.doc()) // also for who is in it
		w.described = append(w.described, r.ID)
		w.details = append(w.details, seriesDetails(r.ID, of.values))
		w.creditSeries(r.ID, names.Credits(r.ID, of.credits))
		w.sort(&now)
	}
	return docs, nil
}

func (s *Service) applyParts(ctx context.Context, tx db.Q, w *writes, held map[uuid.UUID]*origin.Held, ids []uuid.UUID) (
	untitled []uuid.UUID, docs []search.Doc, err error) {
	seasons, err := s.store.seasonRows(ctx, tx, ids)
	if err != nil {
		return nil, nil, fmt.Errorf("read %d seasons to be brought in line: %w", len(ids), err)
	}
	for _, r := range seasons {
		now := *r
		now.fill(origin.Merge(held[r.ID]).Values())
		if !same(now, *r) {
			w.seasons = append(w.seasons, now)
		}
	}
	episodes, err := s.store.episodeRows(ctx, tx, ids)
	if err != nil {
		return nil, nil, fmt.Errorf("read %d episodes to be brought in line: %w", len(ids), err)
	}
	values, credits := make([]origin.Facts, len(episodes)), make([][]intake.Credit, len(episodes))
	var names intake.Names
	for i, r := range episodes {
		values[i] = origin.Merge(held[r.ID]).Values()
		credits[i] = intake.CreditsOf(values[i], nil)
		names.Add(credits[i], nil, nil)
	}
	if err := names.Resolve(ctx, tx, s.People); err != nil {
		return nil, nil, err
	}
	docs = names.Docs()
	for i, r := range episodes {
		w.told = append(w.told, r.ID)
		w.creditEpisode(r.ID, names.Credits(r.ID, credits[i]))
		w.translate(r.ID, values[i])
		now := r.episodeRow
		now.fill(values[i])
		if same(now, r.episodeRow) {
			continue
		}
		w.episodes = append(w.episodes, now)
		if now.Title == nil {
			untitled = append(untitled, now.ID)
		} else {
			docs = append(docs, now.doc(r.Year))
		}
	}
	return untitled, docs, nil
}
