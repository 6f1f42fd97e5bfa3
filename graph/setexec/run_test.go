package setexec

import (
	"context"
	"errors"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/stretchr/testify/require"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator/rules"
)

const shop = `type Query { boxes: [Box!] lids: [Box]! one: Box must: Box! }
type Box { name: String! note: String label: String! inside: Box kids: [Box!]! far: String! }`

// box is null where a string is empty; far is read by a relation.
type box struct {
	name, note, label string
	inside            *box
	kids              []*box
}

var errTorn = errors.New("torn")

// tables are those of the shop, whose root holds boxes.
func tables(boxes []*box) Tables {
	text := func(of func(*box) string) func(context.Context, any, Args, *Buffer) error {
		return func(_ context.Context, parent any, _ Args, out *Buffer) error {
			switch s := of(parent.(*box)); s {
			case "":
			case "error":
				return errTorn
			case "panic":
				panic("torn")
			default:
				out.String(s)
			}
			return nil
		}
	}
	list := func(of func(any) []*box) func(context.Context, any, Args, *Objects) error {
		return func(_ context.Context, parent any, _ Args, out *Objects) error {
			out.List(len(of(parent)))
			for _, b := range of(parent) {
				if b == nil {
					out.Add(nil)
				} else {
					out.Add(b)
				}
			}
			return nil
		}
	}
	first := func(_ context.Context, _ any, _ Args, out *Objects) error {
		if len(boxes) > 0 && boxes[0] != nil {
			out.Add(boxes[0])
		}
		return nil
	}
	root := func(any) []*box { return boxes }
	return Tables{
		"Query": {Name: "Query", Satisfies: []string{"Query"}, Fields: map[string]*Field{
			"boxes": {Type: "Box", ItemNonNull: true, List: true, Plain: true, Objects: list(root)},
			"lids":  {Type: "Box", NonNull: true, List: true, Objects: list(root)},
			"one":   {Type: "Box", Objects: first},
			"must":  {Type: "Box", NonNull: true, Plain: true, Objects: first},
		}},
		"Box": {Name: "Box", Satisfies: []string{"Box"}, Fields: map[string]*Field{
			"name":  {Type: "String", NonNull: true, Plain: true, Leaf: text(func(b *box) string { return b.name })},
			"note":  {Type: "String", Leaf: text(func(b *box) string { return b.note })},
			"label": {Type: "String", NonNull: true, Leaf: text(func(b *box) string { return b.label })},
			"inside": {Type: "Box", Plain: true, Objects: func(_ context.Context, parent any, _ Args, out *Objects) error {
				if in := parent.(*box).inside; in != nil {
					out.Add(in)
				}
				return nil
			}},
			"kids": {Type: "Box", NonNull: true, ItemNonNull: true, List: true, Plain: true, Objects: list(func(p any) []*box { return p.(*box).kids })},
			"far":  {Type: "String", NonNull: true, Leaf: text(func(b *box) string { return b.name })},
		}},
	}
}

// torn is a relation whose read panics.
type torn struct{}

func (torn) Prepare(context.Context, []any, Args) []Read {
	return []Read{{Key: "torn", Do: func(context.Context) { panic("torn") }}}
}

// inTurn runs reads one after the other.
type inTurn struct{}

func (inTurn) Together(ctx context.Context, reads []func(context.Context)) {
	for _, read := range reads {
		read(ctx)
	}
}

func (p inTurn) InStep(ctx context.Context, reads []func(context.Context)) { p.Together(ctx, reads) }

func answer(t *testing.T, boxes []*box, query string) (data string, paths []string) {
	t.Helper()
	schema := gqlparser.MustLoadSchema(&ast.Source{Input: shop})
	doc, errs := gqlparser.LoadQueryWithRules(schema, query, rules.NewDefaultRules())
	require.Empty(t, errs)
	oc := &graphql.OperationContext{Doc: doc, Operation: doc.Operations[0], RecoverFunc: func(context.Context, any) error { return errTorn }}
	ctx := graphql.WithResponseContext(graphql.WithOperationContext(t.Context(), oc),
		graphql.DefaultErrorPresenter, oc.RecoverFunc)
	c := &Compiler{Schema: schema, Tables: tables(boxes), Relations: Relations{"Box.note": Inline, "Box.label": Inline, "Box.far": torn{}}}
	plan := c.Compile(oc)
	require.NotNil(t, plan)
	out := NewBuffer()
	defer out.Free()
	plan.Run(ctx, Request{Operation: oc, Charge: func(graphql.CollectedField) func(int) error { return func(int) error { return nil } }, Pool: inTurn{}}, out)
	for _, e := range graphql.GetErrors(ctx) {
		paths = append(paths, e.Path.String())
	}
	return string(out.Bytes()), paths
}

func TestRun_nulls(t *testing.T) {
	t.Parallel()
	good, bare := &box{name: "a", label: "l"}, &box{name: "b"}
	for _, c := range []struct {
		boxes       []*box
		query, data string
		errors      []string
	}{
		{[]*box{good, bare}, `{ boxes { name note } }`, `{"boxes":[{"name":"a","note":null},{"name":"b","note":null}]}`, nil},
		{nil, `{ boxes { name } lids { name } one { name } }`, `{"boxes":[],"lids":[],"one":null}`, nil},
		{[]*box{good, bare}, `{ boxes { name label } }`, `{"boxes":null}`, []string{"boxes[1].label"}},
		{[]*box{good, bare}, `{ lids { label name } }`, `{"lids":[{"label":"l","name":"a"},null]}`, []string{"lids[1].label"}},
		{[]*box{good, nil}, `{ boxes { name } }`, `{"boxes":null}`, []string{"boxes[1]"}},
		{[]*box{nil, good}, `{ lids { name } }`, `{"lids":[null,{"name":"a"}]}`, nil},
		{nil, `{ must { name } }`, `null`, []string{"must"}},
		{[]*box{bare}, `{ one { name } must { name label } }`, `null`, []string{"must.label"}},
		{[]*box{{name: "o", inside: bare}}, `{ one { name inside { name label } } }`, `{"one":{"name":"o","inside":null}}`, []string{"one.inside.label"}},
		{[]*box{{name: "o", kids: []*box{good, bare}}}, `{ lids { name kids { label } } }`, `{"lids":[null]}`, []string{"lids[0].kids[1].label"}},
		{[]*box{{name: "o", note: "error", label: "l"}}, `{ one { note label } }`, `{"one":{"note":null,"label":"l"}}`, []string{"one.note"}},
		{[]*box{{name: "o", label: "panic"}}, `{ one { label } }`, `{"one":null}`, []string{"one.label"}},
		{[]*box{good}, `{ one { twice: name, name ...F } } fragment F on Box { name note }`, `{"one":{"twice":"a","name":"a","note":null}}`, nil},
		{[]*box{good}, `{ __typename one { __typename name @skip(if: true) } }`, `{"__typename":"Query","one":{"__typename":"Box"}}`, nil},
		{[]*box{good}, `{ one { name @include(if: false) } }`, `{"one":{}}`, nil},
	} {
		data, paths := answer(t, c.boxes, c.query)
		require.Equal(t, c.data, data, c.query)
		require.Equal(t, c.errors, paths, c.query)
	}
}

// A read that panics does not end the server: its fields are resolved without it.
func TestRun_readPanics(t *testing.T) {
	t.Parallel()
	data, _ := answer(t, []*box{{name: "a"}}, `{ one { far } }`)
	require.JSONEq(t, `{"one":{"far":"a"}}`, data)
}

func TestCompile_bounds(t *testing.T) {
	t.Parallel()
	schema := gqlparser.MustLoadSchema(&ast.Source{Input: shop})
	c := &Compiler{Schema: schema, Tables: tables(nil)}
	compile := func(query string) *Plan {
		doc, errs := gqlparser.LoadQueryWithRules(schema, query, rules.NewDefaultRules())
		require.Empty(t, errs)
		return c.Compile(&graphql.OperationContext{Doc: doc, Operation: doc.Operations[0]})
	}
	require.Equal(t, 3, compile(`{ one { name note } }`).Size())
	require.Nil(t, compile(`{ __schema { types { name } } }`))
	// Each fragment spreads the next one twice.
	bomb := `{ one { ...F0 } } `
	for i := range 13 {
		n, next := string(rune('A'+i)), string(rune('A'+i+1))
		if i == 0 {
			bomb += `fragment F0 on Box { ...A } `
		}
		bomb += `fragment ` + n + ` on Box { x: inside { ...` + next + ` } y: inside { ...` + next + ` } } `
	}
	require.Nil(t, compile(bomb+`fragment N on Box { name }`), "a small document may ask for very much")
}
