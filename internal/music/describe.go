package music

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/google/uuid"

	"revenge/internal/intake"
	"revenge/internal/library"
	"revenge/internal/music/recording"
	"revenge/internal/platform/day"
	"revenge/internal/platform/fold"
	"revenge/internal/platform/id"
)

func sortBy[T any, K cmp.Ordered](rows []T, key func(T) K) {
	slices.SortStableFunc(rows, func(a, b T) int { return cmp.Compare(key(a), key(b)) })
}

// added is when a track that was not known came.
func (t *track) added(now time.Time) time.Time {
	out := now
	for _, f := range t.files {
		out = intake.Added(out, time.Time{}, f.File)
	}
	return out
}

// added is when an album that was not known came.
func (g *group) added(now time.Time) time.Time {
	out := now
	for _, e := range g.editions {
		for _, f := range e.files {
			out = intake.Added(out, time.Time{}, f.File)
		}
	}
	return out
}

// describe fills the row from what is known and what the files say.
func (g *group) describe(language, artist string, now time.Time) {
	lead := g.lead()
	g.row = albumRow{ID: id.New(), LibraryID: lead.File.LibraryID, AddedAt: g.added(now), GenreIDs: []uuid.UUID{}}
	if g.was != nil {
		g.row = g.was.albumRow
	}
	r := &g.row
	if r.MissingSince = nil; g.visits() {
		return // who joins an album says nothing of it
	}
	r.Key, r.MissingSince, r.Title, r.Credit = g.key, nil, lead.Album, g.credit
	r.SortTitle, r.FoldedTitle = sortTitle(lead.Album, lead.AlbumSort, language), fold.Text(lead.Album)
	r.Kind, r.SecondaryKinds = lead.Kind, list(lead.SecondaryKinds)
	r.Compilation = lead.Compilation || slices.Contains(lead.SecondaryKinds, "Compilation") || slices.Contains(g.artists, recording.VariousArtists)
	if lead.GroupID != nil {
		r.MBID = lead.GroupID
	}
	r.Year, r.ReleasedOn = nil, nil
	for _, e := range g.editions {
		for _, f := range e.files {
			first := f.Original
			if first.Year == nil {
				first = f.Released
			}
			if first.Year != nil && (r.Year == nil || *first.Year < *r.Year) {
				r.Year, r.ReleasedOn = first.Year, dayText(first.Day)
			}
		}
	}
	if g.joint != nil {
		r.joint(g.joint, language)
	}
	g.state()
	if g.merge(); g.values != nil {
		r.fill(g.values, language)
	}
	r.Place = place(artist, r.Year, r.SortTitle)
}

// joint makes an album what somebody said that it is, who joined files of it.
func (r *albumRow) joint(d *library.Decision, language string) {
	if fold.Text(d.Title) != r.FoldedTitle {
		r.Title, r.SortTitle, r.FoldedTitle = d.Title, fold.Sort(d.Title, language), fold.Text(d.Title)
	}
	r.Compilation = r.Compilation || isVarious(d.Artist)
	r.MBID = numberIn("mb|" + d.IDs["musicbrainz"])
	if r.Year != nil && *r.Year == d.Year {
		return
	}
	if r.Year, r.ReleasedOn = nil, nil; d.Year > 0 {
		r.Year = &d.Year
	}
}

func sortTitle(title, given, language string) string {
	if given != "" {
		return fold.AsGiven(given)
	}
	return fold.Sort(title, language)
}

func dayText(d *day.Day) *string {
	if d == nil {
		return nil
	}
	s := d.String()
	return &s
}

// place orders albums by artist, year and title.
func place(artist string, year *int, title string) string {
	if year == nil {
		return artist + "\t9999\t" + title
	}
	return fmt.Sprintf("%s\t%04d\t%s", artist, *year, title)
}

func (e *edition) describe() {
	lead := e.lead()
	e.row = releaseRow{ID: id.New(), LibraryID: lead.File.LibraryID}
	if e.was != nil {
		e.row = e.was.releaseRow
	}
	r := &e.row
	if e.foreign() {
		r.AlbumID = e.of.row.ID
		e.discs = map[int]*discRow{}
		return
	}
	r.AlbumID, r.Key, r.Title, r.MBID = e.of.row.ID, e.key, lead.Album, lead.AlbumID
	r.Year, r.ReleasedOn, r.DiscTotal = lead.Released.Year, dayText(lead.Released.Day), lead.DiscTotal
	r.Country, r.Status, r.Label = intake.Text(lead.Country), intake.Text(lead.Status), intake.Text(lead.Label)
	r.CatalogueNumber, r.Barcode = intake.Text(lead.CatalogueNumber), intake.Text(lead.Barcode)
	for _, f := range e.files {
		n := disc(f)
		d := e.discs[n]
		if d == nil {
			d = &discRow{ReleaseID: r.ID, Number: n, LibraryID: r.LibraryID}
			e.discs[n] = d
		}
		d.Title = cmp.Or(d.Title, intake.Text(f.DiscTitle))
		d.Media = cmp.Or(d.Media, intake.Text(f.Medium))
		d.TrackTotal = cmp.Or(d.TrackTotal, f.TrackTotal)
	}
	e.state()
	if e.merge(); e.values != nil {
		e.row.fill(e.values)
	}
}

// filled are the discs that tracks are on. One whose tracks were all put on others by hand is none, and those others are.
func (e *edition) filled() (out []discRow) {
	numbers := map[int]bool{}
	for _, t := range e.tracks {
		numbers[t.row.Disc] = true
	}
	for _, n := range slices.Sorted(maps.Keys(numbers)) {
		switch d := e.discs[n]; {
		case d != nil:
			out = append(out, *d)
		case e.was == nil || !e.joined():
			out = append(out, discRow{ReleaseID: e.row.ID, Number: n, LibraryID: e.row.LibraryID})
		}
	}
	for i := range out {
		if e.values != nil {
			out[i].fill(e.values)
		}
	}
	return out
}

func (t *track) describe(language string, artist *artistRow, genres []uuid.UUID, now time.Time) {
	lead := t.lead()
	t.row = trackRow{ID: id.New(), LibraryID: lead.File.LibraryID, AddedAt: t.added(now)}
	if t.was != nil {
		t.row = t.was.trackRow
	}
	r := &t.row
	r.Key, r.MissingSince, r.Title = t.key, nil, lead.Title
	r.SortTitle, r.FoldedTitle = sortTitle(lead.Title, lead.TitleSort, language), fold.Text(lead.Title)
	r.Disc, r.Number, r.Year, r.GenreIDs = disc(lead), lead.Number, lead.Year(), list(genres)
	r.MBID, r.TrackMBID, r.ISRCs, r.BPM = lead.ID, lead.TrackID, list(lead.ISRCs), lead.BPM
	r.Moods, r.Styles = intake.Texts(lead.Moods), intake.Texts(lead.Styles)
	r.Languages, r.Comment = list(lead.Languages), intake.Text(lead.Comment)
	r.TrackGain, r.TrackPeak, r.AlbumGain, r.AlbumPeak = lead.Track.Gain, lead.Track.Peak, lead.Whole.Gain, lead.Whole.Peak
	if r.DurationMs = 0; lead.Media != nil {
		r.DurationMs = lead.Media.DurationMs
	}
	r.Credit, r.ShownIDs = t.credited(), nil
	r.AlbumID, r.ReleaseID = nil, nil
	album := ""
	if t.on != nil {
		r.AlbumID, r.ReleaseID = &t.on.of.row.ID, &t.on.row.ID
		album = t.on.of.row.Place
	}
	r.Content = content(r) // by what the files say, whatever is shown
	if t.values != nil {
		r.fill(t.values, language)
	}
	r.place(album, artist.SortName)
}

// place puts the track behind the others of its album, else among its artist's.
func (r *trackRow) place(album, artist string) {
	if r.AlbumID == nil {
		album = place(artist, r.Year, "")
	}
	number := 0
	if r.Number != nil {
		number = *r.Number
	}
	r.Place = fmt.Sprintf("%s\t%04d %04d %s", album, r.Disc, number, r.SortTitle)
}

// content is what a track is: the recording, else its artists and title.
func content(r *trackRow) string {
	if r.MBID != nil {
		return mbKey(*r.MBID)
	}
	return keyOf("by", fold.Text(r.Credit), r.FoldedTitle)
}

// credits are the parts in a track; one that names nobody is the album artists'.
func (t *track) credits() []recording.Credit {
	lead := t.lead()
	if len(lead.Artists()) > 0 {
		return lead.Credits
	}
	names := []recording.Name{unknown}
	if t.on != nil {
		names = t.on.of.artists
	}
	out := make([]recording.Credit, 0, len(names)+len(lead.Credits))
	for _, n := range names {
		out = append(out, recording.Credit{Name: n, Role: recording.Artist})
	}
	return append(out, lead.Credits...)
}
