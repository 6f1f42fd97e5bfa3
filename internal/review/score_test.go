package review

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
)

var words = []string{"alien", "aliens", "the", "thing", "léon", "LEON", "2", "ii", "der", "untergang", "", "spider-man", "spiderman", "日本", "a", "return of the", "zz"}

func title(r *rand.Rand) string {
	out := ""
	for range r.IntN(4) {
		out += words[r.IntN(len(words))] + " "
	}
	return out
}

func something(r *rand.Rand) facts {
	f := facts{kind: Movie, titles: []string{title(r)}, ids: map[string]string{}}
	if r.IntN(2) == 0 {
		f.titles = append(f.titles, title(r))
	}
	if r.IntN(3) > 0 {
		f.year = 1980 + r.IntN(4)
	}
	if r.IntN(3) > 0 {
		f.runtimeMs = int64(80+r.IntN(40)) * 60_000
	}
	for _, p := range []string{"tmdb", "imdb"} {
		if r.IntN(3) == 0 {
			f.ids[p] = words[r.IntN(3)]
		}
	}
	return f
}

func each(t *testing.T, do func(r *rand.Rand)) {
	t.Helper()
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		do(r)
	}
}

func TestScore_bounds(t *testing.T) {
	each(t, func(r *rand.Rand) {
		a, b, n := something(r), something(r), near{r.IntN(2) == 0, r.IntN(2) == 0}
		s, parts := score(a, b, n)
		require.GreaterOrEqual(t, s, 0.0)
		require.LessOrEqual(t, s, 1.0)
		for _, p := range parts {
			require.GreaterOrEqual(t, p.Score, 0.0, p.Kind)
			require.LessOrEqual(t, p.Score, 1.0, p.Kind)
		}
		same, _ := score(a, a, near{})
		if a.year != 0 && a.titles[0] != "" {
			require.Equal(t, 1.0, same, "%+v is itself", a)
		}
	})
}

func TestScore_symmetric(t *testing.T) {
	each(t, func(r *rand.Rand) {
		x, y := title(r), title(r)
		require.Equal(t, similarity(x, y), similarity(y, x))
		a, b := something(r), something(r)
		there, _ := score(a, b, near{})
		back, _ := score(b, a, near{})
		require.InDelta(t, there, back, 1e-12)
	})
}

// More that speaks for a candidate never makes less of it, and more that speaks against it never makes more.
func TestScore_monotonic(t *testing.T) {
	each(t, func(r *rand.Rand) {
		a, b := something(r), something(r)
		base, _ := score(a, b, near{})
		for _, n := range []near{{sameFolder: true}, {sameContent: true}, {true, true}} {
			more, _ := score(a, b, n)
			require.GreaterOrEqual(t, more, base)
		}
		agree := b
		agree.titles = append(slices.Clone(b.titles), a.titles[0])
		more, _ := score(a, agree, near{})
		require.GreaterOrEqual(t, more, base, "a title more")
		agree = b
		if agree.year = a.year; a.year != 0 {
			more, _ = score(a, agree, near{})
			require.GreaterOrEqual(t, more, base, "the same year")
		}
		if b.runtimeMs == 0 && a.runtimeMs != 0 {
			agree = b
			agree.runtimeMs = a.runtimeMs
			more, _ = score(a, agree, near{})
			require.GreaterOrEqual(t, more, base, "the same play time")
		}
		with := a
		with.ids = map[string]string{"tvdb": "1", "tmdb": a.ids["tmdb"], "imdb": a.ids["imdb"]}
		same, other := b, b
		same.ids = map[string]string{"tvdb": "1", "tmdb": b.ids["tmdb"], "imdb": b.ids["imdb"]}
		other.ids = map[string]string{"tvdb": "2", "tmdb": b.ids["tmdb"], "imdb": b.ids["imdb"]}
		more, _ = score(with, same, near{})
		require.Equal(t, 1.0, more, "the same id")
		less, _ := score(with, other, near{})
		require.LessOrEqual(t, less, base, "another id")
	})
}

func TestRank_order(t *testing.T) {
	each(t, func(r *rand.Rand) {
		var list []*Candidate
		for i := range 6 {
			c := &Candidate{Title: words[r.IntN(len(words))], Year: r.IntN(2), Score: float64(r.IntN(3)) / 2, key: string(rune('a' + i))}
			if r.IntN(2) == 0 {
				c.ItemID = new(uuid.New())
			}
			list = append(list, c)
		}
		shuffled := slices.Clone(list)
		r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		rank(list)
		rank(shuffled)
		require.Equal(t, list, shuffled, "the order in which they came does not matter")
		require.True(t, slices.IsSortedFunc(list, func(a, b *Candidate) int { return int(2*b.Score - 2*a.Score) }))
	})
}

func TestScore_known(t *testing.T) {
	t.Parallel()
	film := func(title string, year int) facts { return facts{titles: []string{title}, year: year} }
	for _, c := range []struct {
		a, b     facts
		from, to float64
	}{
		{film("Alien", 1979), film("Alien", 1979), 1, 1},
		{film("The Thing", 1982), film("Thing, The", 1982), surely, 1},
		{film("Léon", 1994), film("Leon", 1994), 1, 1},
		{film("Alien", 0), film("Alien", 1979), surely, 0.9},
		{film("Alien", 1979), film("Aliens", 1986), perhaps - 0.1, perhaps + 0.1},
		{film("Spider-Man", 2002), film("Spiderman", 2002), surely, 1},
		{film("Das Boot", 1981), film("Brazil", 1985), 0, 0.3},
		{film("Blade Runer", 1982), film("Blade Runner", 1982), surely, 1},
		{film("Blade Runner", 1982), film("Blade Runner 2049", 2017), 0, perhaps + 0.1},
	} {
		s, _ := score(c.a, c.b, near{})
		require.GreaterOrEqual(t, s, c.from, "%v %v", c.a, c.b)
		require.LessOrEqual(t, s, c.to, "%v %v", c.a, c.b)
	}
}

func TestDistance(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		a, b string
		n    int
	}{{"", "", 0}, {"abc", "", 3}, {"kitten", "sitting", 3}, {"日本", "日木", 1}, {"abc", "abc", 0}} {
		require.Equal(t, c.n, distance([]rune(c.a), []rune(c.b)))
		require.Equal(t, c.n, distance([]rune(c.b), []rune(c.a)))
	}
}
