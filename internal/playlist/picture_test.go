package playlist_test

import (
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/page"
	"revenge/internal/playlist"
)

// pictured gives a film a poster.
func (h *house) pictured(film id.ID) uuid.UUID {
	h.Helper()
	key := id.New()
	h.exec(`INSERT INTO artworks (id, library_id, role, source, root_id, path, version, state, width, height, blurhash)
		SELECT $1, m.library_id, 'POSTER', 'LOCAL', r.id, $1::uuid::text, 'v1', 'READY', 200, 300, 'blur' FROM movies m JOIN library_roots r USING (library_id) WHERE m.id = $2`, key, film.UUID)
	h.exec(`UPDATE movies SET poster_id = $1 WHERE id = $2`, key, film.UUID)
	return key
}

// shows is the picture that somebody sees of a list; nil for none.
func shows(t *testing.T, s *playlist.Service, v access.Viewer, key uuid.UUID) *uuid.UUID {
	t.Helper()
	found, err := s.PicturesByIDs(t.Context(), v, []uuid.UUID{key})
	require.NoError(t, err)
	if len(found) == 0 {
		return nil
	}
	require.Equal(t, key, found[0].PlaylistID)
	return &found[0].Shown().ID
}

// A list shows the picture of an item that its owner chose to who may see that item's, until it is released or gone.
func TestService_pictureOf(t *testing.T) {
	t.Parallel()
	g := collect(t)
	h := g.house
	seen, hidden, other := h.pictured(h.ids[0]), h.pictured(h.ids[1]), h.pictured(h.ids[2])
	key := g.make(playlist.New{Items: []id.ID{h.ids[0], h.ids[1], h.ids[3], g.series}})
	require.NoError(t, g.Collections.Share(t.Context(), h.anna, key, "bert", new(playlist.Write)))
	choose := func(v access.Viewer, of *id.ID) error {
		return g.Collections.Edit(t.Context(), v, key, playlist.Edit{Picture: &of})
	}
	require.Nil(t, shows(t, g.Collections.Service, h.anna, key))
	require.NoError(t, choose(h.anna, &h.ids[0]))
	require.Equal(t, &seen, shows(t, g.Collections.Service, h.bert, key))
	require.NoError(t, choose(h.anna, &h.ids[1]))
	require.Equal(t, &hidden, shows(t, g.Collections.Service, h.anna, key))
	require.Nil(t, shows(t, g.Collections.Service, h.bert, key), "he does not see that library")
	require.Nil(t, shows(t, g.Collections.Service, access.Viewer{UserID: uuid.New(), Libraries: h.anna.Libraries}, key))

	require.ErrorIs(t, choose(h.bert, &h.ids[0]), fault.Forbidden)
	for why, no := range map[string]id.ID{"no item of it": h.ids[2], "no picture": h.ids[3], "nor this": g.series, "unknown": id.Of("movie", id.New()),
		"another kind": id.Of("series", h.ids[0].UUID), "the list itself": id.Of("collection", key)} {
		require.ErrorIs(t, choose(h.anna, &no), fault.NotFound, why)
	}
	require.Equal(t, &hidden, shows(t, g.Collections.Service, h.anna, key))
	require.NoError(t, choose(h.anna, nil))
	require.Nil(t, shows(t, g.Collections.Service, h.anna, key))
	require.NoError(t, choose(h.anna, nil), "twice is once")

	require.NoError(t, choose(h.anna, &h.ids[0]))
	require.NoError(t, g.Collections.Edit(t.Context(), h.anna, key, playlist.Edit{Name: new("Else")}))
	require.Equal(t, &seen, shows(t, g.Collections.Service, h.anna, key), "it stays when something else changes")
	h.exec(`DELETE FROM artworks WHERE id = $1`, seen)
	require.Nil(t, shows(t, g.Collections.Service, h.anna, key))

	smart := g.smart("Smart", playlist.Rules{Kind: playlist.OfMovies, Filter: `{"titleContains": "film 02"}`, OrderField: playlist.RulesByTitle, Direction: page.Asc, Limit: 1})
	of := &h.ids[2]
	require.NoError(t, g.Collections.Edit(t.Context(), h.anna, smart, playlist.Edit{Picture: &of}))
	require.Equal(t, &other, shows(t, g.Collections.Service, h.anna, smart))
	of = &h.ids[1]
	require.ErrorIs(t, g.Collections.Edit(t.Context(), h.anna, smart, playlist.Edit{Picture: &of}), fault.NotFound)

	songs := h.create(h.ids[2])
	of = &h.ids[2]
	require.NoError(t, h.Service.Edit(t.Context(), h.anna, songs, playlist.Edit{Picture: &of}))
	require.Equal(t, &other, shows(t, h.Service, h.anna, songs))
}

// Who may not edit a list is told so before his picture is read.
func TestService_uploadRefused(t *testing.T) {
	t.Parallel()
	h := setup(t)
	key := h.create()
	_, err := h.Upload(t.Context(), h.bert, key, nil)
	require.ErrorIs(t, err, fault.NotFound)
	require.NoError(t, h.Share(t.Context(), h.anna, key, "bert", new(playlist.Write)))
	_, err = h.Upload(t.Context(), h.bert, key, nil)
	require.ErrorIs(t, err, fault.Forbidden)
	_, err = h.Upload(t.Context(), access.Viewer{}, key, nil)
	require.ErrorIs(t, err, fault.Unauthenticated)
	_, err = playlist.NewCollections(h.Deps).Upload(t.Context(), h.anna, key, nil)
	require.ErrorIs(t, err, fault.NotFound, "that is a playlist")
}
