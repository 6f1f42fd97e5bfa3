package music

import (
	"context"
	"maps"

	"github.com/google/uuid"

	"revenge/internal/intake"
	"revenge/internal/music/recording"
	"revenge/internal/origin"
	"revenge/internal/platform/fold"
)

// origins are what is known of a row of a batch and who says so.
type origins struct {
	held   *origin.Held // what is known beside its files, nil when that is nothing
	tags   origin.Facts // what the files state
	values origin.Facts // what is shown, where that is told by more than the files
}

// merge works out what is shown, where more is known than the files say.
func (o *origins) merge() {
	if o.held != nil {
		o.values = origin.Merge(o.held.With(o.said(uuid.Nil)...)).Values()
	}
}

func (o *origins) said(item uuid.UUID) []*origin.Said {
	if len(o.tags) == 0 {
		return nil
	}
	return []*origin.Said{origin.Say(item, origin.Tagged, o.tags)}
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
	if b.held, err = origin.Apart(ctx, b.tx, known); err != nil {
		return err
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
	held, err := origin.Apart(ctx, b.tx, ids)
	if err != nil || len(held) == 0 {
		return err
	}
	if b.held == nil {
		b.held = map[uuid.UUID]*origin.Held{}
	}
	maps.Copy(b.held, held)
	for _, a := range b.cast.order {
		if a.held = held[a.row.ID]; a.held == nil {
			continue
		}
		for _, s := range a.held.Said {
			if s.Source == origin.Tagged && len(a.tags) > 0 { // only the sort name is said anew
				fresh := maps.Clone(s.Facts)
				fresh[origin.SortName] = a.tags[origin.SortName]
				a.tags = fresh
			}
		}
		a.merge()
		a.row.fill(a.values, b.lib.Language)
	}
	return nil
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
	t.tags = origin.Facts{}
	t.tags.Set(origin.Title, intake.Text(lead.Title))
	t.tags.Set(origin.SortTitle, intake.Text(lead.TitleSort))
	origin.SetNumber(t.tags, origin.Year, lead.Year())
	t.tags.Set(origin.Comment, intake.Text(lead.Comment))
	origin.SetNumber(t.tags, origin.Disc, new(disc(lead)))
	origin.SetNumber(t.tags, origin.Number, lead.Number)
	t.tags.SetList(origin.Genres, intake.GenresOf(lead.Genres))
	t.tags.SetList(origin.Moods, intake.Texts(lead.Moods))
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
	g.tags = origin.Facts{}
	g.tags.Set(origin.Title, intake.Text(r.Title))
	g.tags.Set(origin.SortTitle, intake.Text(g.lead().AlbumSort))
	origin.SetNumber(g.tags, origin.Year, r.Year)
	g.tags.Set(origin.ReleasedOn, r.ReleasedOn)
	g.tags.Set(origin.AlbumKind, new(string(r.Kind)))
}

func (r *artistRow) fill(v origin.Facts, language string) {
	if name := v.Text(origin.Name); name != nil {
		r.Name = *name
	}
	r.FoldedName, r.SortName = fold.Text(r.Name), fold.Sort(r.Name, language)
	if sorted := v.Text(origin.SortName); sorted != nil {
		r.SortName = fold.AsGiven(*sorted)
	}
}

func titles(v origin.Facts, title, sorted, folded *string, language string) {
	if text := v.Text(origin.Title); text != nil {
		*title = *text
	}
	*sorted, *folded = fold.Sort(*title, language), fold.Text(*title)
	if text := v.Text(origin.SortTitle); text != nil {
		*sorted = fold.AsGiven(*text)
	}
}

func (r *albumRow) fill(v origin.Facts, language string) {
	titles(v, &r.Title, &r.SortTitle, &r.FoldedTitle, language)
	r.Year, r.ReleasedOn = v.Int(origin.Year), intake.DayText(v, origin.ReleasedOn)
	if kind := v.Text(origin.AlbumKind); kind != nil {
		r.Kind = recording.Kind(*kind)
	}
}

func (r *trackRow) fill(v origin.Facts, language string) {
	titles(v, &r.Title, &r.SortTitle, &r.FoldedTitle, language)
	r.Year, r.Comment = v.Int(origin.Year), v.Text(origin.Comment)
	r.Moods, r.Number = v.Texts(origin.Moods), v.Int(origin.Number)
	if n := v.Int(origin.Disc); n != nil {
		r.Disc = *n
	}
}
