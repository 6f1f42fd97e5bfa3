package metadata

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestTitles_In(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		there string
		// wanted are readers' languages, each with what it finds.
		wanted map[string]string
	}{
		{"de de-AT", map[string]string{"de": "de", "de-AT": "de-AT", "de-CH": "de", "de-Latn-AT": "de-AT", "ger": "de", "deu": "de", "gsw": "", "nl": "", "d": "", "en": "", "": ""}},
		{"pt-BR pt-PT", map[string]string{"pt": "pt-BR", "pt-PT": "pt-PT", "pt-AO": "pt-PT", "por": "pt-BR", "es": "", "gl": ""}},
		{"pt-PT", map[string]string{"pt": "pt-PT", "pt-BR": "pt-PT"}},
		{"zh-CN zh-TW", map[string]string{"zh": "zh-CN", "zh-Hans": "zh-CN", "zh-Hant": "zh-TW", "zh-HK": "zh-TW", "zh-SG": "zh-CN", "zh-Hant-TW": "zh-TW", "cmn-Hans": "zh-CN", "chi": "zh-CN",
			"zho": "zh-CN", "yue": "", "ja": ""}},
		{"zh-Hans zh-Hant", map[string]string{"zh-CN": "zh-Hans", "zh-TW": "zh-Hant", "zh-MO": "zh-Hant"}},
		{"zh-Hant", map[string]string{"zh": "zh-Hant", "zh-CN": "", "zh-Hans": ""}},
		{"zh", map[string]string{"zh-CN": "zh", "zh-TW": "zh"}},
		{"nb nn", map[string]string{"no": "nb", "nb-NO": "nb", "nn-NO": "nn", "nor": "nb", "da": "", "sv": ""}},
		{"no", map[string]string{"nb": "no", "nn": "no", "nob": "no"}},
		{"nn", map[string]string{"no": "nn"}},
		{"he", map[string]string{"iw": "he", "heb": "he", "he-IL": "he"}},
		{"iw", map[string]string{"he": "iw"}},
		{"sr sr-Latn", map[string]string{"sr-RS": "sr", "sh": "sr-Latn", "sr-Latn-RS": "sr-Latn", "hr": ""}},
		{"sr-Latn", map[string]string{"sr": "sr-Latn", "sr-Cyrl": ""}},
		{"fil id", map[string]string{"tl": "fil", "in": "id", "ms": ""}},
		{"es es-419", map[string]string{"es-MX": "es-419", "es-ES": "es"}},
		{"en-GB en-US", map[string]string{"en": "en-US", "en-AU": "en-GB"}},
		{"x-elvish", map[string]string{"x-elvish": "x-elvish", "x-orc": ""}},
	} {
		titles := Titles{}
		for l := range strings.FieldsSeq(c.there) {
			titles[l] = l
		}
		for wanted, want := range c.wanted {
			require.Equal(t, want, titles.In(wanted), "%s of %s", wanted, c.there)
		}
	}
	require.Empty(t, Titles(nil).In("de"))
}

func TestTitlesOf(t *testing.T) {
	t.Parallel()
	given := []Translation{{Language: "de", Title: "Das Boot", Overview: "Ein U-Boot."}, {Language: "fr", Overview: "Un sous-marin."}}
	require.Equal(t, Titles{"de": "Das Boot"}, TitlesOf(given))
	require.Nil(t, TitlesOf(given[1:]), "none are nil, as rows have them")
	overview := func(t Translation) string { return t.Overview }
	require.Equal(t, new("Ein U-Boot."), InLanguage(given, "de-AT", overview))
	require.Nil(t, InLanguage(given, "en", overview))
}
