package tvshow_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/tvshow"
)

func (b *bench) inOrder(series uuid.UUID, order tvshow.Order) (out []string) {
	b.Helper()
	list, err := b.shows.EpisodesBySeriesIDs(b.Context(), b.Viewer, []uuid.UUID{series}, order)
	require.NoError(b, err)
	for _, e := range list {
		out = append(out, fmt.Sprintf("%dx%d", e.SeasonNumber, *e.Number))
	}
	return out
}

func TestOrders(t *testing.T) {
	t.Parallel()
	b := setup(t)
	nfo := func(season, number int, more string) {
		name := fmt.Sprintf("Firefly/Season %d/Firefly S%02dE%02d", season, season, number)
		b.Write(name+".nfo", fmt.Sprintf("<episodedetails><title>t</title><season>%d</season><episode>%d</episode>%s</episodedetails>", season, number, more))
		b.identify(b.Video(name + ".mkv"))
	}
	b.Write("Firefly/tvshow.nfo", `<tvshow><title>Firefly</title><uniqueid type="tvdb">78874</uniqueid></tvshow>`)
	nfo(1, 1, `<dvd_season>1</dvd_season><dvd_episode>2</dvd_episode><absolute_number>1</absolute_number>`)
	nfo(1, 2, `<episode_groups><group episode="1" id="DVD" season="1"/><group episode="2" id="ABSOLUTE" season="1"/></episode_groups>`)
	nfo(2, 1, ``)
	nfo(0, 1, `<airsbefore_season>1</airsbefore_season><airsbefore_episode>2</airsbefore_episode>`)
	nfo(0, 2, `<airsafter_season>1</airsafter_season>`)
	nfo(0, 3, ``)
	s := b.only()
	require.Equal(t, []string{"1x1", "0x1", "1x2", "0x2", "2x1", "0x3"}, b.inOrder(s.ID, tvshow.Aired))
	require.Equal(t, []string{"1x2", "1x1", "2x1", "0x1", "0x2", "0x3"}, b.inOrder(s.ID, tvshow.DVD))
	require.Equal(t, []string{"1x1", "1x2", "2x1", "0x1", "0x2", "0x3"}, b.inOrder(s.ID, tvshow.Absolute))

	b.Exec(`INSERT INTO users (id, name, display_name, password_hash, role) VALUES ($1, 'anna', 'x', 'x', 'USER')`, b.Viewer.UserID)
	chosen, err := b.shows.OrdersBySeriesIDs(t.Context(), b.Viewer, []uuid.UUID{s.ID})
	require.NoError(t, err)
	require.Empty(t, chosen)
	require.NoError(t, b.shows.Choose(t.Context(), b.Viewer, s.ID, tvshow.Absolute))
	require.NoError(t, b.shows.Choose(t.Context(), b.Viewer, s.ID, tvshow.DVD))
	chosen, err = b.shows.OrdersBySeriesIDs(t.Context(), b.Viewer, []uuid.UUID{s.ID})
	require.NoError(t, err)
	require.Equal(t, []*tvshow.Choice{{SeriesID: s.ID, Order: tvshow.DVD}}, chosen)
	stranger := b.Viewer
	stranger.Libraries = []uuid.UUID{}
	require.ErrorIs(t, b.shows.Choose(t.Context(), stranger, s.ID, tvshow.DVD), fault.NotFound)
}

// The order that somebody watches a series in is of its content: another row of it takes it up.
func TestOrder_outlivesTheRow(t *testing.T) {
	t.Parallel()
	b := setup(t)
	file := b.Video("Show/Show S01E01.mkv")
	b.identify(file)
	user := id.New()
	b.Exec(`INSERT INTO users (id, name, display_name, role, password_hash) VALUES ($1, 'bert', 'Bert', 'USER', '')`, user)
	viewer := b.Viewer
	viewer.UserID = user
	require.NoError(t, b.shows.Choose(t.Context(), viewer, b.only().ID, tvshow.DVD))
	first := b.only().ID
	b.Exec(`DELETE FROM series`)
	none, err := b.shows.OrdersBySeriesIDs(t.Context(), viewer, []uuid.UUID{first})
	require.NoError(t, err)
	require.Empty(t, none)
	b.identify(file)
	require.NotEqual(t, first, b.only().ID)
	list, err := b.shows.OrdersBySeriesIDs(t.Context(), viewer, []uuid.UUID{b.only().ID})
	require.NoError(t, err)
	require.Len(t, list, 1)
	require.Equal(t, tvshow.DVD, list[0].Order)
}

// What stands beside an episode follows the order that the viewer has chosen.
func TestBeside(t *testing.T) {
	t.Parallel()
	b := setup(t)
	nfo := func(name string, episodes ...string) {
		b.Write(name+".nfo", strings.Join(episodes, ""))
		b.identify(b.Video(name + ".mkv"))
	}
	one := func(season, number int, more string) string {
		return fmt.Sprintf("<episodedetails><title>t</title><season>%d</season><episode>%d</episode>%s</episodedetails>", season, number, more)
	}
	b.Write("Firefly/tvshow.nfo", `<tvshow><title>Firefly</title><uniqueid type="tvdb">78874</uniqueid></tvshow>`)
	nfo("Firefly/Firefly S01E01", one(1, 1, `<dvd_season>1</dvd_season><dvd_episode>4</dvd_episode>`))
	nfo("Firefly/Firefly S01E02E03", one(1, 2, ``), one(1, 3, ``))
	nfo("Firefly/Firefly S02E01", one(2, 1, ``))
	nfo("Firefly/Firefly S00E01", one(0, 1, `<airsbefore_season>1</airsbefore_season><airsbefore_episode>2</airsbefore_episode>`))
	nfo("Firefly/Firefly S00E02", one(0, 2, ``))
	nfo("Firefly/Firefly S00E03", one(0, 3, ``))
	s := b.only()
	list, err := b.shows.EpisodesBySeriesIDs(t.Context(), b.Viewer, []uuid.UUID{s.ID}, tvshow.Aired)
	require.NoError(t, err)
	names, ids := map[uuid.UUID]string{}, []uuid.UUID{}
	for _, e := range list {
		names[e.ID] = fmt.Sprintf("%dx%d", e.SeasonNumber, *e.Number)
		ids = append(ids, e.ID)
	}
	besides := func(read func(context.Context, access.Viewer, []uuid.UUID) ([]*tvshow.Beside, error)) map[string]string {
		t.Helper()
		rows, err := read(t.Context(), b.Viewer, ids)
		require.NoError(t, err)
		out := map[string]string{}
		for _, r := range rows {
			require.Equal(t, names[r.ID], fmt.Sprintf("%dx%d", r.SeasonNumber, *r.Number))
			out[names[r.OfID]] = names[r.ID]
		}
		return out
	}
	require.Equal(t, map[string]string{"1x1": "0x1", "0x1": "1x2", "1x2": "2x1", "1x3": "2x1", "0x2": "0x3"}, besides(b.shows.NextByEpisodeIDs),
		"what is in the same file is seen with it, and a special without a place is no end of the series")
	require.Equal(t, map[string]string{"2x1": "1x3", "1x3": "0x1", "1x2": "0x1", "0x1": "1x1", "0x3": "0x2"}, besides(b.shows.PreviousByEpisodeIDs))

	b.Exec(`INSERT INTO users (id, name, display_name, password_hash, role) VALUES ($1, 'anna', 'x', 'x', 'USER')`, b.Viewer.UserID)
	require.NoError(t, b.shows.Choose(t.Context(), b.Viewer, s.ID, tvshow.DVD))
	require.Equal(t, map[string]string{"1x2": "1x1", "1x3": "1x1", "1x1": "2x1", "0x1": "0x2", "0x2": "0x3"}, besides(b.shows.NextByEpisodeIDs))
	b.Exec(`UPDATE episodes SET missing_since = now() WHERE season_number = 1 AND number = 1`)
	require.Equal(t, "2x1", besides(b.shows.NextByEpisodeIDs)["1x3"], "over what is missing")
	b.Viewer.Libraries = nil
	require.Empty(t, besides(b.shows.NextByEpisodeIDs))
}
