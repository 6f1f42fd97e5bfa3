package sidecar

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func show(list []Artwork) []string {
	var out []string
	for _, a := range list {
		s := a.Name + " " + string(a.Role)
		if a.Season != nil {
			s += fmt.Sprint(" s", *a.Season)
		}
		if a.Order > 0 {
			s += fmt.Sprint(" #", a.Order)
		}
		out = append(out, s)
	}
	return out
}

func TestNFO(t *testing.T) {
	t.Parallel()
	names := []string{"other.nfo", "Movie.nfo", "Heat (1995).NFO", "tvshow.nfo", "season.nfo", "VIDEO_TS/VIDEO_TS.nfo"}
	require.Equal(t, []string{"Heat (1995).NFO"}, NFO("Heat (1995).mkv", names, false))
	require.Equal(t, []string{"Heat (1995).NFO", "Movie.nfo", "VIDEO_TS/VIDEO_TS.nfo"}, NFO("Heat (1995).mkv", names, true))
	require.Empty(t, NFO("Heat.mkv", names, false))
	require.Equal(t, []string{"tvshow.nfo"}, FolderNFO(SubjectSeries, names))
	require.Equal(t, []string{"season.nfo"}, FolderNFO(SubjectSeason, names))
	require.Equal(t, []string{"Movie.nfo"}, FolderNFO(SubjectMovie, names))
}

func TestForVideo(t *testing.T) {
	t.Parallel()
	names := []string{"Heat-poster.jpg", "Heat.jpg", "Heat-fanart.PNG", "Heat-fanart2.jpg", "Heat-backdrop-3.jpg", "Heat.clearlogo.png", "Heat-banner.jpg", "Heat-thumb.jpg", "Heat-landscape.jpg",
		"Heat-clearart.png", "Heat-disc.png", "Heater-poster.jpg", "Heat-nonsense.jpg", "poster.jpg", "Heat-poster.txt", "Subs/Heat-poster.jpg"}
	require.Equal(t, []string{"Heat-poster.jpg POSTER", "Heat.jpg POSTER", "Heat-fanart.PNG BACKDROP", "Heat-fanart2.jpg BACKDROP #2", "Heat-backdrop-3.jpg BACKDROP #3", "Heat.clearlogo.png LOGO",
		"Heat-banner.jpg BANNER", "Heat-thumb.jpg THUMB", "Heat-landscape.jpg THUMB", "Heat-clearart.png CLEARART", "Heat-disc.png DISC"}, show(ForVideo("Heat.mkv", false, names)))

	episode := []string{"Show S01E02-thumb.jpg", "Show S01E02.jpg", "Show S01E02.tbn", "metadata/Show S01E02.jpg", "Show S01E02E03.jpg", "Show S01E022-thumb.jpg"}
	require.Equal(t, []string{"Show S01E02-thumb.jpg EPISODE_STILL", "Show S01E02.jpg EPISODE_STILL", "Show S01E02.tbn EPISODE_STILL", "metadata/Show S01E02.jpg EPISODE_STILL"}, show(ForVideo("Show S01E02.mkv", true, episode)))
	require.Empty(t, ForVideo("", false, names))
}

func TestForFolder_movie(t *testing.T) {
	t.Parallel()
	names := []string{"poster.jpg", "folder.jpg", "cover.png", "movie.jpg", "movie-poster.jpg", "fanart.jpg", "backdrop1.jpg", "background.webp", "logo.png", "clearlogo.png", "banner.jpg", "landscape.jpg", "clearart.png", "discart.png",
		"extrafanart/a.jpg", "extrafanart/b.jpg", "random.jpg", "season01-poster.jpg", "poster.txt"}
	require.Equal(t, []string{"poster.jpg POSTER", "folder.jpg POSTER", "cover.png POSTER", "movie.jpg POSTER", "movie-poster.jpg POSTER", "fanart.jpg BACKDROP", "backdrop1.jpg BACKDROP #1", "background.webp BACKDROP",
		"logo.png LOGO", "clearlogo.png LOGO", "banner.jpg BANNER", "landscape.jpg THUMB", "clearart.png CLEARART", "discart.png DISC", "extrafanart/a.jpg BACKDROP #4", "extrafanart/b.jpg BACKDROP #5"}, show(ForFolder(SubjectMovie, names)))
}

func TestForFolder_series(t *testing.T) {
	t.Parallel()
	names := []string{"poster.jpg", "season01-poster.jpg", "Season2.png", "season-specials-poster.jpg", "season03-banner.jpg", "season04-landscape.jpg", "season-all-poster.jpg", "season01-fanart.jpg",
		"Season 05/poster.jpg", "Season 06/folder.jpg", "Specials/poster.jpg", "Season 07/season07-poster.jpg", "Season 08/banner.jpg", "Season 01/Show S01E01-thumb.jpg", "Season 09/fanart.jpg", "movie.jpg"}
	require.Equal(t, []string{"poster.jpg POSTER", "season01-poster.jpg SEASON_POSTER s1", "Season2.png SEASON_POSTER s2", "season-specials-poster.jpg SEASON_POSTER s0", "season03-banner.jpg SEASON_BANNER s3",
		"season04-landscape.jpg SEASON_THUMB s4", "season-all-poster.jpg SEASON_POSTER", "Season 05/poster.jpg SEASON_POSTER s5", "Season 06/folder.jpg SEASON_POSTER s6", "Specials/poster.jpg SEASON_POSTER s0",
		"Season 07/season07-poster.jpg SEASON_POSTER s7", "Season 08/banner.jpg SEASON_BANNER s8"}, show(ForFolder(SubjectSeries, names)))
	require.Equal(t, []string{"poster.jpg POSTER"}, show(ForFolder(SubjectSeason, []string{"poster.jpg", "movie.jpg"})))
}

func TestSubtitles(t *testing.T) {
	t.Parallel()
	for words, want := range map[string]Subtitle{
		"":                            {},
		".en":                         {Language: "en"},
		".eng":                        {Language: "en"},
		".EN":                         {Language: "en"},
		".ger":                        {Language: "de"},
		".deu":                        {Language: "de"},
		".pt-BR":                      {Language: "pt-BR"},
		".pt_BR":                      {Language: "pt-BR"},
		".zh-Hans":                    {Language: "zh-Hans"},
		".es-419":                     {Language: "es-419"},
		".English":                    {Language: "en"},
		".Deutsch":                    {Language: "de"},
		".en.forced":                  {Language: "en", Forced: true},
		".forced.en":                  {Language: "en", Forced: true},
		".foreign":                    {Forced: true},
		".en.sdh":                     {Language: "en", HearingImpaired: true},
		".en.cc":                      {Language: "en", HearingImpaired: true},
		".en.hi":                      {Language: "en", HearingImpaired: true},
		".hi.en":                      {Language: "en", HearingImpaired: true},
		".hi":                         {Language: "hi"},
		".hin":                        {Language: "hi"},
		".default":                    {Default: true},
		".en.default.forced":          {Language: "en", Default: true, Forced: true},
		".DEFAULT.FORCED":             {Default: true, Forced: true},
		".title.en.default.forced":    {Language: "en", Title: "title", Default: true, Forced: true},
		".sdh.en.title":               {Language: "en", Title: "title", HearingImpaired: true},
		".Title Goes Here":            {Title: "Title Goes Here"},
		".Title.with.Separator":       {Title: "Title with Separator"},
		".Subs for Chinese Audio.eng": {Language: "en", Title: "Subs for Chinese Audio"},
		".Director's Commentary.en":   {Language: "en", Title: "Director's Commentary"},
		"_eng":                        {Language: "en"},
		"-en":                         {Language: "en"},
		".The":                        {Title: "The"},
	} {
		name := "My.Film" + words + ".srt"
		want.Name, want.Format = name, "srt"
		got := Subtitles("My.Film.mkv", []string{name}, false)
		require.Len(t, got, 1, name)
		got[0].Title = strings.TrimSpace(got[0].Title)
		require.Equal(t, want, got[0], name)
	}
}

func TestSubtitles_folders(t *testing.T) {
	t.Parallel()
	names := []string{"Film.srt", "Film.ass", "Film.idx", "Film.sub", "Films.srt", "Other.en.srt", "Film.txt", "Subs/Film.de.srt", "Subs/Film/2_English.srt", "Subs/Film/3_French (forced).srt", "Subs/4_German.srt", "Subs/Other/2_English.srt", "Extras/Film.srt"}
	languages := func(alone bool) map[string]string {
		out := map[string]string{}
		for _, s := range Subtitles("Film.mkv", names, alone) {
			out[s.Name] = s.Language
		}
		return out
	}
	mixed := map[string]string{"Film.srt": "", "Film.ass": "", "Film.sub": "", "Subs/Film.de.srt": "de", "Subs/Film/2_English.srt": "en", "Subs/Film/3_French (forced).srt": "fr"}
	require.Equal(t, mixed, languages(false))
	mixed["Subs/4_German.srt"] = "de"
	require.Equal(t, mixed, languages(true))
	for _, s := range Subtitles("Film.mkv", names, false) {
		require.Equal(t, strings.Contains(s.Name, "forced"), s.Forced, s.Name)
	}
}

func FuzzSubtitles(f *testing.F) {
	f.Add("Film.mkv", "Film.en.forced.srt")
	f.Add("Film.mkv", "Subs/Film/2_English.srt")
	f.Add("\xff.mkv", "\xff.\x00.srt")
	f.Add("İ.mkv", "i̇.poster.jpg")
	f.Fuzz(func(_ *testing.T, video, name string) {
		Subtitles(video, []string{name}, true)
		ForVideo(video, true, []string{name})
		ForFolder(SubjectSeries, []string{name})
		NFO(video, []string{name}, true)
	})
}
