package artwork

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"

	"revenge/internal/platform/fault"
)

// The bounds of a picture at an outside address.
const (
	mostRemote     = 10 << 20
	remotePatience = 15 * time.Second
)

var errAway = errors.New("the address does not give the picture")

// download fetches a picture. An address that may not be asked is fault.Forbidden, one that does not answer errAway, a
// picture that is too large fault.Invalid.
func (s *Service) download(ctx context.Context, address string) ([]byte, error) {
	client := s.Guard.Client(remotePatience)
	defer client.CloseIdleConnections()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, http.NoBody)
	if err != nil {
		return nil, errAway
	}
	answer, err := client.Do(r)
	if err != nil {
		return nil, away(ctx, err)
	}
	defer func() { _ = answer.Body.Close() }()
	if answer.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("status %d: %w", answer.StatusCode, errAway)
	}
	data, err := io.ReadAll(io.LimitReader(answer.Body, mostRemote+1))
	if err != nil {
		return nil, away(ctx, err)
	}
	if len(data) > mostRemote {
		return nil, fault.Invalidf("the picture has more than %d bytes", mostRemote)
	}
	return data, nil
}

// away keeps apart what is refused and what ended because the server stops.
func away(ctx context.Context, err error) error {
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, fault.Forbidden):
		return err
	}
	return errAway // its own text holds the address
}
