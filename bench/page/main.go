// Page measures what lists of films cost over GraphQL. The rich page is fifty films with files, streams, genres, cast,
// pictures and the viewer's progress in one request; the slim grid is title, year, poster and progress. Both are compared
// with the rich page written by hand with pgx in the same run: one page query, one batch of the relations, and JSON put
// together byte by byte.
//
// Processor time is that of this process (the servers and their client) and of the embedded PostgreSQL together; of the rich
// page both parts are told. The page written by hand does less: it asks for one library that it knows to be allowed, checks
// no rights in its relations and leaves out what nobody asks for.
package main

import (
	"context"
	"fmt"
	"net/http/httptest"
	"os"
	"runtime/debug"
	"time"

	"revenge/bench/byhand"
	"revenge/bench/endpoint"
	"revenge/bench/figures"
)

const (
	films  = 100_000
	people = 2 * films
	rounds = 12
	asks   = 150 // of a round: finding out the time takes some itself
	size   = 50  // of a page
)

func main() {
	debug.SetGCPercent(400) // as the server does
	if len(os.Args) == 7 && os.Args[1] == askCommand {
		if err := askMany(os.Args[2], os.Args[3], os.Args[4], os.Args[5], os.Args[6]); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	if err := measure(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func measure(ctx context.Context) error {
	n, err := startNode(ctx)
	defer n.Stop()
	if err != nil {
		return err
	}
	served, stock, written := endpoint.Serve(n.Sets), endpoint.Serve(n.Fields), httptest.NewServer(n.rich().Handler())
	keeping, remembering := endpoint.Serve(n.Keeping), endpoint.Serve(n.Remembering)
	defer remembering.Close()
	defer keeping.Close()
	defer served.Close()
	defer stock.Close()
	defer written.Close()
	for _, url := range []string{served.URL, remembering.URL, remembering.URL} { // the second time from memory
		if err := endpoint.Same(url, written.URL, "bench", document(byhand.RichPage, size)); err != nil {
			return err
		}
	}
	statements, waysToDatabase, err := n.statements(served.URL)
	if err != nil {
		return err
	}
	ways := []*way{{url: served.URL, query: byhand.RichPage}, {url: served.URL, query: byhand.SlimGrid}, {url: stock.URL, query: byhand.RichPage}, {url: written.URL, query: byhand.RichPage},
		{url: remembering.URL, query: byhand.RichPage}}
	for range rounds {
		for _, w := range ways {
			if err := w.round(); err != nil {
				return err
			}
		}
	}
	hand := ways[3].ms()
	against := func(name string, w *way, goal float64) figures.Figure {
		return figures.Figure{Name: name, Value: w.ms() / hand, Unit: "ratio", Baseline: 1, Against: "written by hand", Goal: goal}
	}
	// After the figures without them.
	kept := []figures.Figure{{Name: "rich_page_cached_ratio", Goal: 0.03}, {Name: "rich_page_cached_plain_ratio"}, {Name: "rich_page_cached_alone_ratio"},
		{Name: "rich_page_filled_ratio"}}
	for i, ask := range []struct {
		query    string
		clients  int
		encoding string // as browsers ask, and programs that take plain text alone
	}{{cataloguePage, 8, "gzip, deflate, br"}, {cataloguePage, 8, "identity"}, {cataloguePage, 1, "identity"}, {byhand.RichPage, 8, "identity"}} {
		f := &kept[i]
		f.Unit, f.Baseline, f.Against = "ratio", 1, "written by hand"
		if f.Value, err = keptRatio(ctx, keeping.URL, written.URL, ask.query, ask.clients, ask.encoding); err != nil {
			return err
		}
	}
	kib, mallocs, err := memory(n.Sets)
	if err != nil {
		return err
	}
	all := []figures.Figure{
		{Name: "page_statements", Value: statements, Unit: "statements", Baseline: 10, Against: "budget", Goal: 10},
		{Name: "page_ways", Value: waysToDatabase, Unit: "ways", Baseline: 2, Against: "written by hand"},
		{Name: "page_cpu_ms", Value: ways[0].ms(), Unit: "CPU-ms", Baseline: hand, Against: "written by hand"},
		{Name: "page_server_cpu_ms", Value: ways[0].serverMs(), Unit: "CPU-ms", Baseline: ways[3].serverMs(), Against: "written by hand"},
		{Name: "page_database_cpu_ms", Value: ways[0].ms() - ways[0].serverMs(), Unit: "CPU-ms", Baseline: hand - ways[3].serverMs(), Against: "written by hand"},
		against("rich_page_cpu_ratio", ways[0], 1.15),
		against("slim_grid_cpu_ratio", ways[1], 0.45),
		against("stock_cpu_ratio", ways[2], 0),
		against("rich_page_entity_cache_ratio", ways[4], 0.5),
		{Name: "rich_page_alloc_kib", Value: kib, Unit: "KiB", Goal: 500},
		{Name: "rich_page_mallocs", Value: mallocs, Unit: "allocations", Goal: 8000},
	}
	all = append(all, kept...)
	for _, clients := range []int{1, 8, 50} {
		waits, err := latencies(served.URL, written.URL, clients)
		if err != nil {
			return err
		}
		all = append(all, waits...)
	}
	return figures.Report(os.Stdout, all...)
}

// way is one way to answer, with the processor time that it has taken.
type way struct {
	url, query string
	// server is this process's part.
	spent, server time.Duration
}

func (w *way) ms() float64       { return w.spent.Seconds() * 1000 / (rounds * asks) }
func (w *way) serverMs() float64 { return w.server.Seconds() * 1000 / (rounds * asks) }

// round asks several times and notes the processor time.
func (w *way) round() error {
	before, ownBefore, err := spent()
	if err != nil {
		return err
	}
	for range asks {
		if _, err := ask(w.url, w.query, size); err != nil {
			return err
		}
	}
	after, ownAfter, err := spent()
	w.spent += after - before
	w.server += ownAfter - ownBefore
	return err
}

// spent is the processor time so far: of all processes, and of this one.
func spent() (all, own time.Duration, err error) {
	if all, err = figures.CPU(os.Getpid()); err == nil {
		own, err = figures.OwnCPU(os.Getpid())
	}
	return all, own, err
}
