package tvshow

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/google/uuid"

	"revenge/internal/intake"
	"revenge/internal/library"
	"revenge/internal/origin"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/search"
)

// unshift is one transaction of Unshift.
type unshift struct {
	*Service
	tx      db.Q
	lib     *library.Library
	before  joined
	files   []uuid.UUID
	sources []uuid.UUID
	now     map[uuid.UUID]uuid.UUID // rows that have taken the place of others since
	series  []*seriesRow            // that are made again, as the others
	seasons []*seasonRow
	back    []*episodeRow
}

// Unshift takes back what Shift did, by its Before. Where the files lie elsewhere by now, or another series has taken the place
// of one that went, it is fault.Conflict.
func (s *Service) Unshift(ctx context.Context, tx db.Q, lib *library.Library, raw json.RawMessage) (*intake.Shift, error) {
	u := &unshift{Service: s, tx: tx, lib: lib, now: map[uuid.UUID]uuid.UUID{}}
	if err := json.Unmarshal(raw, &u.before); err != nil {
		return nil, fmt.Errorf("read what series were: %w", err)
	}
	for _, f := range u.before.Files { // in the order of files
		if n := len(u.files); n == 0 || u.files[n-1] != f.FileID {
			u.files = append(u.files, f.FileID)
		}
	}
	for _, e := range u.before.Episodes {
		if e.SeriesID != u.before.Into && !slices.Contains(u.sources, e.SeriesID) {
			u.sources = append(u.sources, e.SeriesID)
		}
	}
	if err := u.stands(ctx); err != nil {
		return nil, err
	}
	if err := u.restore(ctx); err != nil {
		return nil, fmt.Errorf("make again what was of %d files: %w", len(u.files), err)
	}
	gone, err := s.store.unshift(ctx, tx, u)
	if err != nil {
		return nil, fmt.Errorf("give back %d files: %w", len(u.files), err)
	}
	var made []uuid.UUID
	for _, row := range u.series {
		made = append(made, row.ID)
	}
	for _, n := range u.seasons {
		made = append(made, n.ID)
	}
	for _, e := range u.back {
		made = append(made, e.ID)
	}
	if err := origin.Put(ctx, tx, origin.Of(u.before.Said, made)); err != nil {
		return nil, err
	}
	if err := s.Apply(ctx, tx, made, nil); err != nil {
		return nil, err
	}
	out := &intake.Shift{Into: u.before.Into, Moves: u.before.Moves, Now: u.now}
	for _, row := range u.series {
		out.Added = append(out.Added, library.Item{Kind: "series", ID: row.ID})
	}
	for _, e := range u.back {
		out.Added = append(out.Added, library.Item{Kind: "episode", ID: e.ID})
	}
	out.Tell("series", u.before.Into, false, u.sources, gone.series)
	out.Removed = append(out.Removed, library.Items("episode", gone.episodes)...)
	return out, u.find(ctx, gone)
}

// stands checks that the files are where they were put.
func (u *unshift) stands(ctx context.Context) error {
	now, err := u.store.filed(ctx, u.tx, u.files)
	if err != nil {
		return fmt.Errorf("read where %d files are: %w", len(u.files), err)
	}
	type place struct{ file, episode uuid.UUID }
	there := map[place]bool{}
	for _, f := range now {
		there[place{f.FileID, f.EpisodeID}] = true
	}
	same := len(now) == len(u.before.After)
	for _, f := range u.before.After {
		same = same && there[place{f.FileID, f.EpisodeID}]
	}
	if !same {
		return fault.Field(fault.Conflict, "its files were moved since, or are gone", "id")
	}
	return nil
}

// restore finds or makes again what the files were of.
func (u *unshift) restore(ctx context.Context) error {
	there, err := u.store.plain(ctx, u.tx, u.sources)
	if err != nil {
		return err
	}
	for _, row := range u.before.Series {
		if !slices.ContainsFunc(there, func(o *seriesRow) bool { return o.ID == row.ID }) {
			u.series = append(u.series, row)
		}
	}
	seasons, err := u.store.plainSeasons(ctx, u.tx, append([]uuid.UUID{u.before.Into}, u.sources...))
	if err != nil {
		return err
	}
	needed := map[uuid.UUID]bool{}
	for _, e := range u.before.Episodes {
		needed[e.SeasonID] = true
	}
	for _, n := range u.before.Seasons {
		i := slices.IndexFunc(seasons, func(o *seasonRow) bool { return o.SeriesID == n.SeriesID && o.Number == n.Number })
		switch {
		case i < 0 && needed[n.ID]:
			u.seasons = append(u.seasons, n)
		case i >= 0 && seasons[i].ID != n.ID:
			u.now[n.ID] = seasons[i].ID
		}
	}
	return u.restoreEpisodes(ctx)
}

func (u *unshift) restoreEpisodes(ctx context.Context) error {
	var series []uuid.UUID
	for _, e := range u.before.Episodes {
		if !slices.Contains(series, e.SeriesID) {
			series = append(series, e.SeriesID)
		}
	}
	there, err := u.store.episodesOfAll(ctx, u.tx, series)
	if err != nil {
		return err
	}
	type place struct {
		series uuid.UUID
		path   string
	}
	at := map[place]*episodeRow{}
	for _, e := range there {
		at[place{e.SeriesID, pathOf(e.SeasonNumber, e.Key)}] = e
	}
	for _, e := range u.before.Episodes {
		o := at[place{e.SeriesID, pathOf(e.SeasonNumber, e.Key)}]
		switch {
		case o == nil:
			e.SeasonID = u.present(e.SeasonID)
			u.back = append(u.back, e)
		case o.ID != e.ID:
			u.now[e.ID] = o.ID
		}
	}
	for _, f := range u.before.Files {
		f.EpisodeID = u.present(f.EpisodeID)
	}
	return u.pictures(ctx)
}

// present is the row that stands for another one now.
func (u *unshift) present(key uuid.UUID) uuid.UUID {
	if n, ok := u.now[key]; ok {
		return n
	}
	return key
}

// pictures lets go of pictures that are gone.
func (u *unshift) pictures(ctx context.Context) error {
	var all []**uuid.UUID
	for _, r := range u.series {
		all = append(all, &r.PosterID, &r.BackdropID, &r.LogoID)
	}
	for _, r := range u.seasons {
		all = append(all, &r.PosterID)
	}
	for _, r := range u.back {
		all = append(all, &r.StillID)
	}
	return intake.LetGo(ctx, u.tx, all)
}

func (u *unshift) find(ctx context.Context, gone emptied) error {
	var docs []search.Doc
	years := map[uuid.UUID]*int{}
	for _, r := range u.before.Series {
		years[r.ID] = r.Year
	}
	for _, r := range u.series {
		docs = append(docs, r.doc())
	}
	for _, e := range u.back {
		if e.Title != nil {
			docs = append(docs, e.doc(years[e.SeriesID]))
		}
	}
	if err := u.Search.Remove(ctx, u.tx, slices.Concat(gone.episodes, gone.series)); err != nil {
		return err
	}
	return u.Search.Put(ctx, u.tx, docs)
}
