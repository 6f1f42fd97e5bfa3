// Package trailer knows addresses of trailers: those of the web, and what Kodi writes for its add-ons. It fetches nothing.
package trailer

import (
	"net/url"
	"regexp"
	"strings"
	"unicode"
)

// Site is where a trailer is.
type Site string

// The sites that are known; the others are Other.
const (
	YouTube Site = "YOUTUBE"
	Vimeo   Site = "VIMEO"
	Other   Site = "OTHER"
)

// Trailer is the address of a trailer.
type Trailer struct {
	// URL begins with http:// or https://.
	URL  string
	Site Site
	// Key is what the site knows it by; empty of Other.
	Key string
}

// SiteKey is Key; nil where there is none.
func (t Trailer) SiteKey() *string {
	if t.Key == "" {
		return nil
	}
	return &t.Key
}

// maxURL bounds an address.
const maxURL = 2048

var (
	reYouTube = regexp.MustCompile(`^[A-Za-z0-9_-]{11}$`)
	reVimeo   = regexp.MustCompile(`^[0-9]{1,12}$`)
)

// Parse reads an address, or what Kodi writes for its add-ons: plugin://plugin.video.youtube/?action=play_video&videoid=…
// False for everything else.
func Parse(text string) (Trailer, bool) {
	text = strings.TrimSpace(text)
	if text == "" || len(text) > maxURL || strings.ContainsFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || r == unicode.ReplacementChar || strings.ContainsRune("\"<>\\^`{|}", r)
	}) {
		return Trailer{}, false
	}
	u, err := url.Parse(text)
	if err != nil || u.Opaque != "" || u.User != nil || u.Hostname() == "" {
		return Trailer{}, false
	}
	scheme, host := strings.ToLower(u.Scheme), strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	query, bad := url.ParseQuery(u.RawQuery)
	switch {
	case scheme == "plugin" && bad == nil:
		return plugin(host, query)
	case scheme != "http" && scheme != "https":
		return Trailer{}, false
	}
	path := strings.Split(strings.Trim(u.Path, "/"), "/")
	last := path[len(path)-1]
	switch host {
	case "youtu.be":
		return known(YouTube, last, text)
	case "youtube.com", "m.youtube.com", "music.youtube.com", "youtube-nocookie.com":
		if v := query.Get("v"); v != "" {
			last = v
		}
		return known(YouTube, last, text)
	case "vimeo.com", "player.vimeo.com":
		return known(Vimeo, last, text)
	}
	return Trailer{URL: text, Site: Other}, true
}

// plugin reads an address of one of Kodi's add-ons.
func plugin(host string, query url.Values) (Trailer, bool) {
	var t Trailer
	switch host {
	case "plugin.video.youtube":
		t, _ = known(YouTube, first(query, "videoid", "video_id"), "")
	case "plugin.video.vimeo":
		t, _ = known(Vimeo, first(query, "video_id", "videoid"), "")
	}
	return t, t.Key != ""
}

// known is a trailer by its key at a site; where the key is none, the address as it is.
func known(site Site, key, text string) (Trailer, bool) {
	switch {
	case site == YouTube && reYouTube.MatchString(key):
		return Trailer{URL: "https://www.youtube.com/watch?v=" + key, Site: site, Key: key}, true
	case site == Vimeo && reVimeo.MatchString(key):
		return Trailer{URL: "https://vimeo.com/" + key, Site: site, Key: key}, true
	}
	return Trailer{URL: text, Site: Other}, text != ""
}

func first(query url.Values, names ...string) string {
	for _, n := range names {
		if v := query.Get(n); v != "" {
			return v
		}
	}
	return ""
}
