package playlist_test

import (
	"bytes"
	"fmt"
	"log/slog"
	"slices"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/page"
	"revenge/internal/platform/rawjson"
	"revenge/internal/playlist"
)

// holding are the collections that hold an item, for a viewer, in order.
func (g *gallery) holding(v access.Viewer, items []id.ID) map[uuid.UUID][]uuid.UUID {
	g.house.Helper()
	keys := make([]uuid.UUID, len(items))
	for i, it := range items {
		keys[i] = it.UUID
	}
	held, err := g.HoldingItems(g.house.Context(), v, keys)
	require.NoError(g.house, err)
	out := map[uuid.UUID][]uuid.UUID{}
	for _, h := range held {
		out[h.ItemID] = append(out[h.ItemID], h.ID)
	}
	return out
}

func (g *gallery) smart(name string, r playlist.Rules) uuid.UUID {
	g.house.Helper()
	key, err := g.Collections.Create(g.house.Context(), g.anna, playlist.New{Name: name, Rules: &r})
	require.NoError(g.house, err)
	return key
}

// A smart collection holds an item exactly when its pages do: by filter, order, direction and limit, for whoever looks.
func TestCollections_smartHold(t *testing.T) {
	t.Parallel()
	g := collect(t)
	g.exec(`UPDATE movies SET year = CASE WHEN right(title, 1) < '8' THEN 1990 + right(title, 1)::int END, added_at = now() - right(title, 2)::int * interval '1 day'`)
	n := 0
	for _, filter := range []string{`{}`, `{"yearFrom": 1995}`, `{"titleContains": "film 1"}`, `{"yearFrom": 3000}`} {
		for _, by := range []playlist.RulesOrder{playlist.RulesByTitle, playlist.RulesByYear, playlist.RulesByAddedAt, playlist.RulesByChance, playlist.RulesByRating} {
			for _, limit := range []int{1, 7, 5000} {
				if n++; n > 50 { // as many as are asked
					continue
				}
				direction := page.Asc
				if n%2 == 0 {
					direction = page.Desc
				}
				key := g.smart(fmt.Sprintf("Smart %02d", n), playlist.Rules{Kind: playlist.OfMovies, Filter: rawjson.Value(filter), OrderField: by, Direction: direction, Limit: limit})
				require.NoError(t, g.Collections.Share(t.Context(), g.anna, key, "bert", new(playlist.Read)))
			}
		}
	}
	all := append(slices.Clone(g.ids), g.series, g.album, g.artist)
	for _, v := range []access.Viewer{g.anna, g.bert} {
		lists, err := g.Collections.List(t.Context(), v, playlist.Filter{}, playlist.ByName, page.Asc, page.Args{First: new(100)})
		require.NoError(t, err)
		want := map[uuid.UUID][]uuid.UUID{}
		for _, c := range lists.Nodes() {
			for _, it := range g.shown(v, c.ID) {
				want[it.ItemID] = append(want[it.ItemID], c.ID)
			}
		}
		require.Len(t, lists.Nodes(), 50)
		require.Equal(t, want, g.holding(v, all))
		for i := range all { // few are asked otherwise than many
			few := all[i:min(i+1+i%3, len(all))]
			held := g.holding(v, few)
			for _, one := range few {
				require.Equal(t, want[one.UUID], held[one.UUID])
			}
		}
	}
	require.Empty(t, g.holding(access.Viewer{UserID: uuid.New(), Role: access.User, Libraries: g.anna.Libraries}, all))
}

// What a long order holds of few items ends at its limit too, in every order and direction, also among those without a key.
func TestCollections_smartLong(t *testing.T) {
	t.Parallel()
	g := collect(t)
	for i, library := range g.anna.Libraries[:2] {
		g.exec(`INSERT INTO movies (id, library_id, key, title, sort_title, folded_title, year, rating, added_at)
			SELECT uuidv7(), $1, 'k' || n, 'T', md5((n / 3)::text), 't', CASE WHEN n % 3 > 0 THEN 1950 + n % 20 END, CASE WHEN n % 2 > 0 THEN n % 10 END, now() - (n % 50) * interval '1 day'
			FROM generate_series(1, 1200) n WHERE n % (2 - $2::int) = 0`, library, i)
	}
	all, err := db.Column[uuid.UUID](t.Context(), g.pool, `SELECT id FROM movies WHERE title = 'T' ORDER BY md5(key), library_id LIMIT 20`)
	require.NoError(t, err)
	rules, held := 0, 0
	for _, by := range []playlist.RulesOrder{playlist.RulesByTitle, playlist.RulesByYear, playlist.RulesByAddedAt, playlist.RulesByRating, playlist.RulesByChance} {
		for _, filter := range []string{`{}`, `{"yearTo": 1990}`} {
			for _, direction := range []page.Direction{page.Asc, page.Desc} {
				for _, limit := range []int{1001, 1100} {
					rules++
					g.smart(fmt.Sprint(by, filter, direction, limit), playlist.Rules{Kind: playlist.OfMovies, Filter: rawjson.Value(filter), OrderField: by, Direction: direction, Limit: limit})
				}
			}
		}
	}
	ask := func(items []uuid.UUID) (out []string) {
		held, err := g.HoldingItems(t.Context(), g.anna, items)
		require.NoError(t, err)
		for _, h := range held {
			out = append(out, fmt.Sprint(h.ItemID, h.ID))
		}
		return out
	}
	for i := range all {
		many := ask(append(slices.Clone(all[i:i+1]), all[:9]...))
		many = slices.DeleteFunc(many, func(one string) bool { return one[:36] != all[i].String() })
		held += len(many)
		require.Equal(t, many, ask(all[i:i+1]))
	}
	require.Greater(t, held, rules*len(all)/4, "many hold one")
	require.Less(t, held, rules*len(all)*3/4, "and many do not")
}

// Smart ones stand among the others by name; the limits of both hold.
func TestCollections_smartAmongOthers(t *testing.T) {
	t.Parallel()
	g := collect(t)
	rules := playlist.Rules{Kind: playlist.OfSeries, Filter: "{}", OrderField: playlist.RulesByTitle, Direction: page.Asc, Limit: 10}
	var want []uuid.UUID
	for i := range 60 {
		if i%2 == 0 {
			want = append(want, g.smart(fmt.Sprintf("List %02d", i), rules))
			continue
		}
		key, err := g.Collections.Create(t.Context(), g.anna, playlist.New{Name: fmt.Sprintf("List %02d", i), Items: []id.ID{g.series}})
		require.NoError(t, err)
		want = append(want, key)
	}
	require.Equal(t, want, g.holding(g.anna, []id.ID{g.series})[g.series.UUID])
	for i := range 80 {
		g.smart(fmt.Sprintf("More %02d", i), rules)
		_, err := g.Collections.Create(t.Context(), g.anna, playlist.New{Name: fmt.Sprintf("Other %02d", i), Items: []id.ID{g.series, g.ids[0]}})
		require.NoError(t, err)
	}
	held := g.holding(g.anna, []id.ID{g.series, g.ids[0]})
	require.Len(t, held[g.series.UUID], 100)
	require.Len(t, held[g.ids[0].UUID], 80)
}

// One's own smart collections are asked before those that were shared, whatever these are called.
func TestCollections_smartOwnFirst(t *testing.T) {
	t.Parallel()
	g := collect(t)
	rules := playlist.Rules{Kind: playlist.OfMovies, Filter: "{}", OrderField: playlist.RulesByTitle, Direction: page.Asc, Limit: 10}
	for i := range 60 {
		require.NoError(t, g.Collections.Share(t.Context(), g.anna, g.smart(fmt.Sprintf("Hers %02d", i), rules), "bert", new(playlist.Read)))
	}
	own, err := g.Collections.Create(t.Context(), g.bert, playlist.New{Name: "Mine", Rules: &rules})
	require.NoError(t, err)
	held := g.holding(g.bert, g.ids[:1])[g.ids[0].UUID]
	require.Len(t, held, 50)
	require.Equal(t, own, held[49], "and stand among the others by name")
}

// A collection with rules of a newer server is left out, and the log says which; the others are told.
func TestCollections_smartUnreadable(t *testing.T) {
	t.Parallel()
	g := collect(t)
	rules := playlist.Rules{Kind: playlist.OfMovies, Filter: "{}", OrderField: playlist.RulesByTitle, Direction: page.Asc, Limit: 10}
	good, kind, filter := g.smart("Good", rules), g.smart("Kind", rules), g.smart("Filter", rules)
	g.exec(`UPDATE playlists SET rules = jsonb_set(rules, '{kind}', '"HOLOGRAM"') WHERE id = $1`, kind)
	g.exec(`UPDATE playlists SET rules = jsonb_set(rules, '{filter}', '{"smelledBefore": 3}') WHERE id = $1`, filter)
	var said bytes.Buffer
	g.Collections.Log = slog.New(slog.NewTextHandler(&said, nil))
	require.Equal(t, []uuid.UUID{good}, g.holding(g.anna, g.ids[:1])[g.ids[0].UUID])
	require.Contains(t, said.String(), kind.String())
	require.Contains(t, said.String(), filter.String())
	require.NotContains(t, said.String(), good.String())
}

// So does one that is sorted by what is the viewer's own, and others see it by theirs.
func TestCollections_smartOwn(t *testing.T) {
	t.Parallel()
	g := collect(t)
	for i, one := range g.ids {
		g.exec(`INSERT INTO viewed_items (id, kind, library_id, keys) SELECT id, 'MOVIE', library_id, '{}' FROM movies WHERE id = $1 ON CONFLICT DO NOTHING`, one.UUID)
		for user, rating := range map[uuid.UUID]int{g.anna.UserID: i % 5, g.bert.UserID: (i + 2) % 4} {
			if rating > 0 {
				g.exec(`INSERT INTO viewer_states (user_id, item_id, rating, rated_at, updated_at) VALUES ($1, $2, $3, now(), now())`, user, one.UUID, rating)
			}
		}
		if i%3 > 0 {
			g.exec(`INSERT INTO watch_states (user_id, item_id, item_kind, library_id, watched, last_played_at, play_count) SELECT $1, id, 'MOVIE', library_id, true, now() - $3 * interval '1 hour', $4
				FROM movies WHERE id = $2`, g.anna.UserID, one.UUID, i%7, i%3)
		}
	}
	for _, by := range []playlist.RulesOrder{playlist.RulesByOwnRating, playlist.RulesByPlayCount, playlist.RulesByLastPlayed} {
		for _, limit := range []int{1, 7, 5000} {
			key := g.smart(fmt.Sprintf("%s %d", by, limit), playlist.Rules{Kind: playlist.OfMovies, Filter: `{}`, OrderField: by, Direction: page.Desc, Limit: limit})
			require.NoError(t, g.Collections.Share(t.Context(), g.anna, key, "bert", new(playlist.Read)))
		}
	}
	g.smart("Series", playlist.Rules{Kind: playlist.OfSeries, Filter: `{}`, OrderField: playlist.RulesByPlayCount, Direction: page.Asc, Limit: 9})
	seen := map[string]int{}
	for _, v := range []access.Viewer{g.anna, g.bert} {
		lists, err := g.Collections.List(t.Context(), v, playlist.Filter{}, playlist.ByName, page.Asc, page.Args{First: new(100)})
		require.NoError(t, err)
		want := map[uuid.UUID][]uuid.UUID{}
		for _, c := range lists.Nodes() {
			for _, it := range g.shown(v, c.ID) {
				want[it.ItemID] = append(want[it.ItemID], c.ID)
				seen[string(it.ItemKind)]++
			}
		}
		for _, one := range append(slices.Clone(g.ids), g.series) {
			require.Equal(t, want[one.UUID], g.holding(v, []id.ID{one})[one.UUID])
		}
	}
	require.Positive(t, seen["SERIES"])
	require.Greater(t, seen["MOVIE"], 20)
	_, err := g.Collections.Create(t.Context(), g.anna, playlist.New{Name: "x", Rules: &playlist.Rules{Kind: playlist.OfMovies, Filter: `{}`, OrderField: playlist.RulesByLastHeard, Direction: page.Asc, Limit: 1}})
	require.ErrorIs(t, err, fault.Invalid, "films are not heard")
}
