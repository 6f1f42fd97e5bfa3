package graph

import (
	"context"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/stretchr/testify/require"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"revenge/graph/generated"
	"revenge/graph/setexec"
)

// One document may be asked in very many ways; only some of them are kept.
func TestPlans_bounded(t *testing.T) {
	t.Parallel()
	schema := generated.NewExecutableSchema(generated.Config{}).Schema()
	doc, errs := gqlparser.LoadQueryWithRules(schema, `query ($a: Boolean!, $b: Boolean!, $c: Boolean!, $d: Boolean!, $e: Boolean!, $f: Boolean!) {
		server { name @skip(if: $a) a: name @skip(if: $b) b: name @include(if: $c) c: name @skip(if: $d) d: name @skip(if: $e) e: name @include(if: $f) } }`, rules.NewDefaultRules())
	require.Empty(t, errs)
	name := &setexec.Field{Type: "String", Leaf: func(context.Context, any, setexec.Args, *setexec.Buffer) error { return nil }}
	c := &setexec.Compiler{Schema: schema, Tables: setexec.Tables{
		"Query":  {Name: "Query", Satisfies: []string{"Query"}, Fields: map[string]*setexec.Field{"server": {Type: "Server"}}},
		"Server": {Name: "Server", Satisfies: []string{"Server"}, Fields: map[string]*setexec.Field{"name": name}},
	}}
	p := newPlans(doc)
	require.Len(t, p.conditions, 6)
	of := func(bits int) *setexec.Plan {
		oc := &graphql.OperationContext{Doc: doc, Operation: doc.Operations[0], Variables: map[string]any{}}
		for i, name := range []string{"a", "b", "c", "d", "e", "f"} {
			oc.Variables[name] = bits>>i&1 == 1
		}
		return p.of(c, oc)
	}
	for bits := range 64 {
		require.NotNil(t, of(bits))
	}
	require.Len(t, p.made, plansKept)
	require.Same(t, of(0), of(0), "what was compiled is used again")
	require.NotEqual(t, of(0).Size(), of(1).Size(), "conditions tell plans apart")
}
