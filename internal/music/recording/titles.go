package recording

import (
	"cmp"
	"regexp"
	"strings"

	"revenge/internal/platform/fold"
)

// byTitles takes what titles say that has tags of its own, where nobody has filled these: the disc, who is featured, what the album is.
func (r *Recording) byTitles(v values) {
	if len(v.all("ARTISTS")) == 0 && len(v.ids("MUSICBRAINZ_ARTISTID")) == 0 {
		r.featured()
	}
	if r.AlbumID == nil && r.GroupID == nil {
		r.discs()
	}
	r.typed = len(v.all("RELEASETYPE")) > 0
	r.guessKind()
}

// guests are artists who are named behind a title: "Song (feat. A, B & C)".
var guests = regexp.MustCompile(`(?i)(?:\s*[(\[]\s*(?:feat\.?|ft\.?|featuring)|\s(?:feat\.|ft\.|featuring))\s+([^()\[\]]+?)\s*(?:[)\]]|$)`)

// featured credits them. An "&" parts the last two of a list, and else belongs to a name.
func (r *Recording) featured() {
	found := guests.FindStringSubmatch(r.Title)
	if found == nil || r.Credit == "" {
		return
	}
	names := strings.FieldsFunc(found[1], func(c rune) bool { return c == ',' || c == ';' })
	if last := len(names) - 1; last > 0 {
		for _, and := range []string{" & ", " and "} {
			if a, b, both := strings.Cut(names[last], and); both {
				names = append(names[:last], a, b)
				break
			}
		}
	}
	for _, name := range names {
		name = strings.TrimPrefix(strings.TrimPrefix(strings.TrimSpace(name), "& "), "and ")
		r.credit(Credit{Name: Name{Name: Short(name)}, Role: Artist})
	}
}

// discs are discs of one album that are tagged as albums: "Live (Disc 2)". A disc that the tags call otherwise stays what it is.
func (r *Recording) discs() {
	title, n, subtitle := discOf(r.Album)
	alone := r.Disc != nil && *r.Disc == 1 && (r.DiscTotal == nil || *r.DiscTotal == 1)
	if n == 0 || r.Disc != nil && *r.Disc != n && !alone {
		return
	}
	if alone {
		r.DiscTotal = nil
	}
	r.Album, r.Disc, r.DiscTitle = title, &n, cmp.Or(r.DiscTitle, subtitle)
	r.AlbumSort, _, _ = discOf(r.AlbumSort)
}

var (
	calledEP    = regexp.MustCompile(`[\s(\[]E\.?P\.?[)\]]?$`)
	calledScore = regexp.MustCompile(`\bOST\b|(?i:\boriginal (?:[a-z]+ ){0,3}(?:soundtrack|score)\b|\bmotion picture soundtrack\b)`)
)

// Retitle makes it a recording of an album that somebody names.
func (r *Recording) Retitle(album string) {
	r.Album = album
	r.guessKind()
}

// guessKind tells by its title what an album is, where no tag says so.
func (r *Recording) guessKind() {
	if r.typed {
		return
	}
	r.Kind, r.SecondaryKinds = Album, nil
	switch {
	case calledEP.MatchString(r.Album):
		r.Kind = EP
	case r.TrackTotal != nil && *r.TrackTotal == 1 && r.Album != "" && fold.Text(r.Album) == fold.Text(r.Title):
		r.Kind = Single
	}
	if calledScore.MatchString(r.Album) {
		r.SecondaryKinds = []string{"Soundtrack"}
	}
}

// side is the number of a record's side, A being the first.
func side(letter string) int { return int(strings.ToUpper(letter)[0]-'A') + 1 }

var onSide = regexp.MustCompile(`(?i)^\s*([A-H])\d`)

// sides are the discs of a record whose tracks are numbered A1, A2, B1.
func (r *Recording) sides(number string) {
	if found := onSide.FindStringSubmatch(number); found != nil && r.Disc == nil {
		n := side(found[1])
		r.Disc, r.DiscTitle = &n, cmp.Or(r.DiscTitle, "Side "+strings.ToUpper(found[1]))
	}
}
