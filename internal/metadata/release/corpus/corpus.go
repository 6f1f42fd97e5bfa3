// Package corpus is a collection of names as people's disks have them, with what each is: the recogniser's mark.
//
// The tables beside the recogniser's own tests hold what it was built by; this one is what it is judged by.
package corpus

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"

	"revenge/internal/metadata/release"
)

//go:embed names.txt
var names string

// Class is a group of names with something in common.
type Class struct {
	Name  string
	Hint  release.Hint
	Names []Name
}

// Name is one path with what it is: the kind, the title, and key=value for everything else that it says. Why explains a
// mistake that is known.
type Name struct {
	Path, Want, Why string
}

// Classes are those of the collection, in its order.
func Classes() (out []Class) {
	why := ""
	for line := range strings.Lines(names) {
		line = strings.TrimSpace(line)
		if reason, is := strings.CutPrefix(line, "#why "); is {
			why = reason
		}
		if head, is := strings.CutPrefix(line, "["); is && !strings.Contains(line, " => ") {
			name, hint, _ := strings.Cut(head, "]")
			out = append(out, Class{Name: name, Hint: release.Hint(strings.TrimPrefix(strings.TrimSpace(hint), "hint "))})
			continue
		}
		if path, want, is := strings.Cut(line, " => "); is && line[0] != '#' {
			of := &out[len(out)-1]
			of.Names = append(of.Names, Name{path, want, why})
			why = ""
		}
	}
	return out
}

// Mistake is a name that was taken for something else.
type Mistake struct {
	Name
	Got string
}

// Judge returns the mistakes of a class.
func (c Class) Judge() (out []Mistake) {
	for _, n := range c.Names {
		if got := Describe(release.Parse(n.Path, release.Options{Hint: c.Hint}), n.Want); got != n.Want {
			out = append(out, Mistake{n, got})
		}
	}
	return out
}

// Describe writes a guess as the collection does. The title of an episode, the version and the ids are left out
// where what is wanted does not name them.
func Describe(g release.Guess, want string) string {
	parts := []string{strings.ToLower(string(g.Kind)), g.Title}
	add := func(key, value string, free bool) {
		if value != "" && (!free || strings.Contains(want, " | "+key+"=")) {
			parts = append(parts, key+"="+value)
		}
	}
	number := func(n *int) string {
		if n == nil {
			return ""
		}
		return strconv.Itoa(*n)
	}
	if g.Year > 0 {
		add("year", strconv.Itoa(g.Year), false)
	}
	add("s", number(g.Season), false)
	add("e", list(g.Episodes), false)
	add("abs", list(g.Absolute), false)
	add("date", g.AirDate, false)
	if g.Part > 0 {
		add("part", strconv.Itoa(g.Part), false)
	}
	add("edition", g.Edition, false)
	add("version", g.Version, true)
	add("extra", string(g.Extra), false)
	add("own", g.EpisodeTitle, true)
	for _, provider := range []string{"tmdb", "imdb", "tvdb"} {
		if id := g.IDs[provider]; id != "" {
			add("ids", provider+":"+id, true)
		}
	}
	return strings.Join(parts, " | ")
}

func list(numbers []int) string {
	return strings.Trim(strings.ReplaceAll(fmt.Sprint(numbers), " ", ","), "[]")
}
