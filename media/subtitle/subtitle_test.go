package subtitle

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/unicode"

	"revenge/internal/platform/fault"
	"revenge/media"
)

func TestDecode(t *testing.T) {
	t.Parallel()
	text := "1\n00:00:01,000 --> 00:00:02,000\nÄpfel – “naïve”\n"
	encode := func(e unicode.Endianness, bom unicode.BOMPolicy) string {
		s, err := unicode.UTF16(e, bom).NewEncoder().String(text)
		require.NoError(t, err)
		return s
	}
	for name, file := range map[string]string{
		"UTF-8":                   text,
		"UTF-8 with mark":         "\xEF\xBB\xBF" + text,
		"UTF-16 little":           encode(unicode.LittleEndian, unicode.UseBOM),
		"UTF-16 big":              encode(unicode.BigEndian, unicode.UseBOM),
		"UTF-16 little, unmarked": encode(unicode.LittleEndian, unicode.IgnoreBOM),
		"UTF-16 big, unmarked":    encode(unicode.BigEndian, unicode.IgnoreBOM),
		"windows-1252":            "1\r\n00:00:01,000 --> 00:00:02,000\r\n\xC4pfel \x96 \x93na\xEFve\x94\r\n",
		"old Mac line ends":       strings.ReplaceAll(text, "\n", "\r"),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, text, Decode([]byte(file)))
		})
	}
}

func TestParse(t *testing.T) {
	t.Parallel()
	cue := func(start, end int64, text string) media.Cue {
		return media.Cue{StartUs: start * 1000, EndUs: end * 1000, Text: text}
	}
	for name, c := range map[string]struct {
		file string
		want []media.Cue
	}{
		"srt": {
			"1\n00:00:01,000 --> 00:00:02,500\n<i>Hello</i> <font color=\"red\">you</font>\nsecond line\n\n2\n01:00:03,000 --> 01:00:04,000\n{\\an8}a < b & c\n",
			[]media.Cue{cue(1000, 2500, "<i>Hello</i> you\nsecond line"), cue(3603000, 3604000, "a &lt; b &amp; c")},
		},
		"srt out of order, one without text, one backwards": {
			"1\n00:00:05,000 --> 00:00:06,000\nB\n\n2\n00:00:01,000 --> 00:00:02,000\nA\n\n3\n00:00:07,000 --> 00:00:08,000\n\n4\n00:00:09,000 --> 00:00:08,000\nX\n",
			[]media.Cue{cue(1000, 2000, "A"), cue(5000, 6000, "B")},
		},
		"srt with short fractions": {"00:01,5 --> 00:02.50\nA", []media.Cue{cue(1500, 2500, "A")}},
		"vtt": {
			"WEBVTT - title\n\nNOTE a remark\n\nid\n00:01.000 --> 00:02.000 line:0 align:start\n<v Ann>Hi</v> <c.big>there</c> <b>x</b> &amp; y & z <foo>\n",
			[]media.Cue{cue(1000, 2000, "<v Ann>Hi</v> <c.big>there</c> <b>x</b> &amp; y &amp; z")},
		},
		"ass": {
			"[Script Info]\nTitle: x\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n" +
				"Dialogue: 0,0:00:01.00,0:00:02.50,Default,,0,0,0,,{\\b1}Hello{\\b0}, you\\Nthere\\hnow\n" +
				"Comment: 0,0:00:03.00,0:00:04.00,Default,,0,0,0,,not shown\n" +
				"Dialogue: 0,0:00:05.00,0:00:06.00,Default,,0,0,0,,{\\p1}m 0 0 l 10 10{\\p0}\n" +
				"Dialogue: too,short\n",
			[]media.Cue{cue(1000, 2500, "Hello, you\nthere now")},
		},
		"ssa": {
			"[Events]\nFormat: Start, End, Text\nDialogue: 0:00:01.00,0:00:02.00,a, b\n",
			[]media.Cue{cue(1000, 2000, "a, b")},
		},
		"an arrow in the text": {"00:00:01,000 --> 00:00:02,000\nA --> B\n", []media.Cue{cue(1000, 2000, "A --&gt; B")}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := Parse([]byte(c.file))
			require.NoError(t, err)
			require.Equal(t, c.want, got)
		})
	}
	for _, none := range []string{"", "hello", "WEBVTT\n", "[Events]\n", "\xff\xfe\x00"} {
		_, err := Parse([]byte(none))
		require.ErrorIs(t, err, fault.Invalid, "%q", none)
	}
}

func TestText(t *testing.T) {
	t.Parallel()
	for codec, c := range map[string][2]string{
		"subrip":   {"<b>A</b>\n\n\nB", "<b>A</b>\nB"},
		"ass":      {`5,0,Default,,0,0,0,,{\i1}Hello,\Nyou`, "Hello,\nyou"},
		"ssa":      {"too,short", ""},
		"webvtt":   {"<c>A</c>", "<c>A</c>"},
		"mov_text": {"\x00\x05A < BSTYLE", "A &lt; B"},
		"text":     {" ", ""},
	} {
		got, err := Text(codec, []byte(c[0]))
		require.NoError(t, err)
		require.Equal(t, c[1], got, codec)
	}
	got, err := Text("mov_text", []byte{1})
	require.NoError(t, err)
	require.Empty(t, got)
	_, err = Text("hdmv_pgs_subtitle", nil)
	require.ErrorIs(t, err, fault.Invalid)
}

func TestTimestamp(t *testing.T) {
	t.Parallel()
	require.Equal(t, "00:00:00.000", Timestamp(-5))
	require.Equal(t, "27:46:40.001", Timestamp(100_000_000_500+500))
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("1\n00:00:01,000 --> 00:00:02,500\nHello\n"))
	f.Add([]byte("WEBVTT\n\n00:01.000 --> 00:02.000\n<b>x\n"))
	f.Add([]byte("[Events]\nFormat: Text, Start, End\nDialogue: a,0:00:01.00,0:00:02.00\n"))
	f.Fuzz(func(t *testing.T, file []byte) {
		cues, err := Parse(file)
		if err != nil {
			require.ErrorIs(t, err, fault.Invalid)
		}
		for _, c := range cues {
			require.GreaterOrEqual(t, c.StartUs, int64(0))
			require.Greater(t, c.EndUs, c.StartUs)
			checkText(t, c.Text)
		}
	})
}

func FuzzText(f *testing.F) {
	f.Add("ass", []byte(`5,0,Default,,0,0,0,,{\i1}Hello`))
	f.Add("mov_text", []byte("\x00\x02ab"))
	f.Add("subrip", []byte("<i>\n\n-->"))
	f.Add("webvtt", []byte("<c.a>&lt;"))
	f.Fuzz(func(t *testing.T, codec string, packet []byte) {
		if text, err := Text(codec, packet); err == nil {
			checkText(t, text)
		}
	})
}

// checkText: nothing in a text can end its cue or begin another one.
func checkText(t *testing.T, text string) {
	t.Helper()
	require.True(t, utf8.ValidString(text))
	require.NotContains(t, text, "\n\n")
	require.NotContains(t, text, "-->")
	require.NotContains(t, text, "\x00")
	require.Equal(t, strings.TrimSpace(text), text)
}
