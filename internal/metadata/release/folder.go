package release

import (
	"path"
	"regexp"
	"strings"
)

// place is a path taken apart: the name to read and the folders that say something.
type place struct {
	base    string   // file name without extension, tidied
	ext     string   // lower case, without dot
	video   bool     // the extension is one of a video, or there is none
	folders []folder // innermost first
	disc    bool
}

type folder struct {
	path string
	name string
}

var videoExtensions = words(`mkv mp4 m4v avi mov wmv mpg mpeg mpe m2v ts m2ts mts vob iso img webm flv f4v ogv ogm divx xvid rm rmvb asf 3gp 3g2 mk3d strm wtv dvr-ms mxf nrg bdmv mpls ifo evo disc dv amv nsv y4m`)

var otherExtensions = words(`srt ass ssa sub idx vtt sup smi sami mks nfo xml txt jpg jpeg png webp gif bmp tbn svg mp3 flac m4a aac ogg opus wav wma mka ape zip rar 7z gz tar par2 sfv md5 nzb torrent url html htm pdf epub json yml yaml db ini log exe bif`)

// generic are folder names that say what kind of thing lies below, or nothing.
var (
	seriesFolders  = words("tv|tvs|tv shows|tvshows|tv-shows|tv_shows|tv series|tvseries|shows|series|serien|séries|anime|animes|telly|cartoons|serie|serials|docuseries", "|")
	movieFolders   = words("movies|movie|films|film|filme|filmes|películas|peliculas|kino|cinema|moviez|movies 4k|movies-4k|4k movies|uhd|movies (dvd)|spielfilme|фильмы", "|")
	genericFolders = words("video|videos|media|medien|download|downloads|complete|completed|downloads finished|torrents|torrent|public|share|shares|data|data1|data2|mnt|srv|nas|home|storage|volumes|volume1|volume2|library|libraries|library1|server|root|usr|var|tmp|temp|test|tests|drive|disk|disks|pool|tank|archive|new|unsorted|sorted|incoming|import|usenet|nzb|plex|jellyfin|emby|kodi|content|collection|collections|users|user|opt|export|files|stuff|misc|various|dvd|bluray|blu-ray|hd|sd|1080p|720p|2160p|4k|subs|subtitles|foreign|kids|family|documentaries|documentary|dokus|tv drop|utorrent|world|my videos|my movies|recordings", "|")
	discFolders    = words("video_ts|audio_ts|bdmv|hvdvd_ts|stream|playlist|certificate|backup", "|")
)

func words(s string, sep ...string) map[string]bool {
	m := map[string]bool{}
	list := strings.Fields(s)
	if len(sep) > 0 {
		list = strings.Split(s, sep[0])
	}
	for _, w := range list {
		m[w] = true
	}
	return m
}

// Video reports whether a file name ends like a video's.
func Video(name string) bool {
	return videoExtensions[extension(name)]
}

func extension(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Ext(name), "."))
}

var reWindows = regexp.MustCompile(`^(?:[A-Za-z]:\\|\\\\)`)

// split takes a path apart and steps out of DVD and Blu-ray structures.
func split(p, root string) place {
	if reWindows.MatchString(p) {
		p = strings.ReplaceAll(p, `\`, "/")
	}
	clean := path.Clean("/" + strings.Trim(p, "/"))
	inner := clean
	if root != "" {
		inner = strings.TrimPrefix(clean, strings.TrimSuffix(path.Clean("/"+strings.Trim(root, "/")), "/"))
	}
	above := clean[:len(clean)-len(inner)]
	names := strings.Split(strings.Trim(inner, "/"), "/")
	pl := place{}
	cut := len(names) - 1
	for i, n := range names {
		if low := strings.ToLower(n); i > 0 && discFolders[low] && (low == "video_ts" || low == "bdmv" || low == "hvdvd_ts" || low == "audio_ts") {
			cut, pl.disc = i-1, true
			break
		}
	}
	pl.base, pl.video = tidy(names[cut]), true
	if !pl.disc {
		pl.base, pl.ext, pl.video = stem(pl.base)
	}
	var at strings.Builder
	at.WriteString(above)
	for i := range cut {
		at.WriteString("/" + names[i])
		pl.folders = append([]folder{{path: restore(p, at.String()), name: tidy(names[i])}}, pl.folders...)
	}
	if pl.disc {
		pl.folders = append([]folder{{path: restore(p, at.String()+"/"+names[cut]), name: pl.base}}, pl.folders...)
	}
	return pl
}

// restore gives an inner path the relative or absolute form the caller used.
func restore(p, at string) string {
	if !strings.HasPrefix(p, "/") {
		return strings.TrimPrefix(at, "/")
	}
	return at
}

// stem cuts a known extension off, and the second one of a disc stub
// (Film.bluray.disc).
func stem(base string) (name, ext string, video bool) {
	ext = extension(base)
	switch {
	case ext == "disc":
		name = strings.TrimSuffix(base, path.Ext(base))
		if e := extension(name); e == "dvd" || e == "bluray" || e == "brrip" || e == "hddvd" || e == "vhs" || e == "tv" {
			name = strings.TrimSuffix(name, path.Ext(name))
		}
		return name, ext, true
	case videoExtensions[ext]:
		return base[:len(base)-len(ext)-1], ext, true
	case otherExtensions[ext]:
		return base[:len(base)-len(ext)-1], ext, false
	}
	return base, "", true
}

func isGeneric(name string) bool {
	low := strings.ToLower(strings.TrimSpace(name))
	return seriesFolders[low] || movieFolders[low] || genericFolders[low] || reLetterFolder.MatchString(low)
}

var (
	reLetterFolder = regexp.MustCompile(`^(?:[a-z#]|[a-z]-[a-z]|0-9|\d-\d|[a-z]:)$`)
	reSeason       = regexp.MustCompile(`(?i)^(?:` + seasonWords + `)` + sep + `*(\d{1,4})(?:[^\pL\pN].*)?$`)
	reSeasonShort  = regexp.MustCompile(`(?i)^s(\d{1,4})$`)
	reSeasonNth    = regexp.MustCompile(`(?i)^(\d{1,2})(?:\.|st|nd|rd|th|ª|º|e|ère|ème)?` + sep + `*(?:` + seasonWords + `)$`)
	reSeasonCJK    = regexp.MustCompile(`^(?:第\s?(\d{1,2})\s?(?:季|期|シーズン)|シーズン\s?(\d{1,2})|시즌\s?(\d{1,2})|(\d{1,2})기)$`)
	reSeasonTitled = regexp.MustCompile(`(?i)^(.*[\pL\pN!?)\]])[ ._-]+[(\[]?(?:s|(?:season|staffel|saison|temporada|stagione|seizoen)` + sep + `*)(\d{1,4})[)\]]?(?:[ ._-].*|[\[(].*)?$`)
	reBareSeason   = regexp.MustCompile(`^\d{1,2}$`)
	reCollection   = regexp.MustCompile(`(?i)(?:^|[^\pL])(?:collection|trilogy|quadrilogy|saga|anthology|filmography|box ?set|sammlung|trilogie|duology|movies|films|pack)(?:[^\pL].*)?$`)
)

// season reads a season folder. title is the series' title where it is in the name.
func season(name string) (number int, title string, ok bool) {
	name, _ = takeIDs(name)
	switch low := strings.ToLower(name); low {
	case "specials", "special", "season specials", "ovas", "ova", "especiales", "spéciaux", "extras & specials":
		return 0, "", true
	}
	for _, re := range []*regexp.Regexp{reSeason, reSeasonShort, reSeasonNth, reSeasonCJK} {
		if m := re.FindStringSubmatchIndex(name); m != nil {
			groups := make([]int, 0, 4)
			for g := 1; g < len(m)/2; g++ {
				groups = append(groups, g)
			}
			digits := pick(name, m, groups...)
			if n := atoi(digits); n < 200 || isYear(digits) {
				return n, "", true
			}
		}
	}
	if reSE.MatchString(name) || reSDisc.MatchString(name) {
		return 0, "", false
	}
	if m := reSeasonTitled.FindStringSubmatch(name); m != nil && hasWord(m[1]) {
		if n := atoi(m[2]); n < 100 || isYear(m[2]) {
			return n, m[1], true
		}
	}
	return 0, "", false
}
