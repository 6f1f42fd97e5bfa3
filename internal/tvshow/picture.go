package tvshow

import (
	"context"
	"slices"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/artwork"
	"revenge/internal/intake"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
)

// roles are what each kind of item shows; beside are those that their rows have no columns for.
var (
	roles = map[id.Kind][]artwork.Role{
		"series": {artwork.Poster, artwork.Backdrop, artwork.Logo, artwork.Banner, artwork.Thumb, artwork.ClearArt},
		"season": {artwork.Poster, artwork.Banner, artwork.Thumb}, "episode": {artwork.Still},
	}
	beside = map[id.Kind][]artwork.Role{"series": {artwork.Banner, artwork.Thumb, artwork.ClearArt}, "season": {artwork.Banner, artwork.Thumb}}
)

// offer makes all pictures known that the series and its seasons could show. What lies in a folder is the same for all its files.
func (s *show) offer(p *intake.Pictures) {
	s.showBeside(p)
	seen := map[string]bool{}
	for _, f := range s.files {
		at := f.File.RootID.String() + f.Folder
		if seen[at] {
			continue
		}
		seen[at] = true
		for _, role := range roles["series"] {
			p.Offer(s.row.ID, role, f.File, f.Known[role]...)
			if f.Series != nil {
				p.Offer(s.row.ID, role, f.File, f.NamedPictures(&f.Series.Facts, role, nil)...)
			}
		}
		for n, of := range s.seasons {
			p.Offer(of.row.ID, artwork.Poster, f.File, f.Posters[n]...)
			if f.Series != nil {
				p.Offer(of.row.ID, artwork.Poster, f.File, f.NamedPictures(&f.Series.Facts, artwork.Poster, &n)...)
			}
			for _, role := range beside["season"] {
				p.Offer(of.row.ID, role, f.File, f.Beside[role][n]...)
				if f.Series != nil {
					p.Offer(of.row.ID, role, f.File, f.NamedPictures(&f.Series.Facts, role, &n)...)
				}
			}
		}
	}
}

// showBeside shows what was found for roles that the rows of the series and its seasons have no columns for.
func (s *show) showBeside(p *intake.Pictures) {
	first := func(of func(*intake.File) []*artwork.New) *artwork.New {
		for _, f := range s.files {
			if found := of(f); len(found) > 0 {
				return found[0]
			}
		}
		return nil
	}
	for _, role := range beside["series"] {
		p.ShowBeside(s.row.ID, role, first(func(f *intake.File) []*artwork.New { return f.Known[role] }))
	}
	for n, of := range s.seasons {
		for _, role := range beside["season"] {
			p.ShowBeside(of.row.ID, role, first(func(f *intake.File) []*artwork.New { return f.Beside[role][n] }))
		}
	}
}

// offer makes all pictures known that the episode could show.
func (e *episode) offer(p *intake.Pictures) {
	for _, f := range e.files {
		p.Offer(e.row.ID, artwork.Still, f.File, f.Known[artwork.Still]...)
		if e.facts != nil {
			p.Offer(e.row.ID, artwork.Still, f.File, f.NamedPictures(&e.facts.Facts, artwork.Still, nil)...)
		}
	}
}

// Pictured implements artwork.Owner.
func (s *Service) Pictured(ctx context.Context, v access.Viewer, q db.Q, item id.ID, role artwork.Role) (*artwork.Pictured, error) {
	if !slices.Contains(roles[item.Kind], role) {
		return nil, fault.Field(fault.Invalid, "A series shows a poster, a backdrop, a logo, a banner, a thumb and clear art, "+
			"a season a poster, a banner and a thumb, an episode a still.", "role")
	}
	out, err := s.store.pictured(ctx, q, v.Libraries, item, role)
	if err == nil {
		out.Beside = slices.Contains(beside[item.Kind], role)
	}
	return out, err
}

// Picture implements artwork.Owner.
func (s *Service) Picture(ctx context.Context, tx db.Q, item id.ID, role artwork.Role, picture *uuid.UUID) error {
	return s.store.setPicture(ctx, tx, item, role, picture)
}

// ShowChosen makes items show what was chosen for them, in the caller's transaction.
func (s *Service) ShowChosen(ctx context.Context, tx db.Q, items []uuid.UUID) error {
	return s.store.showChosen(ctx, tx, items)
}
