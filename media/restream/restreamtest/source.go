// Package restreamtest is a provider of live channels for tests: segments of a made film on a playlist that moves on.
package restreamtest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// length is how long the made films are, in segments of a second.
const length = 90

// films are made once for each form, and kept in the user's cache folder for other runs.
var films sync.Map

func film(t testing.TB, form ...string) string {
	t.Helper()
	once, _ := films.LoadOrStore(strings.Join(form, " "), sync.OnceValues(func() (string, error) { return cached(context.WithoutCancel(t.Context()), form) }))
	dir, err := once.(func() (string, error))()
	require.NoError(t, err)
	return dir
}

func cached(ctx context.Context, form []string) (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	seconds := fmt.Sprintf("duration=%d", length)
	args := strings.Fields("-v error -f lavfi -i testsrc=size=160x90:rate=25:" + seconds + " -f lavfi -i sine=frequency=440:" + seconds +
		" -pix_fmt yuv420p -g 25")
	args = append(args, form...)
	args = append(args, strings.Fields("-f hls -hls_time 1 -hls_list_size 0 index.m3u8")...)
	sum := sha256.Sum256([]byte(strings.Join(args, "\x00")))
	dir := filepath.Join(cache, "revenge", "restream-"+hex.EncodeToString(sum[:8]))
	if _, err := os.Stat(filepath.Join(dir, "index.m3u8")); err == nil {
		return dir, nil
	}
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		return "", err
	}
	fresh, err := os.MkdirTemp(filepath.Dir(dir), "making-")
	if err != nil {
		return "", err
	}
	defer func() { _ = os.RemoveAll(fresh) }()
	cmd := exec.CommandContext(ctx, "ffmpeg", args...)
	cmd.Dir = fresh
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("make segments (is the output of scripts/env in the environment?): %w: %s", err, out)
	}
	if err := os.Rename(fresh, dir); err != nil {
		if _, others := os.Stat(filepath.Join(dir, "index.m3u8")); others != nil {
			return "", err
		}
	}
	return dir, nil
}

// The forms of sources.
var (
	H264 = strings.Fields("-c:v libx264 -preset ultrafast -bf 2 -keyint_min 25 -sc_threshold 0 -c:a aac")
	FMP4 = append(append([]string{}, H264...), "-hls_segment_type", "fmp4")
	HEVC = strings.Fields("-c:v libx265 -preset ultrafast -x265-params log-level=none:keyint=25:min-keyint=25:scenecut=0 -tag:v hvc1 -c:a aac " +
		"-hls_segment_type fmp4")
)

// Source is a provider's server: the folder's segments as a live playlist that moves on each second.
type Source struct {
	*httptest.Server
	dir    string
	window int

	mu    sync.Mutex
	began time.Time
	away  bool
	// Jump is the segment at which another film begins; Elsewhere says that segments are asked for at another address.
	Jump      int
	Elsewhere bool
	// Loop says that the film begins anew at its end, as a jump of time.
	Loop  bool
	lists int
	asked map[string]int
}

// New returns a server of a film of the form.
func New(t testing.TB, form ...string) *Source {
	t.Helper()
	s := &Source{dir: film(t, form...), window: 6, began: time.Now(), asked: map[string]int{}}
	s.Server = httptest.NewServer(s)
	t.Cleanup(s.Close)
	return s
}

// Address is where the channel is.
func (s *Source) Address() string { return s.URL + "/index.m3u8" }

// ServeHTTP answers with the playlist or a segment.
func (s *Source) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.away {
		http.Error(w, "away", http.StatusServiceUnavailable)
		return
	}
	if strings.HasSuffix(r.URL.Path, ".m3u8") {
		s.lists++
		_, _ = w.Write([]byte(s.playlist()))
		return
	}
	if s.Elsewhere && !strings.HasSuffix(r.URL.RawQuery, "elsewhere") {
		w.Header().Set("Location", "/"+filepath.Base(r.URL.Path)+"?"+url.Values{"n": {r.URL.RawQuery}}.Encode()+"&elsewhere")
		w.WriteHeader(http.StatusFound)
		return
	}
	s.asked[r.URL.String()]++
	http.ServeFile(w, r, filepath.Join(s.dir, filepath.Base(r.URL.Path)))
}

func (s *Source) playlist() string {
	first := int(time.Since(s.began) / time.Second)
	if !s.Loop {
		first = min(first, length-s.window)
	}
	var out strings.Builder
	fmt.Fprintf(&out, "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:1\n#EXT-X-MEDIA-SEQUENCE:%d\n", first)
	ending := ".ts"
	if _, err := os.Stat(filepath.Join(s.dir, "init.mp4")); err == nil {
		out.WriteString("#EXT-X-MAP:URI=\"init.mp4\"\n")
		ending = ".m4s"
	}
	for n := first; n < first+s.window; n++ {
		if s.Jump > 0 && n == s.Jump {
			out.WriteString("#EXT-X-DISCONTINUITY\n")
		}
		file := n
		if s.Jump > 0 && n >= s.Jump {
			file = n - s.Jump
		}
		if s.Loop && n > 0 && n%length == 0 {
			out.WriteString("#EXT-X-DISCONTINUITY\n")
		}
		file %= length
		fmt.Fprintf(&out, "#EXTINF:1.0,\nindex%d%s?%d\n", file, ending, n)
	}
	return out.String()
}

// Away lets the source refuse everything, or come back.
func (s *Source) Away(away bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.away = away
}

// Restart lets it count anew.
func (s *Source) Restart() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.began = time.Now()
}

// Lists is how often the playlist was asked for.
func (s *Source) Lists() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.lists
}

// Twice are the segments that were asked for more than once.
func (s *Source) Twice() (out []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for name, n := range s.asked {
		if n > 1 && !strings.Contains(name, "init.mp4") {
			out = append(out, name)
		}
	}
	return out
}
