package music

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/google/uuid"

	"revenge/internal/intake"
	"revenge/internal/music/recording"
	"revenge/internal/origin"
)

// origins are what is known of a row of a batch and who says so.
type origins struct {
	held   *origin.Held // what is known beside its files, nil when that is nothing
	tags   origin.Facts // what the files state
	named  bool         // by their names alone, as they have no tags
	nfo    origin.Facts // what the NFO beside them states
	values origin.Facts // what is shown, where that is told by more than the files
}

// merge works out what is shown, where more is known than the files say.
func (o *origins) merge() {
	held := o.held
	if held == nil && len(o.nfo) > 0 {
		held = &origin.Held{}
	}
	if held != nil {
		o.values = origin.Merge(held.With(o.said(uuid.Nil)...)).Values()
	}
}

func (o *origins) said(item uuid.UUID) (out []*origin.Said) {
	if len(o.nfo) > 0 {
		out = append(out, origin.Say(item, origin.NFO, o.nfo))
	}
	if len(o.tags) > 0 {
		tags := origin.Say(item, origin.Tagged, o.tags)
		if o.named {
			tags.Confidence = origin.Trust(origin.File)
		}
		out = append(out, tags)
	}
	return out
}

// hold finds what is known of tracks and albums beside their files, which wins over these.
func (b *batch) hold(ctx context.Context) (err error) {
	var known []uuid.UUID
	for _, t := range b.tracks {
		if t.was != nil {
			known = append(known, t.was.ID)
		}
	}
	for _, g := range b.groups {
		if g.was != nil {
			known = append(known, g.was.ID)
		}
	}
	for _, e := range b.editions {
		if e.was != nil {
			known = append(known, e.was.ID)
		}
	}
	if b.held, err = origin.Noted(ctx, b.tx, known); err != nil {
		return err
	}
	for _, e := range b.editions {
		if e.was != nil {
			e.held = b.held[e.was.ID]
		}
	}
	for _, t := range b.tracks {
		if t.state(); t.was != nil {
			t.held = b.held[t.was.ID]
			t.merge()
		}
	}
	for _, g := range b.groups {
		if g.was != nil {
			g.held = b.held[g.was.ID]
		}
	}
	return nil
}

// holdArtists is hold for artists, which are known by now.
func (b *batch) holdArtists(ctx context.Context) error {
	ids := make([]uuid.UUID, len(b.known))
	for i, k := range b.known {
		ids[i] = k.ID
	}
	held, err := origin.Noted(ctx, b.tx, ids)
	if err != nil {
		return err
	}
	if err := b.holdNoted(ctx, held); err != nil {
		return err
	}
	if b.held == nil {
		b.held = map[uuid.UUID]*origin.Held{}
	}
	maps.Copy(b.held, held)
	for _, a := range b.cast.order {
		if a.held = held[a.row.ID]; a.held == nil {
			if a.merge(); a.values != nil {
				a.row.fill(a.values, b.lib.Language)
			}
			continue
		}
		for _, s := range a.held.Said {
			if s.Source == origin.Tagged && len(a.tags) > 0 { // only the sort name is said anew
				fresh := maps.Clone(s.Facts)
				maps.Copy(fresh, a.tags)
				fresh[origin.Name] = s.Facts[origin.Name]
				a.tags = fresh
			}
		}
		a.merge()
		a.row.fill(a.values, b.lib.Language)
	}
	return nil
}

// holdNoted takes in what NFO files say of artists. Of those that are known, and were told of by tags alone, that is read now.
func (b *batch) holdNoted(ctx context.Context, held map[uuid.UUID]*origin.Held) error {
	b.noteArtists()
	var more []uuid.UUID
	for _, a := range b.cast.order {
		if (a.nfo != nil || a.byAlbums != nil) && a.was != nil && held[a.row.ID] == nil {
			more = append(more, a.row.ID)
		}
	}
	if len(more) > 0 {
		told, err := origin.Load(ctx, b.tx, more)
		if err != nil {
			return err
		}
		maps.Copy(held, told)
	}
	for _, a := range b.cast.order {
		a.identify(held[a.row.ID])
	}
	return nil
}

// identify adds the id that albums name to what an NFO says of the artist, now or earlier. One that is named there wins.
func (a *artist) identify(held *origin.Held) {
	if a.byAlbums == nil {
		return
	}
	if a.nfo == nil && held != nil {
		for _, s := range held.Said {
			if s.Source == origin.NFO && len(s.Facts) > 1 { // else albums named it alone
				a.nfo = s.Facts
			}
		}
	}
	all := maps.Clone(a.byAlbums)
	maps.Copy(all, a.nfo)
	a.nfo = all
}

// sorted notes how files sort an artist; the name stays that by which it was first known.
func (a *artist) sorted(as string) {
	if a.tags == nil {
		a.tags = origin.Facts{origin.Name: {a.row.Name}}
	}
	a.tags[origin.SortName] = []string{as}
}

func (t *track) state() {
	lead := t.lead()
	t.tags, t.named = origin.Facts{}, lead.Untagged
	t.tags.Set(origin.Title, intake.Text(lead.Title))
	t.tags.Set(origin.SortTitle, intake.Text(lead.TitleSort))
	origin.SetNumber(t.tags, origin.Year, lead.Year())
	t.tags.Set(origin.Comment, intake.Text(lead.Comment))
	origin.SetNumber(t.tags, origin.Disc, new(disc(lead)))
	origin.SetNumber(t.tags, origin.Number, lead.Number)
	t.tags.SetList(origin.Genres, intake.GenresOf(lead.Genres))
	t.tags.SetList(origin.Moods, intake.Texts(lead.Moods))
	t.tags.SetList(origin.Styles, intake.Texts(lead.Styles))
	t.tags.Set(origin.Credited, new(t.credited()))
	t.tags.SetList(origin.Artists, artistNames(t.credits()))
	t.tags.SetFloat(origin.BPM, lead.BPM)
	t.tags.SetList(origin.Languages, intake.Texts(lead.Languages))
	t.tags.SetList(origin.ISRCs, lead.ISRCs)
	t.tags.SetID(origin.MusicBrainzID, origin.IDText(lead.ID))
	var words []string
	for _, text := range lead.Lyrics {
		words = append(words, origin.Words{Language: text.Language, Text: text.Text}.Line())
	}
	t.tags.SetList(origin.Lyrics, words)
}

// credited is how the artists are written, as the files have it.
func (t *track) credited() string {
	of := ""
	if t.on != nil {
		if of = t.on.of.credit; t.on.of.visits() {
			of = t.on.of.was.Credit
		}
	}
	return cmp.Or(t.lead().Credit, of, unknown.Name)
}

func artistNames(credits []recording.Credit) (out []string) {
	for _, c := range credits {
		if name := strings.TrimSpace(c.Name.Name); c.Role == recording.Artist && name != "" && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// genres are those that are shown.
func (t *track) genres() []string {
	if t.values != nil {
		return t.values.Texts(origin.Genres)
	}
	return t.tags[origin.Genres]
}

// state notes what the files state of the album, once its row is filled from them.
func (g *group) state() {
	r := &g.row
	g.tags, g.named = origin.Facts{}, g.lead().Untagged
	g.tags.Set(origin.Title, intake.Text(r.Title))
	g.tags.Set(origin.SortTitle, intake.Text(g.lead().AlbumSort))
	origin.SetNumber(g.tags, origin.Year, r.Year)
	g.tags.Set(origin.ReleasedOn, r.ReleasedOn)
	g.tags.Set(origin.AlbumKind, new(string(r.Kind)))
	g.tags.SetList(origin.SecondaryKinds, r.SecondaryKinds)
	g.tags.Set(origin.Compilation, new(strconv.FormatBool(r.Compilation)))
	g.tags.Set(origin.Credited, intake.Text(r.Credit))
	var names []string
	for _, n := range g.artists {
		names = append(names, n.Name)
	}
	g.tags.SetList(origin.Artists, intake.Texts(names))
	g.tags.SetID(origin.MusicBrainzID, origin.IDText(r.MBID))
}

// state notes what the files state of the release, once its row is filled from them. Of the discs beyond the batch it is what they said before.
func (e *edition) state() {
	e.tags, e.named = e.row.facts(), e.lead().Untagged
	e.tags.SetID(origin.MusicBrainzID, origin.IDText(e.row.MBID))
	discs := map[int]origin.Medium{}
	if e.was != nil {
		for _, line := range e.was.Said {
			if m, ok := origin.ParseDisc(line); ok {
				discs[m.Number] = m
			}
		}
	}
	for n, d := range e.discs {
		discs[n] = origin.Medium{Number: n, Title: orEmpty(d.Title), Media: orEmpty(d.Media), Tracks: d.TrackTotal}
	}
	var lines []string
	for _, n := range slices.Sorted(maps.Keys(discs)) {
		if m := discs[n]; m.Title != "" || m.Media != "" || m.Tracks != nil {
			lines = append(lines, m.Line())
		}
	}
	e.tags.SetList(origin.Discs, lines)
}

// facts are what the row shows, but for its discs and its ids.
func (r *releaseRow) facts() origin.Facts {
	f := origin.Facts{}
	f.Set(origin.Title, intake.Text(r.Title))
	origin.SetNumber(f, origin.Year, r.Year)
	f.Set(origin.ReleasedOn, r.ReleasedOn)
	f.Set(origin.Country, r.Country)
	f.Set(origin.ReleaseStatus, r.Status)
	f.Set(origin.Label, r.Label)
	f.Set(origin.CatalogueNumber, r.CatalogueNumber)
	f.Set(origin.Barcode, r.Barcode)
	origin.SetNumber(f, origin.DiscTotal, r.DiscTotal)
	return f
}

// facts are what the row shows, of what is emptied where nobody states it.
func (r *trackRow) facts() origin.Facts {
	f := origin.Facts{}
	origin.SetNumber(f, origin.Year, r.Year)
	f.Set(origin.Comment, r.Comment)
	origin.SetNumber(f, origin.Number, r.Number)
	f.SetList(origin.Moods, r.Moods)
	f.SetList(origin.Styles, r.Styles)
	f.SetFloat(origin.BPM, r.BPM)
	f.SetList(origin.ISRCs, r.ISRCs)
	f.SetList(origin.Languages, r.Languages)
	return f
}

func orEmpty(text *string) string {
	if text == nil {
		return ""
	}
	return *text
}
