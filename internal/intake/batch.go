package intake

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/google/uuid"
	"golang.org/x/sys/unix"

	"revenge/internal/artwork"
	"revenge/internal/library"
	"revenge/internal/metadata/local"
	"revenge/internal/metadata/release"
	"revenge/internal/metadata/sidecar"
)

// File is a probed file with what is known about it without asking anyone.
type File struct {
	*library.Found
	local.Description
	// Poster, Backdrop and Logo are those of the film, or of the series that an episode belongs to.
	Poster, Backdrop, Logo *artwork.New
	// Still is a picture of an episode that lies beside its file.
	Still *artwork.New
	// Seasons are the posters of the series' seasons, by number.
	Seasons map[int]*artwork.New
	// Known are all pictures beside the file and in its folder that fit a role, the best first, and Posters those of seasons.
	Known   map[artwork.Role][]*artwork.New
	Posters map[int][]*artwork.New
	// Beside are the banners and the wide pictures of seasons, the best first.
	Beside map[artwork.Role]map[int][]*artwork.New
	// Portraits are the pictures of people beside the film or the series, by person.KeyOf.
	Portraits map[string]*artwork.New
}

var hints = map[library.Kind]release.Hint{library.KindMovies: release.HintMovies, library.KindSeries: release.HintSeries}

// Describe reads what lies beside the files. The problems are NFO files that could not be used, each told once.
// An error is the context's.
func Describe(ctx context.Context, lib *library.Library, found []*library.Found) ([]*File, []library.FileProblem, error) {
	roots := map[uuid.UUID]*root{}
	defer func() {
		for _, r := range roots {
			r.close()
		}
	}()
	found = slices.Clone(found)
	slices.SortFunc(found, func(a, b *library.Found) int { return strings.Compare(a.File.Path, b.File.Path) })
	out := make([]*File, 0, len(found))
	var problems []library.FileProblem
	told := map[string]bool{}
	for _, f := range found {
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		r := roots[f.File.RootID]
		if r == nil {
			r = openRoot(f, hints[lib.Kind])
			roots[f.File.RootID] = r
		}
		file := r.describe(f)
		f.Evidence = r.evidence(file)
		file.decide()
		out = append(out, file)
		for _, name := range slices.Sorted(maps.Keys(file.Problems)) {
			if told[name] {
				continue
			}
			told[name] = true
			shown := library.DisplayPath(library.EncodePath(inside(name)))
			problems = append(problems, library.FileProblem{FileID: f.File.ID, Stage: library.StageIdentify, Code: "NFO_BROKEN",
				Message: fmt.Sprintf("The file %s could not be used: %s", shown, reason(file.Problems[name]))})
		}
	}
	return out, problems, nil
}

func reason(err error) string {
	var path *fs.PathError
	switch {
	case os.IsPermission(err):
		return "the server may not read it."
	case errors.As(err, &path):
		return "it could not be read."
	}
	return "it is no NFO file that can be understood."
}

// root reads one library root. Names in it begin with a slash; nothing above or outside is ever opened.
type root struct {
	dir        *os.Root // nil when the folder is away: then names alone decide
	identifier *local.Identifier
	hint       release.Hint
	versions   map[string]string
	portraits  map[string]map[string]*artwork.New
}

func openRoot(f *library.Found, hint release.Hint) *root {
	r := &root{versions: map[string]string{}, portraits: map[string]map[string]*artwork.New{}, hint: hint}
	options := local.Options{Hint: hint, Root: "/"}
	if dir, err := os.OpenRoot(f.RootPath); err == nil {
		r.dir, options.Open = dir, r.open
	}
	r.identifier = local.New(options)
	return r
}

func (r *root) close() {
	if r.dir != nil {
		_ = r.dir.Close() // only read from
	}
}

func inside(name string) string {
	if name = strings.TrimPrefix(name, "/"); name == "" {
		return "."
	}
	return name
}

// open does not wait for the other end of a pipe.
func (r *root) open(name string) (fs.File, error) {
	return r.dir.OpenFile(inside(name), os.O_RDONLY|unix.O_NONBLOCK, 0)
}

func (r *root) describe(f *library.Found) *File {
	file := &File{Found: f, Description: r.identifier.Describe("/" + library.DecodePath(f.File.Path))}
	pictures := slices.Concat(file.Artwork, file.FolderArtwork)
	file.Known = map[artwork.Role][]*artwork.New{}
	file.Poster = r.local(file, artwork.Poster, pictures, sidecar.RolePoster)
	file.Backdrop = r.local(file, artwork.Backdrop, pictures, sidecar.RoleBackdrop)
	file.Logo = r.local(file, artwork.Logo, pictures, sidecar.RoleLogo)
	file.Portraits = r.actors(file)
	besides := pictures
	if file.Kind == release.KindEpisode {
		besides = file.FolderArtwork // what is named as an episode is its own
	}
	for _, role := range []artwork.Role{artwork.Banner, artwork.Thumb, artwork.Disc, artwork.ClearArt} {
		r.local(file, role, besides, sidecar.Role(role))
	}
	if file.Kind == release.KindEpisode {
		file.Poster = r.local(file, artwork.Poster, file.FolderArtwork, sidecar.RolePoster)
		file.Still = r.local(file, artwork.Still, file.Artwork, sidecar.RoleEpisodeStill)
		file.Posters = r.seasons(f.File, file.FolderArtwork, artwork.Poster, sidecar.RoleSeasonPoster)
		file.Beside = map[artwork.Role]map[int][]*artwork.New{
			artwork.Banner: r.seasons(f.File, file.FolderArtwork, artwork.Banner, sidecar.RoleSeasonBanner),
			artwork.Thumb:  r.seasons(f.File, file.FolderArtwork, artwork.Thumb, sidecar.RoleSeasonThumb),
		}
		file.Seasons = map[int]*artwork.New{}
		for n, posters := range file.Posters {
			file.Seasons[n] = posters[0]
		}
	}
	return file
}

// local returns the first picture of a role that is a regular file, and makes all of them known.
func (r *root) local(file *File, as artwork.Role, pictures []sidecar.Artwork, role sidecar.Role) *artwork.New {
	fitting := slices.DeleteFunc(slices.Clone(pictures), func(p sidecar.Artwork) bool { return p.Role != role })
	slices.SortStableFunc(fitting, func(a, b sidecar.Artwork) int { return cmp.Compare(a.Order, b.Order) })
	var found []*artwork.New
	for _, p := range fitting {
		if pic := r.picture(file.File, as, p.Name); pic != nil {
			found = append(found, pic)
		}
	}
	file.Known[as] = found
	if len(found) == 0 {
		return nil
	}
	return found[0]
}

func (r *root) seasons(f *library.File, pictures []sidecar.Artwork, as artwork.Role, role sidecar.Role) map[int][]*artwork.New {
	out := map[int][]*artwork.New{}
	for _, p := range pictures {
		if p.Role != role || p.Season == nil {
			continue
		}
		if pic := r.picture(f, as, p.Name); pic != nil {
			out[*p.Season] = append(out[*p.Season], pic)
		}
	}
	return out
}

func (r *root) picture(f *library.File, as artwork.Role, name string) *artwork.New {
	version := r.version(name)
	if version == "" {
		return nil
	}
	path := library.EncodePath(inside(name))
	return &artwork.New{LibraryID: f.LibraryID, Role: as, Source: artwork.SourceLocal, RootID: &f.RootID, Path: &path, Version: version}
}

// version is empty for what is no regular file below the root.
func (r *root) version(name string) string {
	if v, known := r.versions[name]; known {
		return v
	}
	v := ""
	if at, err := r.dir.Stat(inside(name)); err == nil && at.Mode().IsRegular() && at.Size() > 0 {
		v = Version(at.Size(), at.ModTime().UnixNano())
	}
	r.versions[name] = v
	return v
}

// Version is a word that changes with what it is made of.
func Version(parts ...any) string {
	sum := sha256.Sum256(fmt.Append(nil, parts...))
	return base64.RawURLEncoding.EncodeToString(sum[:9])
}
