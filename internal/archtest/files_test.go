package archtest

import (
	"go/ast"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// The longest files of our own hand, in lines.
var longest = map[string]int{".go": 400, ".svelte": 300, ".graphqls": 600, ".sh": 300}

func TestFiles_size(t *testing.T) {
	t.Parallel()
	for ending, limit := range longest {
		for _, path := range filesOr(t, ending) {
			if generated(path) || strings.HasSuffix(path, "_test.go") {
				continue
			}
			lines := strings.Count(text(t, path), "\n")
			require.LessOrEqual(t, lines, limit, "%s is too long; split it by topic", path)
		}
	}
}

// filesOr is files, where none is fine: the web app may not be there yet.
func filesOr(t *testing.T, ending string) []string {
	t.Helper()
	if ending == ".svelte" {
		if found, err := filepath.Glob(top + "/web/src/routes/*.svelte"); err != nil || len(found) == 0 {
			return nil
		}
	}
	return files(t, ending)
}

func TestFiles_packagesSayWhatTheyAre(t *testing.T) {
	t.Parallel()
	for _, p := range list(t) {
		if within(p.path(), "internal/platform/db/gen", "graph/generated") || p.path() == "revenge" || len(p.GoFiles)+len(p.CgoFiles) == 0 {
			continue
		}
		require.NotEmpty(t, p.Doc, "package %s has no comment", p.path())
	}
}

// banned are names that say nothing.
var banned = regexp.MustCompile(`^(?i:util|utils|helper|helpers|common|manager|base|data|info)$|^I[A-Z][a-z]{2}|Impl$`)

// spared are what the rules would refuse, with a reason.
var spared = map[string]string{
	"internal/platform/db/jetgen -> migrations": "a program of `make gen`: it reads a database made from them",

	"media.Info": "what a file contains: FFmpeg's own word",
	"page.Info":  "Relay's PageInfo",
}

func TestFiles_names(t *testing.T) {
	t.Parallel()
	for _, p := range list(t) {
		require.False(t, banned.MatchString(filepath.Base(p.ImportPath)), "package %s", p.path())
	}
	for _, s := range sources(t) {
		name := strings.TrimSuffix(filepath.Base(s.path), ".go")
		require.False(t, banned.MatchString(name), "file %s", s.path)
		for _, decl := range s.file.Decls {
			general, ok := decl.(*ast.GenDecl)
			if !ok {
				continue
			}
			for _, spec := range general.Specs {
				if ts, ok := spec.(*ast.TypeSpec); ok && spared[s.file.Name.Name+"."+ts.Name.Name] == "" {
					require.False(t, banned.MatchString(ts.Name.Name), "type %s in %s", ts.Name.Name, s.path)
				}
			}
		}
	}
}

// hosts are registries and mirrors, which people configure for themselves. The parts are joined so that this file passes.
var hosts = regexp.MustCompile(`(?i)` + strings.Join([]string{"registry\\.npm" + "js", "registry\\.yarn" + "pkg", "npm" + "mirror", "proxy\\.go" + "lang", "goproxy\\.(io|cn)", "deb\\.deb" + "ian\\.org", "artifac" + "tory", "nexus/repos" + "itory"}, "|"))

func TestFiles_noRegistryHosts(t *testing.T) {
	t.Parallel()
	for _, path := range files(t, "") {
		if within(path, "internal/server/graphiql/dist") {
			continue
		}
		require.Empty(t, hosts.FindString(text(t, path)), path)
	}
}

func TestFiles_nothingIsPutOff(t *testing.T) {
	t.Parallel()
	marks := regexp.MustCompile(`\b(TO` + `DO|FIX` + `ME|XX` + `X)\b`)
	for _, path := range files(t, ".go") {
		if generated(path) {
			continue
		}
		require.Empty(t, marks.FindString(text(t, path)), path)
	}
}
