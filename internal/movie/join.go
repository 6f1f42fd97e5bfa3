package movie

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"revenge/internal/intake"
	"revenge/internal/library"
	"revenge/internal/metadata/release"
	"revenge/internal/origin"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/fold"
	"revenge/internal/platform/id"
	"revenge/internal/search"
)

// joined is what a shift of films needs to be undone.
type joined struct {
	Into    uuid.UUID   `json:"into"`
	Created bool        `json:"created"`
	Movies  []*movieRow `json:"movies"`
	Files   []*fileRow  `json:"files"`
	Extras  []extraOf   `json:"extras"`
	// Said is what was stated of the films.
	Said []*origin.Said `json:"said"`
}

type extraOf struct {
	FileID  uuid.UUID `json:"file_id"`
	MovieID uuid.UUID `json:"movie_id"`
}

// Shift gives files of films to a film, in the caller's transaction, which holds intake.Lock of the library. Films that keep
// none are removed.
func (s *Service) Shift(ctx context.Context, tx db.Q, lib *library.Library, files []uuid.UUID, into intake.Into) (*intake.Shift, error) {
	was, err := s.store.filed(ctx, tx, files)
	if err != nil {
		return nil, fmt.Errorf("read where %d files are: %w", len(files), err)
	}
	target, created, err := s.target(ctx, tx, lib, into)
	if err != nil {
		return nil, err
	}
	before := joined{Into: target.ID, Created: created, Files: was}
	if target.Key == target.WeakKey {
		target.Key = intake.NewKey("movie", false)
	}
	from := sources(was, target.ID)
	if before.Movies, err = s.store.plain(ctx, tx, from); err != nil {
		return nil, err
	}
	if before.Said, err = origin.Stated(ctx, tx, from); err != nil {
		return nil, err
	}
	gone, err := s.store.shift(ctx, tx, lib.ID, target, was, from, &before)
	if err != nil {
		return nil, fmt.Errorf("give %d files to film %s: %w", len(was), target.ID, err)
	}
	if err := s.Search.Remove(ctx, tx, gone); err != nil {
		return nil, err
	}
	if err := s.Search.Put(ctx, tx, []search.Doc{target.doc()}); err != nil {
		return nil, err
	}
	raw, err := json.Marshal(before)
	if err != nil {
		return nil, fmt.Errorf("note what films were: %w", err)
	}
	out := &intake.Shift{Into: target.ID, Key: target.Key, IDs: target.ids(), Before: raw, Moves: movesOf(was, target.ID, gone)}
	if out.Title, out.Year, err = s.store.named(ctx, tx, target.ID); err != nil {
		return nil, err
	}
	for _, m := range before.Movies {
		if slices.Contains(gone, m.ID) {
			known := (&kept{movieRow: *m}).known()
			out.OtherKeys = append(out.OtherKeys, known.AllKeys()...)
		}
	}
	out.Tell("movie", target.ID, created, from, gone)
	return out, nil
}

// target is the film that files go to; a new one is made.
func (s *Service) target(ctx context.Context, tx db.Q, lib *library.Library, into intake.Into) (row *movieRow, created bool, err error) {
	if into.ID != nil {
		rows, err := s.store.plain(ctx, tx, []uuid.UUID{*into.ID})
		if err == nil && (len(rows) == 0 || rows[0].LibraryID != lib.ID) {
			err = fault.NotFound
		}
		if err != nil {
			return nil, false, fmt.Errorf("read film %s: %w", *into.ID, err)
		}
		return rows[0], false, nil
	}
	guess := release.Guess{Kind: release.KindMovie, Title: into.Title}
	if into.Year != nil {
		guess.Year = *into.Year
	}
	row = &movieRow{ID: id.New(), LibraryID: lib.ID, WeakKey: guess.Key(), Title: into.Title, SortTitle: fold.Sort(into.Title, lib.Language),
		FoldedTitle: fold.Text(into.Title), Year: into.Year, AddedAt: time.Now().UTC(), GenreIDs: []uuid.UUID{}, LabelIDs: []uuid.UUID{}}
	taken, err := s.store.taken(ctx, tx, lib.ID, row.WeakKey)
	if err != nil {
		return nil, false, fmt.Errorf("look for films called %q: %w", into.Title, err)
	}
	row.Key = intake.NewKey("movie", taken)
	if err := s.store.put(ctx, tx, []*movieRow{row}); err != nil {
		return nil, false, err
	}
	return row, true, origin.Put(ctx, tx, intake.Called(row.ID, into))
}

func sources(was []*fileRow, into uuid.UUID) (out []uuid.UUID) {
	for _, f := range was {
		if f.MovieID != into && !slices.Contains(out, f.MovieID) {
			out = append(out, f.MovieID)
		}
	}
	return out
}

func movesOf(was []*fileRow, into uuid.UUID, gone []uuid.UUID) (out []intake.Move) {
	for _, from := range sources(was, into) {
		m := intake.Move{Kind: "MOVIE", From: from, To: into, Whole: slices.Contains(gone, from)}
		for _, f := range was {
			if f.MovieID == from {
				m.Files = append(m.Files, f.FileID)
			}
		}
		out = append(out, m)
	}
	return out
}

func (r *movieRow) ids() map[string]string {
	out := map[string]string{}
	for _, key := range (&kept{movieRow: *r}).identifiers() {
		parts := strings.SplitN(key, "|", 3)
		out[parts[1]] = parts[2]
	}
	return out
}

// Unshift takes back what Shift did, by its Before. Where the files lie elsewhere by now, or another film has taken the place of
// one that went, it is fault.Conflict.
func (s *Service) Unshift(ctx context.Context, tx db.Q, lib *library.Library, raw json.RawMessage) (*intake.Shift, error) {
	var before joined
	if err := json.Unmarshal(raw, &before); err != nil {
		return nil, fmt.Errorf("read what films were: %w", err)
	}
	files := make([]uuid.UUID, len(before.Files))
	for i, f := range before.Files {
		files[i] = f.FileID
	}
	now, err := s.store.filed(ctx, tx, files)
	if err != nil {
		return nil, fmt.Errorf("read where %d files are: %w", len(files), err)
	}
	if len(now) != len(files) || slices.ContainsFunc(now, func(f *fileRow) bool { return f.MovieID != before.Into }) {
		return nil, fault.Field(fault.Conflict, "its files were moved since, or are gone", "id")
	}
	from := sources(before.Files, before.Into)
	back, err := s.store.restore(ctx, tx, &before, from)
	if err != nil {
		return nil, err
	}
	if err := origin.Put(ctx, tx, origin.Of(before.Said, back)); err != nil {
		return nil, err
	}
	gone, err := s.store.unshift(ctx, tx, lib.ID, &before, from)
	if err != nil {
		return nil, fmt.Errorf("give back %d files: %w", len(files), err)
	}
	if err := s.Search.Remove(ctx, tx, gone); err != nil {
		return nil, err
	}
	out := &intake.Shift{Into: before.Into, Moves: movesOf(before.Files, before.Into, back)}
	docs := make([]search.Doc, 0, len(back))
	for _, m := range before.Movies {
		if slices.Contains(back, m.ID) {
			docs = append(docs, m.doc())
			out.Added = append(out.Added, library.Item{Kind: "movie", ID: m.ID})
		}
	}
	out.Tell("movie", before.Into, false, from, gone)
	if err := s.Search.Put(ctx, tx, docs); err != nil {
		return nil, err
	}
	return out, s.Apply(ctx, tx, back, nil)
}
