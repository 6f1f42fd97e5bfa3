package nfo

import (
	"strings"

	"revenge/internal/metadata"
)

func artist(e *element) *metadata.Artist {
	a := &metadata.Artist{Facts: facts(e), Styles: texts(e, true, "style"), Moods: texts(e, true, "mood"),
		Born: clean(e.first("born")), Formed: clean(e.first("formed")), Died: clean(e.first("died")), Disbanded: clean(e.first("disbanded"))}
	a.Title = short(e.plain("name", "title"))
	a.SortTitle = short(e.first("sortname", "sorttitle"))
	a.Plot = e.plain("biography", "plot")
	a.Tags = texts(e, false, "tag")
	return a
}

func album(e *element) *metadata.Album {
	a := &metadata.Album{Facts: facts(e), Styles: texts(e, true, "style"), Moods: texts(e, true, "mood"), Label: clean(e.first("label")),
		Kind: clean(e.first("type")), Status: clean(e.first("releasestatus")), Original: dated(e.first("originalreleasedate"))}
	a.SortTitle = short(e.first("sorttitle", "sortname"))
	a.Plot = e.plain("review", "plot")
	a.Tags = texts(e, false, "tag")
	for _, credit := range e.all("albumartistcredits") {
		if name := short(credit.first("artist", "name")); name != "" {
			a.Artists = append(a.Artists, name)
			identify(a, name, credit.first("musicbrainzartistid"))
		}
	}
	if a.Artists == nil {
		a.Artists = texts(e, false, "artist")
	}
	switch id := e.first("musicbrainzalbumartistid"); {
	case len(a.ArtistIDs) > 0: // the credits say it of each
	case id != "":
		identify(a, "", id)
	case len(a.Artists) <= 1: // of several it is nobody's in particular
		identify(a, "", e.first("musicbrainzartistid"))
	}
	switch strings.ToLower(e.first("compilation")) {
	case "true", "1", "yes":
		a.Compilation = new(true)
	case "false", "0", "no":
		a.Compilation = new(false)
	}
	return a
}

// identify notes an artist's id at MusicBrainz, where it is one.
func identify(a *metadata.Album, name, id string) {
	if !plausible("musicbrainz", id) {
		return
	}
	if a.ArtistIDs == nil {
		a.ArtistIDs = map[string]string{}
	}
	a.ArtistIDs[name] = id
}

// dated is a day, or else a year.
func dated(s string) string {
	if d := date(s); d != "" {
		return d
	}
	if y := integer(s); y != nil && *y > 1000 && *y < 3000 {
		return clean(s)
	}
	return ""
}

func artistNode(a *metadata.Artist) *node {
	n := &node{XMLName: named("artist")}
	n.text("name", a.Title)
	n.translated(&a.Facts, "name", "biography")
	n.text("musicBrainzArtistID", a.IDs["musicbrainz"])
	n.text("sortname", a.SortTitle)
	n.heard(&a.Facts, a.Styles, a.Moods)
	n.text("born", a.Born)
	n.text("formed", a.Formed)
	n.text("biography", a.Plot)
	n.text("died", a.Died)
	n.text("disbanded", a.Disbanded)
	n.text("country", a.Countries...)
	return n.common(&a.Facts)
}

func albumNode(a *metadata.Album) *node {
	n := &node{XMLName: named("album")}
	n.text("title", a.Title)
	n.translated(&a.Facts, "title", "review")
	n.text("musicbrainzreleasegroupid", a.IDs["musicbrainz"])
	n.text("musicbrainzalbumid", a.IDs["musicbrainzrelease"])
	n.text("sorttitle", a.SortTitle)
	n.text("artist", strings.Join(a.Artists, " / "))
	for _, name := range a.Artists {
		credit := n.child("albumArtistCredits")
		credit.text("artist", name)
		credit.text("musicBrainzArtistID", a.ArtistIDs[name])
	}
	n.heard(&a.Facts, a.Styles, a.Moods)
	if a.Compilation != nil {
		n.text("compilation", map[bool]string{true: "true", false: "false"}[*a.Compilation])
	}
	n.text("review", a.Plot)
	n.text("type", a.Kind)
	n.text("releasestatus", a.Status)
	n.text("releasedate", a.Date)
	n.text("originalreleasedate", a.Original)
	n.text("label", a.Label)
	n.ratings(a.Ratings)
	if a.UserRating > 0 {
		n.text("userrating", decimal(a.UserRating))
	}
	if a.Year != 0 {
		n.integer("year", &a.Year)
	}
	return n.common(&a.Facts)
}

// translated adds titles and texts in other languages.
func (n *node) translated(f *metadata.Facts, title, text string) {
	for _, t := range f.Translations {
		for _, part := range [][2]string{{title, t.Title}, {text, t.Overview}, {"tagline", t.Tagline}} {
			if part[1] != "" {
				n.child(part[0]).attr("lang", t.Language).Text = part[1]
			}
		}
	}
}

// heard adds what sorts music.
func (n *node) heard(f *metadata.Facts, styles, moods []string) {
	n.text("genre", f.Genres...)
	n.text("style", styles...)
	n.text("mood", moods...)
	n.text("tag", f.Tags...)
}
