package local

import (
	"path"
	"strings"

	"revenge/internal/metadata"
	"revenge/internal/metadata/release"
	"revenge/internal/metadata/sidecar"
)

// Description is an identification with all facts and files found beside it.
// Names in Artwork, FolderArtwork and Subtitles are paths.
type Description struct {
	Identification
	Movie *metadata.Movie
	// Rival is what another NFO beside a film says, that would have been used without the first.
	Rival       *metadata.Movie
	Series      *metadata.Series
	SeasonFacts *metadata.Season
	// Details are the episodes of the video's own NFO.
	Details []metadata.Episode
	// Artwork belongs to the file, FolderArtwork to its film's or series' folder.
	Artwork       []sidecar.Artwork
	FolderArtwork []sidecar.Artwork
	Subtitles     []sidecar.Subtitle
	// Problems are the NFO files that could not be used, by path.
	Problems map[string]error
}

// Describe identifies a file and gathers what lies beside it. Without
// Options.Open it is Identify alone.
func (i *Identifier) Describe(name string) Description {
	d := i.look(name)
	if i.opts.Open == nil {
		return d
	}
	dir := i.folders.at(d.dir())
	names, video := dir.all(), path.Base(d.Path)
	d.Artwork = within(dir.path, sidecar.ForVideo(video, d.Kind == release.KindEpisode, names))
	alone := d.Disc || d.Kind == release.KindMovie && dir.holdsOne(release.Options{Hint: i.opts.Hint, Root: i.opts.Root})
	for _, s := range sidecar.Subtitles(video, names, alone) {
		s.Name = path.Join(dir.path, s.Name)
		d.Subtitles = append(d.Subtitles, s)
	}
	switch {
	case d.Kind == release.KindEpisode && d.Folder != "":
		d.FolderArtwork = i.folderArtwork(d.Folder, sidecar.SubjectSeries)
	case d.Kind == release.KindMovie && (alone || d.Folder == dir.path):
		d.FolderArtwork = i.folderArtwork(dir.path, sidecar.SubjectMovie)
	}
	d.Problems = i.problems(d.dir(), d.Folder)
	return d
}

func (i *Identifier) folderArtwork(dir string, subject sidecar.Subject) []sidecar.Artwork {
	return within(dir, sidecar.ForFolder(subject, i.folders.at(dir).all()))
}

func within(dir string, list []sidecar.Artwork) []sidecar.Artwork {
	for n := range list {
		list[n].Name = path.Join(dir, list[n].Name)
	}
	return list
}

func (i *Identifier) problems(dirs ...string) map[string]error {
	out := map[string]error{}
	for _, dir := range dirs {
		if dir == "" {
			continue
		}
		f := i.folders.at(dir)
		f.mu.Lock()
		for name, err := range f.problems {
			out[path.Join(dir, strings.TrimPrefix(name, "/"))] = err
		}
		f.mu.Unlock()
	}
	if len(out) == 0 {
		return nil
	}
	return out
}
