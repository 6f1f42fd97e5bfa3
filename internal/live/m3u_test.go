package live_test

import (
	"errors"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"revenge/internal/live"
	"revenge/internal/platform/fault"
)

func TestReadM3U(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("x", 70_000)
	for name, c := range map[string]struct {
		text  string
		want  []live.Entry
		flaws []string
	}{
		"all attributes": {
			text: "#EXTM3U url-tvg=\"http://x/g.xml\"\r\n#EXTINF:-1 tvg-id=\"one.de\" tvg-name=\"Uno\" tvg-logo=\"http://x/1.png\" tvg-chno=\"7.1\" group-title=\"News, World\",Das Erste, HD\r\nhttp://x/1.m3u8\r\n",
			want: []live.Entry{{Line: 2, GuideID: "one.de", Name: "Das Erste, HD", Number: "7.1", Group: "News, World", Logo: "http://x/1.png", Address: "http://x/1.m3u8"}},
		},
		"nothing but a name":   {text: "#EXTM3U\n#EXTINF:0,A\nhttp://x/a", want: []live.Entry{{Line: 2, Name: "A", Address: "http://x/a"}}},
		"name from tvg-name":   {text: "#EXTM3U\n#EXTINF:-1 tvg-name=\"B\",\nhttp://x/b", want: []live.Entry{{Line: 2, Name: "B", Address: "http://x/b"}}},
		"no comma":             {text: "#EXTM3U\n#EXTINF:-1 tvg-name=\"B\"\nhttp://x/b", want: []live.Entry{{Line: 2, Name: "B", Address: "http://x/b"}}},
		"unquoted values":      {text: "#EXTM3U\n#EXTINF:-1 tvg-id=b tvg-chno=3,B\nhttp://x/b", want: []live.Entry{{Line: 2, GuideID: "b", Number: "3", Name: "B", Address: "http://x/b"}}},
		"byte order mark":      {text: "\ufeff#extm3u\n#EXTINF:1.5,A\nhttp://x/a", want: []live.Entry{{Line: 2, Name: "A", Address: "http://x/a"}}},
		"other lines":          {text: "#EXTM3U\n\n#EXTINF:1,A\n#EXTVLCOPT:http-user-agent=x\n#EXTGRP:G\nhttp://x/a|User-Agent=x\n", want: []live.Entry{{Line: 3, Name: "A", Address: "http://x/a"}}},
		"a broken attribute":   {text: "#EXTM3U\n#EXTINF:-1 tvg-id=\"a tvg-logo=x,A\nhttp://x/a", want: []live.Entry{{Line: 2, Name: "A", Address: "http://x/a"}}},
		"control characters":   {text: "#EXTM3U\n#EXTINF:1,A\x00\x1b[31mB\xff\nhttp://x/a", want: []live.Entry{{Line: 2, Name: "A[31mB", Address: "http://x/a"}}},
		"local paths are told": {text: "#EXTM3U\n#EXTINF:1,A\n/etc/passwd", want: []live.Entry{{Line: 2, Name: "A", Address: "/etc/passwd"}}},
		"no address":           {text: "#EXTM3U\n#EXTINF:1,A\n#EXTINF:1,B\nhttp://x/b", want: []live.Entry{{Line: 3, Name: "B", Address: "http://x/b"}}, flaws: []string{"line 3 NO_ADDRESS"}},
		"no name":              {text: "#EXTM3U\nhttp://x/a\n#EXTINF:1,\nhttp://x/b", flaws: []string{"line 2 NO_NAME", "line 4 NO_NAME"}},
		"a long line":          {text: "#EXTM3U\n#EXTINF:1,A\n" + long + "\n#EXTINF:1,B\nhttp://x/b\n" + long, want: []live.Entry{{Line: 4, Name: "B", Address: "http://x/b"}}, flaws: []string{"line 3 LINE_TOO_LONG", "line 6 LINE_TOO_LONG"}},
		"a long address":       {text: "#EXTM3U\n#EXTINF:1,A\nhttp://x/" + long[:3000], flaws: []string{"line 3 ADDRESS_TOO_LONG"}},
		"a long name":          {text: "#EXTM3U\n#EXTINF:1," + strings.Repeat("ä", 300) + "\nhttp://x/a", want: []live.Entry{{Line: 2, Name: strings.Repeat("ä", 200), Address: "http://x/a"}}},
		"empty":                {text: "#EXTM3U"},
	} {
		got, flaws, err := live.ReadM3U(strings.NewReader(c.text))
		require.NoError(t, err, name)
		require.Equal(t, c.want, got, name)
		require.Equal(t, c.flaws, places(flaws), name)
	}
}

func places(flaws []live.Flaw) (out []string) {
	for _, f := range flaws {
		out = append(out, f.Place+" "+f.Code)
	}
	return out
}

func TestReadM3U_noList(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"nothing": "", "a page": "<!DOCTYPE html><html>", "a stream": "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:6\n#EXTINF:6,\na.ts\n",
		"a master": "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\na.m3u8\n", "short": "#EXT", "long": strings.Repeat("#EXTM3", 20_000),
		"endless": "#EXTM3U\n" + strings.Repeat("#EXTINF:1,A\nh\n", 50_001),
	} {
		_, _, err := live.ReadM3U(strings.NewReader(text))
		require.ErrorIs(t, err, fault.Invalid, name)
	}
	broken := errors.New("broken")
	_, _, err := live.ReadM3U(iotest.ErrReader(broken))
	require.ErrorIs(t, err, broken)
}

// FuzzReadM3U reads what nobody wrote: nothing that comes out is without a name, too long or not to be shown.
func FuzzReadM3U(f *testing.F) {
	f.Add("#EXTM3U\n#EXTINF:-1 tvg-id=\"a\" tvg-logo=b,C\nhttp://x/a\n")
	f.Add("#EXTM3U\n#EXTINF:-1 tvg-id=\"a,\n|\n")
	f.Add("\ufeff#EXTM3U\n#EXTINF:=\"\n")
	f.Fuzz(func(t *testing.T, text string) {
		got, flaws, err := live.ReadM3U(strings.NewReader(text))
		if err != nil {
			require.ErrorIs(t, err, fault.Invalid)
			return
		}
		lines := strings.Count(text, "\n") + 1
		require.LessOrEqual(t, len(got)+len(flaws), lines)
		for _, e := range got {
			require.NotEmpty(t, e.Name)
			require.LessOrEqual(t, utf8.RuneCountInString(e.Name), 200)
			require.True(t, utf8.ValidString(e.Name+e.GuideID+e.Group+e.Number+e.Logo+e.Address))
			require.NotContains(t, e.Name+e.Group, "\x00")
			require.LessOrEqual(t, e.Line, lines)
		}
	})
}

// A text that is nothing but mistakes is no list, however long it is.
func TestReadM3U_flood(t *testing.T) {
	t.Parallel()
	_, _, err := live.ReadM3U(strings.NewReader("#EXTM3U\n" + strings.Repeat("x\n", 100_000)))
	require.ErrorIs(t, err, fault.Invalid)
	require.ErrorContains(t, err, "50000 places")
}
