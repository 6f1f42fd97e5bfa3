package restream_test

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"revenge/media/restream"
)

func TestMain(m *testing.M) {
	code := m.Run()
	made.Range(func(_, dir any) bool { _ = os.RemoveAll(dir.(string)); return true })
	if code == 0 {
		if err := goleak.Find(); err != nil {
			fmt.Fprintln(os.Stderr, "goroutines were left behind:", err)
			code = 1
		}
	}
	os.Exit(code)
}

// length is how long the made films are, in segments of a second.
const length = 90

var made, making sync.Map

// film makes segments of a test picture and a tone, once for each form, and returns their folder.
func film(t *testing.T, form ...string) string {
	t.Helper()
	key := strings.Join(form, " ")
	once, _ := making.LoadOrStore(key, sync.OnceValues(func() (string, error) {
		dir, err := os.MkdirTemp("", "revenge-restream-")
		if err != nil {
			return "", err
		}
		made.Store(key, dir)
		seconds := fmt.Sprintf("duration=%d", length)
		args := []string{"-v", "error", "-f", "lavfi", "-i", "testsrc=size=160x90:rate=25:" + seconds, "-f", "lavfi", "-i", "sine=frequency=440:" + seconds, "-pix_fmt", "yuv420p", "-g", "25"}
		args = append(args, form...)
		args = append(args, "-f", "hls", "-hls_time", "1", "-hls_list_size", "0", filepath.Join(dir, "index.m3u8"))
		if out, err := exec.Command("ffmpeg", args...).CombinedOutput(); err != nil {
			return "", fmt.Errorf("make segments: %w: %s", err, out)
		}
		return dir, nil
	}))
	dir, err := once.(func() (string, error))()
	require.NoError(t, err)
	return dir
}

// The forms of sources.
var (
	h264 = []string{"-c:v", "libx264", "-preset", "ultrafast", "-bf", "2", "-keyint_min", "25", "-sc_threshold", "0", "-c:a", "aac"}
	fmp4 = append(append([]string{}, h264...), "-hls_segment_type", "fmp4")
	hevc = []string{"-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=none:keyint=25:min-keyint=25:scenecut=0", "-tag:v", "hvc1", "-c:a", "aac", "-hls_segment_type", "fmp4"}
)

// source is a provider's server: the folder's segments as a live playlist that moves on each second.
type source struct {
	*httptest.Server
	dir    string
	window int

	mu    sync.Mutex
	began time.Time
	away  bool
	// jump is the segment at which another film begins; elsewhere says that segments are asked for at another address.
	jump      int
	elsewhere bool
	lists     int
	asked     map[string]int
}

func newSource(t *testing.T, form ...string) *source {
	t.Helper()
	s := &source{dir: film(t, form...), window: 6, began: time.Now(), asked: map[string]int{}}
	s.Server = httptest.NewServer(s)
	t.Cleanup(s.Close)
	return s
}

func (s *source) channel() restream.Channel {
	return restream.Channel{ID: "one", Address: s.URL + "/index.m3u8"}
}

func (s *source) ServeHTTP(w http.ResponseWriter, r *http.Request) {
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
	if s.elsewhere && !strings.HasSuffix(r.URL.RawQuery, "elsewhere") {
		http.Redirect(w, r, r.URL.Path+"?"+r.URL.RawQuery+"elsewhere", http.StatusFound)
		return
	}
	s.asked[r.URL.String()]++
	http.ServeFile(w, r, filepath.Join(s.dir, filepath.Base(r.URL.Path)))
}

func (s *source) playlist() string {
	first := min(int(time.Since(s.began)/time.Second), length-s.window)
	var out strings.Builder
	fmt.Fprintf(&out, "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:1\n#EXT-X-MEDIA-SEQUENCE:%d\n", first)
	ending := ".ts"
	if _, err := os.Stat(filepath.Join(s.dir, "init.mp4")); err == nil {
		out.WriteString("#EXT-X-MAP:URI=\"init.mp4\"\n")
		ending = ".m4s"
	}
	for n := first; n < first+s.window; n++ {
		if s.jump > 0 && n == s.jump {
			out.WriteString("#EXT-X-DISCONTINUITY\n")
		}
		file := n
		if s.jump > 0 && n >= s.jump {
			file = n - s.jump
		}
		fmt.Fprintf(&out, "#EXTINF:1.0,\nindex%d%s?%d\n", file, ending, n)
	}
	return out.String()
}

func (s *source) set(away bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.away = away
}

// twice are the segments that were asked for more than once.
func (s *source) twice() (out []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for name, n := range s.asked {
		if n > 1 && !strings.HasSuffix(name, "init.mp4") {
			out = append(out, name)
		}
	}
	return out
}

// stand is a tuner behind a server.
type stand struct {
	*restream.Tuner
	*httptest.Server
}

func newStand(t *testing.T, of restream.Channel, change func(*restream.Options)) *stand {
	t.Helper()
	o := restream.Options{Client: &http.Client{Transport: &http.Transport{}}, Log: slog.New(slog.NewTextHandler(t.Output(), nil))}
	if change != nil {
		change(&o)
	}
	s := &stand{Tuner: restream.New(o)}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := s.Serve(w, r, of, strings.TrimPrefix(r.URL.Path, "/")); err != nil {
			http.Error(w, err.Error(), http.StatusNotFound)
		}
	}))
	t.Cleanup(func() {
		s.Tuner.Close() // lets go of the requests that wait
		s.Server.CloseClientConnections()
		s.Server.Close()
	})
	return s
}

func (s *stand) get(t *testing.T, name string) (int, string, http.Header) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.URL+"/"+name, http.NoBody)
	require.NoError(t, err)
	answer, err := s.Client().Do(r)
	require.NoError(t, err)
	defer answer.Body.Close()
	var text strings.Builder
	_, err = fmt.Fprint(&text, readAll(t, answer))
	require.NoError(t, err)
	return answer.StatusCode, text.String(), answer.Header
}

func tune(t *testing.T, s *stand, of restream.Channel) ([]string, error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	return s.Tune(ctx, of)
}
