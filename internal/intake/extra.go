package intake

import (
	"path"
	"strings"

	"github.com/google/uuid"

	"revenge/internal/library"
	"revenge/internal/metadata/release"
)

var extraKinds = map[release.Extra]library.ExtraKind{
	release.ExtraTrailer: library.Trailer, release.ExtraFeaturette: library.Featurette, release.ExtraBehindTheScenes: library.BehindTheScenes,
	release.ExtraDeletedScene: library.DeletedScene, release.ExtraInterview: library.Interview, release.ExtraScene: library.Scene,
	release.ExtraShort: library.Short,
}

// ExtraRow is how an extra is kept until its film or series is found.
type ExtraRow struct {
	FileID    uuid.UUID         `json:"file_id"`
	LibraryID uuid.UUID         `json:"library_id"`
	Keys      []string          `json:"keys"`
	Folder    string            `json:"folder"`
	Kind      library.ExtraKind `json:"kind"`
	Title     string            `json:"title"`
}

// Extra is the row of a file that is an extra.
func (f *File) Extra(libraryID uuid.UUID) ExtraRow {
	kind, known := extraKinds[f.Guess.Extra]
	if !known {
		kind = library.OtherExtra
	}
	title := Text(f.EpisodeTitle)
	if title == nil {
		name := f.File.Name()
		title = Text(strings.TrimSuffix(name, path.Ext(name)))
	}
	row := ExtraRow{FileID: f.File.ID, LibraryID: libraryID, Keys: f.Keys(), Folder: f.home(), Kind: kind, Title: string(kind)}
	if title != nil {
		row.Title = *title
	}
	return row
}

// home is the folder that stands for the file's film or series, as kept paths are written; empty when none does.
func (f *File) home() string {
	if f.Folder == "" || f.Folder == "/" {
		return ""
	}
	return library.EncodePath(inside(f.Folder))
}
