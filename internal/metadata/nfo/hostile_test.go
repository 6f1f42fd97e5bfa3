package nfo

import (
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/platform/fault"
)

func attacks() map[string]string {
	const full = MaxSize - 200
	lol := `<!DOCTYPE lolz [<!ENTITY lol "lol">`
	for _, n := range []string{"1", "2", "3", "4", "5", "6", "7", "8", "9"} {
		lol += `<!ENTITY lol` + n + ` "` + strings.Repeat("&lol;", 10) + `">`
	}
	return map[string]string{
		"entity expansion":    lol + `]><movie><title>&lol9;</title></movie>`,
		"external entity":     `<!DOCTYPE movie [<!ENTITY x SYSTEM "file:///etc/passwd">]><movie><title>&x;</title></movie>`,
		"external subset":     `<!DOCTYPE movie SYSTEM "http://127.0.0.1:1/x.dtd"><movie><title>t</title></movie>`,
		"parameter entity":    `<!DOCTYPE movie [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]><movie><title>t</title></movie>`,
		"too large":           strings.Repeat("x", 50<<20),
		"large text":          `<movie><title>` + strings.Repeat("x", full) + `</title></movie>`,
		"deep":                strings.Repeat("<movie>", full/7),
		"many elements":       `<movie>` + strings.Repeat("<a/>", full/4) + `</movie>`,
		"many roots":          strings.Repeat("<movie/>", full/8),
		"many episodes":       strings.Repeat("<episodedetails/>", full/17),
		"many attributes":     `<movie ` + strings.Repeat(`a="" `, full/5) + `/>`,
		"long name":           `<` + strings.Repeat("m", full) + `/>`,
		"long attribute":      `<movie a="` + strings.Repeat("m", full) + `"/>`,
		"open brackets":       strings.Repeat("<", full),
		"open brackets, shut": strings.Repeat(strings.Repeat("<", maxTag-2)+">", full/maxTag),
		"ampersands":          `<movie><title>` + strings.Repeat("&", full) + `</title></movie>`,
		"long entity":         `<movie><title>&` + strings.Repeat("a", full) + `;</title></movie>`,
		"comment unclosed":    `<movie><!--` + strings.Repeat("-", full),
		"cdata unclosed":      `<movie><![CDATA[` + strings.Repeat("]", full),
		"directive nested":    `<!` + strings.Repeat("<", full),
		"processing":          `<?` + strings.Repeat("x", full),
		"many actors":         `<movie>` + strings.Repeat("<actor><name>n</name></actor>", 15000) + `</movie>`,
		"slashes in a genre":  `<movie><genre>` + strings.Repeat("a/", full/2) + `</genre></movie>`,
		"links":               strings.Repeat("thetvdb.com/?", full/13),
		"more links":          strings.Repeat("imdb.a", full/6),
		"utf-16 half":         "\xff\xfe" + strings.Repeat("<", full),
		"zero bytes":          strings.Repeat("\x00", full),
		"cut rune":            "<movie><title>" + strings.Repeat("\xf0\x9f", full/2),
	}
}

// Every attack ends in a document or a fault, and costs less than 64 MB beside
// the file itself. Allocation is counted in all, not only what lives at once.
func TestParse_attacks(t *testing.T) {
	for name, text := range attacks() {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		doc, err := Parse(strings.NewReader(text))
		runtime.ReadMemStats(&after)
		if err != nil {
			require.ErrorIs(t, err, fault.Invalid, name)
		} else if doc.Movie != nil {
			require.LessOrEqual(t, len(doc.Movie.Title), maxText, name)
			require.NotContains(t, doc.Movie.Title, "root:", name)
			require.NotContains(t, doc.Movie.Title, "lollol", name)
		}
		require.Less(t, (after.TotalAlloc-before.TotalAlloc)>>20, uint64(64), "%s: MB allocated", name)
	}
}

func TestParse_bounds(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"too large", "deep", "many elements", "many attributes", "long name", "long attribute"} {
		_, err := Parse(strings.NewReader(attacks()[name]))
		require.ErrorIs(t, err, fault.Invalid, name)
	}
	doc, err := Parse(strings.NewReader(attacks()["external entity"]))
	require.NoError(t, err)
	require.Equal(t, "&x;", doc.Movie.Title)
	doc, err = Parse(io.LimitReader(strings.NewReader(attacks()["many actors"]), MaxSize))
	require.NoError(t, err)
	require.LessOrEqual(t, len(doc.Movie.Credits), maxList)
}

func FuzzParse(f *testing.F) {
	files, err := filepath.Glob("testdata/*.nfo")
	require.NoError(f, err)
	for _, name := range files {
		text, err := os.ReadFile(name)
		require.NoError(f, err)
		f.Add(text)
	}
	for _, text := range attacks() {
		if len(text) < 4096 {
			f.Add([]byte(text))
		}
	}
	f.Add([]byte("\xff\xfe<\x00m\x00o\x00v\x00i\x00e\x00/\x00>\x00"))
	f.Add([]byte("https://www.imdb.com/title/tt0133093/"))
	f.Fuzz(func(t *testing.T, text []byte) {
		doc, err := Parse(strings.NewReader(string(text)))
		if err != nil {
			require.ErrorIs(t, err, fault.Invalid)
			return
		}
		require.LessOrEqual(t, len(doc.Episodes), maxEpisodes)
		doc.IDs()
	})
}
