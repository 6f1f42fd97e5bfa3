package review

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"revenge/internal/metadata/release"
)

// facts are what is known of a file, or of a film or series, to compare by.
type facts struct {
	kind      Kind
	titles    []string // as written; the first is the main one
	year      int      // 0 when unknown
	runtimeMs int64    // 0 when unknown
	ids       map[string]string
	artist    string // of an album
}

// near is what only the disk tells.
type near struct{ sameFolder, sameContent bool }

// The weights of a score: what titles and years make of it, and what else adds or takes.
const (
	titleWeight, yearWeight = 0.6, 0.4
	// Accepted and doubted are the scores from which a candidate is surely, or perhaps, the same.
	surely, perhaps = 0.8, 0.5
	runtimeBonus    = 0.05
	runtimeMalus    = 0.1
	folderBonus     = 0.1
	contentFloor    = 0.95
	otherIDs        = 0.45
	// What makes the score of an album.
	albumWeight, artistWeight, releasedWeight = 0.5, 0.35, 0.15
)

// score compares a file with what it may be: 0 is nothing alike, 1 is the same. More that speaks for it never makes it less.
func score(file, item facts, n near) (float64, []Part) {
	title, year := titleScore(file.titles, item.titles), yearScore(file.year, item.year)
	total := titleWeight*title + yearWeight*year
	parts := []Part{{PartTitle, title}, {PartYear, year}}
	if file.kind == Track {
		by := artistScore(file.artist, item.artist)
		parts = append(parts, Part{PartArtist, by})
		total = albumWeight*title + artistWeight*by + releasedWeight*year
	}
	if alike, known := runtimeScore(file.runtimeMs, item.runtimeMs); known {
		parts = append(parts, Part{PartRuntime, alike})
		total += runtimeBonus*alike - runtimeMalus*(1-alike)
	}
	if n.sameFolder {
		parts = append(parts, Part{PartFolder, 1})
		total += folderBonus
	}
	same, known := idScore(file.ids, item.ids)
	if known {
		parts = append(parts, Part{PartIDs, same})
		if same == 0 {
			total = min(total, otherIDs)
		}
	}
	if n.sameContent {
		parts = append(parts, Part{PartContent, 1})
		total = max(total, contentFloor)
	}
	if known && same == 1 {
		total = 1
	}
	return rounded(min(max(total, 0), 1)), parts
}

// rounded keeps a score readable.
func rounded(score float64) float64 { return math.Round(score*1e4) / 1e4 }

// titleScore is that of the two titles that are most alike.
func titleScore(a, b []string) (best float64) {
	for _, x := range a {
		for _, y := range b {
			best = max(best, similarity(release.Normalise(x), release.Normalise(y)))
		}
	}
	return best
}

// artistScore takes an unknown artist for half a reason.
func artistScore(a, b string) float64 {
	if a == "" || b == "" {
		return 0.5
	}
	return titleScore([]string{a}, []string{b})
}

// yearScore takes an unknown year for half a reason: it speaks neither for nor against.
func yearScore(a, b int) float64 {
	switch d := max(a-b, b-a); {
	case a == 0 || b == 0:
		return 0.5
	case d == 0:
		return 1
	case d == 1:
		return 0.75 // premieres and releases are often a year apart
	}
	return 0
}

// runtimeScore compares play times: within 3 % they are the same, beyond 15 % they are not.
func runtimeScore(a, b int64) (alike float64, known bool) {
	if a <= 0 || b <= 0 {
		return 0, false
	}
	apart := float64(max(a-b, b-a)) / float64(max(a, b))
	return min(max((0.15-apart)/0.12, 0), 1), true
}

// idScore is 1 where a provider says the same of both, else 0 where one says something else.
func idScore(a, b map[string]string) (same float64, known bool) {
	for provider, x := range a {
		if y, both := b[provider]; both && x != "" && y != "" {
			known = true
			if x == y {
				same = 1
			}
		}
	}
	return same, known
}

// similarity compares two folded texts by what it takes to make one of the other, and by the trigrams that they share; the
// kinder of both counts, since words may be in another order.
func similarity(a, b string) float64 {
	switch {
	case a == b:
		return 1
	case a == "" || b == "":
		return 0
	}
	x, y := []rune(a), []rune(b)
	return max(1-float64(distance(x, y))/float64(max(len(x), len(y))), shared(x, y))
}

// distance is Levenshtein's: insertions, removals and changes of one letter.
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		before := row[0]
		row[0] = i + 1
		for j, y := range b {
			cost := before
			if x != y {
				cost = 1 + min(before, row[j], row[j+1])
			}
			before, row[j+1] = row[j+1], cost
		}
	}
	return row[len(b)]
}

// shared is Dice's share of trigrams.
func shared(a, b []rune) float64 {
	x, y := trigrams(a), trigrams(b)
	common, all := 0, 0
	for t, n := range x {
		common += min(n, y[t])
		all += n
	}
	for n := range maps.Values(y) {
		all += n
	}
	return 2 * float64(common) / float64(all)
}

func trigrams(s []rune) map[[3]rune]int {
	padded := slices.Concat([]rune("  "), s, []rune(" "))
	out := make(map[[3]rune]int, len(padded))
	for i := range len(padded) - 2 {
		out[[3]rune(padded[i:i+3])]++
	}
	return out
}

// rank sorts candidates, the best first; equals always come in the same order.
func rank(list []*Candidate) {
	slices.SortFunc(list, func(a, b *Candidate) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(known(b), known(a)), cmp.Compare(a.Title, b.Title),
			cmp.Compare(a.Year, b.Year), cmp.Compare(a.key, b.key))
	})
}

// known puts what is there before what would be new.
func known(c *Candidate) int {
	if c.ItemID != nil {
		return 1
	}
	return 0
}
