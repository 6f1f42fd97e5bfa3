package review

import (
	"context"
	"fmt"
	"slices"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/library"
	"revenge/internal/platform/db"
)

// Finder finds what files may be. All files are of one kind, and what is found is by the file's id, scored or not; see Ranked.
type Finder interface {
	Candidates(ctx context.Context, v access.Viewer, kind Kind, files []*File) (map[uuid.UUID][]*Candidate, error)
}

// mostCandidates is how many are shown of each file.
const mostCandidates = 8

// ranked asks all finders for the candidates of files, the best first. What a file would be as its names and NFO files say is
// always among them.
func (s *Service) ranked(ctx context.Context, v access.Viewer, files []*File) (map[uuid.UUID][]*Candidate, error) {
	byKind := map[Kind][]*File{}
	out := make(map[uuid.UUID][]*Candidate, len(files))
	for _, f := range files {
		byKind[f.Kind()] = append(byKind[f.Kind()], f)
		out[f.ID] = f.parsed()
	}
	for _, kind := range []Kind{Movie, Episode, Track} {
		if len(byKind[kind]) == 0 {
			continue
		}
		for _, finder := range s.finders {
			found, err := finder.Candidates(ctx, v, kind, byKind[kind])
			if err != nil {
				return nil, fmt.Errorf("find candidates of %d files: %w", len(byKind[kind]), err)
			}
			for file, list := range found {
				out[file] = append(out[file], list...)
			}
		}
	}
	for file, list := range out {
		list = slices.DeleteFunc(list, func(c *Candidate) bool { return c.Score < 0.3 && c.ItemID != nil })
		rank(list)
		out[file] = list[:min(len(list), mostCandidates)]
	}
	return out, nil
}

// parsed are new items: what the file was taken for, and what single sources say that a film is instead.
func (f *File) parsed() (out []*Candidate) {
	e := &f.Evidence
	if f.Kind() != Track && e.Title == "" || f.Kind() == Episode && len(e.Episodes) == 0 {
		return nil
	}
	if e.Title == "" {
		return f.sayings(nil)
	}
	c := &Candidate{Title: e.Title, Year: e.Year, Season: e.Season, Episodes: e.Episodes, IDs: e.IDs, parsed: true}
	if f.Kind() == Track {
		c.By, c.Artists = e.Artist, listOf(e.Artist)
	}
	c.Score, c.Parts = titleWeight+yearWeight*yearScore(e.Year, e.Year), []Part{{PartTitle, 1}, {PartYear, yearScore(e.Year, e.Year)}}
	if len(f.Reasons) > 0 {
		c.Score = min(c.Score, surely-0.1) // there is a doubt
	}
	return f.sayings([]*Candidate{c})
}

// sayings adds what single sources say that a film or an album is instead.
func (f *File) sayings(out []*Candidate) []*Candidate {
	e := &f.Evidence
	title, by := e.Title, e.Artist
	if f.Kind() == Track {
		title, by = album(e)
	}
	for _, s := range e.Said {
		if f.Kind() == Episode || s.Title == "" || f.Kind() == Movie && s.Source == library.FolderName && s.Year == 0 ||
			slices.ContainsFunc(out, func(c *Candidate) bool { return titleScore([]string{c.Title}, []string{s.Title}) >= surely }) {
			continue
		}
		alike := titleScore([]string{title}, []string{s.Title})
		parts := []Part{{PartTitle, alike}, {PartYear, yearScore(e.Year, s.Year)}}
		if f.Kind() == Track && s.Artist == "" {
			continue
		}
		if f.Kind() == Track {
			out = append(out, &Candidate{Title: s.Title, By: s.Artist, Artists: listOf(s.Artist), Year: s.Year, Season: e.Season, Episodes: e.Episodes, Score: perhaps,
				Parts: append(parts, Part{PartArtist, artistScore(by, s.Artist)})})
			continue
		}
		out = append(out, &Candidate{Title: s.Title, Year: s.Year, IDs: s.IDs, Score: perhaps, Parts: parts})
	}
	return out
}

// listOf is a list of one text, or of none where it is empty.
func listOf(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

// own finds in the server's own libraries.
type own struct {
	db    *db.DB
	store store
}

// Candidates compares with films or series of a like title, those with an identifier of the file, those that have the same
// content, and those in the same folder.
func (o own) Candidates(ctx context.Context, v access.Viewer, kind Kind, files []*File) (map[uuid.UUID][]*Candidate, error) {
	rows, err := o.store.alike(ctx, o.db, kind, v.Libraries, files)
	if err != nil {
		return nil, err
	}
	byID := make(map[uuid.UUID]*File, len(files))
	for _, f := range files {
		byID[f.ID] = f
	}
	out := map[uuid.UUID][]*Candidate{}
	for _, r := range rows {
		f := byID[r.FileID]
		item := facts{kind: kind, titles: []string{r.Title}, ids: r.ids()}
		if r.OriginalTitle != nil {
			item.titles = append(item.titles, *r.OriginalTitle)
		}
		if r.Year != nil {
			item.year = *r.Year
		}
		if r.RuntimeMs != nil && kind == Movie {
			item.runtimeMs = *r.RuntimeMs
		}
		c := &Candidate{ItemKind: &r.Kind, ItemID: &r.ID, Title: r.Title, Year: item.year, IDs: item.ids, key: r.Key, home: r.LibraryID}
		if kind == Track {
			item.artist = *r.Credit
			c.By, c.Artists, c.release = *r.Credit, r.Artists, r.ReleaseKey
			c.Season, c.Episodes = f.Evidence.Season, f.Evidence.Episodes
		}
		if kind == Episode {
			c.Season, c.Episodes = f.Evidence.Season, f.Evidence.Episodes
			if r.SameContent && r.Season != nil && r.Number != nil {
				c.Season, c.Episodes = r.Season, []int{*r.Number}
			}
		}
		c.Score, c.Parts = score(f.facts, item, near{sameFolder: r.SameFolder, sameContent: r.SameContent})
		out[r.FileID] = append(out[r.FileID], c)
	}
	return out, nil
}
