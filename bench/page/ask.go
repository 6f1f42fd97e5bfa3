package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"runtime"
	"time"

	"revenge/bench/byhand"
	"revenge/bench/endpoint"
	"revenge/bench/figures"
)

func document(query string, n int) endpoint.Document {
	return endpoint.Document{Query: query, Variables: map[string]any{"n": n}}
}

func ask(url, query string, n int) ([]byte, error) {
	return endpoint.Ask(url, "bench", document(query, n))
}

// memory is what one rich page allocates, the request's own reading included.
func memory(h http.Handler) (kib, mallocs float64, err error) {
	const times = 50
	var before, after runtime.MemStats
	for i := range times + 5 {
		if i == 5 {
			runtime.ReadMemStats(&before)
		}
		r, err := endpoint.Request("http://bench.invalid/graphql", "bench", document(byhand.RichPage, size))
		if err != nil {
			return 0, 0, err
		}
		h.ServeHTTP(&thrownAway{ResponseRecorder: httptest.NewRecorder()}, r)
	}
	runtime.ReadMemStats(&after)
	return float64(after.TotalAlloc-before.TotalAlloc) / times / 1024, float64(after.Mallocs-before.Mallocs) / times, nil
}

// thrownAway takes an answer without keeping it.
type thrownAway struct{ *httptest.ResponseRecorder }

func (thrownAway) Write(p []byte) (int, error) { return len(p), nil }

// latencies are the waits of clients that ask at once, in ms.
func latencies(served, written string, clients int) ([]figures.Figure, error) {
	var waits [2][]time.Duration
	for i, url := range []string{served, written} {
		var err error
		if waits[i], err = endpoint.Waits(url, clients, max(4, 200/clients), func(int) string { return "bench" }, func(int) endpoint.Document { return document(byhand.RichPage, size) }); err != nil {
			return nil, err
		}
	}
	figure := func(name string, part float64) figures.Figure {
		at := func(w []time.Duration) float64 { return endpoint.Percentile(w, part) }
		return figures.Figure{Name: fmt.Sprintf("%s_%d_clients_ms", name, clients), Value: at(waits[0]), Unit: "ms", Baseline: at(waits[1]), Against: "written by hand"}
	}
	return []figures.Figure{figure("rich_page_p50", 0.5), figure("rich_page_p99", 0.99)}, nil
}
