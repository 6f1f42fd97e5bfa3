package tvshow

import (
	"strconv"

	"github.com/google/uuid"

	"revenge/internal/intake"
)

// known is a series as recognition sees it.
func (k *keptSeries) known() intake.Known {
	return intake.Known{ID: k.ID, Key: k.Key, WeakKey: k.WeakKey, Identifiers: k.identifiers(), Aliases: k.Aliases, FileIDs: k.FileIDs, Settled: k.Settled}
}

// Names implements intake.Gathered.
func (s *show) Names() (strong []string, weak string) { return s.strong, s.weak }

// Filed implements intake.Gathered.
func (s *show) Filed() []*intake.File { return s.files }

// identifiers are the keys of every identifier that is known, beside the one it is kept by.
func (k *keptSeries) identifiers() (out []string) {
	if k.TMDBID != nil {
		out = append(out, "series|tmdb|"+strconv.FormatInt(*k.TMDBID, 10))
	}
	if k.TVDBID != nil {
		out = append(out, "series|tvdb|"+strconv.FormatInt(*k.TVDBID, 10))
	}
	if k.IMDBID != nil {
		out = append(out, "series|imdb|"+*k.IMDBID)
	}
	return out
}

// matchEpisodes finds what is known of a series' episodes: by number, else an episode whose one file has got another number.
func (s *show) matchEpisodes(known []*keptEpisode) {
	byPath, byFile := map[string]*keptEpisode{}, map[uuid.UUID]*keptEpisode{}
	for _, k := range known {
		if s.was != nil && k.SeriesID == s.was.ID {
			byPath[pathOf(k.SeasonNumber, k.Key)] = k
		}
		if len(k.FileIDs) == 1 && k.Files == 1 {
			byFile[k.FileIDs[0]] = k
		}
	}
	claimed := map[uuid.UUID]bool{}
	for _, e := range s.order {
		if e.was = byPath[e.number.path()]; e.was != nil {
			claimed[e.was.ID] = true
		}
	}
	for _, e := range s.order {
		if e.was != nil || len(e.files) != 1 || len(e.files[0].Episodes) > 1 {
			continue
		}
		if k := byFile[e.files[0].File.ID]; k != nil && !claimed[k.ID] && s.episodes[pathOf(k.SeasonNumber, k.Key)] == nil {
			e.was, claimed[k.ID] = k, true
		}
	}
}
