package music

import (
	"io"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/google/uuid"
	"golang.org/x/sys/unix"

	"revenge/internal/artwork"
	"revenge/internal/intake"
	"revenge/internal/library"
	"revenge/internal/metadata/nfo"
)

// besides reads what lies beside the files, below the roots only.
type besides struct {
	roots   map[uuid.UUID]*os.Root
	folders map[string][]string // file names by root and folder
	// documents are NFO files by root and path, problems those that could not be used.
	documents map[string]*nfo.Document
	problems  []library.FileProblem
}

func newBesides() *besides {
	return &besides{roots: map[uuid.UUID]*os.Root{}, folders: map[string][]string{}, documents: map[string]*nfo.Document{}}
}

func (s *besides) close() {
	for _, r := range s.roots {
		if r != nil {
			_ = r.Close() // only read from
		}
	}
}

// root is nil when the folder is away.
func (s *besides) root(f *library.Found) *os.Root {
	r, known := s.roots[f.File.RootID]
	if !known {
		r, _ = os.OpenRoot(f.RootPath) // nil when it is away: the tags alone decide
		s.roots[f.File.RootID] = r
	}
	return r
}

// maxNames bounds what is looked at of one folder.
const maxNames = 20_000

func (s *besides) names(f *library.Found, folder string) []string {
	key := f.File.RootID.String() + "/" + folder
	if names, known := s.folders[key]; known {
		return names
	}
	var names []string
	if r := s.root(f); r != nil {
		if dir, err := r.Open(at(folder)); err == nil {
			entries, _ := dir.ReadDir(maxNames) // what was read counts
			for _, e := range entries {
				if !e.IsDir() {
					names = append(names, e.Name())
				}
			}
			_ = dir.Close() // only read from
			slices.Sort(names)
		}
	}
	s.folders[key] = names
	return names
}

// above is the folder that a path lies in; empty for the root itself.
func above(file string) string {
	if dir := path.Dir(file); dir != "." {
		return dir
	}
	return ""
}

func at(folder string) string {
	if folder == "" {
		return "."
	}
	return folder
}

var images = []string{".jpg", ".jpeg", ".png", ".webp"}

// covers are the names of an album's picture, the best first; artists that of an artist's.
var (
	covers  = []string{"cover", "front", "folder", "album", "albumart", "poster", "thumb"}
	artists = []string{"artist", "artist-thumb", "performer"}
	// ofAlbums lie in an album's folder, ofArtists in that of an artist.
	ofAlbums  = map[artwork.Role][]string{artwork.Disc: {"cdart", "disc", "discart"}}
	ofArtists = map[artwork.Role][]string{
		artwork.Backdrop: {"fanart", "backdrop", "background"}, artwork.Logo: {"clearlogo", "logo"}, artwork.Banner: {"banner"},
		artwork.Thumb: {"landscape"}, artwork.ClearArt: {"clearart"},
	}
)

// showBeside offers and shows the pictures of an item in roles that its row has no column for.
func (s *besides) showBeside(p *intake.Pictures, item uuid.UUID, f *library.Found, folders []string, wanted map[artwork.Role][]string) {
	for role, names := range wanted {
		found := s.pictures(f, folders, names)
		for _, one := range found {
			one.Role = role
		}
		p.Offer(item, role, f.File, found...)
		p.ShowBeside(item, role, head(found))
	}
}

// pictures finds pictures in folders by their names, the best first.
func (s *besides) pictures(f *library.Found, folders, wanted []string) (out []*artwork.New) {
	for _, folder := range folders {
		names := s.names(f, folder)
		for _, want := range wanted {
			for _, name := range names {
				ext := path.Ext(name)
				if !slices.Contains(images, strings.ToLower(ext)) || !strings.EqualFold(strings.TrimSuffix(name, ext), want) {
					continue
				}
				if p := s.local(f, path.Join(folder, name)); p != nil {
					out = append(out, p)
				}
			}
		}
	}
	return out
}

func (s *besides) local(f *library.Found, name string) *artwork.New {
	r := s.root(f)
	if r == nil {
		return nil
	}
	st, err := r.Stat(name)
	if err != nil || !st.Mode().IsRegular() || st.Size() == 0 {
		return nil
	}
	kept := library.EncodePath(name)
	return &artwork.New{LibraryID: f.File.LibraryID, Role: artwork.Poster, Source: artwork.SourceLocal, RootID: &f.File.RootID, Path: &kept,
		Version: intake.Version(st.Size(), st.ModTime().UnixNano())}
}

// maxLyrics bounds a file of lyrics.
const maxLyrics = 256 << 10

// lyrics reads the file of the same name that holds the words; empty when there is none.
func (s *besides) lyrics(f *library.Found) string {
	file := library.DecodePath(f.File.Path)
	stem := strings.TrimSuffix(path.Base(file), path.Ext(file))
	for _, name := range s.names(f, above(file)) {
		if ext := path.Ext(name); !strings.EqualFold(ext, ".lrc") || strings.TrimSuffix(name, ext) != stem {
			continue
		}
		// It does not wait for the other end of a pipe.
		in, err := s.root(f).OpenFile(path.Join(path.Dir(file), name), os.O_RDONLY|unix.O_NONBLOCK, 0)
		if err != nil {
			return ""
		}
		defer func() { _ = in.Close() }()
		if st, err := in.Stat(); err != nil || !st.Mode().IsRegular() {
			return ""
		}
		raw, err := io.ReadAll(io.LimitReader(in, maxLyrics))
		if err != nil {
			return ""
		}
		return strings.TrimSpace(strings.ReplaceAll(strings.ToValidUTF8(string(raw), "\uFFFD"), "\x00", ""))
	}
	return ""
}
