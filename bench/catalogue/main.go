// Catalogue measures what the pages of the catalogue cost over GraphQL in a large one: a hundred thousand films, four hundred
// thousand episodes, six hundred thousand tracks, a million credits, twenty users. Each page is compared, in the same run,
// with the same answer written by hand with pgx: statements made for that page, and JSON put together byte by byte. The
// home page and the suggestions find what they show by the same statements in both ways.
//
// Processor time is that of this process (the servers and their client) and of the embedded PostgreSQL together.
package main

import (
	"context"
	"errors"
	"fmt"
	"net/http/httptest"
	"os"
	"runtime/debug"
	"slices"
	"strconv"
	"time"

	"github.com/google/uuid"

	"revenge/bench/byhand"
	"revenge/bench/endpoint"
	"revenge/bench/figures"
	"revenge/internal/access"
	"revenge/internal/search"
)

const (
	rounds  = 12  // as a machine is not alone
	asks    = 100 // of a round: finding out the time takes some itself
	warming = 500 // asks before the first round: statements are planned for good after five on a connection, and memory grows for a while
	clients = 50  // at once
	maximum = 12  // statements of a request
)

// bench is the endpoint with the user whom the pages by hand are for.
type bench struct {
	*endpoint.Endpoint
	user uuid.UUID
}

func (b *bench) viewer() access.Viewer {
	return access.Viewer{UserID: b.user, Role: access.User, Libraries: libraries, Kinds: kinds}
}

// viewerOf is the user whose number is the token.
func viewerOf(token string) access.Viewer {
	n, _ := strconv.Atoi(token) // another token is a stranger's
	return (&bench{user: user(n)}).viewer()
}

// compared is one page in both ways.
type compared struct {
	name string
	goal float64
	// document is the n-th request for the page; sizes are requests that must take the same number of statements.
	document func(n int) endpoint.Document
	sizes    []int
	usual    int
	// byHand answers the same, or the rich page where that is what it is compared with.
	other  bool
	byHand func(context.Context, *asked) (byhand.JSON, error)
}

func (b *bench) pages() []compared {
	return []compared{
		{name: "rich_page", goal: 1.15, document: filmsDocument(byhand.RichPage), sizes: []int{20, 50, 100}, usual: 50, byHand: b.rich},
		{name: "slim_grid", goal: 0.45, document: filmsDocument(byhand.SlimGrid), sizes: []int{20, 50, 100}, usual: 100, byHand: b.richOf50, other: true},
		{name: "filtered_text", goal: 1.5, document: filteredDocument, sizes: []int{5, 20, 100}, usual: 100, byHand: b.filteredText},
		{name: "person", goal: 1.5, document: personDocument, sizes: []int{5, 20, 50}, usual: 50, byHand: b.person},
		{name: "series_full", goal: 1.5, document: seriesDocument, sizes: []int{1, 2}, usual: 1, byHand: b.seriesFull},
		{name: "home", goal: 1.5, document: homeDocument, sizes: []int{0}, byHand: b.home},
		{name: "suggest", goal: 1.5, document: suggestDocument, usual: -1, byHand: b.suggest},
	}
}

func main() {
	debug.SetGCPercent(400) // as the server does
	if err := measure(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func measure(ctx context.Context) error {
	begun := time.Now()
	e, err := endpoint.Start(ctx, viewerOf, seed())
	defer e.Stop()
	if err != nil {
		return err
	}
	fmt.Printf("filled in %.0f s\n", time.Since(begun).Seconds())
	b := &bench{e, user(1)}
	served := endpoint.Serve(e.Sets)
	defer served.Close()
	var all []figures.Figure
	for _, p := range b.pages() {
		of, err := b.compare(served.URL, p)
		if err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
		all = append(all, of...)
	}
	for _, of := range []struct {
		name  string
		kinds []search.Kind
	}{{"search_p50_ms", nil}, {"search_people_p50_ms", []search.Kind{search.Person}}, {"search_lists_p50_ms", []search.Kind{search.Collection, search.Playlist}}} {
		found, err := b.found(ctx, of.name, of.kinds)
		if err != nil {
			return err
		}
		all = append(all, found)
	}
	return figures.Report(os.Stdout, all...)
}

// compare returns the figures of one page.
func (b *bench) compare(served string, p compared) ([]figures.Figure, error) {
	hand := httptest.NewServer(written(p.byHand))
	defer hand.Close()
	most, err := b.statements(served, hand.URL, p)
	if err != nil {
		return nil, err
	}
	next := func(n int) endpoint.Document { return p.document(n) }
	if p.usual >= 0 {
		next = func(int) endpoint.Document { return p.document(p.usual) }
	}
	for _, url := range []string{served, hand.URL} {
		if _, err := cpu(url, warming, next); err != nil {
			return nil, err
		}
	}
	var spent [2]time.Duration
	for range rounds {
		for i, url := range []string{served, hand.URL} {
			took, err := cpu(url, asks, next)
			if err != nil {
				return nil, err
			}
			spent[i] += took
		}
	}
	var p95 [2]float64
	for i, url := range []string{served, hand.URL} {
		waits, err := endpoint.Waits(url, clients, 8, func(c int) string { return strconv.Itoa(c%users + 1) }, next)
		if err != nil {
			return nil, err
		}
		p95[i] = endpoint.Percentile(waits, 0.95)
	}
	ms := func(d time.Duration) float64 { return d.Seconds() * 1000 / (rounds * asks) }
	return []figures.Figure{
		{Name: p.name + "_cpu_ratio", Value: ms(spent[0]) / ms(spent[1]), Unit: "ratio", Baseline: 1, Against: "written by hand", Goal: p.goal},
		{Name: p.name + "_cpu_ms", Value: ms(spent[0]), Unit: "CPU-ms", Baseline: ms(spent[1]), Against: "written by hand"},
		{Name: p.name + "_statements", Value: most, Unit: "statements", Baseline: maximum, Against: "budget", Goal: maximum},
		{Name: p.name + "_p95_ms", Value: p95[0], Unit: "ms", Baseline: p95[1], Against: "written by hand"},
	}, nil
}

// statements is the most that the page takes; it must take the same for each size, and both ways must say the same.
func (b *bench) statements(served, hand string, p compared) (float64, error) {
	var counts []int64
	sizes := p.sizes
	if sizes == nil { // all that is typed
		sizes = make([]int, len(typed))
		for i := range sizes {
			sizes[i] = i
		}
	}
	for _, size := range sizes {
		if !p.other {
			if err := endpoint.Same(served, hand, "1", p.document(size)); err != nil {
				return 0, err
			}
		}
		before := b.Pool.Statements.Total()
		if _, err := endpoint.Ask(served, "1", p.document(size)); err != nil {
			return 0, err
		}
		counts = append(counts, b.Pool.Statements.Total()-before)
	}
	if p.sizes != nil && len(slices.Compact(slices.Clone(counts))) > 1 {
		return 0, fmt.Errorf("it takes %v statements, by its size", counts)
	}
	if len(counts) == 0 {
		return 0, errors.New("nothing was asked")
	}
	return float64(slices.Max(counts)), nil
}

func (b *bench) rich(ctx context.Context, a *asked) (byhand.JSON, error) {
	r := byhand.Rich{Pool: b.Pool, Artworks: b.Artworks, User: b.user, Library: libraries[0]}
	return r.Page(ctx, a.N)
}

// richOf50 is what the slim grid is compared with.
func (b *bench) richOf50(ctx context.Context, _ *asked) (byhand.JSON, error) {
	return b.rich(ctx, &asked{N: 50})
}

// cpu is the processor time that n requests take.
func cpu(url string, n int, document func(int) endpoint.Document) (time.Duration, error) {
	before, err := figures.CPU(os.Getpid())
	if err != nil {
		return 0, err
	}
	for i := range n {
		if _, err := endpoint.Ask(url, "1", document(i)); err != nil {
			return 0, err
		}
	}
	after, err := figures.CPU(os.Getpid())
	return after - before, err
}

// found is how long the search itself takes, in the middle: one statement there and back, for each letter that is typed; of some kinds
// alone two more, where nothing is called so.
func (b *bench) found(ctx context.Context, name string, kinds []search.Kind) (figures.Figure, error) {
	var waits []time.Duration
	for _, text := range typed {
		best := time.Hour
		for range 5 {
			begun := time.Now()
			if _, err := b.Search.Search(ctx, b.viewer(), search.Asked{Text: text, Kinds: kinds, First: 10}); err != nil {
				return figures.Figure{}, err
			}
			best = min(best, time.Since(begun))
		}
		if os.Getenv("BENCH_VERBOSE") != "" {
			fmt.Printf("%-24s %-20s %.2f ms\n", name, text, best.Seconds()*1000)
		}
		waits = append(waits, best)
	}
	slices.Sort(waits)
	return figures.Figure{Name: name, Value: endpoint.Percentile(waits, 0.5), Unit: "ms", Baseline: endpoint.Percentile(waits, 1), Against: "the slowest", Goal: 10}, nil
}
