package endpoint

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"reflect"
	"slices"
	"sync"
	"time"
)

// Document is a GraphQL operation with its variables.
type Document struct {
	Query     string         `json:"query"`
	Variables map[string]any `json:"variables,omitempty"`
}

// client keeps a connection for each of the clients that ask at once.
var client = &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 64}}

// Request asks for a document as whom the token stands for.
func Request(url, token string, d Document) (*http.Request, error) {
	body, err := json.Marshal(d)
	if err != nil {
		return nil, err
	}
	r, err := http.NewRequest(http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Authorization", "Bearer "+token)
	return r, nil
}

// Ask returns the answer's body; an answer with errors is one.
func Ask(url, token string, d Document) ([]byte, error) {
	r, err := Request(url, token, d)
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

// Same makes sure that two ways give the same data.
func Same(one, other, token string, d Document) error {
	var answers [2]any
	for i, url := range []string{one, other} {
		text, err := Ask(url, token, d)
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
		return fmt.Errorf("the two answers differ:\n%.3000s\n%.3000s", a, b)
	}
	return nil
}

// Waits are how long clients that ask at once wait, the shortest first: each of them asks times times; token names a client.
func Waits(url string, clients, times int, token func(int) string, document func(int) Document) ([]time.Duration, error) {
	var mu sync.Mutex
	var all []time.Duration
	var failed error
	var group sync.WaitGroup
	for c := range clients {
		group.Go(func() {
			for i := range times {
				begun := time.Now()
				_, err := Ask(url, token(c), document(c*times+i))
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

// Percentile is the wait that part of them stay below, in ms.
func Percentile(sorted []time.Duration, part float64) float64 {
	return sorted[int(part*float64(len(sorted)-1))].Seconds() * 1000
}
