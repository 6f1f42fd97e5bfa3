package intake

import (
	"context"
	"os"
	"path"
	"strings"

	"github.com/google/uuid"
	"golang.org/x/sys/unix"

	"revenge/internal/artwork"
	"revenge/internal/metadata"
	"revenge/internal/metadata/sidecar"
	"revenge/internal/person"
	"revenge/internal/platform/db"
)

// maxPortraits bounds what is looked at of one folder.
const maxPortraits = 2_000

// actors are the pictures in the folder .actors beside a film or a series, which are called by the names of people.
func (r *root) actors(f *File) map[string]*artwork.New {
	folder := path.Join(f.Folder, ".actors")
	if f.Folder == "" || r.dir == nil {
		return nil
	}
	if known, ok := r.portraits[folder]; ok {
		return known
	}
	out := map[string]*artwork.New{}
	r.portraits[folder] = out
	dir, err := r.dir.OpenFile(inside(folder), os.O_RDONLY|unix.O_NONBLOCK|unix.O_DIRECTORY, 0)
	if err != nil {
		return out
	}
	defer func() { _ = dir.Close() }()      // only read from
	entries, _ := dir.ReadDir(maxPortraits) // what was read counts
	for _, e := range entries {
		name := e.Name()
		key := person.KeyOf(strings.ReplaceAll(strings.TrimSuffix(name, path.Ext(name)), "_", " "))
		if !sidecar.Picture(name) || key == "" || out[key] != nil {
			continue
		}
		if p := r.picture(f.File, artwork.Profile, path.Join(folder, name)); p != nil {
			out[key] = p
		}
	}
	return out
}

// Portraits offers pictures of people that files credit: those beside them, which are shown, and those whose addresses descriptions
// name. One of them in a library is enough: who has others there is left out.
type Portraits struct {
	seen map[string]bool
	list []portrait
}

type portrait struct {
	key           string
	file          *File
	local, remote *artwork.New
}

// Add takes in who is credited by a description beside a file.
func (p *Portraits) Add(f *File, facts *metadata.Facts) {
	if p.seen == nil {
		p.seen = map[string]bool{}
	}
	for i := range facts.Credits {
		c := &facts.Credits[i]
		one := portrait{key: person.KeyOf(c.Name), file: f}
		if one.local = f.Portraits[one.key]; c.Image != "" && len(c.Image) <= mostAddress {
			one.remote = &artwork.New{LibraryID: f.File.LibraryID, Role: artwork.Profile, Source: artwork.SourceRemote,
				RootID: &f.File.RootID, Path: &c.Image, Version: Version(c.Image)}
		}
		if one.key != "" && !p.seen[one.key] && (one.local != nil || one.remote != nil) {
			p.seen[one.key] = true
			p.list = append(p.list, one)
		}
	}
}

// Offer makes them known; all are of one library. Names are those of the batch, which are resolved by now.
func (p *Portraits) Offer(ctx context.Context, tx db.Q, service *artwork.Service, names *Names, files []uuid.UUID, to *Pictures) error {
	var people []uuid.UUID
	for _, one := range p.list {
		if key, known := names.peopleIDs[one.key]; known {
			people = append(people, key)
		}
	}
	if len(people) == 0 {
		return nil
	}
	bare, err := service.Unpictured(ctx, tx, p.list[0].file.File.LibraryID, people, artwork.Profile, files)
	if err != nil {
		return err
	}
	for _, one := range p.list {
		if key, known := names.peopleIDs[one.key]; known && bare[key] {
			to.Offer(key, artwork.Profile, one.file.File, one.local, one.remote)
			to.ShowBeside(key, artwork.Profile, one.local)
		}
	}
	return nil
}
