package e2e

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

const (
	// canary is in every request, and the name of a file outside of every library, which holds the secret.
	canary = "canary-7f3a9c"
	secret = "nobody may read this 51b0"
)

// TestHostileRequests sends the media addresses with wrong ids, signatures, names and ranges: all are refused, nothing
// outside the libraries is read, and no text of a request reaches an argument of a program.
func TestHostileRequests(t *testing.T) {
	t.Parallel()
	p := newProgram(t)
	require.NoError(t, os.WriteFile(filepath.Join(p.dir, canary+".txt"), []byte(secret), 0o644))
	p.start()
	bearer := p.setUp()
	film := p.filmIDs(bearer)["Copper Coast"]
	var addresses []string
	for _, height := range []int{0, 360} {
		s := p.play(bearer, film, 0, height)
		folder, list, err := s.picture(t.Context())
		require.NoError(t, err)
		addresses = append(addresses, s.url, folder+"index.m3u8", folder+list.Map.URI, folder+list.Segments[1].URI, path.Dir(s.url)+"/subtitle/0.vtt", path.Dir(s.url)+"/file")
	}
	watching, stop := context.WithCancel(t.Context())
	var watch sync.WaitGroup
	var leaked string
	watch.Go(func() { leaked = argumentWith(watching, canary) })
	chance := rand.New(rand.NewPCG(11, 13))
	connection := &wire{address: strings.TrimPrefix(p.url, "http://")}
	defer connection.close()
	for range size(2_000, 10_000) {
		target := mangle(chance, addresses[chance.IntN(len(addresses))])
		status, body := connection.get(t, target, mangledRange(chance))
		require.NotContains(t, string(body), secret, "a file outside the libraries was read: %q", target)
		if status == http.StatusOK || status == http.StatusPartialContent {
			require.True(t, signed(target, addresses), "served without its signature: %q", target)
			continue
		}
		require.GreaterOrEqual(t, status, 300, "%q", target)
		require.Less(t, status, 500, "%q: %s", target, body)
	}
	stop()
	watch.Wait()
	require.Empty(t, leaked, "a request's text is an argument of a program")
	require.NoError(t, p.stop(), p.said())
}

// pieces are what is put into addresses.
var pieces = []string{
	"../", "..%2f", "%252e%252e%252f", "..%5c", "..\\", "%c0%ae%c0%ae/", "/etc/passwd", "%00", "%0a", "%0d%0aX:1", "\"", "'", ";", "|", "`id`", "$(id)",
	" ", "%20", "-i", "--", "-vf", "file:", "concat:", "http://127.0.0.1/", canary, "../" + canary + ".txt", "%2e%2e/%2e%2e/" + canary + ".txt",
	"0", "-1", "9223372036854775808", "1e9", "NaN", "v0-copy", "v99-360p", "init.mp4", "index.m3u8", "?", "?x=1", "#", "//", "/./", ".", "%", "%zz", "\xff", "日本",
	strings.Repeat("A", 300), strings.Repeat("9", 60),
}

// mangle changes an address in one to three ways. The canary is always in it, so that it would be seen wherever it went.
func mangle(chance *rand.Rand, address string) string {
	at := func() int { return len("/media/") + chance.IntN(len(address)-len("/media/")+1) }
	for range 1 + chance.IntN(3) {
		k := at()
		switch chance.IntN(4) {
		case 0: // put in
			address = address[:k] + pieces[chance.IntN(len(pieces))] + address[k:]
		case 1: // cut off
			address = address[:k]
		case 2: // change a byte
			if k < len(address) {
				address = address[:k] + string(rune('!'+chance.IntN(90))) + address[k+1:]
			}
		case 3: // replace a part
			if parts := strings.Split(address, "/"); len(parts) > 2 {
				parts[2+chance.IntN(len(parts)-2)] = pieces[chance.IntN(len(pieces))]
				address = strings.Join(parts, "/")
			}
		}
		if len(address) <= len("/media/") {
			address = "/media/" + canary
		}
	}
	return address + "?" + canary
}

// signed says that the part of an address that permits is whole.
func signed(target string, addresses []string) bool {
	for _, a := range addresses {
		if prefix := strings.Join(strings.Split(a, "/")[:3], "/") + "/"; strings.HasPrefix(path.Clean(target), prefix) {
			return true
		}
	}
	return false
}

func mangledRange(chance *rand.Rand) string {
	ranges := []string{"", "", "bytes=0-", "bytes=-1", "bytes=9-1", "bytes=0-0,1-1,2-2", "bytes=" + strings.Repeat("0-1,", 200), "lines=1-2", "bytes=18446744073709551616-", "bytes=a-b"}
	return ranges[chance.IntN(len(ranges))]
}

// wire speaks HTTP by hand: a client library would refuse or tidy up these addresses.
type wire struct {
	address string
	conn    net.Conn
	in      *bufio.Reader
}

func (w *wire) close() {
	if w.conn != nil {
		_ = w.conn.Close()
		w.conn = nil
	}
}

func (w *wire) get(t testing.TB, target, ranges string) (int, []byte) {
	t.Helper()
	var request bytes.Buffer
	fmt.Fprintf(&request, "GET %s HTTP/1.1\r\nHost: %s\r\n", strings.NewReplacer(" ", "%20", "\n", "%0a", "\r", "%0d").Replace(target), w.address)
	if ranges != "" {
		fmt.Fprintf(&request, "Range: %s\r\n", ranges)
	}
	request.WriteString("\r\n")
	for again := range 2 {
		if w.conn == nil {
			conn, err := net.Dial("tcp", w.address)
			require.NoError(t, err)
			w.conn, w.in = conn, bufio.NewReader(conn)
		}
		require.NoError(t, w.conn.SetDeadline(time.Now().Add(time.Minute)))
		_, err := w.conn.Write(request.Bytes())
		if err == nil {
			var got *http.Response
			if got, err = http.ReadResponse(w.in, nil); err == nil {
				var body bytes.Buffer
				_, err = body.ReadFrom(got.Body)
				_ = got.Body.Close()
				if got.Close {
					w.close()
				}
				if err == nil {
					return got.StatusCode, body.Bytes()
				}
			}
		}
		w.close() // a connection that the server has closed after a bad request
		require.Zero(t, again, "%q: %v", target, err)
	}
	return 0, nil
}

// argumentWith watches the arguments of all processes until ctx ends.
func argumentWith(ctx context.Context, text string) string {
	for ctx.Err() == nil {
		names, _ := filepath.Glob("/proc/[0-9]*/cmdline")
		for _, name := range names {
			if line, err := os.ReadFile(name); err == nil && bytes.Contains(line, []byte(text)) {
				return string(line)
			}
		}
		time.Sleep(5 * time.Millisecond)
	}
	return ""
}
