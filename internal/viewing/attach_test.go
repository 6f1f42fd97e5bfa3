package viewing_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/platform/db"
	"revenge/internal/platform/id"
	"revenge/internal/platform/page"
	"revenge/internal/viewing"
)

// history is what the viewer has played, by item.
func (s *shelf) history() (out []*viewing.Play) {
	s.Helper()
	c, err := s.History(s.Context(), s.viewer, page.Args{})
	require.NoError(s, err)
	return c.Nodes()
}

func TestAttach_libraryAgain(t *testing.T) {
	t.Parallel()
	s := setup(t)
	film := s.film("heat", new(int64(949)), "aaaa")
	series, parts := s.show("lost", 1, 2)
	s.play(s.viewer, film, 95)
	s.play(s.viewer, film, 40)
	s.play(s.other, film, 20)
	s.play(s.viewer, parts[1][0], 95)
	require.NoError(t, s.Rate(t.Context(), s.viewer, film, new(9)))
	require.NoError(t, s.SetFavourite(t.Context(), s.viewer, series, true))
	was := *s.watched(s.viewer, film)

	s.exec(`DELETE FROM libraries WHERE id = $1`, s.library)
	require.Nil(t, s.watched(s.viewer, film))
	require.Empty(t, s.history(), "what is gone is not shown")
	s.open()
	again := s.film("heat (anders)", new(int64(949)), "bbbb")
	stranger := s.film("heat", new(int64(1)), "cccc")
	series2, parts2 := s.show("lost", 1, 2)
	s.attach(again, stranger, series2, parts2[1][0], parts2[1][1], parts2[0][0])

	now := *s.watched(s.viewer, again)
	was.ItemID, was.LibraryID, was.FileID = now.ItemID, now.LibraryID, now.FileID
	require.Equal(t, was, now)
	require.EqualValues(t, 20_000, s.watched(s.other, again).PositionMs)
	require.Nil(t, s.watched(s.viewer, stranger), "another number at the same provider is another film, whatever its title")
	require.True(t, s.watched(s.viewer, parts2[1][0]).Watched)
	require.Equal(t, series2.UUID, *s.watched(s.viewer, parts2[1][0]).ParentID)
	require.Equal(t, 9, *s.thinks(s.viewer, again).Rating)
	require.True(t, s.thinks(s.viewer, series2).Favourite())
	require.Len(t, s.history(), 3)
	s.attach(again)
	require.Len(t, s.history(), 3, "twice is no harm")
}

func TestAttach_otherLibrary(t *testing.T) {
	t.Parallel()
	s := setup(t)
	first := s.library
	film := s.film("heat", nil, "")
	_, parts := s.show("lost", 0, 2)
	s.play(s.viewer, film, 50)
	s.play(s.viewer, parts[1][1], 95)
	s.open()
	twin := s.film("heat", new(int64(949)), "")
	_, parts2 := s.show("lost", 0, 2)
	s.attach(twin)
	require.Nil(t, s.watched(s.viewer, twin), "the film is still there")
	s.exec(`DELETE FROM libraries WHERE id = $1`, first)
	s.attach()
	require.EqualValues(t, 50_000, s.watched(s.viewer, twin).PositionMs)
	require.True(t, s.watched(s.viewer, parts2[1][1]).Watched)
}

// A file that was taken for another film, and a film that is one with another, bring along what was seen of them.
func TestAttach_merged(t *testing.T) {
	t.Parallel()
	s := setup(t)
	wrong := s.film("haet", nil, "aaaa")
	right := s.film("heat", new(int64(949)), "bbbb")
	s.play(s.viewer, wrong, 95)
	s.play(s.viewer, right, 30)
	require.NoError(t, s.Rate(t.Context(), s.viewer, wrong, new(3)))
	require.NoError(t, s.SetWatchlisted(t.Context(), s.viewer, right, true))
	s.exec(`UPDATE movie_files SET movie_id = $1`, right.UUID)
	s.exec(`DELETE FROM movies WHERE id = $1`, wrong.UUID)
	s.attach(right)
	w := s.watched(s.viewer, right)
	require.Equal(t, 1, w.PlayCount)
	require.EqualValues(t, 30_000, w.PositionMs, "what was done last counts")
	require.Equal(t, 3, *s.thinks(s.viewer, right).Rating)
	require.True(t, s.thinks(s.viewer, right).Watchlisted())
}

// A rename and a better file leave the row where it is: nothing has to be attached, and later the new keys count.
func TestAttach_renamed(t *testing.T) {
	t.Parallel()
	s := setup(t)
	film := s.film("heat", nil, "aaaa")
	s.play(s.viewer, film, 50)
	s.exec(`DELETE FROM files WHERE oshash = 'aaaa'`)
	require.EqualValues(t, 50_000, s.watched(s.viewer, film).PositionMs)
	s.exec(`UPDATE movies SET title = 'Heat', weak_key = 'movie|heat directors cut|1995', tmdb_id = 949 WHERE id = $1`, film.UUID)
	s.attach(film)
	require.EqualValues(t, 50_000, s.watched(s.viewer, film).PositionMs)
	s.exec(`DELETE FROM movies`)
	again := s.film("etwas", new(int64(949)), "")
	s.attach(again)
	require.EqualValues(t, 50_000, s.watched(s.viewer, again).PositionMs)
	n, err := db.Value[int](t.Context(), s.db, `SELECT count(*)::int FROM viewed_items`)
	require.NoError(t, err)
	require.Equal(t, 1, n)
}

// An album and its tracks are the same content in another library, by the numbers that their files have or by their names.
func TestAttach_music(t *testing.T) {
	t.Parallel()
	s := setup(t)
	music := func() (artist, album, track id.ID) {
		artist, album, track = id.Of("artist", id.New()), id.Of("album", id.New()), id.Of("track", id.New())
		s.exec(`INSERT INTO artists (id, library_id, key, name, sort_name, folded_name, tag_name) VALUES ($1, $2, 'mb|7', 'Ann', 'ann', 'ann', 'ann')`, artist.UUID, s.library)
		s.exec(`INSERT INTO albums (id, library_id, key, title, sort_title, folded_title, credit, place, kind, compilation) VALUES ($1, $2, 'by|ann|first|', 'First', 'first', 'first', 'Ann', '', 'ALBUM', false)`,
			album.UUID, s.library)
		s.exec(`INSERT INTO tracks (id, library_id, album_id, key, content, title, sort_title, folded_title, credit, place, number, duration_ms) VALUES ($1, $2, $3, 'k', 'mb|8', 'Song', 'song', 'song', 'Ann', '', 1, 1000)`,
			track.UUID, s.library, album.UUID)
		return artist, album, track
	}
	artist, album, track := music()
	require.NoError(t, s.SetFavourite(t.Context(), s.viewer, artist, true))
	require.NoError(t, s.Rate(t.Context(), s.viewer, album, new(8)))
	require.NoError(t, s.SetFavourite(t.Context(), s.viewer, track, true))
	first := s.library
	s.open()
	artist, album, track = music()
	s.attach(artist, album, track)
	require.False(t, s.thinks(s.viewer, artist).Favourite(), "the other one is still there")
	s.exec(`DELETE FROM libraries WHERE id = $1`, first)
	s.attach()
	require.True(t, s.thinks(s.viewer, artist).Favourite())
	require.Equal(t, 8, *s.thinks(s.viewer, album).Rating)
	require.True(t, s.thinks(s.viewer, track).Favourite())
	list, err := s.Favourites(t.Context(), s.viewer, []viewing.Kind{viewing.KindTrack}, page.Args{})
	require.NoError(t, err)
	require.Equal(t, track.UUID, list.Nodes()[0].ID)
	added, err := s.RecentlyAdded(t.Context(), s.viewer, 5)
	require.NoError(t, err)
	require.Equal(t, viewing.KindAlbum, added[0].Items[0].Kind)
}
