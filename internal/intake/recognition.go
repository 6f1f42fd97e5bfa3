package intake

import (
	"slices"

	"github.com/google/uuid"
)

// Known is a film or series of the catalogue as Recognition sees it.
type Known struct {
	ID           uuid.UUID
	Key, WeakKey string
	// Identifiers are the keys of every identifier that is known, beside the one it is kept by.
	Identifiers []string
	// Aliases are those of the keys looked for that led to what was merged into it.
	Aliases []string
	FileIDs []uuid.UUID
	// Settled counts the files beyond the batch that are there and identified: they hold it in its place.
	Settled int
}

// joint reports whether somebody joined files of it that have no identifiers.
func (k *Known) joint() bool { return Joint(k.Key) && !Apart(k.Key) && len(k.Identifiers) == 0 }

// AllKeys are all by which files find it.
func (k *Known) AllKeys() []string {
	keys := append(slices.Clone(k.Identifiers), k.Key, k.WeakKey)
	slices.Sort(keys)
	return slices.DeleteFunc(slices.Compact(keys), func(key string) bool { return key == "" || Apart(key) })
}

// Gathered is a film or series that files of a batch were gathered to.
type Gathered[G any] interface {
	comparable
	// Names are the keys by identifiers, the strongest first, and that by title and year.
	Names() (strong []string, weak string)
	Filed() []*File
	// Absorb takes the files of another one that is the same.
	Absorb(other G)
	// Visit marks it as a guest in what it was merged into: its files do not describe that.
	Visit()
}

// Recognition matches what was gathered of a batch with what is known, each once.
type Recognition[K any, G Gathered[G]] struct {
	keys    map[string]*sighting[K]
	weak    map[string]*sighting[K] // those without identifiers
	titles  map[string]*sighting[K] // all by their weak key
	aliases map[string]*sighting[K] // by the keys of what was merged into them
	byFile  map[uuid.UUID]*sighting[K]
	by      map[*sighting[K]]G // who has claimed it
	was     map[G]*sighting[K]
}

type sighting[K any] struct {
	Known
	row     *K
	claimed bool
}

// NewRecognition returns one over rows; look says what is known of a row.
func NewRecognition[K any, G Gathered[G]](rows []*K, look func(*K) Known) *Recognition[K, G] {
	r := &Recognition[K, G]{keys: map[string]*sighting[K]{}, weak: map[string]*sighting[K]{}, titles: map[string]*sighting[K]{},
		aliases: map[string]*sighting[K]{}, byFile: map[uuid.UUID]*sighting[K]{}, by: map[*sighting[K]]G{}, was: map[G]*sighting[K]{}}
	for _, row := range rows {
		r.add(&sighting[K]{Known: look(row), row: row})
	}
	return r
}

func (r *Recognition[K, G]) add(k *sighting[K]) {
	r.keys[k.Key] = k
	for _, key := range k.Aliases {
		r.aliases[key] = k
	}
	for _, key := range k.Identifiers {
		if r.keys[key] == nil {
			r.keys[key] = k
		}
	}
	if r.titles[k.WeakKey] == nil && !Apart(k.Key) {
		r.titles[k.WeakKey] = k
	}
	if k.Key == k.WeakKey || k.joint() {
		r.weak[k.WeakKey] = k
	}
	for _, file := range k.FileIDs {
		r.byFile[file] = k
	}
}

// Identify finds what is known of all: first of what somebody joined, which others of the same go with, then what was merged into
// something, at last what all files of which now go by another key. It returns those that are left; see Was.
func (r *Recognition[K, G]) Identify(all []G) []G {
	joint := map[G]bool{}
	for _, g := range all {
		if strong, _ := g.Names(); slices.ContainsFunc(strong, Joint) {
			joint[g] = true
			r.claim(g, r.find(g))
		}
	}
	all = slices.DeleteFunc(all, func(g G) bool {
		if joint[g] {
			return false
		}
		k := r.find(g)
		if k != nil && k.claimed && joint[r.by[k]] {
			r.by[k].Absorb(g)
			return true
		}
		r.claim(g, k)
		return false
	})
	return slices.DeleteFunc(all, func(g G) bool { return r.was[g] == nil && !joint[g] && r.visits(g) })
}

// visits finds what the names of a gathered one led to before somebody merged that into another one; true where it is part of one
// that is there already.
func (r *Recognition[K, G]) visits(g G) bool {
	strong, weak := g.Names()
	for _, key := range append(slices.Clone(strong), weak) {
		k := r.aliases[key]
		if k == nil {
			continue
		}
		g.Visit()
		if k.claimed {
			r.by[k].Absorb(g)
			return true
		}
		r.claim(g, k)
		return false
	}
	return false
}

// find finds it by an identifier, else by title and year where only one side has identifiers.
func (r *Recognition[K, G]) find(g G) *sighting[K] {
	strong, weak := g.Names()
	for _, key := range strong {
		if k := r.keys[key]; k != nil {
			return k
		}
	}
	if slices.ContainsFunc(strong, Apart) {
		return nil
	}
	if len(strong) > 0 {
		return r.weak[weak]
	}
	if k := r.keys[weak]; k != nil {
		return k
	}
	return r.titles[weak]
}

func (r *Recognition[K, G]) claim(g G, k *sighting[K]) {
	if k != nil && !k.claimed {
		k.claimed = true
		r.by[k], r.was[g] = g, k
	}
}

// Was is the row of a gathered one; nil where nothing is known of it. One of which all files now go by another key is renamed: it
// stays the same.
func (r *Recognition[K, G]) Was(g G) (row *K, renamed bool) {
	if k := r.was[g]; k != nil {
		return k.row, false
	}
	files := g.Filed()
	for _, file := range files {
		k := r.byFile[file.File.ID]
		if k == nil || k.claimed || k.Settled > 0 {
			continue
		}
		if !slices.ContainsFunc(k.FileIDs, func(key uuid.UUID) bool {
			return !slices.ContainsFunc(files, func(f *File) bool { return f.File.ID == key })
		}) {
			r.claim(g, k)
			return k.row, true
		}
	}
	return nil, false
}
