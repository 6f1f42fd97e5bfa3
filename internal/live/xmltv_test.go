package live_test

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"revenge/internal/live"
	"revenge/internal/platform/fault"
)

func guideOf(t testing.TB, text, language string) ([]live.Listing, []live.Flaw, error) {
	t.Helper()
	var out []live.Listing
	flaws, err := live.ReadXMLTV(strings.NewReader(text), language, func(l live.Listing) error {
		out = append(out, l)
		return nil
	})
	return out, flaws, err
}

func at(text string) time.Time {
	when, err := time.Parse(time.RFC3339, text)
	if err != nil {
		panic(err)
	}
	return when
}

func TestReadXMLTV(t *testing.T) {
	t.Parallel()
	const head = `<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE tv SYSTEM "xmltv.dtd"><tv generator-info-name="x"><channel id="a"><display-name>A</display-name><icon src="x"/></channel>`
	simple := live.Listing{GuideID: "a", Start: at("2026-02-07T20:15:00Z"), End: at("2026-02-07T21:00:00Z"), Title: "News"}
	with := func(change func(*live.Listing)) []live.Listing {
		l := simple
		change(&l)
		return []live.Listing{l}
	}
	for name, c := range map[string]struct {
		text  string
		want  []live.Listing
		flaws []string
	}{
		"everything": {
			text: `<programme start="20260207211500 +0100" stop="20260207220000 +0100" channel="a"><title lang="en">News</title><title lang="de">Nachrichten</title>
				<sub-title>At night</sub-title><desc>What	happened
				today &amp; now</desc><category>News</category><category>News</category><category>Talk</category><rating><value>12</value></rating><episode-num system="xmltv_ns">0.4.0/1</episode-num></programme>`,
			want: with(func(l *live.Listing) {
				l.Subtitle, l.Description, l.Categories, l.Season, l.Episode = "At night", "What happened today & now", []string{"News", "Talk"}, 1, 5
			}),
		},
		"no offset":         {text: `<programme start="20260207201500" stop="202602072100" channel="a"><title>News</title></programme>`, want: []live.Listing{simple}},
		"offset with colon": {text: `<programme start="20260207151500-05:00" stop="20260207210000 UTC" channel="a"><title>News</title></programme>`, want: []live.Listing{simple}},
		"on screen":         {text: `<programme start="20260207201500" stop="20260207210000" channel="a"><title>News</title><episode-num system="onscreen">s02 e13</episode-num></programme>`, want: with(func(l *live.Listing) { l.Season, l.Episode = 2, 13 })},
		"episode alone":     {text: `<programme start="20260207201500" stop="20260207210000" channel="a"><title>News</title><episode-num system="xmltv_ns">.12.</episode-num></programme>`, want: with(func(l *live.Listing) { l.Episode = 13 })},
		"nested texts":      {text: `<programme start="20260207201500" stop="20260207210000" channel="a"><title>Ne<b>x<i/></b>ws</title><credits><actor>A</actor></credits></programme>`, want: []live.Listing{simple}},
		"ends where the next begins": {
			text: `<programme start="20260207201500" channel="a"><title>News</title></programme><programme start="20260207203000" stop="20260207204500" channel="b"><title>B</title></programme>
				<programme start="20260207210000" channel="a"><title>Last</title></programme>`,
			want: []live.Listing{{GuideID: "b", Start: at("2026-02-07T20:30:00Z"), End: at("2026-02-07T20:45:00Z"), Title: "B"}, simple},
		},
		"flaws": {
			text: "\n<programme start=\"x\" channel=\"a\"><title>A</title></programme>\n<programme start=\"20260207201500\" stop=\"20260207201500\" channel=\"a\"><title>A</title></programme>\n" +
				"<programme start=\"20260207201500\" stop=\"20270207201500\" channel=\"a\"><title>A</title></programme>\n<programme start=\"20260207201500\" channel=\"a\"/>\n<programme start=\"20260207201500\"><title>A</title></programme>",
			flaws: []string{"guide, line 2 NO_TIME", "guide, line 3 WRONG_TIME", "guide, line 4 WRONG_TIME", "guide, line 5 NO_TITLE", "guide, line 6 NO_CHANNEL"},
		},
		"unknown entity": {text: `<programme start="20260207201500" stop="20260207210000" channel="a"><title>News</title><desc>&foo;</desc></programme>`, want: with(func(l *live.Listing) { l.Description = "&foo;" })},
		"empty":          {},
	} {
		got, flaws, err := guideOf(t, head+c.text+"</tv>", "en-GB")
		require.NoError(t, err, name)
		require.Equal(t, c.want, got, name)
		require.Equal(t, c.flaws, places(flaws), name)
	}
	german, _, err := guideOf(t, head+`<programme start="20260207201500" stop="20260207210000" channel="a"><title lang="en">News</title><title lang="de-AT">Nachrichten</title></programme></tv>`, "de")
	require.NoError(t, err)
	require.Equal(t, "Nachrichten", german[0].Title)
	latin, _, err := guideOf(t, `<?xml version="1.0" encoding="ISO-8859-1"?><tv><programme start="20260207201500" stop="20260207210000" channel="a"><title>`+"K\xf6ln"+`</title></programme></tv>`, "de")
	require.NoError(t, err)
	require.Equal(t, "Köln", latin[0].Title)
}

func TestReadXMLTV_noGuide(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"nothing": "", "a page": "<html></html>", "text": "hello", "breaks off": `<tv><programme start="1">`, "breaks off inside": `<tv><programme start="1"><title>A`,
		"encoding": `<?xml version="1.0" encoding="x-unknown"?><tv/>`, "deep": "<tv>" + strings.Repeat("<a>", 1000),
		"deep text":  `<tv><programme><title>` + strings.Repeat("<a>", 1000),
		"huge text":  `<tv><programme><title>` + strings.Repeat("a", 3<<20) + `</title></programme></tv>`,
		"version":    `<?xml version="0"?><tv/>`,
		"huge value": `<tv><programme start="` + strings.Repeat("a", 3<<20) + `"/></tv>`,
	} {
		_, _, err := guideOf(t, text, "en")
		require.ErrorIs(t, err, fault.Invalid, name)
	}
	broken := errors.New("broken")
	_, err := live.ReadXMLTV(strings.NewReader(`<tv><programme start="20260207201500" stop="20260207210000" channel="a"><title>A</title></programme></tv>`), "en", func(live.Listing) error { return broken })
	require.ErrorIs(t, err, broken)
	_, err = live.ReadXMLTV(io.MultiReader(strings.NewReader("<tv>"), iotest.ErrReader(broken)), "en", nil)
	require.ErrorIs(t, err, broken)
}

// FuzzReadXMLTV reads what nobody wrote: what comes out has a channel, a title and an end after its beginning.
func FuzzReadXMLTV(f *testing.F) {
	f.Add(`<tv><programme start="20260207201500 +0100" stop="20260207210000" channel="a"><title lang="de">A</title><episode-num system="xmltv_ns">1.2/3.</episode-num></programme></tv>`)
	f.Add(`<?xml version="1.0" encoding="windows-1252"?><tv><programme channel="a" start="2026"><desc>&#xff;</desc></programme><x/></tv>`)
	f.Add(`<tv><![CDATA[x]]><!-- y --><programme/>`)
	f.Fuzz(func(t *testing.T, text string) {
		got, _, err := guideOf(t, text, "de")
		if err != nil {
			require.ErrorIs(t, err, fault.Invalid)
		}
		for _, l := range got {
			require.NotEmpty(t, l.GuideID)
			require.NotEmpty(t, l.Title)
			require.True(t, l.End.After(l.Start))
			require.True(t, utf8.ValidString(l.Title+l.Description+strings.Join(l.Categories, "")))
		}
	})
}
