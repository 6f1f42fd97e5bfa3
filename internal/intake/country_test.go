package intake_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/intake"
)

func TestCountryCode(t *testing.T) {
	t.Parallel()
	for given, want := range map[string]string{"DE": "DE", "276": "DE", "gb": "GB", "UK": "GB", "USA": "US", "deu": "DE", "Germany": "DE", "Deutschland": "DE", "côte d’ivoire": "CI",
		"United States": "US", "england": "GB", "Bristol, England": "GB", "Österreich": "AT", "México": "MX"} {
		got := intake.CountryCode([]string{given})
		require.NotNil(t, got, given)
		require.Equal(t, want, *got, given)
	}
	for _, given := range []string{"", ",", "Atlantis", "999", "EU", "\xff"} {
		require.Nil(t, intake.CountryCode([]string{given}), given)
	}
	require.Equal(t, "FR", *intake.CountryCode([]string{"Atlantis", "France", "Spain"}))
}
