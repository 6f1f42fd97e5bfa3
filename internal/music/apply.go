package music

import (
	"context"
	"fmt"

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
	return search.Doc{ID: r.ID, Kind: search.Album, LibraryID: r.LibraryID, Title: r.Title, Year: r.Year, Popularity: 2}
}

func (r *trackRow) doc() search.Doc {
	return search.Doc{ID: r.ID, Kind: search.Track, LibraryID: r.LibraryID, Title: r.Title, Year: r.Year, Popularity: 1}
}

// Apply brings artists, albums and tracks in line with what their sources state and people have set, in the caller's
// transaction, which holds intake.Lock of their libraries.
func (s *Service) Apply(ctx context.Context, tx db.Q, ids []uuid.UUID) error {
	held, err := origin.Load(ctx, tx, ids)
	if err != nil {
		return fmt.Errorf("read the origins of %d artists, albums and tracks: %w", len(ids), err)
	}
	w := &writes{}
	var docs []search.Doc
	artists, err := s.store.artistRows(ctx, tx, ids)
	if err != nil {
		return fmt.Errorf("read %d artists to be brought in line: %w", len(ids), err)
	}
	for _, r := range artists {
		now := r.artistRow
		if now.fill(origin.Merge(held[r.ID]).Values(), r.Language); !same(now, r.artistRow) {
			w.artists, docs, w.moved = append(w.artists, now), append(docs, now.doc()), append(w.moved, r.ID)
		}
	}
	albums, err := s.store.albumRows(ctx, tx, ids)
	if err != nil {
		return fmt.Errorf("read %d albums to be brought in line: %w", len(ids), err)
	}
	for _, r := range albums {
		now := r.albumRow
		now.fill(origin.Merge(held[r.ID]).Values(), r.Language)
		now.Place = place(r.Artist, now.Year, now.SortTitle)
		if !same(now, r.albumRow) {
			w.albums, w.albumIDs, docs = append(w.albums, now), append(w.albumIDs, r.ID), append(docs, now.doc())
		}
	}
	tracks, err := s.applyTracks(ctx, tx, w, held, ids)
	if err != nil {
		return err
	}
	if err := s.store.apply(ctx, tx, w); err != nil {
		return fmt.Errorf("bring %d artists, albums and tracks in line: %w", len(ids), err)
	}
	return s.Search.Put(ctx, tx, append(docs, tracks...))
}

func (s *Service) applyTracks(ctx context.Context, tx db.Q, w *writes, held map[uuid.UUID]*origin.Held, ids []uuid.UUID) (docs []search.Doc, err error) {
	rows, err := s.store.trackRows(ctx, tx, ids)
	if err != nil {
		return nil, fmt.Errorf("read %d tracks to be brought in line: %w", len(ids), err)
	}
	var names intake.Names
	values := make([]origin.Facts, len(rows))
	for i, r := range rows {
		values[i] = origin.Merge(held[r.ID]).Values()
		names.Add(nil, values[i][origin.Genres], nil)
	}
	if err := names.Resolve(ctx, tx, s.People); err != nil {
		return nil, err
	}
	for i, r := range rows {
		now := r.trackRow
		now.fill(values[i], r.Language)
		now.GenreIDs = names.GenreIDs(values[i][origin.Genres])
		if now.place(r.Album, r.Artist); !same(now, r.trackRow) {
			w.tracks, docs = append(w.tracks, now), append(docs, now.doc())
		}
	}
	return docs, nil
}
