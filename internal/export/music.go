package export

import (
	"context"
	"path"
	"strings"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/library"
	"revenge/internal/metadata"
	"revenge/internal/metadata/nfo"
	"revenge/internal/music"
	"revenge/internal/music/recording"
	"revenge/internal/person"
	"revenge/internal/platform/fold"
	"revenge/internal/platform/id"
)

// musicBrainz is an id there; nil where none is known.
func musicBrainz(text *string) metadata.IDs {
	if text == nil {
		return nil
	}
	return metadata.IDs{"musicbrainz": *text}
}

func (s *Service) artists(ctx context.Context, v access.Viewer, keys []uuid.UUID, into map[id.ID]*sheet) error {
	list, err := s.Music.ArtistsByIDs(ctx, v, keys)
	if err != nil {
		return err
	}
	told, err := s.Music.TextsByArtistIDs(ctx, v, keys)
	if err != nil {
		return err
	}
	about := by(told, func(t *music.Texts) uuid.UUID { return t.OwnerID })
	listed, err := s.Music.GenresByArtistIDs(ctx, v, keys)
	if err != nil {
		return err
	}
	named := by(listed, func(g *person.OwnedGenre) uuid.UUID { return g.OwnerID })
	held, err := s.Music.FilesOfArtists(ctx, v, keys)
	if err != nil {
		return err
	}
	files := by(held, func(f *music.OwnedFile) uuid.UUID { return f.OwnerID })
	for _, a := range list {
		doc := &metadata.Artist{Facts: metadata.Facts{IDs: musicBrainz(a.MusicBrainzID()), Title: a.Name, Genres: genres(named[a.ID])},
			Born: value(a.Born), Formed: value(a.Formed), Died: value(a.Died), Disbanded: value(a.Disbanded), Styles: a.Styles, Moods: a.Moods}
		if a.Country != nil {
			doc.Countries = []string{*a.Country}
		}
		for _, t := range about[a.ID] { // one, or none
			doc.Plot, doc.Translations = value(t.Overview), t.Translations
		}
		sh := &sheet{item: a.NodeID(), doc: nfo.Document{Artist: doc}, away: "the artist has no folder of its own"}
		sh.in(files[a.ID], "artist.nfo", func(folder string) string {
			if above := path.Dir(folder); fold.Text(path.Base(above)) == fold.Text(a.Name) {
				return above
			}
			return ""
		})
		into[sh.item] = sh
	}
	return nil
}

func (s *Service) albums(ctx context.Context, v access.Viewer, keys []uuid.UUID, into map[id.ID]*sheet) error {
	list, err := s.Music.AlbumsByIDs(ctx, v, keys)
	if err != nil {
		return err
	}
	told, err := s.Music.TextsByAlbumIDs(ctx, v, keys)
	if err != nil {
		return err
	}
	about := by(told, func(t *music.Texts) uuid.UUID { return t.OwnerID })
	listed, err := s.Music.GenresByAlbumIDs(ctx, v, keys)
	if err != nil {
		return err
	}
	named := by(listed, func(g *person.OwnedGenre) uuid.UUID { return g.OwnerID })
	editions, err := s.Music.ReleasesByAlbumIDs(ctx, v, keys)
	if err != nil {
		return err
	}
	releases := by(editions, func(r *music.Release) uuid.UUID { return r.AlbumID })
	makers, err := s.makers(ctx, v, keys)
	if err != nil {
		return err
	}
	held, err := s.Music.FilesOfAlbums(ctx, v, keys)
	if err != nil {
		return err
	}
	files := by(held, func(f *music.OwnedFile) uuid.UUID { return f.OwnerID })
	for _, a := range list {
		doc := &metadata.Album{ArtistIDs: map[string]string{}, Kind: strings.ToLower(strings.Join(append([]string{string(a.Kind)}, a.SecondaryKinds...), " / ")),
			Compilation: &a.Compilation, Original: text(a.ReleasedOn), Styles: a.Styles, Moods: a.Moods,
			Facts: metadata.Facts{IDs: musicBrainz(a.MusicBrainzID()), Title: a.Title, Year: value(a.Year), Genres: genres(named[a.ID])}}
		for _, t := range about[a.ID] { // one, or none
			doc.Plot, doc.Translations = value(t.Overview), t.Translations
		}
		for _, by := range makers[a.ID] {
			doc.Artists = append(doc.Artists, by.Name)
			doc.ArtistIDs[by.Name] = value(by.MusicBrainzID())
		}
		if of := releases[a.ID]; len(of) == 1 { // what is of one edition alone is not said of several
			doc.Label, doc.Status, doc.Date = value(of[0].Label), value(of[0].Status), text(of[0].ReleasedOn)
			if edition := of[0].MusicBrainzID(); edition != nil {
				if doc.IDs == nil {
					doc.IDs = metadata.IDs{}
				}
				doc.IDs["musicbrainzrelease"] = *edition
			}
		}
		sh := &sheet{item: a.NodeID(), doc: nfo.Document{Album: doc}, away: "the album has no folder of its own"}
		sh.in(files[a.ID], "album.nfo", func(folder string) string { return folder })
		into[sh.item] = sh
	}
	return nil
}

// makers are the artists of albums, in their order.
func (s *Service) makers(ctx context.Context, v access.Viewer, albums []uuid.UUID) (map[uuid.UUID][]*music.Artist, error) {
	credits, err := s.Music.CreditsByAlbumIDs(ctx, v, albums)
	if err != nil {
		return nil, err
	}
	keys := make([]uuid.UUID, len(credits))
	for i, c := range credits {
		keys[i] = c.ArtistID
	}
	list, err := s.Music.ArtistsByIDs(ctx, v, keys)
	if err != nil {
		return nil, err
	}
	known := map[uuid.UUID]*music.Artist{}
	for _, a := range list {
		known[a.ID] = a
	}
	out := map[uuid.UUID][]*music.Artist{}
	for _, c := range credits {
		if a := known[c.ArtistID]; a != nil {
			out[c.OwnerID] = append(out[c.OwnerID], a)
		}
	}
	return out, nil
}

// in finds the folders where a sheet belongs; choose leads from the folder of an album to it, or nowhere.
func (sh *sheet) in(files []*music.OwnedFile, name string, choose func(folder string) string) {
	taken := map[place]bool{}
	for _, f := range files {
		folder := recording.Folder(library.DecodePath(f.Path))
		if folder == "" {
			continue
		}
		if folder = choose(folder); folder == "" || folder == "." {
			continue
		}
		if at := (place{f.RootID, path.Join(folder, name)}); !taken[at] {
			taken[at] = true
			sh.places = append(sh.places, at)
		}
	}
	if len(files) == 0 {
		sh.away = ""
	}
}
