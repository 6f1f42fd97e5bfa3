package metadata

import (
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"revenge/internal/platform/fold"
)

// Readers of a language are told apart by where they look for a title: a reader of de-AT under de-AT, then de. These are the names of
// such places, the nearest first; each is a language with the country, or the script where that is not the usual one.
const (
	anyScript = "-any"   // what a reader of zh gets where nothing is in its usual script
	unwritten = "-plain" // the title of a language alone, for who reads it in another script than the usual one
)

// scripts are the languages that are written in several.
var scripts = strings.Fields("az bs ha kk ku mn ms pa shi sr tg tk ug uz vai yue zh")

// Reading is where a reader of a language looks for titles among the keys of Titles.SortKeys. It is empty for what is no language.
func Reading(reader string) []string {
	tag, err := language.All.Parse(reader)
	own := tongue(reader)
	switch {
	case err != nil || own == "":
		return nil
	case general(tag) && path(tag, own)[0] == own:
		return []string{own, own + anyScript}
	case slices.Contains(scripts, own):
		return append(path(tag, own), own+unwritten)
	}
	return path(tag, own)
}

// path is where a title in a language is found, from its country to its script.
func path(tag language.Tag, own string) (out []string) {
	written := group(tag, own)
	for t := tag; ; t = t.Parent() {
		_, _, region := t.Raw()
		if region == (language.Region{}) || group(t, own) != written {
			break
		}
		out = append(out, written+"-"+region.String())
	}
	out = append(out, written)
	if written == "nn" {
		out = append(out, own)
	}
	return out
}

// group is a language with its script, where that is not the usual one.
func group(tag language.Tag, own string) string {
	if base, _ := tag.Base(); own == "no" && base.String() == "nn" {
		return "nn"
	}
	if s := script(tag); s != script(language.Make(own)) {
		return own + "-" + s.String()
	}
	return own
}

// SortKeys are what the titles are sorted by for readers of their languages: under the first name of a Reading that is there stands
// the key of the title that In gives to that reader. What a reader finds further on all the same is left out. None are nil.
func (t Titles) SortKeys() map[string]string {
	var keys map[string]string
	put := func(name, own, title string) {
		if title == "" {
			return
		}
		if keys == nil {
			keys = make(map[string]string, len(t))
		}
		keys[name] = fold.Sort(title, own)
	}
	for _, l := range slices.Sorted(maps.Keys(t)) {
		tag, err := language.All.Parse(l)
		own := tongue(l)
		if err != nil || own == "" {
			continue
		}
		way := path(tag, own)
		for i, name := range way {
			title := t.In(written(name))
			if i+1 == len(way) || title != t.In(written(way[i+1])) {
				put(name, own, title)
			}
		}
		usual := written(own)
		if t.In(usual) == "" {
			put(own+anyScript, own, t.In(own))
		}
		if general(tag) && slices.Contains(scripts, own) {
			put(own+unwritten, own, t[l])
		}
	}
	return keys
}

// written is a name as a reader's language: with the script that a language usually has, where it is one alone. CLDR knows what is
// nearest to a country, but not to all that write English as the British do.
func written(name string) string {
	if name == "en-001" || name == "en-150" {
		return "en-IE"
	}
	if strings.Contains(name, "-") || name == "nn" {
		return name
	}
	return name + "-" + script(language.Make(name)).String()
}
