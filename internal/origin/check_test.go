package origin_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/origin"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
)

func TestCheck(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		kind  origin.Kind
		field origin.Field
		given []string
		want  []string
		path  string
	}{
		"blanks go":          {origin.KindMovie, origin.Title, []string{"  Heat "}, []string{"Heat"}, ""},
		"empty":              {origin.KindMovie, origin.Tagline, nil, []string{}, ""},
		"blank is empty":     {origin.KindMovie, origin.Tagline, []string{" "}, []string{}, ""},
		"no title":           {origin.KindMovie, origin.Title, nil, nil, "x"},
		"season without one": {origin.KindSeason, origin.Title, nil, []string{}, ""},
		"two":                {origin.KindMovie, origin.Title, []string{"a", "b"}, nil, "x"},
		"year":               {origin.KindMovie, origin.Year, []string{"1995"}, []string{"1995"}, ""},
		"early year":         {origin.KindMovie, origin.Year, []string{"999"}, nil, "x"},
		"day":                {origin.KindEpisode, origin.AiredOn, []string{"2020-02-30"}, nil, "x"},
		"runtime":            {origin.KindMovie, origin.RuntimeMs, []string{"0"}, nil, "x"},
		"status":             {origin.KindSeries, origin.Status, []string{"GONE"}, nil, "x"},
		"nul":                {origin.KindMovie, origin.Overview, []string{"a\x00b"}, nil, "x"},
		"broken text":        {origin.KindMovie, origin.Overview, []string{"a\xff"}, nil, "x"},
		"lines":              {origin.KindMovie, origin.Overview, []string{"a\nb"}, []string{"a\nb"}, ""},
		"a title of lines":   {origin.KindMovie, origin.Title, []string{"a\nb"}, nil, "x"},
		"long":               {origin.KindMovie, origin.Title, []string{strings.Repeat("x", origin.MaxText+1)}, nil, "x"},
		"once each":          {origin.KindMovie, origin.Genres, []string{"Drama", "drama", "Dráma", "Crime"}, []string{"Drama", "Crime"}, ""},
		"two in one":         {origin.KindMovie, origin.Genres, []string{"Drama", "Crime/War"}, nil, "x 1"},
		"blank genre":        {origin.KindMovie, origin.Genres, []string{""}, nil, "x 0"},
		"credits": {origin.KindMovie, origin.Credits, []string{"ACTOR | Anna | Bell", "ACTOR | Anna Bell", "ACTOR|anna|BELL", "OTHER | Anna | Gaffer | Grip"},
			[]string{"ACTOR | Anna | Bell", "ACTOR | Anna Bell", "OTHER | Anna | Gaffer | Grip"}, ""},
		"credit of nobody":       {origin.KindSeries, origin.Credits, []string{"ACTOR | A", "ACTOR | "}, nil, "x 1"},
		"credit of no role":      {origin.KindSeries, origin.Credits, []string{"STAR | A"}, nil, "x 0"},
		"credit of a long name":  {origin.KindEpisode, origin.Credits, []string{"ACTOR | " + strings.Repeat("x", 201)}, nil, "x 0"},
		"credits of a season":    {origin.KindSeason, origin.Credits, []string{"ACTOR | A"}, nil, "x"},
		"translations":           {origin.KindEpisode, origin.Translations, []string{"de | title | A", "de | overview | A\nB"}, []string{"de | title | A", "de | overview | A\nB"}, ""},
		"translated twice":       {origin.KindMovie, origin.Translations, []string{"de | title | A", "de | title | B"}, nil, "x 1"},
		"no language":            {origin.KindMovie, origin.Translations, []string{"und | title | A"}, nil, "x 0"},
		"a translation of lines": {origin.KindMovie, origin.Translations, []string{"de | title | A\nB"}, nil, "x 0"},
		"moods":                  {origin.KindTrack, origin.Moods, []string{"Calm", "calm"}, []string{"Calm"}, ""},
		"no field":               {origin.KindSeason, origin.Genres, []string{"Drama"}, nil, "x"},
	} {
		got, err := c.kind.Check(c.field, c.given, "x")
		if c.path == "" {
			require.NoError(t, err, name)
			require.Equal(t, c.want, got, name)
			continue
		}
		require.ErrorIs(t, err, fault.Invalid, name)
		var mistake *fault.Mistake
		require.True(t, errors.As(err, &mistake))
		require.Equal(t, c.path, strings.Join(mistake.Path, " "), name)
	}
	many := make([]string, origin.MaxList+1)
	for i := range many {
		many[i] = strings.Repeat("x", i+1)
	}
	_, err := origin.KindMovie.Check(origin.Tags, many)
	require.ErrorIs(t, err, fault.Invalid)
}

func TestKind(t *testing.T) {
	t.Parallel()
	for _, k := range []origin.Kind{origin.KindMovie, origin.KindSeries, origin.KindSeason, origin.KindEpisode, origin.KindArtist, origin.KindAlbum, origin.KindTrack} {
		require.Equal(t, k, origin.KindOf(k.Public()))
		require.NotEmpty(t, k.Fields())
	}
	require.Empty(t, origin.KindOf(id.Kind("person")))
}
