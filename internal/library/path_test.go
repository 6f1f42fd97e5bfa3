package library_test

import (
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"revenge/internal/library"
)

func TestEncodePath(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ raw, text, shown string }{
		{"Alien (1979)/Alien.mkv", "Alien (1979)/Alien.mkv", "Alien (1979)/Alien.mkv"},
		{"caf\xe9.mkv", `caf\xe9.mkv`, "caf�.mkv"},
		{`a\b.mkv`, `a\\b.mkv`, `a\b.mkv`},
		{`a\xe9.mkv`, `a\\xe9.mkv`, `a\xe9.mkv`},
		{"\"\n'-i.mkv", "\"\n'-i.mkv", "\"\n'-i.mkv"},
	} {
		require.Equal(t, c.text, library.EncodePath(c.raw))
		require.Equal(t, c.raw, library.DecodePath(c.text))
		require.Equal(t, c.shown, library.DisplayPath(c.text))
	}
}

func FuzzEncodePath(f *testing.F) {
	for _, s := range []string{"", "a/b", "\xff\\x", `\`, `\\x41`, "\xed\xa0\x80", "é"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		text := library.EncodePath(raw)
		if !utf8.ValidString(text) {
			t.Fatalf("%q is no text", text)
		}
		if back := library.DecodePath(text); back != raw {
			t.Fatalf("%q became %q", raw, back)
		}
		library.DisplayPath(raw)
	})
}
