package scrobble

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"

	"revenge/internal/platform/fault"
)

// client speaks with one service.
type client interface {
	// now tells what plays; nobody is told twice.
	now(ctx context.Context, key string, s *Song) error
	// submit tells what was heard, at most batch of it. errRevoked when the account may not be told any more, fault.Unavailable
	// when it is to be tried again.
	submit(ctx context.Context, key string, songs []*Song) error
	batch() int
}

// errRevoked says that the user, or the service, has ended the connection.
var errRevoked = errors.New("the service does not accept this account any more")

// The bounds of one answer.
const (
	patience   = 20 * time.Second
	mostAnswer = 1 << 20
)

// exchange sends a request and decodes what comes back, whatever its status. What does not answer is fault.Unavailable.
func exchange(hc *http.Client, r *http.Request, into any) (status int, err error) {
	r.Header.Set("User-Agent", "Revenge")
	answer, err := hc.Do(r)
	if err != nil {
		return 0, fmt.Errorf("ask %s: %w", r.URL.Host, fault.Unavailable)
	}
	defer func() { _ = answer.Body.Close() }()
	body, err := io.ReadAll(io.LimitReader(answer.Body, mostAnswer))
	if err != nil || answer.StatusCode >= 500 || answer.StatusCode == http.StatusTooManyRequests {
		return answer.StatusCode, fmt.Errorf("%s answers %d: %w", r.URL.Host, answer.StatusCode, fault.Unavailable)
	}
	if err := json.Unmarshal(body, into); err != nil {
		return answer.StatusCode, fmt.Errorf("%s answers %d with what is no JSON: %w", r.URL.Host, answer.StatusCode, fault.Unavailable)
	}
	return answer.StatusCode, nil
}
