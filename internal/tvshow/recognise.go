package tvshow

import (
	"slices"
	"strconv"

	"github.com/google/uuid"

	"revenge/internal/intake"
)

// recognition matches the series of a batch with those that are known.
type recognition struct {
	keys, weak, titles map[string]*keptSeries
	aliases            map[string]*keptSeries // by the keys of what was merged into them
	byFile             map[uuid.UUID]*keptSeries
	claimed            map[uuid.UUID]bool
}

func newRecognition(known []*keptSeries) *recognition {
	r := &recognition{keys: map[string]*keptSeries{}, weak: map[string]*keptSeries{}, titles: map[string]*keptSeries{}, aliases: map[string]*keptSeries{},
		byFile: map[uuid.UUID]*keptSeries{}, claimed: map[uuid.UUID]bool{}}
	for _, k := range known {
		r.keys[k.Key] = k
		for _, key := range k.Aliases {
			r.aliases[key] = k
		}
		for _, key := range k.identifiers() {
			if r.keys[key] == nil {
				r.keys[key] = k
			}
		}
		if r.titles[k.WeakKey] == nil && !intake.Apart(k.Key) {
			r.titles[k.WeakKey] = k
		}
		if k.Key == k.WeakKey || k.joint() {
			r.weak[k.WeakKey] = k
		}
		for _, file := range k.FileIDs {
			r.byFile[file] = k
		}
	}
	return r
}

// merged finds what the names of a file led to before somebody merged that into another one.
func (r *recognition) merged(s *show) *keptSeries {
	for _, key := range append(slices.Clone(s.strong), s.weak) {
		if k := r.aliases[key]; k != nil {
			return k
		}
	}
	return nil
}

// find finds the series by an identifier, else by title and year where only one side has identifiers.
func (r *recognition) find(s *show) *keptSeries {
	for _, key := range s.strong {
		if k := r.keys[key]; k != nil {
			return k
		}
	}
	if s.apart() {
		return nil
	}
	if len(s.strong) > 0 {
		return r.weak[s.weak]
	}
	if k := r.keys[s.weak]; k != nil {
		return k
	}
	return r.titles[s.weak]
}

// identify finds what is known of all: first of what somebody joined, which others of the same go with, at last of what was merged
// into something. It returns those that are left.
func (r *recognition) identify(shows []*show) []*show {
	by, joint := map[uuid.UUID]*show{}, map[*show]bool{}
	take := func(s *show, k *keptSeries) {
		if s.was = r.claim(k); s.was != nil {
			by[k.ID] = s
		}
	}
	for _, s := range shows {
		if joint[s] = s.joint(); joint[s] {
			take(s, r.find(s))
		}
	}
	left := slices.DeleteFunc(shows, func(s *show) bool {
		if joint[s] {
			return false
		}
		k := r.find(s)
		if k != nil && joint[by[k.ID]] {
			by[k.ID].absorb(s)
			return true
		}
		take(s, k)
		return false
	})
	return slices.DeleteFunc(left, func(s *show) bool {
		if s.was != nil || joint[s] {
			return false
		}
		k := r.merged(s)
		if k == nil {
			return false
		}
		s.visit()
		if by[k.ID] != nil {
			by[k.ID].absorb(s)
			return true
		}
		take(s, k)
		return false
	})
}

// renamed finds the series that all files of which now go by another key, or wait to be identified again.
func (r *recognition) renamed(s *show) *keptSeries {
	for _, file := range s.files {
		k := r.byFile[file.File.ID]
		if k == nil || r.claimed[k.ID] || k.Settled > 0 {
			continue
		}
		if !slices.ContainsFunc(k.FileIDs, func(id uuid.UUID) bool { return !s.holds(id) }) {
			return r.claim(k)
		}
	}
	return nil
}

func (r *recognition) claim(k *keptSeries) *keptSeries {
	if k == nil || r.claimed[k.ID] {
		return nil
	}
	r.claimed[k.ID] = true
	return k
}

func (s *show) holds(id uuid.UUID) bool {
	for _, file := range s.files {
		if file.File.ID == id {
			return true
		}
	}
	return false
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

// joint reports whether somebody joined files of it.
func (s *show) joint() bool { return slices.ContainsFunc(s.strong, intake.Joint) }

// apart reports whether somebody set it apart from what has the same title.
func (s *show) apart() bool { return slices.ContainsFunc(s.strong, intake.Apart) }

// joint reports whether somebody joined files of it that have no identifiers.
func (k *keptSeries) joint() bool {
	return intake.Joint(k.Key) && !intake.Apart(k.Key) && len(k.identifiers()) == 0
}

// allKeys are all by which files find it.
func (k *keptSeries) allKeys() []string {
	keys := append(k.identifiers(), k.Key, k.WeakKey)
	slices.Sort(keys)
	return slices.DeleteFunc(slices.Compact(keys), func(key string) bool { return key == "" || intake.Apart(key) })
}
