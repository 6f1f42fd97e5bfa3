package fold_test

import (
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"revenge/internal/platform/fold"
)

func TestText(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"":                           "",
		"Amélie":                     "amelie",
		"  WALL·E  ":                 "wall e",
		"Schindler's List":           "schindlers list",
		"S.W.A.T.":                   "swat",
		"Mr.Robot":                   "mr robot",
		"Fast & Furious":             "fast and furious",
		"Straße nach Łódź":           "strasse nach lodz",
		"Ⅷ – Ænima":                  "viii aenima",
		"千と千尋の神隠し":                   "千と千尋の神隠し",
		"Привет, Мир!":               "привет мир",
		"…":                          "...",
		"+/-":                        "+/-",
		"a\x00b":                     "a b",
		"Ocean's Eleven: \xff(2001)": "oceans eleven 2001",
	} {
		require.Equal(t, want, fold.Text(in), "%q", in)
	}
}

func TestSort(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ title, language, want string }{
		{"The Matrix", "en", "matrix"},
		{"A Quiet Place", "de-AT", "quiet place"},
		{"Die Hard", "en", "die hard"},
		{"Die Welle", "de", "welle"},
		{"L'Avventura", "fr", "avventura"},
		{"Los Abrazos Rotos", "es", "abrazos rotos"},
		{"The", "en", "the"},
		{"Les Misérables", "fr", "miserables"},
		{"Rocky 2", "en", "rocky 000002"},
		{"2001: A Space Odyssey", "en", "002001 a space odyssey"},
		{"1234567", "", "1234567"},
	} {
		require.Equal(t, c.want, fold.Sort(c.title, c.language), c.title)
	}
	require.Less(t, fold.Sort("Rocky 2", "en"), fold.Sort("Rocky 10", "en"))
	require.Equal(t, "the matrix 000001", fold.AsGiven("The Matrix 1"))
	require.Equal(t, `100\% \_\\`, fold.Like(`100% _\`))
}

func FuzzText(f *testing.F) {
	f.Add("Amélie & Ⅷ'")
	f.Fuzz(func(t *testing.T, s string) {
		out := fold.Text(s)
		require.True(t, utf8.ValidString(out))
		require.NotContains(t, out, "\x00")
		require.Equal(t, out, fold.Text(out), "folding twice changes nothing")
	})
}

func TestClip(t *testing.T) {
	t.Parallel()
	require.Equal(t, "Amé", fold.Clip("Amé", 3))
	require.Equal(t, "Am", fold.Clip("Amé", 2))
	require.Equal(t, "é", fold.Clip("é é", 2), "no space is left behind it")
	require.Empty(t, fold.Clip("", 2))
}
