package viewing_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/page"
	"revenge/internal/viewing"
)

func (s *shelf) records(v access.Viewer) []*viewing.Record {
	s.Helper()
	c, err := s.Records(s.Context(), v, page.Args{})
	require.NoError(s, err)
	return c.Nodes()
}

// What was taken out of one library comes into another one of the same content, for another user, once.
func TestRecords(t *testing.T) {
	t.Parallel()
	s := setup(t)
	film := s.film("heat", new(int64(949)), "")
	_, parts := s.show("lost", 0, 2)
	s.play(s.viewer, film, 95)
	s.play(s.viewer, film, 40)
	s.mark(parts[1][1], true)
	require.NoError(t, s.Rate(t.Context(), s.viewer, film, new(9)))
	require.NoError(t, s.SetWatchlisted(t.Context(), s.viewer, parts[1][0], true))
	out := s.records(s.viewer)
	require.Len(t, out, 3)
	require.Empty(t, s.records(s.other))
	require.Empty(t, s.records(access.Viewer{UserID: s.viewer.UserID, Role: access.User}))

	got, err := s.Import(t.Context(), s.viewer, out)
	require.NoError(t, err)
	require.Equal(t, &viewing.Imported{Matched: 3, Unmatched: []int{}, Refused: []*viewing.Refused{}}, got, "nothing is new where it came from")
	stray := &viewing.Record{Kind: viewing.KindMovie, Keys: []string{"movie|tmdb|1"}, At: new(s.clock.Now()), Watched: true}
	got, err = s.Import(t.Context(), s.other, append([]*viewing.Record{stray}, out...))
	require.NoError(t, err)
	require.Equal(t, &viewing.Imported{Matched: 3, Changed: 3, Unmatched: []int{0}, Refused: []*viewing.Refused{}}, got)
	for _, item := range []string{"film", "marked"} {
		key := map[string]int{"film": 0, "marked": 1}[item]
		of := film
		if key == 1 {
			of = parts[1][1]
		}
		mine, theirs := *s.watched(s.viewer, of), *s.watched(s.other, of)
		theirs.UserID, theirs.FileID = mine.UserID, mine.FileID
		require.Equal(t, mine, theirs, item)
	}
	require.Equal(t, 9, *s.thinks(s.other, film).Rating)
	require.True(t, s.thinks(s.other, parts[1][0]).Watchlisted())
	again, err := s.Import(t.Context(), s.other, out)
	require.NoError(t, err)
	require.Zero(t, again.Changed, "twice is no harm")
	require.Len(t, s.records(s.other), 3)

	for name, bad := range map[string]viewing.Record{
		"kind": {Kind: "SONG", Keys: []string{"a"}}, "no keys": {Kind: viewing.KindMovie}, "nul": {Kind: viewing.KindMovie, Keys: []string{"a\x00b"}}, "rating": {Kind: viewing.KindMovie, Keys: []string{"a"}, Rating: new(11)},
		"position": {Kind: viewing.KindMovie, Keys: []string{"a"}, PositionMs: -1}, "long": {Kind: viewing.KindMovie, Keys: []string{strings.Repeat("a", 501)}},
		"future": {Kind: viewing.KindMovie, Keys: []string{"a"}, At: new(s.clock.Now().Add(48 * time.Hour))},
	} {
		got, err := s.Import(t.Context(), s.viewer, []*viewing.Record{&bad, stray, out[0]})
		require.NoError(t, err, name)
		require.Equal(t, 1, got.Matched, "the others are taken in: %s", name)
		require.Equal(t, []int{1}, got.Unmatched)
		require.Len(t, got.Refused, 1)
		require.Zero(t, got.Refused[0].Place)
		require.NotEmpty(t, got.Refused[0].Reason)
	}
	_, err = s.Import(t.Context(), s.viewer, make([]*viewing.Record, 501))
	require.ErrorIs(t, err, fault.Invalid)
	blind, err := s.Import(t.Context(), access.Viewer{UserID: s.viewer.UserID, Role: access.User}, out)
	require.NoError(t, err)
	require.Equal(t, []int{0, 1, 2}, blind.Unmatched, "content that may not be seen is like content that is not there")
	_, err = s.Import(t.Context(), access.Viewer{}, out)
	require.ErrorIs(t, err, fault.Unauthenticated)
}
