package restream

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"sync"
	"time"

	"github.com/bluenviron/gohlslib/v2/pkg/playlist"
)

// How playlists are asked for again while nothing new stands in them.
const (
	shortestPoll = 250 * time.Millisecond
	longestPoll  = 3 * time.Second
	// mostPlaylist is the largest playlist in bytes.
	mostPlaylist = 1 << 20
	// mostLists is how many playlists of a source are remembered.
	mostLists = 100
	// startDistance is how many segments before the end a channel begins, so that there is something to go on with.
	startDistance = 3
)

// errSeam ends a connection where the source's time begins anew: the next one goes on right there.
var errSeam = errors.New("the source's time begins anew")

// progress is how far each of a source's playlists was received, over all connections.
type progress struct {
	mu   sync.Mutex
	last map[string]int
}

// asker stands between a client and its source. It shows the client one segment at a time, the next one, and waits with
// the answer until there is one: so the client, which gives up what comes late, never does; a new connection goes on
// where the one before ended, without a gap and without showing anything twice; and a jump of the source's time becomes the
// end of a connection, which the client cannot bridge by itself.
type asker struct {
	next http.RoundTripper
	*progress
	sniffer

	mu sync.Mutex
	// begun are the playlists of which this connection has received something, shown the segments it was shown.
	begun map[string]bool
	shown map[string]segment
}

type segment struct {
	list   string
	number int
}

func newAsker(next http.RoundTripper, p *progress) *asker {
	if next == nil {
		next = http.DefaultTransport
	}
	return &asker{next: next, progress: p, begun: map[string]bool{}, shown: map[string]segment{}}
}

// RoundTrip sends a request, and again until the answer holds something new.
func (a *asker) RoundTrip(r *http.Request) (*http.Response, error) {
	for {
		answer, err := a.next.RoundTrip(r)
		if err == nil && answer.StatusCode >= 300 && answer.StatusCode < 400 {
			a.received(r.URL) // a segment that lies elsewhere
		}
		if err != nil || answer.StatusCode != http.StatusOK && answer.StatusCode != http.StatusPartialContent {
			return answer, err
		}
		text, list, err := readPlaylist(answer)
		switch {
		case err != nil:
			return nil, err
		case text == nil:
			a.received(r.URL)
			answer.Body = &sniffed{ReadCloser: answer.Body, sniffer: &a.sniffer}
			return answer, nil
		case list == nil:
			return withBody(answer, text), nil
		}
		shaped, pause, err := a.shape(r.URL, list)
		if err != nil {
			return nil, err
		}
		if shaped != nil {
			return withBody(answer, shaped), nil
		}
		if err := sleep(r.Context(), pause); err != nil {
			return nil, err
		}
	}
}

func sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// readPlaylist takes an answer that is a playlist, and a parsed one when it is of media. Of others the body stays whole.
func readPlaylist(answer *http.Response) ([]byte, *playlist.Media, error) {
	head := make([]byte, len("#EXTM3U"))
	n, err := io.ReadFull(answer.Body, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		_ = answer.Body.Close()
		return nil, nil, err
	}
	if string(head[:n]) != "#EXTM3U" {
		answer.Body = &body{io.MultiReader(bytes.NewReader(head[:n]), answer.Body), answer.Body}
		return nil, nil, nil
	}
	defer func() { _ = answer.Body.Close() }()
	text, err := io.ReadAll(io.LimitReader(answer.Body, mostPlaylist))
	if err != nil {
		return nil, nil, err
	}
	text = slices.Concat(head, text)
	parsed, err := playlist.Unmarshal(text)
	if err != nil {
		return nil, nil, fmt.Errorf("read a playlist: %w", err)
	}
	media, _ := parsed.(*playlist.Media)
	return text, media, nil
}

type body struct {
	io.Reader
	io.Closer
}

func withBody(answer *http.Response, text []byte) *http.Response {
	answer.Body, answer.ContentLength = io.NopCloser(bytes.NewReader(text)), int64(len(text))
	return answer
}

// shape returns a playlist with nothing but the next segment, or how long to wait for one.
func (a *asker) shape(at *url.URL, list *playlist.Media) ([]byte, time.Duration, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	key := at.String()
	number, err := a.wanted(key, list)
	if err != nil {
		return nil, 0, err
	}
	i := number - list.MediaSequence
	for ; i < len(list.Segments) && list.Segments[i].Gap; i++ {
	}
	if i >= len(list.Segments) {
		if list.Endlist {
			return nil, 0, errAway
		}
		pause := time.Duration(list.TargetDuration) * time.Second / 3
		return nil, min(max(pause, shortestPoll), longestPoll), nil
	}
	one := list.Segments[i]
	switch {
	case one.Key != nil && one.Key.Method != playlist.MediaKeyMethodNone:
		return nil, 0, unsupported("encrypted segments")
	case one.Discontinuity && a.begun[key]:
		return nil, 0, errSeam
	}
	shown := *one
	shown.Parts, shown.Discontinuity = nil, false
	if shown.ByteRangeLength != nil && shown.ByteRangeStart == nil {
		from := rangeOf(list.Segments, i)
		shown.ByteRangeStart = &from
	}
	to, err := url.Parse(one.URI)
	if err != nil {
		return nil, 0, fmt.Errorf("read the address of a segment: %w", err)
	}
	a.shown[at.ResolveReference(to).String()] = segment{key, list.MediaSequence + i}
	out := playlist.Media{Version: list.Version, TargetDuration: list.TargetDuration, MediaSequence: list.MediaSequence + i, Map: list.Map,
		Segments: []*playlist.MediaSegment{&shown}}
	text, err := out.Marshal()
	return text, 0, err
}

// wanted is the number of the segment to go on with.
func (a *asker) wanted(key string, list *playlist.Media) (int, error) {
	a.progress.mu.Lock()
	defer a.progress.mu.Unlock()
	first, end := list.MediaSequence, list.MediaSequence+len(list.Segments)
	last, known := a.last[key]
	switch {
	case known && last+1 >= first && last+1 <= end:
		return last + 1, nil
	case known && a.begun[key]:
		delete(a.last, key)
		return 0, errSeam // the source went ahead, or counts anew
	case list.Endlist:
		return first, nil
	}
	return max(first, end-startDistance), nil
}

// rangeOf is where a segment begins in its file when its playlist says only how long those before it are.
func rangeOf(segments []*playlist.MediaSegment, i int) (from uint64) {
	for i--; i >= 0 && segments[i].ByteRangeLength != nil; i-- {
		from += *segments[i].ByteRangeLength
		if segments[i].ByteRangeStart != nil {
			return from + *segments[i].ByteRangeStart
		}
	}
	return from
}

// received notes a segment that comes.
func (a *asker) received(at *url.URL) {
	a.mu.Lock()
	defer a.mu.Unlock()
	one, ok := a.shown[at.String()]
	if !ok {
		return
	}
	delete(a.shown, at.String())
	a.begun[one.list] = true
	a.progress.mu.Lock()
	defer a.progress.mu.Unlock()
	if len(a.last) > mostLists {
		clear(a.last) // a source that names its playlists anew each time
	}
	a.last[one.list] = one.number
}
