package nfo

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strings"

	"revenge/internal/metadata"
	"revenge/internal/platform/fault"
)

// MaxSize is the largest NFO file that is read, in bytes.
const MaxSize = 4 << 20

// Document is what one NFO file says. At least one field is set.
type Document struct {
	Movie    *metadata.Movie
	Series   *metadata.Series
	Season   *metadata.Season
	Episodes []metadata.Episode
	Artist   *metadata.Artist
	Album    *metadata.Album
	// Linked are the identifiers found in plain addresses, outside XML.
	Linked metadata.IDs
}

// IDs joins the identifiers of the film, series or first episode with Linked.
func (d *Document) IDs() metadata.IDs {
	out := metadata.IDs{}
	add := func(ids metadata.IDs) {
		for k, v := range ids {
			if _, known := out[k]; !known {
				out[k] = v
			}
		}
	}
	switch {
	case d.Movie != nil:
		add(d.Movie.IDs)
	case d.Series != nil:
		add(d.Series.IDs)
	case d.Season != nil:
		add(d.Season.IDs)
	case len(d.Episodes) > 0:
		add(d.Episodes[0].IDs)
	case d.Album != nil:
		add(d.Album.IDs)
	case d.Artist != nil:
		add(d.Artist.IDs)
	}
	add(d.Linked)
	return out
}

// Parse reads an NFO file. The error is fault.Invalid for one that is too large,
// nested too deep, or holds nothing that is understood; otherwise the reader's.
func Parse(r io.Reader) (*Document, error) {
	raw, err := io.ReadAll(io.LimitReader(r, MaxSize+1))
	if err != nil {
		return nil, fmt.Errorf("read nfo: %w", err)
	}
	if len(raw) > MaxSize {
		return nil, fault.Invalidf("the NFO file is larger than %d MiB", MaxSize>>20)
	}
	text, err := decode(raw)
	if err != nil {
		return nil, err
	}
	roots, err := parseTree(text)
	if err != nil {
		return nil, err
	}
	doc := &Document{Linked: linked(outside(text, roots))}
	for _, root := range roots {
		doc.take(root)
	}
	if !doc.says() && len(doc.Linked) == 0 {
		return nil, fault.Invalidf("the file holds no film, series, season, episode, artist or album")
	}
	return doc, nil
}

// says reports whether there is anything but addresses.
func (d *Document) says() bool {
	return d.Movie != nil || d.Series != nil || d.Season != nil || len(d.Episodes) > 0 || d.Artist != nil || d.Album != nil
}

func (d *Document) take(root *element) {
	switch root.name {
	case "movie", "video":
		if d.Movie == nil {
			d.Movie = movie(root)
		}
	case "tvshow", "series":
		if d.Series == nil {
			d.Series = series(root)
		}
	case "season":
		if d.Season == nil {
			d.Season = season(root)
		}
	case "episodedetails", "episode":
		if len(d.Episodes) < maxEpisodes {
			d.Episodes = append(d.Episodes, episode(root))
		}
	case "artist":
		if d.Artist == nil {
			d.Artist = artist(root)
		}
	case "album":
		if d.Album == nil {
			d.Album = album(root)
		}
	case "multiepisodenfo", "xbmcmultiepisode", "episodes":
		for _, child := range root.children {
			d.take(child)
		}
	}
}

var links = []struct {
	provider string
	re       *regexp.Regexp
}{
	{"imdb", regexp.MustCompile(`(?i)imdb\.[a-z.]+/(?:[a-z]{2}/)?(?:title/|Title\?)(tt\d{5,10})`)},
	{"tmdb", regexp.MustCompile(`(?i)(?:themoviedb|tmdb)\.org/(?:movie|tv)/(\d{1,10})`)},
	{"tvdb", regexp.MustCompile(`(?i)thetvdb\.com/(?:\?[^\s"<]{0,200}?(?:series)?id=|dereferrer/(?:series|movie)/|series/)(\d{1,10})`)},
	{"tvmaze", regexp.MustCompile(`(?i)tvmaze\.com/shows/(\d{1,10})`)},
	{"anidb", regexp.MustCompile(`(?i)anidb\.net/(?:anime/|a|perl-bin/animedb\.pl\?show=anime&aid=)(\d{1,10})`)},
}

// linked reads the identifiers out of addresses.
func linked(text []byte) metadata.IDs {
	ids := metadata.IDs{}
	for _, l := range links {
		if m := l.re.FindSubmatch(text); m != nil {
			ids[l.provider] = strings.ToLower(string(m[1]))
		}
	}
	if len(ids) == 0 {
		return nil
	}
	return ids
}

// outside is the text around the XML; all of it when there is no XML.
func outside(text []byte, roots []*element) []byte {
	if len(roots) == 0 {
		return text[:min(len(text), maxLoose)]
	}
	before := text[:min(roots[0].start, len(text))]
	after := text[min(roots[len(roots)-1].end, len(text)):]
	return bytes.Join([][]byte{before[:min(len(before), maxLoose)], after[:min(len(after), maxLoose)]}, []byte("\n"))
}
