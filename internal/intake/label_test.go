package intake_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/intake"
	"revenge/internal/metadata"
)

// One language is one label, whatever codes its sources write.
func TestLabels_languages(t *testing.T) {
	t.Parallel()
	for given, want := range map[string]string{
		"de": "German", "ger": "German", "deu": "German", "de-AT": "German", "zh": "Chinese", "zh-CN": "Chinese", "zh_TW": "Chinese", "zh-Hant-HK": "Chinese", "chi": "Chinese",
		"cmn": "Chinese", "no": "Norwegian Bokmål", "nb": "Norwegian Bokmål", "nb-NO": "Norwegian Bokmål", "nn": "Norwegian Nynorsk", "pt-BR": "Portuguese", "PT": "Portuguese", "he": "Hebrew", "iw": "Hebrew",
		"tl": "Filipino", "German": "German", "Deutsch": "Deutsch", "Old-Norse": "Old-Norse", "xx": "xx", "und": "und", "de-": "de-", "yue": "Cantonese",
	} {
		labels := intake.Labels(&metadata.Facts{OriginalTongue: given}, nil)
		require.Len(t, labels, 1, given)
		require.Equal(t, want, labels[0].Name, given)
	}
}
