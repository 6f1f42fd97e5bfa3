package playlist_test

import (
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/platform/clock"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/page"
	"revenge/internal/playlist"
	"revenge/internal/viewing"
)

// attach does what a scan does after items came or changed.
func (h *house) attach(items ...id.ID) {
	h.Helper()
	seen := viewing.New(viewing.Deps{DB: h.pool, Clock: clock.System{},
		Follow: []viewing.Follower{playlist.Follower}})
	args := viewing.AttachArgs{}
	for _, one := range items {
		args.IDs = append(args.IDs, one.UUID)
	}
	require.NoError(h, seen.Attach(h.Context(), args))
}

// again adds a film of the same title and year to a new library, which both may see, if the second is not only Anna's.
func (h *house) again(title string, viewers ...*access.Viewer) id.ID {
	h.Helper()
	library, film := id.New(), id.New()
	h.exec(`INSERT INTO libraries (id, name, kind) VALUES ($1::uuid, $1::uuid::text, 'MOVIES')`, library)
	h.exec(`INSERT INTO movies (id, library_id, key, title, sort_title, folded_title, runtime_ms) VALUES ($1, $2, $3, $3, $3, lower($3), 60000)`, film, library, title)
	for _, v := range viewers {
		v.Libraries = append([]uuid.UUID{library}, v.Libraries...)
	}
	return id.Of("movie", film)
}

func (h *house) summary(v access.Viewer, key uuid.UUID) playlist.Summary {
	h.Helper()
	sums, err := h.SummariesByPlaylistIDs(h.Context(), v, []uuid.UUID{key})
	require.NoError(h, err)
	return *sums[0]
}

func titles(items []*playlist.Item) (out []string) {
	for _, it := range items {
		title := ""
		if it.LastKnownTitle != nil {
			title = *it.LastKnownTitle
		}
		out = append(out, title)
	}
	return out
}

// What went before titles were remembered has none, not an empty one.
func TestContents_untitled(t *testing.T) {
	t.Parallel()
	h := setup(t)
	key := h.create(h.ids[0])
	h.exec(`DELETE FROM movies WHERE id = $1`, h.ids[0].UUID)
	require.NotNil(t, h.read(h.anna, key)[0].LastKnownTitle)
	h.exec(`UPDATE viewed_items SET title = '' WHERE id = $1`, h.ids[0].UUID)
	require.Nil(t, h.read(h.anna, key)[0].LastKnownTitle)
}

// A film that is taken out of its library keeps its place, under its name, for whoever may see the library; it comes back
// with the next one of its content.
func TestContents_film(t *testing.T) {
	t.Parallel()
	h := setup(t)
	key := h.create(h.ids[0], h.ids[1], h.ids[2])
	require.NoError(t, h.Share(t.Context(), h.anna, key, "bert", new(playlist.Write)))
	h.exec(`DELETE FROM movies WHERE id = ANY($1)`, []uuid.UUID{h.ids[0].UUID, h.ids[1].UUID})
	require.Equal(t, []string{"Film 00", "Film 01", ""}, titles(h.read(h.anna, key)))
	require.Equal(t, []string{"Film 00", ""}, titles(h.read(h.bert, key)), "the other library is none of his")
	require.Equal(t, playlist.Summary{PlaylistID: key, OwnerName: "Anna", Access: playlist.Owner, ItemCount: 3, Unavailable: 2, DurationMs: 60000}, h.summary(h.anna, key))
	require.Equal(t, playlist.Summary{PlaylistID: key, OwnerName: "Anna", Access: playlist.Write, ItemCount: 2, Unavailable: 1, DurationMs: 60000}, h.summary(h.bert, key))
	text, err := h.Export(t.Context(), h.anna, &playlist.Playlist{ID: key, Name: "x"})
	require.NoError(t, err)
	require.Equal(t, "#EXTM3U\n#PLAYLIST:x\n#EXTINF:60,Film 02\nFilm 02.mkv\n", text, "only what is there")

	at := h.read(h.anna, key)
	require.NoError(t, h.Move(t.Context(), h.anna, key, []id.ID{at[1].NodeID()}, new(at[0].NodeID())), "a place can be moved while nothing is in it")
	back := h.again("Film 01", &h.anna)
	h.attach(back)
	require.Equal(t, []id.ID{back, h.ids[0], h.ids[2]}, films(h.read(h.anna, key)))
	require.Equal(t, []string{"", "Film 00", ""}, titles(h.read(h.anna, key)))
	require.Equal(t, []string{"Film 00", ""}, titles(h.read(h.bert, key)), "it came back where he may not see it")
	n, err := h.Take(t.Context(), h.bert, key, []id.ID{at[0].NodeID()})
	require.NoError(t, err)
	require.Equal(t, 1, n)
}

// Of a library that is gone, only who put something there knows, and somebody restricted does not.
func TestContents_library(t *testing.T) {
	t.Parallel()
	h := setup(t)
	key := h.create(h.ids[1], h.ids[3], h.ids[1])
	require.NoError(t, h.Share(t.Context(), h.anna, key, "bert", new(playlist.Write)))
	_, err := h.Add(t.Context(), h.bert, key, h.ids[:1], nil)
	require.NoError(t, err)
	h.exec(`DELETE FROM libraries WHERE id = $1`, h.anna.Libraries[1])
	require.Equal(t, []string{"Film 01", "Film 03", "Film 01", ""}, titles(h.read(h.anna, key)))
	require.Equal(t, []string{""}, titles(h.read(h.bert, key)))
	h.exec(`INSERT INTO restrictions (user_id, unrated, max_age, only_allowed, updated_at) VALUES ($1, false, 12, false, now())`, h.anna.UserID)
	c, err := h.Items(db.Walled(t.Context(), h.anna.UserID), h.anna, &playlist.Playlist{ID: key}, page.Args{})
	require.NoError(t, err)
	require.Empty(t, c.Nodes(), "what is remembered is no way around a restriction")
	taken := h.read(h.anna, key)[1].NodeID()
	n, err := h.Take(t.Context(), h.bert, key, []id.ID{taken})
	require.NoError(t, err)
	require.Zero(t, n)

	back := h.again("Film 01", &h.anna, &h.bert)
	h.attach(back)
	require.Equal(t, []string{"", "Film 03", "", ""}, titles(h.read(h.anna, key)))
	require.Equal(t, []id.ID{back, back, h.ids[0]}, films(h.read(h.bert, key)), "he may see the new library")
	n, err = h.Take(t.Context(), h.anna, key, []id.ID{taken})
	require.NoError(t, err)
	require.Equal(t, 1, n)
	_, err = h.Create(t.Context(), h.anna, playlist.New{Name: "x", Items: []id.ID{h.ids[3]}})
	require.ErrorIs(t, err, fault.NotFound)
}

// The same recording on two albums goes back to its own place, whichever comes first.
func TestContents_track(t *testing.T) {
	t.Parallel()
	h := setup(t)
	add := func(library uuid.UUID) (out []id.ID) {
		h.exec(`INSERT INTO libraries (id, name, kind) VALUES ($1::uuid, $1::uuid::text, 'MUSIC')`, library)
		h.anna.Libraries = append(h.anna.Libraries, library)
		for _, album := range []string{"best of", "first"} {
			on, track := id.New(), id.New()
			h.exec(`INSERT INTO albums (id, library_id, key, title, sort_title, folded_title, credit, place, kind, compilation) VALUES ($1, $2, $3, $3, $3, $3, '', '', 'ALBUM', false)`, on, library, album)
			h.exec(`INSERT INTO tracks (id, library_id, album_id, key, content, title, sort_title, folded_title, credit, place, number, duration_ms)
				VALUES ($1, $2, $3, $4, 'by|ann|song', 'Song', 'song', 'song', 'Ann', '', 1, 1000)`, track, library, on, album)
			out = append(out, id.Of("track", track))
		}
		return out
	}
	first := id.New()
	was := add(first)
	key := h.create(was[1], was[0])
	h.exec(`DELETE FROM libraries WHERE id = $1`, first)
	require.Equal(t, []string{"Ann - Song", "Ann - Song"}, titles(h.read(h.anna, key)))
	now := add(id.New())
	h.attach(now...)
	items := h.read(h.anna, key)
	require.Equal(t, []uuid.UUID{now[1].UUID, now[0].UUID}, []uuid.UUID{items[0].ItemID, items[1].ItemID})
}

// A server of before, which knows nothing of contents, may still put something into a playlist.
func TestContents_olderServer(t *testing.T) {
	t.Parallel()
	h := setup(t)
	key := h.create()
	h.exec(`INSERT INTO playlist_items (id, playlist_id, position, item_kind, item_id, library_id, added_by, added_at) VALUES (uuidv7(), $1, 1, 'MOVIE', $2, $3, $4, now())`,
		key, h.ids[0].UUID, h.anna.Libraries[0], h.anna.UserID)
	h.exec(`DELETE FROM movies WHERE id = $1`, h.ids[0].UUID)
	require.Equal(t, []string{"Film 00"}, titles(h.read(h.anna, key)))
}
