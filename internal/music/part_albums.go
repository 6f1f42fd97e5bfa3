package music

import (
	"context"
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

// partAlbums takes back what Shift did.
func (s *Service) partAlbums(ctx context.Context, tx db.Q, lib *library.Library, before *joinedAlbums) (*intake.Shift, error) {
	artists, err := s.comeBack(ctx, tx, before)
	if err != nil {
		return nil, err
	}
	target, err := s.stands(ctx, tx, before)
	if err != nil {
		return nil, err
	}
	albums, tracks := make([]uuid.UUID, len(before.Albums)), make([]uuid.UUID, len(before.Tracks))
	for i, a := range before.Albums {
		albums[i] = a.ID
	}
	for i, t := range before.Tracks {
		tracks[i] = t.ID
	}
	releases := make([]uuid.UUID, len(before.Releases))
	for i, r := range before.Releases {
		releases[i] = r.ID
	}
	back, err := s.store.lacking(ctx, tx, albums, releases, tracks)
	if err != nil {
		return nil, err
	}
	if err := s.store.restore(ctx, tx, before, target); err != nil {
		return nil, fmt.Errorf("give back %d files: %w", len(before.Files), err)
	}
	if err := origin.Put(ctx, tx, origin.Of(before.Said, back)); err != nil {
		return nil, err
	}
	l := &left{moved: true, tracks: tracks, albums: append(slices.Clone(albums), before.Into)}
	for _, f := range before.After {
		l.tracks = append(l.tracks, f.TrackID)
	}
	if l.releases, err = s.store.releasesOf(ctx, tx, l.albums); err != nil {
		return nil, err
	}
	gone, err := s.store.ending(ctx, tx, lib.ID, l)
	if err != nil {
		return nil, fmt.Errorf("give back %d files: %w", len(before.Files), err)
	}
	if err := s.store.settleAlbums(ctx, tx, l.albums, before.artists()); err != nil {
		return nil, err
	}
	out := &intake.Shift{Into: before.Into, Moves: before.Moves}
	var docs []search.Doc
	for _, a := range before.Albums {
		if slices.Contains(back, a.ID) {
			out.Added, docs = append(out.Added, library.Item{Kind: "album", ID: a.ID}), append(docs, a.doc())
		}
	}
	for _, t := range before.Tracks {
		if slices.Contains(back, t.ID) {
			out.Added, docs = append(out.Added, library.Item{Kind: "track", ID: t.ID}), append(docs, t.doc())
		}
	}
	if target != nil && target.Credit != before.Target.Credit {
		target.Credit = before.Target.Credit
		docs = append(docs, target.doc())
	}
	for _, a := range artists {
		out.Added, docs, back = append(out.Added, library.Item{Kind: "artist", ID: a.ID}), append(docs, a.doc()), append(back, a.ID)
	}
	out.Tell("album", before.Into, false, albums, gone.albums)
	out.Removed = append(out.Removed, library.Items("track", gone.tracks)...)
	if err := s.Search.Remove(ctx, tx, slices.Concat(gone.tracks, gone.albums)); err != nil {
		return nil, err
	}
	if err := s.Search.Put(ctx, tx, docs); err != nil {
		return nil, err
	}
	return out, s.Apply(ctx, tx, append(append(l.albums, tracks...), back...), nil)
}

// stands checks that files are where they were put. It returns the album that they went to as it is to be: with the key that it had,
// as nothing that was joined to it later is left.
func (s *Service) stands(ctx context.Context, tx db.Q, before *joinedAlbums) (*albumRow, error) {
	files := make([]uuid.UUID, len(before.Files))
	for i, f := range before.Files {
		files[i] = f.FileID
	}
	now, err := s.store.filed(ctx, tx, files)
	if err != nil {
		return nil, fmt.Errorf("read where %d files are: %w", len(files), err)
	}
	moved := len(now) != len(before.After)
	for i := 0; !moved && i < len(now); i++ {
		moved = now[i].FileID != before.After[i].FileID || now[i].TrackID != before.After[i].TrackID
	}
	rows, err := s.store.albumRows(ctx, tx, []uuid.UUID{before.Into})
	if err != nil {
		return nil, fmt.Errorf("read album %s: %w", before.Into, err)
	}
	if moved || len(rows) == 0 {
		return nil, fault.Field(fault.Conflict, "its files were moved since, or are gone", "id")
	}
	holds, err := s.store.holds(ctx, tx, &before.Aliases)
	if err == nil && !holds {
		err = fault.Field(fault.Conflict, "something else was decided about these albums since", "id")
	}
	if err != nil || before.Target == nil {
		return nil, err
	}
	target := rows[0].albumRow
	target.Key = before.Target.Key
	if target.Credit == before.Target.Credit {
		return &target, nil
	}
	there, err := s.store.there(ctx, tx, keysOf(before.artistsOf(target.ID)))
	if err != nil {
		return nil, fmt.Errorf("look for whom album %s was by: %w", target.ID, err)
	}
	if !there { // who it was by is another artist since, or gone: its files say anew who it is by
		before.Target.Credit = target.Credit
	}
	return &target, nil
}
