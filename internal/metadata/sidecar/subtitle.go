package sidecar

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// Subtitle is an external subtitle file and what its name says of it.
type Subtitle struct {
	Name   string
	Format string // srt, ass, ssa, vtt, sub, sup, ttml, smi
	// Language is a BCP 47 tag ("en", "pt-BR"); empty when the name has none.
	Language        string
	Title           string
	Forced          bool
	Default         bool
	HearingImpaired bool
}

var formats = map[string]bool{"srt": true, "ass": true, "ssa": true, "vtt": true, "sub": true, "sup": true, "ttml": true, "dfxp": true, "smi": true, "sami": true, "mks": true}

var subtitleFolders = map[string]bool{"subs": true, "sub": true, "subtitles": true, "subtitle": true}

var reCount = regexp.MustCompile(`^\d{1,3}[ _.-]+`)

// Subtitles gives the subtitle files of a video: beside it under its name, in a
// subtitle folder under its name, or in a folder of its name there. alone says
// that the folder holds one video, to which all of a subtitle folder belongs. An
// .idx is left out: it goes with its .sub.
func Subtitles(video string, names []string, alone bool) []Subtitle {
	var out []Subtitle
	own := stem(video)
	for _, n := range names {
		format := strings.ToLower(strings.TrimPrefix(path.Ext(n), "."))
		if !formats[format] {
			continue
		}
		words, ok := wordsOf(n, own, alone)
		if !ok {
			continue
		}
		s := Subtitle{Name: n, Format: format}
		s.read(words)
		out = append(out, s)
	}
	return out
}

// wordsOf gives what a subtitle's name says beyond the video's.
func wordsOf(name, own string, alone bool) (words string, ok bool) {
	dir, base := path.Split(name)
	parts := strings.Split(strings.Trim(dir, "/"), "/")
	base = stem(base)
	if rest, match := after(base, own); match && (dir == "" || subtitleFolders[strings.ToLower(parts[0])]) {
		return rest, true
	}
	if dir == "" || !subtitleFolders[strings.ToLower(parts[0])] {
		return "", false
	}
	if len(parts) == 2 && strings.EqualFold(parts[1], own) || len(parts) == 1 && alone {
		return reCount.ReplaceAllString(base, ""), true
	}
	return "", false
}

// read takes the words apart from the end, where flags and language stand.
func (s *Subtitle) read(words string) {
	tokens := strings.FieldsFunc(words, func(r rune) bool { return r == '.' })
	if len(tokens) == 1 && tag(clean(tokens[0])) == "" {
		tokens = strings.FieldsFunc(words, func(r rune) bool { return r == '.' || r == '_' })
	}
	if probe := new(Subtitle); len(tokens) == 1 && !probe.flag(tokens[0]) && tag(clean(tokens[0])) == "" {
		tokens = strings.FieldsFunc(tokens[0], func(r rune) bool { return strings.ContainsRune(" ()[]", r) })
	}
	var rest []string
	for i, token := range slices.Backward(tokens) {
		word := clean(token)
		low := strings.ToLower(word)
		if low == "hi" && s.Language == "" && !languageIn(tokens[:i]) && !languageIn(rest) {
			s.Language = "hi"
			continue
		}
		if word == "" || s.flag(word) {
			continue
		}
		if s.Language == "" {
			if t := tag(word); t != "" {
				s.Language = t
				continue
			}
		}
		rest = append([]string{word}, rest...)
	}
	s.Title = strings.Join(rest, " ")
}

func languageIn(words []string) bool {
	for _, w := range words {
		if t := tag(clean(w)); t != "" && t != "hi" {
			return true
		}
	}
	return false
}

func (s *Subtitle) flag(word string) bool {
	switch strings.ToLower(word) {
	case "forced", "foreign":
		s.Forced = true
	case "default":
		s.Default = true
	case "sdh", "cc", "hi":
		s.HearingImpaired = true
	case "full":
	default:
		return false
	}
	return true
}

func clean(word string) string { return strings.Trim(word, " -_()[]") }

// byName maps English and own names of languages to tags.
var byName = func() map[string]string {
	m := map[string]string{"brazilian": "pt-BR", "brazilian portuguese": "pt-BR", "castilian": "es-ES", "latin american": "es-419", "simplified chinese": "zh-Hans", "traditional chinese": "zh-Hant",
		"simplified": "zh-Hans", "traditional": "zh-Hant", "chs": "zh-Hans", "cht": "zh-Hant", "farsi": "fa", "pob": "pt-BR", "flemish": "nl-BE", "chinese": "zh", "norwegian": "no"}
	tags := strings.Fields("aa ab af am ar as az be bg bn bo br bs ca cs cy da de el en eo es et eu fa fi fil fo fr fy ga gd gl gu ha he hi hr hu hy id is it ja jv ka kk km kn ko ku ky la lb lo lt lv mg mi mk ml mn mr ms mt my nb ne nl nn no or pa pl ps pt ro ru sd si sk sl so sq sr su sv sw ta te tg th tk tl tr tt ug uk ur uz vi wo xh yi yo zh zu")
	english := display.English.Languages()
	for _, t := range tags {
		parsed := language.MustParse(t)
		for _, name := range []string{english.Name(parsed), display.Self.Name(parsed)} {
			if key := strings.ToLower(name); key != "" && m[key] == "" {
				m[key] = t
			}
		}
	}
	return m
}()

var reTag = regexp.MustCompile(`^[A-Za-z]{2,3}(?:[-_](?:[A-Za-z]{2}|[A-Za-z]{4}|\d{3}))?(?:[-_][A-Za-z]{2})?$`)

// tag gives the BCP 47 tag of a word: an ISO 639 code, a tag, or a language's name.
func tag(word string) string {
	if t := byName[strings.ToLower(strings.ReplaceAll(word, "_", " "))]; t != "" {
		return t
	}
	if !reTag.MatchString(word) {
		return ""
	}
	t, err := language.Parse(strings.ReplaceAll(word, "_", "-"))
	if err != nil || t == language.Und {
		return ""
	}
	if base, sure := t.Base(); sure == language.No || len(base.String()) > 2 && !known3[base.String()] {
		return ""
	}
	return t.String()
}

// known3 are the languages without a two-letter code that subtitles come in;
// other three-letter words are rather part of a title.
var known3 = map[string]bool{"fil": true, "yue": true, "cmn": true, "haw": true, "mul": true, "gsw": true, "nds": true, "grc": true, "ast": true, "ceb": true, "hmn": true}
