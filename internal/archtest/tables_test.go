package archtest

import (
	"go/ast"
	"go/token"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var (
	createTable = regexp.MustCompile(`(?m)^CREATE TABLE ([a-z_]+)`)
	writesTable = regexp.MustCompile(`(?:INSERT INTO|UPDATE|DELETE FROM|TRUNCATE|MERGE INTO) +(?:ONLY +)?([a-z_]+)`)
)

// kept are the tables whose owner is not the noun that their migration is named after.
var kept = map[string]string{
	"library_grants": "internal/access",
	"watch_states":   "internal/viewing",
	"events":         "internal/platform/events",
}

// owners maps each table to the folder that may write it.
func owners(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{"river_job": "jobs", "river_queue": "jobs"}
	for _, path := range files(t, ".sql") {
		name, of := strings.CutPrefix(path, "migrations/main/")
		if !of {
			continue
		}
		noun := strings.Split(name, "_")[1]
		for _, found := range createTable.FindAllStringSubmatch(text(t, path), -1) {
			out[found[1]] = "internal/" + noun
			if owner := kept[found[1]]; owner != "" {
				out[found[1]] = owner
			}
		}
	}
	require.Greater(t, len(out), 20)
	return out
}

// A table is written by the store of its owner alone.
func TestTables_oneWriter(t *testing.T) {
	t.Parallel()
	owner := owners(t)
	seen := 0
	for _, s := range sources(t, "internal", "jobs", "resolvers", "dataloaders", "graph", "cmd") {
		if fixtures(s.path[:strings.LastIndexByte(s.path, '/')]) || within(s.path, "internal/platform/db", "internal/testkit") {
			continue
		}
		check := func(table string, at token.Pos) {
			of, known := owner[table]
			if !known {
				return
			}
			seen++
			store := isStore(s.path) || within(s.path, "jobs", "internal/platform/events")
			require.True(t, store && within(s.path, of), "%s writes %s, which belongs to the store of %s", s.set.Position(at), table, of)
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.BasicLit:
				if n.Kind == token.STRING {
					for _, found := range writesTable.FindAllStringSubmatch(n.Value, -1) {
						check(found[1], n.Pos())
					}
				}
			case *ast.CallExpr:
				if table := jetWrite(n); table != "" {
					check(table, n.Pos())
				}
			}
			return true
		})
	}
	require.Greater(t, seen, 20, "the writes were not found")
}

// jetWrite returns the table of a call such as Movies.INSERT(…) or table.Movies.UPDATE(…).
func jetWrite(call *ast.CallExpr) string {
	verb, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || verb.Sel.Name != "INSERT" && verb.Sel.Name != "UPDATE" && verb.Sel.Name != "DELETE" {
		return ""
	}
	switch x := verb.X.(type) {
	case *ast.Ident:
		return snake(x.Name)
	case *ast.SelectorExpr:
		return snake(x.Sel.Name)
	}
	return ""
}

// snake turns MovieFiles into movie_files and APIKeys into api_keys.
func snake(name string) string {
	var out strings.Builder
	for i, r := range name {
		upper := r >= 'A' && r <= 'Z'
		if upper && i > 0 {
			before := name[i-1]
			after := i+1 < len(name) && name[i+1] >= 'a' && name[i+1] <= 'z'
			if before >= 'a' && before <= 'z' || after {
				out.WriteByte('_')
			}
		}
		out.WriteString(strings.ToLower(string(r)))
	}
	return out.String()
}
