package music

import (
	"github.com/google/uuid"

	"revenge/internal/intake"
	"revenge/internal/music/recording"
	"revenge/internal/origin"
	"revenge/internal/platform/fold"
)

// fill takes over what is shown.
func (r *artistRow) fill(v origin.Facts, language string) {
	if name := v.Text(origin.Name); name != nil {
		r.Name = *name
	}
	r.FoldedName, r.SortName = fold.Text(r.Name), fold.Sort(r.Name, language)
	if sorted := v.Text(origin.SortName); sorted != nil {
		r.SortName = fold.AsGiven(*sorted)
	}
	r.about(v, r.MBID)
	r.lifeRow = lifeOf(v)
}

// about takes over what an artist or an album is about.
func (r *aboutRow) about(v origin.Facts, mbid *uuid.UUID) {
	r.Overview, r.Translations, r.ShownIDs = v.Text(origin.Overview), nil, shownIDs(v, mbid)
	if list := intake.TranslationsOf(v); len(list) > 0 {
		r.Translations = list
	}
	r.Moods, r.Styles = v.Texts(origin.Moods), v.Texts(origin.Styles)
}

func shownIDs(v origin.Facts, mbid *uuid.UUID) origin.IDs {
	return v.IDs(origin.IDs{origin.MusicBrainzID: origin.IDText(mbid)})
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
	if credit := v.Text(origin.Credited); credit != nil {
		r.Credit = *credit
	}
	if various := v.Text(origin.Compilation); various != nil {
		r.Compilation = *various == "true"
	}
	if v.States(origin.SecondaryKinds) {
		r.SecondaryKinds = v.Texts(origin.SecondaryKinds)
	}
	r.about(v, r.MBID)
}

func (r *releaseRow) fill(v origin.Facts) {
	if title := v.Text(origin.Title); title != nil {
		r.Title = *title
	}
	r.Year, r.ReleasedOn, r.DiscTotal = v.Int(origin.Year), intake.DayText(v, origin.ReleasedOn), v.Int(origin.DiscTotal)
	r.Country, r.Status, r.Label = v.Text(origin.Country), v.Text(origin.ReleaseStatus), v.Text(origin.Label)
	r.CatalogueNumber, r.Barcode, r.ShownIDs = v.Text(origin.CatalogueNumber), v.Text(origin.Barcode), shownIDs(v, r.MBID)
}

// fill takes over what is shown of a disc: what nobody says of it is not known.
func (r *discRow) fill(v origin.Facts) {
	r.Title, r.Media, r.TrackTotal = nil, nil, nil
	for _, line := range v[origin.Discs] {
		if m, ok := origin.ParseDisc(line); ok && m.Number == r.Number {
			r.Title, r.Media, r.TrackTotal = intake.Text(m.Title), intake.Text(m.Media), m.Tracks
		}
	}
}

func (r *trackRow) fill(v origin.Facts, language string) {
	titles(v, &r.Title, &r.SortTitle, &r.FoldedTitle, language)
	r.Year, r.Comment = v.Int(origin.Year), v.Text(origin.Comment)
	r.Moods, r.Styles, r.Number = v.Texts(origin.Moods), v.Texts(origin.Styles), v.Int(origin.Number)
	if n := v.Int(origin.Disc); n != nil {
		r.Disc = *n
	}
	if credit := v.Text(origin.Credited); credit != nil {
		r.Credit = *credit
	}
	r.BPM, r.ISRCs, r.Languages, r.ShownIDs = v.Float(origin.BPM), v.Texts(origin.ISRCs), v.Texts(origin.Languages), shownIDs(v, r.MBID)
}

// words are those of a track as they are kept.
func (r *trackRow) words(v origin.Facts) (out []wordsRow) {
	for _, line := range v[origin.Lyrics] {
		if w, ok := origin.ParseWords(line); ok {
			out = append(out, wordsRow{TrackID: r.ID, Position: len(out), LibraryID: r.LibraryID, Language: intake.Text(w.Language), Text: w.Text})
		}
	}
	return out
}
