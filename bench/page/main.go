// Page measures what a rich page of films costs: fifty films with files, streams, genres, cast, pictures and the
// viewer's progress in one GraphQL request over HTTP, against the same answer written by hand with pgx in the same run:
// one page query, one batch of the relations, and JSON put together byte by byte.
//
// Processor time is that of this process (both servers and their client) and of the embedded PostgreSQL together.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"reflect"
	"time"

	"revenge/bench/figures"
)

const (
	films  = 3000
	rounds = 6
	asks   = 60 // of a round
)

func main() {
	if err := measure(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func measure(ctx context.Context) error {
	dir, err := os.MkdirTemp("", "revenge-bench-page-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	if err := os.Chmod(dir, 0o711); err != nil { // the database has an account of its own
		return err
	}
	n, err := startNode(ctx, filepath.Join(dir, "data"))
	defer n.stop()
	if err != nil {
		return err
	}
	served, written := httptest.NewServer(n.graphql), httptest.NewServer(n.byHand())
	defer served.Close()
	defer written.Close()
	if err := same(served.URL, written.URL); err != nil {
		return err
	}
	statements, err := n.statements(served.URL)
	if err != nil {
		return err
	}
	var graph, hand time.Duration
	for range rounds {
		a, err := cost(served.URL)
		if err != nil {
			return err
		}
		b, err := cost(written.URL)
		if err != nil {
			return err
		}
		graph, hand = graph+a, hand+b
	}
	ms := func(d time.Duration) float64 { return d.Seconds() * 1000 / (rounds * asks) }
	return figures.Report(os.Stdout,
		figures.Figure{Name: "page_statements", Value: statements, Unit: "statements", Baseline: 10, Against: "budget", Goal: 10},
		figures.Figure{Name: "page_cpu_ms", Value: ms(graph), Unit: "CPU-ms", Baseline: ms(hand), Against: "written by hand"},
		figures.Figure{Name: "page_cpu_ratio", Value: ms(graph) / ms(hand), Unit: "ratio", Baseline: 1, Against: "written by hand"})
}

// cost is the processor time of one round of requests.
func cost(url string) (time.Duration, error) {
	before, err := figures.CPU(os.Getpid())
	if err != nil {
		return 0, err
	}
	for range asks {
		if _, err := ask(url, 50); err != nil {
			return 0, err
		}
	}
	after, err := figures.CPU(os.Getpid())
	return after - before, err
}

func ask(url string, n int) ([]byte, error) {
	body, err := json.Marshal(map[string]any{"query": richPage, "variables": map[string]int{"n": n}})
	if err != nil {
		return nil, err
	}
	request, err := http.NewRequest(http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Authorization", "Bearer bench")
	answer, err := http.DefaultClient.Do(request)
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
		text, err := ask(url, 50)
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
