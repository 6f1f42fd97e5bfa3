package metadata

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// sorted is the key that a reader finds.
func sorted(keys map[string]string, reader string) string {
	for _, name := range Reading(reader) {
		if key, ok := keys[name]; ok {
			return key
		}
	}
	return ""
}

// Whatever titles there are: a reader finds the key of the one that is shown to them.
func TestTitles_SortKeys(t *testing.T) {
	t.Parallel()
	there := strings.Fields("de de-AT de-CH pt-BR pt-PT pt zh zh-CN zh-TW zh-Hans zh-Hant zh-HK nb nn no he iw sr sr-Latn sr-RS es es-419 es-ES es-MX es-AR en en-GB en-US en-AU fr fr-FR fr-CA fil id ja ko x-elvish")
	readers := strings.Fields("de de-AT de-CH de-DE de-Latn-AT deu pt pt-PT pt-BR pt-AO por zh zh-CN zh-TW zh-Hans zh-Hant zh-HK zh-MO zh-SG zh-Hant-TW cmn-Hans chi nb no nn nn-NO nb-NO he iw heb he-IL " +
		"sr sr-RS sr-Latn sr-Cyrl sh es es-MX es-ES es-419 es-CO en en-US en-AU en-GB en-IE fr fr-FR fr-CA tl fil in id ja ja-JP ko-KR nl x-elvish x-orc d gsw")
	dice := rand.New(rand.NewPCG(5, 8))
	different := 0
	for range 4000 {
		titles := Titles{}
		for range dice.IntN(7) {
			l := there[dice.IntN(len(there))]
			titles[l] = strings.ReplaceAll(l, "-", "") // as it is folded
		}
		for _, twice := range [][2]string{{"nb", "no"}, {"iw", "he"}, {"zh-Hans", "zh-CN"}, {"zh-Hant", "zh-TW"}, {"es-ES", "es"}, {"zh-Hans", "zh"}} {
			if titles[twice[1]] != "" { // one language, written in two ways
				delete(titles, twice[0])
			}
		}
		keys := titles.SortKeys()
		for _, r := range readers {
			if shown, key := strings.ToLower(titles.In(r)), sorted(keys, r); shown != strings.ReplaceAll(key, "000", "") && !strings.Contains(shown, "elvish") {
				different++
				t.Logf("%s of %v: shown %q, sorted %q by %v", r, titles, shown, key, keys)
			}
		}
	}
	require.Zero(t, different)
}

func TestReading(t *testing.T) {
	t.Parallel()
	for reader, want := range map[string]string{"de": "de de-any", "de-AT": "de-AT de", "pt-AO": "pt-AO pt-PT pt", "zh-TW": "zh-Hant-TW zh-Hant zh-plain", "nn-NO": "nn-NO nn no",
		"": "", "x-orc": "", "d": ""} {
		require.Equal(t, strings.Fields(want), append([]string{}, Reading(reader)...), reader)
		for _, name := range Reading(reader) {
			require.Regexp(t, regexp.MustCompile(`^[A-Za-z0-9-]{2,40}$`), name, "it gets into SQL as it is")
		}
	}
	require.Equal(t, map[string]string{"de": "boot", "fr": "crabe 000002"}, Titles{"de": "Das Boot", "fr": "Le Crabe 2"}.SortKeys())
	require.Equal(t, map[string]string{"de": "kartoffel", "de-AT": "erdapfel"}, Titles{"de": "Die Kartoffel", "de-AT": "Der Erdapfel"}.SortKeys())
	require.Nil(t, Titles(nil).SortKeys())
	require.Nil(t, Titles{"x-elvish": "Mellon"}.SortKeys())
}
