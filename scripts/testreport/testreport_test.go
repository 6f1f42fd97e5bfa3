package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestReadGo(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		in    []string
		want  counts
		shown string
	}{
		"counts tests and subtests": {
			in: []string{
				`{"Action":"start","Package":"a"}`,
				`{"Action":"output","Package":"a","Test":"TestX/one","Output":"noise\n"}`,
				`{"Action":"pass","Package":"a","Test":"TestX/one"}`,
				`{"Action":"pass","Package":"a","Test":"TestX"}`,
				`{"Action":"pass","Package":"a","Elapsed":1.25}`,
			},
			want:  counts{Passed: 2},
			shown: "passed (1.2 s)",
		},
		"shows a failure's output": {
			in: []string{
				`{"Action":"start","Package":"a"}`,
				`{"Action":"output","Package":"a","Test":"TestX","Output":"it was 3\n"}`,
				`{"Action":"fail","Package":"a","Test":"TestX"}`,
				`{"Action":"fail","Package":"a"}`,
			},
			want:  counts{Failed: 1},
			shown: "it was 3",
		},
		"a package that does not compile is a failure": {
			in: []string{
				`{"ImportPath":"a","Action":"build-output","Output":"undefined: y\n"}`,
				`{"Action":"start","Package":"a"}`,
				`{"Action":"fail","Package":"a","FailedBuild":"a"}`,
			},
			want:  counts{Failed: 1},
			shown: "undefined: y",
		},
		"a package that never ends is a failure": {
			in: []string{
				`{"Action":"start","Package":"a"}`,
				`{"Action":"pass","Package":"a","Test":"TestX"}`,
			},
			want:  counts{Passed: 1, Failed: 1},
			shown: "never ended",
		},
		"a skipped test is told": {
			in: []string{
				`{"Action":"start","Package":"a"}`,
				`{"Action":"skip","Package":"a","Test":"TestX"}`,
				`{"Action":"pass","Package":"a"}`,
			},
			want:  counts{Skipped: 1},
			shown: "SKIPPED a TestX",
		},
		"no test at all is a failure": {
			in:    []string{`go: cannot find main module`},
			want:  counts{Failed: 1},
			shown: "cannot find main module",
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var out bytes.Buffer
			got, err := readGo(strings.NewReader(strings.Join(test.in, "\n")), &out)
			require.NoError(t, err)
			require.Equal(t, test.want, got)
			require.Contains(t, out.String(), test.shown)
		})
	}
}

func TestReadVitest(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		in   string
		want counts
	}{
		"passed":                     {`{"numPassedTests":7,"success":true}`, counts{Passed: 7}},
		"failed":                     {`{"numPassedTests":7,"numFailedTests":2,"numFailedTestSuites":1}`, counts{Passed: 7, Failed: 2}},
		"a suite that does not load": {`{"numPassedTests":7,"numFailedTestSuites":1}`, counts{Passed: 7, Failed: 1}},
		"unsuccessful":               {`{"numPassedTests":7}`, counts{Passed: 7, Failed: 1}},
		"skipped":                    {`{"numPassedTests":1,"numPendingTests":2,"success":true}`, counts{Passed: 1, Skipped: 2}},
		"broken":                     {`{"numPassed`, counts{Failed: 1}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test.want.Name = "Web tests"
			require.Equal(t, test.want, readVitest(write(t, "report.json", test.in)))
		})
	}
	require.Equal(t, 1, readVitest(filepath.Join(t.TempDir(), "missing")).Failed)
}

func TestTotal(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		in   string
		want string
		ok   bool
	}{
		"all passed":  {`{"passed":2}` + "\n" + `{"passed":3}`, "5 passed, 0 failed\n", true},
		"one failed":  {`{"passed":2}` + "\n" + `{"failed":1}`, "2 passed, 1 failed\n", false},
		"one skipped": {`{"passed":2,"skipped":1}`, "2 passed, 1 failed\n", false},
		"none":        {``, "0 passed, 0 failed\n", false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var out bytes.Buffer
			ok, err := total(&out, write(t, "results.jsonl", test.in))
			require.NoError(t, err)
			require.Equal(t, test.ok, ok)
			require.Equal(t, test.want, out.String())
		})
	}
}

func TestCounts_add(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "results.jsonl")
	require.NoError(t, counts{Name: "a", Passed: 2}.add(path))
	require.NoError(t, counts{Name: "b", Failed: 1}.add(path))
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, `{"name":"a","passed":2,"failed":0}`+"\n"+`{"name":"b","passed":0,"failed":1}`+"\n", string(text))
}

func TestCoverage(t *testing.T) {
	t.Parallel()
	one := write(t, "one.out", `mode: set
revenge/a/a.go:1.1,2.2 3 1
revenge/a/a.go:3.1,4.2 1 0
revenge/b/b.go:1.1,2.2 4 0
revenge/graph/model/models_gen.go:1.1,2.2 50 0
revenge/internal/platform/db/gen/public/table/a.go:1.1,2.2 50 0
`)
	two := write(t, "two.out", `mode: atomic
revenge/b/b.go:1.1,2.2 4 9
revenge/a/a.go:3.1,4.2 1 0
`)
	var out bytes.Buffer
	ok, err := coverage(&out, 80, []string{one, two})
	require.NoError(t, err)
	require.True(t, ok, "7 of 8 statements, each counted once: %s", out.String())
	require.Contains(t, out.String(), "87.5 % of 8 statements")
	require.Contains(t, out.String(), "revenge/a ", "a package below the mark is named")
	require.NotContains(t, out.String(), "revenge/b ")

	ok, err = coverage(&out, 80, []string{one})
	require.NoError(t, err)
	require.False(t, ok, "3 of 8 statements")

	_, err = coverage(&out, 80, []string{write(t, "empty.out", "mode: set\n")})
	require.Error(t, err, "nothing measured is no success")
}

func TestRun(t *testing.T) {
	t.Parallel()
	results := write(t, "results.jsonl", `{"passed":2}`+"\n")
	ok, err := run([]string{"vitest", filepath.Join(t.TempDir(), "missing"), results})
	require.NoError(t, err)
	require.False(t, ok)
	ok, err = run([]string{"total", results})
	require.NoError(t, err)
	require.False(t, ok)
	_, err = run([]string{"coverage", "many", results})
	require.Error(t, err)
	_, err = run([]string{"total"})
	require.Error(t, err)
}

func write(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
	return path
}
