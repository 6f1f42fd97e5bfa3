package library

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func FuzzIgnore(f *testing.F) {
	for _, s := range []string{"*.mkv\n!a.mkv", "/a/**/b/", "[z", "**/**/**", "\\#x", "!\n/\n"} {
		f.Add(s, "a/b/c.mkv")
	}
	f.Fuzz(func(_ *testing.T, text, name string) {
		rules := []patterns{parseIgnore("", text), parseIgnore("a", text)}
		ignored(rules, name, true)
		ignored(rules, name, false)
	})
}

func TestIgnored(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text, name   string
		folder, want bool
	}{
		{"*.mkv", "a/b/x.mkv", false, true},
		{"/x.mkv", "a/x.mkv", false, false},
		{"a/x.mkv", "a/x.mkv", false, true},
		{"tmp/", "a/tmp", true, true},
		{"tmp/", "a/tmp", false, false},
		{"a/**/x.mkv", "a/x.mkv", false, true},
		{"a/**/x.mkv", "a/b/c/x.mkv", false, true},
		{"**/b", "a/b", true, true},
		{"*.mkv\n!keep.mkv", "keep.mkv", false, false},
		{"\\#x", "#x", false, true},
		{"[", "[", false, false},
		{"x?.mkv", "x1.mkv", false, true},
		{"\ufeff*.avi\r\n", "x.avi", false, true},
	} {
		require.Equal(t, c.want, ignored([]patterns{parseIgnore("", c.text)}, c.name, c.folder), "%q %q", c.text, c.name)
	}
	inner := []patterns{parseIgnore("", "*.mkv"), parseIgnore("a", "!x.mkv")}
	require.False(t, ignored(inner, "a/x.mkv", false), "the inner file has the last word")
}
