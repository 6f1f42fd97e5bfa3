package metadata_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/metadata"
)

func TestMatch(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		a, b []string
		want int
	}{
		"number":                {[]string{"movie|tmdb|1", "movie|a|"}, []string{"movie|tmdb|1", "movie|b|"}, 3},
		"title":                 {[]string{"movie|a|2000"}, []string{"movie|a|2000", "movie|tmdb|1"}, 1},
		"file":                  {[]string{"movie|a|", "movie|oshash|x"}, []string{"movie|b|", "movie|oshash|x"}, 2},
		"title, other number":   {[]string{"movie|a|", "movie|tmdb|1"}, []string{"movie|a|", "movie|tmdb|2"}, 0},
		"file, other number":    {[]string{"movie|oshash|x", "movie|tmdb|1"}, []string{"movie|oshash|x", "movie|tmdb|2"}, 0},
		"one number of two":     {[]string{"movie|imdb|1", "movie|tmdb|1"}, []string{"movie|imdb|1", "movie|tmdb|2"}, 3},
		"nothing":               {[]string{"movie|a|"}, []string{"movie|b|"}, 0},
		"episodes of one place": {[]string{"series|tvdb|1|s1|e2"}, []string{"series|tvdb|1|s1|e2"}, 3},
		"episodes of two":       {[]string{"series|tvdb|1|s1|e2"}, []string{"series|tvdb|1|s1|e3"}, 0},
	} {
		require.Equal(t, c.want, metadata.Match(c.a, c.b), name)
		require.Equal(t, c.want, metadata.Match(c.b, c.a), name)
	}
}
