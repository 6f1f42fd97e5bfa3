package local

import (
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"revenge/internal/metadata"
	"revenge/internal/metadata/nfo"
	"revenge/internal/metadata/release"
	"revenge/internal/metadata/sidecar"
)

// Open opens a file or folder by its path. A folder must be an fs.ReadDirFile.
type Open func(name string) (fs.File, error)

const (
	maxNames   = 20_000 // of one folder that are looked at
	maxFolders = 256    // that are remembered
)

// folders remembers what folders hold.
type folders struct {
	open Open
	mu   sync.Mutex
	seen map[string]*folder
}

// folder is one listed folder with the documents read from it.
type folder struct {
	open Open
	path string

	list  sync.Once
	names []string // files, and those of the sub folders that matter

	mu        sync.Mutex
	documents map[string]*nfo.Document
	problems  map[string]error
	alone     *bool
}

func (f *folders) at(dir string) *folder {
	f.mu.Lock()
	defer f.mu.Unlock()
	if known := f.seen[dir]; known != nil {
		return known
	}
	if f.seen == nil || len(f.seen) >= maxFolders {
		f.seen = map[string]*folder{}
	}
	made := &folder{open: f.open, path: dir, documents: map[string]*nfo.Document{}, problems: map[string]error{}}
	f.seen[dir] = made
	return made
}

// all lists the folder once, with the sub folders where sidecars live.
func (f *folder) all() []string {
	f.list.Do(func() {
		if f.open == nil {
			return
		}
		for _, e := range f.read(f.path) {
			switch {
			case !e.IsDir():
				f.names = append(f.names, e.Name())
			case sideFolder(e.Name()):
				f.names = append(f.names, f.nested(e.Name(), 2)...)
			}
		}
	})
	return f.names
}

func (f *folder) nested(dir string, depth int) []string {
	var out []string
	for _, e := range f.read(path.Join(f.path, dir)) {
		switch name := path.Join(dir, e.Name()); {
		case len(out) > maxNames:
			return out
		case !e.IsDir():
			out = append(out, name)
		case depth > 1:
			out = append(out, f.nested(name, depth-1)...)
		}
	}
	return out
}

// read lists a folder in order; one that cannot be read is empty.
func (f *folder) read(dir string) []fs.DirEntry {
	file, err := f.open(dir)
	if err != nil {
		return nil
	}
	defer func() { _ = file.Close() }()
	lister, ok := file.(fs.ReadDirFile)
	if !ok {
		return nil
	}
	entries, err := lister.ReadDir(maxNames)
	if err != nil && len(entries) == 0 {
		return nil
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries
}

func sideFolder(name string) bool {
	switch low := strings.ToLower(name); low {
	case "subs", "sub", "subtitles", "subtitle", "extrafanart", "backdrops", "fanart", "metadata", "video_ts", "bdmv", "specials":
		return true
	default:
		return strings.HasPrefix(low, "season") || strings.HasPrefix(low, "staffel") || strings.HasPrefix(low, "saison")
	}
}

// document parses an NFO of the folder once. Nil when there is none or it holds
// nothing; the reason is kept in problems.
func (f *folder) document(name string) *nfo.Document {
	f.mu.Lock()
	defer f.mu.Unlock()
	if doc, known := f.documents[name]; known {
		return doc
	}
	f.documents[name] = nil
	if !slices.ContainsFunc(f.all(), func(n string) bool { return strings.EqualFold(n, name) }) {
		return nil
	}
	file, err := f.open(path.Join(f.path, f.exact(name)))
	if err != nil {
		f.problems[name] = err
		return nil
	}
	defer func() { _ = file.Close() }()
	if stat, err := file.Stat(); err != nil || !stat.Mode().IsRegular() {
		return nil
	}
	doc, err := nfo.Parse(file)
	if err != nil {
		f.problems[name] = err
		return nil
	}
	f.documents[name] = doc
	return doc
}

func (f *folder) exact(name string) string {
	for _, n := range f.all() {
		if strings.EqualFold(n, name) {
			return n
		}
	}
	return name
}

// holdsOne reports whether all films in the folder are the same one.
func (f *folder) holdsOne(opts release.Options) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.alone != nil {
		return *f.alone
	}
	keys := map[string]bool{}
	for _, n := range f.all() {
		if !release.Video(n) || strings.Contains(n, "/") {
			continue
		}
		if g := release.Parse(path.Join(f.path, n), opts); g.Kind != release.KindExtra && g.Kind != release.KindSample {
			keys[g.Key()] = true
		}
		if len(keys) > 1 {
			break
		}
	}
	one := len(keys) <= 1
	f.alone = &one
	return one
}

// videoDocument finds the NFO of one video.
func (i *Identifier) videoDocument(d *Description) *nfo.Document {
	dir := i.folders.at(d.dir())
	names := dir.all()
	if !slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(path.Ext(n), ".nfo") }) {
		return nil
	}
	alone := d.Disc || d.Kind != release.KindEpisode && dir.holdsOne(release.Options{Hint: i.opts.Hint, Root: i.opts.Root})
	for _, name := range sidecar.NFO(path.Base(d.Path), names, alone) {
		if doc := dir.document(name); doc != nil {
			return doc
		}
	}
	return nil
}

// rival finds another NFO of the video than the used one.
func (i *Identifier) rival(d *Description, used *nfo.Document) *metadata.Movie {
	dir := i.folders.at(d.dir())
	for _, name := range sidecar.NFO(path.Base(d.Path), dir.all(), d.Disc || dir.holdsOne(release.Options{Hint: i.opts.Hint, Root: i.opts.Root})) {
		if doc := dir.document(name); doc != nil && doc != used && doc.Movie != nil {
			return doc.Movie
		}
	}
	return nil
}

// seriesDocument finds tvshow.nfo in the series' folder, or in one of the three
// folders above the file, within the library.
func (i *Identifier) seriesDocument(d *Description) *nfo.Document {
	dirs := []string{}
	if d.Folder != "" && d.Kind == release.KindEpisode {
		dirs = append(dirs, d.Folder)
	}
	dir := d.dir()
	for range 3 {
		dirs = append(dirs, dir)
		if dir == path.Clean(i.opts.Root) || dir == "." || dir == "/" {
			break
		}
		dir = path.Dir(dir)
	}
	for _, at := range dirs {
		f := i.folders.at(at)
		for _, name := range sidecar.FolderNFO(sidecar.SubjectSeries, f.all()) {
			if doc := f.document(name); doc != nil && (doc.Series != nil || len(doc.Linked) > 0) {
				return doc
			}
		}
	}
	return nil
}

// dir is the folder that holds the video, for a disc the one that is the film.
func (d *Description) dir() string {
	if d.Disc && d.Folder != "" {
		return d.Folder
	}
	return path.Dir(d.Path)
}
