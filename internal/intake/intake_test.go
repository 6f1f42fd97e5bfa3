package intake_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/sys/unix"

	"revenge/internal/artwork"
	"revenge/internal/intake"
	"revenge/internal/intake/intaketest"
	"revenge/internal/library"
	"revenge/internal/metadata"
	"revenge/internal/person"
	"revenge/internal/testkit"
	"revenge/media"
)

func TestMain(m *testing.M) { testkit.Main(m) }

func TestDescribe_hostileFolder(t *testing.T) {
	t.Parallel()
	s := intaketest.New(t, library.KindMovies)
	outside := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(outside, "secret.nfo"), []byte("<movie><title>Secret</title></movie>"), 0o600))
	require.NoError(t, os.WriteFile(filepath.Join(outside, "secret.jpg"), []byte("jpeg"), 0o600))
	f := s.Video("Film (2000)/Film (2000).mkv")
	at := filepath.Join(s.Dir, "Film (2000)")
	require.NoError(t, os.Symlink(filepath.Join(outside, "secret.nfo"), filepath.Join(at, "movie.nfo")))
	require.NoError(t, os.Symlink(filepath.Join(outside, "secret.jpg"), filepath.Join(at, "poster.jpg")))
	require.NoError(t, unix.Mkfifo(filepath.Join(at, "Film (2000).nfo"), 0o600), "a pipe that nobody writes to")
	s.Write("Film (2000)/logo.png", "")
	files, problems, err := intake.Describe(t.Context(), s.Library, []*library.Found{f})
	require.NoError(t, err)
	require.Equal(t, "Film", files[0].Title, "a link that leaves the root is not followed")
	require.Nil(t, files[0].Poster)
	require.Nil(t, files[0].Logo, "an empty file is no picture")
	for _, p := range problems {
		require.Equal(t, library.StageIdentify, p.Stage)
		require.NotContains(t, p.Message, outside)
		require.NotContains(t, p.Message, s.Dir)
	}
	require.NotEmpty(t, problems)
}

func TestDescribe_rootAway(t *testing.T) {
	t.Parallel()
	s := intaketest.New(t, library.KindMovies)
	f := s.Video("Film (2000).mkv")
	require.NoError(t, os.RemoveAll(s.Dir))
	files, _, err := intake.Describe(t.Context(), s.Library, []*library.Found{f})
	require.NoError(t, err)
	require.Equal(t, "Film", files[0].Title, "the name is enough")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, _, err = intake.Describe(ctx, s.Library, []*library.Found{f})
	require.ErrorIs(t, err, context.Canceled)
}

func TestFrame(t *testing.T) {
	t.Parallel()
	s := intaketest.New(t, library.KindMovies)
	f := &intake.File{Found: s.Video("a.mkv")}
	for duration, want := range map[int64]int64{20_000: 2_000, 40_000: 30_000, 100_000: 30_000, 7_200_000: 720_000} {
		f.Media.DurationMs = duration
		require.Equal(t, want, *f.Frame(artwork.Still).AtMs)
	}
	f.Media.DurationMs = 0
	require.Nil(t, f.Frame(artwork.Still))
	f.Media.DurationMs, f.Media.Info.Streams = 10, nil
	require.Nil(t, f.Frame(artwork.Still), "no video, no frame")
	f.Media = nil
	require.Nil(t, f.Frame(artwork.Still))
	require.Nil(t, f.Cover(artwork.Poster))
}

func TestCover(t *testing.T) {
	t.Parallel()
	s := intaketest.New(t, library.KindMovies)
	f := &intake.File{Found: s.Video("a.mkv")}
	require.Nil(t, f.Cover(artwork.Poster))
	f.Media.Info.Attachments = []media.Attachment{{Index: 4, Name: "font.ttf", MimeType: "font/ttf"}, {Index: 5, Name: "still.jpg", MimeType: "image/jpeg"}, {Index: 6, Name: "Cover.jpg", MimeType: "image/jpeg"}}
	require.Equal(t, 6, *f.Cover(artwork.Poster).StreamIndex)
	version := f.Cover(artwork.Poster).Version
	f.File.MtimeNs++
	require.NotEqual(t, version, f.Cover(artwork.Poster).Version, "another content is another picture")
}

func TestBetter(t *testing.T) {
	t.Parallel()
	local, frame := &artwork.New{Source: artwork.SourceLocal}, &artwork.New{Source: artwork.SourceFrame}
	require.Equal(t, frame, intake.Better(nil, nil, frame, local))
	require.Nil(t, intake.Better(new(artwork.SourceLocal), frame))
	require.Equal(t, local, intake.Better(new(artwork.SourceFrame), local))
	require.Equal(t, local, intake.Better(new(artwork.SourceLocal), local), "the same place again may hold another picture")
}

func TestFacts(t *testing.T) {
	t.Parallel()
	require.Nil(t, intake.Text(" \x00 \xff"))
	require.Equal(t, "ab", *intake.Text(" a\x00b\xff "))
	require.Equal(t, []string{"a", "b"}, intake.Texts([]string{"a", " ", "b", "a "}))
	require.Nil(t, intake.Year(0))
	require.Nil(t, intake.Year(123456))
	require.Equal(t, 1999, *intake.Year(1999))
	require.Nil(t, intake.Day("soon"))
	require.Nil(t, intake.Number(map[string]string{"tmdb": "x"}, "tmdb"))
	require.Nil(t, intake.Number(map[string]string{"tmdb": "-1"}, "tmdb"))
	for name, c := range map[string]struct {
		ratings []metadata.Rating
		want    float64
	}{
		"default":  {[]metadata.Rating{{Source: "imdb", Value: 5, Max: 10}, {Source: "other", Value: 90, Max: 100, Default: true}}, 9},
		"known":    {[]metadata.Rating{{Source: "other", Value: 5, Max: 10}, {Source: "IMDb", Value: 7.3}}, 7.3},
		"nonsense": {[]metadata.Rating{{Source: "imdb", Value: 50, Max: 10}}, 0},
		"none":     {nil, 0},
	} {
		got := intake.Rating(&metadata.Facts{Ratings: c.ratings})
		if c.want == 0 {
			require.Nil(t, got, name)
			continue
		}
		require.InDelta(t, c.want, *got, 0.001, name)
	}
	require.Equal(t, []string{"Drama", "Sci-Fi", "War"}, intake.Genres(&metadata.Facts{Genres: []string{"Drama / Sci-Fi", "War|drama", ""}}))
}

func TestCredits(t *testing.T) {
	t.Parallel()
	got := intake.Credits(&metadata.Facts{Credits: []metadata.Credit{
		{Name: "W", Job: metadata.JobWriter}, {Name: "B", Job: metadata.JobActor, Role: "Two", Order: 1}, {Name: "A", Job: metadata.JobActor, Role: "One"},
		{Name: "A", Job: metadata.JobActor, Role: "One"}, {Name: "D", Job: metadata.JobDirector, IDs: metadata.IDs{"tmdb": "5", "imdb": "nm5"}}, {Name: "  "}, {Name: "X", Job: "BEST_BOY"}}})
	var names []string
	for _, c := range got {
		names = append(names, c.Name)
	}
	require.Equal(t, "D,A,B,W,X", strings.Join(names, ","))
	require.Equal(t, person.Other, got[4].Role)
	require.EqualValues(t, 5, *got[0].TMDBID)
	require.Equal(t, "One", *got[1].Character)
	require.Nil(t, got[0].Character)
}
