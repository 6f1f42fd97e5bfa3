package corpus_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/metadata/release/corpus"
)

// Every name is taken for what it is, or it is known why not: the score cannot fall unseen, nor rise.
func TestNames(t *testing.T) {
	t.Parallel()
	all, seen := 0, map[string]bool{}
	for _, c := range corpus.Classes() {
		wrong := map[string]bool{}
		for _, m := range c.Judge() {
			wrong[m.Path] = true
			require.NotEmpty(t, m.Why, "%s: %s\n want %s\n got  %s", c.Name, m.Path, m.Want, m.Got)
		}
		for _, n := range c.Names {
			all++
			require.False(t, seen[n.Path+string(c.Hint)], "twice: %s", n.Path)
			seen[n.Path+string(c.Hint)] = true
			require.False(t, n.Why != "" && !wrong[n.Path], "%s is right now: take its reason away", n.Path)
		}
	}
	require.GreaterOrEqual(t, all, 300)
}
