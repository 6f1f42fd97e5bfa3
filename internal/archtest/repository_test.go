package archtest

import (
	"bytes"
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

// top is the repository's folder.
const top = "../.."

// pkg is what `go list` tells of a package.
type pkg struct {
	ImportPath string
	Dir        string
	Doc        string
	GoFiles    []string
	CgoFiles   []string
	Imports    []string
}

// path is the import path within the module.
func (p pkg) path() string { return strings.TrimPrefix(p.ImportPath, "revenge/") }

var packages = sync.OnceValues(func() ([]pkg, error) {
	cmd := exec.Command("go", "list", "-e", "-json=ImportPath,Dir,Doc,GoFiles,CgoFiles,Imports", "./...")
	cmd.Dir = top
	out, err := cmd.Output()
	if err != nil {
		return nil, err
	}
	var all []pkg
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p pkg
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return all, nil
		} else if err != nil {
			return nil, err
		}
		all = append(all, p)
	}
})

func list(t *testing.T) []pkg {
	t.Helper()
	all, err := packages()
	require.NoError(t, err)
	require.Greater(t, len(all), 20, "the packages were not found")
	return all
}

// source is a parsed Go file of our own hand.
type source struct {
	path string // within the repository
	file *ast.File
	set  *token.FileSet
}

func sources(t *testing.T, under ...string) []source {
	t.Helper()
	var out []source
	for _, path := range files(t, ".go") {
		if strings.HasSuffix(path, "_test.go") || generated(path) || len(under) > 0 && !within(path, under...) {
			continue
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, filepath.Join(top, path), nil, parser.ParseComments)
		require.NoError(t, err)
		out = append(out, source{path, file, set})
	}
	require.NotEmpty(t, out)
	return out
}

// files are the files of the repository with an ending, without what builds and packages leave behind.
func files(t *testing.T, ending string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(top, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := filepath.ToSlash(strings.TrimPrefix(path, top+"/"))
		if d.IsDir() {
			switch d.Name() {
			case ".git", "node_modules", ".svelte-kit", "build", "bin", "data", ".test":
				return fs.SkipDir
			}
			return nil
		}
		if strings.HasSuffix(name, ending) && d.Type().IsRegular() {
			out = append(out, name)
		}
		return nil
	})
	require.NoError(t, err)
	require.NotEmpty(t, out)
	return out
}

// generated tells what is made by tools.
func generated(path string) bool {
	return within(path, "graph/generated", "internal/platform/db/gen", "web/src/lib/api/generated") || path == "graph/model/models_gen.go"
}

func within(path string, folders ...string) bool {
	for _, f := range folders {
		if path == f || strings.HasPrefix(path, f+"/") {
			return true
		}
	}
	return false
}

func text(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(top, path))
	require.NoError(t, err)
	return string(b)
}
