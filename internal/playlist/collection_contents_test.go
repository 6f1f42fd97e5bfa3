package playlist_test

import (
	"encoding/json"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/page"
	"revenge/internal/platform/rawjson"
	"revenge/internal/playlist"
	"revenge/internal/viewing"
)

// Where a work gives way to another that the collection has too, one place is left; undone, each is where it was.
func TestCollections_handOver(t *testing.T) {
	t.Parallel()
	g := collect(t)
	both := g.make(playlist.New{Items: []id.ID{g.ids[4], g.ids[0], g.ids[2], g.ids[6]}})
	first, second := g.make(playlist.New{Items: g.ids[0:1]}), g.make(playlist.New{Items: []id.ID{g.ids[2], g.ids[0], g.ids[8]}})
	songs := g.create(g.ids[0], g.ids[2])
	keys := []uuid.UUID{both, first, second}
	was := map[uuid.UUID][]id.ID{}
	for _, key := range keys {
		was[key] = worksOf(g.shown(g.anna, key))
	}
	from, to := []uuid.UUID{g.ids[0].UUID, g.ids[2].UUID}, []uuid.UUID{g.ids[4].UUID, g.ids[4].UUID}
	require.NoError(t, viewing.Remember(t.Context(), g.pool, to))
	given, err := g.Collections.HandOver(t.Context(), g.pool, from, to)
	require.NoError(t, err)
	raw, err := json.Marshal(given) // as it is kept until it is undone
	require.NoError(t, err)
	require.Equal(t, []id.ID{g.ids[4], g.ids[6]}, worksOf(g.shown(g.anna, both)))
	require.Equal(t, []id.ID{g.ids[4]}, worksOf(g.shown(g.anna, first)))
	require.Equal(t, []id.ID{g.ids[4], g.ids[8]}, worksOf(g.shown(g.anna, second)))
	require.Equal(t, []id.ID{g.ids[4], g.ids[4]}, films(g.read(g.anna, songs)), "a playlist may have it twice")

	require.NoError(t, json.Unmarshal(raw, &given))
	require.NoError(t, g.Collections.HandBack(t.Context(), g.pool, given, nil))
	for _, key := range keys {
		require.Equal(t, was[key], worksOf(g.shown(g.anna, key)))
	}
	require.Equal(t, []id.ID{g.ids[0], g.ids[2]}, films(g.read(g.anna, songs)))

	given, err = g.Collections.HandOver(t.Context(), g.pool, from, to)
	require.NoError(t, err)
	_, err = g.Collections.Take(t.Context(), g.anna, both, []id.ID{g.shown(g.anna, both)[0].WorkID()})
	require.NoError(t, err)
	require.NoError(t, g.Collections.Remove(t.Context(), g.anna, second))
	require.NoError(t, g.Collections.HandBack(t.Context(), g.pool, given, nil))
	require.Equal(t, []id.ID{g.ids[6]}, worksOf(g.shown(g.anna, both)), "what was taken out meanwhile does not come back")
	require.Equal(t, was[first], worksOf(g.shown(g.anna, first)))
}

// What goes keeps its place under its name, and what comes of the same content takes it up, unless it is there.
func TestCollections_contents(t *testing.T) {
	t.Parallel()
	g := collect(t)
	key := g.make(playlist.New{Items: []id.ID{g.series, g.ids[0], g.ids[2]}})
	g.exec(`DELETE FROM series WHERE id = $1`, g.series.UUID)
	g.exec(`DELETE FROM movies WHERE id = $1`, g.ids[0].UUID)
	require.Equal(t, []string{"Series", "Film 00", ""}, titles(g.shown(g.anna, key)))
	sums, err := g.Collections.SummariesByPlaylistIDs(t.Context(), g.anna, []uuid.UUID{key})
	require.NoError(t, err)
	require.Equal(t, 2, sums[0].Unavailable)
	back := g.again("Film 00", &g.anna)
	_, err = g.Collections.Add(t.Context(), g.anna, key, []id.ID{back}, nil)
	require.NoError(t, err)
	require.Len(t, g.shown(g.anna, key), 4, "nobody knows yet that it is the same")
	g.attach(back)
	require.Equal(t, []id.ID{g.series, g.ids[2], back}, worksOf(g.shown(g.anna, key)))
	series := id.Of("series", id.New())
	g.exec(`INSERT INTO series (id, library_id, key, title, sort_title) VALUES ($1, $2, 's', 'Series', 'series')`, series.UUID, g.bert.Libraries[0])
	g.attach(series)
	require.Equal(t, []id.ID{series, g.ids[2], back}, worksOf(g.shown(g.anna, key)))
}

// A collection goes into a file and comes out of it: to its owner, to somebody else, and after a playlist of the same id.
func TestCollections_takeIn(t *testing.T) {
	t.Parallel()
	g := collect(t)
	key := g.make(playlist.New{Items: []id.ID{g.series, g.ids[0], g.album, g.artist}, Sorting: playlist.ByTitle, Descending: true})
	record := &playlist.Record{ID: id.Of("collection", key), Name: "Works", Sorting: playlist.ByTitle, Direction: page.Desc}
	for _, it := range g.shown(g.anna, key) {
		record.Entries = append(record.Entries, &playlist.Kept{ID: it.WorkID(), Kind: it.Kind(), Keys: it.Keys})
	}
	out, refused, err := g.Collections.TakeIn(t.Context(), g.anna, []*playlist.Record{record}, nil)
	require.NoError(t, err)
	require.Empty(t, refused)
	require.Equal(t, &playlist.TakenIn{Key: key, Matched: 4, Unmatched: []int{}, UnknownUsers: []string{}}, out[0])
	_, err = g.Collections.Take(t.Context(), g.anna, key, []id.ID{g.shown(g.anna, key)[1].WorkID()})
	require.NoError(t, err)
	out, _, err = g.Collections.TakeIn(t.Context(), g.anna, []*playlist.Record{record}, nil)
	require.NoError(t, err)
	require.Equal(t, 1, out[0].Added)

	// By hand it comes out as it went in, whatever it is sorted by; what is there needs no room.
	file := &playlist.Record{ID: id.Of("collection", id.New()), Name: "Works", Sorting: playlist.ByTitle}
	list, err := g.Collections.ByIDs(t.Context(), g.anna, []uuid.UUID{key})
	require.NoError(t, err)
	byHand, err := g.Collections.Items(t.Context(), g.anna, list[0], new(playlist.ByHand), page.Args{})
	require.NoError(t, err)
	for _, it := range byHand.Nodes() {
		file.Entries = append(file.Entries, &playlist.Kept{ID: it.WorkID(), Kind: it.Kind(), Keys: it.Keys})
	}
	out, _, err = g.Collections.TakeIn(t.Context(), g.anna, []*playlist.Record{file}, nil)
	require.NoError(t, err)
	list, err = g.Collections.ByIDs(t.Context(), g.anna, []uuid.UUID{out[0].Key})
	require.NoError(t, err)
	again, err := g.Collections.Items(t.Context(), g.anna, list[0], new(playlist.ByHand), page.Args{})
	require.NoError(t, err)
	require.Equal(t, worksOf(byHand.Nodes()), worksOf(again.Nodes()))
	require.NotEqual(t, worksOf(again.Nodes()), worksOf(g.shown(g.anna, out[0].Key)))
	for _, e := range file.Entries {
		e.ID = id.Of("collectionitem", id.New())
	}
	g.fillUp(out[0].Key)
	out, refused, err = g.Collections.TakeIn(t.Context(), g.anna, []*playlist.Record{file}, nil)
	require.NoError(t, err)
	require.Empty(t, refused)
	require.Equal(t, []int{4, 0}, []int{out[0].Matched, out[0].Added})

	lists := *record
	lists.ID = id.Of("playlist", key)
	lists.Entries = []*playlist.Kept{{ID: id.Of("playlistitem", id.New()), Kind: viewing.KindMovie, Keys: []string{"Film 00"}}}
	_, refused, err = g.house.TakeIn(t.Context(), g.bert, []*playlist.Record{&lists}, nil)
	require.NoError(t, err)
	require.Empty(t, refused)
	for range 2 {
		out, refused, err = g.Collections.TakeIn(t.Context(), g.bert, []*playlist.Record{record}, nil)
		require.NoError(t, err)
		require.Empty(t, refused)
	}
	require.Equal(t, 4, out[0].Matched)
	require.Zero(t, out[0].Added)
	require.Equal(t, worksOf(g.shown(g.anna, key)), worksOf(g.shown(g.bert, out[0].Key)), "sorted as it was")

	// What is in it under another place is not put there twice.
	twice := *record
	twice.Entries = []*playlist.Kept{{ID: id.Of("collectionitem", id.New()), Kind: viewing.KindMovie, Keys: []string{"Film 00"}}}
	out, _, err = g.Collections.TakeIn(t.Context(), g.anna, []*playlist.Record{&twice}, nil)
	require.NoError(t, err)
	require.Zero(t, out[0].Added)
	require.Len(t, g.shown(g.anna, key), 4)
	rules := &playlist.Rules{Kind: playlist.OfMovies, Filter: rawjson.Value(`{}`), OrderField: playlist.RulesByTitle, Direction: page.Asc, Limit: 1}
	for _, wrong := range []*playlist.Record{&lists, {ID: record.ID, Name: "x", Rules: rules, Sorting: playlist.ByTitle}, {ID: record.ID, Name: "x", Entries: lists.Entries},
		{ID: record.ID, Name: "x", Entries: []*playlist.Kept{{ID: twice.Entries[0].ID, Kind: viewing.KindTrack, Keys: []string{"x"}}}}} {
		_, refused, err = g.Collections.TakeIn(t.Context(), g.anna, []*playlist.Record{wrong}, nil)
		require.NoError(t, err)
		require.Len(t, refused, 1)
	}
	_, _, err = g.Collections.TakeIn(t.Context(), g.anna, make101(record.ID), nil)
	require.ErrorIs(t, err, fault.Invalid)
	require.ErrorContains(t, err, "collections")
}
