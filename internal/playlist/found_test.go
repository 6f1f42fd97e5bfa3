package playlist_test

import (
	"slices"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/platform/db"
	"revenge/internal/platform/id"
	"revenge/internal/playlist"
	"revenge/internal/search"
)

// found are the names that somebody finds by a text, in order.
func (h *house) found(v access.Viewer, text string, kinds ...search.Kind) []string {
	h.Helper()
	hits, err := h.Search.Search(h.Context(), v, search.Asked{Text: text, Kinds: kinds, First: 50})
	require.NoError(h, err)
	out := []string{}
	for _, hit := range hits {
		out = append(out, hit.Title)
	}
	return out
}

// Lists are found by their names by who sees them, and by nobody else; whatever changes that counts at the next search.
func TestService_found(t *testing.T) {
	t.Parallel()
	g := collect(t)
	h := g.house
	evenings, err := h.Service.Create(t.Context(), h.anna, playlist.New{Name: "Rainy Evenings"})
	require.NoError(t, err)
	works, err := g.Collections.Create(t.Context(), h.anna, playlist.New{Name: "Évening Works"})
	require.NoError(t, err)
	both := []string{"Évening Works", "Rainy Evenings"}
	for text, want := range map[string][]string{"evening": both, "EVEN": both, "rainy": both[1:], "wor ev": both[:1], "evennings": both, "zebra": {}} {
		require.Equal(t, want, h.found(h.anna, text), text)
		require.Empty(t, h.found(h.bert, text), text)
		require.Empty(t, h.found(access.Viewer{Libraries: h.anna.Libraries}, text), "a stranger")
	}
	require.Equal(t, both[:1], h.found(h.anna, "evening", search.Collection, search.Movie))
	require.Equal(t, both[1:], h.found(h.anna, "evenings", search.Playlist))
	require.Empty(t, h.found(h.anna, "evening", search.Movie))

	require.NoError(t, h.Service.Share(t.Context(), h.anna, evenings, "bert", new(playlist.Read)))
	require.NoError(t, g.Collections.Share(t.Context(), h.anna, works, "bert", new(playlist.Write)))
	require.Equal(t, both, h.found(h.bert, "evening"))
	require.Equal(t, both, h.found(access.Viewer{UserID: h.bert.UserID}, "evening"), "also without any library")
	require.NoError(t, h.Service.Share(t.Context(), h.anna, evenings, "bert", nil))
	require.Equal(t, both[:1], h.found(h.bert, "evening"))
	require.NoError(t, g.Collections.Edit(t.Context(), h.anna, works, playlist.Edit{Name: new("Mornings")}))
	require.Empty(t, h.found(h.bert, "evening"))
	require.Equal(t, []string{"Mornings"}, h.found(h.bert, "morning"))
	require.NoError(t, g.Collections.Remove(t.Context(), h.anna, works))
	require.Empty(t, h.found(h.bert, "mornings"))
	require.Equal(t, both[1:], h.found(h.anna, "evening"))

	h.exec(`DELETE FROM users WHERE id = $1`, h.anna.UserID)
	require.Empty(t, h.found(h.anna, "evening"))
}

// Works come before lists that are found equally well; what one calls his lists corrects nobody else, and stands in nobody's way.
func TestService_foundAmongWorks(t *testing.T) {
	t.Parallel()
	h := setup(t)
	doc := search.Doc{ID: h.ids[0].UUID, Kind: search.Movie, LibraryID: h.bert.Libraries[0], Title: "Wolves", Popularity: 1}
	require.NoError(t, h.Search.Put(t.Context(), h.pool, []search.Doc{doc}))
	for _, name := range []string{"Wolves", "Wolves and Others", "All Wolves", "wollves", "Private Zeppelin"} {
		_, err := h.Create(t.Context(), h.anna, playlist.New{Name: name})
		require.NoError(t, err)
	}
	require.Equal(t, []string{"Wolves", "Wolves", "Wolves and Others", "All Wolves"}, h.found(h.anna, "wolves"))
	hits, err := h.Search.Search(t.Context(), h.anna, search.Asked{Text: "wolves", First: 1})
	require.NoError(t, err)
	require.Equal(t, search.Movie, hits[0].Kind)
	require.Equal(t, []string{"Wolves"}, h.found(h.bert, "wollves"), "another one's word hides no mistake")
	require.Equal(t, []string{"wollves"}, h.found(h.anna, "wollves"))
	require.Equal(t, []string{"Private Zeppelin"}, h.found(h.anna, "zepelin"))
	require.Empty(t, h.found(h.bert, "zepelin"))
}

// What was kept as a file is found when it was taken in, by those it is shared with too.
func TestService_foundTakenIn(t *testing.T) {
	t.Parallel()
	h := setup(t)
	record := &playlist.Record{ID: id.Of("playlist", uuid.New()), Name: "Harvest", Shares: []*playlist.Share{{UserName: "Bert", Access: playlist.Read}}}
	_, refused, err := h.TakeIn(t.Context(), h.anna, []*playlist.Record{record}, nil)
	require.NoError(t, err)
	require.Empty(t, refused)
	for _, v := range []access.Viewer{h.anna, h.bert} {
		require.Equal(t, []string{"Harvest"}, h.found(v, "harv"))
	}
	h.exec(`DELETE FROM users WHERE id = $1`, h.bert.UserID)
	require.True(t, slices.Equal([]string{"Harvest"}, h.found(h.anna, "harv")))
}

// Who is restricted finds the lists that he sees, and shows pictures of what he sees alone.
func TestService_foundBehindWall(t *testing.T) {
	t.Parallel()
	g := collect(t)
	h := g.house
	h.exec(`INSERT INTO restrictions (user_id, max_age, unrated, only_allowed, updated_at) VALUES ($1, 6, true, false, now())`, h.bert.UserID)
	h.exec(`UPDATE movies SET minimum_age = 18 WHERE id = $1`, h.ids[2].UUID)
	seen, hidden := h.pictured(h.ids[0]), h.pictured(h.ids[2])
	walled := db.Walled(t.Context(), h.bert.UserID)
	_, err := h.Create(t.Context(), h.anna, playlist.New{Name: "Evenings of hers"})
	require.NoError(t, err)
	given, err := g.Collections.Create(t.Context(), h.anna, playlist.New{Name: "Evenings for both", Items: []id.ID{h.ids[0], h.ids[2]}})
	require.NoError(t, err)
	require.NoError(t, g.Collections.Share(t.Context(), h.anna, given, "bert", new(playlist.Read)))
	own, err := h.Create(walled, h.bert, playlist.New{Name: "Evening"})
	require.NoError(t, err)
	require.NoError(t, h.Edit(walled, h.bert, own, playlist.Edit{Name: new("Evenings of his")}))
	hits, err := h.Search.Search(walled, h.bert, search.Asked{Text: "evenings", First: 10})
	require.NoError(t, err)
	require.Len(t, hits, 2)
	require.Equal(t, []string{"Evenings for both", "Evenings of his"}, []string{hits[0].Title, hits[1].Title})

	for film, want := range map[id.ID][]uuid.UUID{h.ids[0]: {seen}, h.ids[2]: nil} {
		of := &film
		require.NoError(t, g.Collections.Edit(t.Context(), h.anna, given, playlist.Edit{Picture: &of}))
		found, err := g.Collections.PicturesByIDs(walled, h.bert, []uuid.UUID{given})
		require.NoError(t, err)
		var shown []uuid.UUID
		for _, p := range found {
			shown = append(shown, p.ID)
		}
		require.Equal(t, want, shown)
	}
	require.NotEqual(t, seen, hidden)
	require.NoError(t, h.Remove(walled, h.bert, own))
	hits, err = h.Search.Search(walled, h.bert, search.Asked{Text: "evenings", First: 10})
	require.NoError(t, err)
	require.Len(t, hits, 1)
}
