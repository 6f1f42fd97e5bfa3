package metadata

import (
	"fmt"
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
