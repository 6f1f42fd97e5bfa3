package movie_test

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/movie"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/page"
	"revenge/internal/shelf"
)

// sortable is a film with what lists sort it by; a nil number is none.
type sortable struct {
	id          uuid.UUID
	title       string
	day, ms     *int
	played, own *int
}

func (s *sortable) key(by shelf.OrderField) *int {
	return map[shelf.OrderField]*int{shelf.ByReleasedOn: s.day, shelf.ByRuntime: s.ms, shelf.ByLastPlayed: s.played, shelf.ByPlayCount: s.played, shelf.ByOwnRating: s.own}[by]
}

func byOwn(by shelf.OrderField) bool {
	return by == shelf.ByLastPlayed || by == shelf.ByPlayCount || by == shelf.ByOwnRating
}

// put makes a film of chance, of which its viewer has seen and thinks something, and another one something else.
func (b *bench) put(dice *rand.Rand, v, other access.Viewer) *sortable {
	b.Helper()
	some := func(n int) *int {
		if dice.IntN(3) == 0 {
			return nil
		}
		return new(1 + dice.IntN(n))
	}
	s := &sortable{id: id.New(), title: strconv.Itoa(100 + dice.IntN(20)), day: some(5), ms: some(4), played: some(3), own: some(4)}
	b.Exec(`INSERT INTO movies (id, library_id, key, title, sort_title, released_on, runtime_ms) VALUES ($1::uuid, $2, $1::uuid::text, $3::text, $3::text, '2020-01-01'::date + $4::int, $5)`,
		s.id, b.Library.ID, s.title, s.day, s.ms)
	for _, who := range []access.Viewer{v, other} {
		played, own := s.played, s.own
		if who.UserID == other.UserID {
			played, own = some(3), some(4)
		}
		if played != nil || own != nil {
			b.Exec(`INSERT INTO viewed_items (id, kind, library_id, keys) VALUES ($1, 'MOVIE', $2, '{}') ON CONFLICT DO NOTHING`, s.id, b.Library.ID)
		}
		if played != nil {
			b.Exec(`INSERT INTO watch_states (user_id, item_id, item_kind, library_id, play_count, last_played_at, updated_at)
				VALUES ($1, $2, 'MOVIE', $3, $4::int, '2024-01-01Z'::timestamptz + $4::int * interval '1 day', now())`, who.UserID, s.id, b.Library.ID, *played)
		}
		if own != nil {
			b.Exec(`INSERT INTO viewer_states (user_id, item_id, rating, updated_at) VALUES ($1, $2, $3, now())`, who.UserID, s.id, *own)
		}
	}
	return s
}

func (b *bench) somebody(name string) access.Viewer {
	b.Helper()
	v := b.Viewer
	v.UserID = id.New()
	b.Exec(`INSERT INTO users (id, name, display_name, password_hash, role) VALUES ($1, $2, 'x', 'x', 'USER')`, v.UserID, name)
	return v
}

// pages reads a whole list so many at once; between is called after each page.
func (b *bench) pages(v access.Viewer, o shelf.Order, size int, backward bool, between func()) (out []*movie.Movie) {
	b.Helper()
	a := page.Args{First: &size}
	if backward {
		a = page.Args{Last: &size}
	}
	for more := true; more; {
		c, err := b.films.List(b.Context(), v, shelf.Filter{}, o, a)
		require.NoError(b, err)
		if backward {
			out, more, a.Before = slices.Concat(c.Nodes(), out), c.PageInfo.HasPreviousPage, c.PageInfo.StartCursor
		} else {
			out, more, a.After = append(out, c.Nodes()...), c.PageInfo.HasNextPage, c.PageInfo.EndCursor
		}
		between()
	}
	return out
}

var moreOrders = []shelf.OrderField{shelf.ByReleasedOn, shelf.ByRuntime, shelf.ByLastPlayed, shelf.ByPlayCount, shelf.ByOwnRating}

// Whatever the sizes of pages and their direction: each film is there once, in the order, those without a key last; of a viewer's own
// it is his alone, and what is the same, or missing, runs by title.
func TestList_moreOrders(t *testing.T) {
	t.Parallel()
	b := setup(t)
	dice := rand.New(rand.NewPCG(5, 6))
	v, other := b.somebody("one"), b.somebody("two")
	films := make([]*sortable, 60)
	for i := range films {
		films[i] = b.put(dice, v, other)
	}
	for _, by := range moreOrders {
		for _, direction := range []page.Direction{page.Asc, page.Desc} {
			want := slices.Clone(films)
			slices.SortFunc(want, func(x, y *sortable) int {
				kx, ky := x.key(by), y.key(by)
				sign := map[page.Direction]int{page.Asc: 1, page.Desc: -1}[direction]
				switch {
				case (kx == nil) != (ky == nil):
					return map[bool]int{true: 1, false: -1}[kx == nil]
				case kx != nil && *kx != *ky:
					return sign * cmp.Compare(*kx, *ky)
				case byOwn(by):
					return cmp.Or(cmp.Compare(x.title, y.title), cmp.Compare(x.id.String(), y.id.String()))
				}
				return sign * cmp.Compare(x.id.String(), y.id.String())
			})
			for _, backward := range []bool{false, true} {
				for _, size := range []int{1, 7, 100} {
					got := b.pages(v, shelf.Order{Field: by, Direction: direction}, size, backward, func() {})
					require.Len(t, got, len(want))
					for i := range want {
						require.Equal(t, want[i].id, got[i].ID, "%s %s by %d, backward %v, at %d", by, direction, size, backward, i)
					}
				}
			}
		}
	}
}

// Films come and go, and others are played and rated, while a list is read: each of those that stay is seen once.
func TestList_moreOrdersWhileRowsChange(t *testing.T) {
	t.Parallel()
	b := setup(t)
	dice := rand.New(rand.NewPCG(7, 8))
	v, other := b.somebody("one"), b.somebody("two")
	for round := range 20 {
		b.Exec(`DELETE FROM movies`)
		var steady, loose []*sortable
		for i := range 30 {
			if s := b.put(dice, v, other); i%3 == 0 {
				loose = append(loose, s)
			} else {
				steady = append(steady, s)
			}
		}
		o := shelf.Order{Field: moreOrders[round%len(moreOrders)], Direction: []page.Direction{page.Asc, page.Desc}[round/len(moreOrders)%2]}
		seen := map[uuid.UUID]int{}
		for _, m := range b.pages(v, o, 1+dice.IntN(5), round%3 == 0, func() {
			if len(loose) > 0 {
				b.Exec(`DELETE FROM movies WHERE id = $1`, loose[0].id)
				loose = loose[1:]
				b.put(dice, v, other)
			}
		}) {
			seen[m.ID]++
		}
		for _, s := range steady {
			require.Equal(t, 1, seen[s.id], "%s %s", o.Field, o.Direction)
		}
		for key, n := range seen {
			require.Equal(t, 1, n, "%s twice", key)
		}
	}
}

func TestList_moreOrdersAsRead(t *testing.T) {
	t.Parallel()
	b := setup(t)
	v := b.somebody("one")
	v.TitleLanguage = "de"
	for title, german := range map[string]string{"a": "z", "b": "y", "c": ""} {
		b.Exec(`INSERT INTO movies (id, library_id, key, title, sort_title, sort_titles) VALUES ($1, $2, $3::text, $3::text, $3::text, CASE WHEN $4 <> '' THEN jsonb_build_object('de', $4::text) END)`,
			id.New(), b.Library.ID, title, german)
	}
	var titles string
	for _, m := range b.pages(v, shelf.Order{Field: shelf.ByLastPlayed, Direction: page.Desc}, 1, false, func() {}) {
		titles += m.Title
	}
	require.Equal(t, "cba", titles, "never played, by the titles that are read")
	b.Exec(`INSERT INTO watch_states (user_id, item_id, item_kind, library_id, watched, play_count, last_played_at, updated_at)
		SELECT $1, id, 'MOVIE', library_id, true, 1, now(), now() FROM movies WHERE title IN ('a', 'b')`, v.UserID)
	titles = ""
	for _, m := range b.pages(v, shelf.Order{Field: shelf.ByPlayCount, Direction: page.Desc}, 1, false, func() {}) {
		titles += m.Title
	}
	require.Equal(t, "bac", titles, "those played as often by the titles that are read too")
	c, err := b.films.List(t.Context(), v, shelf.Filter{}, shelf.Order{Field: shelf.ByLastPlayed}, page.Args{First: new(1)})
	require.NoError(t, err)
	_, err = b.films.List(t.Context(), v, shelf.Filter{}, shelf.Order{Field: shelf.ByOwnRating}, page.Args{After: c.PageInfo.EndCursor})
	require.ErrorIs(t, err, fault.Invalid)
	_, err = b.films.List(t.Context(), v, shelf.Filter{}, shelf.Order{Field: shelf.ByEpisodeAired}, page.Args{})
	require.ErrorIs(t, err, fault.Invalid, "films have no episodes")
	n, err := c.TotalCount(t.Context())
	require.NoError(t, err)
	require.Equal(t, 3, n.Value)
}
