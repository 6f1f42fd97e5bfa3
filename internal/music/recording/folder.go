package recording

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"revenge/internal/platform/fold"
)

var (
	discFolder = regexp.MustCompile(`(?i)^(?:cd|disc|disk|dvd|vinyl|lp|side|tape|part|volume)[ ._-]*(\d{1,3})(?:\b.*)?$`)
	// discAtEnd is the disc that the title of an album or of its folder ends with: "Live (Disc 2)", "Live CD2", "Live - Disc 2: Encore".
	discAtEnd = regexp.MustCompile(`(?i)^(.*[^\s,:_([–-])(?:\s*[\s,:_–-]|\s*[([])\s*(?:cd|disc|disk)[\s._#-]*(\d{1,2})(?:\s*(?:of|/)\s*\d{1,2})?` +
		`(?:\s*[:–-]\s*([^()[\]]+?))?\s*[)\]]?$`)
	// Folders of albums have years and formats beside their titles.
	leading  = regexp.MustCompile(`^[(\[]?((?:19|20)\d\d)[)\]]?\s*[-_.]?\s+`)
	trailing = regexp.MustCompile(`\s*(?:\([^()]*\)|\[[^\[\]]*\])\s*$`)
	yearIn   = regexp.MustCompile(`^\s*[(\[]((?:19|20)\d\d)[)\]]\s*$`)
)

// Folder is the folder that stands for a file's album: that of a disc stands for the one above it. Empty is the library's.
func Folder(file string) string {
	dir := path.Dir(file)
	if dir != "." && discFolder.MatchString(path.Base(dir)) {
		dir = path.Dir(dir)
	}
	if dir == "." || dir == "/" {
		return ""
	}
	return dir
}

// Shared is the folder as those of all discs of its album have it: without the disc, if that is the one that its files are on.
func Shared(folder string, disc int) string {
	if title, n, _ := discOf(path.Base(folder)); n == disc && title != "" {
		return path.Join(path.Dir(folder), title)
	}
	return folder
}

// discOf takes the disc off the end of a title; n is 0 where there is none.
func discOf(title string) (rest string, n int, subtitle string) {
	found := discAtEnd.FindStringSubmatch(title)
	if found == nil {
		return title, 0, ""
	}
	n, _ = strconv.Atoi(found[2]) // two digits
	return found[1], n, found[3]
}

// Named is what a folder says: artist/album, or artist - album, else an album alone, each with the year where it has one.
func Named(folder string) (artist, album string, year *int) {
	base := path.Base(folder)
	if by := path.Dir(folder); by != "." {
		artist = path.Base(by)
	}
	if by, title, both := strings.Cut(base, " - "); both && (artist == "" || fold.Text(by) == fold.Text(artist)) && !leading.MatchString(base+" ") {
		artist, base = by, title
	}
	album = base
	if found := leading.FindStringSubmatch(album); found != nil {
		year, album = positive(found[1]), album[len(found[0]):]
	}
	album, _, _ = discOf(album)
	for {
		end := trailing.FindString(album)
		rest := strings.TrimSuffix(album, end)
		if end == "" || rest == "" {
			break
		}
		if found := yearIn.FindStringSubmatch(end); found != nil && year == nil {
			year = positive(found[1])
		}
		album = rest
	}
	return straight(strings.TrimSpace(artist)), cmp.Or(strings.TrimSpace(album), base), year
}

// Folders of many artists, and those that are no artist's.
var (
	many   = []string{"various artists", "various", "va", "compilations", "compilation", "samplers", "soundtracks", "soundtrack", "ost"}
	nobody = []string{"downloads", "download", "incoming", "new", "unsorted", "misc", "music", "singles", "tracks", "mixes", "mixtapes", "playlists", "unknown artist"}
)

// byNames takes a file without tags for what its name and its folders say: Artist/1998 - Album/03 - Title. Files that are neither
// numbered nor called like their folders may lie there by chance.
func (r *Recording) byNames(file string) {
	folder := Folder(file)
	artist, album, year := Named(folder)
	artist, album = Short(clean(artist)), Short(clean(album))
	stem := strings.TrimSuffix(path.Base(file), path.Ext(file))
	if folder == "" || fold.Text(artist) == "" || fold.Text(album) == "" || slices.Contains(nobody, fold.Text(artist)) {
		r.byPath(file, stem)
		return
	}
	various := slices.Contains(many, fold.Text(artist))
	rest := called(stem, artist, album)
	found := numberIn(rest)
	if found == nil && rest == stem {
		r.byPath(file, stem)
		return
	}
	r.Album, r.AlbumCredit, r.AlbumArtists = album, artist, []Name{{Name: artist}}
	if r.Released.Year == nil {
		r.Released.Year = year
	}
	if various {
		r.AlbumCredit, r.AlbumArtists, r.Compilation = VariousArtists.Name, []Name{VariousArtists}, true
	} else {
		r.Credit = r.AlbumCredit
		r.credit(Credit{Name: r.AlbumArtists[0], Role: Artist})
	}
	r.byPath(file, rest)
}

// ForgetFolders leaves of a file without tags what its own name says: its folders are no word on what somebody decided about it.
func (r *Recording) ForgetFolders() {
	if !r.Untagged {
		return
	}
	if r.Credit == r.AlbumCredit {
		r.Credit = ""
		r.Credits = slices.DeleteFunc(r.Credits, func(c Credit) bool { return c.Role == Artist && c.Name.Name == r.AlbumCredit })
	}
	r.AlbumCredit, r.AlbumArtists, r.Compilation = "", nil, false
	r.Retitle("")
}

// called is what a file is called beyond the artist and the album of its folders.
func called(stem, artist, album string) string {
	for {
		first, rest, more := strings.Cut(stem, " - ")
		if at := fold.Text(first); !more || at != fold.Text(artist) && at != fold.Text(album) {
			return stem
		}
		stem = rest
	}
}
