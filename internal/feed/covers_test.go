package feed_test

import (
	"testing"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"revenge/internal/platform/db"
	"revenge/internal/platform/id"
)

// shelf are albums of one artist, each with a track of a guest's.
type shelf struct {
	albums, tracks []uuid.UUID
	band, guest    uuid.UUID
}

func (f *family) shelve(n int) (s shelf) {
	f.Helper()
	library := f.viewer.Libraries[0]
	s.band, s.guest = id.New(), id.New()
	for _, artist := range []uuid.UUID{s.band, s.guest} {
		f.exec(`INSERT INTO artists (id, library_id, key, name, sort_name, folded_name) VALUES ($1, $2, $1::uuid::text, 'a', 'a', 'a')`, artist, library)
	}
	for i := range n {
		s.albums, s.tracks = append(s.albums, id.New()), append(s.tracks, id.New())
		f.exec(`INSERT INTO albums (id, library_id, key, title, sort_title, folded_title, credit, place, kind, compilation)
			VALUES ($1, $2, $1::uuid::text, 'a', 'a', 'a', '', '', 'ALBUM', false)`, s.albums[i], library)
		f.exec(`INSERT INTO album_artists (album_id, position, artist_id, library_id) VALUES ($1, 0, $2, $3)`, s.albums[i], s.band, library)
		release := id.New()
		f.exec(`INSERT INTO releases (id, library_id, album_id, key, title) VALUES ($1, $2, $3, $1::uuid::text, 'r')`, release, library, s.albums[i])
		f.exec(`INSERT INTO tracks (id, library_id, album_id, release_id, key, content, title, sort_title, folded_title, credit, place, disc, duration_ms)
			VALUES ($1, $2, $3, $4, $1::uuid::text, 'c', 't', 't', 't', '', '', 1, 1)`, s.tracks[i], library, s.albums[i], release)
		f.exec(`INSERT INTO track_artists (track_id, position, artist_id, library_id, role) VALUES ($1, 0, $2, $3, 'ARTIST')`, s.tracks[i], s.guest, library)
	}
	return s
}

// once does several things in one transaction.
func (f *family) once(things ...func(exec func(sql string, args ...any))) {
	f.Helper()
	require.NoError(f, f.pool.Tx(f.Context(), func(tx pgx.Tx) error {
		for _, thing := range things {
			thing(func(sql string, args ...any) {
				_, err := db.ExecSQL(f.Context(), tx, sql, args...)
				require.NoError(f, err)
			})
		}
		return nil
	}))
}

func rated(film uuid.UUID, age int) func(exec func(sql string, args ...any)) {
	return func(exec func(sql string, args ...any)) {
		exec(`UPDATE movies SET minimum_age = $2 WHERE id = $1`, film, age)
	}
}

func tagged(album uuid.UUID, genres ...uuid.UUID) func(exec func(sql string, args ...any)) {
	return func(exec func(sql string, args ...any)) {
		exec(`UPDATE albums SET genre_ids = $2 WHERE id = $1`, album, append([]uuid.UUID{}, genres...))
	}
}

// What counts is what somebody saw before a transaction, and what after it.
func TestAfter_hiddenMeanwhile(t *testing.T) {
	t.Parallel()
	f := restricted(t)
	seen, never := f.film(0), f.film(0)
	f.once(rated(seen, 6), rated(never, 18))
	s := f.shelve(1)
	c := &copied{}
	require.Len(t, f.told(f.child, c), 6)

	f.once(rated(never, 6), rated(never, 16))
	require.Empty(t, f.told(f.child, c), "what nobody saw is not gone")
	f.once(rated(seen, 16), rated(seen, 12))
	require.Equal(t, map[uuid.UUID]bool{seen: false}, f.told(f.child, c))
	require.Empty(t, f.column(t.Context(), `SELECT id FROM feed_hidden`), "nothing was hidden")
	f.once(rated(seen, 16), rated(seen, 12), rated(seen, 18))
	require.Equal(t, map[uuid.UUID]bool{seen: true}, f.told(f.child, c))
	f.once(tagged(s.albums[0], f.denied), tagged(s.albums[0]))
	require.NotContains(t, f.told(f.child, c), true)
	require.Len(t, f.column(t.Context(), `SELECT id FROM feed_hidden`), 1)

	f.once(tagged(s.albums[0], f.denied))
	require.Len(t, f.told(f.child, c), 5)
	f.once(tagged(s.albums[0]), tagged(s.albums[0], f.denied))
	require.Empty(t, f.told(f.child, c), "nor its tracks and artists")
	late := *c
	f.once(tagged(s.albums[0]))
	require.Len(t, f.told(f.child, c), 5)
	require.NotContains(t, f.told(f.child, &late), true)
}

// What a track is hidden for by itself is not told when its album goes.
func TestAfter_hiddenTrack(t *testing.T) {
	t.Parallel()
	f := restricted(t)
	s := f.shelve(1)
	c := &copied{}
	require.Len(t, f.told(f.child, c), 5)
	f.exec(`UPDATE tracks SET genre_ids = ARRAY[$1::uuid]`, f.denied)
	require.Equal(t, map[uuid.UUID]bool{s.tracks[0]: true, s.guest: true}, f.told(f.child, c))
	f.once(tagged(s.albums[0], f.denied))
	gone := f.told(f.child, c)
	require.True(t, gone[s.albums[0]])
	require.NotContains(t, gone, s.tracks[0])
	require.NotContains(t, gone, s.guest)
}

// What transactions hide side by side does not hold them up, and an artist of whom each hides a half goes.
func TestAfter_hiddenSideBySide(t *testing.T) {
	t.Parallel()
	f := restricted(t)
	s := f.shelve(3)
	c := &copied{}
	require.Len(t, f.told(f.child, c), 11)
	f.exec(`UPDATE albums SET genre_ids = ARRAY[$2::uuid] WHERE id = $1`, s.albums[2], f.denied)
	require.NotContains(t, f.told(f.child, c), s.band, "there are others of the artist")
	f.once(tagged(s.albums[0], f.denied), func(func(string, ...any)) {
		require.Empty(t, f.column(t.Context(), `SELECT user_id FROM feed_hidden WHERE id = '`+s.albums[0].String()+`'`))
		f.once(tagged(s.albums[1], f.denied))
	})
	gone := f.told(f.child, c)
	require.True(t, gone[s.band], "nothing of the artist is left")
	require.True(t, gone[s.guest])
	require.Len(t, gone, 8)
}

// An artist of whom something comes to be seen is told of.
func TestAfter_movedOpen(t *testing.T) {
	t.Parallel()
	f := restricted(t)
	s, other := f.shelve(1), f.shelve(1)
	c := &copied{}
	f.told(f.child, c)
	f.once(tagged(s.albums[0], f.denied))
	require.True(t, f.told(f.child, c)[s.guest])
	f.exec(`UPDATE tracks SET album_id = $2 WHERE id = $1`, s.tracks[0], other.albums[0])
	require.Equal(t, map[uuid.UUID]bool{s.tracks[0]: false, s.guest: false}, f.told(f.child, c))
	f.once(func(exec func(string, ...any)) {
		exec(`UPDATE tracks SET album_id = $2 WHERE id = $1`, s.tracks[0], s.albums[0])
		exec(`UPDATE tracks SET album_id = $2 WHERE id = $1`, s.tracks[0], other.albums[0])
	})
	require.Equal(t, map[uuid.UUID]bool{s.tracks[0]: false, s.guest: false}, f.told(f.child, c), "and not gone when it comes back")
	f.exec(`UPDATE tracks SET album_id = $2 WHERE id = $1`, s.tracks[0], s.albums[0])
	require.Equal(t, map[uuid.UUID]bool{s.tracks[0]: true, s.guest: true}, f.told(f.child, c))
}
