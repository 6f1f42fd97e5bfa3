package graph

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/stretchr/testify/require"

	"revenge/internal/access"
)

// doubling is a chain of n fragments, each of which spreads the next twice.
func doubling(n int, leaf string) string {
	var b strings.Builder
	b.WriteString("{ viewer { user { ...F0 } } }\n")
	for i := range n {
		fmt.Fprintf(&b, "fragment F%d on User { ...F%d ...F%d }\n", i, i+1, i+1)
	}
	fmt.Fprintf(&b, "fragment F%d on User { %s }\n", n, leaf)
	return b.String()
}

func nested(n int) string {
	return "{ node(id: \"x\") { " + strings.Repeat("... on Movie { library { scans { nodes { library { ", n) + "id" + strings.Repeat(" } } } } }", n) + " } }"
}

// hostile are documents that must cost next to nothing, with the code they are refused by.
func hostile() map[string]struct{ document, code string } {
	repeat := func(n int, f func(i int) string) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(f(i))
		}
		return b.String()
	}
	return map[string]struct{ document, code string }{
		"depth 50":            {nested(10), codeCost},
		"depth 900":           {"{" + strings.Repeat("a{", 900) + "a" + strings.Repeat("}", 900) + "}", codeCost},
		"nesting of 100,000":  {strings.Repeat("{a", 100_000), codeCost},
		"1,000 aliases":       {"{" + repeat(1000, func(i int) string { return fmt.Sprintf("a%d: __typename ", i) }) + "}", codeCost},
		"aliases of logIn":    {"mutation {" + repeat(100, func(i int) string { return fmt.Sprintf(`a%d: logIn(input:{name:"a",password:"b"}){user{id}} `, i) }) + "}", codeCost},
		"31 aliases":          {"{ server {" + repeat(31, func(i int) string { return fmt.Sprintf("a%d: name ", i) }) + "} }", codeCost},
		"11 root fields":      {"{" + repeat(11, func(i int) string { return fmt.Sprintf("a%d: server { name } ", i) }) + "}", codeCost},
		"10,000 directives":   {"{ server " + strings.Repeat("@a", 10_000) + "{ name } }", codeCost},
		"51 directives":       {"{ server { name " + strings.Repeat("@include(if: true) ", 51) + "} }", codeCost},
		"100,000 tokens":      {"{ server {" + strings.Repeat(" name", 100_000) + "} }", codeCost},
		"repeated fields":     {"{ server {" + strings.Repeat(" name", 4000) + "} }", codeCost},
		"repeated selections": {"{ viewer {" + strings.Repeat(" user{id}", 1000) + "} }", codeCost},
		"fragment of itself":  {"{ viewer { user { ...A } } } fragment A on User { id ...A }", codeBadInput},
		"fragments in a ring": {"{ viewer { user { ...A } } } fragment A on User { ...B } fragment B on User { ...C } fragment C on User { ...A }", codeBadInput},
		"doubling fragments":  {doubling(60, "a: id"), codeCost},
		"many fragments": {"{ viewer { user {" + repeat(400, func(i int) string { return fmt.Sprintf(" ...F%d", i) }) + "} } }" +
			repeat(400, func(i int) string { return fmt.Sprintf(" fragment F%d on User {id}", i) }), codeCost},
		"inline fragments":   {"{ viewer {" + strings.Repeat(" ... on Viewer {user{id}}", 600) + "} }", codeCost},
		"first of a billion": {"{ movies(first: 1000000000) { nodes { title } } }", codeCost},
		"pages in pages":     {"{ libraries { scans(first: 100) { nodes { library { scans(first: 100) { nodes { id } } } } } } }", codeCost},
		"a thousand ids":     {"{ nodes(ids: [" + strings.Repeat(`"a" `, 4900) + "]) { ... on Movie { library { scans { nodes { id } } } } } }", codeCost},
		"introspection":      {"{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }", codeBadInput},
		"introspection deep": {"{ __schema { types { " + strings.Repeat("ofType { ", 30) + "name" + strings.Repeat(" }", 30) + " } } }", codeCost},
		"nested lists":       {"{ nodes(ids: " + strings.Repeat("[", 900) + strings.Repeat("]", 900) + ") { id } }", codeBadInput},
		"unknown fields":     {"{ server {" + repeat(2000, func(i int) string { return fmt.Sprintf(" nope%d", i) }) + "} }", codeBadInput},
		"many operations":    {repeat(500, func(i int) string { return fmt.Sprintf("query Q%d { server { name } } ", i) }), codeCost},
		"only a comment":     {"#" + strings.Repeat("a", 200_000), codeBadInput},
		"a long string":      {`{ search(text: "` + strings.Repeat("a", 200_000) + `", first: -1, nope: 1) { title } }`, codeBadInput},
		"not closed":         {"{ server { name ", codeBadInput},
		"nothing":            {"   ", codeBadInput},
		"a NUL":              {`{ search(text: "a\u0000b") { title } }`, codeBadInput},
		"bytes, no text":     {"{ search(text: \"a\xff\") { title } }", codeBadInput},
	}
}

func TestAdmit_hostile(t *testing.T) {
	b := serve(t, nil) // alone, as it counts memory
	for name, c := range hostile() {
		t.Run(name, func(t *testing.T) {
			ctx := access.With(t.Context(), access.Viewer{UserID: userID, Role: access.Admin})
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			began := time.Now()
			_, errs := b.handler.admit(ctx, &graphql.RawParams{Query: c.document})
			took := time.Since(began)
			runtime.ReadMemStats(&after)
			require.NotEmpty(t, errs)
			require.Empty(t, b.log.String())
			require.Equal(t, c.code, errs[0].Extensions["code"], errs[0].Message)
			require.LessOrEqual(t, len(errs), mistakesShown)
			require.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(20<<20), "bytes allocated")
			t.Logf("%s, %d KB: %s", took, (after.TotalAlloc-before.TotalAlloc)>>10, errs[0].Message)
		})
	}
}

// FuzzAdmit feeds documents to everything that looks at one before execution.
func FuzzAdmit(f *testing.F) {
	for _, c := range hostile() {
		if len(c.document) < 5000 {
			f.Add(c.document, `{"a":1}`)
		}
	}
	f.Add("query($a: Int) { movies(first: $a) { edges { node { ...M } } totalCount { value } } } fragment M on Movie { id credits(first: 3) { person { name } } }", `{"a":5}`)
	b := serve(f, nil)
	f.Fuzz(func(t *testing.T, document, variables string) {
		params := &graphql.RawParams{Query: document}
		_ = unmarshal([]byte(variables), &params.Variables)
		ctx := access.With(t.Context(), access.Viewer{UserID: userID, Role: access.Admin})
		op, errs := b.handler.admit(ctx, params)
		require.True(t, op != nil || len(errs) > 0)
		for _, err := range errs {
			require.NotEqual(t, codeInternal, err.Extensions["code"], b.log.String())
		}
	})
}

// FuzzDecode feeds requests to their reader.
func FuzzDecode(f *testing.F) {
	f.Add([]byte(`{"query":"{a}","variables":{"a":[1,null]},"operationName":"A","extensions":{"persistedQuery":{"version":1}}}`))
	f.Add([]byte(`[{"query":"{a}"}]`))
	f.Add([]byte(`{"query":null,"variables":[]}`))
	f.Fuzz(func(t *testing.T, body []byte) {
		params, problem := decode(body)
		require.True(t, (params == nil) != (problem == nil))
	})
}
