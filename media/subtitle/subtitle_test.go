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
	placed := func(c media.Cue, settings string) media.Cue {
		c.Settings = settings
		return c
	}
	const script = "[Script Info]\nPlayResX: 1000\nPlayResY: 500\n[V4+ Styles]\nFormat: Name, Fontname, Bold, Italic, Alignment\n" +
		"Style: Default,Arial,0,0,2\nStyle: Sign,Arial,-1,0,8\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
	const at = "Dialogue: 0,0:00:01.00,0:00:02.00,"
	for name, c := range map[string]struct {
		file string
		want []media.Cue
	}{
		"ass styles":                 {script + at + `Sign,,0,0,0,,Shop {\i1}now{\r} open`, []media.Cue{placed(cue(1000, 2000, "<b>Shop <i>now</i> open</b>"), "line:0")}},
		"ass reset to another style": {script + at + `Sign,,0,0,0,,A{\rDefault}B`, []media.Cue{placed(cue(1000, 2000, "<b>A</b>B"), "line:0")}},
		"ass place":                  {script + at + `Default,,0,0,0,,{\an7\pos(100,250)\bord3\blur2\fscx120}A & B`, []media.Cue{placed(cue(1000, 2000, "A &amp; B"), "line:50% position:10% align:start")}},
		"ass place at the bottom":    {script + at + `Default,,0,0,0,,{\pos(500,480)}A`, []media.Cue{cue(1000, 2000, "A")}},
		"ass drawing and text":       {script + at + `Default,,0,0,0,,{\p1}m 0 0 l 9 9{\p0}said`, []media.Cue{cue(1000, 2000, "said")}},
		"ass remark":                 {script + at + `Default,,0,0,0,,{a remark}said{\b0}`, []media.Cue{cue(1000, 2000, "said")}},
		"ass layers": {script + at + "Default,,0,0,0,,twice\n" + strings.Replace(at, " 0,", " 1,", 1) + "Sign,,0,0,0,,{\\b0}twice\n" +
			"Dialogue: 0,0:00:02.00,0:00:02.04,Default,,0,0,0,,twice\nDialogue: 0,0:00:05.00,0:00:06.00,Default,,0,0,0,,twice\n",
			[]media.Cue{cue(1000, 2040, "twice"), cue(5000, 6000, "twice")}},
		"ssa alignment": {"[V4 Styles]\nFormat: Name, Alignment\nStyle: *Default,6\n[Events]\nFormat: Start, End, Style, Text\nDialogue: 0:00:01.00,0:00:02.00,*Default,a\n",
			[]media.Cue{placed(cue(1000, 2000, "a"), "line:0")}},
		"vtt settings": {"WEBVTT\n\n00:01.000 --> 00:02.000 line:10%,start region:x position:20% align:left onclick:1\nA\n", []media.Cue{placed(cue(1000, 2000, "A"), "line:10%,start position:20% align:left")}},
		"sami": {"<SAMI><BODY>\n<SYNC Start=1000><P Class=KRCC>One<br>two &amp; <i>three</i>\n<SYNC Start=2000><P Class=KRCC>&nbsp;\n<SYNC Start=2500><P Class=ENCC>other\n<SYNC Start=3000><P Class=KRCC>End",
			[]media.Cue{cue(1000, 2000, "One\ntwo &amp; <i>three</i>"), cue(3000, 7000, "End")}},
		"microdvd": {"{1}{1}25\n{25}{50}{y:i}One|two\n{75}{}Three\n", []media.Cue{cue(1000, 2000, "<i>One\ntwo</i>"), cue(3000, 7000, "Three")}},
		"ttml": {`<?xml version="1.0"?><tt xmlns="http://www.w3.org/ns/ttml" xmlns:tts="x" ttp:tickRate="10"><body><div><p begin="00:00:01.000" end="2s">One<br/><span tts:fontStyle="italic">two &lt;</span></p><p begin="30t" dur="10t">C</p></div></body></tt>`,
			[]media.Cue{cue(1000, 2000, "One\n<i>two &lt;</i>"), cue(3000, 4000, "C")}},
		"srt": {
			"1\n00:00:01,000 --> 00:00:02,500\n<i>Hello</i> <font color=\"red\">you</font>\nsecond line\n\n2\n01:00:03,000 --> 01:00:04,000\n{\\an8}a < b & c\n",
			[]media.Cue{cue(1000, 2500, "<i>Hello</i> you\nsecond line"), placed(cue(3603000, 3604000, "a &lt; b &amp; c"), "line:0")},
		},
		"srt out of order, one without text, one backwards": {
			"1\n00:00:05,000 --> 00:00:06,000\nB\n\n2\n00:00:01,000 --> 00:00:02,000\nA\n\n3\n00:00:07,000 --> 00:00:08,000\n\n4\n00:00:09,000 --> 00:00:08,000\nX\n",
			[]media.Cue{cue(1000, 2000, "A"), cue(5000, 6000, "B")},
		},
		"srt with short fractions": {"00:01,5 --> 00:02.50\nA", []media.Cue{cue(1500, 2500, "A")}},
		"vtt": {
			"WEBVTT - title\n\nNOTE a remark\n\nid\n00:01.000 --> 00:02.000 line:0 align:start\n<v Ann>Hi</v> <c.big>there</c> <b>x</b> &amp; y & z <foo>\n",
			[]media.Cue{placed(cue(1000, 2000, "<v Ann>Hi</v> <c.big>there</c> <b>x</b> &amp; y &amp; z"), "line:0 align:start")},
		},
		"ass": {
			"[Script Info]\nTitle: x\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n" +
				"Dialogue: 0,0:00:01.00,0:00:02.50,Default,,0,0,0,,{\\b1}Hello{\\b0}, you\\Nthere\\hnow\n" +
				"Comment: 0,0:00:03.00,0:00:04.00,Default,,0,0,0,,not shown\n" +
				"Dialogue: 0,0:00:05.00,0:00:06.00,Default,,0,0,0,,{\\p1}m 0 0 l 10 10{\\p0}\n" +
				"Dialogue: too,short\n",
			[]media.Cue{cue(1000, 2500, "<b>Hello</b>, you\nthere now")},
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

func TestReader(t *testing.T) {
	t.Parallel()
	const header = "[Script Info]\nPlayResX: 100\nPlayResY: 100\n[V4+ Styles]\nFormat: Name, Italic, Alignment\nStyle: Thought,-1,5\n"
	styled := "\x00\x08plain \u00e9Z" + "\x00\x00\x00\x22styl\x00\x02" +
		"\x00\x00\x00\x05\x00\x01\x01\x12\xff\xff\xff\xff" + "\x00\x07\x00\x08\x00\x01\x06\x12\xff\xff\xff\xff"
	for _, c := range []struct{ codec, packet, said, text, settings string }{
		{"subrip", "<b>A</b>\n\n\nB", "", "<b>A</b>\nB", ""},
		{"subrip", `{\an9}A`, "", "A", "line:0 position:95% align:end"},
		{"ass", `5,0,Default,,0,0,0,,{\i1}Hello,\Nyou`, "", "<i>Hello,\nyou</i>", ""},
		{"ass", `5,0,Thought,,0,0,0,,Hm`, "", "<i>Hm</i>", "line:47%"},
		{"ssa", "too,short", "", "", ""},
		{"webvtt", "<c>A</c>", "line:3 bad:1", "<c>A</c>", "line:3"},
		{"mov_text", "\x00\x05A < BSTYLE", "", "A &lt; B", ""},
		{"mov_text", styled, "", "<b>plain </b>é<i><u>Z</u></i>", ""},
		{"mov_text", "\x01", "", "", ""},
		{"text", " ", "", "", ""},
	} {
		if c.packet == styled {
			c.packet = "\x00\x09" + styled[2:]
		}
		r, err := NewReader(c.codec, []byte(header))
		require.NoError(t, err)
		text, settings := r.Text([]byte(c.packet), c.said)
		require.Equal(t, c.text, text, "%s %q", c.codec, c.packet)
		require.Equal(t, c.settings, settings, "%s %q", c.codec, c.packet)
	}
	_, err := NewReader("hdmv_pgs_subtitle", nil)
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
	f.Add([]byte("<SAMI><SYNC Start=1><P Class=A>x<SYNC Start=2>"))
	f.Add([]byte("{1}{1}25\n{25}{50}a"))
	f.Add([]byte(`<tt><p begin="1s" end="2s">a<br/><span fontStyle="italic">b</span></p></tt>`))
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
			checkSettings(t, c.Settings)
		}
	})
}

func FuzzReader(f *testing.F) {
	f.Add("ass", []byte("Style: A,1"), []byte(`5,0,Default,,0,0,0,,{\i1\pos(1,2)}Hello`), "")
	f.Add("mov_text", []byte(nil), []byte("\x00\x02ab\x00\x00\x00\x16styl\x00\x01\x00\x00\x00\x01\x00\x00\x01"), "")
	f.Add("subrip", []byte(nil), []byte("<i>\n\n-->"), "")
	f.Add("webvtt", []byte(nil), []byte("<c.a>&lt;"), "line:1")
	f.Fuzz(func(t *testing.T, codec string, header, packet []byte, said string) {
		if r, err := NewReader(codec, header); err == nil {
			text, settings := r.Text(packet, said)
			checkText(t, text)
			checkSettings(t, settings)
		}
	})
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte("\xEF\xBB\xBFA"))
	f.Add([]byte("\xFF\xFEA\x00"))
	f.Add([]byte("\xcf\xf0\xe8\xe2\xe5\xf2, \xea\xe0\xea \xe4\xe5\xeb\xe0?"))
	f.Fuzz(func(t *testing.T, file []byte) {
		text := Decode(file)
		require.True(t, utf8.ValidString(text))
		require.NotContains(t, text, "\r")
		require.NotContains(t, text, "\x00")
	})
}

// checkSettings: settings stay on their line.
func checkSettings(t *testing.T, settings string) {
	t.Helper()
	require.Regexp(t, `^[a-z0-9:%., -]*$`, settings)
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
