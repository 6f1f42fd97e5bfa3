package tvshow_test

import (
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/artwork"
	"revenge/internal/intake"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
)

// Series, seasons and episodes keep what was chosen for them, and show again what scans find when it is released.
func TestPictures_chosen(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.Write("The Wire/tvshow.nfo", `<tvshow><title>The Wire</title><thumb aspect="poster" type="season" season="1">http://example.org/s1.jpg</thumb><thumb aspect="poster">http://example.org/p.jpg</thumb></tvshow>`)
	for i, name := range []string{"poster.jpg", "folder.jpg", "fanart.jpg", "season01-poster.jpg", "Season 01/folder.jpg", "Season 01/The Wire S01E01-thumb.jpg",
		"banner.jpg", "landscape.jpg", "clearart.png", "season01-banner.jpg", "season01-landscape.jpg"} {
		b.Write("The Wire/"+name, strings.Repeat("jpeg", i+1)) // of one size and time they would be one picture
	}
	first, second := b.Video("The Wire/Season 01/The Wire S01E01.mkv"), b.Video("The Wire/Season 01/The Wire S01E02.mkv")
	b.identify(first, second)
	s := b.only()
	season := b.seasons(s.ID)[0]
	episode := b.episodes(season.ID)[0]
	edit := artwork.NewEditor(artwork.EditorDeps{Pictures: b.Artworks, Hold: intake.Lock,
		Owners: map[id.Kind]artwork.Owner{"series": b.shows, "season": b.shows, "episode": b.shows}})
	admin := access.Viewer{Role: access.Admin, Libraries: b.Viewer.Libraries}
	shown := func(item id.ID, role artwork.Role) *uuid.UUID {
		at, err := b.shows.Pictured(t.Context(), b.Viewer, b.DB, item, role)
		require.NoError(t, err)
		require.NotEmpty(t, at.FileIDs)
		if at.Beside {
			at.PictureID, err = db.Value[*uuid.UUID](t.Context(), b.DB, `SELECT (SELECT artwork_id FROM item_pictures WHERE item_id = $1 AND role = $2)`, item.UUID, role)
			require.NoError(t, err)
		}
		return at.PictureID
	}
	for _, c := range []struct {
		item       id.ID
		role       artwork.Role
		candidates int
	}{
		{id.Of("series", s.ID), artwork.Poster, 3}, {id.Of("series", s.ID), artwork.Backdrop, 1}, {id.Of("series", s.ID), artwork.Logo, 0},
		{id.Of("season", season.ID), artwork.Poster, 3}, {id.Of("episode", episode.ID), artwork.Still, 1},
		{id.Of("series", s.ID), artwork.Banner, 1}, {id.Of("series", s.ID), artwork.Thumb, 1}, {id.Of("series", s.ID), artwork.ClearArt, 1},
		{id.Of("season", season.ID), artwork.Banner, 1}, {id.Of("season", season.ID), artwork.Thumb, 1},
	} {
		all, err := edit.Candidates(t.Context(), admin, c.item, c.role)
		require.NoError(t, err)
		require.Len(t, all, c.candidates, "%s %s", c.item, c.role)
		automatic := shown(c.item, c.role)
		upload := id.New()
		b.Exec(`INSERT INTO artworks (id, library_id, role, source, content, version, state) VALUES ($1, $2, $3, 'UPLOAD', $4, 'v', 'READY')`, upload, b.Library.ID, c.role, upload.String())
		b.Exec(`INSERT INTO artwork_candidates (item_id, role, artwork_id, position) VALUES ($1, $2, $3, 9)`, c.item.UUID, c.role, upload)
		require.NoError(t, edit.Choose(t.Context(), admin, c.item, c.role, &upload))
		b.identify(first, second)
		require.Equal(t, upload, *shown(c.item, c.role), "%s %s", c.item, c.role)
		require.NoError(t, edit.Choose(t.Context(), admin, c.item, c.role, nil))
		require.Equal(t, automatic, shown(c.item, c.role), "%s %s", c.item, c.role)
	}
	_, err := edit.Candidates(t.Context(), admin, id.Of("episode", episode.ID), artwork.Poster)
	require.ErrorIs(t, err, fault.Invalid)
	_, err = edit.Candidates(t.Context(), admin, id.Of("series", s.ID), artwork.Disc)
	require.ErrorIs(t, err, fault.Invalid)
	b.Exec(`DELETE FROM series`)
	left, err := edit.Candidates(t.Context(), admin, id.Of("series", s.ID), artwork.Poster)
	require.ErrorIs(t, err, fault.NotFound)
	require.Empty(t, left)
	rest, err := db.Value[int](t.Context(), b.DB, `SELECT count(*)::int FROM item_pictures`)
	require.NoError(t, err)
	require.Zero(t, rest, "pictures go with their items")
}
