package setexec

import (
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/stretchr/testify/require"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator/rules"
)

func TestPlan_only(t *testing.T) {
	t.Parallel()
	schema := gqlparser.MustLoadSchema(&ast.Source{Input: shop})
	compiled := func(query string) *Plan {
		doc, errs := gqlparser.LoadQueryWithRules(schema, query, rules.NewDefaultRules())
		require.Nil(t, errs)
		c := &Compiler{Schema: schema, Tables: tables(nil)}
		plan := c.Compile(&graphql.OperationContext{Doc: doc, Operation: doc.Operations[0], Variables: map[string]any{"yes": true, "no": false}})
		require.NotNil(t, plan)
		return plan
	}
	for query, want := range map[string]bool{
		"{ boxes { name } }": true,
		"{ boxes { again: name __typename inside { name } } }":                   true,
		"{ boxes { name } one { inside { note } } }":                             false,
		"{ boxes { kids { kids { label } } } }":                                  false,
		"{ boxes { ...more } } fragment more on Box { note }":                    false,
		"query($no: Boolean!) { one { note @include(if: $no) } boxes { name } }": true,
		"query($yes: Boolean!) { one { note @include(if: $yes) } }":              false,
	} {
		require.Equal(t, want, compiled(query).Only("Box", "name", "inside"), query)
	}
	require.True(t, compiled("{ boxes { note } }").Only("Shop"), "nothing is asked of what is not there")
}
