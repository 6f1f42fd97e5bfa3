package resolvers

import (
	"context"
	"slices"
	"strconv"

	"github.com/99designs/gqlgen/graphql"
	"github.com/google/uuid"

	"revenge/dataloaders"
	"revenge/graph/model"
	"revenge/internal/access"
	"revenge/internal/edit"
	"revenge/internal/origin"
	"revenge/internal/platform/day"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
)

// wishes collects what an input wants of fields.
type wishes []edit.Change

func (w *wishes) set(f origin.Field, values []string, path ...string) {
	*w = append(*w, edit.Change{Field: f, Mode: edit.Set, Values: values, Path: path})
}

// one takes a field that has one value, as text; null is no value.
func one[T any](w *wishes, f origin.Field, name string, o graphql.Omittable[*T], text func(T) string) {
	if value, given := o.ValueOK(); given && value != nil {
		w.set(f, []string{text(*value)}, name)
	} else if given {
		w.set(f, nil, name)
	}
}

func (w *wishes) list(f origin.Field, name string, o graphql.Omittable[[]string]) {
	if values, given := o.ValueOK(); given {
		w.set(f, values, name)
	}
}

// translations takes titles and texts in other languages.
func (w *wishes) translations(o graphql.Omittable[[]*model.TranslationInput]) {
	list, given := o.ValueOK()
	if !given {
		return
	}
	var lines []string
	for _, t := range list {
		said := false
		for _, part := range []struct {
			name string
			text *string
		}{{origin.TranslatedTitle, t.Title.Value()}, {origin.TranslatedOverview, t.Overview.Value()}, {origin.TranslatedTagline, t.Tagline.Value()}} {
			if text := orZero(part.text); text != "" {
				said = true
				lines = append(lines, origin.Translation{Language: t.Language, Part: part.name, Text: text}.Line())
			}
		}
		if !said { // it is refused with the others' place
			lines = append(lines, origin.Translation{Language: t.Language}.Line())
		}
	}
	w.set(origin.Translations, lines, "translations")
}

// credits takes who took part.
func (w *wishes) credits(o graphql.Omittable[[]*model.CreditInput]) {
	list, given := o.ValueOK()
	if !given {
		return
	}
	lines := make([]string, len(list))
	for i, c := range list {
		one := origin.Credit{Role: string(c.Role), Name: c.Name}
		if part := c.Character.Value(); part != nil {
			one.Part = *part
		}
		lines[i] = one.Line()
	}
	w.set(origin.Credits, lines, "credits")
}

func (w *wishes) bulk(f origin.Field, name string, o graphql.Omittable[*model.ListEditInput]) {
	list, given := o.ValueOK()
	switch {
	case given && list != nil:
		*w = append(*w, edit.Change{Field: f, Mode: list.Mode, Values: list.Values, Path: []string{name, "values"}})
	case given:
		w.set(f, nil, name)
	}
}

func (w *wishes) release(fields []origin.Field, name string) {
	for i, f := range fields {
		*w = append(*w, edit.Change{Field: f, Release: true, Path: []string{name, strconv.Itoa(i)}})
	}
}

func plain[T ~string](text T) string { return string(text) }
func date(d day.Day) string          { return d.String() }
func whole(n int) string             { return strconv.Itoa(n) }
func long(n int64) string            { return strconv.FormatInt(n, 10) }

func batchID(key *uuid.UUID) *id.ID {
	if key == nil {
		return nil
	}
	return new(id.Of(origin.BatchKind, *key))
}

// editOne sets fields of one item and returns it as it is then, with what undoes it.
func editOne[V any](ctx context.Context, r *Resolver, of id.ID, kind id.Kind, w wishes,
	loader func(*dataloaders.Loaders) *dataloaders.Loader[uuid.UUID, *V]) (now *V, batch *id.ID, err error) {
	key, err := of.Key(kind)
	if err != nil {
		return nil, nil, fault.Field(fault.NotFound, "there is no such item, or you may not see it", "id")
	}
	done, err := r.edits.EditOne(ctx, access.From(ctx), of, w)
	if err != nil {
		return nil, nil, err
	}
	now, err = dataloaders.OrNil(loader(dataloaders.For(ctx)).Load(ctx, key))
	return now, batchID(done.Batch), err
}

// someOrigins are those of the fields that were asked for; all where none were.
func someOrigins(all []*origin.Origin, err error, fields []origin.Field) ([]*origin.Origin, error) {
	if fields == nil {
		return orEmpty(all), err
	}
	out := make([]*origin.Origin, 0, len(fields))
	for _, o := range all {
		if slices.Contains(fields, o.Field) {
			out = append(out, o)
		}
	}
	return out, err
}

func (r *Resolver) editItems(ctx context.Context, input model.EditItemsInput) (*edit.Done, error) {
	var w wishes
	w.bulk(origin.Genres, "genres", input.Genres)
	w.bulk(origin.Tags, "tags", input.Tags)
	w.bulk(origin.Studios, "studios", input.Studios)
	w.bulk(origin.Networks, "networks", input.Networks)
	w.bulk(origin.Countries, "countries", input.Countries)
	w.bulk(origin.Moods, "moods", input.Moods)
	w.bulk(origin.Styles, "styles", input.Styles)
	w.bulk(origin.Artists, "artists", input.Artists)
	w.bulk(origin.SecondaryKinds, "secondaryKinds", input.SecondaryKinds)
	w.bulk(origin.Languages, "languages", input.Languages)
	one(&w, origin.Compilation, "compilation", input.Compilation, strconv.FormatBool)
	one(&w, origin.Certification, "certification", input.Certification, plain)
	one(&w, origin.Language, "language", input.Language, plain)
	one(&w, origin.Collection, "collection", input.Collection, plain)
	one(&w, origin.Year, "year", input.Year, whole)
	one(&w, origin.Disc, "disc", input.Disc, whole)
	w.release(input.Release.Value(), "release")
	done, err := r.edits.Edit(ctx, access.From(ctx), idsOf(input.Ids), w)
	return orZeroed(done), err
}

func (r *Resolver) releaseFields(ctx context.Context, input model.ReleaseFieldsInput) (model.Node, *id.ID, error) {
	var w wishes
	w.release(input.Fields, "fields")
	done, err := r.edits.EditOne(ctx, access.From(ctx), input.ID, w)
	if err != nil {
		return nil, nil, err
	}
	now, err := item(ctx, input.ID)
	return now, batchID(done.Batch), err
}

func wishMovie(input model.EditMovieInput) wishes {
	var w wishes
	one(&w, origin.Title, "title", input.Title, plain)
	one(&w, origin.SortTitle, "sortTitle", input.SortTitle, plain)
	one(&w, origin.OriginalTitle, "originalTitle", input.OriginalTitle, plain)
	one(&w, origin.Year, "year", input.Year, whole)
	one(&w, origin.ReleasedOn, "releasedOn", input.ReleasedOn, date)
	one(&w, origin.RuntimeMs, "runtimeMs", input.RuntimeMs, long)
	one(&w, origin.Certification, "certification", input.Certification, plain)
	w.list(origin.AgeRatings, "ageRatings", input.AgeRatings)
	one(&w, origin.Overview, "overview", input.Overview, plain)
	one(&w, origin.Tagline, "tagline", input.Tagline, plain)
	w.list(origin.Genres, "genres", input.Genres)
	w.list(origin.Tags, "tags", input.Tags)
	w.list(origin.Studios, "studios", input.Studios)
	w.list(origin.Countries, "countries", input.Countries)
	one(&w, origin.Language, "language", input.Language, plain)
	one(&w, origin.Collection, "collection", input.Collection, plain)
	w.credits(input.Credits)
	w.translations(input.Translations)
	w.list(origin.Trailers, "trailers", input.Trailers)
	one(&w, origin.TMDBID, "tmdbId", input.TmdbID, long)
	one(&w, origin.IMDBID, "imdbId", input.ImdbID, plain)
	return w
}

func wishSeries(input model.EditSeriesInput) wishes {
	var w wishes
	one(&w, origin.Title, "title", input.Title, plain)
	one(&w, origin.SortTitle, "sortTitle", input.SortTitle, plain)
	one(&w, origin.OriginalTitle, "originalTitle", input.OriginalTitle, plain)
	one(&w, origin.Year, "year", input.Year, whole)
	one(&w, origin.FirstAiredOn, "firstAiredOn", input.FirstAiredOn, date)
	one(&w, origin.EndedOn, "endedOn", input.EndedOn, date)
	one(&w, origin.Status, "status", input.Status, plain)
	one(&w, origin.SeriesType, "type", input.Type, plain)
	one(&w, origin.Certification, "certification", input.Certification, plain)
	w.list(origin.AgeRatings, "ageRatings", input.AgeRatings)
	one(&w, origin.Overview, "overview", input.Overview, plain)
	w.list(origin.Genres, "genres", input.Genres)
	w.list(origin.Tags, "tags", input.Tags)
	w.list(origin.Studios, "studios", input.Studios)
	w.list(origin.Networks, "networks", input.Networks)
	w.list(origin.Countries, "countries", input.Countries)
	one(&w, origin.Language, "language", input.Language, plain)
	w.credits(input.Credits)
	w.translations(input.Translations)
	w.list(origin.Trailers, "trailers", input.Trailers)
	one(&w, origin.TMDBID, "tmdbId", input.TmdbID, long)
	one(&w, origin.TVDBID, "tvdbId", input.TvdbID, long)
	one(&w, origin.IMDBID, "imdbId", input.ImdbID, plain)
	return w
}

func wishSeason(input model.EditSeasonInput) wishes {
	var w wishes
	one(&w, origin.Title, "title", input.Title, plain)
	one(&w, origin.Overview, "overview", input.Overview, plain)
	w.translations(input.Translations)
	return w
}

func wishEpisode(input model.EditEpisodeInput) wishes {
	var w wishes
	one(&w, origin.Title, "title", input.Title, plain)
	one(&w, origin.AiredOn, "airedOn", input.AiredOn, date)
	one(&w, origin.Absolute, "absolute", input.Absolute, whole)
	one(&w, origin.DVDSeason, "dvdSeason", input.DvdSeason, whole)
	one(&w, origin.DVDNumber, "dvdNumber", input.DvdNumber, whole)
	one(&w, origin.AirsBeforeSeason, "airsBeforeSeason", input.AirsBeforeSeason, whole)
	one(&w, origin.AirsBeforeEpisode, "airsBeforeEpisode", input.AirsBeforeEpisode, whole)
	one(&w, origin.AirsAfterSeason, "airsAfterSeason", input.AirsAfterSeason, whole)
	one(&w, origin.RuntimeMs, "runtimeMs", input.RuntimeMs, long)
	one(&w, origin.Overview, "overview", input.Overview, plain)
	w.credits(input.Credits)
	w.translations(input.Translations)
	return w
}
