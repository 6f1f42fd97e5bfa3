package subtitle

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// Files in the encodings that people have come out as they were written.
func TestDecode_encodings(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		e     encoding.Encoding
		lines []string
	}{
		"Polish":               {charmap.Windows1250, []string{"Cześć, jak się masz?", "Nie wiem, co powiedzieć.", "Źle się czuję, proszę cię.", "Chodźmy już stąd!"}},
		"Czech":                {charmap.Windows1250, []string{"Dobrý den, jak se máte?", "Nevím, co mám říct.", "Příliš žluťoučký kůň", "Pojďme odsud pryč."}},
		"Hungarian":            {charmap.ISO8859_2, []string{"Jó napot kívánok!", "Nem tudom, mit mondjak önnek.", "Őrült vagy? Gyűlölöm ezt.", "Menjünk innen."}},
		"Russian":              {charmap.Windows1251, []string{"Привет, как дела?", "Я не знаю, что сказать.", "Пойдём отсюда, быстро!"}},
		"Russian, KOI8":        {charmap.KOI8R, []string{"Привет, как дела?", "Я не знаю, что сказать.", "Пойдём отсюда, быстро!"}},
		"Bulgarian":            {charmap.Windows1251, []string{"Здравей, как си?", "Не знам какво да кажа.", "Хайде да се махаме оттук!"}},
		"German":               {charmap.ISO8859_1, []string{"Schöne Grüße!", "Ich weiß nicht, was ich dazu sagen soll.", "Können wir gehen? Natürlich."}},
		"French":               {charmap.Windows1252, []string{"Où êtes-vous allé?", "Je ne sais pas à quoi ça sert.", "Ça va très bien, l’été dernier…"}},
		"Greek":                {charmap.Windows1253, []string{"Γεια σου, τι κάνεις;", "Δεν ξέρω τι να πω.", "Πάμε να φύγουμε από εδώ."}},
		"Turkish":              {charmap.Windows1254, []string{"Merhaba, nasılsın?", "Ne söyleyeceğimi bilmiyorum.", "Hadi gidelim buradan, çabuk şimdi!"}},
		"Hebrew":               {charmap.Windows1255, []string{"שלום, מה שלומך?", "אני לא יודע מה להגיד.", "בוא נלך מכאן."}},
		"Arabic":               {charmap.Windows1256, []string{"مرحبا، كيف حالك؟", "لا أعرف ماذا أقول.", "هيا بنا نخرج من هنا."}},
		"Thai":                 {charmap.Windows874, []string{"สวัสดี สบายดีไหม", "ฉันไม่รู้จะพูดอะไร", "ไปกันเถอะ"}},
		"Chinese, simplified":  {simplifiedchinese.GBK, []string{"你好，你怎么样？", "我不知道该说什么。", "我们离开这里吧！"}},
		"Chinese, traditional": {traditionalchinese.Big5, []string{"你好，你怎麼樣？", "我不知道該說什麼。", "我們離開這裡吧！"}},
		"Japanese":             {japanese.ShiftJIS, []string{"こんにちは、元気ですか？", "何を言えばいいのか分からない。", "ここから出よう！"}},
		"Japanese, EUC":        {japanese.EUCJP, []string{"こんにちは、元気ですか？", "何を言えばいいのか分からない。", "ここから出よう！"}},
		"Korean":               {korean.EUCKR, []string{"안녕하세요, 잘 지내세요?", "무슨 말을 해야 할지 모르겠어요.", "여기서 나갑시다!"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			text := ""
			for n, line := range c.lines {
				text += fmt.Sprintf("%d\n00:00:%02d,000 --> 00:00:%02d,500\n%s\n\n", n+1, 2*n, 2*n+1, line)
			}
			file, err := c.e.NewEncoder().Bytes([]byte(text))
			require.NoError(t, err)
			require.Equal(t, text, Decode(file))
			cues, err := Parse(file)
			require.NoError(t, err)
			require.Len(t, cues, len(c.lines))
		})
	}
	cut := []byte("1\n00:00:01,000 --> 00:00:02,000\nÄÖÜäöüÄÖÜäöüÄÖÜäöüÄÖÜäöü\xc3")
	require.Contains(t, Decode(cut), "ÄÖÜ", "a file that was cut within a character stays UTF-8")
}
