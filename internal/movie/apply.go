package movie

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"revenge/internal/intake"
	"revenge/internal/origin"
	"revenge/internal/platform/db"
	"revenge/internal/search"
)

func (r *movieRow) doc() search.Doc {
	return search.Doc{ID: r.ID, Kind: search.Movie, LibraryID: r.LibraryID, Title: r.Title, Also: r.Titles.With(r.OriginalTitle), Year: r.Year, Popularity: 2}
}

// Apply brings films in line with what their sources state and people have set, in the caller's transaction, which holds
// intake.Lock of their libraries.
func (s *Service) Apply(ctx context.Context, tx db.Q, ids []uuid.UUID, _ origin.Freed) error {
	rows, err := s.store.rows(ctx, tx, ids)
	if err != nil {
		return fmt.Errorf("read %d films to be brought in line: %w", len(ids), err)
	}
	held, err := origin.Load(ctx, tx, ids)
	if err != nil {
		return fmt.Errorf("read the origins of %d films: %w", len(ids), err)
	}
	var names intake.Names
	films := make([]*film, len(rows))
	for i, r := range rows {
		v := origin.Merge(held[r.ID]).Values()
		films[i] = &film{values: v, genres: v.Texts(origin.Genres), labels: intake.LabelsOf(v, nil), credits: intake.CreditsOf(v, nil)}
		names.Add(films[i].credits, films[i].genres, films[i].labels)
	}
	if err := names.Resolve(ctx, tx, s.People); err != nil {
		return err
	}
	w := &writes{}
	docs := names.Docs()
	for i, r := range rows {
		f, now := films[i], r.movieRow
		now.fill(f.values, r.Language)
		now.GenreIDs, now.LabelIDs = names.GenreIDs(f.genres), names.LabelIDs(f.labels)
		if !now.same(r.movieRow) {
			w.movies = append(w.movies, now)
		}
		docs = append(docs, now.doc()) // also for who is in it
		w.described = append(w.described, r.ID)
		w.details = append(w.details, detailsOf(r.ID, f.values))
		w.credit(r.ID, names.Credits(r.ID, f.credits))
		w.sort(&now)
	}
	if err := s.store.apply(ctx, tx, w); err != nil {
		return fmt.Errorf("bring %d films in line: %w", len(ids), err)
	}
	return s.Search.Put(ctx, tx, docs)
}
