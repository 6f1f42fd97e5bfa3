package playlist_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"revenge/internal/access"
	"revenge/internal/movie"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/platform/page"
	"revenge/internal/platform/rawjson"
	"revenge/internal/playlist"
	"revenge/internal/viewing"
)

// kept is the playlist as a file has it.
func (h *house) kept(v access.Viewer, key uuid.UUID, name string) *playlist.Record {
	h.Helper()
	r := &playlist.Record{ID: id.Of("playlist", key), Name: name}
	for _, it := range h.read(v, key) {
		r.Entries = append(r.Entries, &playlist.Kept{ID: it.NodeID(), Kind: it.Kind(), Keys: it.Keys})
	}
	return r
}

func (h *house) takeIn(v access.Viewer, names []*playlist.RuleName, records ...*playlist.Record) ([]*playlist.TakenIn, []*viewing.Refused) {
	h.Helper()
	out, refused, err := h.TakeIn(h.Context(), v, records, names)
	require.NoError(h, err)
	return out, refused
}

func TestTakeIn(t *testing.T) {
	t.Parallel()
	h := setup(t)
	key := h.create(h.ids[2], h.ids[0], h.ids[2])
	record := h.kept(h.anna, key, "Evenings")
	require.Equal(t, []string{"Film 02"}, record.Entries[0].Keys)

	out, refused := h.takeIn(h.anna, nil, record)
	require.Empty(t, refused)
	require.Equal(t, &playlist.TakenIn{Key: key, Matched: 3, Unmatched: []int{}, UnknownUsers: []string{}}, out[0], "what is there stays as it is")
	place := h.read(h.anna, key)[1].NodeID()
	_, err := h.Take(t.Context(), h.anna, key, []id.ID{place})
	require.NoError(t, err)
	out, _ = h.takeIn(h.anna, nil, record)
	require.Equal(t, 1, out[0].Added)
	require.Equal(t, []id.ID{h.ids[2], h.ids[2], h.ids[0]}, films(h.read(h.anna, key)), "what was taken out comes to the end")

	// Another viewer gets one of his own, of what he sees, once.
	record.Entries = append(record.Entries, &playlist.Kept{ID: id.Of("playlistitem", id.New()), Kind: viewing.KindMovie, Keys: []string{"Film 01"}})
	record.Shares = []*playlist.Share{{UserName: " Anna ", Access: playlist.Write}, {UserName: "Bert", Access: playlist.Read}, {UserName: "nobody", Access: playlist.Read}}
	first, refused := h.takeIn(h.bert, nil, record)
	require.Empty(t, refused)
	require.NotEqual(t, key, first[0].Key)
	require.Equal(t, &playlist.TakenIn{Key: first[0].Key, Created: true, Matched: 3, Added: 3, Unmatched: []int{3}, UnknownUsers: []string{"nobody"}}, first[0])
	require.Equal(t, []id.ID{h.ids[2], h.ids[0], h.ids[2]}, films(h.read(h.bert, first[0].Key)))
	again, _ := h.takeIn(h.bert, nil, record)
	require.Equal(t, &playlist.TakenIn{Key: first[0].Key, Matched: 3, Unmatched: []int{3}, UnknownUsers: []string{}}, again[0], "twice is once")
	require.Len(t, h.read(h.bert, first[0].Key), 3)
	shares, err := h.SharesByPlaylistIDs(t.Context(), h.bert, []uuid.UUID{first[0].Key})
	require.NoError(t, err)
	require.Len(t, shares, 1)
	require.Equal(t, "anna", shares[0].UserName)

	// On another server the rows are others.
	h.again("Film 02", &h.bert)
	_, refused = h.takeIn(h.anna, nil, record, record)
	require.Equal(t, []*viewing.Refused{{Place: 1, Reason: "it stands in the list twice"}}, refused)
}

// One file that is taken in several times at once comes to what it comes to once.
func TestTakeIn_atOnce(t *testing.T) {
	t.Parallel()
	h := setup(t)
	records := []*playlist.Record{h.kept(h.anna, h.create(h.ids[2], h.ids[0]), "Evenings"), h.kept(h.anna, h.create(h.ids[4]), "Mornings")}
	const times = 6
	var made, added atomic.Int64
	var g errgroup.Group
	for i := range times {
		mine := slices.Clone(records)
		if i%2 == 1 {
			slices.Reverse(mine)
		}
		g.Go(func() error {
			out, refused, err := h.TakeIn(t.Context(), h.bert, mine, nil)
			for _, o := range out {
				added.Add(int64(o.Added))
				if o.Created {
					made.Add(1)
				}
			}
			if err == nil && len(refused) > 0 {
				err = errors.New(refused[0].Reason)
			}
			return err
		})
	}
	require.NoError(t, g.Wait())
	require.Equal(t, []int64{2, 3}, []int64{made.Load(), added.Load()}, "once")
}

func TestTakeIn_rules(t *testing.T) {
	t.Parallel()
	h := setup(t)
	h.Sources = map[playlist.RulesKind]playlist.Source{playlist.OfMovies: movie.NewService(movie.Deps{DB: h.pool})}
	genre, elsewhere, gone := id.New(), id.Of("genre", id.New()), id.Of("library", id.New())
	h.exec(`INSERT INTO genres (id, name, slug) VALUES ($1, 'Drama', 'drama')`, genre)
	h.exec(`INSERT INTO movie_genres (movie_id, genre_id, position) VALUES ($1, $2, 0)`, h.ids[0].UUID, genre)
	here := id.Of("library", h.bert.Libraries[0])
	names, err := h.RuleNames(t.Context(), h.bert, []id.ID{id.Of("genre", genre), here, here, id.Of("library", h.anna.Libraries[1]), id.Of("label", genre)})
	require.NoError(t, err)
	require.Equal(t, []*playlist.RuleName{{ID: id.Of("genre", genre), Keys: []string{"genre|drama"}, Name: "Drama"}, {ID: here, Keys: []string{"library|MOVIES|Films"}, Name: "Films"}}, names)

	rules := func(filter string, args ...any) *playlist.Record {
		return &playlist.Record{ID: id.Of("playlist", id.New()), Name: "Rules", Rules: &playlist.Rules{Kind: playlist.OfMovies, Filter: rawjson.Value(fmt.Sprintf(filter, args...)),
			OrderField: playlist.RulesByYear, Direction: page.Asc, Limit: 10}}
	}
	known := []*playlist.RuleName{{ID: elsewhere, Keys: []string{"genre|crime", "genre|drama"}}, {ID: gone, Keys: []string{"library|MOVIES|Films", "genre|drama"}}}
	out, refused := h.takeIn(h.bert, known, rules(`{"genreIds": [%q], "not": {"libraryId": %q}}`, elsewhere, gone), rules(`{"libraryId": %q}`, here),
		rules(`{"genreIds": [%q]}`, id.Of("genre", id.New())), rules(`{"libraryId": %q}`, id.Of("library", h.anna.Libraries[1])), rules(`{"wrong": true}`), rules(`{`))
	require.Len(t, out, 2)
	require.Equal(t, []int{2, 3, 4, 5}, []int{refused[0].Place, refused[1].Place, refused[2].Place, refused[3].Place})
	require.Contains(t, refused[0].Reason, "not here")
	filter := func(key uuid.UUID) string {
		text, err := db.Value[string](t.Context(), h.pool, `SELECT rules ->> 'filter' FROM playlists WHERE id = $1`, key)
		require.NoError(t, err)
		return text
	}
	require.JSONEq(t, fmt.Sprintf(`{"genreIds": [%q], "not": {"libraryId": %q}}`, id.Of("genre", genre), here), filter(out[0].Key))
	require.JSONEq(t, fmt.Sprintf(`{"libraryId": %q}`, here), filter(out[1].Key))
}

func TestTakeIn_refuses(t *testing.T) {
	t.Parallel()
	h := setup(t)
	list := id.Of("playlist", id.New())
	entry := &playlist.Kept{ID: id.Of("playlistitem", id.New()), Kind: viewing.KindMovie, Keys: []string{"x"}}
	wrong := []*playlist.Record{
		{ID: h.ids[0], Name: "x"}, {ID: list, Name: " "}, {ID: list, Name: "x", Description: strings.Repeat("x", 2001)},
		{ID: list, Name: "x", Shares: []*playlist.Share{{UserName: "x", Access: playlist.Owner}}},
		{ID: list, Name: "x", Rules: &playlist.Rules{}, Entries: []*playlist.Kept{entry}},
		{ID: list, Name: "x", Entries: []*playlist.Kept{{ID: h.ids[0], Kind: viewing.KindMovie, Keys: []string{"x"}}}},
		{ID: list, Name: "x", Entries: []*playlist.Kept{{ID: entry.ID, Kind: viewing.KindSeries, Keys: []string{"x"}}}},
		{ID: list, Name: "x", Entries: []*playlist.Kept{{ID: entry.ID, Kind: viewing.KindMovie}}},
		{ID: list, Name: "x", Rules: &playlist.Rules{Kind: "SONG"}},
		{ID: list, Name: "x", Shares: slices.Repeat([]*playlist.Share{{UserName: "x", Access: playlist.Read}}, 51)},
		{ID: list, Name: "x", Shares: []*playlist.Share{{UserName: "a\x00b", Access: playlist.Read}}},
		{ID: list, Name: "x", Entries: []*playlist.Kept{{ID: entry.ID, Kind: viewing.KindMovie, Keys: []string{"a\x00b"}}}},
	}
	out, refused := h.takeIn(h.anna, nil, wrong...)
	require.Empty(t, out)
	require.Len(t, refused, len(wrong))
	for _, r := range refused {
		require.NotEmpty(t, r.Reason)
	}
	_, _, err := h.TakeIn(t.Context(), access.Viewer{}, nil, nil)
	require.ErrorIs(t, err, fault.Unauthenticated)
	many := make([]*playlist.Kept, 501)
	for _, records := range [][]*playlist.Record{make101(list), {{ID: list, Name: "x", Entries: many}}} {
		_, _, err = h.TakeIn(t.Context(), h.anna, records, nil)
		require.ErrorIs(t, err, fault.Invalid)
	}
	_, _, err = h.TakeIn(t.Context(), h.anna, nil, make([]*playlist.RuleName, 501))
	require.ErrorIs(t, err, fault.Invalid)
	_, err = h.RuleNames(t.Context(), h.anna, make([]id.ID, 101))
	require.ErrorIs(t, err, fault.Invalid)

	// Who has too many gets no more, and a smart one is not filled.
	smart, err := db.Value[uuid.UUID](t.Context(), h.pool, `INSERT INTO playlists (id, user_id, name, sort_name, folded_name, rules, created_at, updated_at)
		VALUES (uuidv7(), $1, 's', 's', 's', '{}', now(), now()) RETURNING id`, h.anna.UserID)
	require.NoError(t, err)
	h.exec(`INSERT INTO playlists (id, user_id, name, sort_name, folded_name, created_at, updated_at) SELECT uuidv7(), $1, 's', 's', 's', now(), now() FROM generate_series(1, 999)`, h.anna.UserID)
	_, refused = h.takeIn(h.anna, nil, &playlist.Record{ID: list, Name: "x"}, &playlist.Record{ID: id.Of("playlist", smart), Name: "x", Entries: []*playlist.Kept{entry}})
	require.Len(t, refused, 2)
}

func make101(list id.ID) (out []*playlist.Record) {
	for range 101 {
		out = append(out, &playlist.Record{ID: list, Name: "x"})
	}
	return out
}
