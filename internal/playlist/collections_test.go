package playlist_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/movie"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/page"
	"revenge/internal/platform/rawjson"
	"revenge/internal/playlist"
	"revenge/internal/tvshow"
)

// gallery is the house with works of every kind in the library that both see, and a service of collections.
type gallery struct {
	*house
	*playlist.Collections
	series, album, artist id.ID
}

func collect(t *testing.T) *gallery {
	t.Helper()
	h := setup(t)
	h.Sources = map[playlist.RulesKind]playlist.Source{playlist.OfMovies: movie.NewService(movie.Deps{DB: h.pool}), playlist.OfSeries: tvshow.NewService(tvshow.Deps{DB: h.pool}).All()}
	g := &gallery{house: h, Collections: playlist.NewCollections(h.Deps)}
	g.series, g.album, g.artist = id.Of("series", id.New()), id.Of("album", id.New()), id.Of("artist", id.New())
	library := h.bert.Libraries[0]
	h.exec(`UPDATE movies SET sort_title = folded_title`)
	h.exec(`INSERT INTO series (id, library_id, key, title, sort_title, folded_title, first_aired_on, year) VALUES ($1, $2, 's', 'Series', 'a series', 'series', '1999-05-01', 1999)`, g.series.UUID, library)
	h.exec(`INSERT INTO albums (id, library_id, key, title, sort_title, folded_title, credit, place, kind, compilation, year) VALUES ($1, $2, 'a', 'Album', 'b album', 'album', '', '', 'ALBUM', false, 1970)`, g.album.UUID, library)
	h.exec(`INSERT INTO artists (id, library_id, key, name, sort_name, folded_name) VALUES ($1, $2, 'r', 'Artist', 'c artist', 'artist')`, g.artist.UUID, library)
	return g
}

func (g *gallery) make(n playlist.New) uuid.UUID {
	g.house.Helper()
	n.Name = "Works"
	key, err := g.Collections.Create(g.house.Context(), g.anna, n)
	require.NoError(g.house, err)
	return key
}

// fillUp puts so many films into a collection that it has no room left.
func (g *gallery) fillUp(key uuid.UUID) {
	g.exec(`INSERT INTO movies (id, library_id, key, title, sort_title, folded_title) SELECT uuidv7(), $1, 'k' || n, n::text, 's' || n, 'f' || n FROM generate_series(1, 4999) n`, g.bert.Libraries[0])
	g.exec(`INSERT INTO playlist_items (id, playlist_id, position, item_kind, item_id, library_id, added_at)
		SELECT uuidv7(), $1, 9000000 + row_number() OVER (), 'MOVIE', id, library_id, now() FROM movies WHERE title ~ '^[0-9]+$'
		LIMIT 5000 - (SELECT count(*) FROM playlist_items WHERE playlist_id = $1)`, key)
}

// shown pages through a collection as it is now.
func (g *gallery) shown(v access.Viewer, key uuid.UUID) (out []*playlist.Item) {
	g.house.Helper()
	list, err := g.Collections.ByIDs(g.house.Context(), v, []uuid.UUID{key})
	require.NoError(g.house, err)
	if len(list) == 0 {
		return nil
	}
	for a := (page.Args{First: new(2)}); ; {
		c, err := g.Collections.Items(g.house.Context(), v, list[0], nil, a)
		require.NoError(g.house, err)
		out = append(out, c.Nodes()...)
		if a.After = c.PageInfo.EndCursor; !c.PageInfo.HasNextPage {
			return out
		}
	}
}

func worksOf(items []*playlist.Item) (out []id.ID) {
	for _, it := range items {
		out = append(out, it.Kind().ID(it.ItemID))
	}
	return out
}

// A collection holds works, each once: what is in it already stays where it is.
func TestCollections_once(t *testing.T) {
	t.Parallel()
	g := collect(t)
	key := g.make(playlist.New{Items: []id.ID{g.series, g.ids[0], g.album, g.series, g.artist}})
	want := []id.ID{g.series, g.ids[0], g.album, g.artist}
	require.Equal(t, want, worksOf(g.shown(g.anna, key)))
	at := g.shown(g.anna, key)
	n, err := g.Collections.Add(t.Context(), g.anna, key, []id.ID{g.album, g.ids[2], g.ids[2]}, new(at[0].WorkID()))
	require.NoError(t, err)
	require.Equal(t, 1, n)
	require.Equal(t, append([]id.ID{g.ids[2]}, want...), worksOf(g.shown(g.anna, key)))
	n, err = g.Collections.Add(t.Context(), g.anna, key, want, nil)
	require.NoError(t, err)
	require.Zero(t, n)
	for _, no := range []id.ID{id.Of("season", id.New()), id.Of("track", id.New()), id.Of("movie", id.New())} {
		_, err = g.Collections.Add(t.Context(), g.anna, key, []id.ID{no}, nil)
		require.ErrorIs(t, err, fault.NotFound)
	}
	_, err = g.Collections.Add(t.Context(), g.anna, key, want, new(at[0].NodeID()))
	require.ErrorIs(t, err, fault.NotFound, "that is the id of a place of a playlist")

	g.fillUp(key)
	_, err = g.Collections.Add(t.Context(), g.anna, key, g.ids[5:6], nil)
	require.ErrorIs(t, err, fault.Conflict)
	require.ErrorContains(t, err, "a collection holds at most 5000 items")
}

// Playlists and collections are in one table and never in one list.
func TestCollections_apart(t *testing.T) {
	t.Parallel()
	g := collect(t)
	works, songs := g.make(playlist.New{Items: g.ids[:1]}), g.create(g.ids[0])
	lists, err := g.house.List(t.Context(), g.anna, playlist.Filter{}, playlist.ByName, page.Asc, page.Args{})
	require.NoError(t, err)
	require.Equal(t, songs, lists.Nodes()[0].ID)
	require.Len(t, lists.Nodes(), 1)
	collections, err := g.Collections.List(t.Context(), g.anna, playlist.Filter{}, playlist.ByName, page.Asc, page.Args{})
	require.NoError(t, err)
	require.Equal(t, works, collections.Nodes()[0].ID)
	require.Len(t, collections.Nodes(), 1)
	for service, other := range map[*playlist.Service]uuid.UUID{g.house.Service: works, g.Collections.Service: songs} {
		found, err := service.ByIDs(t.Context(), g.anna, []uuid.UUID{other})
		require.NoError(t, err)
		require.Empty(t, found)
		require.ErrorIs(t, service.Remove(t.Context(), g.anna, other), fault.NotFound)
		require.ErrorIs(t, service.Edit(t.Context(), g.anna, other, playlist.Edit{Name: new("x")}), fault.NotFound)
		_, err = service.Add(t.Context(), g.anna, other, g.ids[1:2], nil)
		require.ErrorIs(t, err, fault.NotFound)
	}
}

func TestCollections_sorted(t *testing.T) {
	t.Parallel()
	g := collect(t)
	g.exec(`UPDATE movies SET released_on = '2001-02-03' WHERE id = $1`, g.ids[0].UUID)
	g.exec(`UPDATE movies SET year = 2005 WHERE id = $1`, g.ids[2].UUID)
	byHand := []id.ID{g.ids[2], g.artist, g.series, g.ids[0], g.album}
	key := g.make(playlist.New{Items: byHand, Sorting: playlist.ByTitle})
	sorted := func(by playlist.Sorting, descending bool, want ...id.ID) {
		t.Helper()
		require.NoError(t, g.Collections.Edit(t.Context(), g.anna, key, playlist.Edit{Sorting: &by, Descending: &descending}))
		require.Equal(t, want, worksOf(g.shown(g.anna, key)))
		list, err := g.PreviewByIDs(t.Context(), g.anna, []uuid.UUID{key})
		require.NoError(t, err)
		require.Equal(t, byHand[:4], worksOf(list), "at a glance it is as it is by hand")
	}
	require.Equal(t, []id.ID{g.series, g.album, g.artist, g.ids[0], g.ids[2]}, worksOf(g.shown(g.anna, key)))
	sorted(playlist.ByTitle, true, g.ids[2], g.ids[0], g.artist, g.album, g.series)
	sorted(playlist.ByReleased, false, g.album, g.series, g.ids[0], g.ids[2], g.artist)
	sorted(playlist.ByReleased, true, g.ids[2], g.ids[0], g.series, g.album, g.artist)
	g.exec(`UPDATE playlist_items SET added_at = now() - interval '1 day' WHERE item_id = $1`, g.album.UUID)
	g.exec(`UPDATE playlist_items SET added_at = now() + interval '1 day' WHERE item_id = $1`, g.artist.UUID)
	require.NoError(t, g.Collections.Edit(t.Context(), g.anna, key, playlist.Edit{Sorting: new(playlist.ByPut), Descending: new(true)}))
	got := worksOf(g.shown(g.anna, key))
	require.Equal(t, g.artist, got[0])
	list, err := g.Collections.ByIDs(t.Context(), g.anna, []uuid.UUID{key})
	require.NoError(t, err)
	c, err := g.Collections.Items(t.Context(), g.anna, list[0], new(playlist.ByHand), page.Args{})
	require.NoError(t, err)
	require.Equal(t, byHand, worksOf(c.Nodes()), "asked for, the order by hand is there")
	c, err = g.Collections.Items(t.Context(), g.anna, list[0], new(playlist.ByTitle), page.Args{First: new(2)})
	require.NoError(t, err)
	require.Equal(t, []id.ID{g.series, g.album}, worksOf(c.Nodes()), "others are ascending")
	_, err = g.Collections.Items(t.Context(), g.anna, list[0], new(playlist.ByReleased), page.Args{After: c.PageInfo.EndCursor})
	require.ErrorIs(t, err, fault.Invalid, "a title is no date")
	require.ElementsMatch(t, byHand, got)

	at := g.shown(g.anna, key)
	require.ErrorIs(t, g.Collections.Move(t.Context(), g.anna, key, []id.ID{at[0].WorkID()}, nil), fault.Conflict)
	_, err = g.Collections.Add(t.Context(), g.anna, key, g.ids[4:5], new(at[0].WorkID()))
	require.ErrorIs(t, err, fault.Conflict)
	sorted(playlist.ByHand, true, byHand...)
	require.NoError(t, g.Collections.Edit(t.Context(), g.anna, key, playlist.Edit{Sorting: new(playlist.ByTitle)}))
	g.exec(`DELETE FROM movies WHERE id = $1`, g.ids[2].UUID)
	require.NoError(t, g.Collections.Edit(t.Context(), g.anna, key, playlist.Edit{Descending: new(false)}))
	require.Equal(t, "Film 02", *g.shown(g.anna, key)[4].LastKnownTitle, "what is gone sorts by its name")
}

// Whatever comes, goes and moves, the order is that of a slice, and who pages through meanwhile sees what stays once.
func TestCollections_anyOrder(t *testing.T) {
	t.Parallel()
	g := collect(t)
	all := slices.Concat(g.ids, []id.ID{g.series, g.album, g.artist})
	key := g.make(playlist.New{Items: all[:3]})
	g.exec(`UPDATE playlist_items SET position = 2 * position / 1048576`)
	want := worksOf(g.shown(g.anna, key))
	r := rand.New(rand.NewPCG(3, 4))
	dice := func(n int) int { return r.IntN(n) }
	change := func(touched map[id.ID]bool) {
		places := g.shown(g.anna, key)
		at := dice(len(want) + 1)
		var before *id.ID
		if at < len(want) {
			before = new(places[at].WorkID())
		}
		switch which := all[dice(len(all))]; {
		case !slices.Contains(want, which):
			_, err := g.Collections.Add(t.Context(), g.anna, key, []id.ID{which}, before)
			require.NoError(t, err)
			want, touched[which] = slices.Insert(want, at, which), true
		case dice(2) == 0 && len(want) > 3:
			from := slices.Index(want, which)
			_, err := g.Collections.Take(t.Context(), g.anna, key, []id.ID{places[from].WorkID()})
			require.NoError(t, err)
			want, touched[which] = slices.Delete(want, from, from+1), true
		default:
			from := slices.Index(want, which)
			if from == at {
				return
			}
			require.NoError(t, g.Collections.Move(t.Context(), g.anna, key, []id.ID{places[from].WorkID()}, before))
			want, touched[which] = slices.Insert(want, at, which), true
			if from > at {
				from++
			}
			want = slices.Delete(want, from, from+1)
		}
		require.Equal(t, want, worksOf(g.shown(g.anna, key)))
	}
	for range 60 {
		change(map[id.ID]bool{})
	}
	for range 8 {
		touched, seen, stays := map[id.ID]bool{}, map[id.ID]int{}, slices.Clone(want)
		for a := (page.Args{First: new(2)}); ; {
			c, err := g.Collections.Items(t.Context(), g.anna, &playlist.Collection{ID: key}, nil, a)
			require.NoError(t, err)
			for _, one := range worksOf(c.Nodes()) {
				seen[one]++
			}
			if a.After = c.PageInfo.EndCursor; !c.PageInfo.HasNextPage {
				break
			}
			change(touched)
		}
		for _, one := range stays {
			if !touched[one] {
				require.Equal(t, 1, seen[one], "%s stayed where it was", one)
			}
		}
	}
}

// Rules choose films or series, for whoever looks; freezing keeps what its owner sees.
func TestCollections_smart(t *testing.T) {
	t.Parallel()
	g := collect(t)
	rules := func(kind playlist.RulesKind, filter string) *playlist.Rules {
		return &playlist.Rules{Kind: kind, Filter: rawjson.Value(filter), OrderField: playlist.RulesByTitle, Direction: page.Asc, Limit: 3}
	}
	shows, films := g.make(playlist.New{Rules: rules(playlist.OfSeries, `{"yearFrom": 1990}`)}), g.make(playlist.New{Rules: rules(playlist.OfMovies, `{}`)})
	require.Equal(t, []id.ID{g.series}, worksOf(g.shown(g.anna, shows)))
	require.Equal(t, g.ids[:3], worksOf(g.shown(g.anna, films)))
	require.NoError(t, g.Collections.Share(t.Context(), g.anna, films, "bert", new(playlist.Read)))
	require.Equal(t, []id.ID{g.ids[0], g.ids[2], g.ids[4]}, worksOf(g.shown(g.bert, films)), "he sees one library")
	hand := g.make(playlist.New{Items: []id.ID{g.album, g.ids[1]}})
	list, err := g.PreviewByIDs(t.Context(), g.anna, []uuid.UUID{shows, hand, films})
	require.NoError(t, err)
	got := map[uuid.UUID][]id.ID{}
	for _, it := range list {
		got[it.PlaylistID] = append(got[it.PlaylistID], it.Kind().ID(it.ItemID))
	}
	require.Equal(t, map[uuid.UUID][]id.ID{shows: {g.series}, hand: {g.album, g.ids[1]}, films: g.ids[:3]}, got)
	sums, err := g.Collections.SummariesByPlaylistIDs(t.Context(), g.anna, []uuid.UUID{shows})
	require.NoError(t, err)
	require.Equal(t, 1, sums[0].ItemCount)
	matches, err := g.Collections.Matches(t.Context(), g.anna, *rules(playlist.OfSeries, `{"yearFrom": 2000}`), page.Args{})
	require.NoError(t, err)
	require.Empty(t, matches.Nodes())

	_, err = g.Collections.Add(t.Context(), g.anna, shows, g.ids[:1], nil)
	require.ErrorIs(t, err, fault.Conflict)
	require.ErrorIs(t, g.Collections.Edit(t.Context(), g.anna, shows, playlist.Edit{Sorting: new(playlist.ByTitle)}), fault.Conflict)
	require.ErrorIs(t, g.Collections.Edit(t.Context(), g.anna, hand, playlist.Edit{Rules: rules(playlist.OfSeries, `{}`)}), fault.Conflict)
	for _, wrong := range []playlist.New{{Name: "x", Rules: rules(playlist.OfTracks, `{}`)}, {Name: "x", Rules: rules(playlist.OfSeries, `{"heard": 1}`)},
		{Name: "x", Rules: rules(playlist.OfSeries, `{}`), Sorting: playlist.ByTitle}, {Name: "x", Rules: rules(playlist.OfSeries, `{}`), Items: g.ids[:1]}} {
		_, err := g.Collections.Create(t.Context(), g.anna, wrong)
		require.ErrorIs(t, err, fault.Invalid)
	}
	_, err = g.house.Create(t.Context(), g.anna, playlist.New{Name: "x", Rules: rules(playlist.OfSeries, `{}`)})
	require.ErrorIs(t, err, fault.Invalid, "series are not played one after the other")
	require.NoError(t, g.Collections.Freeze(t.Context(), g.anna, shows))
	g.exec(`UPDATE series SET year = 1980`)
	require.Equal(t, []id.ID{g.series}, worksOf(g.shown(g.anna, shows)))

	// At random they are chosen too, another stretch each day.
	chance := rules(playlist.OfSeries, `{}`)
	chance.OrderField = playlist.RulesByChance
	for i := range 5 {
		g.exec(`INSERT INTO series (id, library_id, key, title, sort_title) VALUES ($1, $2, $3, $3, $3)`, id.New(), g.bert.Libraries[0], fmt.Sprint(i))
	}
	require.Len(t, g.shown(g.anna, g.make(playlist.New{Rules: chance})), 3)
}

// Rules that only a newer server knows are an error of theirs alone.
func TestCollections_unknownRules(t *testing.T) {
	t.Parallel()
	g := collect(t)
	key := g.make(playlist.New{Rules: &playlist.Rules{Kind: playlist.OfSeries, Filter: rawjson.Value(`{}`), OrderField: playlist.RulesByTitle, Direction: page.Asc, Limit: 3}})
	delete(g.house.Sources, playlist.OfSeries)
	list, err := g.Collections.ByIDs(t.Context(), g.anna, []uuid.UUID{key})
	require.NoError(t, err)
	_, err = g.Collections.Items(t.Context(), g.anna, list[0], nil, page.Args{})
	require.ErrorContains(t, err, "SERIES")
}

// Whoever restricted looks sees what he may, in every place where a collection shows itself.
func TestCollections_restricted(t *testing.T) {
	t.Parallel()
	g := collect(t)
	key := g.make(playlist.New{Items: []id.ID{g.ids[0], g.series}})
	require.NoError(t, g.Collections.Share(t.Context(), g.anna, key, "bert", new(playlist.Write)))
	g.exec(`UPDATE movies SET minimum_age = 6`)
	g.exec(`INSERT INTO restrictions (user_id, unrated, max_age, only_allowed, updated_at) VALUES ($1, false, 12, false, now())`, g.bert.UserID)
	ctx := db.Walled(t.Context(), g.bert.UserID)
	c, err := g.Collections.Items(ctx, g.bert, &playlist.Collection{ID: key}, nil, page.Args{})
	require.NoError(t, err)
	require.Equal(t, []id.ID{g.ids[0]}, worksOf(c.Nodes()), "the series has no rating")
	list, err := g.PreviewByIDs(ctx, g.bert, []uuid.UUID{key})
	require.NoError(t, err)
	require.Equal(t, []id.ID{g.ids[0]}, worksOf(list))
	sums, err := g.Collections.SummariesByPlaylistIDs(ctx, g.bert, []uuid.UUID{key})
	require.NoError(t, err)
	require.Equal(t, 1, sums[0].ItemCount)
	_, err = g.Collections.Add(ctx, g.bert, key, []id.ID{g.series}, nil)
	require.ErrorIs(t, err, fault.NotFound)
	held, err := g.HoldingItems(ctx, g.bert, []uuid.UUID{g.series.UUID, g.ids[0].UUID})
	require.NoError(t, err)
	require.Len(t, held, 1)
	require.Equal(t, g.ids[0].UUID, held[0].ItemID)
	stranger := access.Viewer{UserID: id.New(), Role: access.User, Libraries: g.anna.Libraries}
	held, err = g.HoldingItems(t.Context(), stranger, []uuid.UUID{g.ids[0].UUID})
	require.NoError(t, err)
	require.Empty(t, held)
	require.Empty(t, g.shown(stranger, key))
}
