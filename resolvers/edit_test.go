package resolvers_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
)

// What was edited on one node is in the next answer of each, whatever rows they keep.
func TestEdit_seenAtTheNextRequest(t *testing.T) {
	t.Parallel()
	w := newWorld(t, baseSeed(t), `INSERT INTO item_facts (item_id, source, facts, confidence) VALUES
		('01900000-0000-7000-8000-000000000101', 'NFO', '{"TITLE": ["Der Zornberg"], "GENRES": ["Crime"]}', 1)`)
	first, second := w.remembering(w.shares(), remembersNothing), w.remembering(w.shares(), remembersNothing)
	film := "${movie 01900000-0000-7000-8000-000000000101}"
	page := asking(t, resolve(t, `{ node(id: "`+film+`") { ... on Movie { title tagline genres { name } labels { name } } } movies(filter: {titleContains: "zorn"}) { nodes { title } } }`))
	found := asking(t, `{ search(text: "hand") { title } }`)
	for n := range 3 {
		for range 2 {
			w.askOf(t.Context(), first, "anna", page)
			w.askOf(t.Context(), second, "anna", page)
		}
		edit := asking(t, resolve(t, fmt.Sprintf(`mutation { editMovie(input: {id: "%s", title: "Zorn by hand %d", tagline: "Line %[2]d", genres: ["Genre %[2]d"], tags: ["Tag %[2]d"]}) { userErrors { message } } }`, film, n)))
		answer, _ := w.askOf(t.Context(), first, "root", edit)
		require.Contains(t, answer, `"userErrors":[]`)
		answer, _ = w.askOf(t.Context(), second, "anna", page)
		for _, want := range []string{"Zorn by hand %d", "Line %d", "Genre %d", "Tag %d"} {
			require.Contains(t, answer, fmt.Sprintf(want, n))
		}
		answer, _ = w.askOf(t.Context(), second, "anna", found)
		require.Contains(t, answer, fmt.Sprintf("Zorn by hand %d", n))
	}
}

// Editing one film and editing many takes the same statements.
func TestEdit_statements(t *testing.T) {
	t.Parallel()
	w := newWorld(t, baseSeed(t), manyFilms(120), `INSERT INTO item_facts (item_id, source, facts, confidence)
		SELECT id, 'NFO', jsonb_build_object('TITLE', jsonb_build_array(title), 'GENRES', '["Crime"]'::jsonb), 1 FROM movies WHERE key LIKE 'many%'`)
	var want int64
	for _, n := range []int{1, 20, 120} {
		ids := ""
		for i := range n {
			ids += fmt.Sprintf(`"${movie 0190bbbb-0000-7000-8000-%012d}" `, i+1)
		}
		answer, statements := w.ask("root", asking(t, resolve(t, fmt.Sprintf(
			`mutation { editItems(input: {ids: [%s], genres: {mode: ADD, values: ["Many %d"]}}) { changed userErrors { path message } } }`, ids, n))))
		require.Contains(t, answer, fmt.Sprintf(`"changed":%d`, n))
		if want == 0 {
			want = statements
		}
		require.Equal(t, want, statements, "%d films", n)
	}
}
