package viewing_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/platform/id"
)

// A file that holds several episodes: its end is the end of each.
func TestNote_severalEpisodes(t *testing.T) {
	t.Parallel()
	s := setup(t)
	series, parts := s.show("lost", 0, 4)
	list := parts[1]
	file, session := s.file(list[0], list[1]), id.New()
	s.reportFile(s.viewer, session, list[0], file, 50)
	require.Nil(t, s.watched(s.viewer, list[1]), "on the way only the one that is played")
	s.reportFile(s.viewer, session, list[0], file, 95)
	s.reportFile(s.viewer, session, list[0], file, 100)
	for _, e := range list[:2] {
		w := s.watched(s.viewer, e)
		require.NotNil(t, w)
		require.True(t, w.Watched)
		require.Equal(t, 1, w.PlayCount, "being at the end again is no other play")
		require.NotNil(t, w.LastPlayedAt)
	}
	require.Len(t, s.history(), 2, "one play each")
	require.Equal(t, list[2].UUID, s.next(series).EpisodeID)

	// Seen anew, from the second one.
	again := id.New()
	s.reportFile(s.viewer, again, list[1], file, 50)
	s.reportFile(s.viewer, again, list[1], file, 92)
	require.Equal(t, 2, s.watched(s.viewer, list[0]).PlayCount)
	require.Equal(t, 2, s.watched(s.viewer, list[1]).PlayCount)
	require.Equal(t, list[2].UUID, s.next(series).EpisodeID)
	require.Equal(t, 1, s.mark(list[0], false), "marks are of one")
	require.True(t, s.watched(s.viewer, list[1]).Watched)

	kept := []any{*s.watched(s.viewer, list[0]), *s.watched(s.viewer, list[1])}
	require.NoError(t, s.Derive(t.Context(), s.viewer.UserID, list))
	require.Equal(t, kept, []any{*s.watched(s.viewer, list[0]), *s.watched(s.viewer, list[1])})

	// Whose row is gone meanwhile: its file is of others now.
	old := id.Of("episode", id.New())
	s.reportFile(s.viewer, id.New(), old, s.file(list[2], list[3]), 95)
	require.True(t, s.watched(s.viewer, list[2]).Watched)
	require.True(t, s.watched(s.viewer, list[3]).Watched)
}
