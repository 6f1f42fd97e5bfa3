package resolvers_test

import (
	"context"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/platform/cache"
	"revenge/internal/testkit"
)

// shares is a connection to a cache server of the world's own, once it is there.
func (w *world) shares() *cache.Remote {
	w.Helper()
	if w.cacheURL == "" {
		w.cacheURL, w.stopCache = testkit.CacheServer(w)
	}
	remote, err := cache.NewRemote(w.cacheURL, slog.New(slog.DiscardHandler))
	require.NoError(w, err)
	w.Cleanup(remote.Close)
	require.Eventually(w, func() bool {
		remote.Keep([]cache.Item{{Name: "there", Value: []byte("yes")}})
		return remote.Get(w.Context(), []string{"there"})[0] != nil
	}, time.Minute, time.Millisecond)
	return remote
}

// rich asks for the rows of every kind that is kept.
const rich = `{ movies(first: 10) { nodes { title overview tags library { name } poster { blurhash } genres { name } credits(first: 3) { person { name } }
	files { file { name streams { codec } chapters { title } } } extras { title } watchState { positionMs } } }
	series(first: 2) { nodes { title overview episodeCount extras { title } genres { name } credits(roles: [ACTOR], first: 2) { person { name } }
	seasons { number poster { width } episodes { title season { number } series { title } credits(first: 1) { role } files { file { container } } } } } } }`

// What one viewer has had kept is not shown to another who may not see it, and shared with those who may.
func TestEntities_viewers(t *testing.T) {
	t.Parallel()
	w := newWorld(t, baseSeed(t), manyFilms(5))
	half, carl := w.viewers["anna"], w.viewers["anna"]
	half.Libraries = half.Libraries[:1]
	carl.UserID = w.viewers["bert"].UserID
	w.viewers["half"], w.viewers["carl"], w.viewers["blind"] = half, carl, access.Viewer{UserID: half.UserID, Role: access.User}
	node := w.remembering(nil, remembersNothing)
	_, cold := w.askOf(t.Context(), node, "root", asking(t, rich))
	ids := asking(t, resolve(t, `{ nodes(ids: ["${library 01900000-0000-7000-8000-0000000000a1}", "${library 01900000-0000-7000-8000-0000000000a2}"]) { id } }`))
	w.askOf(t.Context(), node, "root", ids)
	for _, as := range []string{"root", "anna", "half", "carl", "blind", "bert", ""} {
		for _, body := range []string{asking(t, rich), ids} {
			fresh, _ := w.ask(as, body)
			kept, _ := w.askOf(t.Context(), node, as, body)
			require.Equal(t, takeApart(t, fresh), takeApart(t, kept), as)
			require.NotContains(t, kept, "COST_EXCEEDED")
		}
	}
	for _, as := range []string{"root", "anna", "carl"} {
		_, statements := w.askOf(t.Context(), node, as, asking(t, rich))
		require.LessOrEqual(t, statements, int64(4), "the versions, two lists and what is %s's own: not %d", as, cold)
	}
}

// panicking is a connection to a cache server that breaks off.
type panicking struct{ asked, kept atomic.Int64 }

func (p *panicking) Get(context.Context, []string) [][]byte {
	p.asked.Add(1)
	panic("no such answer")
}

func (p *panicking) Keep([]cache.Item) {
	p.kept.Add(1)
	panic("no room")
}

// A cache server's client that panics has found nothing and kept nothing; what is read comes nevertheless, and is kept here.
func TestEntities_brokenServer(t *testing.T) {
	t.Parallel()
	w := newWorld(t, baseSeed(t), manyFilms(5))
	remote := &panicking{}
	node := w.remembering(remote, remembersNothing)
	fresh, _ := w.ask("anna", asking(t, rich))
	first, _ := w.askOf(t.Context(), node, "anna", asking(t, rich))
	require.Equal(t, takeApart(t, fresh), takeApart(t, first))
	require.NotContains(t, first, "errors")
	asked, kept := remote.asked.Load(), remote.kept.Load()
	require.Positive(t, asked)
	require.Positive(t, kept)
	again, statements := w.askOf(t.Context(), node, "anna", asking(t, rich))
	require.Equal(t, takeApart(t, fresh), takeApart(t, again))
	require.LessOrEqual(t, statements, int64(4), "nobody waits, and it is kept here")
	require.Equal(t, asked, remote.asked.Load())
}

// Another library's scan takes nothing away, and what was changed in one's own request is in its answer.
func TestEntities_changes(t *testing.T) {
	t.Parallel()
	w := newWorld(t, baseSeed(t), manyFilms(5))
	node := w.remembering(nil, remembersNothing)
	_, _ = w.askOf(t.Context(), node, "anna", asking(t, rich))
	_, err := w.db.Exec(t.Context(), "UPDATE series SET title = 'scanned'")
	require.NoError(t, err)
	films := asking(t, `{ movies(first: 10) { nodes { overview files { file { name container } } poster { blurhash } } } }`)
	_, statements := w.askOf(t.Context(), node, "anna", films)
	require.EqualValues(t, 2, statements, "the versions and the list")

	library := "${library 01900000-0000-7000-8000-0000000000a1}"
	named := asking(t, resolve(t, `{ node(id: "`+library+`") { ... on Library { name } } }`))
	for n := range 3 {
		w.askOf(t.Context(), node, "root", named)
		edit := asking(t, resolve(t, fmt.Sprintf(`mutation { editLibrary(input: {id: "%s", name: "Name %d"}) { library { name } } }`, library, n)))
		for _, body := range []string{edit, named} {
			answer, _ := w.askOf(t.Context(), node, "root", body)
			require.Contains(t, answer, fmt.Sprintf("Name %d", n))
		}
	}
}

// Nodes share what they keep: another one has it from there, byte for byte, and goes on without the server.
func TestEntities_shared(t *testing.T) {
	t.Parallel()
	w := newWorld(t, baseSeed(t), manyFilms(20))
	first := w.remembering(w.shares(), remembersNothing)
	maker := newDocuments(w)
	documents := []string{asking(t, rich)}
	for seed := range uint64(60) {
		documents = append(documents, maker.make(rand.New(rand.NewPCG(seed, 5)), false))
	}
	for _, d := range documents {
		w.askOf(t.Context(), first, "anna", d)
	}
	fresh, all := w.ask("anna", asking(t, rich))
	require.Eventually(t, func() bool { // what was kept is on its way
		second := w.remembering(w.shares(), remembersNothing)
		answer, statements := w.askOf(t.Context(), second, "anna", asking(t, rich))
		require.Equal(t, fresh, answer)
		require.Less(t, int64(4), all)
		return statements <= 4
	}, time.Minute, time.Millisecond)
	second := w.remembering(w.shares(), remembersNothing)
	ask := func() {
		w.settle()
		for _, d := range documents {
			fresh, _ := w.ask("anna", d)
			answer, _ := w.askOf(t.Context(), second, "anna", d)
			require.Equal(t, takeApart(t, fresh), takeApart(t, answer), d)
		}
	}
	ask()
	_, err := w.db.Exec(t.Context(), "UPDATE movies SET title = 'edited'; UPDATE people SET name = name || '*'; UPDATE series_details SET overview = 'edited'")
	require.NoError(t, err)
	ask()
	w.stopCache()
	_, err = w.db.Exec(t.Context(), "UPDATE movie_details SET overview = 'while it is away'")
	require.NoError(t, err)
	ask()
	answer, _ := w.askOf(t.Context(), second, "anna", asking(t, rich))
	require.Contains(t, answer, "while it is away")
}

// Many who ask for the same at once share the reads.
func TestEntities_atOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t, baseSeed(t), manyFilms(10))
	_, alone := w.ask("anna", asking(t, rich))
	node := w.remembering(nil, remembersNothing)
	fresh, _ := w.ask("anna", asking(t, rich))
	before := w.db.Statements.Total()
	var all sync.WaitGroup
	answers := make([]string, 20)
	for i := range answers {
		all.Go(func() { answers[i], _ = w.askOf(t.Context(), node, "anna", asking(t, rich)) })
	}
	all.Wait()
	for _, answer := range answers {
		require.Equal(t, fresh, answer)
	}
	require.Less(t, w.db.Statements.Total()-before, alone*int64(len(answers))/2)
}
