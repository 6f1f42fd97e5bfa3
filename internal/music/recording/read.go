package recording

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/google/uuid"

	"revenge/internal/platform/fold"
	"revenge/media"
)

// VariousArtists is MusicBrainz' artist of compilations, and its name.
var VariousArtists = Name{Name: "Various Artists", ID: new(uuid.MustParse("89ad4ac3-39f7-470e-963a-56509c546377"))}

// Read says what a file tells. The path is relative to the library's folder, with slashes; info may be nil.
func Read(file string, info *media.Info) *Recording {
	v := values{}
	if info != nil {
		v = valuesOf(info)
	}
	r := &Recording{
		Title: Short(v.one("TITLE")), TitleSort: Short(v.one("TITLESORT")), Album: Short(v.one("ALBUM")), AlbumSort: Short(v.one("ALBUMSORT")),
		ID: v.id("MUSICBRAINZ_TRACKID"), TrackID: v.id("MUSICBRAINZ_RELEASETRACKID"), AlbumID: v.id("MUSICBRAINZ_ALBUMID"),
		GroupID: v.id("MUSICBRAINZ_RELEASEGROUPID"), ISRCs: v.list("ISRC", ";,/ "),
		Genres: v.list("GENRE", ";,/|\x00"), Moods: Few(v.list("MOOD", ";,/")), Styles: Few(v.list("STYLE", ";,|\x00")),
		Languages: Few(v.list("LANGUAGE", ";,/ ")),
		BPM:       decimal(v.one("BPM"), 1000), Comment: v.one("COMMENT"), Track: v.loudness("TRACK"), Whole: v.loudness("ALBUM"),
		Released: v.date("DATE"), Original: v.date("ORIGINALDATE"), Label: Short(v.one("LABEL")), CatalogueNumber: v.one("CATALOGNUMBER"), Barcode: v.one("BARCODE"),
		Country: Short(v.one("RELEASECOUNTRY")), Status: Short(v.one("RELEASESTATUS")),
		DiscTitle: v.one("DISCSUBTITLE"), Medium: v.one("MEDIA"), Compilation: v.flag("COMPILATION"),
	}
	r.Number, r.TrackTotal = v.number("TRACKNUMBER", "TRACKTOTAL")
	r.Disc, r.DiscTotal = v.number("DISCNUMBER", "DISCTOTAL")
	r.sides(v.one("TRACKNUMBER"))
	if r.BPM != nil && *r.BPM <= 0 {
		r.BPM = nil
	}
	r.artists(v)
	r.kinds(Few(v.list("RELEASETYPE", ";,/")))
	r.words(v)
	if r.Untagged = r.Title == "" && r.Credit == "" && r.Album == "" && r.AlbumCredit == ""; r.Untagged {
		r.byNames(file)
	} else {
		r.byPath(file, strings.TrimSuffix(path.Base(file), path.Ext(file)))
	}
	r.byTitles(v)
	return r
}

func (r *Recording) kinds(list []string) {
	r.Kind = Album
	for _, one := range list {
		switch low := strings.ToLower(one); low {
		case "album", "ep", "single", "broadcast", "other":
			r.Kind = Kind(strings.ToUpper(low))
		default:
			first, n := utf8.DecodeRuneInString(low)
			r.SecondaryKinds = append(r.SecondaryKinds, string(unicode.ToUpper(first))+low[n:])
		}
	}
	r.Compilation = r.Compilation || slices.Contains(r.SecondaryKinds, "Compilation") && len(r.AlbumArtists) == 0
}

// Tagged is what the tags alone say: the title, who is named as artist, and the album.
func Tagged(info *media.Info) (title, artist, album string) {
	if info == nil {
		return "", "", ""
	}
	v := valuesOf(info)
	return v.one("TITLE"), cmp.Or(v.one("ALBUMARTIST"), v.one("ARTIST")), v.one("ALBUM")
}

// credited are the roles beside that of artist by TagLib's names of tags.
var credited = []struct {
	tag  string
	role Role
}{
	{"COMPOSER", Composer}, {"LYRICIST", Lyricist}, {"WRITER", Writer}, {"CONDUCTOR", Conductor}, {"ARRANGER", Arranger}, {"REMIXER", Remixer},
	{"PRODUCER", Producer}, {"ENGINEER", Engineer}, {"MIXER", Mixer}, {"DJMIXER", DJMixer},
}

func (r *Recording) artists(v values) {
	r.Credit = Short(v.one("ARTIST"))
	for _, n := range v.names("ARTIST", "MUSICBRAINZ_ARTISTID") {
		r.credit(Credit{Name: n, Role: Artist})
	}
	if len(v["ARTIST"]) > 1 {
		r.Credit = Short(joined(r.Artists()))
	}
	r.AlbumCredit = Short(v.one("ALBUMARTIST"))
	r.AlbumArtists = v.names("ALBUMARTIST", "MUSICBRAINZ_ALBUMARTISTID")
	if len(v.all("ALBUMARTIST")) > 1 {
		r.AlbumCredit = Short(joined(r.AlbumArtists))
	}
	for i, n := range r.AlbumArtists {
		if fold.Text(n.Name) == "various artists" || fold.Text(n.Name) == "various" {
			r.AlbumArtists[i] = VariousArtists
		}
	}
	for _, c := range credited {
		for _, n := range v.split(c.tag, "", ";/") {
			r.credit(Credit{Name: n, Role: c.role})
		}
	}
	r.performers(v)
}

// performers stand as PERFORMER:instrument, or as "name (instrument)".
func (r *Recording) performers(v values) {
	var keys []string
	for key := range v {
		if key == "PERFORMER" || strings.HasPrefix(key, "PERFORMER:") {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	for _, key := range keys {
		_, detail, _ := strings.Cut(strings.ToLower(key), ":")
		for _, name := range v.list(key, ";") {
			what := detail
			if open := strings.LastIndex(name, " ("); what == "" && open > 0 && strings.HasSuffix(name, ")") {
				what, name = name[open+2:len(name)-1], name[:open]
			}
			r.credit(Credit{Name: Name{Name: Short(name)}, Role: Performer, Detail: what})
		}
	}
}

// maxCredits bounds what one file may say.
const maxCredits = 200

func (r *Recording) credit(c Credit) {
	if fold.Text(c.Name.Name) == "" || len(r.Credits) >= maxCredits || slices.ContainsFunc(r.Credits, func(o Credit) bool {
		return o.Role == c.Role && o.Detail == c.Detail && fold.Text(o.Name.Name) == fold.Text(c.Name.Name)
	}) {
		return
	}
	r.Credits = append(r.Credits, c)
}

func joined(names []Name) string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = n.Name
	}
	return strings.Join(out, ", ")
}

// turned is a name whose article stands behind it, as in a register.
var turned = regexp.MustCompile(`(?i)^(.+), (the|a|an)$`)

// straight puts the article of such a name in front.
func straight(name string) string { return turned.ReplaceAllString(name, "$2 $1") }

// featured stands between artists who are written into one name.
var featured = regexp.MustCompile(`(?i)\s+\(?(?:feat\.?|ft\.?|featuring)\s+`)

// names are the artists of a tag: those of its plural (ARTISTS) where there is one, which names each by itself.
func (v values) names(tag, ids string) []Name {
	if list := v.all(tag + "S"); len(list) > 0 {
		return v.split(tag+"S", ids, ";")
	}
	return v.split(tag, ids, ";")
}

func (v values) split(tag, ids, separators string) (out []Name) {
	var sorts []string
	for _, s := range v.all(strings.TrimSuffix(tag, "S") + "SORT") {
		sorts = append(sorts, strings.Split(s, ";")...)
	}
	for _, value := range v.list(tag, separators) {
		for _, name := range featured.Split(value, -1) {
			if name = strings.TrimSpace(name); strings.Count(name, ")") > strings.Count(name, "(") {
				name = strings.TrimSuffix(name, ")")
			}
			if fold.Text(name) != "" {
				out = append(out, Name{Name: straight(Short(name))})
			}
		}
	}
	keys := v.ids(ids)
	for i := range out {
		if len(sorts) == len(out) {
			out[i].Sort = Short(clean(sorts[i]))
		}
		if len(keys) == len(out) {
			out[i].ID = keys[i]
		}
	}
	return out
}

// words are the lyrics; TagLib writes their description behind a colon, and some writers a language.
func (r *Recording) words(v values) {
	var keys []string
	for key := range v {
		name, _, _ := strings.Cut(key, ":")
		if name == "LYRICS" || slices.Contains(same["LYRICS"], name) {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	for _, key := range keys {
		for _, text := range v[key] {
			if text = clean(text); text != "" && !slices.ContainsFunc(r.Lyrics, func(t Text) bool { return t.Text == text }) {
				_, described, _ := strings.Cut(key, ":")
				language := strings.ToLower(described)
				if len(language) != 3 || language == "xxx" {
					language = ""
				}
				r.Lyrics = append(r.Lyrics, Text{Language: language, Text: text})
			}
		}
	}
}

// Files are numbered in front, with their disc or the side of a record before it.
var (
	numbered = regexp.MustCompile(`^(?:(\d)[-.])?(\d{1,3})(?:\s*[-.)_]\s*|\s+)(\S.*)$`)
	sided    = regexp.MustCompile(`^([A-H])(\d{1,2})\s*[-.)_]\s*(\S.*)$`)
)

// numberIn finds the number in front of a file's name, the disc or side before it and what follows; nil where there is none.
func numberIn(stem string) []string {
	if found := numbered.FindStringSubmatch(stem); found != nil {
		return found
	}
	return sided.FindStringSubmatch(stem)
}

// byPath fills in what the tags leave open: "03 - Title.flac", "1-03 Title.flac" and folders such as CD1. The stem is what of the name counts.
func (r *Recording) byPath(file, stem string) {
	if folder := path.Base(path.Dir(file)); r.Disc == nil {
		if found := discFolder.FindStringSubmatch(folder); found != nil {
			r.Disc = positive(found[1])
		} else if _, n, _ := discOf(folder); n > 0 {
			r.Disc = &n
		}
	}
	if found := numberIn(stem); found != nil && (r.Title == "" || r.Number == nil) {
		if r.Number == nil {
			r.Number = positive(found[2])
		}
		r.sides(stem)
		if r.Disc == nil {
			r.Disc = positive(found[1])
		}
		stem = found[3]
	}
	if r.Title != "" {
		return
	}
	artist, title, named := strings.Cut(stem, " - ")
	if !named || r.Credit != "" {
		r.Title = cmp.Or(clean(stem), clean(path.Base(file)))
		return
	}
	r.Title, r.Credit = clean(title), clean(artist)
	r.credit(Credit{Name: Name{Name: r.Credit}, Role: Artist})
}
