package music

import (
	"cmp"
	"path"
	"strings"

	"github.com/google/uuid"

	"revenge/internal/library"
	"revenge/internal/music/recording"
	"revenge/internal/platform/fold"
	"revenge/media"
)

// decided is what decisions about tracks are called.
const decided = "TRACK"

// evidence is what a file was taken for, and what its tags, its name and its folder say alone.
func (e *entry) evidence() *library.Evidence {
	file := library.DecodePath(e.File.Path)
	out := &library.Evidence{Kind: decided, Title: e.Album, Artist: whose(e.Recording), Track: e.Title, Season: e.Disc,
		Numbered: e.Number != nil, IDs: map[string]string{}}
	if e.Number != nil {
		out.Episodes = []int{*e.Number}
	}
	if y := e.Year(); y != nil {
		out.Year = *y
	}
	if e.GroupID != nil {
		out.IDs["musicbrainz"] = e.GroupID.String()
	}
	var info *media.Info
	if e.Media != nil {
		info = &e.Media.Info
	}
	if title, artist, album := recording.Tagged(info); title+artist+album != "" {
		out.Said = append(out.Said, library.Saying{Source: library.Tags, Text: title, Title: album, Artist: artist, Year: out.Year, IDs: out.IDs})
	}
	out.Said = append(out.Said, library.Saying{Source: library.FileName, Text: shown(path.Base(file))})
	if e.folder != "" {
		artist, album, _ := recording.Named(e.folder)
		out.Said = append(out.Said, library.Saying{Source: library.FolderName, Text: shown(e.folder), Title: album, Artist: artist})
	}
	return out
}

func shown(name string) string { return library.DisplayPath(library.EncodePath(name)) }

// whose is who the album of a recording is by, else the recording itself.
func whose(r *recording.Recording) string { return cmp.Or(r.AlbumCredit, r.Credit) }

// decide makes a file a track of the album that somebody said that it is on.
func (e *entry) decide() {
	d := e.Decision
	if d == nil || d.Kind != decided {
		return
	}
	e.ForgetFolders()
	if d.Season != nil {
		e.Disc = d.Season
	}
	if len(d.Episodes) > 0 {
		e.Number = &d.Episodes[0]
	}
	if d.Joined {
		e.Retitle(cmp.Or(e.Album, d.Title))
		return
	}
	e.Retitle(d.Title)
	e.AlbumSort, e.AlbumCredit, e.AlbumArtists = "", d.Artist, nil
	for _, name := range d.Artists {
		e.AlbumArtists = append(e.AlbumArtists, recording.Name{Name: name})
	}
	e.Compilation = isVarious(d.Artist)
	e.GroupID, e.AlbumID, e.TrackID = numberIn(d.Key), numberIn(d.Release), nil
	e.Released, e.Original = recording.Date{}, recording.Date{}
	if d.Year > 0 {
		e.Original.Year = &d.Year
	}
	if len(e.Artists()) == 0 {
		e.Credit = d.Artist
		for _, n := range e.AlbumArtists {
			e.Credits = append(e.Credits, recording.Credit{Name: n, Role: recording.Artist})
		}
	}
}

// numberIn is that of MusicBrainz in a key; nil where it has none.
func numberIn(key string) *uuid.UUID {
	text, found := strings.CutPrefix(key, "mb|")
	if id, err := uuid.Parse(text); found && err == nil {
		return &id
	}
	return nil
}

// joins is the key of the album, or of its release, that somebody said that the file is on; empty for a new one.
func (e *entry) joins(of func(*library.Decision) string) string {
	if e.Decision == nil || e.Decision.Kind != decided {
		return ""
	}
	return of(e.Decision)
}

func albumOf(d *library.Decision) string   { return d.Key }
func releaseOf(d *library.Decision) string { return d.Release }

// joined reports whether all files of an edition were only said to be on an album: then they say nothing of it.
func (e *edition) joined() bool {
	for _, f := range e.files {
		if f.joins(releaseOf) == "" {
			return false
		}
	}
	return true
}

// foreign reports whether its files say nothing of a release that is there: they were said to be on it, and call it otherwise.
func (e *edition) foreign() bool {
	if e.was == nil {
		return false
	}
	own := e.joint() != nil && fold.Text(e.lead().Album) == fold.Text(e.was.Title)
	return e.taken || e.joined() && !own
}
