package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// event is a line of `go test -json`.
type event struct {
	Action      string
	Package     string
	Test        string
	Output      string
	Elapsed     float64
	ImportPath  string
	FailedBuild string
}

type key struct{ pkg, test string }

// reader follows a run: it keeps the output of what has not ended, and of packages the number of failed tests.
type reader struct {
	out    io.Writer
	output map[key]*strings.Builder
	failed map[string]int
	began  map[string]bool
	counts counts
}

// readGo shows a run on out, a line for each package and failures in full, and counts tests and subtests.
// A package that fails without a failed test (it does not compile, or panics outside of one) is one failure.
func readGo(in io.Reader, out io.Writer) (counts, error) {
	r := &reader{out: out, output: map[key]*strings.Builder{}, failed: map[string]int{}, began: map[string]bool{}}
	lines := bufio.NewReader(in)
	for {
		line, err := lines.ReadString('\n')
		if strings.TrimSpace(line) != "" {
			r.line(line)
		}
		if err == io.EOF {
			break
		}
		if err != nil {
			return r.counts, fmt.Errorf("read the run: %w", err)
		}
	}
	r.abandoned()
	return r.counts, nil
}

func (r *reader) line(line string) {
	var e event
	if json.Unmarshal([]byte(line), &e) != nil {
		_, _ = io.WriteString(r.out, line) // not the runner's own, but worth showing
		return
	}
	at := key{e.Package, e.Test}
	switch e.Action {
	case "start":
		r.began[e.Package] = true
	case "build-output":
		_, _ = io.WriteString(r.out, e.Output)
	case "output":
		if r.output[at] == nil {
			r.output[at] = &strings.Builder{}
		}
		r.output[at].WriteString(e.Output)
	case "pass", "fail", "skip":
		r.end(e, at)
	}
}

func (r *reader) end(e event, at key) {
	if e.Test == "" {
		r.endPackage(e, at)
		return
	}
	switch e.Action {
	case "pass":
		r.counts.Passed++
	case "skip":
		r.counts.Skipped++
		fmt.Fprintf(r.out, "    SKIPPED %s %s\n", e.Package, e.Test)
	case "fail":
		r.counts.Failed++
		r.failed[e.Package]++
		fmt.Fprintf(r.out, "    FAILED %s %s\n", e.Package, e.Test)
		r.show(at)
	}
	delete(r.output, at)
}

func (r *reader) endPackage(e event, at key) {
	delete(r.began, e.Package)
	if e.Action == "fail" {
		if r.failed[e.Package] == 0 {
			r.counts.Failed++
		}
		fmt.Fprintf(r.out, "  %-50s FAILED (%.1f s)\n", e.Package, e.Elapsed)
		r.show(at)
	} else if e.Action == "pass" {
		fmt.Fprintf(r.out, "  %-50s passed (%.1f s)\n", e.Package, e.Elapsed)
	}
	delete(r.output, at)
}

func (r *reader) show(at key) {
	if text := r.output[at]; text != nil {
		_, _ = io.WriteString(r.out, text.String())
	}
}

// abandoned counts the packages that began and never ended: the runner itself was stopped.
func (r *reader) abandoned() {
	for pkg := range r.began {
		r.counts.Failed++
		fmt.Fprintf(r.out, "  %-50s FAILED: it never ended\n", pkg)
	}
	if r.counts.Passed+r.counts.Failed+r.counts.Skipped == 0 {
		r.counts.Failed++
		fmt.Fprintln(r.out, "  no test ran")
	}
}
