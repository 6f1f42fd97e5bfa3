// Command testreport reads what test runners write, shows it in short, and counts it.
//
//	testreport go NAME RESULTS <go-test.json   shows failures in full, adds a line of counts to RESULTS
//	testreport vitest REPORT RESULTS           adds Vitest's counts to RESULTS
//	testreport coverage PERCENT PROFILE...     shows the covered share of hand-written Go, fails below PERCENT
//	testreport total RESULTS                   prints the closing line, fails when anything failed
package main

import (
	"fmt"
	"os"
	"strconv"
)

func main() {
	ok, err := run(os.Args[1:])
	if err != nil {
		fmt.Fprintln(os.Stderr, "testreport:", err)
	}
	if err != nil || !ok {
		os.Exit(1)
	}
}

// run answers whether what was read passed.
func run(args []string) (bool, error) {
	switch {
	case len(args) == 3 && args[0] == "go":
		counts, err := readGo(os.Stdin, os.Stdout)
		if err != nil {
			return false, err
		}
		counts.Name = args[1]
		return counts.Failed == 0, counts.add(args[2])
	case len(args) == 3 && args[0] == "vitest":
		counts := readVitest(args[1])
		return counts.Failed == 0, counts.add(args[2])
	case len(args) >= 3 && args[0] == "coverage":
		least, err := strconv.ParseFloat(args[1], 64)
		if err != nil {
			return false, fmt.Errorf("read the least percentage: %w", err)
		}
		return coverage(os.Stdout, least, args[2:])
	case len(args) == 2 && args[0] == "total":
		return total(os.Stdout, args[1])
	}
	return false, fmt.Errorf("unknown arguments %q", args)
}
