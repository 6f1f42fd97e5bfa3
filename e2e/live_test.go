package e2e

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"revenge/media/restream/restreamtest"
)

// TestBrowserLive walks live channels: a library of a list and a guide, the channels, the guide, and a channel that plays,
// received from a source that moves on.
func TestBrowserLive(t *testing.T) {
	t.Parallel()
	p := newProgram(t)
	p.env = append(p.env, "REVENGE_LIVE_PRIVATE_NETWORKS=127.0.0.0/8")
	from := provider(t)
	p.start()
	p.walk("live", "REVENGE_LIST="+from+"/list.m3u?token=s3cret", "REVENGE_GUIDE="+from+"/guide.xml")
	require.NotContains(t, p.said(), "s3cret")
}

// provider serves a list of two channels, of which the second is away, their guide and a logo.
func provider(t *testing.T) string {
	t.Helper()
	film := restreamtest.New(t, restreamtest.H264...)
	film.Loop = true
	picture := image.NewNRGBA(image.Rect(0, 0, 64, 32))
	for x := range 64 {
		picture.Set(x, x/2, color.White)
	}
	var logo bytes.Buffer
	require.NoError(t, png.Encode(&logo, picture))
	mux := http.NewServeMux()
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	text := func(path string, body func() string) {
		mux.HandleFunc("GET "+path, func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(body())) })
	}
	text("/logo.png", logo.String)
	text("/list.m3u", func() string {
		return "#EXTM3U\n#EXTINF:-1 tvg-id=\"harbour\" tvg-chno=\"7\" group-title=\"News\" tvg-logo=\"" + s.URL + "/logo.png\",Harbour TV\n" + film.Address() +
			"\n#EXTINF:-1 tvg-chno=\"8\",Gone TV\n" + s.URL + "/gone.m3u8\n#EXTINF:-1,Inside\nhttp://10.0.0.1/x\n#EXTINF:-1,File\nfile:///etc/passwd\n"
	})
	text("/guide.xml", func() string {
		now := time.Now()
		tomorrow := time.Date(now.Year(), now.Month(), now.Day()+1, 12, 0, 0, 0, time.Local)
		show := func(title, about string, from, to time.Time) string {
			const form = "20060102150405 -0700"
			return fmt.Sprintf("<programme channel=\"harbour\" start=%q stop=%q><title>%s</title><desc>%s</desc></programme>", from.Format(form), to.Format(form), title, about)
		}
		return "<tv>" + show("The Evening News", "All that happened at sea.", now.Add(-time.Hour), now.Add(time.Hour)) +
			show("Ships at Night", "", now.Add(time.Hour), now.Add(2*time.Hour)) + show("Morning Tide", "", tomorrow, tomorrow.Add(time.Hour)) + "</tv>"
	})
	return s.URL
}
