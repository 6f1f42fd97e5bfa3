package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"reflect"
	"runtime"
	"slices"
	"sync"
	"time"

	"revenge/bench/byhand"
	"revenge/bench/figures"
)

func request(method, url, query string, n int) (*http.Request, error) {
	body, err := json.Marshal(map[string]any{"query": query, "variables": map[string]int{"n": n}})
	if err != nil {
		return nil, err
	}
	r, err := http.NewRequest(method, url, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Authorization", "Bearer bench")
	return r, nil
}

// client keeps a connection for each of the clients that ask at once.
var client = &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 64}}

func ask(url, query string, n int) ([]byte, error) {
	r, err := request(http.MethodPost, url, query, n)
	if err != nil {
		return nil, err
	}
	answer, err := client.Do(r)
	if err != nil {
		return nil, err
	}
	defer func() { _ = answer.Body.Close() }()
	text, err := io.ReadAll(answer.Body)
	if err == nil && (answer.StatusCode != http.StatusOK || bytes.Contains(text, []byte(`"errors"`))) {
		err = fmt.Errorf("the server answered %s: %.300s", answer.Status, text)
	}
	return text, err
}

// same makes sure that both ways say the same.
func same(served, written string) error {
	var answers [2]any
	for i, url := range []string{served, written} {
		text, err := ask(url, byhand.RichPage, size)
		if err != nil {
			return err
		}
		var whole map[string]any
		if err := json.Unmarshal(text, &whole); err != nil {
			return fmt.Errorf("read the answer %.300s: %w", text, err)
		}
		answers[i] = whole["data"]
	}
	if !reflect.DeepEqual(answers[0], answers[1]) {
		a, _ := json.Marshal(answers[0]) // what was just decoded
		b, _ := json.Marshal(answers[1])
		return fmt.Errorf("the two answers differ:\n%.1500s\n%.1500s", a, b)
	}
	return nil
}

// memory is what one rich page allocates, the request's own reading included.
func memory(h http.Handler) (kib, mallocs float64, err error) {
	const times = 50
	var before, after runtime.MemStats
	for i := range times + 5 {
		if i == 5 {
			runtime.ReadMemStats(&before)
		}
		r, err := request(http.MethodPost, "http://bench.invalid/graphql", byhand.RichPage, size)
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
		if waits[i], err = waited(url, clients); err != nil {
			return nil, err
		}
	}
	figure := func(name string, part float64) figures.Figure {
		at := func(w []time.Duration) float64 { return w[int(part*float64(len(w)-1))].Seconds() * 1000 }
		return figures.Figure{Name: fmt.Sprintf("%s_%d_clients_ms", name, clients), Value: at(waits[0]), Unit: "ms", Baseline: at(waits[1]), Against: "written by hand"}
	}
	return []figures.Figure{figure("rich_page_p50", 0.5), figure("rich_page_p99", 0.99)}, nil
}

func waited(url string, clients int) ([]time.Duration, error) {
	var mu sync.Mutex
	var all []time.Duration
	var failed error
	var group sync.WaitGroup
	for range clients {
		group.Go(func() {
			for range max(4, 200/clients) {
				begun := time.Now()
				_, err := ask(url, byhand.RichPage, size)
				mu.Lock()
				all = append(all, time.Since(begun))
				if err != nil {
					failed = err
				}
				mu.Unlock()
			}
		})
	}
	group.Wait()
	slices.Sort(all)
	return all, failed
}
