package movie

import (
	"slices"
	"strconv"

	"github.com/google/uuid"

	"revenge/internal/intake"
)

// recognition matches the films of a batch with those that are known.
type recognition struct {
	keys    map[string]*kept
	weak    map[string]*kept // films without identifiers
	titles  map[string]*kept // every film by its weak key
	aliases map[string]*kept // films by the keys of what was merged into them
	byFile  map[uuid.UUID]*kept
	claimed map[uuid.UUID]bool
	linked  []uuid.UUID
}

func newRecognition(known []*kept) *recognition {
	r := &recognition{keys: map[string]*kept{}, weak: map[string]*kept{}, titles: map[string]*kept{}, aliases: map[string]*kept{},
		byFile: map[uuid.UUID]*kept{}, claimed: map[uuid.UUID]bool{}}
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
		if len(k.FileIDs) > 0 {
			r.linked = append(r.linked, k.ID)
		}
	}
	return r
}

// merged finds what the names of a file led to before somebody merged that into another one.
func (r *recognition) merged(f *film) *kept {
	for _, key := range append(slices.Clone(f.strong), f.weak) {
		if k := r.aliases[key]; k != nil {
			return k
		}
	}
	return nil
}

// find finds the film by an identifier, else by title and year where only one side has identifiers.
func (r *recognition) find(f *film) *kept {
	for _, key := range f.strong {
		if k := r.keys[key]; k != nil {
			return k
		}
	}
	if f.apart() {
		return nil
	}
	if len(f.strong) > 0 {
		return r.weak[f.weak]
	}
	if k := r.keys[f.weak]; k != nil {
		return k
	}
	return r.titles[f.weak]
}

// identify finds what is known of all: first of what somebody joined, which others of the same go with, at last of what was merged
// into something. It returns those that are left.
func (r *recognition) identify(films []*film) []*film {
	by, joint := map[uuid.UUID]*film{}, map[*film]bool{}
	take := func(f *film, k *kept) {
		if f.was = r.claim(k); f.was != nil {
			by[k.ID] = f
		}
	}
	for _, f := range films {
		if joint[f] = f.joint(); joint[f] {
			take(f, r.find(f))
		}
	}
	left := slices.DeleteFunc(films, func(f *film) bool {
		if joint[f] {
			return false
		}
		k := r.find(f)
		if k != nil && joint[by[k.ID]] {
			by[k.ID].absorb(f)
			return true
		}
		take(f, k)
		return false
	})
	return slices.DeleteFunc(left, func(f *film) bool {
		if f.was != nil || joint[f] {
			return false
		}
		k := r.merged(f)
		if k == nil {
			return false
		}
		f.visit()
		if by[k.ID] != nil {
			by[k.ID].absorb(f)
			return true
		}
		take(f, k)
		return false
	})
}

// renamed finds the film that all files of which now go by another key: it stays the same film.
func (r *recognition) renamed(f *film) *kept {
	for _, file := range f.files {
		k := r.byFile[file.File.ID]
		if k == nil || r.claimed[k.ID] || k.Settled > 0 {
			continue
		}
		if !slices.ContainsFunc(k.FileIDs, func(id uuid.UUID) bool { return !f.holds(id) }) {
			return r.claim(k)
		}
	}
	return nil
}

func (r *recognition) claim(k *kept) *kept {
	if k == nil || r.claimed[k.ID] {
		return nil
	}
	r.claimed[k.ID] = true
	return k
}

func (f *film) holds(id uuid.UUID) bool {
	for _, file := range f.files {
		if file.File.ID == id {
			return true
		}
	}
	return false
}

// identifiers are the keys of every identifier that is known, beside the one it is kept by.
func (k *kept) identifiers() (out []string) {
	if k.TMDBID != nil {
		out = append(out, "movie|tmdb|"+strconv.FormatInt(*k.TMDBID, 10))
	}
	if k.IMDBID != nil {
		out = append(out, "movie|imdb|"+*k.IMDBID)
	}
	return out
}

// joint reports whether somebody joined files of it.
func (f *film) joint() bool { return slices.ContainsFunc(f.strong, intake.Joint) }

// apart reports whether somebody set it apart from what has the same title.
func (f *film) apart() bool { return slices.ContainsFunc(f.strong, intake.Apart) }

// joint reports whether somebody joined files of it that have no identifiers.
func (k *kept) joint() bool {
	return intake.Joint(k.Key) && !intake.Apart(k.Key) && len(k.identifiers()) == 0
}

// allKeys are all by which files find it.
func (k *kept) allKeys() []string {
	keys := append(k.identifiers(), k.Key, k.WeakKey)
	slices.Sort(keys)
	return slices.DeleteFunc(slices.Compact(keys), func(key string) bool { return key == "" || intake.Apart(key) })
}
