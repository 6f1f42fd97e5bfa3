package graph

import (
	"bufio"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/library"
)

func (b *bench) stream(t *testing.T, document string) (*bufio.Scanner, *http.Response) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, b.URL, strings.NewReader(`{"query":"`+document+`"}`))
	require.NoError(t, err)
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "text/event-stream")
	r.Header.Set("Authorization", "Bearer user")
	res, err := b.Client().Do(r)
	require.NoError(t, err)
	t.Cleanup(func() { _ = res.Body.Close() })
	return bufio.NewScanner(res.Body), res
}

// frame returns the name and data of the next event.
func frame(t *testing.T, s *bufio.Scanner) (name, data string) {
	t.Helper()
	for s.Scan() {
		switch line := s.Text(); {
		case strings.HasPrefix(line, "event: "):
			name = line[len("event: "):]
		case strings.HasPrefix(line, "data:"):
			data = strings.TrimSpace(line[len("data:"):])
		case line == "" && name != "":
			return name, data
		}
	}
	require.NoError(t, s.Err())
	return "", ""
}

func TestStream(t *testing.T) {
	t.Parallel()
	in := make(chan *library.Change)
	b := serve(t, changes(in))
	s, res := b.stream(t, "subscription { libraryChanged { cursor } }")
	require.Equal(t, "text/event-stream", res.Header.Get("Content-Type"))
	in <- named("a")
	name, data := frame(t, s)
	require.Equal(t, "next", name)
	require.JSONEq(t, `{"data":{"libraryChanged":{"cursor":"a"}}}`, data)
	close(in)
	name, data = frame(t, s)
	require.Equal(t, "next", name)
	require.Contains(t, data, "no more")
	name, _ = frame(t, s)
	require.Equal(t, "complete", name)
	require.False(t, s.Scan() && s.Text() != "")
}

func TestStream_otherOperations(t *testing.T) {
	t.Parallel()
	b := serve(t, nil)
	s, _ := b.stream(t, "{ server { name } }")
	_, data := frame(t, s)
	require.Contains(t, data, "Revenge")
	name, _ := frame(t, s)
	require.Equal(t, "complete", name)
	s, _ = b.stream(t, "{ system { version } }")
	_, data = frame(t, s)
	require.Contains(t, data, codeForbidden)
}

func TestStream_endsWithItsLogin(t *testing.T) {
	t.Parallel()
	b := serve(t, changes(make(chan *library.Change)))
	s, _ := b.stream(t, "subscription { libraryChanged { cursor } }")
	b.people.remove("user")
	name, data := frame(t, s)
	require.Equal(t, "next", name)
	require.Contains(t, data, codeUnauthenticated)
}

func TestStream_endsWithTheServer(t *testing.T) {
	t.Parallel()
	b := serve(t, changes(make(chan *library.Change)))
	s, _ := b.stream(t, "subscription { libraryChanged { cursor } }")
	b.handler.Close()
	for s.Scan() {
	}
	require.NoError(t, s.Err())
}
