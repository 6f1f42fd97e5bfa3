package lyrics_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/music/lyrics"
)

func TestParse_times(t *testing.T) {
	t.Parallel()
	l := lyrics.Parse("\uFEFF[ti:Song]\n[la:de]\n[offset:+500]\n[00:12.50]Second\n[00:10.5][01:02:30] First again \n[1:00:00.123]Late\n[00:20]\nstray\n")
	require.True(t, l.Synced)
	require.Equal(t, "de", l.Language)
	var got []string
	var at []int64
	for _, line := range l.Lines {
		got, at = append(got, line.Text), append(at, *line.StartMs)
		require.Empty(t, line.Words)
	}
	require.Equal(t, []string{"First again", "Second", "", "First again", "Late"}, got)
	require.Equal(t, []int64{10_000, 12_000, 19_500, 61_800, 3_599_623}, at)
}

func TestParse_words(t *testing.T) {
	t.Parallel()
	l := lyrics.Parse("[00:01.00]<00:01.00> One <00:01.50>two <00:02.00>three\n[00:05.00]a < b and <00:x>")
	require.Len(t, l.Lines, 2)
	first := l.Lines[0]
	require.Equal(t, "One two three", first.Text)
	require.Len(t, first.Words, 3)
	require.Equal(t, lyrics.Word{StartMs: 1500, Text: "two "}, *first.Words[1])
	require.Equal(t, "a < b and <00:x>", l.Lines[1].Text)
	require.Empty(t, l.Lines[1].Words)
}

func TestParse_plain(t *testing.T) {
	t.Parallel()
	l := lyrics.Parse("\r\n\r\nHello\r\n\r\n[Chorus]\r\nWorld\r\n")
	require.False(t, l.Synced)
	var got []string
	for _, line := range l.Lines {
		require.Nil(t, line.StartMs)
		got = append(got, line.Text)
	}
	require.Equal(t, []string{"Hello", "", "[Chorus]", "World"}, got)
	require.Empty(t, lyrics.Parse("").Lines)
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"[00:01.00]a", "[00:01.00]<00:01.00>a<00:02", "[offset:-99999999]\n[99:99.999]", "[:]", "[00:00:00:00]", "[a:b]\n\n[", "<>[<]"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		l := lyrics.Parse(text)
		before := int64(-1)
		for _, line := range l.Lines {
			require.Equal(t, l.Synced, line.StartMs != nil)
			if line.StartMs != nil {
				require.GreaterOrEqual(t, *line.StartMs, max(before, 0), "in order")
				before = *line.StartMs
			}
			var words strings.Builder
			for _, w := range line.Words {
				require.GreaterOrEqual(t, w.StartMs, int64(0))
				words.WriteString(w.Text)
			}
			if len(line.Words) > 0 {
				require.Equal(t, line.Text, strings.TrimSpace(words.String()))
			}
		}
	})
}
