package intake

import (
	"context"
	"slices"

	"github.com/google/uuid"

	"revenge/internal/artwork"
	"revenge/internal/library"
	"revenge/internal/metadata"
	"revenge/internal/platform/db"
)

// Pictures are what the items of a batch show, and what else they could.
type Pictures struct {
	slots []slot
	found []offer
	// Chosen are the items that somebody chose something for, once they are put.
	Chosen []uuid.UUID
}

// slot is a role of an item, with the column that says what it shows.
type slot struct {
	artwork.Place
	into    **uuid.UUID
	picture *artwork.New
}

type offer struct {
	artwork.Place
	file    uuid.UUID
	picture *artwork.New
}

// Show makes an item show a picture, which is nil where nothing better was found than what it has. Somebody's choice is
// stronger than both.
func (p *Pictures) Show(item uuid.UUID, role artwork.Role, into **uuid.UUID, picture *artwork.New) {
	p.slots = append(p.slots, slot{artwork.Place{ItemID: item, Role: role}, into, picture})
}

// ShowBeside is Show for a role that the item's row has no column for.
func (p *Pictures) ShowBeside(item uuid.UUID, role artwork.Role, picture *artwork.New) {
	p.Show(item, role, nil, picture)
}

// Offer makes pictures known that were found with a file, the best first: an item could show them too.
func (p *Pictures) Offer(item uuid.UUID, role artwork.Role, file *library.File, pictures ...*artwork.New) {
	for _, picture := range pictures {
		if picture != nil {
			p.found = append(p.found, offer{artwork.Place{ItemID: item, Role: role}, file.ID, picture})
		}
	}
}

// Put writes the pictures of a batch of files and fills the columns. It returns those that are to be read.
func (p *Pictures) Put(ctx context.Context, tx db.Q, service *artwork.Service, files []uuid.UUID) (pending []uuid.UUID, err error) {
	var all []artwork.New
	for _, s := range p.slots {
		if s.picture != nil {
			all = append(all, *s.picture)
		}
	}
	shown := len(all)
	for _, o := range p.found {
		all = append(all, *o.picture)
	}
	put, err := service.Put(ctx, tx, all)
	if err != nil {
		return nil, err
	}
	rest := put[:shown]
	wishes := make([]artwork.Wish, len(p.slots))
	seen := map[uuid.UUID]bool{}
	for i, s := range p.slots {
		wishes[i] = artwork.Wish{Place: s.Place}
		if s.picture == nil {
			continue
		}
		a := rest[0]
		rest = rest[1:]
		wishes[i].AutomaticID = &a.ID
		if a.State == artwork.Pending && !seen[a.ID] {
			seen[a.ID] = true
			pending = append(pending, a.ID)
		}
	}
	if err := p.offer(ctx, tx, service, files, put[shown:]); err != nil {
		return nil, err
	}
	chosen, err := service.Settle(ctx, tx, wishes)
	if err != nil {
		return nil, err
	}
	var beside []artwork.Shown
	for i, s := range p.slots {
		shows := wishes[i].AutomaticID
		if choice, ok := chosen[s.Place]; ok {
			shows = &choice
			if n := len(p.Chosen); n == 0 || p.Chosen[n-1] != s.ItemID {
				p.Chosen = append(p.Chosen, s.ItemID)
			}
		}
		switch {
		case shows == nil:
		case s.into != nil:
			*s.into = shows
		default:
			beside = append(beside, artwork.Shown{Place: s.Place, ArtworkID: *shows})
		}
	}
	return pending, service.Show(ctx, tx, beside)
}

func (p *Pictures) offer(ctx context.Context, tx db.Q, service *artwork.Service, files []uuid.UUID, put []*artwork.Artwork) error {
	type key struct {
		artwork.Place
		file, picture uuid.UUID
	}
	seen := map[key]bool{}
	var offers []artwork.Offer
	for i, o := range p.found {
		if k := (key{o.Place, o.file, put[i].ID}); !seen[k] {
			seen[k] = true
			offers = append(offers, artwork.Offer{ItemID: o.ItemID, Role: o.Role, ArtworkID: put[i].ID, FileID: o.file, Position: i})
		}
	}
	return service.Offer(ctx, tx, files, offers)
}

// The bounds of what descriptions name.
const (
	mostNamed   = 24
	mostAddress = 1000
)

// roleNames are the roles that descriptions give to addresses.
var roleNames = map[artwork.Role][]string{
	artwork.Poster: {"poster"}, artwork.Backdrop: {"fanart", "backdrop", "background"}, artwork.Logo: {"clearlogo", "logo"}, artwork.Still: {"thumb", "still"},
	artwork.Banner: {"banner"}, artwork.Thumb: {"landscape"}, artwork.Disc: {"discart", "disc", "cdart"}, artwork.ClearArt: {"clearart"},
}

// NamedPictures are the pictures of a role whose addresses a description names: of a season, or of the whole where it is nil.
func (f *File) NamedPictures(facts *metadata.Facts, role artwork.Role, season *int) (out []*artwork.New) {
	for i := range facts.Images {
		m := &facts.Images[i]
		if len(out) == mostNamed || len(m.URL) > mostAddress || !slices.Contains(roleNames[role], m.Role) || (m.Season == nil) != (season == nil) ||
			season != nil && *m.Season != *season {
			continue
		}
		out = append(out, &artwork.New{LibraryID: f.File.LibraryID, Role: role, Source: artwork.SourceRemote,
			RootID: &f.File.RootID, Path: &m.URL, Version: Version(m.URL)})
	}
	return out
}
