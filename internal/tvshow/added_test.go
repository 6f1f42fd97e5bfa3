package tvshow_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/tvshow"
)

// Series and episodes came as their descriptions say, else with their first files.
func TestIdentify_added(t *testing.T) {
	t.Parallel()
	b := setup(t)
	one, two := b.Video("Show/Show S01E01.mkv"), b.Video("Show/Show S01E02.mkv")
	b.Write("Show/Show S01E02.nfo", "<episodedetails><title>t</title><season>1</season><episode>2</episode><dateadded>2017-03-04 05:06:07</dateadded></episodedetails>")
	one.File.AddedAt, two.File.AddedAt = time.Date(2019, 5, 6, 7, 8, 9, 0, time.UTC), time.Date(2018, 1, 2, 3, 4, 5, 0, time.UTC)
	b.identify(one, two)
	require.Equal(t, two.File.AddedAt, b.only().AddedAt.UTC())
	list, err := b.shows.EpisodesBySeriesIDs(t.Context(), b.Viewer, []uuid.UUID{b.only().ID}, tvshow.Aired)
	require.NoError(t, err)
	require.Equal(t, one.File.AddedAt, list[0].AddedAt.UTC())
	require.Equal(t, 2017, list[1].AddedAt.Year())
}
