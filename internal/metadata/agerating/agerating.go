// Package agerating reads age ratings as sources write them, and knows which age they ask for.
//
// The systems are data: systems.txt beside this file.
package agerating

import (
	"cmp"
	_ "embed"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Rating is the age rating of one country. Country is ISO 3166-1 in upper case, or EU; it and System are empty where
// the text does not tell. MinimumAge is in years; nil where the rating is not known.
type Rating struct {
	Country    string `json:"country"`
	System     string `json:"system"`
	Rating     string `json:"rating"`
	MinimumAge *int   `json:"minimumAge"`
}

type system struct {
	country, name string
	ages          map[string]int
	// spelled are the ratings as they are written.
	spelled map[string]string
}

//go:embed systems.txt
var source string

var systems = read(source)

func read(text string) (out []system) {
	for line := range strings.Lines(text) {
		fields := strings.Fields(line)
		if len(fields) < 2 || fields[0] == "#" {
			continue
		}
		s := system{country: fields[0], name: fields[1], ages: map[string]int{}, spelled: map[string]string{}}
		for _, f := range fields[2:] {
			code, age, _ := strings.Cut(f, "=")
			n, err := strconv.Atoi(age)
			if err != nil {
				panic("age rating " + f + " has no age")
			}
			s.ages[plain(code)], s.spelled[plain(code)] = n, code
		}
		out = append(out, s)
	}
	return out
}

// All returns the ratings of all systems, by country, system, age and rating.
func All() []*Rating {
	var out []*Rating
	for _, s := range systems {
		for code, age := range s.ages {
			out = append(out, &Rating{Country: s.country, System: s.name, Rating: s.spelled[code], MinimumAge: &age})
		}
	}
	slices.SortFunc(out, func(a, b *Rating) int {
		return cmp.Or(cmp.Compare(a.Country, b.Country), cmp.Compare(a.System, b.System), cmp.Compare(*a.MinimumAge, *b.MinimumAge), cmp.Compare(a.Rating, b.Rating))
	})
	return out
}

// plain is a rating without what writers differ in.
func plain(code string) string {
	return strings.NewReplacer(" ", "", "-", "", "_", "", "'", "").Replace(strings.ToUpper(code))
}

const (
	maxRatings = 50 // of one text
	maxLength  = 40
	oldest     = 21
)

var (
	between = regexp.MustCompile(`\s+/\s+|[|;,]`)
	of      = regexp.MustCompile(`^([A-Za-z]{2})\s*[:/_-]\s*(.+)$`)
	rated   = regexp.MustCompile(`(?i)^rated\s+(\S+)(?:\s+for\s.*)?$`)
	digits  = regexp.MustCompile(`^(?:AB|VM|M/|-|\+)?(\d{1,2})(?:\+|A|AV|JAHRE|ANS|\.)?$`)
	aliases = map[string]string{"UK": "GB", "EN": "GB"}
)

// Parse reads a text such as "US:PG-13 / DE:FSK 12". What says that there is no rating is left out.
func Parse(text string) (out []Rating) {
	for _, part := range between.Split(text, maxRatings+1) {
		part = strings.Join(strings.Fields(part), " ")
		if r, ok := one(part); ok && len(out) < maxRatings {
			out = append(out, r)
		}
	}
	return out
}

// MinimumAge is the highest age that ratings ask for; nil where none is known.
func MinimumAge(ratings []Rating) (age *int) {
	for _, r := range ratings {
		if r.MinimumAge != nil && (age == nil || *r.MinimumAge > *age) {
			age = r.MinimumAge
		}
	}
	return age
}

func one(text string) (Rating, bool) {
	country := ""
	if m := of.FindStringSubmatch(text); m != nil {
		named := strings.ToUpper(m[1])
		if alias := aliases[named]; alias != "" {
			named = alias
		}
		if named != "TV" && named != "PG" && named != "NC" { // those are ratings
			country, text = named, m[2]
		}
	}
	if m := rated.FindStringSubmatch(text); m != nil {
		text = m[1]
	}
	switch plain(text) {
	case "", "NR", "UR", "NOTRATED", "UNRATED", "NONE", "N/A", "NA":
		return Rating{}, false
	}
	return find(country, text), len(text) <= maxLength
}

// find looks the rating up among the systems of a country, or of all.
func find(country, text string) Rating {
	r := Rating{Country: country, Rating: text}
	code := plain(text)
	for _, s := range systems {
		if country != "" && s.country != country {
			continue
		}
		own, named := strings.CutPrefix(code, s.name)
		if age, known := s.ages[code]; known && !(country == "" && s.name == "ESRB") {
			return Rating{s.country, s.name, text, &age}
		}
		if !named || own == "" {
			continue
		}
		if age, known := s.ages[own]; known {
			return Rating{s.country, s.name, text, &age}
		}
		if age := number(own); age != nil {
			return Rating{s.country, s.name, text, age}
		}
	}
	if r.MinimumAge = number(code); r.MinimumAge != nil && country != "" {
		for _, s := range systems {
			if s.country == country && country != "US" {
				r.System = s.name
				break
			}
		}
	}
	return r
}

func number(code string) *int {
	m := digits.FindStringSubmatch(code)
	if m == nil {
		return nil
	}
	n, err := strconv.Atoi(m[1])
	if err != nil || n > oldest {
		return nil
	}
	return &n
}
