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
		"trailers":               {origin.KindMovie, origin.Trailers, []string{"https://vimeo.com/76979871"}, []string{"https://vimeo.com/76979871"}, ""},
		"a trailer of Kodi":      {origin.KindMovie, origin.Trailers, []string{"plugin://plugin.video.youtube/?action=play_video&videoid=2RnvxmGcIy0", "https://youtu.be/2RnvxmGcIy0"}, []string{"https://www.youtube.com/watch?v=2RnvxmGcIy0"}, ""},
		"no isrc":                {origin.KindTrack, origin.ISRCs, []string{"123"}, nil, "x 0"},
		"a script as trailer":    {origin.KindMovie, origin.Trailers, []string{"javascript:alert(1)"}, nil, "x 0"},
		"tmdb":                   {origin.KindMovie, origin.TMDBID, []string{"0949"}, nil, "x"},
		"imdb":                   {origin.KindSeries, origin.IMDBID, []string{"nm0000001"}, nil, "x"},
		"musicbrainz":            {origin.KindArtist, origin.MusicBrainzID, []string{"20244D07-534F-4EFF-B4D4-930878889970"}, []string{"20244d07-534f-4eff-b4d4-930878889970"}, ""},
		"isrc":                   {origin.KindTrack, origin.ISRCs, []string{"USRC17607839", "us-rc1-76-07839", "DEA451700001"}, []string{"USRC17607839", "DEA451700001"}, ""},
		"beats":                  {origin.KindTrack, origin.BPM, []string{"NaN"}, nil, "x"},
		"words":                  {origin.KindTrack, origin.Lyrics, []string{"de | [00:01.00]Eins\nzwei | drei", "| plain"}, []string{"de | [00:01.00]Eins\nzwei | drei", "| plain"}, ""},
		"words without a bar":    {origin.KindTrack, origin.Lyrics, []string{"plain"}, nil, "x 0"},
		"no words":               {origin.KindTrack, origin.Lyrics, []string{"de | "}, nil, "x 0"},
		"words of no language":   {origin.KindTrack, origin.Lyrics, []string{"nonsense! | a"}, nil, "x 0"},
		"discs":                  {origin.KindRelease, origin.Discs, []string{"1 | A | CD | 12", "2"}, []string{"1 | A | CD | 12", "2"}, ""},
		"a disc twice":           {origin.KindRelease, origin.Discs, []string{"1 | A", "1 | B"}, nil, "x 1"},
		"a disc of no number":    {origin.KindRelease, origin.Discs, []string{"A"}, nil, "x 0"},
		"tracks of a disc":       {origin.KindRelease, origin.Discs, []string{"1 | A | CD | many"}, nil, "x 0"},
		"country":                {origin.KindRelease, origin.Country, []string{"Germany"}, nil, "x"},
		"compilation":            {origin.KindAlbum, origin.Compilation, []string{"perhaps"}, nil, "x"},
		"no compilation":         {origin.KindAlbum, origin.Compilation, nil, nil, "x"},
		"nobody":                 {origin.KindAlbum, origin.Artists, []string{" "}, nil, "x 0"},
		"by nobody":              {origin.KindAlbum, origin.Artists, nil, nil, "x"},
		"a season before":        {origin.KindEpisode, origin.AirsBeforeSeason, []string{"-1"}, nil, "x"},
		"a type of series":       {origin.KindSeries, origin.SeriesType, []string{"WEEKLY"}, nil, "x"},
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
	for _, k := range []origin.Kind{origin.KindMovie, origin.KindSeries, origin.KindSeason, origin.KindEpisode, origin.KindArtist, origin.KindAlbum, origin.KindRelease, origin.KindTrack} {
		require.Equal(t, id.Kind(strings.ToLower(string(k))), k.Public())
		require.NotEmpty(t, k.Fields())
	}
}

func TestMedium(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]origin.Medium{
		"2":                 {Number: 2},
		"1 | A":             {Number: 1, Title: "A"},
		"1 |  | CD":         {Number: 1, Media: "CD"},
		"1 | A | CD | 12":   {Number: 1, Title: "A", Media: "CD", Tracks: new(12)},
		"3 |  |  | 4":       {Number: 3, Tracks: new(4)},
		"1 | A/B | 12\" LP": {Number: 1, Title: "A/B", Media: "12\" LP"},
	} {
		got, ok := origin.ParseDisc(line)
		require.True(t, ok, line)
		require.Equal(t, want, got)
		require.Equal(t, line, got.Line())
	}
	require.Equal(t, "1 | A/B", origin.Medium{Number: 1, Title: " A|B\n"}.Line())
}

func TestIDs(t *testing.T) {
	t.Parallel()
	own := origin.IDs{origin.TMDBID: "1", origin.IMDBID: "tt1234567"}
	require.Nil(t, origin.Facts{}.IDs(own), "nobody says anything")
	require.Nil(t, origin.Facts{origin.TMDBID: {"1"}}.IDs(own))
	ids := origin.Facts{origin.TMDBID: {"2"}, origin.IMDBID: {}}.IDs(own)
	require.Equal(t, origin.IDs{origin.TMDBID: "2", origin.IMDBID: ""}, ids)
	require.EqualValues(t, 2, *ids.Number(origin.TMDBID, new(int64(1))))
	require.Nil(t, ids.Text(origin.IMDBID, new("tt1234567")), "it was said to have none")
	require.EqualValues(t, 3, *ids.Number(origin.TVDBID, new(int64(3))))
	require.Equal(t, "tt1234567", *origin.IDs(nil).Text(origin.IMDBID, new("tt1234567")))
}
