package intake

import (
	"path"
	"strings"

	"revenge/internal/library"
	"revenge/internal/metadata/release"
)

var extraKinds = map[release.Extra]library.ExtraKind{
	release.ExtraTrailer: library.Trailer, release.ExtraFeaturette: library.Featurette, release.ExtraBehindTheScenes: library.BehindTheScenes,
	release.ExtraDeletedScene: library.DeletedScene, release.ExtraInterview: library.Interview, release.ExtraScene: library.Scene,
	release.ExtraShort: library.Short,
}

// Extra says what kind of extra the file is, and its title.
func (f *File) Extra() (library.ExtraKind, string) {
	kind, known := extraKinds[f.Guess.Extra]
	if !known {
		kind = library.OtherExtra
	}
	title := Text(f.EpisodeTitle)
	if title == nil {
		name := f.File.Name()
		title = Text(strings.TrimSuffix(name, path.Ext(name)))
	}
	if title == nil {
		return kind, string(kind)
	}
	return kind, *title
}

// Home is the folder that stands for the file's film or series, as kept paths are written; empty when none does.
func (f *File) Home() string {
	if f.Folder == "" || f.Folder == "/" {
		return ""
	}
	return library.EncodePath(inside(f.Folder))
}

// WeakKey is the key by title and year alone.
func (f *File) WeakKey() string {
	keys := f.Keys()
	return keys[len(keys)-1]
}
