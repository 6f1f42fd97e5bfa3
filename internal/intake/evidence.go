package intake

import (
	"maps"
	"path"
	"slices"
	"strings"

	"revenge/internal/library"
	"revenge/internal/metadata"
	"revenge/internal/metadata/release"
)

// evidence is what a file was taken for, and what each source says alone.
func (r *root) evidence(f *File) *library.Evidence {
	e := &library.Evidence{Kind: string(f.Kind), Title: f.Title, Year: f.Year, Season: f.Season, Episodes: slices.Clone(f.Episodes), IDs: maps.Clone(f.IDs),
		Numbered: len(f.Episodes) > 0 || len(f.Absolute) > 0 || f.AirDate != "" || f.Season != nil && *f.Season == 0 && f.EpisodeTitle != ""}
	name := path.Base(f.Description.Path)
	e.Said = append(e.Said, r.named(library.FileName, name, name))
	folder := path.Dir(f.Description.Path)
	if f.Kind == release.KindEpisode && f.Description.Folder != "" {
		folder = f.Description.Folder
	}
	if base := path.Base(folder); base != "/" && base != "." {
		e.Said = append(e.Said, r.named(library.FolderName, base, base+".mkv"))
	}
	switch {
	case f.Movie != nil:
		e.Said = append(e.Said, told(library.NFO, &f.Movie.Facts))
	case f.Series != nil:
		e.Said = append(e.Said, told(library.NFO, &f.Series.Facts))
	}
	if f.Rival != nil {
		e.Said = append(e.Said, told(library.OtherNFO, &f.Rival.Facts))
	}
	return e
}

// named is what a name says without its folders.
func (r *root) named(source library.EvidenceSource, text, name string) library.Saying {
	g := release.Parse("/"+name, release.Options{Hint: r.hint, Root: "/"})
	return library.Saying{Source: source, Text: library.DisplayPath(library.EncodePath(text)), Title: orEmpty(Text(g.Title)), Year: g.Year, IDs: g.IDs}
}

func told(source library.EvidenceSource, f *metadata.Facts) library.Saying {
	return library.Saying{Source: source, Title: orEmpty(Text(f.Title)), Year: f.Year, IDs: f.IDs}
}

func orEmpty(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// decide makes a file what somebody said that it is. Facts of NFO files that are about something else say no more.
func (f *File) decide() {
	d := f.Decision
	if d == nil || d.Kind == "" {
		return
	}
	before := f.Description.Keys()
	f.Description.Kind, f.Description.Title, f.Description.Year = release.Kind(d.Kind), d.Title, d.Year
	named := f.Description.IDs
	f.Description.IDs, f.Description.Extra = maps.Clone(d.IDs), ""
	if d.Kind == string(release.KindMovie) {
		f.Absolute, f.AirDate = nil, ""
		f.Season, f.Episode, f.Episodes, f.EpisodeTitle, f.Details, f.Series, f.SeasonFacts = nil, nil, nil, "", nil, nil, nil
	} else {
		f.Movie = nil
		f.number(d)
	}
	f.because(d)
	after := f.Keys()
	switch {
	case Apart(d.Key), !slices.ContainsFunc(before, func(k string) bool { return slices.Contains(after, k) }):
		f.Movie, f.Series = nil, nil
	case Joint(d.Key):
		// What lies beside the file is of what it was joined with, and may know more of it by now.
		ids := maps.Clone(named)
		maps.Copy(ids, d.IDs)
		f.Description.IDs = ids
	}
}

// number gives a file the episodes that a decision says; without any it keeps its own, and its dates.
func (f *File) number(d *library.Decision) {
	if len(d.Episodes) == 0 && d.Season == nil {
		return
	}
	f.Absolute, f.AirDate = nil, ""
	if !slices.Equal(f.Episodes, d.Episodes) || f.Season == nil || d.Season == nil || *f.Season != *d.Season {
		f.Details, f.EpisodeTitle, f.EpisodeIDs = nil, "", nil
	}
	f.Season, f.Episodes, f.Episode = d.Season, slices.Clone(d.Episodes), nil
	if len(f.Episodes) > 0 {
		f.Episode = &f.Episodes[0]
	}
}

func (f *File) because(d *library.Decision) {
	f.Source = append(f.Source, "decision: "+strings.ToLower(d.Kind))
}

// Keys are those of the names and NFO files, behind that of the film or series that somebody named.
func (f *File) Keys() []string {
	keys := f.Description.Keys()
	if f.Decision == nil || f.Decision.Key == "" || slices.Contains(keys, f.Decision.Key) {
		return keys
	}
	return append([]string{f.Decision.Key}, keys...)
}
