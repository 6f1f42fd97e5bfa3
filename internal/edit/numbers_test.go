package edit_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/edit"
	"revenge/internal/library"
	"revenge/internal/origin"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
)

// The numbers of tracks and their discs are fields as others are; the discs of a release follow its tracks.
func TestEdit_numbers(t *testing.T) {
	t.Parallel()
	b := setup(t, library.KindMusic)
	tags := func(title, number string) map[string]string {
		return map[string]string{"ARTIST": "The Band", "ALBUM": "Big Pink", "TITLE": title, "TRACKNUMBER": number, "DATE": "1968"}
	}
	one, two := b.Sound("a/1.flac", tags("Tears", "1")), b.Sound("a/2.flac", tags("Weight", "2"))
	b.scan(one, two)
	key := func(title string) id.ID {
		return id.Of("track", mustParse(b.text(`SELECT id::text FROM tracks WHERE title = $1`, title)))
	}
	tears, weight := key("Tears"), key("Weight")
	show := func() string {
		return b.text(`SELECT string_agg(concat_ws(' ', disc, number, title), ', ' ORDER BY place) || ': ' || (SELECT string_agg(number::text, ',' ORDER BY number) FROM discs) FROM tracks`)
	}
	read := "1 1 Tears, 1 2 Weight: 1"
	require.Equal(t, read, show())
	require.Equal(t, []string{"1"}, b.origin(weight, origin.Disc).Values)
	require.Equal(t, origin.Tagged, b.origin(weight, origin.Number).Source)

	done := b.edit(weight, set(origin.Disc, "2"), set(origin.Number, "1"))
	mine := "1 1 Tears, 2 1 Weight: 1,2"
	require.Equal(t, mine, show())
	require.True(t, b.origin(weight, origin.Number).Locked)
	b.scan(one, two)
	require.Equal(t, mine, show(), "a refresh changes nothing")
	b.edit(tears, set(origin.Disc, "2"), set(origin.Number))
	require.Equal(t, "2 Tears, 2 1 Weight: 2", show(), "a disc without tracks is none")
	b.scan(one, two)
	require.Equal(t, "2 Tears, 2 1 Weight: 2", show())
	b.edit(tears, release(origin.Disc), release(origin.Number))
	require.Equal(t, mine, show())
	_, err := b.Undo(t.Context(), b.admin, id.Of(origin.BatchKind, *done.Batch))
	require.NoError(t, err)
	require.Equal(t, read, show())

	many, err := b.Edit(t.Context(), b.admin, []id.ID{tears, weight}, []edit.Change{set(origin.Disc, "3")})
	require.NoError(t, err)
	require.Equal(t, 2, many.Items)
	require.Equal(t, "3 1 Tears, 3 2 Weight: 3", show())
	b.edit(weight, set(origin.Number, "7"), set(origin.Title, "The Weight"))
	by := "3 1 Tears, 3 7 The Weight: 3"
	require.Equal(t, by, show())
	b.Exec(`DELETE FROM tracks`)
	b.scan(one, two)
	require.Equal(t, by, show(), "edits are there when the rows come anew")
	tears = key("Tears")
	for field, wrong := range map[origin.Field][]string{origin.Disc: {"0", "1000", "x", ""}, origin.Number: {"0", "10000", "-1", "1.5"}} {
		for _, value := range wrong {
			_, err := b.EditOne(t.Context(), b.admin, tears, []edit.Change{set(field, value)})
			require.ErrorIs(t, err, fault.Invalid, "%s %q", field, value)
		}
	}
}
