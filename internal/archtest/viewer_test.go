package archtest

import (
	"go/ast"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// viewerless are the exported methods of services that take no viewer, each with the reason.
var viewerless = map[string]string{
	"identity.Service.Authenticate":  "makes the viewer",
	"identity.Service.SetupRequired": "strangers ask",
	"identity.Service.SetupToken":    "the server asks at its start",
	"identity.Service.SetUp":         "strangers, with the token",
	"identity.Service.EnsureAdmin":   "the server at its start, from its environment",
	"identity.Service.LogIn":         "strangers",
	"identity.Service.Begin":         "after setup, which strangers do",
	"identity.Service.Refresh":       "strangers, with the refresh token",
	"library.Service.Administrator":  "makes the viewer of commands",
	"system.Service.Server":          "strangers ask",
}

// A read or write of a noun takes the viewer behind the context, so that it cannot be forgotten. Methods of the package
// that take a transaction or a job's arguments are called by other services and jobs; see inner.
func TestViewer_isAParameter(t *testing.T) {
	t.Parallel()
	var missing []string
	seen, used := 0, map[string]bool{}
	for _, s := range sources(t, "internal") {
		_, noun := root(s.path)
		if _, is := nouns[noun]; !is || strings.Count(s.path, "/") != 2 {
			continue
		}
		for _, decl := range s.file.Decls {
			f, ok := decl.(*ast.FuncDecl)
			if !ok || f.Recv == nil || !f.Name.IsExported() || receiver(f) != "Service" || !takes(f, "context.Context") {
				continue
			}
			name := noun + ".Service." + f.Name.Name
			if reason := viewerless[name] + inner[name]; reason != "" {
				used[name] = true
				continue
			}
			seen++
			if !takes(f, "access.Viewer") {
				missing = append(missing, name)
			}
		}
	}
	require.Greater(t, seen, 20)
	require.Empty(t, missing, "these take no access.Viewer; add it, or the reason to archtest")
	for _, table := range []map[string]string{viewerless, inner} {
		for name := range table {
			require.True(t, used[name], "the exception %s is not needed any more", name)
		}
	}
}

func receiver(f *ast.FuncDecl) string {
	switch t := f.Recv.List[0].Type.(type) {
	case *ast.StarExpr:
		if id, ok := t.X.(*ast.Ident); ok {
			return id.Name
		}
	case *ast.Ident:
		return t.Name
	}
	return ""
}

func takes(f *ast.FuncDecl, kind string) bool {
	return slices.ContainsFunc(f.Type.Params.List, func(p *ast.Field) bool {
		if own, ok := p.Type.(*ast.Ident); ok && "access."+own.Name == kind {
			return true // within package access
		}
		sel, ok := p.Type.(*ast.SelectorExpr)
		if !ok {
			return false
		}
		x, ok := sel.X.(*ast.Ident)
		return ok && x.Name+"."+sel.Sel.Name == kind
	})
}
