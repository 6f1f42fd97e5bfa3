package resolvers

import (
	"strconv"

	"github.com/99designs/gqlgen/graphql"

	"revenge/graph/model"
	"revenge/internal/origin"
)

func decimal(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }

// lyrics takes the words of a song.
func (w *wishes) lyrics(o graphql.Omittable[[]*model.LyricsInput]) {
	list, given := o.ValueOK()
	if !given {
		return
	}
	lines := make([]string, len(list))
	for i, l := range list {
		lines[i] = origin.Words{Language: orZero(l.Language.Value()), Text: l.Text}.Line()
	}
	w.set(origin.Lyrics, lines, "lyrics")
}

// discs takes what is known of the discs of a release.
func (w *wishes) discs(o graphql.Omittable[[]*model.DiscInput]) {
	list, given := o.ValueOK()
	if !given {
		return
	}
	lines := make([]string, len(list))
	for i, d := range list {
		lines[i] = origin.Medium{Number: d.Number, Title: orZero(d.Title.Value()), Media: orZero(d.Media.Value()), Tracks: d.TrackTotal.Value()}.Line()
	}
	w.set(origin.Discs, lines, "discs")
}

func wishArtist(input model.EditArtistInput) wishes {
	var w wishes
	one(&w, origin.Name, "name", input.Name, plain)
	one(&w, origin.SortName, "sortName", input.SortName, plain)
	one(&w, origin.Born, "born", input.Born, plain)
	one(&w, origin.Formed, "formed", input.Formed, plain)
	one(&w, origin.Died, "died", input.Died, plain)
	one(&w, origin.Disbanded, "disbanded", input.Disbanded, plain)
	one(&w, origin.Country, "country", input.Country, plain)
	one(&w, origin.Overview, "overview", input.Overview, plain)
	w.list(origin.Genres, "genres", input.Genres)
	w.list(origin.Moods, "moods", input.Moods)
	w.list(origin.Styles, "styles", input.Styles)
	w.translations(input.Translations)
	one(&w, origin.MusicBrainzID, "musicBrainzId", input.MusicBrainzID, plain)
	return w
}

func wishAlbum(input model.EditAlbumInput) wishes {
	var w wishes
	one(&w, origin.Title, "title", input.Title, plain)
	one(&w, origin.SortTitle, "sortTitle", input.SortTitle, plain)
	one(&w, origin.Credited, "credit", input.Credit, plain)
	w.list(origin.Artists, "artists", input.Artists)
	one(&w, origin.Year, "year", input.Year, whole)
	one(&w, origin.ReleasedOn, "releasedOn", input.ReleasedOn, date)
	one(&w, origin.AlbumKind, "kind", input.Kind, plain)
	w.list(origin.SecondaryKinds, "secondaryKinds", input.SecondaryKinds)
	one(&w, origin.Compilation, "compilation", input.Compilation, strconv.FormatBool)
	one(&w, origin.Overview, "overview", input.Overview, plain)
	w.list(origin.Genres, "genres", input.Genres)
	w.list(origin.Moods, "moods", input.Moods)
	w.list(origin.Styles, "styles", input.Styles)
	w.translations(input.Translations)
	one(&w, origin.MusicBrainzID, "musicBrainzId", input.MusicBrainzID, plain)
	return w
}

func wishRelease(input model.EditReleaseInput) wishes {
	var w wishes
	one(&w, origin.Title, "title", input.Title, plain)
	one(&w, origin.Year, "year", input.Year, whole)
	one(&w, origin.ReleasedOn, "releasedOn", input.ReleasedOn, date)
	one(&w, origin.Country, "country", input.Country, plain)
	one(&w, origin.ReleaseStatus, "status", input.Status, plain)
	one(&w, origin.Label, "label", input.Label, plain)
	one(&w, origin.CatalogueNumber, "catalogueNumber", input.CatalogueNumber, plain)
	one(&w, origin.Barcode, "barcode", input.Barcode, plain)
	one(&w, origin.DiscTotal, "discTotal", input.DiscTotal, whole)
	w.discs(input.Discs)
	one(&w, origin.MusicBrainzID, "musicBrainzId", input.MusicBrainzID, plain)
	return w
}

func wishTrack(input model.EditTrackInput) wishes {
	var w wishes
	one(&w, origin.Title, "title", input.Title, plain)
	one(&w, origin.SortTitle, "sortTitle", input.SortTitle, plain)
	one(&w, origin.Credited, "credit", input.Credit, plain)
	w.list(origin.Artists, "artists", input.Artists)
	one(&w, origin.Year, "year", input.Year, whole)
	one(&w, origin.Comment, "comment", input.Comment, plain)
	one(&w, origin.Disc, "disc", input.Disc, whole)
	one(&w, origin.Number, "number", input.Number, whole)
	one(&w, origin.BPM, "bpm", input.Bpm, decimal)
	w.list(origin.Genres, "genres", input.Genres)
	w.list(origin.Moods, "moods", input.Moods)
	w.list(origin.Styles, "styles", input.Styles)
	w.list(origin.Languages, "languages", input.Languages)
	w.list(origin.ISRCs, "isrcs", input.Isrcs)
	w.lyrics(input.Lyrics)
	one(&w, origin.MusicBrainzID, "recordingId", input.RecordingID, plain)
	return w
}
