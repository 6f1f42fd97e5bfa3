package join_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/edit"
	"revenge/internal/join"
	"revenge/internal/library"
	"revenge/internal/origin"
	"revenge/internal/platform/fault"
	"revenge/internal/tvshow"
)

func (b *bench) number(file uuid.UUID, season int, episodes ...int) *join.Change {
	b.Helper()
	b.clock.Advance(time.Minute)
	c, err := b.Number(b.Context(), b.admin, file, season, episodes)
	require.NoError(b, err)
	return c
}

const playsBeside = `SELECT count(*)::text FROM plays p WHERE NOT EXISTS (SELECT FROM episode_files x WHERE x.file_id = p.file_id AND x.episode_id = p.item_id)`

func TestMerge_series(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindSeries)
	files := b.file("Lost (2004)/Lost S01E01.mkv", "Lost (2004)/Lost S01E02.mkv", "Verschollen/Verschollen S01E02.mkv", "Verschollen/Verschollen S01E03.mkv",
		"Verschollen/Verschollen S02E01-E02.mkv")
	into, other := b.of(files[0]), b.of(files[2])
	for _, f := range files {
		b.play(f)
	}
	require.NoError(t, b.Viewing.Rate(t.Context(), b.admin, other, new(8)))
	_, err := b.edits.EditOne(t.Context(), b.admin, b.playable(files[3])[0], []edit.Change{{Field: origin.Title, Mode: edit.Set, Values: []string{"The third"}}})
	require.NoError(t, err)
	apart := b.filed()
	third := b.playable(files[3])

	c := b.merge(into, other)
	want := "Lost 2004 S1E1: Lost S01E01.mkv\nLost 2004 S1E2: Lost S01E02.mkv, Verschollen S01E02.mkv\nLost 2004 S1E3: Verschollen S01E03.mkv\n" +
		"Lost 2004 S2E1: Verschollen S02E01-E02.mkv\nLost 2004 S2E2: Verschollen S02E01-E02.mkv"
	require.Equal(t, want, b.filed())
	require.Equal(t, third, b.playable(files[3]), "an episode that goes as it is stays the same")
	require.Equal(t, "0", b.text(playsBeside))
	require.Equal(t, "8", b.text(`SELECT rating::text FROM viewer_states WHERE item_id = $1`, into.UUID))
	require.Equal(t, "1|2|5", b.text(`SELECT concat_ws('|', (SELECT count(*) FROM series), (SELECT count(*) FROM seasons), (SELECT count(*) FROM episodes))`))
	b.scan()
	b.scan(files[2])
	b.rename(files[2], "x/Nobody knows 1x09.mkv")
	b.scan(files[2])
	b.rename(files[2], "Verschollen/Verschollen S01E02.mkv")
	for _, f := range files {
		b.scan(f)
	}
	require.Equal(t, want, b.filed())
	require.Equal(t, "The third", b.text(`SELECT title FROM episodes WHERE id = $1`, third[0].UUID))
	require.Equal(t, "0", b.text(playsBeside))
	more := b.file("Lost (2004)/Lost S02E03.mkv")
	require.Equal(t, into, b.of(more[0]), "others still find it")

	b.Exec(`DELETE FROM series`)
	b.scan(files[2:]...)
	b.scan(files[:2]...)
	b.scan(more...)
	require.Equal(t, want+"\nLost 2004 S2E3: Lost S02E03.mkv", b.filed())
	_, err = b.Undo(t.Context(), b.admin, c.NodeID())
	require.ErrorIs(t, err, fault.Conflict, "the rows are others")
	require.Contains(t, apart, "Verschollen S1E3")
}

func TestMerge_seriesUndone(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindSeries)
	files := b.file("Lost (2004)/Lost S01E01.mkv", "Lost (2004)/Lost S01E02.mkv", "Verschollen/Verschollen S01E02.mkv", "Verschollen/Verschollen S01E03.mkv")
	into, other := b.of(files[0]), b.of(files[2])
	for _, f := range files {
		b.play(f)
	}
	require.NoError(t, b.Viewing.Rate(t.Context(), b.admin, b.playable(files[2])[0], new(8)))
	require.NoError(t, b.Viewing.Rate(t.Context(), b.admin, b.playable(files[1])[0], new(3)))
	states := `SELECT string_agg(concat_ws(' ', s.item_id, s.rating), ',' ORDER BY s.item_id) FROM viewer_states s`
	apart, rated, second := b.filed(), b.text(states), b.playable(files[2])
	c := b.merge(into, other)
	require.NotEqual(t, apart, b.filed())
	b.play(files[2])
	b.scan()
	b.undo(c)
	require.Equal(t, apart, b.filed())
	require.Equal(t, rated, b.text(states))
	require.Equal(t, "0", b.text(playsBeside))
	require.Equal(t, second, b.playable(files[2]))
	b.scan()
	require.Equal(t, apart, b.filed())
	b.merge(other, into)
	require.Equal(t, other, b.of(files[0]))
	b.scan()
	require.Len(t, b.lines(), 3)
	require.Contains(t, b.filed(), "Verschollen S1E2: Lost S01E02.mkv, Verschollen S01E02.mkv")
}

func TestSplit_series(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindSeries)
	files := b.file("Galactica/Galactica S01E01.mkv", "Galactica/Galactica S01E02.mkv", "Galactica/Galactica S02E01.mkv", "Galactica/Galactica S02E01 b.mkv")
	series := b.of(files[0])
	for _, f := range files {
		b.play(f)
	}
	season := mustParse(b.text(`SELECT id::text FROM seasons WHERE number = 2`))
	whole := b.filed()
	c := b.split(join.Split{Item: series, Seasons: []uuid.UUID{season}, Title: "Galactica", Year: new(2003)})
	want := "Galactica 2003 S2E1: Galactica S02E01 b.mkv, Galactica S02E01.mkv\nGalactica S1E1: Galactica S01E01.mkv\nGalactica S1E2: Galactica S01E02.mkv"
	require.Equal(t, want, b.filed())
	b.scan()
	require.Equal(t, want, b.filed())
	next := b.file("Galactica (2003)/Galactica (2003) S02E02.mkv")
	require.Equal(t, b.of(files[2]), b.of(next[0]), "the next episode finds it by its title and year")
	b.undo(c)
	b.Exec(`DELETE FROM files WHERE id = $1`, next[0])
	b.order = files
	b.Exec(`DELETE FROM episodes e WHERE NOT EXISTS (SELECT FROM episode_files x WHERE x.episode_id = e.id)`)
	b.Exec(`DELETE FROM seasons n WHERE NOT EXISTS (SELECT FROM episodes e WHERE e.season_id = n.id)`)
	b.Exec(`DELETE FROM series s WHERE NOT EXISTS (SELECT FROM episodes e WHERE e.series_id = s.id)`)
	require.Equal(t, whole, b.filed())
	require.Equal(t, "0", b.text(playsBeside))

	b.split(join.Split{Item: series, Files: files[3:], Title: "Galactica"})
	want = "Galactica S1E1: Galactica S01E01.mkv\nGalactica S1E2: Galactica S01E02.mkv\nGalactica S2E1: Galactica S02E01 b.mkv\nGalactica S2E1: Galactica S02E01.mkv"
	require.Equal(t, want, b.filed(), "a version goes, the other stays")
	require.NotEqual(t, b.of(files[2]), b.of(files[3]))
	for _, f := range files {
		b.scan(f)
	}
	b.scan()
	require.Equal(t, want, b.filed())
	require.NotEqual(t, b.of(files[2]), b.of(files[3]), "also by the same name")
	require.Equal(t, "0", b.text(playsBeside))
}

func TestNumber(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindSeries)
	files := b.file("Lost/Lost S01E01.mkv", "Lost/Lost S01E02.mkv", "Lost/Lost S01E03-E04.mkv")
	for _, f := range files {
		b.play(f)
	}
	before := b.filed()
	first := b.number(files[1], 2, 7)
	require.Equal(t, "Lost S1E1: Lost S01E01.mkv\nLost S1E3: Lost S01E03-E04.mkv\nLost S1E4: Lost S01E03-E04.mkv\nLost S2E7: Lost S01E02.mkv", b.filed())
	second := b.number(files[2], 1, 1)
	want := "Lost S1E1: Lost S01E01.mkv, Lost S01E03-E04.mkv\nLost S2E7: Lost S01E02.mkv"
	require.Equal(t, want, b.filed())
	third := b.number(files[0], 3, 1, 2)
	want = "Lost S1E1: Lost S01E03-E04.mkv\nLost S2E7: Lost S01E02.mkv\nLost S3E1: Lost S01E01.mkv\nLost S3E2: Lost S01E01.mkv"
	require.Equal(t, want, b.filed())
	require.Equal(t, "0", b.text(playsBeside))
	b.scan()
	b.rename(files[1], "Lost/Lost S01E09.mkv")
	b.scan(files[1])
	b.rename(files[1], "Lost/Lost S01E02.mkv")
	for _, f := range files {
		b.scan(f)
	}
	require.Equal(t, want, b.filed())
	_, err := b.Number(t.Context(), b.admin, files[1], 2, []int{7})
	require.ErrorContains(t, err, "nothing would be changed")
	other := b.file("Verschollen/Verschollen S02E07.mkv")
	b.merge(b.of(other[0]), b.of(files[0]))
	b.scan()
	require.Contains(t, b.filed(), "Verschollen S2E7: Lost S01E02.mkv, Verschollen S02E07.mkv", "numbers go along")
	require.Equal(t, "0", b.text(playsBeside))
	require.Contains(t, before, "Lost S1E4")
	for _, c := range []*join.Change{third, second, first} {
		_, err := b.Undo(t.Context(), b.admin, c.NodeID())
		require.ErrorIs(t, err, fault.Conflict, "the files are of another series since")
	}
}

func TestNumber_undone(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindSeries)
	files := b.file("Lost/Lost S01E01.mkv", "Lost/Lost S01E02.mkv", "Lost/Lost S01E03-E04.mkv")
	for _, f := range files {
		b.play(f)
	}
	before := b.filed()
	first, second, third := b.number(files[1], 2, 7), b.number(files[2], 1, 1), b.number(files[0], 3, 1, 2)
	b.scan()
	for _, c := range []*join.Change{third, second, first} {
		b.undo(c)
		require.Equal(t, "0", b.text(playsBeside))
	}
	require.Equal(t, before, b.filed())
	b.scan()
	require.Equal(t, before, b.filed())
}

func TestMerge_countedOtherwise(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindSeries)
	files := b.file("Show/Show 2026-01-02.mkv", "Other/Other S2026E01.mkv", "Other/Other S2026E02.mkv")
	before := b.filed()
	_, err := b.Merge(t.Context(), b.admin, b.of(files[0]), b.ids(files[1]), "")
	require.ErrorIs(t, err, fault.Invalid)
	require.ErrorContains(t, err, "season 2026")
	require.Equal(t, before, b.filed())
	dated := b.file("Tagesschau/Tagesschau 2026-01-03.mkv")
	b.merge(b.of(files[0]), b.of(dated[0]))
	want := b.filed()
	b.scan()
	require.Equal(t, want, b.filed(), "dates stay what tells them apart")
}

// The order that somebody watches a series in goes along, where they chose none for the receiver, and back.
func TestMerge_orders(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindSeries)
	files := b.file("Lost (2004)/Lost S01E01.mkv", "Verschollen/Verschollen S01E02.mkv", "Perdidos/Perdidos S01E03.mkv")
	into, other, third := b.of(files[0]), b.of(files[1]), b.of(files[2])
	orders := func() string {
		return b.text(`SELECT string_agg(CASE o.series_id WHEN $1 THEN 'Lost' WHEN $2 THEN 'Verschollen' ELSE 'Perdidos' END || ' ' || o."order"
			|| CASE WHEN o.gone_at IS NOT NULL THEN ' gone' ELSE '' END, ', ' ORDER BY o."order"::text) FROM series_orders o`, into.UUID, other.UUID)
	}
	require.NoError(t, b.shows.Choose(t.Context(), b.admin, other.UUID, tvshow.DVD))
	first := b.merge(into, other)
	require.Equal(t, "Lost DVD", orders())
	require.NoError(t, b.shows.Choose(t.Context(), b.admin, third.UUID, tvshow.Absolute))
	second := b.merge(into, third)
	require.Equal(t, "Perdidos ABSOLUTE gone, Lost DVD", orders())
	b.undo(second)
	b.scan()
	require.Equal(t, "Perdidos ABSOLUTE, Lost DVD", orders())
	b.undo(first)
	require.Equal(t, "Perdidos ABSOLUTE, Verschollen DVD", orders())

	first = b.merge(into, other)
	require.NoError(t, b.shows.Choose(t.Context(), b.admin, into.UUID, tvshow.Aired))
	b.undo(first)
	require.Contains(t, orders(), "Verschollen DVD")
	require.Contains(t, orders(), "Lost AIRED", "what was chosen since stays")
}
