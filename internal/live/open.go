package live

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"time"

	"golang.org/x/sys/unix"

	"revenge/internal/library"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/outbound"
)

// The bounds of a list and a guide, as they come and unpacked.
const (
	mostList     = 64 << 20
	mostGuide    = 2 << 30
	openPatience = 10 * time.Minute
)

// notRead is why a list could not be read from where it is, for the administrator.
type notRead struct{ reason string }

func (n *notRead) Error() string { return n.reason }

// open opens a list or a guide, a path or an address, and unpacks it where it is gzip. Why it cannot is a *notRead.
func (s *Service) open(ctx context.Context, place string, most int64) (io.ReadCloser, error) {
	raw, err := s.reach(ctx, place)
	if err != nil {
		return nil, err
	}
	in := bufio.NewReader(&bounded{from: raw, left: most})
	mark, _ := in.Peek(2) // too short a text is told of by its parser
	if !bytes.Equal(mark, []byte{0x1f, 0x8b}) {
		return opened{in, raw}, nil
	}
	unpacked, err := gzip.NewReader(in)
	if err != nil {
		_ = raw.Close()
		return nil, &notRead{"it is no whole gzip file"}
	}
	return opened{&bounded{from: unpacked, left: most}, raw}, nil
}

type opened struct {
	io.Reader
	io.Closer
}

func (s *Service) reach(ctx context.Context, place string) (io.ReadCloser, error) {
	if !library.Remote(place) {
		// Without O_NONBLOCK, opening a pipe would wait for its other end.
		f, err := os.OpenFile(place, os.O_RDONLY|unix.O_NONBLOCK|unix.O_NOCTTY, 0)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil, &notRead{"the file does not exist"}
		case errors.Is(err, fs.ErrPermission):
			return nil, &notRead{"the server may not read the file"}
		case err != nil:
			return nil, &notRead{"the file cannot be opened"}
		}
		if at, err := f.Stat(); err != nil || !at.Mode().IsRegular() {
			_ = f.Close()
			return nil, &notRead{"it is no file"}
		}
		return f, nil
	}
	client := s.guard.Client(openPatience)
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, place, http.NoBody)
	if err != nil {
		return nil, &notRead{"it is no address"}
	}
	answer, err := client.Do(r)
	if err != nil {
		client.CloseIdleConnections()
		return nil, &notRead{outbound.Reason(err)}
	}
	if answer.StatusCode != http.StatusOK {
		_ = answer.Body.Close()
		client.CloseIdleConnections()
		return nil, &notRead{fmt.Sprintf("its server answers %d", answer.StatusCode)}
	}
	return &response{answer.Body, client}, nil
}

// response closes its connection with it.
type response struct {
	io.ReadCloser
	client *http.Client
}

func (r *response) Close() error {
	defer r.client.CloseIdleConnections()
	return r.ReadCloser.Close()
}

// bounded reads at most so many bytes, and says of what breaks off only what may be shown.
type bounded struct {
	from io.Reader
	left int64
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, fault.Invalidf("it is too large")
	}
	n, err := b.from.Read(p[:min(int64(len(p)), b.left)])
	b.left -= int64(n)
	if err != nil && !errors.Is(err, io.EOF) && fault.Kind(err) == nil {
		if _, told := errors.AsType[*notRead](err); !told {
			err = &notRead{outbound.Reason(err)}
		}
	}
	return n, err
}
