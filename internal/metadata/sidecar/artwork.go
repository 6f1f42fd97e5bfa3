package sidecar

import (
	"path"
	"regexp"
	"strconv"
	"strings"
)

// Role is what a picture is for.
type Role string

// The roles.
const (
	RolePoster       Role = "POSTER"
	RoleBackdrop     Role = "BACKDROP"
	RoleLogo         Role = "LOGO"
	RoleBanner       Role = "BANNER"
	RoleThumb        Role = "THUMB"
	RoleClearArt     Role = "CLEARART"
	RoleDisc         Role = "DISC"
	RoleSeasonPoster Role = "SEASON_POSTER"
	RoleSeasonBanner Role = "SEASON_BANNER"
	RoleSeasonThumb  Role = "SEASON_THUMB"
	RoleEpisodeStill Role = "EPISODE_STILL"
)

// Artwork is a picture and what it is for. Order tells several of one role apart;
// the first is 0.
type Artwork struct {
	Name   string
	Role   Role
	Season *int // of the SEASON roles; 0 are the specials, nil all seasons
	Order  int
}

var roles = map[string]Role{
	"poster": RolePoster, "folder": RolePoster, "cover": RolePoster, "movie": RolePoster, "default": RolePoster, "show": RolePoster, "jacket": RolePoster, "keyart": RolePoster,
	"fanart": RoleBackdrop, "backdrop": RoleBackdrop, "background": RoleBackdrop, "art": RoleBackdrop, "extrafanart": RoleBackdrop,
	"logo": RoleLogo, "clearlogo": RoleLogo, "banner": RoleBanner, "thumb": RoleThumb, "landscape": RoleThumb,
	"clearart": RoleClearArt, "disc": RoleDisc, "cdart": RoleDisc, "discart": RoleDisc, "dvd": RoleDisc,
}

var pictures = map[string]bool{".jpg": true, ".jpeg": true, ".png": true, ".webp": true, ".gif": true, ".bmp": true, ".tbn": true, ".avif": true}

// Picture reports whether a name ends like a picture's.
func Picture(name string) bool { return pictures[strings.ToLower(path.Ext(name))] }

var (
	reNumbered = regexp.MustCompile(`^(.*?)-?(\d{1,3})$`)
	reSeason   = regexp.MustCompile(`^season[ ._-]?(\d{1,4}|-specials|specials|-all|all)(?:[-_.](poster|banner|thumb|landscape|fanart|folder|cover))?$`)
	reInSeason = regexp.MustCompile(`^(?:season|staffel|saison|temporada|s)[ ._-]?(\d{1,4})$`)
)

// ForVideo gives the pictures of one video: those that begin with its name. A
// picture of the very name is the poster of a film and the still of an episode.
func ForVideo(video string, episode bool, names []string) []Artwork {
	var out []Artwork
	for _, n := range names {
		dir, name := path.Split(n)
		low := strings.ToLower(strings.TrimSuffix(dir, "/"))
		if !Picture(n) || low != "" && low != "metadata" {
			continue
		}
		rest, ok := after(stem(name), stem(video))
		if !ok {
			continue
		}
		role, order, known := suffixRole(strings.TrimLeft(strings.ToLower(rest), "-._ "))
		switch {
		case rest == "" && episode:
			role = RoleEpisodeStill
		case rest == "":
			role = RolePoster
		case !known:
			continue
		case episode && role == RoleThumb:
			role = RoleEpisodeStill
		}
		out = append(out, Artwork{Name: n, Role: role, Order: order})
	}
	return out
}

func suffixRole(word string) (role Role, order int, ok bool) {
	if r, ok := roles[word]; ok {
		return r, 0, true
	}
	if m := reNumbered.FindStringSubmatch(word); m != nil {
		if r, ok := roles[m[1]]; ok {
			n, err := strconv.Atoi(m[2])
			return r, n, err == nil
		}
	}
	return "", 0, false
}

// ForFolder gives the pictures of the film, series or season that a folder stands
// for, with those of a series' seasons.
func ForFolder(subject Subject, names []string) []Artwork {
	var out []Artwork
	for _, n := range names {
		if !Picture(n) {
			continue
		}
		dir, name := path.Split(strings.ToLower(n))
		word := stem(name)
		switch dir = strings.TrimSuffix(dir, "/"); {
		case dir == "extrafanart" || dir == "backdrops" || dir == "fanart":
			out = append(out, Artwork{Name: n, Role: RoleBackdrop, Order: 1 + countRole(out, RoleBackdrop)})
		case dir != "" && subject == SubjectSeries:
			if number, ok := seasonDir(dir); ok {
				out = appendSeason(out, n, word, number)
			}
		case dir != "":
		case subject == SubjectSeries && reSeason.MatchString(word):
			out = appendNamedSeason(out, n, word)
		default:
			if role, order, ok := folderRole(word, subject); ok {
				out = append(out, Artwork{Name: n, Role: role, Order: order})
			}
		}
	}
	return out
}

func folderRole(word string, subject Subject) (Role, int, bool) {
	if subject == SubjectMovie {
		word = strings.TrimPrefix(word, "movie-")
	}
	if word == "movie" && subject != SubjectMovie || word == "dvd" {
		return "", 0, false
	}
	return suffixRole(word)
}

func countRole(list []Artwork, role Role) int {
	n := 0
	for _, a := range list {
		if a.Role == role {
			n++
		}
	}
	return n
}

func seasonDir(dir string) (number int, ok bool) {
	if dir == "specials" {
		return 0, true
	}
	m := reInSeason.FindStringSubmatch(dir)
	if m == nil {
		return 0, false
	}
	number, err := strconv.Atoi(m[1])
	return number, err == nil
}

var seasonRoles = map[Role]Role{RolePoster: RoleSeasonPoster, RoleBanner: RoleSeasonBanner, RoleThumb: RoleSeasonThumb}

// appendSeason takes a picture in a season's folder.
func appendSeason(out []Artwork, name, word string, number int) []Artwork {
	if m := reSeason.FindStringSubmatch(word); m != nil {
		return appendNamedSeason(out, name, word)
	}
	role, order, ok := folderRole(word, SubjectSeason)
	if of, known := seasonRoles[role]; ok && known {
		return append(out, Artwork{Name: name, Role: of, Season: &number, Order: order})
	}
	return out
}

// appendNamedSeason takes season01-poster, season-specials-poster, season-all.
func appendNamedSeason(out []Artwork, name, word string) []Artwork {
	m := reSeason.FindStringSubmatch(word)
	role := RoleSeasonPoster
	switch m[2] {
	case "banner":
		role = RoleSeasonBanner
	case "thumb", "landscape":
		role = RoleSeasonThumb
	case "fanart":
		return out
	}
	a := Artwork{Name: name, Role: role}
	switch which := strings.Trim(m[1], "-"); which {
	case "all":
	case "specials":
		zero := 0
		a.Season = &zero
	default:
		if n, err := strconv.Atoi(which); err == nil {
			a.Season = &n
		}
	}
	return append(out, a)
}
