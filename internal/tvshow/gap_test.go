package tvshow_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/platform/id"
)

func TestGaps(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for _, name := range []string{
		"Wire/S01E01", "Wire/S01E02", "Wire/S01E04", "Wire/S01E08", "Wire/S02E02-E03", "Wire/S00E05",
		"Through/S01E01", "Through/S01E02", "Through/S02E03", "Through/S02E05", // counted on
		"Whole/S01E01", "Whole/S01E02", "Whole/S02E01", "Begun/S03E04",
	} {
		show, episode, _ := strings.Cut(name, "/")
		b.identify(b.Video(show + "/" + show + " " + episode + ".mkv"))
	}
	titles, ids := map[uuid.UUID]string{}, []uuid.UUID{}
	for _, s := range b.all() {
		titles[s.ID], ids = s.Title, append(ids, s.ID)
	}
	got := map[string][]string{}
	gaps, err := b.shows.GapsBySeriesIDs(t.Context(), b.Viewer, ids)
	require.NoError(t, err)
	for _, g := range gaps {
		got[titles[g.SeriesID]] = append(got[titles[g.SeriesID]], fmt.Sprintf("%d: %d-%d", g.SeasonNumber, g.From, g.To))
	}
	require.Equal(t, map[string][]string{"Wire": {"1: 3-3", "1: 5-7", "2: 1-1"}, "Through": {"2: 4-4"}, "Begun": {"3: 1-3"}}, got)
	gaps, err = b.shows.GapsBySeriesIDs(t.Context(), access.Viewer{UserID: id.New(), Role: access.User}, ids)
	require.NoError(t, err)
	require.Empty(t, gaps)
}
