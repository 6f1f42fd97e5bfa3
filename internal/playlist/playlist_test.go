package playlist_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/person"
	"revenge/internal/platform/clock"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/page"
	"revenge/internal/playlist"
	"revenge/internal/search"
	"revenge/internal/testkit"
)

func TestMain(m *testing.M) { testkit.Main(m) }

// house has two libraries with films; Anna sees both, Bert the first.
type house struct {
	testing.TB
	*playlist.Service
	pool       *db.DB
	ids        []id.ID
	anna, bert access.Viewer
}

func setup(t *testing.T) *house {
	t.Helper()
	h := &house{TB: t, pool: testkit.DB(t)}
	h.Service = playlist.NewService(playlist.Deps{DB: h.pool, Clock: clock.NewFake(time.Date(2026, 2, 7, 20, 0, 0, 0, time.UTC)),
		Search: search.NewService(search.NewPostgres(h.pool, person.FoundPerson))})
	var libraries, roots []uuid.UUID
	for i, name := range []string{"Films", "More films"} {
		libraries, roots = append(libraries, id.New()), append(roots, id.New())
		h.exec(`INSERT INTO libraries (id, name, kind) VALUES ($1, $2, 'MOVIES')`, libraries[i], name)
		h.exec(`INSERT INTO library_roots (id, library_id, path, position) VALUES ($1, $2, $3, 0)`, roots[i], libraries[i], fmt.Sprintf("/films%d", i))
	}
	for i := range 20 {
		film, file, lib := id.New(), id.New(), i%2
		title := fmt.Sprintf("Film %02d", i)
		h.exec(`INSERT INTO movies (id, library_id, key, title, sort_title, folded_title, runtime_ms) VALUES ($1, $2, $3, $3, $3, lower($3), 60000)`, film, libraries[lib], title)
		h.exec(`INSERT INTO files (id, library_id, root_id, path, size_bytes, mtime_ns, device, inode) VALUES ($1, $2, $3, $4, 1, 1, 1, $5)`,
			file, libraries[lib], roots[lib], fmt.Sprintf("%s/%s.mkv", []string{"a", "b"}[lib], []string{title, "same name"}[min(i/18, 1)]), i)
		h.exec(`INSERT INTO movie_files (file_id, movie_id) VALUES ($1, $2)`, file, film)
		h.ids = append(h.ids, id.Of("movie", film))
	}
	for _, v := range []*access.Viewer{&h.anna, &h.bert} {
		*v = access.Viewer{UserID: id.New(), Role: access.User, Libraries: libraries}
	}
	h.bert.Libraries = libraries[:1]
	h.exec(`INSERT INTO users (id, name, display_name, password_hash, role) VALUES ($1, 'anna', 'Anna', 'x', 'USER'), ($2, 'Bert', '', 'x', 'USER')`, h.anna.UserID, h.bert.UserID)
	return h
}

func (h *house) exec(sql string, args ...any) {
	h.Helper()
	_, err := db.ExecSQL(h.Context(), h.pool, sql, args...)
	require.NoError(h, err)
}

func (h *house) create(items ...id.ID) uuid.UUID {
	h.Helper()
	key, err := h.Create(h.Context(), h.anna, playlist.New{Name: "Evenings", Items: items})
	require.NoError(h, err)
	return key
}

// read pages through all of a playlist.
func (h *house) read(v access.Viewer, key uuid.UUID) (out []*playlist.Item) {
	h.Helper()
	a := page.Args{First: new(3)}
	for {
		c, err := h.Items(h.Context(), v, &playlist.Playlist{ID: key}, a)
		require.NoError(h, err)
		out = append(out, c.Nodes()...)
		if !c.PageInfo.HasNextPage {
			return out
		}
		a.After = c.PageInfo.EndCursor
	}
}

func films(items []*playlist.Item) (out []id.ID) {
	for _, it := range items {
		out = append(out, id.Of("movie", it.ItemID))
	}
	return out
}

func TestItems_order(t *testing.T) {
	t.Parallel()
	h := setup(t)
	key := h.create(h.ids[0], h.ids[1], h.ids[2], h.ids[1])
	require.Equal(t, []id.ID{h.ids[0], h.ids[1], h.ids[2], h.ids[1]}, films(h.read(h.anna, key)), "a film may come twice")
	at := h.read(h.anna, key)
	n, err := h.Add(t.Context(), h.anna, key, []id.ID{h.ids[7], h.ids[8]}, new(at[1].NodeID()))
	require.NoError(t, err)
	require.Equal(t, 2, n)
	require.Equal(t, []id.ID{h.ids[0], h.ids[7], h.ids[8], h.ids[1], h.ids[2], h.ids[1]}, films(h.read(h.anna, key)))
	require.NoError(t, h.Move(t.Context(), h.anna, key, []id.ID{at[3].NodeID(), at[2].NodeID()}, new(at[0].NodeID())))
	require.Equal(t, []id.ID{h.ids[1], h.ids[2], h.ids[0], h.ids[7], h.ids[8], h.ids[1]}, films(h.read(h.anna, key)))
	require.NoError(t, h.Move(t.Context(), h.anna, key, []id.ID{at[3].NodeID()}, nil), "to the end")
	require.Equal(t, []id.ID{h.ids[2], h.ids[0], h.ids[7], h.ids[8], h.ids[1], h.ids[1]}, films(h.read(h.anna, key)))
	n, err = h.Take(t.Context(), h.anna, key, []id.ID{at[0].NodeID(), id.Of("playlistitem", id.New())})
	require.NoError(t, err)
	require.Equal(t, 1, n)
	require.Len(t, h.read(h.anna, key), 5)
}

// Whatever is added and moved, the order is that of a plain slice: also where there is no room between two places any more.
func TestItems_anyOrder(t *testing.T) {
	t.Parallel()
	h := setup(t)
	key := h.create(h.ids[0], h.ids[1])
	h.exec(`UPDATE playlist_items SET position = CASE WHEN position > 1048576 THEN 4 ELSE 2 END`)
	want := h.read(h.anna, key)
	r := rand.New(rand.NewPCG(1, 2))
	for range 120 {
		at := r.IntN(len(want) + 1)
		var before *id.ID
		if at < len(want) {
			before = new(want[at].NodeID())
		}
		if r.IntN(2) == 0 {
			_, err := h.Add(t.Context(), h.anna, key, []id.ID{h.ids[r.IntN(len(h.ids))]}, before)
			require.NoError(t, err)
			got := h.read(h.anna, key)
			require.Len(t, got, len(want)+1)
			want = slices.Insert(want, at, got[at])
		} else if from := r.IntN(len(want)); from != at {
			moved := want[from]
			require.NoError(t, h.Move(t.Context(), h.anna, key, []id.ID{moved.NodeID()}, before))
			want = slices.Insert(want, at, moved)
			if from > at {
				from++
			}
			want = slices.Delete(want, from, from+1)
		}
		got := h.read(h.anna, key)
		require.Equal(t, len(want), len(got))
		for i := range want {
			require.Equal(t, want[i].ID, got[i].ID)
		}
	}
}

func TestShare(t *testing.T) {
	t.Parallel()
	h := setup(t)
	key := h.create(h.ids[:4]...)
	absent := func() {
		t.Helper()
		list, err := h.ByIDs(t.Context(), h.bert, []uuid.UUID{key})
		require.NoError(t, err)
		require.Empty(t, list)
		require.Empty(t, h.read(h.bert, key))
		_, err = h.Add(t.Context(), h.bert, key, h.ids[:1], nil)
		require.ErrorIs(t, err, fault.NotFound)
		sums, err := h.SummariesByPlaylistIDs(t.Context(), h.bert, []uuid.UUID{key})
		require.NoError(t, err)
		require.Empty(t, sums)
	}
	absent()
	require.NoError(t, h.Share(t.Context(), h.anna, key, " bert ", new(playlist.Read)))
	require.Equal(t, []id.ID{h.ids[0], h.ids[2]}, films(h.read(h.bert, key)), "the other library's films are left out")
	sums, err := h.SummariesByPlaylistIDs(t.Context(), h.bert, []uuid.UUID{key})
	require.NoError(t, err)
	require.Equal(t, &playlist.Summary{PlaylistID: key, OwnerName: "Anna", Access: playlist.Read, ItemCount: 2, DurationMs: 120000}, sums[0])
	_, err = h.Add(t.Context(), h.bert, key, h.ids[:1], nil)
	require.ErrorIs(t, err, fault.Forbidden)
	require.NoError(t, h.Share(t.Context(), h.anna, key, "Bert", new(playlist.Write)))
	_, err = h.Add(t.Context(), h.bert, key, h.ids[4:5], nil)
	require.NoError(t, err)
	_, err = h.Add(t.Context(), h.bert, key, h.ids[1:2], nil)
	require.ErrorIs(t, err, fault.NotFound, "a film that he may not see")
	hidden := h.read(h.anna, key)[1].NodeID()
	n, err := h.Take(t.Context(), h.bert, key, []id.ID{hidden})
	require.NoError(t, err)
	require.Zero(t, n, "what he does not see he cannot take out")
	require.ErrorIs(t, h.Move(t.Context(), h.bert, key, []id.ID{hidden}, nil), fault.NotFound)
	require.ErrorIs(t, h.Remove(t.Context(), h.bert, key), fault.Forbidden)
	require.ErrorIs(t, h.Share(t.Context(), h.bert, key, "anna", nil), fault.Forbidden)
	shares, err := h.SharesByPlaylistIDs(t.Context(), h.anna, []uuid.UUID{key})
	require.NoError(t, err)
	require.Equal(t, []*playlist.Share{{PlaylistID: key, UserName: "Bert", Access: playlist.Write}}, shares)
	shares, err = h.SharesByPlaylistIDs(t.Context(), h.bert, []uuid.UUID{key})
	require.NoError(t, err)
	require.Empty(t, shares, "others do not see with whom it is shared")
	require.NoError(t, h.Share(t.Context(), h.anna, key, "bert", nil))
	absent()
	for name, may := range map[string]playlist.Access{"nobody": playlist.Read, "anna": playlist.Read, "bert": playlist.Owner} {
		require.ErrorIs(t, h.Share(t.Context(), h.anna, key, name, &may), fault.Invalid, name)
	}
	require.NoError(t, h.Remove(t.Context(), h.anna, key))
	require.ErrorIs(t, h.Remove(t.Context(), h.anna, key), fault.NotFound)
}

// A season and a series are their episodes, specials last.
func TestAdd_series(t *testing.T) {
	t.Parallel()
	h := setup(t)
	library, series := h.anna.Libraries[0], id.New()
	h.exec(`INSERT INTO series (id, library_id, key, title, sort_title) VALUES ($1, $2, 's', 's', 's')`, series, library)
	var episodes, seasons []uuid.UUID
	for number := range 3 {
		seasons = append(seasons, id.New())
		h.exec(`INSERT INTO seasons (id, series_id, library_id, number) VALUES ($1, $2, $3, $4)`, seasons[number], series, library, number)
		for position := range 2 {
			episodes = append(episodes, id.New())
			h.exec(`INSERT INTO episodes (id, series_id, season_id, library_id, key, season_number, number, position) VALUES ($1, $2, $3, $4, $5, $6, $7, $7)`,
				episodes[len(episodes)-1], series, seasons[number], library, fmt.Sprint("e", position), number, position+1)
		}
	}
	key := h.create(h.ids[0], id.Of("series", series), id.Of("season", seasons[1]), id.Of("episode", episodes[0]))
	var got []uuid.UUID
	for _, it := range h.read(h.anna, key) {
		got = append(got, it.ItemID)
	}
	require.Equal(t, slices.Concat([]uuid.UUID{h.ids[0].UUID}, episodes[2:], episodes[:2], episodes[2:4], episodes[:1]), got)
}

func TestList(t *testing.T) {
	t.Parallel()
	h := setup(t)
	for _, name := range []string{"Zen", "ärger", "100 %"} {
		_, err := h.Create(t.Context(), h.anna, playlist.New{Name: name})
		require.NoError(t, err)
	}
	key, err := h.Create(t.Context(), h.bert, playlist.New{Name: "Of Bert", Description: "d"})
	require.NoError(t, err)
	require.NoError(t, h.Share(t.Context(), h.bert, key, "anna", new(playlist.Read)))
	list := func(v access.Viewer, f playlist.Filter) string {
		t.Helper()
		c, err := h.List(t.Context(), v, f, playlist.ByName, page.Asc, page.Args{})
		require.NoError(t, err)
		var names []string
		for _, p := range c.Nodes() {
			names = append(names, p.Name)
		}
		n, err := c.TotalCount(t.Context())
		require.NoError(t, err)
		require.Equal(t, len(names), n.Value)
		return strings.Join(names, ", ")
	}
	require.Equal(t, "100 %, ärger, Of Bert, Zen", list(h.anna, playlist.Filter{}))
	require.Equal(t, "100 %, ärger, Zen", list(h.anna, playlist.Filter{Own: new(true)}))
	require.Equal(t, "Of Bert", list(h.anna, playlist.Filter{Own: new(false)}))
	require.Equal(t, "100 %, ärger, Zen", list(h.anna, playlist.Filter{Writable: new(true)}))
	require.Equal(t, "ärger", list(h.anna, playlist.Filter{NameContains: new("ÄRG")}))
	require.Equal(t, "100 %", list(h.anna, playlist.Filter{NameContains: new("100")}))
	require.Empty(t, list(h.anna, playlist.Filter{NameContains: new("%")}), "a sign is no pattern")
	require.Equal(t, "Of Bert", list(h.bert, playlist.Filter{}))
	_, err = h.List(t.Context(), access.Viewer{}, playlist.Filter{}, playlist.ByName, page.Asc, page.Args{})
	require.ErrorIs(t, err, fault.Unauthenticated)
	_, err = h.List(t.Context(), h.anna, playlist.Filter{}, "LENGTH", page.Asc, page.Args{})
	require.ErrorIs(t, err, fault.Invalid)
}

func TestChecks(t *testing.T) {
	t.Parallel()
	h := setup(t)
	for _, n := range []playlist.New{{Name: " "}, {Name: strings.Repeat("a", 201)}, {Name: "a\nb"}, {Name: "a", Description: strings.Repeat("ä", 2001)}, {Name: "a", Items: make([]id.ID, 101)}} {
		_, err := h.Create(t.Context(), h.anna, n)
		require.ErrorIs(t, err, fault.Invalid)
	}
	_, err := h.Create(t.Context(), h.anna, playlist.New{Name: "a", Items: []id.ID{id.Of("movie", id.New())}})
	require.ErrorIs(t, err, fault.NotFound)
	key := h.create(h.ids[0])
	require.NoError(t, h.Edit(t.Context(), h.anna, key, playlist.Edit{Name: new("Nights")}))
	require.ErrorIs(t, h.Edit(t.Context(), h.anna, key, playlist.Edit{Name: new("")}), fault.Invalid)
	list, err := h.ByIDs(t.Context(), h.anna, []uuid.UUID{key})
	require.NoError(t, err)
	require.Equal(t, "Nights", list[0].Name)
	own := h.read(h.anna, key)[0].NodeID()
	require.ErrorIs(t, h.Move(t.Context(), h.anna, key, []id.ID{own}, &own), fault.Invalid)
	require.ErrorIs(t, h.Move(t.Context(), h.anna, key, []id.ID{own, own}, nil), fault.Invalid)
	require.ErrorIs(t, h.Move(t.Context(), h.anna, key, nil, nil), fault.Invalid)
	require.ErrorIs(t, h.Move(t.Context(), h.anna, key, []id.ID{own}, new(id.Of("movie", id.New()))), fault.NotFound)
	_, err = h.Add(t.Context(), h.anna, key, h.ids[:1], new(id.Of("playlistitem", id.New())))
	require.ErrorIs(t, err, fault.NotFound)
	h.exec(`INSERT INTO playlist_items (id, playlist_id, position, item_kind, item_id, library_id, added_at)
		SELECT gen_random_uuid(), playlist_id, position + n, item_kind, item_id, library_id, added_at FROM playlist_items, generate_series(1, 4999) n`)
	_, err = h.Add(t.Context(), h.anna, key, h.ids[:1], nil)
	require.ErrorIs(t, err, fault.Conflict, "it is full")
}
