package id_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
)

func TestNew_ordered(t *testing.T) {
	t.Parallel()
	last := id.New()
	for range 1000 {
		next := id.New()
		require.Equal(t, uuid.Version(7), next.Version())
		require.Less(t, last.String(), next.String())
		require.Less(t, id.Of("a", last).String(), id.Of("a", next).String(), "the text keeps the order")
		last = next
	}
}

func TestParse(t *testing.T) {
	t.Parallel()
	key := id.New()
	public := id.Of("movie_file", key)
	again, err := id.Parse(public.String())
	require.NoError(t, err)
	require.Equal(t, public, again)
	got, err := again.Key("movie_file")
	require.NoError(t, err)
	require.Equal(t, key, got)
	_, err = again.Key("movie")
	require.ErrorIs(t, err, fault.NotFound, "an id of another kind points at nothing")

	text := id.Of("movie", uuid.UUID{}).String()
	for _, bad := range []string{
		"", "movie", "movie_", "_" + text[6:], text + "0", text[:len(text)-1], "movie_0680000001R010000000000004", text[:len(text)-1] + "1",
		"movie-" + text[6:], text + "\n", "movie_" + strings.Repeat("u", 26), strings.Repeat("x", 10_000),
	} {
		_, err := id.Parse(bad)
		require.ErrorIs(t, err, fault.Invalid, bad)
		require.Less(t, len(err.Error()), 300)
	}
}

func TestGQL(t *testing.T) {
	t.Parallel()
	public := id.Of("movie", id.New())
	var out bytes.Buffer
	public.MarshalGQL(&out)
	require.Equal(t, `"`+public.String()+`"`, out.String())
	var again id.ID
	require.NoError(t, again.UnmarshalGQL(public.String()))
	require.Equal(t, public, again)
	require.ErrorIs(t, again.UnmarshalGQL("x"), fault.Invalid)
	require.Error(t, again.UnmarshalGQL(5))
}

func FuzzParse(f *testing.F) {
	f.Add("movie_0680000001r010000000000004")
	f.Fuzz(func(t *testing.T, text string) {
		got, err := id.Parse(text)
		if err == nil {
			require.Equal(t, text, got.String(), "one object has one spelling")
		}
	})
}
