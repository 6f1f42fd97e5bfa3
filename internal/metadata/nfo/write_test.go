package nfo

import (
	"bytes"
	"encoding/xml"
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"revenge/internal/metadata"
)

func written(t require.TestingT, doc *Document) string {
	var out bytes.Buffer
	require.NoError(t, doc.Write(&out))
	return out.String()
}

// What was read from any file is the same after it was written.
func TestWrite_readAgain(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/*.nfo")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, name := range files {
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		doc, err := Parse(bytes.NewReader(text))
		require.NoError(t, err)
		doc.Linked = nil
		if doc.roots() == nil {
			continue
		}
		again, err := Parse(strings.NewReader(written(t, doc)))
		require.NoError(t, err, name)
		require.Equal(t, doc, again, "%s:\n%s", name, written(t, doc))
	}
}

// Whatever people write into a title comes back.
func FuzzWrite(f *testing.F) {
	for _, text := range []string{"The Sea", "<&>\"'", "]]>", "千と千尋", "a\x00b\x07c", "  two  spaces\n", "\xff", "&lt;", "-->"} {
		f.Add(text, text, 1999)
	}
	f.Fuzz(func(t *testing.T, title, plot string, year int) {
		m := &metadata.Movie{}
		m.Title, m.Plot, m.Year = title, plot, 1900+year&127
		out := written(t, &Document{Movie: m})
		if len(out) > MaxSize/2 || utf8.RuneCountInString(title) > maxName || len(plot) > maxText/2 {
			return // more than is read
		}
		again, err := Parse(strings.NewReader(out))
		require.NoError(t, err, out)
		require.Equal(t, []string{writable(title), writable(plot)}, []string{again.Movie.Title, clean(again.Movie.Plot)}, out)
		require.Equal(t, m.Year, again.Movie.Year)
	})
}

// writable is what becomes of a text in XML: what it cannot hold is replaced.
func writable(s string) string {
	var out bytes.Buffer
	_ = xml.EscapeText(&out, []byte(s)) // a buffer takes every write
	return clean(html.UnescapeString(out.String()))
}
