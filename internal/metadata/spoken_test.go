package metadata

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

// What was found is kept, for some lists of languages only, and is the same for the same.
func TestSpoken_kept(t *testing.T) {
	t.Parallel()
	for i := range maxMatches + 10 {
		languages := []string{"pt-PT", "pt-BR", fmt.Sprintf("pt-x-a%d", i)}
		for range 2 {
			require.Equal(t, "pt-PT", Spoken(languages, "pt-AO"))
			require.Equal(t, "pt-BR", Spoken(languages, "pt-Latn-BR"))
		}
	}
	matches.Lock()
	defer matches.Unlock()
	require.NotEmpty(t, matches.found)
	require.LessOrEqual(t, len(matches.found), maxMatches)
}

// Of equally near languages the usual country's comes first, whatever the order they are told in.
func TestSpoken_usualCountry(t *testing.T) {
	t.Parallel()
	for reader, of := range map[string][]string{
		"fr-BE": {"fr-FR", "fr-CA"}, "fr-CH": {"fr", "fr-CA", "fr-FR"}, "de-CH": {"de-DE", "de-AT"}, "nl-SR": {"nl-NL", "nl-BE"}, "es-AR": {"es-MX", "es-ES"},
		"pt-AO": {"pt-PT", "pt-BR"}, "en-ZA": {"en-GB", "en-US"}, "fr-CA": {"fr-CA", "fr-FR"}, "de-LI": {"de", "de-AT", "de-CH"},
	} {
		require.Equal(t, of[0], Spoken(of, reader), reader)
		backwards := slices.Clone(of)
		slices.Reverse(backwards)
		require.Equal(t, of[0], Spoken(backwards, reader), reader)
	}
}
