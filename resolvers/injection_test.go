package resolvers_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// What breaks out of SQL, of LIKE and of JSON, alone and with what a real value has around it.
var metacharacters = []string{
	`'`, `''`, `"`, "`", `\`, `\'`, `;`, `--`, `/*`, `*/`, `#`, `%`, `_`, `%%`, `$1`, `$$`, `:q`, `?`, `@`, `{}`, `[]`, `(`, `)`, `NULL`, `null`, "\n", "\t", "\u0001",
	`' OR '1'='1`, `' OR 1=1 --`, `1; DROP TABLE movies; --`, `'; SELECT pg_sleep(30); --`, `') UNION SELECT password_hash FROM users --`, `title; DELETE FROM users`,
	`(SELECT 1/0)`, `CASE WHEN 1=1 THEN title ELSE year END`, `title DESC, (SELECT 1)`, `RANDOM()`, `1e309`, `-1`, `0x41`, `' || pg_read_file('/etc/passwd') || '`, `\' OR 1=1`,
	`E'\\x27'`, `U&'\0027'`, `ʼ`, `＇`, `'/**/OR/**/1=1`, `admin'--`, `"; --`, `sort_title`, `TITLE ASC`, `'::regclass`, `{"$gt":""}`, `1 AND 1=1`, `%27`, `%' ESCAPE '!`,
}

// mostStatements is what the longest of the lists takes for any text: a page, a count, and a second search.
const mostStatements = 3

// No text of a client reaches SQL: every filter, order, cursor and id of every list answers as it does for a plain
// value, or refuses it as input; nothing fails, and nothing more is read.
func TestLists_metacharacters(t *testing.T) {
	t.Parallel()
	w := newWorld(t, baseSeed(t))
	texts := map[string]string{
		"titles of films":  `query($x: String!) { movies(filter: {titleContains: $x}) { nodes { title } totalCount { value } } }`,
		"titles of series": `query($x: String!) { series(filter: {titleContains: $x}) { nodes { title } totalCount { value } } }`,
		"people":           `query($x: String!) { people(filter: {nameStartsWith: $x}) { nodes { name } totalCount { value } } }`,
		"search":           `query($x: String!) { search(text: $x) { title } }`,
		"job kinds":        `query($x: String!) { jobs(filter: {kinds: [$x]}) { nodes { kind } totalCount { value } } }`,
	}
	refused := map[string]string{
		"order of movies":     `query($x: MovieOrderField!) { movies(orderBy: {field: $x}) { nodes { title } } }`,
		"direction of movies": `query($x: Direction!) { movies(orderBy: {field: YEAR, direction: $x}) { nodes { title } } }`,
		"order of series":     `query($x: SeriesOrderField!) { series(orderBy: {field: $x}) { nodes { title } } }`,
		"cursor of movies":    `query($x: Cursor!) { movies(after: $x) { nodes { title } } }`,
		"cursor of series":    `query($x: Cursor!) { series(last: 1, before: $x) { nodes { title } } }`,
		"cursor of people":    `query($x: Cursor!) { people(after: $x) { nodes { name } } }`,
		"cursor of users":     `query($x: Cursor!) { users(after: $x) { nodes { name } } }`,
		"cursor of jobs":      `query($x: Cursor!) { jobs(after: $x) { nodes { kind } } }`,
		"library of movies":   `query($x: ID!) { movies(filter: {libraryId: $x}) { nodes { title } } }`,
		"genre of movies":     `query($x: ID!) { movies(filter: {genreIds: [$x]}) { nodes { title } } }`,
		"person of series":    `query($x: ID!) { series(filter: {personId: $x}) { nodes { title } } }`,
		"node":                `query($x: ID!) { node(id: $x) { id } }`,
	}
	ask := func(query, x string) (answer struct {
		Data   json.RawMessage
		Errors []struct {
			Message    string
			Extensions struct{ Code string }
		}
	}, raw string, statements int64,
	) {
		body, err := json.Marshal(map[string]any{"query": query, "variables": map[string]string{"x": x}})
		require.NoError(t, err)
		raw, statements = w.ask("root", string(body))
		require.NoError(t, json.Unmarshal([]byte(raw), &answer))
		return answer, raw, statements
	}
	for _, x := range metacharacters {
		for _, around := range []string{"%s", "Zo%srn", "%s%[1]s"} {
			value := fmt.Sprintf(around, x)
			for list, query := range texts {
				got, raw, statements := ask(query, value)
				require.Empty(t, got.Errors, "%s: %q", list, value)
				require.LessOrEqual(t, statements, int64(mostStatements), "%s: %q", list, value)
				if strings.HasPrefix(list, "titles") && around != "Zo%srn" && x[0] > ' ' { // titles are compared without marks and spaces
					require.NotContains(t, raw, `"title"`, "%s by %q", list, value)
				}
			}
			for what, query := range refused {
				got, raw, _ := ask(query, value)
				for _, e := range got.Errors {
					require.Contains(t, []string{"BAD_USER_INPUT", "NOT_FOUND"}, e.Extensions.Code, "%s: %q: %s", what, value, raw)
					require.NotContains(t, e.Message, "SQLSTATE")
				}
				require.NotContains(t, raw, "Zorn", "%s: %q", what, value)
			}
		}
	}
	users, err := w.db.Exec(t.Context(), "SELECT FROM users")
	require.NoError(t, err)
	require.Positive(t, users.RowsAffected(), "everything is still there")
}
