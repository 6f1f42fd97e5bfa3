package graph

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/vektah/gqlparser/v2/ast"

	"revenge/internal/testkit"
)

// Every field says who may ask for it; testdata/rights.txt is the reviewed table of what it says.
func TestRights_table(t *testing.T) {
	t.Parallel()
	h := serve(t, nil).handler
	require.Empty(t, h.rights.open, "fields without @auth, their own or their type's")
	var lines []string
	for _, name := range slices.Sorted(maps.Keys(h.schema.Types)) {
		def := h.schema.Types[name]
		for _, field := range def.Fields {
			if n, known := h.rights.fields[field]; known && !introspective(field.Name) {
				lines = append(lines, fmt.Sprintf("%-48s %-6s %s", name+"."+field.Name, n.level, n.scope))
			} else {
				require.True(t, def.BuiltIn || def.Kind == ast.InputObject || introspective(field.Name), name+"."+field.Name)
			}
		}
	}
	testkit.Golden(t, "testdata/rights.txt", strings.Join(lines, "\n")+"\n")
}

// value writes a value of a type that passes validation.
func value(schema *ast.Schema, of *ast.Type) string {
	if of.Elem != nil {
		return "[" + value(schema, of.Elem) + "]"
	}
	def := schema.Types[of.NamedType]
	switch def.Kind {
	case ast.Enum:
		return def.EnumValues[0].Name
	case ast.InputObject:
		var fields []string
		for _, f := range def.Fields {
			if f.Type.NonNull && f.DefaultValue == nil {
				fields = append(fields, f.Name+": "+value(schema, f.Type))
			}
		}
		return "{" + strings.Join(fields, ", ") + "}"
	}
	switch of.NamedType {
	case "Int", "Int64", "Float":
		return "1"
	case "Boolean":
		return "true"
	case "Time":
		return `"2026-02-07T20:15:00Z"`
	case "ID":
		return `"movie_0680000001r010000000000004"`
	}
	return `"a"`
}

// document asks for one root field and as little as can be below it.
func document(schema *ast.Schema, operation string, f *ast.FieldDefinition) string {
	var args []string
	for _, a := range f.Arguments {
		if a.Type.NonNull && a.DefaultValue == nil {
			args = append(args, a.Name+": "+value(schema, a.Type))
		}
	}
	out := operation + " { " + f.Name
	if len(args) > 0 {
		out += "(" + strings.Join(args, ", ") + ")"
	}
	if schema.Types[f.Type.Name()].IsCompositeType() {
		out += " { __typename }"
	}
	return out + " }"
}

// Each root field is asked for by each kind of viewer; testdata/matrix.txt is the reviewed table of who gets through.
func TestRights_matrix(t *testing.T) {
	t.Parallel()
	b := serve(t, nil, func(c *Config) { c.AttemptsPerMinute = 1000 })
	schema := b.handler.schema
	lines := []string{fmt.Sprintf("%-36s %-8s %-8s %-8s %s", "", "stranger", "user", "admin", "read-only key")}
	for _, def := range []*ast.Definition{schema.Query, schema.Mutation, schema.Subscription} {
		operation := strings.ToLower(def.Name)
		for _, field := range def.Fields {
			if introspective(field.Name) {
				continue
			}
			row := fmt.Sprintf("%-36s", operation+" "+field.Name)
			for _, who := range []string{"", "user", "admin", "reader"} {
				body, err := json.Marshal(map[string]string{"query": document(schema, operation, field)})
				require.NoError(t, err)
				a := b.post(t, who, string(body))
				verdict := "yes"
				if len(a.Errors) > 0 {
					switch a.Errors[0].Extensions["code"] {
					case codeUnauthenticated:
						verdict = "log in"
					case codeForbidden:
						verdict = "no"
					case codeBadInput:
						require.Contains(t, a.Errors[0].Message, "WebSocket", "%s", body)
					}
				}
				row += fmt.Sprintf(" %-8s", verdict)
			}
			lines = append(lines, strings.TrimRight(row, " "))
		}
	}
	testkit.Golden(t, "testdata/matrix.txt", strings.Join(lines, "\n")+"\n")
}

func TestRights_pathAndFragments(t *testing.T) {
	t.Parallel()
	b := serve(t, nil)
	for _, document := range []string{
		"{ mine: libraries { where: roots { path } } }",
		"{ mine: libraries { ...A } } fragment A on Library { ... { where: roots { path } } }",
	} {
		a := b.ask(t, "user", document)
		require.Equal(t, codeForbidden, a.code(t))
		require.Equal(t, []any{"mine", "where"}, a.Errors[0].Path)
		require.NotEmpty(t, a.Errors[0].Extensions["requestId"])
		require.Nil(t, a.Data, "nothing was executed")
	}
	require.Equal(t, codeForbidden, b.ask(t, "reader", `mutation { markWatched(input: {itemId: "a", watched: true}) { changed } }`).code(t))
	require.Empty(t, b.ask(t, "reader", "{ libraries { name } }").Errors)
	require.Equal(t, codeForbidden, b.ask(t, "user", `{ node(id: "job_0000000000000000000000000g") { ... on Job { kind } } }`).code(t))
}
