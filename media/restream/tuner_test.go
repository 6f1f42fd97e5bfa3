package restream_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/bluenviron/gohlslib/v2"
	"github.com/bluenviron/gohlslib/v2/pkg/codecs"
	"github.com/bluenviron/gohlslib/v2/pkg/playlist"
	"github.com/stretchr/testify/require"

	"revenge/internal/platform/fault"
	"revenge/media/restream"
	"revenge/media/restream/restreamtest"
)

func readAll(t *testing.T, answer *http.Response) string {
	t.Helper()
	text, err := io.ReadAll(answer.Body)
	require.NoError(t, err)
	return string(text)
}

// viewer is a player that follows a stream.
type viewer struct {
	client *gohlslib.Client
	mu     sync.Mutex
	seen   []time.Duration // of pictures
	heard  int
	kinds  []string
}

func watch(t *testing.T, s *stand) *viewer {
	t.Helper()
	v := &viewer{}
	ignore := func(string) {}
	v.client = &gohlslib.Client{URI: s.URL + "/" + restream.Playlist, HTTPClient: s.Client(), OnDownloadPrimaryPlaylist: ignore, OnDownloadStreamPlaylist: ignore,
		OnDownloadSegment: ignore, OnDownloadPart: ignore}
	v.client.OnTracks = func(tracks []*gohlslib.Track) error {
		for _, track := range tracks {
			v.kinds = append(v.kinds, fmt.Sprintf("%T", track.Codec))
			switch track.Codec.(type) {
			case *codecs.H264, *codecs.H265:
				v.client.OnDataH26x(track, func(pts, _ int64, _ [][]byte) {
					v.mu.Lock()
					defer v.mu.Unlock()
					v.seen = append(v.seen, time.Duration(pts)*time.Second/time.Duration(track.ClockRate))
				})
			case *codecs.MPEG4Audio:
				v.client.OnDataMPEG4Audio(track, func(_ int64, aus [][]byte) {
					v.mu.Lock()
					defer v.mu.Unlock()
					v.heard += len(aus)
				})
			}
		}
		return nil
	}
	require.NoError(t, v.client.Start())
	t.Cleanup(v.client.Close)
	return v
}

func (v *viewer) pictures() int {
	v.mu.Lock()
	defer v.mu.Unlock()
	return len(v.seen)
}

func (v *viewer) sounds() int {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.heard
}

// until waits for so many pictures.
func (v *viewer) until(t *testing.T, n int) {
	t.Helper()
	require.Eventually(t, func() bool { return v.pictures() >= n }, time.Minute, 20*time.Millisecond, "pictures: %d", v.pictures())
}

// media reads the playlist of a stream's pictures.
func (s *stand) media(t *testing.T) *playlist.Media {
	t.Helper()
	code, text, header := s.get(t, restream.Playlist)
	require.Equal(t, http.StatusOK, code, text)
	require.Equal(t, "no-cache", header.Get("Cache-Control"))
	list, err := playlist.Unmarshal([]byte(text))
	require.NoError(t, err)
	master := list.(*playlist.Multivariant)
	require.Len(t, master.Variants, 1)
	code, text, header = s.get(t, master.Variants[0].URI)
	require.Equal(t, http.StatusOK, code, text)
	require.Equal(t, "no-cache", header.Get("Cache-Control"))
	list, err = playlist.Unmarshal([]byte(text))
	require.NoError(t, err, text)
	return list.(*playlist.Media)
}

func TestTuner_restreams(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		form   []string
		codecs string
		video  string
	}{
		"mpegts": {restreamtest.H264, "avc1.", "*codecs.H264"},
		"fmp4":   {restreamtest.FMP4, "avc1.", "*codecs.H264"},
		"hevc":   {restreamtest.HEVC, "hvc1.", "*codecs.H265"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			from := restreamtest.New(t, c.form...)
			s := newStand(t, channelOf(from), nil)
			got, err := tune(t, s, channelOf(from))
			require.NoError(t, err)
			require.Len(t, got, 2)
			require.True(t, strings.HasPrefix(got[0], c.codecs), got)
			require.Equal(t, "mp4a.40.2", got[1])
			one, other := watch(t, s), watch(t, s)
			one.until(t, 50)
			other.until(t, 50)
			list := s.media(t)
			require.True(t, list.ServerControl.CanBlockReload)
			require.NotNil(t, list.PreloadHint)
			require.Equal(t, []string{c.video, "*codecs.MPEG4Audio"}, one.kinds)
			require.Equal(t, 1, s.Receiving())
			require.Empty(t, from.Twice(), "viewers share one connection")
			require.Positive(t, one.sounds())
			s.decodes(t, list)
			code, _, _ := s.get(t, "nothing.mp4")
			require.Equal(t, http.StatusNotFound, code)
			code, _, _ = s.get(t, "index.m3u8/../x")
			require.Equal(t, http.StatusNotFound, code)
		})
	}
}

// decodes takes the whole segments of a playlist and counts their pictures with another program.
func (s *stand) decodes(t *testing.T, list *playlist.Media) {
	t.Helper()
	var whole strings.Builder
	_, init, header := s.get(t, list.Map.URI)
	require.Equal(t, "private, max-age=3600", header.Get("Cache-Control"))
	whole.WriteString(init)
	segments := 0
	for _, segment := range list.Segments {
		if segment.Gap {
			continue
		}
		require.LessOrEqual(t, segment.Duration, 3*time.Second)
		code, body, _ := s.get(t, segment.URI)
		require.Equal(t, http.StatusOK, code)
		whole.WriteString(body)
		segments++
	}
	require.Positive(t, segments)
	file := filepath.Join(t.TempDir(), "whole.mp4")
	require.NoError(t, os.WriteFile(file, []byte(whole.String()), 0o600))
	out, err := exec.Command("ffprobe", "-v", "error", "-count_frames", "-select_streams", "v", "-show_entries", "stream=nb_read_frames", "-of", "csv=p=0", file).CombinedOutput()
	require.NoError(t, err, string(out))
	var frames int
	_, err = fmt.Sscan(string(out), &frames)
	require.NoError(t, err, string(out))
	require.GreaterOrEqual(t, frames, segments*25-1, "every picture of the segments is read")
}

// A source that breaks off and comes back: the same playlists go on, and their time has no hole.
func TestTuner_sourceComesBack(t *testing.T) {
	t.Parallel()
	from := restreamtest.New(t, restreamtest.H264...)
	s := newStand(t, channelOf(from), nil)
	_, err := tune(t, s, channelOf(from))
	require.NoError(t, err)
	watch(t, s).until(t, 25)
	before := s.media(t)
	from.Away(true)
	// What was received beforehand is shown; then nothing comes.
	still := ""
	require.Eventually(t, func() bool {
		list := s.media(t)
		now := fmt.Sprint(list.MediaSequence, len(list.Segments), len(list.Parts))
		same := now == still
		still = now
		return same
	}, time.Minute, 1500*time.Millisecond)
	from.Away(false)
	var after *playlist.Media
	require.Eventually(t, func() bool {
		after = s.media(t)
		return after.MediaSequence >= before.MediaSequence+len(before.Segments)
	}, time.Minute, 100*time.Millisecond)
	require.Equal(t, before.Map.URI, after.Map.URI, "players need not begin anew")
	for _, segment := range after.Segments {
		require.Less(t, segment.Duration, 3*time.Second, "the time away is no part of the stream")
	}
	s.decodes(t, after)
	again := watch(t, s)
	again.until(t, 50)
}

// Advertisements begin their time anew, and sources that are restarted count anew. Either way the stream goes on.
func TestTuner_timeBeginsAnew(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(*restreamtest.Source){
		"marked":      func(s *restreamtest.Source) { s.Jump = 8 },
		"counts anew": func(s *restreamtest.Source) { time.AfterFunc(5*time.Second, s.Restart) },
		"elsewhere":   func(s *restreamtest.Source) { s.Elsewhere = true },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			from := restreamtest.New(t, restreamtest.H264...)
			change(from)
			s := newStand(t, channelOf(from), nil)
			_, err := tune(t, s, channelOf(from))
			require.NoError(t, err)
			first := s.media(t)
			var list *playlist.Media
			require.Eventually(t, func() bool {
				list = s.media(t)
				return list.MediaSequence > first.MediaSequence+9
			}, time.Minute, 200*time.Millisecond)
			require.Equal(t, first.Map.URI, list.Map.URI)
			for _, segment := range list.Segments {
				require.Less(t, segment.Duration, 3*time.Second)
			}
			s.decodes(t, list)
		})
	}
}

func TestTuner_refusals(t *testing.T) {
	t.Parallel()
	refused := func(t *testing.T, err error, reason restream.Reason, kind error) *restream.Refused {
		t.Helper()
		var r *restream.Refused
		require.ErrorAs(t, err, &r)
		require.Equal(t, reason, r.Reason)
		require.ErrorIs(t, err, kind)
		return r
	}
	t.Run("gone", func(t *testing.T) {
		t.Parallel()
		gone := httptest.NewServer(http.NotFoundHandler())
		gone.Close()
		of := restream.Channel{ID: "gone", Address: gone.URL}
		s := newStand(t, of, hurried)
		_, err := tune(t, s, of)
		refused(t, err, restream.Away, fault.Unavailable)
		require.Zero(t, s.Receiving())
		_, err = tune(t, s, of)
		refused(t, err, restream.Away, fault.Unavailable)
	})
	for name, c := range map[string]struct{ form, codecs []string }{
		"sound":    {[]string{"-c:v", "libx264", "-preset", "ultrafast", "-c:a", "ac3"}, []string{"AC-3"}},
		"pictures": {[]string{"-c:v", "mpeg2video", "-c:a", "aac"}, []string{"MPEG-2 video"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			from := restreamtest.New(t, c.form...)
			s := newStand(t, channelOf(from), nil)
			_, err := tune(t, s, channelOf(from))
			require.Equal(t, c.codecs, refused(t, err, restream.Unsupported, fault.Unavailable).Codecs)
			require.Contains(t, err.Error(), c.codecs[0])
		})
	}
	t.Run("full", func(t *testing.T) {
		t.Parallel()
		from := restreamtest.New(t, restreamtest.H264...)
		s := newStand(t, channelOf(from), func(o *restream.Options) { o.Most = 1 })
		_, err := tune(t, s, channelOf(from))
		require.NoError(t, err)
		_, err = tune(t, s, restream.Channel{ID: "two", Address: from.URL + "/other.m3u8"})
		refused(t, err, restream.Full, fault.Exhausted)
		_, err = tune(t, s, channelOf(from))
		require.NoError(t, err, "what is received already has room for more viewers")
	})
}

// hurried gives sources that send nothing little time.
func hurried(o *restream.Options) { o.Beginning = 2 * time.Second }

// What a source sends instead of a stream ends in a refusal, never in more.
func TestTuner_nonsense(t *testing.T) {
	t.Parallel()
	list := "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:1\n#EXT-X-MEDIA-SEQUENCE:1\n%s#EXTINF:1,\na\n#EXTINF:1,\nb\n#EXTINF:1,\nc\n#EXTINF:1,\nd\n"
	for name, pages := range map[string]map[string]string{
		"a page":         {"/": "<html>"},
		"empty":          {"/": ""},
		"noise":          {"/": fmt.Sprintf(list, ""), "/a": strings.Repeat("\x47noise", 1000), "/b": strings.Repeat("\x47", 1000)},
		"no boxes":       {"/": fmt.Sprintf(list, "#EXT-X-MAP:URI=\"i\"\n"), "/i": "\x00\x00\x00\x08ftyp", "/b": "x"},
		"a broken box":   {"/": fmt.Sprintf(list, "#EXT-X-MAP:URI=\"i\"\n"), "/i": "\xff\xff\xff\xffmoov\x00"},
		"a master alone": {"/": "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1,CODECS=\"avc1.64001f\"\n/\n"},
		"encrypted":      {"/": fmt.Sprintf(list, "#EXT-X-KEY:METHOD=AES-128,URI=\"k\"\n")},
		"other codecs":   {"/": "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1,CODECS=\"dvh1.05.01\"\na\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			from := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { _, _ = w.Write([]byte(pages[r.URL.Path])) }))
			t.Cleanup(from.Close)
			of := restream.Channel{ID: "x", Address: from.URL + "/"}
			s := newStand(t, of, hurried)
			_, err := tune(t, s, of)
			var r *restream.Refused
			require.ErrorAs(t, err, &r)
			require.Zero(t, s.Receiving())
		})
	}
}

// A channel is let go when nobody asks for it any more, and begins anew for the next one.
func TestTuner_lingers(t *testing.T) {
	t.Parallel()
	from := restreamtest.New(t, restreamtest.H264...)
	s := newStand(t, channelOf(from), func(o *restream.Options) { o.Linger = time.Second })
	_, err := tune(t, s, channelOf(from))
	require.NoError(t, err)
	v := watch(t, s)
	v.until(t, 50)
	require.Equal(t, 1, s.Receiving())
	v.client.Close()
	require.Eventually(t, func() bool { return s.Receiving() == 0 }, time.Minute, 20*time.Millisecond)
	asked := from.Lists()
	require.Never(t, func() bool {
		return from.Lists() > asked+1 // one may have been on its way
	}, 2*time.Second, 100*time.Millisecond)
	watch(t, s).until(t, 25)
}

// Somebody who does not wait any longer holds up nobody.
func TestTuner_givesUpWaiting(t *testing.T) {
	t.Parallel()
	hangs := make(chan struct{})
	from := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		select {
		case <-hangs:
		case <-r.Context().Done():
		}
	}))
	t.Cleanup(from.Close)
	t.Cleanup(func() { close(hangs) })
	of := restream.Channel{ID: "hangs", Address: from.URL}
	s := newStand(t, of, nil)
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	_, err := s.Tune(ctx, of)
	require.ErrorIs(t, err, context.DeadlineExceeded)
	s.Tuner.Close()
	require.Zero(t, s.Receiving())
	_, err = tune(t, s, of)
	require.ErrorIs(t, err, fault.Unavailable)
}
