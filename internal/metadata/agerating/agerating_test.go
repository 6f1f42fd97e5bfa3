package agerating

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func text(list []Rating) string {
	var out []string
	for _, r := range list {
		age := "?"
		if r.MinimumAge != nil {
			age = fmt.Sprint(*r.MinimumAge)
		}
		out = append(out, fmt.Sprintf("%s|%s|%s|%s", r.Country, r.System, r.Rating, age))
	}
	return strings.Join(out, " ; ")
}

func TestParse(t *testing.T) {
	t.Parallel()
	for given, want := range map[string]string{
		"US:PG-13 / DE:FSK 12":        "US|MPAA|PG-13|13 ; DE|FSK|FSK 12|12",
		"PG-13":                       "US|MPAA|PG-13|13",
		"Rated R for strong violence": "US|MPAA|R|17",
		"TV-MA":                       "US|TV|TV-MA|17",
		"tv-y7":                       "US|TV|tv-y7|7",
		"FSK 16":                      "DE|FSK|FSK 16|16",
		"FSK-6":                       "DE|FSK|FSK-6|6",
		"DE:12":                       "DE|FSK|12|12",
		"DE-18":                       "DE|FSK|18|18",
		"de/16":                       "DE|FSK|16|16",
		"UK:15":                       "GB|BBFC|15|15",
		"GB:U":                        "GB|BBFC|U|0",
		"12A":                         "GB|BBFC|12A|12",
		"PEGI 16":                     "EU|PEGI|PEGI 16|16",
		"ESRB M":                      "US|ESRB|ESRB M|17",
		"AU:MA15+":                    "AU|ACB|MA15+|15",
		"AU:M | NZ:M":                 "AU|ACB|M|15 ; NZ|OFLC|M|16",
		"FR:Tous publics":             "FR|CNC|Tous publics|0",
		"JP:R15+":                     "JP|EIRIN|R15+|15",
		"16":                          "||16|16",
		"ab 12":                       "||ab 12|12",
		"18+":                         "||18+|18",
		"US:Weird":                    "US||Weird|?",
		"XX:12":                       "XX||12|12",
		"NR":                          "",
		"Not Rated":                   "",
		"US:NR":                       "",
		"":                            "",
		"99":                          "||99|?",
	} {
		require.Equal(t, want, text(Parse(given)), given)
	}
	require.Equal(t, 16, *MinimumAge(Parse("US:PG-13 / DE:16 / FR:U")), "the strictest country counts")
	require.Nil(t, MinimumAge(Parse("US:Weird")))
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"US:PG-13 / DE:FSK 12", "Rated R", "::", "/ / /", "\xff:12", "VM18"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		list := Parse(s)
		require.LessOrEqual(t, len(list), maxRatings)
		for _, r := range list {
			require.NotEmpty(t, r.Rating)
			require.True(t, r.MinimumAge == nil || *r.MinimumAge >= 0 && *r.MinimumAge <= oldest)
		}
	})
}

// All ratings are listed as they are written, each with an age that its own text asks for.
func TestAll(t *testing.T) {
	t.Parallel()
	all := All()
	require.Greater(t, len(all), 100)
	for i, r := range all {
		if i > 0 {
			require.LessOrEqual(t, all[i-1].Country, r.Country)
		}
		found := Parse(r.Country + ":" + r.Rating)
		require.Len(t, found, 1, r.Rating)
		require.NotNil(t, found[0].MinimumAge, r.Rating)
	}
}
