package nfo

import (
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"revenge/internal/metadata"
)

// Write writes a document so that Parse, Kodi, Jellyfin and Emby read it: one root element, or one for each episode.
// What XML cannot hold is left out.
func (d *Document) Write(w io.Writer) error {
	if _, err := io.WriteString(w, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`+"\n"); err != nil {
		return fmt.Errorf("write nfo: %w", err)
	}
	e := xml.NewEncoder(w)
	e.Indent("", "  ")
	for _, root := range d.roots() {
		if err := e.Encode(root); err != nil {
			return fmt.Errorf("write nfo: %w", err)
		}
	}
	if err := e.Close(); err != nil {
		return fmt.Errorf("write nfo: %w", err)
	}
	_, err := io.WriteString(w, "\n")
	return err
}

func (d *Document) roots() (out []*node) {
	if d.Movie != nil {
		out = append(out, movieNode(d.Movie))
	}
	if d.Series != nil {
		out = append(out, seriesNode(d.Series))
	}
	if d.Season != nil {
		n := &node{XMLName: named("season")}
		n.integer("seasonnumber", d.Season.Number)
		out = append(out, n.facts(&d.Season.Facts))
	}
	if d.Artist != nil {
		out = append(out, artistNode(d.Artist))
	}
	if d.Album != nil {
		out = append(out, albumNode(d.Album))
	}
	for i := range d.Episodes {
		out = append(out, episodeNode(&d.Episodes[i]))
	}
	return out
}

// node is an element that is written.
type node struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Text     string     `xml:",chardata"`
	Children []*node
}

func named(name string) xml.Name { return xml.Name{Local: name} }

func (n *node) attr(name, value string) *node {
	if value != "" {
		n.Attrs = append(n.Attrs, xml.Attr{Name: named(name), Value: value})
	}
	return n
}

func (n *node) child(name string) *node {
	c := &node{XMLName: named(name)}
	n.Children = append(n.Children, c)
	return c
}

// text adds an element; nothing where there is no text.
func (n *node) text(name string, values ...string) {
	for _, v := range values {
		if v != "" {
			n.child(name).Text = v
		}
	}
}

func (n *node) integer(name string, value *int) {
	if value != nil {
		n.text(name, strconv.Itoa(*value))
	}
}

func movieNode(m *metadata.Movie) *node {
	n := (&node{XMLName: named("movie")}).facts(&m.Facts)
	n.text("edition", m.Edition)
	if c := m.Collection; c != nil {
		set := n.child("set").attr("tmdbcolid", c.IDs["tmdb"])
		set.text("name", c.Name)
		set.text("overview", c.Overview)
	}
	return n
}

func seriesNode(s *metadata.Series) *node {
	n := (&node{XMLName: named("tvshow")}).facts(&s.Facts)
	n.text("status", s.Status)
	n.text("enddate", s.EndDate)
	n.text("displayorder", s.DisplayOrder)
	for _, number := range slices.Sorted(maps.Keys(s.SeasonNames)) {
		n.child("namedseason").attr("number", strconv.Itoa(number)).Text = s.SeasonNames[number]
	}
	return n
}

func episodeNode(e *metadata.Episode) *node {
	n := &node{XMLName: named("episodedetails")}
	n.text("showtitle", e.SeriesTitle)
	n.integer("season", e.Season)
	n.integer("episode", e.Episode)
	n.integer("episodenumberend", e.LastEpisode)
	n.integer("displayseason", e.DisplaySeason)
	n.integer("displayepisode", e.DisplayEpisode)
	n.integer("displayafterseason", e.DisplayAfter)
	n.integer("dvd_season", e.DVDSeason)
	n.integer("dvd_episode", e.DVDEpisode)
	if e.Absolute != 0 {
		n.integer("absolute_number", &e.Absolute)
	}
	return n.facts(&e.Facts)
}

// facts adds what films, series, seasons and episodes have in common.
func (n *node) facts(f *metadata.Facts) *node {
	n.text("title", f.Title)
	n.text("originaltitle", f.OriginalTitle)
	n.text("sorttitle", f.SortTitle)
	n.translated(f, "title", "plot")
	n.ratings(f.Ratings)
	if f.UserRating > 0 {
		n.text("userrating", decimal(f.UserRating))
	}
	if f.Year != 0 {
		n.integer("year", &f.Year)
	}
	n.text("premiered", f.Date)
	n.text("plot", f.Plot)
	n.text("outline", f.Outline)
	n.text("tagline", f.Tagline)
	if minutes := int(f.Runtime / time.Minute); minutes > 0 {
		n.integer("runtime", &minutes)
	}
	n.ages(f)
	for i, provider := range slices.Sorted(maps.Keys(f.IDs)) {
		id := n.child("uniqueid").attr("type", provider)
		if id.Text = f.IDs[provider]; i == 0 {
			id.attr("default", "true")
		}
	}
	n.text("genre", f.Genres...)
	n.text("tag", f.Tags...)
	n.text("studio", f.Studios...)
	n.text("network", f.Networks...)
	n.text("trailer", f.Trailers...)
	n.credits(f.Credits)
	n.text("country", f.Countries...)
	n.text("originallanguage", f.OriginalTongue)
	return n.common(f)
}

// common adds what works of all kinds have at their end.
func (n *node) common(f *metadata.Facts) *node {
	for _, image := range f.Images {
		thumb := n.child("thumb").attr("aspect", image.Role)
		if thumb.Text = image.URL; image.Season != nil {
			thumb.attr("type", "season").attr("season", strconv.Itoa(*image.Season))
		}
	}
	if !f.AddedAt.IsZero() {
		n.text("dateadded", f.AddedAt.UTC().Format(time.DateTime))
	}
	if f.Locked {
		n.text("lockdata", "true")
	}
	n.text("lockedfields", strings.Join(f.LockedFields, "|"))
	return n
}

// ages writes the first age rating as mpaa, as all readers look there, and the others beside it.
func (n *node) ages(f *metadata.Facts) {
	n.text("mpaa", f.AgeRating)
	for _, other := range split(f.AgeRatings, " / ") {
		if other != f.AgeRating {
			n.text("certification", other)
		}
	}
}

func (n *node) ratings(ratings []metadata.Rating) {
	if len(ratings) == 0 {
		return
	}
	list := n.child("ratings")
	for _, r := range ratings {
		rating := list.child("rating").attr("name", r.Source).attr("max", decimal(r.Max))
		if r.Default {
			rating.attr("default", "true")
		}
		rating.text("value", decimal(r.Value))
		if r.Votes > 0 {
			rating.integer("votes", &r.Votes)
		}
	}
}

var creditElements = map[metadata.Job]string{metadata.JobDirector: "director", metadata.JobWriter: "writer", metadata.JobProducer: "producer",
	metadata.JobComposer: "composer", metadata.JobCreator: "creator"}

func (n *node) credits(credits []metadata.Credit) {
	for _, c := range credits {
		if element, ok := creditElements[c.Job]; ok {
			person := n.child(element)
			for _, provider := range slices.Sorted(maps.Keys(c.IDs)) {
				person.attr(provider+"id", c.IDs[provider])
			}
			person.Text = c.Name
			continue
		}
		actor := n.child("actor")
		actor.text("name", c.Name)
		actor.text("role", c.Role)
		if c.Job == metadata.JobGuestStar {
			actor.text("type", "GuestStar")
		}
		actor.integer("order", &c.Order)
		actor.text("thumb", c.Image)
		for _, provider := range slices.Sorted(maps.Keys(c.IDs)) {
			actor.text(provider+"id", c.IDs[provider])
		}
	}
}

func decimal(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
