package archtest

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"

	"revenge/internal/testkit"
)

func schema(t *testing.T) *ast.Schema {
	t.Helper()
	var all []*ast.Source
	for _, path := range files(t, ".graphqls") {
		if within(path, "schema") {
			all = append(all, &ast.Source{Name: path, Input: text(t, path)})
		}
	}
	s, err := gqlparser.LoadSchema(all...)
	require.NoError(t, err)
	return s
}

// Third parties read the schema first: everything in it says what it is.
func TestSchema_isDescribed(t *testing.T) {
	t.Parallel()
	s := schema(t)
	described := func(what, text string) {
		require.NotEmpty(t, text, "%s has no description", what)
	}
	for name, def := range s.Types {
		if def.BuiltIn {
			continue
		}
		described(name, def.Description)
		for _, v := range def.EnumValues {
			described(name+"."+v.Name, v.Description)
		}
		for _, f := range def.Fields {
			if strings.HasPrefix(f.Name, "__") {
				continue
			}
			described(name+"."+f.Name, f.Description)
			for _, a := range f.Arguments {
				described(name+"."+f.Name+"("+a.Name+":)", a.Description)
			}
		}
	}
	for name, d := range s.Directives {
		if d.Position != nil && d.Position.Src != nil && !d.Position.Src.BuiltIn {
			described("@"+name, d.Description)
			for _, a := range d.Arguments {
				described("@"+name+"("+a.Name+":)", a.Description)
			}
		}
	}
}

// docs/schema.graphql is the whole schema in one file: a change shows in it, and CI compares it with the one before.
func TestSchema_isWrittenDown(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	out.WriteString("# The whole API in one file, made from schema/*.graphqls by `go test ./internal/archtest -update`.\n\n")
	formatter.NewFormatter(&out, formatter.WithIndent("  ")).FormatSchema(schema(t))
	testkit.Golden(t, top+"/docs/schema.graphql", out.String())
}

// What the generator writes into graph/model has no meaning of its own; entities, enums and filters are bound to nouns.
func TestSchema_bindings(t *testing.T) {
	t.Parallel()
	left := []string{"UserError", "UserErrorCode", "ErrorCode", "Stream", "Chapter", "Mutation", "Query", "Subscription"}
	types := regexp.MustCompile(`(?m)^type (\w+) `).FindAllStringSubmatch(text(t, "graph/model/models_gen.go"), -1)
	require.NotEmpty(t, types)
	for _, found := range types {
		name := found[1]
		known := strings.HasSuffix(name, "Input") || strings.HasSuffix(name, "Payload") || strings.HasSuffix(name, "Order")
		require.True(t, known || slices.Contains(left, name), "%s is bound to no Go type; add it to gqlgen.yml", name)
	}
}
