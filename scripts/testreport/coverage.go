package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// apart matches the Go files that no hand wrote, and the benchmarks, which are tests of their own kind.
var apart = regexp.MustCompile(`^revenge/bench/|/graph/generated/|/models_gen\.go$|/internal/platform/db/gen/|\.generated\.go$`)

// share is a number of statements and how many of them were run.
type share struct{ all, run int }

func (s share) percent() float64 { return 100 * float64(s.run) / float64(max(1, s.all)) }

// coverage shows what the profiles together cover and answers whether it is at least the given percentage.
func coverage(out io.Writer, least float64, profiles []string) (bool, error) {
	statements, covered := map[string]int{}, map[string]bool{}
	for _, profile := range profiles {
		if err := readProfile(profile, statements, covered); err != nil {
			return false, err
		}
	}
	var sum share
	packages := map[string]*share{}
	for block, n := range statements {
		pkg := path.Dir(block[:strings.LastIndexByte(block, ':')])
		if packages[pkg] == nil {
			packages[pkg] = &share{}
		}
		for _, s := range []*share{&sum, packages[pkg]} {
			s.all += n
			if covered[block] {
				s.run += n
			}
		}
	}
	if sum.all == 0 {
		return false, errors.New("the profiles hold no hand-written statement")
	}
	for _, pkg := range slices.Sorted(maps.Keys(packages)) {
		if s := packages[pkg]; s.percent() < least {
			fmt.Fprintf(out, "  %-50s %5.1f %% of %d statements\n", pkg, s.percent(), s.all)
		}
	}
	fmt.Fprintf(out, "  hand-written Go: %.1f %% of %d statements are run by tests, %.0f %% are wanted\n", sum.percent(), sum.all, least)
	return sum.percent() >= least, nil
}

// readProfile adds a text profile's blocks. The same block stands in many profiles, and once in the sum.
func readProfile(name string, statements map[string]int, covered map[string]bool) error {
	file, err := os.Open(name)
	if err != nil {
		return fmt.Errorf("open the profile: %w", err)
	}
	defer func() { _ = file.Close() }() // only read
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		fields := strings.Fields(lines.Text())
		if len(fields) != 3 || apart.MatchString(strings.SplitN(fields[0], ":", 2)[0]) {
			continue
		}
		n, err := strconv.Atoi(fields[1])
		if err != nil {
			return fmt.Errorf("read profile %s: %w", name, err)
		}
		statements[fields[0]] = n
		if fields[2] != "0" {
			covered[fields[0]] = true
		}
	}
	return lines.Err()
}
