package graph

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
)

// What the web app asks is within the limits of a new server, each operation with the fragments that it uses.
func TestLimits_webDocuments(t *testing.T) {
	t.Parallel()
	all := &ast.QueryDocument{}
	require.NoError(t, filepath.WalkDir("../web/src", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".graphql" {
			return err
		}
		text, err := os.ReadFile(path)
		require.NoError(t, err)
		doc, err := parser.ParseQuery(&ast.Source{Name: path, Input: string(text)})
		require.NoError(t, err)
		all.Operations, all.Fragments = append(all.Operations, doc.Operations...), append(all.Fragments, doc.Fragments...)
		return nil
	}))
	require.Greater(t, len(all.Operations), 50)
	for _, op := range all.Operations {
		sent := &ast.QueryDocument{Operations: ast.OperationList{op}}
		known := map[string]bool{}
		use(op.SelectionSet, all, sent, known)
		if err := DefaultLimits().check(sent); err != nil {
			t.Errorf("%s: %s", op.Name, err.Message)
		}
	}
}

// use adds the fragments of a selection to a document, each once.
func use(selections ast.SelectionSet, all, sent *ast.QueryDocument, known map[string]bool) {
	for _, selection := range selections {
		switch s := selection.(type) {
		case *ast.Field:
			use(s.SelectionSet, all, sent, known)
		case *ast.InlineFragment:
			use(s.SelectionSet, all, sent, known)
		case *ast.FragmentSpread:
			f := all.Fragments.ForName(s.Name)
			if f == nil || known[s.Name] {
				continue
			}
			known[s.Name] = true
			sent.Fragments = append(sent.Fragments, f)
			use(f.SelectionSet, all, sent, known)
		}
	}
}
