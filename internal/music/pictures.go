package music

import (
	"context"
	"path"
	"slices"

	"github.com/google/uuid"

	"revenge/internal/artwork"
	"revenge/internal/intake"
	"revenge/internal/library"
	"revenge/internal/platform/fold"
)

// picture puts the covers of releases and the pictures of artists, and links them. An album shows the cover of its first
// release that has one, unless somebody chose another picture.
func (b *batch) picture(ctx context.Context) (err error) {
	p := &b.pictures
	shown := map[uuid.UUID]bool{}
	for _, e := range b.editions {
		cover, others := b.cover(e)
		p.Show(e.row.ID, artwork.Poster, &e.row.CoverID, cover)
		p.Offer(e.of.row.ID, artwork.Poster, e.lead().File, others...)
		b.showBeside(p, e, shown)
	}
	for _, a := range b.portraits() {
		p.Show(a.row.ID, artwork.Poster, &a.row.PictureID, a.pictures[0])
		p.Offer(a.row.ID, artwork.Poster, a.found, a.pictures...)
	}
	if b.out.Artworks, err = p.Put(ctx, b.tx, b.Artworks, b.fileIDs); err != nil {
		return err
	}
	return b.coverAlbums(ctx)
}

// showBeside shows the disc of an album, and what lies in the folder of its one artist. Each item is looked at once.
func (b *batch) showBeside(p *intake.Pictures, e *edition, shown map[uuid.UUID]bool) {
	lead := e.lead()
	if lead.folder == "" {
		return
	}
	if album := e.of.row.ID; !shown[album] {
		shown[album] = true
		b.beside.showBeside(p, album, lead.Found, []string{lead.folder, within(lead)}, ofAlbums)
	}
	if len(e.of.artists) != 1 || e.of.visits() {
		return
	}
	folder, a := path.Dir(lead.folder), b.cast.of(e.of.artists[0])
	if !shown[a.row.ID] && fold.Text(path.Base(folder)) == a.row.TagName {
		shown[a.row.ID] = true
		b.beside.showBeside(p, a.row.ID, lead.Found, []string{folder}, ofArtists)
	}
}

func (b *batch) coverAlbums(ctx context.Context) error {
	wishes := make([]artwork.Wish, len(b.groups))
	for i, g := range b.groups {
		wishes[i].Place = artwork.Place{ItemID: g.row.ID, Role: artwork.Poster}
		for _, e := range g.editions {
			if e.row.CoverID != nil && (wishes[i].AutomaticID == nil || e == g.editions[0]) {
				wishes[i].AutomaticID = e.row.CoverID
			}
		}
	}
	chosen, err := b.Artworks.Settle(ctx, b.tx, wishes)
	if err != nil {
		return err
	}
	for i, g := range b.groups {
		if choice, ok := chosen[wishes[i].Place]; ok {
			g.row.CoverID = &choice
			b.pictures.Chosen = append(b.pictures.Chosen, g.row.ID)
		} else if e := wishes[i].AutomaticID; e != nil && (g.row.CoverID == nil || g.editions[0].row.CoverID != nil) {
			g.row.CoverID = e
		}
	}
	return nil
}

// cover is the picture beside the files, else the one inside the first of them; others are all that there are.
func (b *batch) cover(e *edition) (cover *artwork.New, others []*artwork.New) {
	lead := e.lead()
	folders := []string{}
	for _, f := range e.files {
		for _, folder := range []string{f.folder, within(f)} {
			if !slices.Contains(folders, folder) {
				folders = append(folders, folder)
			}
		}
	}
	var there *artwork.Source
	if e.was != nil {
		there = e.was.CoverSource
	}
	var inside []*artwork.New
	for _, f := range e.files {
		if len(inside) == 0 {
			inside = (&intake.File{Found: f.Found}).Covers(artwork.Poster)
		}
	}
	if lead.folder != "" { // the library's own folder is no album's
		others = b.beside.pictures(lead.Found, folders, covers)
	}
	return intake.Better(there, head(others), head(inside)), append(others, inside...)
}

// head is the first of a list, nil of an empty one.
func head[T any](list []*T) *T {
	if len(list) == 0 {
		return nil
	}
	return list[0]
}

// within is the folder that the file lies in.
func within(e *entry) string { return above(library.DecodePath(e.File.Path)) }

// portraits are the album artists with a picture in the album's folder or the one above it.
func (b *batch) portraits() (out []*artist) {
	for _, e := range b.editions {
		if len(e.of.artists) != 1 || e.of.visits() {
			continue
		}
		a := b.cast.of(e.of.artists[0])
		lead := e.lead()
		if len(a.pictures) > 0 || lead.folder == "" {
			continue
		}
		folders := []string{lead.folder}
		if artist := above(lead.folder); artist != "" {
			folders = append(folders, artist)
		}
		if a.pictures = b.beside.pictures(lead.Found, folders, artists); len(a.pictures) > 0 {
			a.found = lead.File
			out = append(out, a)
		}
	}
	return out
}
