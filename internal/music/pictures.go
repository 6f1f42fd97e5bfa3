package music

import (
	"context"
	"path"
	"slices"

	"github.com/google/uuid"

	"revenge/internal/artwork"
	"revenge/internal/intake"
	"revenge/internal/library"
)

// picture puts the covers of releases and the pictures of artists, and links them.
func (b *batch) picture(ctx context.Context) error {
	var found []artwork.New
	var into []**uuid.UUID
	for _, e := range b.editions {
		if p := b.cover(e); p != nil {
			found, into = append(found, *p), append(into, &e.row.CoverID)
		}
	}
	for _, a := range b.portraits() {
		found, into = append(found, *a.picture), append(into, &a.row.PictureID)
	}
	put, err := b.Artworks.Put(ctx, b.tx, found)
	if err != nil {
		return err
	}
	for i, a := range put {
		*into[i] = &a.ID
		if a.State == artwork.Pending && !slices.Contains(b.out.Artworks, a.ID) {
			b.out.Artworks = append(b.out.Artworks, a.ID)
		}
	}
	for _, g := range b.groups {
		for _, e := range g.editions {
			if e.row.CoverID != nil && (g.row.CoverID == nil || e == g.editions[0]) {
				g.row.CoverID = e.row.CoverID
			}
		}
	}
	return nil
}

// cover is the picture beside the files, else the one inside the first of them.
func (b *batch) cover(e *edition) *artwork.New {
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
	var inside *artwork.New
	for _, f := range e.files {
		if inside == nil {
			inside = (&intake.File{Found: f.Found}).Cover(artwork.Poster)
		}
	}
	if lead.folder == "" { // the library's own folder is no album's
		return intake.Better(there, inside)
	}
	return intake.Better(there, b.beside.picture(lead.Found, folders, covers), inside)
}

// within is the folder that the file lies in.
func within(e *entry) string {
	dir := path.Dir(library.DecodePath(e.File.Path))
	if dir == "." {
		return ""
	}
	return dir
}

// portraits are the album artists with a picture in the album's folder or the one above it.
func (b *batch) portraits() (out []*artist) {
	for _, e := range b.editions {
		if len(e.of.artists) != 1 {
			continue
		}
		a := b.cast.of(e.of.artists[0])
		lead := e.lead()
		if a.picture != nil || lead.folder == "" {
			continue
		}
		folders := []string{lead.folder}
		if above := path.Dir(lead.folder); above != "." {
			folders = append(folders, above)
		}
		if a.picture = b.beside.picture(lead.Found, folders, artists); a.picture != nil {
			out = append(out, a)
		}
	}
	return out
}
