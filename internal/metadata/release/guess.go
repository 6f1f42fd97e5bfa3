package release

import (
	"encoding/json"
	"strings"
)

// Kind says what a file is taken for. In JSON it is lower case.
type Kind string

// The kinds of a video file.
const (
	KindMovie   Kind = "MOVIE"
	KindEpisode Kind = "EPISODE"
	KindExtra   Kind = "EXTRA"
	KindSample  Kind = "SAMPLE"
	KindUnknown Kind = "UNKNOWN"
)

// MarshalJSON writes the kind in lower case.
func (k Kind) MarshalJSON() ([]byte, error) { return json.Marshal(strings.ToLower(string(k))) }

// Extra says which kind of extra a file is; empty when it is none.
type Extra string

// The kinds of extras.
const (
	ExtraTrailer         Extra = "TRAILER"
	ExtraFeaturette      Extra = "FEATURETTE"
	ExtraBehindTheScenes Extra = "BEHIND_THE_SCENES"
	ExtraDeletedScene    Extra = "DELETED_SCENE"
	ExtraInterview       Extra = "INTERVIEW"
	ExtraScene           Extra = "SCENE"
	ExtraShort           Extra = "SHORT"
	ExtraClip            Extra = "CLIP"
	ExtraTheme           Extra = "THEME"
	ExtraOther           Extra = "OTHER"
)

// Hint says what the library holds, when that is known.
type Hint string

// The hints. HintNone leaves the decision to the evidence in the path.
const (
	HintNone   Hint = ""
	HintMovies Hint = "MOVIES"
	HintSeries Hint = "SERIES"
)

// Options are what is known about a path beside the path.
type Options struct {
	// Hint is the kind of library the path lies in.
	Hint Hint
	// Root is the library's folder; folders above it say nothing.
	Root string
}

// Guess is what a path would be taken for, and why.
type Guess struct {
	Path  string
	Kind  Kind
	Title string // of the film or the series
	Year  int    // 0 when unknown
	// Season is nil when unknown; 0 stands for specials.
	Season *int
	// Episode is the first of Episodes; nil when there is none.
	Episode  *int
	Episodes []int
	// Absolute counts over the whole series. It is filled beside Episodes when
	// nothing in the path names a season.
	Absolute []int
	AirDate  string // yyyy-mm-dd
	// EpisodeTitle is the own title of an episode or an extra.
	EpisodeTitle string
	Edition      string
	// Version tells files of one film apart where the name carries a free label.
	Version string
	Part    int // of a film or episode in several files; 0 when whole
	Extra   Extra
	// IDs of the film or the series, by provider: tmdb, imdb, tvdb and others.
	IDs map[string]string
	// Folder is the folder that stands for the film or the series; empty when
	// no folder does.
	Folder string
	// Disc is true for a DVD or Blu-ray folder structure; Folder holds it.
	Disc bool
	// Source names each piece of evidence in the order it was used.
	Source []string
}

func (g *Guess) because(part, what string) {
	g.Source = append(g.Source, part+": "+what)
}

func (g *Guess) addIDs(part string, ids map[string]string) {
	for provider, id := range ids {
		if g.IDs == nil {
			g.IDs = map[string]string{}
		}
		if _, known := g.IDs[provider]; !known {
			g.IDs[provider] = id
			g.because(part, provider+" id")
		}
	}
}

func (g *Guess) setEpisodes(eps []int) {
	if len(eps) == 0 {
		return
	}
	g.Episodes, g.Episode = eps, &eps[0]
}
