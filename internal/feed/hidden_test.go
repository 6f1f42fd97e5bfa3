package feed_test

import (
	"context"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/platform/db"
	"revenge/internal/platform/id"
)

// family is a house with a child who sees what is rated up to 12, and not what has a tag.
type family struct {
	*house
	child        access.Viewer
	denied, mild uuid.UUID
}

func restricted(t *testing.T) *family {
	t.Helper()
	f := &family{house: setup(t), denied: id.New(), mild: id.New()}
	f.child = access.Viewer{UserID: id.New(), Role: access.User, Libraries: f.viewer.Libraries, Restricted: true, RestrictedAt: 1}
	f.exec(`INSERT INTO users (id, name, display_name, password_hash, role) VALUES ($1, 'kim', 'Kim', 'x', 'USER')`, f.child.UserID)
	f.exec(`INSERT INTO restrictions (user_id, unrated, max_age, only_allowed, updated_at) VALUES ($1, false, 12, false, now())`, f.child.UserID)
	f.exec(`INSERT INTO restriction_tags (user_id, tag_id, kind, rule) VALUES ($1, $2, 'genre', 'DENIED')`, f.child.UserID, f.denied)
	return f
}

// told follows the feed behind the wall of its viewer and returns what it says of each item.
func (f *family) told(v access.Viewer, c *copied) map[uuid.UUID]bool {
	f.Helper()
	f.settle()
	out := map[uuid.UUID]bool{}
	ctx := v.Wall(f.Context())
	for {
		page, err := f.After(ctx, v, c.cursor, 2)
		require.NoError(f, err)
		for _, change := range page.Changes {
			out[change.Key] = change.Removed
		}
		c.cursor = &page.Cursor
		if !page.HasMore {
			return out
		}
	}
}

func TestAfter_hidden(t *testing.T) {
	t.Parallel()
	f := restricted(t)
	seen, never := f.film(0), f.film(1)
	f.exec(`UPDATE movies SET minimum_age = 6 WHERE id = $1`, seen)
	child, other := &copied{}, &copied{}
	require.Equal(t, map[uuid.UUID]bool{seen: false}, f.told(f.child, child))
	require.Len(t, f.told(f.viewer, other), 2)

	f.exec(`UPDATE movies SET minimum_age = 16 WHERE id = $1`, seen)
	late := *child
	require.Equal(t, map[uuid.UUID]bool{seen: true}, f.told(f.child, child), "a film that is rated higher goes")
	require.Equal(t, map[uuid.UUID]bool{seen: false}, f.told(f.viewer, other), "it has changed for the others")
	f.exec(`UPDATE movies SET title = 'new', minimum_age = 18 WHERE id = ANY($1)`, []uuid.UUID{seen, never})
	require.Empty(t, f.told(f.child, child), "what happens to what is hidden is not told")
	require.Len(t, f.told(f.viewer, other), 2)
	require.Empty(t, f.told(f.child, &copied{}), "whoever begins is not told of what is gone")

	f.exec(`UPDATE movies SET minimum_age = 6 WHERE id = $1`, seen)
	require.Equal(t, map[uuid.UUID]bool{seen: false}, f.told(f.child, child), "what is seen again comes")
	page, err := f.After(f.child.Wall(t.Context()), f.child, late.cursor, 100)
	require.NoError(t, err)
	require.Len(t, page.Changes, 1, "once, for who was not there meanwhile")
	require.False(t, page.Changes[0].Removed)
	f.exec(`UPDATE movies SET genre_ids = ARRAY[$2::uuid] WHERE id = $1`, seen, f.denied)
	require.Equal(t, map[uuid.UUID]bool{seen: true}, f.told(f.child, child), "so does a denied tag")
	f.exec(`INSERT INTO restriction_items (user_id, item_id, kind) VALUES ($1, $2, 'movie')`, f.child.UserID, never)
	f.exec(`UPDATE movies SET minimum_age = 1 WHERE id = $1`, never)
	require.Equal(t, map[uuid.UUID]bool{never: false}, f.told(f.child, child), "what is allowed stays")
	f.exec(`UPDATE movies SET minimum_age = 18 WHERE id = $1`, never)
	require.Equal(t, map[uuid.UUID]bool{never: false}, f.told(f.child, child))
	f.exec(`DELETE FROM movies WHERE id = $1`, never)
	require.Equal(t, map[uuid.UUID]bool{never: true}, f.told(f.child, child))
}

// With a series go its seasons and episodes, and come again.
func TestAfter_hiddenSeries(t *testing.T) {
	t.Parallel()
	f := restricted(t)
	series, season, episode := id.New(), id.New(), id.New()
	library := f.viewer.Libraries[0]
	f.exec(`INSERT INTO series (id, library_id, key, title, sort_title, minimum_age) VALUES ($1, $2, 's', 's', 's', 6)`, series, library)
	f.exec(`INSERT INTO seasons (id, series_id, library_id, number) VALUES ($1, $2, $3, 1)`, season, series, library)
	f.exec(`INSERT INTO episodes (id, series_id, season_id, library_id, key, season_number, position) VALUES ($1, $2, $3, $4, 'e1', 1, 1)`, episode, series, season, library)
	all := func(removed bool) map[uuid.UUID]bool {
		return map[uuid.UUID]bool{series: removed, season: removed, episode: removed}
	}
	c := &copied{}
	require.Equal(t, all(false), f.told(f.child, c))
	f.exec(`UPDATE series SET label_ids = ARRAY[$2::uuid] WHERE id = $1`, series, f.denied)
	require.Equal(t, all(true), f.told(f.child, c))
	f.exec(`UPDATE episodes SET title = 'x' WHERE id = $1`, episode)
	require.Empty(t, f.told(f.child, c))
	f.exec(`UPDATE series SET label_ids = '{}' WHERE id = $1`, series)
	require.Equal(t, all(false), f.told(f.child, c))
}

// With an album go its tracks but those that are allowed, and artists of whom nothing is left.
func TestAfter_hiddenMusic(t *testing.T) {
	t.Parallel()
	f := restricted(t)
	library := f.viewer.Libraries[0]
	album, release, one, two, band, guest := id.New(), id.New(), id.New(), id.New(), id.New(), id.New()
	for _, artist := range []uuid.UUID{band, guest} {
		f.exec(`INSERT INTO artists (id, library_id, key, name, sort_name, folded_name) VALUES ($1, $2, $1::uuid::text, 'a', 'a', 'a')`, artist, library)
	}
	f.exec(`INSERT INTO albums (id, library_id, key, title, sort_title, folded_title, credit, place, kind, compilation) VALUES ($1, $2, 'a', 'a', 'a', 'a', '', '', 'ALBUM', false)`, album, library)
	f.exec(`INSERT INTO album_artists (album_id, position, artist_id, library_id) VALUES ($1, 0, $2, $3)`, album, band, library)
	f.exec(`INSERT INTO releases (id, library_id, album_id, key, title) VALUES ($1, $2, $3, 'r', 'r')`, release, library, album)
	for i, track := range []uuid.UUID{one, two} {
		f.exec(`INSERT INTO tracks (id, library_id, album_id, release_id, key, content, title, sort_title, folded_title, credit, place, disc, duration_ms)
			VALUES ($1, $2, $3, $4, $1::uuid::text, 'c', 't', 't', 't', '', '', 1, 1)`, track, library, album, release)
		f.exec(`INSERT INTO track_artists (track_id, position, artist_id, library_id, role) VALUES ($1, 0, $2, $3, 'ARTIST')`, track, []uuid.UUID{band, guest}[i], library)
	}
	f.exec(`INSERT INTO restriction_items (user_id, item_id, kind) VALUES ($1, $2, 'track')`, f.child.UserID, two)
	c := &copied{}
	require.Len(t, f.told(f.child, c), 6)
	f.exec(`UPDATE albums SET genre_ids = ARRAY[$2::uuid] WHERE id = $1`, album, f.denied)
	require.Equal(t, map[uuid.UUID]bool{album: true, release: true, one: true, band: true}, f.told(f.child, c))
	f.exec(`UPDATE albums SET genre_ids = '{}' WHERE id = $1`, album)
	require.Equal(t, map[uuid.UUID]bool{album: false, release: false, one: false, two: false, band: false, guest: false}, f.told(f.child, c))
	f.exec(`UPDATE tracks SET genre_ids = ARRAY[$2::uuid] WHERE id = $1`, one, f.denied)
	require.Equal(t, map[uuid.UUID]bool{one: true}, f.told(f.child, c), "the artist has the album still")
}

// Who is allowed more reads everything anew, and is not told that what he sees now was removed.
func TestAfter_loosened(t *testing.T) {
	t.Parallel()
	f := restricted(t)
	films := []uuid.UUID{f.film(0), f.film(0), f.film(1)}
	f.exec(`UPDATE movies SET minimum_age = 6`)
	f.exec(`UPDATE movies SET minimum_age = 16`)
	const noted = `SELECT id FROM feed_hidden`
	require.Len(t, f.column(t.Context(), noted), 3)
	f.exec(`UPDATE restrictions SET max_age = 16`)
	f.child.RestrictedAt++
	seen := map[uuid.UUID]bool{films[0]: false, films[1]: false, films[2]: false}
	require.Equal(t, seen, f.told(f.child, &copied{}))
	f.exec(`UPDATE restrictions SET updated_at = updated_at + interval '1 second'`)
	require.Empty(t, f.column(t.Context(), noted), "nothing is left to tell of")
	require.Equal(t, seen, f.told(f.child, &copied{}))
}

// What comes to stand in a title that is hidden goes.
func TestAfter_moved(t *testing.T) {
	t.Parallel()
	f := restricted(t)
	library := f.viewer.Libraries[0]
	open, shut := id.New(), id.New()
	season, episode, other := id.New(), id.New(), id.New()
	for n, series := range []uuid.UUID{open, shut} {
		f.exec(`INSERT INTO series (id, library_id, key, title, sort_title, minimum_age) VALUES ($1, $2, $1::uuid::text, 's', 's', $3)`, series, library, 6+12*n)
	}
	f.exec(`INSERT INTO seasons (id, series_id, library_id, number) VALUES ($1, $2, $3, 1)`, season, open, library)
	for n, e := range []uuid.UUID{episode, other} {
		f.exec(`INSERT INTO episodes (id, series_id, season_id, library_id, key, season_number, position) VALUES ($1, $2, $3, $4, $1::uuid::text, 1, $5)`, e, open, season, library, n)
	}
	albums, tracks := []uuid.UUID{id.New(), id.New()}, []uuid.UUID{id.New(), id.New()}
	release, artist := id.New(), id.New()
	for n, album := range albums {
		f.exec(`INSERT INTO albums (id, library_id, key, title, sort_title, folded_title, credit, place, kind, compilation, genre_ids)
			VALUES ($1, $2, $1::uuid::text, 'a', 'a', 'a', '', '', 'ALBUM', false, $3)`, album, library, [][]uuid.UUID{{}, {f.denied}}[n])
	}
	f.exec(`INSERT INTO releases (id, library_id, album_id, key, title) VALUES ($1, $2, $3, 'r', 'r')`, release, library, albums[0])
	f.exec(`INSERT INTO artists (id, library_id, key, name, sort_name, folded_name) VALUES ($1, $2, 'a', 'a', 'a', 'a')`, artist, library)
	for _, track := range tracks {
		f.exec(`INSERT INTO tracks (id, library_id, album_id, release_id, key, content, title, sort_title, folded_title, credit, place, disc, duration_ms)
			VALUES ($1, $2, $3, $4, $1::uuid::text, 'c', 't', 't', 't', '', '', 1, 1)`, track, library, albums[0], release)
	}
	f.exec(`INSERT INTO track_artists (track_id, position, artist_id, library_id, role) VALUES ($1, 0, $2, $3, 'ARTIST')`, tracks[0], artist, library)
	f.exec(`INSERT INTO restriction_items (user_id, item_id, kind) VALUES ($1, $2, 'track')`, f.child.UserID, tracks[1])
	c := &copied{}
	require.Len(t, f.told(f.child, c), 9)

	f.exec(`UPDATE episodes SET series_id = $2 WHERE id = $1`, episode, shut)
	require.Equal(t, map[uuid.UUID]bool{episode: true}, f.told(f.child, c))
	f.exec(`UPDATE seasons SET series_id = $2 WHERE id = $1`, season, shut)
	require.Equal(t, map[uuid.UUID]bool{season: true}, f.told(f.child, c))
	f.exec(`UPDATE episodes SET series_id = $2 WHERE id = $1`, episode, open)
	require.Equal(t, map[uuid.UUID]bool{episode: false}, f.told(f.child, c), "what is moved back comes")
	f.exec(`UPDATE releases SET album_id = $2 WHERE id = $1`, release, albums[1])
	require.True(t, f.told(f.child, c)[release])
	f.exec(`UPDATE tracks SET album_id = $2 WHERE id = ANY($1)`, tracks, albums[1])
	gone := f.told(f.child, c)
	require.True(t, gone[tracks[0]])
	require.True(t, gone[artist], "nothing of the artist is left")
	require.False(t, gone[tracks[1]], "what is allowed stays")
}

// What the feed thinks of a title is what the wall shows of it.
func TestAfter_asTheWall(t *testing.T) {
	t.Parallel()
	f := restricted(t)
	allowed := id.New()
	f.exec(`INSERT INTO restriction_tags (user_id, tag_id, kind, rule) VALUES ($1, $2, 'label', 'ALLOWED')`, f.child.UserID, f.mild)
	var films []uuid.UUID
	for _, age := range []any{nil, 6, 12, 13} {
		for _, tags := range [][]uuid.UUID{{}, {f.denied}, {f.mild}, {f.denied, f.mild}} {
			film := f.film(0)
			films = append(films, film)
			f.exec(`UPDATE movies SET minimum_age = $2, label_ids = $3 WHERE id = $1`, film, age, tags)
		}
	}
	f.exec(`INSERT INTO restriction_items (user_id, item_id, kind) VALUES ($1, $2, 'movie')`, f.child.UserID, films[1])
	f.exec(`INSERT INTO restriction_items (user_id, item_id, kind) VALUES ($1, $2, 'movie')`, f.child.UserID, allowed)
	for _, set := range []string{"unrated = false", "unrated = true", "max_age = NULL", "only_allowed = true", "max_age = 12", "unrated = false"} {
		f.exec(`UPDATE restrictions SET ` + set)
		behind := f.column(f.child.Wall(t.Context()), `SELECT id FROM movies ORDER BY id`)
		passing := f.column(t.Context(), `SELECT m.id FROM movies m, restrictions r WHERE feed_passes(r, ARRAY[m.id], m.genre_ids || m.label_ids, m.minimum_age) ORDER BY m.id`)
		require.Equal(t, behind, passing, set)
		require.NotEmpty(t, behind)
	}
}

func (f *family) column(ctx context.Context, sql string) []uuid.UUID {
	f.Helper()
	out, err := db.Column[uuid.UUID](ctx, f.pool, sql)
	require.NoError(f, err)
	return out
}
