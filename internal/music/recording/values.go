package recording

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"github.com/google/uuid"

	"revenge/internal/platform/day"
	"revenge/internal/platform/fold"
	"revenge/media"
)

// values are all values of each tag, by names in capitals.
type values map[string][]string

// same are names that writers use for one tag; the first is TagLib's.
var same = map[string][]string{
	"ALBUMARTIST": {"ALBUM ARTIST", "ALBUM_ARTIST", "ENSEMBLE"}, "TRACKNUMBER": {"TRACK"}, "DISCNUMBER": {"DISC"},
	"TRACKTOTAL": {"TOTALTRACKS"}, "DISCTOTAL": {"TOTALDISCS"}, "DATE": {"YEAR", "RELEASEDATE", "RELEASE DATE"},
	"ORIGINALDATE": {"ORIGINALYEAR", "ORIGINALRELEASEDATE", "TDOR"}, "LABEL": {"ORGANIZATION", "PUBLISHER"}, "CATALOGNUMBER": {"CATALOG #", "CATALOGID"},
	"BARCODE": {"UPC", "EAN"}, "RELEASECOUNTRY": {"MUSICBRAINZ ALBUM RELEASE COUNTRY", "MUSICBRAINZ_ALBUMRELEASECOUNTRY"},
	"RELEASESTATUS": {"MUSICBRAINZ_ALBUMSTATUS"}, "RELEASETYPE": {"MUSICBRAINZ_ALBUMTYPE"}, "COMMENT": {"DESCRIPTION"},
	"LYRICS": {"UNSYNCEDLYRICS", "SYNCEDLYRICS", "UNSYNCED LYRICS"}, "BPM": {"TEMPO", "TBPM"}, "DISCSUBTITLE": {"SETSUBTITLE"},
	"ALBUMARTISTS": {"ALBUM_ARTISTS"}, "ARTISTS": nil, "REMIXER": {"MIXARTIST"}, "MIXER": {"MIXEDBY"}, "COMPILATION": {"ITUNESCOMPILATION", "CPIL"},
}

// valuesOf joins what TagLib read with what libav did.
func valuesOf(info *media.Info) values {
	if len(info.Values) > 0 {
		return info.Values
	}
	out := values{}
	add := func(tags map[string]string) {
		for k, v := range tags {
			k = strings.ToUpper(k)
			if v = strings.TrimSpace(v); v != "" && out[k] == nil {
				out[k] = []string{v}
			}
		}
	}
	add(info.Tags)
	if s := info.Audio(); s != nil {
		add(s.Tags)
	}
	return out
}

func (v values) all(name string) []string {
	if list := v[name]; len(list) > 0 {
		return list
	}
	for _, other := range same[name] {
		if list := v[other]; len(list) > 0 {
			return list
		}
	}
	return nil
}

func (v values) one(name string) string {
	if list := v.all(name); len(list) > 0 {
		return clean(list[0])
	}
	return ""
}

// clean leaves out what no column can hold.
func clean(s string) string {
	return strings.TrimSpace(strings.ReplaceAll(strings.ToValidUTF8(s, ""), "\x00", ""))
}

// The bounds of what music is found by, in characters and entries: what is beyond them is no name of anything.
const (
	maxLine  = 500
	maxEntry = 200
	maxList  = 100
)

// Short is a text of the length that a label or a country may have.
func Short(text string) string { return fold.Clip(text, maxLine) }

// Few is a list of as many and as long entries as kinds, moods and languages may be.
func Few(list []string) (out []string) {
	for _, one := range list[:min(len(list), maxList)] {
		out = append(out, fold.Clip(one, maxEntry))
	}
	return out
}

// list takes apart what is written into one value, and leaves out what is said twice.
func (v values) list(name, separators string) (out []string) {
	seen := map[string]bool{}
	for _, value := range v.all(name) {
		for _, one := range strings.FieldsFunc(value, func(r rune) bool { return strings.ContainsRune(separators, r) }) {
			if one = clean(one); one != "" && !seen[strings.ToLower(one)] {
				seen[strings.ToLower(one)] = true
				out = append(out, one)
			}
		}
	}
	return out
}

// maxNumber is beyond any disc or track.
const maxNumber = 9999

// number reads "3", "03", "3/12", "A3" (a side of a record) and the total behind the slash.
func (v values) number(name, total string) (n, of *int) {
	text, rest, _ := strings.Cut(v.one(name), "/")
	n, of = positive(strings.TrimLeft(strings.TrimSpace(text), "ABCDEFGHabcdefgh")), positive(rest)
	if t := positive(v.one(total)); t != nil {
		of = t
	}
	return n, of
}

func positive(s string) *int {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil || n < 1 || n > maxNumber {
		return nil
	}
	return &n
}

func (v values) flag(name string) bool {
	switch strings.ToLower(v.one(name)) {
	case "1", "true", "yes":
		return true
	}
	return false
}

var dated = regexp.MustCompile(`^(\d{4})(?:[-./](\d{1,2})(?:[-./](\d{1,2}))?)?`)

// date reads yyyy, yyyy-mm, yyyy-mm-dd and what follows a day with its time.
func (v values) date(name string) (d Date) {
	found := dated.FindStringSubmatch(v.one(name))
	if found == nil {
		return d
	}
	year, _ := strconv.Atoi(found[1]) // four digits
	if year < 1000 {
		return d
	}
	d.Year = &year
	if found[3] != "" {
		pad := func(s string) string { return ("0" + s)[len(s)-1:] }
		if one, err := day.Parse(found[1] + "-" + pad(found[2]) + "-" + pad(found[3])); err == nil {
			d.Day = &one
		}
	}
	return d
}

// ids reads MusicBrainz ids, also several in one value.
func (v values) ids(name string) (out []*uuid.UUID) {
	for _, text := range v.list(name, ";/, ") {
		id, err := uuid.Parse(text)
		if err != nil || len(text) != 36 {
			out = append(out, nil)
			continue
		}
		out = append(out, &id)
	}
	return out
}

func (v values) id(name string) *uuid.UUID {
	if list := v.ids(name); len(list) > 0 {
		return list[0]
	}
	return nil
}

// loudness reads ReplayGain of either version, and R128, which is in 256ths and aims 5 dB lower.
func (v values) loudness(of string) (l Loudness) {
	if n, err := strconv.Atoi(v.one("R128_" + of + "_GAIN")); err == nil && n >= math.MinInt16 && n <= math.MaxInt16 {
		l.Gain = measured(float64(n)/256+5, 60)
	} else {
		l.Gain = decimal(v.one("REPLAYGAIN_"+of+"_GAIN"), 60)
	}
	if l.Peak = decimal(v.one("REPLAYGAIN_"+of+"_PEAK"), 100); l.Peak != nil && *l.Peak <= 0 {
		l.Peak = nil
	}
	return l
}

// decimal reads a number, also with a unit behind it or a comma in it.
func decimal(text string, most float64) *float64 {
	text = strings.TrimSpace(strings.TrimSuffix(strings.ToLower(text), "db"))
	n, err := strconv.ParseFloat(strings.Replace(text, ",", ".", 1), 64)
	if err != nil {
		return nil
	}
	return measured(n, most)
}

func measured(n, most float64) *float64 {
	if math.IsNaN(n) || math.Abs(n) > most {
		return nil
	}
	n = math.Round(n*1e6) / 1e6
	return &n
}
