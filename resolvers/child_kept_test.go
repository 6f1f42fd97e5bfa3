package resolvers_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// What nodes keep for others is not given to a child who may not see it, and what a child was told is not given to others.
func TestKept_child(t *testing.T) {
	t.Parallel()
	w := newWorld(t, baseSeed(t), manyFilms(5))
	own := w.viewers["bert"]
	own.Libraries = w.viewers["anna"].Libraries
	w.viewers["bert"] = own
	ids, texts := w.child("bert", "child")
	nodes := asking(t, resolve(t, `{ nodes(ids: ["${movie 01900000-0000-7000-8000-000000000101}", "${series 01900000-0000-7000-8000-000000000201}",
		"${episode 01900000-0000-7000-8000-000000000401}", "${file 01900000-0000-7000-8000-000000000f01}", "${artwork 01900000-0000-7000-8000-000000000c01}"]) {
		... on Movie { title } ... on Series { name: title } ... on Episode { named: title } ... on File { file: name } ... on Artwork { role } } }`))
	for name, node := range w.keepers() {
		for _, body := range []string{asking(t, rich), asking(t, films), nodes} {
			for _, as := range []string{"child", "anna", "anna", "child"} {
				fresh, _ := w.ask(as, body)
				kept, _ := w.askOf(t.Context(), node, as, body)
				require.Equal(t, takeApart(t, fresh), takeApart(t, kept), "%s keeps: %s", name, as)
				if as != "child" {
					require.Contains(t, kept, "Zorn", name)
					continue
				}
				for _, hidden := range append(ids, texts...) {
					require.False(t, strings.Contains(kept, hidden), "%s keeps: a child is told %q in %s", name, hidden, kept)
				}
			}
		}
	}
}
