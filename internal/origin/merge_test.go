package origin_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"revenge/internal/origin"
)

var item = uuid.MustParse("01900000-0000-7000-8000-000000000001")

// drawn is a random item: up to five sources and some edits.
func drawn(r *rand.Rand) *origin.Held {
	h := &origin.Held{}
	all := origin.KindMovie.Fields()
	value := func() (out []string) {
		for range r.IntN(3) {
			out = append(out, fmt.Sprint("v", r.IntN(4)))
		}
		return out
	}
	sources := []origin.Source{origin.NFO, origin.Tagged, origin.File, "TMDB", "TVDB"}
	r.Shuffle(len(sources), func(i, j int) { sources[i], sources[j] = sources[j], sources[i] })
	for _, s := range sources[:r.IntN(6)] {
		said := &origin.Said{ItemID: item, Source: s, Facts: origin.Facts{}, Confidence: float64(r.IntN(3)) / 2, ReadAt: time.Unix(r.Int64N(1000), 0)}
		for _, f := range all {
			if r.IntN(2) == 0 {
				said.Facts[f] = value()
			}
		}
		h.Said = append(h.Said, said)
	}
	for _, f := range all {
		if r.IntN(4) == 0 {
			h.Edits = append(h.Edits, &origin.Edit{ItemID: item, Field: f, Value: value(), ByName: "Ada", At: time.Unix(r.Int64N(1000), 0)})
		}
	}
	return h
}

func each(t *testing.T, check func(r *rand.Rand, h *origin.Held)) {
	t.Helper()
	for seed := range uint64(500) {
		r := rand.New(rand.NewPCG(seed, 1))
		check(r, drawn(r))
	}
}

func TestMerge_orderDoesNotMatter(t *testing.T) {
	t.Parallel()
	each(t, func(r *rand.Rand, h *origin.Held) {
		other := &origin.Held{Said: slices.Clone(h.Said), Edits: slices.Clone(h.Edits)}
		r.Shuffle(len(other.Said), func(i, j int) { other.Said[i], other.Said[j] = other.Said[j], other.Said[i] })
		r.Shuffle(len(other.Edits), func(i, j int) { other.Edits[i], other.Edits[j] = other.Edits[j], other.Edits[i] })
		require.Equal(t, origin.Merge(h), origin.Merge(other))
	})
}

func TestMerge_editsWin(t *testing.T) {
	t.Parallel()
	each(t, func(_ *rand.Rand, h *origin.Held) {
		merged := origin.Merge(h)
		for _, e := range h.Edits {
			o := merged[e.Field]
			require.True(t, o.Locked)
			require.Equal(t, origin.User, o.Source)
			require.Equal(t, append([]string{}, e.Value...), o.Values)
		}
		for field, o := range merged {
			require.Equal(t, slices.ContainsFunc(h.Edits, func(e *origin.Edit) bool { return e.Field == field }), o.Locked)
		}
	})
}

func TestMerge_releasingGivesBackWhatSourcesSay(t *testing.T) {
	t.Parallel()
	each(t, func(_ *rand.Rand, h *origin.Held) {
		bare := origin.Merge(&origin.Held{Said: h.Said})
		for i, e := range h.Edits {
			released := origin.Merge(&origin.Held{Said: h.Said, Edits: slices.Delete(slices.Clone(h.Edits), i, i+1)})
			require.Equal(t, bare[e.Field], released[e.Field])
		}
	})
}

func TestMerge_twiceIsOnce(t *testing.T) {
	t.Parallel()
	each(t, func(_ *rand.Rand, h *origin.Held) {
		merged := origin.Merge(h)
		require.Equal(t, merged, origin.Merge(h))
		require.Equal(t, merged, origin.Merge(h.With(h.Said...)), "the same read again changes nothing")
	})
}

func TestMerge_theMostTrustedSpeaks(t *testing.T) {
	t.Parallel()
	each(t, func(_ *rand.Rand, h *origin.Held) {
		for _, o := range origin.Merge(h) {
			before := o.Confidence
			for _, a := range o.Alternatives {
				require.LessOrEqual(t, a.Confidence, before)
				before = a.Confidence
			}
		}
	})
}

func TestValues_certificationSpeaksForAges(t *testing.T) {
	t.Parallel()
	said := []*origin.Said{origin.Say(item, origin.NFO, origin.Facts{origin.Certification: {"PG-13"}, origin.AgeRatings: {"US:PG-13", "DE:12"}})}
	require.Equal(t, []string{"US:PG-13", "DE:12"}, origin.Merge(&origin.Held{Said: said}).Values()[origin.AgeRatings])
	byHand := []*origin.Edit{{ItemID: item, Field: origin.Certification, Value: []string{"FSK 16"}}}
	require.False(t, origin.Merge(&origin.Held{Said: said, Edits: byHand}).Values().States(origin.AgeRatings))
	both := slices.Concat(byHand, []*origin.Edit{{ItemID: item, Field: origin.AgeRatings, Value: []string{"FR:12"}}})
	require.Equal(t, []string{"FR:12"}, origin.Merge(&origin.Held{Said: said, Edits: both}).Values()[origin.AgeRatings])
}
