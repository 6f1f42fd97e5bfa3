package live

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/encoding/htmlindex"

	"revenge/internal/platform/fault"
)

// Listing is one programme of a guide, as it stands there.
type Listing struct {
	GuideID     string
	Start, End  time.Time
	Title       string
	Subtitle    string
	Description string
	Categories  []string
	Season      int // 0 when it is not known, as Episode
	Episode     int
}

// The bounds of a guide.
const (
	mostListings       = 2_000_000
	mostElement        = 1 << 20 // bytes of one programme
	mostDepth          = 32
	mostFlaws          = 200
	mostCategories     = 20
	longestText        = 300
	longestDescription = 8000
	longestProgramme   = 7 * 24 * time.Hour
)

var errNoGuide = fault.Invalidf("this is no guide (XMLTV): it holds no <tv>")

// ReadXMLTV reads a guide and hands out its programmes in their order, titles in the language where there is one in it.
// Programmes that cannot be used are flaws, up to 200 of them; a text that is no guide, or breaks off, is fault.Invalid.
// Those without an end take that of the channel's next beginning.
func ReadXMLTV(from io.Reader, language string, each func(Listing) error) ([]Flaw, error) {
	budget := &budget{from: from}
	d := xml.NewDecoder(budget)
	d.CharsetReader, d.Strict = charset, false
	g := guide{Decoder: d, budget: budget, language: strings.ToLower(language), each: each, open: map[string]*Listing{}}
	err := g.read()
	if err == nil || fault.Kind(err) != nil || budget.broke != nil || g.refused {
		return g.flaws, err
	}
	return g.flaws, fault.Invalidf("the guide is broken: %s", shorten(clean(err.Error()), longestText))
}

// budget bounds the bytes of one element, so that no text grows without end.
type budget struct {
	from io.Reader
	left int
	// broke is why no more can be read.
	broke error
}

func (b *budget) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, fault.Invalidf("the guide holds an element of more than %d bytes", mostElement)
	}
	n, err := b.from.Read(p)
	b.left -= n
	if err != nil && !errors.Is(err, io.EOF) {
		b.broke = err
	}
	return n, err
}

// charset reads the encodings that guides name.
func charset(label string, from io.Reader) (io.Reader, error) {
	e, err := htmlindex.Get(label)
	if err != nil {
		return nil, fault.Invalidf("the guide's encoding %q is not known", shorten(label, 40))
	}
	return e.NewDecoder().Reader(from), nil
}

type guide struct {
	*xml.Decoder
	budget   *budget
	language string
	each     func(Listing) error
	// open are programmes that wait for their end, by channel.
	open  map[string]*Listing
	flaws []Flaw
	n     int
	// refused says that what was handed out was not wanted.
	refused bool
}

func (g *guide) read() error {
	inside := false
	for {
		g.budget.left = mostElement
		token, err := g.RawToken()
		if errors.Is(err, io.EOF) {
			if !inside {
				return errNoGuide
			}
			return nil
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch {
			case !inside && t.Name.Local != "tv":
				return errNoGuide
			case !inside:
				inside = true
			case t.Name.Local == "programme":
				err = g.programme(t)
			default:
				err = g.leave(1)
			}
		case xml.EndElement:
			if inside && t.Name.Local == "tv" {
				return nil // what waits for an end has none
			}
		}
		if err != nil {
			return err
		}
	}
}

// leave reads on to the end of the element that is open.
func (g *guide) leave(depth int) error {
	for from := depth; depth >= from; {
		token, err := g.RawToken()
		if err != nil {
			return unfinished(err)
		}
		switch token.(type) {
		case xml.StartElement:
			if depth++; depth > mostDepth {
				return fault.Invalidf("the guide is nested too deep")
			}
		case xml.EndElement:
			depth--
		}
	}
	return nil
}

func unfinished(err error) error {
	if errors.Is(err, io.EOF) {
		return fault.Invalidf("the guide breaks off")
	}
	return err
}

// programme reads one programme and hands it out, or keeps it until its end is known.
func (g *guide) programme(start xml.StartElement) error {
	line, _ := g.InputPos()
	l := Listing{GuideID: shorten(clean(attr(start, "channel")), longestName)}
	from, okFrom := instant(attr(start, "start"))
	to, okTo := instant(attr(start, "stop"))
	texts := texts{language: g.language}
	if err := g.contents(&l, &texts); err != nil {
		return err
	}
	if g.n++; g.n > mostListings {
		return fault.Invalidf("the guide has more than %d programmes", mostListings)
	}
	l.Title, l.Subtitle = shorten(texts.best("title"), longestText), shorten(texts.best("sub-title"), longestText)
	l.Description = shorten(texts.best("desc"), longestDescription)
	l.Start, l.End = from, to
	place := fmt.Sprintf("guide, line %d", line)
	switch {
	case l.GuideID == "":
		g.flaw(place, "NO_CHANNEL", "This programme names no channel.")
	case !okFrom:
		g.flaw(place, "NO_TIME", "When this programme begins cannot be read.")
	case l.Title == "":
		g.flaw(place, "NO_TITLE", "This programme has no title.")
	case okTo && (!to.After(from) || to.Sub(from) > longestProgramme):
		g.flaw(place, "WRONG_TIME", "This programme ends before it begins, or lasts longer than a week.")
	default:
		return g.hand(l, okTo)
	}
	return nil
}

// hand ends the channel's programme before, if that waits, and hands out this one.
func (g *guide) hand(l Listing, ends bool) error {
	if before := g.open[l.GuideID]; before != nil {
		delete(g.open, l.GuideID)
		if before.End = l.Start; before.End.After(before.Start) && before.End.Sub(before.Start) <= longestProgramme {
			if err := g.give(*before); err != nil {
				return err
			}
		}
	}
	if ends {
		return g.give(l)
	}
	g.open[l.GuideID] = &l
	return nil
}

func (g *guide) give(l Listing) error {
	err := g.each(l)
	g.refused = err != nil
	return err
}

func (g *guide) flaw(place, code, message string) {
	if len(g.flaws) < mostFlaws {
		g.flaws = append(g.flaws, Flaw{Place: place, Code: code, Message: message})
	}
}

// contents reads a programme's elements.
func (g *guide) contents(l *Listing, t *texts) error {
	for {
		token, err := g.RawToken()
		if err != nil {
			return unfinished(err)
		}
		switch e := token.(type) {
		case xml.EndElement:
			return nil
		case xml.StartElement:
			text, err := g.text()
			if err != nil {
				return err
			}
			switch name := e.Name.Local; name {
			case "title", "sub-title", "desc":
				t.add(name, attr(e, "lang"), text)
			case "category":
				if text = shorten(text, longestName); text != "" && len(l.Categories) < mostCategories && !slices.Contains(l.Categories, text) {
					l.Categories = append(l.Categories, text)
				}
			case "episode-num":
				l.number(attr(e, "system"), text)
			}
		}
	}
}

// text is that of the element that is open, without what is nested in it.
func (g *guide) text() (string, error) {
	var out strings.Builder
	for {
		token, err := g.RawToken()
		if err != nil {
			return "", unfinished(err)
		}
		switch t := token.(type) {
		case xml.CharData:
			out.Write(t)
		case xml.StartElement:
			if err := g.leave(1); err != nil {
				return "", err
			}
		case xml.EndElement:
			return strings.TrimSpace(strings.ToValidUTF8(clean(strings.Join(strings.Fields(out.String()), " ")), "")), nil
		}
	}
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return strings.TrimSpace(a.Value)
		}
	}
	return ""
}

// texts are what a programme says in several languages.
type texts struct {
	language string
	found    map[string]string
	right    map[string]bool
}

func (t *texts) add(name, language, text string) {
	if t.found == nil {
		t.found, t.right = map[string]string{}, map[string]bool{}
	}
	spoken, _, _ := strings.Cut(strings.ToLower(language), "-")
	wanted, _, _ := strings.Cut(t.language, "-")
	right := spoken != "" && spoken == wanted
	if text != "" && (t.found[name] == "" || right && !t.right[name]) {
		t.found[name], t.right[name] = text, right
	}
}

func (t *texts) best(name string) string { return t.found[name] }

var onScreen = regexp.MustCompile(`(?i)\bS(\d{1,4})\s*E(\d{1,5})\b`)

// number reads "0.4.0/1", which counts from 0, or "S01E05".
func (l *Listing) number(system, text string) {
	if system == "xmltv_ns" {
		parts := strings.Split(text, ".")
		for i, into := range []*int{&l.Season, &l.Episode} {
			if i >= len(parts) {
				return
			}
			counted, _, _ := strings.Cut(strings.TrimSpace(parts[i]), "/")
			if n, err := strconv.Atoi(strings.TrimSpace(counted)); err == nil && n >= 0 && n < 100_000 {
				*into = n + 1
			}
		}
		return
	}
	if m := onScreen.FindStringSubmatch(text); m != nil && l.Season == 0 && l.Episode == 0 {
		l.Season, _ = strconv.Atoi(m[1])
		l.Episode, _ = strconv.Atoi(m[2])
	}
}

// instant reads "20260207201500 +0100", with a date at least; without an offset it is UTC.
func instant(text string) (time.Time, bool) {
	digits, zone, _ := strings.Cut(strings.TrimSpace(text), " ")
	if cut := strings.IndexAny(digits, "+-Z"); cut >= 0 {
		digits, zone = digits[:cut], digits[cut:]
	}
	const whole = "20060102150405"
	if len(digits) < 8 || len(digits) > len(whole) || len(digits)%2 != 0 {
		return time.Time{}, false
	}
	at, err := time.Parse(whole[:len(digits)], digits)
	if err != nil || at.Year() < 1970 || at.Year() > 2200 {
		return time.Time{}, false
	}
	switch zone = strings.ReplaceAll(strings.TrimSpace(zone), ":", ""); strings.ToUpper(zone) {
	case "", "Z", "UTC", "GMT":
		return at, true
	}
	offset, err := time.Parse("-0700", zone)
	if err != nil {
		return time.Time{}, false
	}
	_, seconds := offset.Zone()
	return at.Add(-time.Duration(seconds) * time.Second), true
}
