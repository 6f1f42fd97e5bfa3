package intake

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"revenge/internal/library"
	"revenge/internal/metadata"
	"revenge/internal/person"
	"revenge/internal/platform/day"
	"revenge/internal/platform/fold"
)

// Added is when an item came: as its description notes it, else with the first of its files; now where neither is known, or
// lies ahead.
func Added(now, noted time.Time, files ...*library.File) time.Time {
	if !noted.IsZero() && !noted.After(now) {
		return noted
	}
	out := now
	for _, f := range files {
		if !f.AddedAt.IsZero() && f.AddedAt.Before(out) {
			out = f.AddedAt
		}
	}
	return out
}

// Rows are the rows of files.
func Rows(files []*File) []*library.File {
	out := make([]*library.File, len(files))
	for i, f := range files {
		out[i] = f.File
	}
	return out
}

// Text returns a fact as a column: nil when there is none. What no column can hold is left out.
func Text(s string) *string {
	if s = strings.TrimSpace(strings.ReplaceAll(strings.ToValidUTF8(s, ""), "\x00", "")); s == "" {
		return nil
	}
	return &s
}

// Texts is Text for lists, without what is said twice.
func Texts(list []string) []string {
	out := []string{}
	for _, s := range list {
		if t := Text(s); t != nil && !slices.Contains(out, *t) {
			out = append(out, *t)
		}
	}
	return out
}

// Year returns a plausible year, or nil.
func Year(year int) *int {
	if year < 1000 || year > 9999 {
		return nil
	}
	return &year
}

// Day returns a day, or nil.
func Day(text string) *day.Day {
	d, err := day.Parse(text)
	if err != nil {
		return nil
	}
	return &d
}

// Number returns a provider's number, or nil.
func Number(ids map[string]string, provider string) *int64 {
	n, err := strconv.ParseInt(ids[provider], 10, 64)
	if err != nil || n <= 0 {
		return nil
	}
	return &n
}

// sources of ratings, the preferred ones first.
var sources = []string{"imdb", "themoviedb", "tmdb", "tvdb", "thetvdb"}

// Rating returns the score that counts, 0 to 10, or nil.
func Rating(f *metadata.Facts) *float64 {
	var best *metadata.Rating
	place := func(r *metadata.Rating) int {
		if r.Default {
			return -1
		}
		if i := slices.Index(sources, strings.ToLower(r.Source)); i >= 0 {
			return i
		}
		return len(sources)
	}
	for i := range f.Ratings {
		if r := &f.Ratings[i]; r.Value > 0 && (best == nil || place(r) < place(best)) {
			best = r
		}
	}
	if best == nil {
		return nil
	}
	return outOfTen(*best)
}

// outOfTen is a score from 0 to 10; nil where it is beyond its own bounds.
func outOfTen(r metadata.Rating) *float64 {
	top := r.Max
	if top <= 0 {
		top = 10
	}
	value := math.Round(r.Value/top*1000) / 100
	if math.IsNaN(value) || value < 0 || value > 10 {
		return nil
	}
	return &value
}

var roles = map[metadata.Job]person.Role{
	metadata.JobActor: person.Actor, metadata.JobGuestStar: person.Guest, metadata.JobDirector: person.Director, metadata.JobWriter: person.Writer,
	metadata.JobProducer: person.Producer, metadata.JobComposer: person.Composer, metadata.JobCreator: person.Creator,
}

// importance is the order of credits; roles that it does not name come last.
var importance = []person.Role{person.Creator, person.Director, person.Actor, person.Guest, person.Writer, person.Composer, person.Producer}

// Credit is somebody's part, by name.
type Credit struct {
	person.New
	Role      person.Role
	Character *string
}

// Credits returns who took part, the most important first, nobody twice in one part.
func Credits(f *metadata.Facts) []Credit {
	list := slices.Clone(f.Credits)
	rank := func(c metadata.Credit) int {
		i := slices.Index(importance, roles[c.Job])
		if i < 0 {
			return len(importance)
		}
		return i
	}
	slices.SortStableFunc(list, func(a, b metadata.Credit) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a.Order, b.Order))
	})
	seen := map[string]bool{}
	var out []Credit
	for _, c := range list {
		name, role := Text(c.Name), roles[c.Job]
		if role == "" {
			role = person.Other
		}
		if name == nil || person.KeyOf(*name) == "" || seen[person.KeyOf(*name)+"|"+string(role)+"|"+c.Role] {
			continue
		}
		seen[person.KeyOf(*name)+"|"+string(role)+"|"+c.Role] = true
		out = append(out, Credit{New: person.New{Name: *name, TMDBID: Number(c.IDs, "tmdb"), IMDBID: Text(c.IDs["imdb"])}, Role: role, Character: Text(c.Role)})
	}
	return out
}

// Genres returns the genres, each once by its slug, with those written together taken apart.
func Genres(f *metadata.Facts) []string { return GenresOf(f.Genres) }

// maxGenre is how many characters the name of a genre has.
const maxGenre = 200

// GenresOf is Genres for a plain list.
func GenresOf(list []string) []string {
	seen := map[string]bool{}
	var out []string
	for _, g := range list {
		for _, one := range strings.FieldsFunc(g, func(r rune) bool { return r == '/' || r == '|' || r == ',' || r == ';' }) {
			if t := Text(fold.Clip(one, maxGenre)); t != nil && person.SlugOf(*t) != "" && !seen[person.SlugOf(*t)] {
				seen[person.SlugOf(*t)] = true
				out = append(out, *t)
			}
		}
	}
	return out
}
