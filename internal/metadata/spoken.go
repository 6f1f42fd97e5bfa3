package metadata

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"
)

// Spoken is the language among some that a reader of one understands, all BCP 47: the same, however it is written (he is iw, nb is
// no), else that of the country or the region that is nearest to it (de for de-AT, zh-TW for zh-HK). One that is written in another
// script is taken only where one of the two does not say which: zh for zh-TW, but not zh-CN. It is empty where there is none: who
// reads one language is not given another that is like it.
func Spoken(languages []string, wanted string) string {
	if slices.Contains(languages, wanted) {
		return wanted
	}
	reader, err := language.All.Parse(wanted)
	if err != nil {
		return ""
	}
	var names, plain []string
	var tags []language.Tag
	own := tongue(wanted)
	for _, l := range slices.Sorted(slices.Values(languages)) {
		if own == "" || tongue(l) != own {
			continue
		}
		tag, err := language.All.Parse(l)
		switch {
		case err != nil:
		case script(tag) == script(reader):
			names, tags = append(names, l), append(tags, tag)
		case general(tag) || general(reader):
			plain = append(plain, l)
		}
	}
	switch len(tags) {
	case 0:
		return strings.Join(plain[:min(len(plain), 1)], "")
	case 1:
		return names[0]
	}
	return nearest(names, tags, wanted, reader)
}

// matches are the languages that were found among some, by these and that of the reader: a list of titles asks for the same a thousand
// times, and making a matcher is slow. When it is full it begins anew.
var matches struct {
	sync.Mutex
	found map[string]string
}

const maxMatches = 1000

func nearest(names []string, tags []language.Tag, wanted string, reader language.Tag) string {
	key := wanted + " " + strings.Join(names, " ")
	matches.Lock()
	name, known := matches.found[key]
	matches.Unlock()
	if known {
		return name
	}
	order := usualFirst(tags)
	ordered := make([]language.Tag, len(tags))
	for i, at := range order {
		ordered[i] = tags[at]
	}
	_, i, _ := language.NewMatcher(ordered).Match(reader)
	i = order[i]
	matches.Lock()
	defer matches.Unlock()
	if matches.found == nil || len(matches.found) >= maxMatches {
		matches.found = map[string]string{}
	}
	matches.found[key] = names[i]
	return names[i]
}

// usualFirst is an order of tags in which a language alone and that of its usual country come first: the first of equally near ones
// is matched, and a reader of fr-BE would get what is written for fr-CA before fr-FR.
func usualFirst(tags []language.Tag) []int {
	order := make([]int, len(tags))
	for i := range order {
		order[i] = i
	}
	rank := func(i int) int {
		base, _ := tags[i].Base()
		usual, _ := language.Make(base.String()).Region()
		switch region, _ := tags[i].Region(); {
		case general(tags[i]):
			return 0
		case region == usual:
			return 1
		}
		return 2
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(rank(a), rank(b)) })
	return order
}

// tongues are the languages that first parts of tags mean; there are no more than ISO 639 has.
var tongues sync.Map

// tongue is the language of a tag without its script and country: zh for cmn-TW, no for all that is Norwegian. It is empty for
// what is none.
func tongue(tag string) string {
	first, _, _ := strings.Cut(tag, "-")
	if known, ok := tongues.Load(first); ok {
		return known.(string)
	}
	parsed, err := language.All.Parse(first)
	if err != nil {
		return ""
	}
	base, _ := parsed.Base()
	own := base.String()
	if own == "nn" {
		own = "no"
	}
	tongues.Store(first, own)
	return own
}

// script is that which a tag is written in, as far as it says.
func script(tag language.Tag) language.Script {
	s, _ := tag.Script()
	return s
}

// general reports whether a tag names a language alone.
func general(tag language.Tag) bool {
	_, script, region := tag.Raw()
	return script == language.Script{} && region == language.Region{}
}
