package playlist_test

import (
	"bytes"
	"cmp"
	"slices"
	"testing"
	"time"

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

// kept makes a smart playlist.
func (c *cellar) kept(r playlist.Rules) *playlist.Playlist {
	c.Helper()
	key, err := c.Create(c.Context(), c.viewer, playlist.New{Name: "Smart", Rules: &r})
	require.NoError(c, err, r.Filter)
	return c.one(c.viewer, key)
}

func (c *cellar) one(v access.Viewer, key uuid.UUID) *playlist.Playlist {
	c.Helper()
	found, err := c.ByIDs(c.Context(), v, []uuid.UUID{key})
	require.NoError(c, err)
	require.Len(c, found, 1)
	return found[0]
}

// read pages through all of a playlist, from either end.
func (c *cellar) read(v access.Viewer, p *playlist.Playlist, size int, backward bool) []uuid.UUID {
	c.Helper()
	out := []uuid.UUID{}
	a := page.Args{First: &size}
	if backward {
		a = page.Args{Last: &size}
	}
	for {
		con, err := c.Items(c.Context(), v, p, a)
		require.NoError(c, err)
		var part []uuid.UUID
		for _, it := range con.Nodes() {
			part = append(part, it.ItemID)
		}
		if backward {
			out = append(append([]uuid.UUID{}, part...), out...)
		} else {
			out = append(out, part...)
		}
		if backward && !con.PageInfo.HasPreviousPage || !backward && !con.PageInfo.HasNextPage {
			return out
		}
		a.After, a.Before = con.PageInfo.EndCursor, nil
		if backward {
			a.After, a.Before = nil, con.PageInfo.StartCursor
		}
	}
}

// compared sorts rows as a column of PostgreSQL: those without a key last, and the id decides between equals.
func (c *cellar) compared(p *playlist.Playlist) func(a, b *row) int {
	hashes := map[uuid.UUID]int64{}
	if p.Rules.OrderField == playlist.RulesByChance {
		hashes = c.hashes(playlist.Seed(p.ID, c.clock.Now().Unix()/86_400))
	}
	way := map[page.Direction]int{page.Asc: 1, page.Desc: -1}[p.Rules.Direction]
	return func(a, b *row) int {
		nulls, n := 0, 0
		switch p.Rules.OrderField {
		case playlist.RulesByTitle:
			n = cmp.Compare(a.title, b.title)
		case playlist.RulesByArtist:
			n = cmp.Compare(a.place, b.place)
		case playlist.RulesByYear:
			nulls, n = pointers(a.year, b.year)
		case playlist.RulesByRating:
			nulls, n = pointers(a.rating, b.rating)
		case playlist.RulesByAddedAt:
			n = c.times[a.id].Compare(c.times[b.id])
		case playlist.RulesByAiredOn:
			nulls, n = pointers(a.aired, b.aired)
			n = -n
		case playlist.RulesByOwnRating:
			return own(a, b, way, unlessNone(a.stars), unlessNone(b.stars))
		case playlist.RulesByPlayCount:
			return own(a, b, way, unlessNone(a.plays+len(a.heard)), unlessNone(b.plays+len(b.heard)))
		case playlist.RulesByLastPlayed, playlist.RulesByLastHeard:
			return own(a, b, way, micros(a.last), micros(b.last))
		case playlist.RulesByChance:
			n = cmp.Compare(hashes[a.id], hashes[b.id])
		}
		return cmp.Or(nulls, way*n, way*bytes.Compare(a.id[:], b.id[:]))
	}
}

// own compares by what is the viewer's own: those without a key last, and the title and the id, always ascending, decide between equals.
func own(a, b *row, way int, of, other *int64) int {
	nulls, n := pointers(of, other)
	title := func(r *row) string {
		if r.series != nil {
			return "" // episodes are without one here
		}
		return r.title
	}
	return cmp.Or(nulls, way*n, cmp.Compare(title(a), title(b)), bytes.Compare(a.id[:], b.id[:]))
}

func unlessNone(n int) *int64 {
	if n == 0 {
		return nil
	}
	return new(int64(n))
}

func micros(at *time.Time) *int64 {
	if at == nil {
		return nil
	}
	return new(at.UnixMicro())
}

func (c *cellar) hashes(seed int64) map[uuid.UUID]int64 {
	c.Helper()
	type hashed struct {
		ID   uuid.UUID
		Hash int64
	}
	rows, err := db.AllSQL[hashed](c.Context(), c.pool, `SELECT id, uuid_hash_extended(id, $1) AS hash FROM (SELECT id FROM movies UNION SELECT id FROM episodes
		UNION SELECT id FROM tracks) x`, seed)
	require.NoError(c, err)
	out := map[uuid.UUID]int64{}
	for _, h := range rows {
		out[h.ID] = h.Hash
	}
	return out
}

// drawn are the rows that a random order shows: a stretch of a fixed shuffle that goes round.
func (c *cellar) drawn(p *playlist.Playlist, rows []*row) []*row {
	seed, fixed := playlist.Seed(p.ID, c.clock.Now().Unix()/86_400), c.hashes(0)
	slices.SortFunc(rows, func(a, b *row) int {
		lap := func(r *row) int {
			if fixed[r.id] >= seed {
				return 0
			}
			return 1
		}
		return cmp.Or(cmp.Compare(lap(a), lap(b)), cmp.Compare(fixed[a.id], fixed[b.id]), bytes.Compare(a.id[:], b.id[:]))
	})
	return rows[:min(len(rows), p.Rules.Limit)]
}

func pointers[T cmp.Ordered](a, b *T) (nulls, n int) {
	switch {
	case a == nil && b == nil:
		return 0, 0
	case a == nil:
		return 1, 0
	case b == nil:
		return -1, 0
	}
	return 0, cmp.Compare(*a, *b)
}

// What rules choose as SQL is what they choose of all rows one by one, in the same order, by pages of any size.
func TestRules_asInGo(t *testing.T) {
	t.Parallel()
	c := fill(t, 3, 120)
	orders := map[playlist.RulesKind][]playlist.RulesOrder{
		playlist.OfMovies: {playlist.RulesByTitle, playlist.RulesByYear, playlist.RulesByRating, playlist.RulesByAddedAt, playlist.RulesByChance,
			playlist.RulesByOwnRating, playlist.RulesByPlayCount, playlist.RulesByLastPlayed},
		playlist.OfEpisodes: {playlist.RulesByAiredOn, playlist.RulesByAddedAt, playlist.RulesByChance, playlist.RulesByOwnRating, playlist.RulesByPlayCount,
			playlist.RulesByLastPlayed},
		playlist.OfTracks: {playlist.RulesByTitle, playlist.RulesByArtist, playlist.RulesByYear, playlist.RulesByAddedAt, playlist.RulesByChance,
			playlist.RulesByOwnRating, playlist.RulesByPlayCount, playlist.RulesByLastHeard},
	}
	found := 0
	for round := range 300 {
		kind := []playlist.RulesKind{playlist.OfMovies, playlist.OfEpisodes, playlist.OfTracks}[round%3]
		filter, holds, rows := c.random(kind)
		r := playlist.Rules{Kind: kind, Filter: rawjson.Value(filter), OrderField: orders[kind][c.dice.IntN(len(orders[kind]))],
			Direction: []page.Direction{page.Asc, page.Desc}[c.dice.IntN(2)], Limit: 1 + c.dice.IntN(60)}
		p := c.kept(r)
		var want []*row
		for _, one := range rows {
			if !one.missing && holds(one) {
				want = append(want, one)
			}
		}
		if r.OrderField == playlist.RulesByChance {
			want = c.drawn(p, want)
		}
		slices.SortFunc(want, c.compared(p))
		want = want[:min(len(want), r.Limit)]
		keys, ms := []uuid.UUID{}, int64(0)
		for _, one := range want {
			keys, ms = append(keys, one.id), ms+one.ms
		}
		size := 1 + c.dice.IntN(20)
		require.Equal(t, keys, c.read(c.viewer, p, size, false), "%+v", r)
		require.Equal(t, keys, c.read(c.viewer, p, size, true), "backward %+v", r)
		at, err := c.SummariesByPlaylistIDs(t.Context(), c.viewer, []uuid.UUID{p.ID})
		require.NoError(t, err)
		require.Equal(t, len(want), at[0].ItemCount, "%+v", r)
		require.Equal(t, ms, at[0].DurationMs, "%+v", r)
		found += len(want)
	}
	require.Greater(t, found, 2000, "most rules choose something")
}

// random is a filter of a kind, within its bounds, what it means, and the rows it is about.
func (c *cellar) random(kind playlist.RulesKind) (filter []byte, holds func(*row) bool, rows []*row) {
	for {
		var f any
		switch depth := c.dice.IntN(3); kind {
		case playlist.OfMovies:
			f, holds = tree(c.dice, c.titles(true), depth, insideTitles)
			rows = c.films
		case playlist.OfEpisodes:
			f, holds = tree(c.dice, c.ofEpisodes(), depth, insideEpisodes)
			rows = c.episodes
		default:
			f, holds = tree(c.dice, c.ofTracks(), depth, insideTracks)
			rows = c.tracks
		}
		filter = c.filterOf(f)
		if c.Sources[kind].CheckFilter(filter) == nil {
			return filter, holds, rows
		}
	}
}

func all(kind playlist.RulesKind, by playlist.RulesOrder, limit int) playlist.Rules {
	return playlist.Rules{Kind: kind, Filter: "{}", OrderField: by, Direction: page.Asc, Limit: limit}
}

// Rows come and go while a smart playlist is read: what is among its first all the time is read once, and nothing twice.
func TestRules_rowsComeAndGo(t *testing.T) {
	t.Parallel()
	c := fill(t, 5, 40)
	for round := range 10 {
		p := c.kept(all(playlist.OfTracks, []playlist.RulesOrder{playlist.RulesByTitle, playlist.RulesByYear, playlist.RulesByChance, playlist.RulesByPlayCount, playlist.RulesByLastHeard}[round%5], 10))
		steady := c.read(c.viewer, p, 100, false)
		seen := map[uuid.UUID]int{}
		a := page.Args{First: new(1 + c.dice.IntN(3))}
		for more := true; more; {
			con, err := c.Items(t.Context(), c.viewer, p, a)
			require.NoError(t, err)
			for _, it := range con.Nodes() {
				seen[it.ItemID]++
			}
			more, a.After = con.PageInfo.HasNextPage, con.PageInfo.EndCursor
			c.tracks = append(c.tracks, c.track())
			c.exec(`DELETE FROM tracks WHERE id = (SELECT id FROM tracks ORDER BY md5(id::text || $1) LIMIT 1)`, uuid.NewString())
			now := c.read(c.viewer, p, 100, false)
			steady = slices.DeleteFunc(steady, func(key uuid.UUID) bool { return !slices.Contains(now, key) })
		}
		for key, n := range seen {
			require.Equal(t, 1, n, key)
		}
		for _, key := range steady {
			require.Equal(t, 1, seen[key], key)
		}
	}
}

// A random order stays for a day; who began before midnight goes on with it.
func TestRules_byChance(t *testing.T) {
	t.Parallel()
	c := fill(t, 9, 40)
	p := c.kept(all(playlist.OfMovies, playlist.RulesByChance, 30))
	before := c.read(c.viewer, p, 100, false)
	require.Equal(t, before, c.read(c.viewer, p, 7, false))
	con, err := c.Items(t.Context(), c.viewer, p, page.Args{First: new(10)})
	require.NoError(t, err)
	c.clock.Advance(24 * time.Hour)
	require.NotEqual(t, before, c.read(c.viewer, p, 100, false))
	var rest []uuid.UUID
	con, err = c.Items(t.Context(), c.viewer, p, page.Args{First: new(100), After: con.PageInfo.EndCursor})
	require.NoError(t, err)
	for _, it := range con.Nodes() {
		rest = append(rest, it.ItemID)
	}
	require.Equal(t, before[10:], rest)
	other := c.kept(all(playlist.OfMovies, playlist.RulesByChance, 30))
	require.NotEqual(t, c.read(c.viewer, p, 100, false), c.read(c.viewer, other, 100, false))
	c.clock.Advance(24 * time.Hour)
	_, err = c.Items(t.Context(), c.viewer, p, page.Args{After: con.PageInfo.EndCursor})
	require.ErrorIs(t, err, fault.Invalid)
}

// Others see of a smart playlist what they may see and what is their own.
func TestRules_guest(t *testing.T) {
	t.Parallel()
	c := fill(t, 11, 60)
	r := all(playlist.OfMovies, playlist.RulesByTitle, 500)
	r.Filter = `{"watched": false}`
	p := c.kept(r)
	require.NoError(t, c.Share(t.Context(), c.viewer, p.ID, "guest", new(playlist.Write)))
	shared := c.one(c.guest, p.ID)
	got := c.read(c.guest, shared, 100, false)
	want, err := db.Value[int](t.Context(), c.pool, `SELECT count(*) FROM movies m WHERE library_id = $1 AND missing_since IS NULL
		AND NOT EXISTS (SELECT FROM watch_states w WHERE w.user_id = $2 AND w.item_id = m.id AND w.watched)`, c.libraries[0], c.guest.UserID)
	require.NoError(t, err)
	require.NotEmpty(t, got)
	require.Len(t, got, want)
	require.NotEqual(t, got, c.read(c.viewer, p, 100, false))
	nobody := c.guest
	nobody.Libraries = nil
	require.Empty(t, c.read(nobody, shared, 100, false))
	require.ErrorIs(t, c.Edit(t.Context(), c.guest, p.ID, playlist.Edit{Rules: &r}), fault.Forbidden)
	require.ErrorIs(t, c.Freeze(t.Context(), c.guest, p.ID), fault.Forbidden)
}

func TestRules_conflicts(t *testing.T) {
	t.Parallel()
	c := fill(t, 13, 12)
	p := c.kept(all(playlist.OfMovies, playlist.RulesByTitle, 5))
	film := id.Of("movie", c.films[0].id)
	_, err := c.Add(t.Context(), c.viewer, p.ID, []id.ID{film}, nil)
	require.ErrorIs(t, err, fault.Conflict)
	place := id.Of("playlistitem", c.films[0].id)
	require.ErrorIs(t, c.Move(t.Context(), c.viewer, p.ID, []id.ID{place}, nil), fault.Conflict)
	_, err = c.Take(t.Context(), c.viewer, p.ID, []id.ID{place})
	require.ErrorIs(t, err, fault.Conflict)
	manual, err := c.Create(t.Context(), c.viewer, playlist.New{Name: "By hand"})
	require.NoError(t, err)
	rules := all(playlist.OfTracks, playlist.RulesByArtist, 3)
	require.ErrorIs(t, c.Edit(t.Context(), c.viewer, manual, playlist.Edit{Rules: &rules}), fault.Conflict)
	require.ErrorIs(t, c.Freeze(t.Context(), c.viewer, manual), fault.Conflict)
	_, err = c.Create(t.Context(), c.viewer, playlist.New{Name: "Both", Rules: &rules, Items: []id.ID{film}})
	require.ErrorIs(t, err, fault.Invalid)
	require.NoError(t, c.Edit(t.Context(), c.viewer, p.ID, playlist.Edit{Rules: &rules}))
	require.Equal(t, playlist.OfTracks, c.one(c.viewer, p.ID).Rules.Kind)
	smart, err := c.List(t.Context(), c.viewer, playlist.Filter{Smart: new(true)}, playlist.ByName, page.Asc, page.Args{})
	require.NoError(t, err)
	require.Len(t, smart.Nodes(), 1)
	rest, err := c.List(t.Context(), c.viewer, playlist.Filter{Smart: new(false)}, playlist.ByName, page.Asc, page.Args{})
	require.NoError(t, err)
	require.Equal(t, manual, rest.Nodes()[0].ID)
}

// What is frozen is what the playlist showed, and stays.
func TestFreeze(t *testing.T) {
	t.Parallel()
	c := fill(t, 17, 30)
	r := all(playlist.OfTracks, playlist.RulesByYear, 12)
	r.Direction = page.Desc
	p := c.kept(r)
	want := c.read(c.viewer, p, 100, false)
	require.Len(t, want, 12)
	list, err := c.Export(t.Context(), c.viewer, p)
	require.NoError(t, err)
	require.NoError(t, c.Freeze(t.Context(), c.viewer, p.ID))
	frozen := c.one(c.viewer, p.ID)
	require.Nil(t, frozen.Rules)
	require.Equal(t, want, c.read(c.viewer, frozen, 5, false))
	same, err := c.Export(t.Context(), c.viewer, frozen)
	require.NoError(t, err)
	require.Equal(t, list, same)
	c.exec(`UPDATE tracks SET year = 3000 - year`)
	require.Equal(t, want, c.read(c.viewer, frozen, 5, false))
	_, err = c.Add(t.Context(), c.viewer, p.ID, []id.ID{id.Of("track", want[0])}, nil)
	require.NoError(t, err)
}

func TestRules_checks(t *testing.T) {
	t.Parallel()
	c := fill(t, 19, 4)
	good := all(playlist.OfTracks, playlist.RulesByTitle, 5)
	for name, spoil := range map[string]func(r *playlist.Rules){
		"kind":      func(r *playlist.Rules) { r.Kind = "CHANNEL" },
		"order":     func(r *playlist.Rules) { r.OrderField = playlist.RulesByAiredOn },
		"direction": func(r *playlist.Rules) { r.Direction = "UP" },
		"no limit":  func(r *playlist.Rules) { r.Limit = 0 },
		"limit":     func(r *playlist.Rules) { r.Limit = 5001 },
		"filter":    func(r *playlist.Rules) { r.Filter = `{"watched": true}` },
		"days":      func(r *playlist.Rules) { r.Filter = `{"addedWithinDays": 0}` },
		"times":     func(r *playlist.Rules) { r.Filter = `{"heardAtMost": -1}` },
		"deep":      func(r *playlist.Rules) { r.Filter = `{"not": {"not": {"not": {"not": {}}}}}` },
		"mood":      func(r *playlist.Rules) { r.Filter = `{"moods": [""]}` },
		"no JSON":   func(r *playlist.Rules) { r.Filter = `{` },
		"series": func(r *playlist.Rules) {
			r.Kind, r.OrderField, r.Filter = playlist.OfEpisodes, playlist.RulesByAiredOn, `{"series": {"not": {"ownRatingFrom": 11}}}`
		},
	} {
		r := good
		spoil(&r)
		_, err := c.Create(t.Context(), c.viewer, playlist.New{Name: "Smart", Rules: &r})
		require.ErrorIs(t, err, fault.Invalid, name)
		_, err = c.Matches(t.Context(), c.viewer, r, page.Args{})
		require.ErrorIs(t, err, fault.Invalid, name)
	}
	found, err := c.Matches(t.Context(), c.viewer, good, page.Args{First: new(1)})
	require.NoError(t, err)
	n, err := found.TotalCount(t.Context())
	require.NoError(t, err)
	require.LessOrEqual(t, n.Value, 5)
	require.NotZero(t, n.Value)
}
