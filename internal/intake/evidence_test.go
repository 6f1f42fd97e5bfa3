package intake_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/intake"
	"revenge/internal/intake/intaketest"
	"revenge/internal/library"
	"revenge/internal/metadata/release"
)

func describe(t *testing.T, s *intaketest.Shelf, f *library.Found) *intake.File {
	t.Helper()
	files, problems, err := intake.Describe(t.Context(), s.Library, []*library.Found{f})
	require.NoError(t, err)
	require.Empty(t, problems)
	return files[0]
}

func TestDescribe_evidence(t *testing.T) {
	t.Parallel()
	s := intaketest.New(t, library.KindMovies)
	s.Write("Solaris (1972)/Cube.nfo", `<movie><title>Cube</title><year>1997</year><uniqueid type="tmdb">431</uniqueid></movie>`)
	s.Write("Solaris (1972)/movie.nfo", `<movie><title>Ronin</title><year>1998</year></movie>`)
	f := s.Video("Solaris (1972)/Cube.mkv")
	describe(t, s, f)
	require.Equal(t, &library.Evidence{Kind: "MOVIE", Title: "Cube", Year: 1997, IDs: map[string]string{"tmdb": "431"}, Said: []library.Saying{
		{Source: library.FileName, Text: "Cube.mkv", Title: "Cube"},
		{Source: library.FolderName, Text: "Solaris (1972)", Title: "Solaris", Year: 1972},
		{Source: library.NFO, Title: "Cube", Year: 1997, IDs: map[string]string{"tmdb": "431"}},
		{Source: library.OtherNFO, Title: "Ronin", Year: 1998, IDs: map[string]string{}},
	}}, evenly(f.Evidence))
}

// evenly makes no difference between no ids and none.
func evenly(e *library.Evidence) *library.Evidence {
	for i := range e.Said {
		switch s := &e.Said[i]; s.Source {
		case library.OtherNFO:
			if s.IDs == nil {
				s.IDs = map[string]string{}
			}
		default:
			if len(s.IDs) == 0 {
				s.IDs = nil
			}
		}
	}
	e.Episodes = nil
	return e
}

func TestDescribe_decided(t *testing.T) {
	t.Parallel()
	s := intaketest.New(t, library.KindMovies)
	s.Write("Cube/Cube.nfo", `<movie><title>Cube</title><year>1997</year><uniqueid type="tmdb">431</uniqueid></movie>`)
	f := s.Video("Cube/Cube.mkv")
	f.Decision = &library.Decision{}
	require.NotNil(t, describe(t, s, f).Movie, "a decision that says nothing changes nothing")

	f.Decision = &library.Decision{Kind: "MOVIE", Title: "Ronin", Year: 1998, Key: "movie|tmdb|8195", IDs: map[string]string{"imdb": "tt0122690"}}
	file := describe(t, s, f)
	require.Nil(t, file.Movie, "the NFO file is of another film")
	require.Equal(t, "Ronin", file.Title)
	require.Equal(t, []string{"movie|tmdb|8195", "movie|imdb|tt0122690", "movie|ronin|1998"}, file.Keys())
	require.Equal(t, "Cube", f.Evidence.Title, "what was taken for it before")

	f.Decision = &library.Decision{Kind: "MOVIE", Title: "Cube", Year: 1997, IDs: map[string]string{"tmdb": "431"}}
	require.NotNil(t, describe(t, s, f).Movie, "the NFO file is of that film")
}

func TestDescribe_decidedEpisode(t *testing.T) {
	t.Parallel()
	s := intaketest.New(t, library.KindSeries)
	f := s.Video("Lost/Season 1/Something.mkv")
	f.Decision = &library.Decision{Kind: "EPISODE", Title: "Lost", Year: 2004, Key: "series|lost|2004", Season: new(2), Episodes: []int{3, 4}}
	file := describe(t, s, f)
	require.Equal(t, release.KindEpisode, file.Kind)
	require.Equal(t, 2, *file.Season)
	require.Equal(t, 3, *file.Episode)
	require.Equal(t, []int{3, 4}, file.Episodes)
	require.Empty(t, file.EpisodeTitle)
	require.Equal(t, []string{"series|lost|2004"}, file.Keys())
	require.False(t, f.Evidence.Numbered)
}
