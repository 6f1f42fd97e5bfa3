package resolvers_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"revenge/graph/generated"
)

// TestGolden_everything fails for every object type, mutation and subscription that no golden file asks for.
func TestGolden_everything(t *testing.T) {
	t.Parallel()
	schema := generated.NewExecutableSchema(generated.Config{}).Schema()
	asked := map[string]bool{}
	for _, g := range goldens(t) {
		for _, c := range g.cases {
			doc, err := gqlparser.LoadQueryWithRules(schema, c.query, nil)
			if err != nil {
				continue // a case of a wrong document
			}
			for _, op := range doc.Operations {
				seeTypes(op.SelectionSet, asked)
			}
		}
	}
	var missing []string
	for _, d := range schema.Types {
		if d.Kind == ast.Object && !d.BuiltIn && d != schema.Query && d != schema.Mutation && d != schema.Subscription && !asked[d.Name] {
			missing = append(missing, "type "+d.Name)
		}
	}
	for _, root := range []*ast.Definition{schema.Mutation, schema.Subscription} {
		for _, f := range root.Fields {
			if !asked[root.Name+"."+f.Name] {
				missing = append(missing, root.Name+"."+f.Name)
			}
		}
	}
	slices.Sort(missing)
	require.Empty(t, missing, "no golden file asks for these")
}

func seeTypes(set ast.SelectionSet, asked map[string]bool) {
	for _, s := range set {
		switch s := s.(type) {
		case *ast.Field:
			asked[s.ObjectDefinition.Name+"."+s.Name] = true
			asked[s.Definition.Type.Name()] = true
			seeTypes(s.SelectionSet, asked)
		case *ast.InlineFragment:
			asked[s.TypeCondition] = true
			seeTypes(s.SelectionSet, asked)
		case *ast.FragmentSpread:
			asked[s.Definition.TypeCondition] = true
			seeTypes(s.Definition.SelectionSet, asked)
		}
	}
}
