package review

import (
	"revenge/internal/library"
	"revenge/internal/metadata/release"
)

// doubts are why a file is not placed with certainty, as far as its own names and NFO files tell.
func doubts(kind Kind, e *library.Evidence) (out []Reason) {
	if e == nil || e.Kind == string(release.KindExtra) || e.Kind == string(release.KindSample) {
		return nil
	}
	if kind == Track {
		return ofTrack(e)
	}
	nfo := saying(e, library.NFO)
	switch {
	case e.Title == "":
		out = append(out, Unmatched)
	case kind == Episode && (e.Kind != string(release.KindEpisode) || !e.Numbered):
		out = append(out, NoEpisode)
	case kind == Movie && e.Year == 0 && nfo == nil && len(e.IDs) == 0:
		out = append(out, NoYear)
	}
	file, folder := saying(e, library.FileName), saying(e, library.FolderName)
	if nfo == nil && namesDisagree(kind, file, folder) {
		out = append(out, NamesDisagree)
	}
	if nfoDisagrees(nfo, file) || kind == Movie && nfoDisagrees(nfo, folder) || rivals(nfo, saying(e, library.OtherNFO)) {
		out = append(out, NFODisagrees)
	}
	return out
}

func saying(e *library.Evidence, source library.EvidenceSource) *library.Saying {
	for i := range e.Said {
		if e.Said[i].Source == source {
			return &e.Said[i]
		}
	}
	return nil
}

// namesDisagree reports whether a file and its folder are of two things. A folder without a year may be any.
func namesDisagree(kind Kind, file, folder *library.Saying) bool {
	if file == nil || folder == nil || file.Title == "" || folder.Title == "" || folder.Year == 0 {
		return false
	}
	alike := titleScore([]string{file.Title}, []string{folder.Title})
	if kind == Episode { // files of episodes shorten the title of their series, or leave it out
		return alike < perhaps && file.Year > 0 && file.Year != folder.Year
	}
	return alike < surely || yearScore(file.Year, folder.Year) == 0
}

// nfoDisagrees reports whether an NFO is of something else than the name beside it says: titles are often in another language,
// years and identifiers are not.
func nfoDisagrees(nfo, name *library.Saying) bool {
	if nfo == nil || name == nil {
		return false
	}
	if same, known := idScore(nfo.IDs, name.IDs); known {
		return same == 0
	}
	return name.Title != "" && yearScore(nfo.Year, name.Year) == 0 && titleScore([]string{nfo.Title}, []string{name.Title}) < surely
}

// rivals reports whether two NFO files beside one film are of two films.
func rivals(a, b *library.Saying) bool {
	if a == nil || b == nil {
		return false
	}
	if same, known := idScore(a.IDs, b.IDs); known {
		return same == 0
	}
	return titleScore([]string{a.Title}, []string{b.Title}) < surely || yearScore(a.Year, b.Year) == 0
}

// closeTo reports whether a new item is nearly one that is known, and not surely another: the same but for a few letters.
func closeTo(mine, other facts) bool {
	if a, b := numbers(mine.titles[0]), numbers(other.titles[0]); a != b && (mine.year != other.year || a != "" && b != "") {
		return false // parts of a series of films, or volumes of albums
	}
	total, _ := score(mine, other, near{})
	return total >= 0.7 && mine.titles[0] != other.titles[0]
}

// numbers are the digits of a title.
func numbers(title string) string {
	var out []rune
	for _, r := range title {
		if r >= '0' && r <= '9' {
			out = append(out, r)
		}
	}
	return string(out)
}
