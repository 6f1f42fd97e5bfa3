package dataloaders

import (
	"context"

	"revenge/graph/setexec"
	"revenge/internal/metadata"
	"revenge/internal/movie"
	"revenge/internal/music"
	"revenge/internal/tvshow"
)

// ToText is an edge to a text in the viewer's language. Where he has chosen none it needs what main reads, which is nil for
// texts in the parent's row; else what translated reads.
type ToText[P any] struct {
	main, translated setexec.Relation
	plain            func(context.Context, P) (*string, error)
	// both are the translations and the main text.
	both func(context.Context, P) ([]metadata.Translation, *string, error)
	part func(metadata.Translation) string
}

// Prepare announces the rows of all parents.
func (e ToText[P]) Prepare(ctx context.Context, parents []any, args setexec.Args) []setexec.Read {
	switch {
	case For(ctx).language != "":
		return e.translated.Prepare(ctx, parents, args)
	case e.main != nil:
		return e.main.Prepare(ctx, parents, args)
	}
	return nil
}

// Load returns the text of one parent, the main one where there is no translation; nil where there is neither.
func (e ToText[P]) Load(ctx context.Context, parent P) (*string, error) {
	language := For(ctx).language
	if language == "" {
		return e.plain(ctx, parent)
	}
	translations, text, err := e.both(ctx, parent)
	if local := metadata.InLanguage(translations, language, e.part); local != nil {
		text = local
	}
	return text, err
}

// What is said of things in the viewer's language.
var (
	MovieOverview = declare(movieText(func(t *movie.Texts) *string { return t.Overview }, overview), "Movie.localOverview")
	MovieTagline  = declare(movieText(func(t *movie.Texts) *string { return t.Tagline }, tagline), "Movie.localTagline")

	SeriesOverview = declare(ToText[*tvshow.Series]{main: SeriesTexts, translated: SeriesDetails, part: overview,
		plain: func(ctx context.Context, s *tvshow.Series) (*string, error) {
			t, err := SeriesTexts.Load(ctx, s)
			return orNew(t).Overview, err
		},
		both: func(ctx context.Context, s *tvshow.Series) ([]metadata.Translation, *string, error) {
			d, err := SeriesDetails.Load(ctx, s)
			return orNew(d).Translations, orNew(d).Overview, err
		}}, "Series.localOverview")

	ArtistOverview = declare(musicText(ArtistTexts), "Artist.localOverview")
	AlbumOverview  = declare(musicText(AlbumTexts), "Album.localOverview")

	EpisodeOverview = declare(ToText[*tvshow.Episode]{translated: EpisodeTranslations, part: overview,
		plain: func(_ context.Context, e *tvshow.Episode) (*string, error) { return e.Overview, nil },
		both: func(ctx context.Context, e *tvshow.Episode) ([]metadata.Translation, *string, error) {
			t, err := EpisodeTranslations.Load(ctx, e)
			return orNew(t).Translations, e.Overview, err
		}}, "Episode.localOverview")
)

func musicText[P any](texts ToOne[P, *music.Texts]) ToText[P] {
	return ToText[P]{main: texts, translated: texts, part: overview,
		plain: func(ctx context.Context, parent P) (*string, error) {
			t, err := texts.Load(ctx, parent)
			return orNew(t).Overview, err
		},
		both: func(ctx context.Context, parent P) ([]metadata.Translation, *string, error) {
			t, err := texts.Load(ctx, parent)
			return orNew(t).Translations, orNew(t).Overview, err
		}}
}

func movieText(text func(*movie.Texts) *string, part func(metadata.Translation) string) ToText[*movie.Movie] {
	return ToText[*movie.Movie]{main: MovieTexts, translated: MovieDetails, part: part,
		plain: func(ctx context.Context, m *movie.Movie) (*string, error) {
			t, err := MovieTexts.Load(ctx, m)
			return text(orNew(t)), err
		},
		both: func(ctx context.Context, m *movie.Movie) ([]metadata.Translation, *string, error) {
			d, err := MovieDetails.Load(ctx, m)
			return orNew(d).Translations, text(&orNew(d).Texts), err
		}}
}

func overview(t metadata.Translation) string { return t.Overview }
func tagline(t metadata.Translation) string  { return t.Tagline }

// orNew stands for a row that is not there.
func orNew[T any](row *T) *T {
	if row == nil {
		return new(T)
	}
	return row
}

// LocalTitle is a title in the viewer's language; empty where there is none.
func LocalTitle(ctx context.Context, titles metadata.Titles) string {
	return titles.In(For(ctx).language)
}

// LocalOverview is what a thing is about in the viewer's language; nil where that is not said.
func LocalOverview(ctx context.Context, translations []metadata.Translation) *string {
	return metadata.InLanguage(translations, For(ctx).language, overview)
}
