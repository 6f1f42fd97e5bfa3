package sidecar

import (
	"path"
	"slices"
	"strings"
)

// Subject says what a folder or an NFO file stands for.
type Subject string

// The subjects.
const (
	SubjectMovie  Subject = "MOVIE"
	SubjectSeries Subject = "SERIES"
	SubjectSeason Subject = "SEASON"
)

// NFO gives the names of the NFO files of a video, best first: the one of its own
// name, then movie.nfo and those of disc structures when alone is true, that is
// when the folder holds one film only.
func NFO(video string, names []string, alone bool) []string {
	want := []string{stem(video) + ".nfo"}
	if alone {
		want = append(want, "movie.nfo", "video_ts/video_ts.nfo", "video_ts.nfo", "bdmv/index.nfo", "index.nfo")
	}
	return inOrder(want, names)
}

// FolderNFO gives the names of the NFO files that stand for a whole folder.
func FolderNFO(subject Subject, names []string) []string {
	switch subject {
	case SubjectSeries:
		return inOrder([]string{"tvshow.nfo", "series.nfo"}, names)
	case SubjectSeason:
		return inOrder([]string{"season.nfo"}, names)
	default:
		return inOrder([]string{"movie.nfo"}, names)
	}
}

// inOrder picks the names that equal one of want, without regard to case.
func inOrder(want, names []string) []string {
	var out []string
	for _, w := range want {
		for _, n := range names {
			if strings.EqualFold(n, w) && !slices.Contains(out, n) {
				out = append(out, n)
			}
		}
	}
	return out
}

func stem(name string) string { return strings.TrimSuffix(name, path.Ext(name)) }

// after gives what follows the video's name in another name: "-poster", ".en".
func after(name, video string) (rest string, ok bool) {
	if video == "" || len(name) < len(video) || !strings.EqualFold(name[:len(video)], video) {
		return "", false
	}
	rest = name[len(video):]
	return rest, rest == "" || strings.ContainsAny(rest[:1], ".-_ ")
}
