package metadata

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestTitles_In(t *testing.T) {
	t.Parallel()
	titles := Titles{"de": "Das Boot", "de-AT": "Das Boot (AT)", "pt-PT": "A Odisseia", "pt-BR": "O Barco", "zh-Hant": "從海底出擊"}
	for wanted, want := range map[string]string{
		"de": "Das Boot", "de-AT": "Das Boot (AT)", "de-CH": "Das Boot", "de-Latn-AT": "Das Boot", "pt": "O Barco", "pt-PT": "A Odisseia", "pt-AO": "",
		"zh-Hant-TW": "從海底出擊", "zh": "從海底出擊", "zh-Hans": "", "d": "", "en": "", "": "",
	} {
		require.Equal(t, want, titles.In(wanted), wanted)
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
