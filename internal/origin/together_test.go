package origin_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"revenge/internal/origin"
)

// held reads `FIELD: a, b; FIELD: c` as what was set at a time, and what an NFO states after a slash.
func held(text string, at int64) *origin.Held {
	parse := func(text string) origin.Facts {
		out := origin.Facts{}
		for part := range strings.SplitSeq(text, ";") {
			if field, values, ok := strings.Cut(part, ":"); ok {
				out[origin.Field(strings.TrimSpace(field))] = strings.Fields(strings.ReplaceAll(values, ",", " "))
			}
		}
		return out
	}
	set, said, _ := strings.Cut(text, "/")
	h := &origin.Held{Said: []*origin.Said{origin.Say(item, origin.NFO, parse(said))}}
	for field, values := range parse(set) {
		h.Edits = append(h.Edits, &origin.Edit{ItemID: item, Field: field, Value: values, At: time.Unix(at, 0)})
	}
	return h
}

func TestTogether(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		into   string
		givers []string
		want   string
	}{
		"what nobody set is taken":               {"YEAR: 1979", []string{"TAGLINE: Ships", "TAGLINE: Later; COMMENT: x"}, "YEAR: 1979; TAGLINE: Later; COMMENT: x"},
		"what was set stays":                     {"TITLE: Alien", []string{"TITLE: Other"}, "TITLE: Alien"},
		"lists are one":                          {"TAGS: a, b; GENRES: Horror", []string{"TAGS: B, c", "TAGS: d; GENRES: horror"}, "GENRES: Horror; TAGS: a, b, d, c"},
		"with what sources state":                {"/TAGS: scary", []string{"TAGS: ships"}, "TAGS: scary, ships"},
		"nothing is set where they state it all": {"/TAGS: scary, ships", []string{"TAGS: ships"}, ""},
		"an empty list takes nothing away":       {"/TAGS: scary", []string{"TAGS:"}, ""},
		"an empty list of the receiver":          {"TAGS:", []string{"TAGS: scary"}, "TAGS: scary"},
		"the stricter of two":                    {"CERTIFICATION: US:PG", []string{"CERTIFICATION: DE:16", "CERTIFICATION: DE:12"}, "CERTIFICATION: DE:16"},
		"also of the receiver":                   {"CERTIFICATION: US:R", []string{"CERTIFICATION: DE:16"}, "CERTIFICATION: US:R"},
		"of either field":                        {"AGE_RATINGS: DE:6, US:PG", []string{"CERTIFICATION: US:R"}, "CERTIFICATION: US:R"},
		"and the other way round":                {"CERTIFICATION: US:PG", []string{"AGE_RATINGS: DE:18"}, "AGE_RATINGS: DE:18"},
		"one that is known":                      {"CERTIFICATION:", []string{"CERTIFICATION: DE:6"}, "CERTIFICATION: DE:6"},
		"none is no stricter":                    {"CERTIFICATION: DE:6", []string{"CERTIFICATION:"}, "CERTIFICATION: DE:6"},
		"nor one below what sources state":       {"/CERTIFICATION: US:R", []string{"CERTIFICATION: DE:6"}, ""},
		"what sources alone state of a giver":    {"CERTIFICATION: US:PG; TAGS: a", []string{"/CERTIFICATION: US:R; TAGS: A, b"}, "CERTIFICATION: US:R; TAGS: a, b"},
		"of either field, by sources":            {"CERTIFICATION: US:PG", []string{"/AGE_RATINGS: DE:18"}, "AGE_RATINGS: DE:18"},
		"not below what was set":                 {"CERTIFICATION: US:R", []string{"/CERTIFICATION: DE:6"}, "CERTIFICATION: US:R"},
		"with what another giver has set":        {"", []string{"/TAGS: b; CERTIFICATION: DE:16", "TAGS: a; CERTIFICATION: DE:6"}, "CERTIFICATION: DE:16; TAGS: a, b"},
		"sources are left to themselves":         {"/CERTIFICATION: DE:6", []string{"/CERTIFICATION: DE:16; TAGS: b"}, ""},
		"but not what a giver's edit has hidden": {"TAGS: a", []string{"TAGS: c/TAGS: b"}, "TAGS: a, c"},
		"the same that nobody set":               {"/CERTIFICATION: DE:16", []string{"CERTIFICATION: FR:16"}, "CERTIFICATION: FR:16"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var givers []*origin.Held
			for i, g := range c.givers {
				givers = append(givers, held(g, int64(i+2)))
			}
			var got []string
			for _, e := range origin.Together(held(c.into, 1), givers) {
				got = append(got, strings.TrimSpace(string(e.Field)+": "+strings.Join(e.Value, ", ")))
			}
			require.Equal(t, c.want, strings.Join(got, "; "))
		})
	}
}
