package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
)

// counts is one runner's result, a line of the results file.
type counts struct {
	Name    string `json:"name"`
	Passed  int    `json:"passed"`
	Failed  int    `json:"failed"`
	Skipped int    `json:"skipped,omitempty"`
}

// add appends the counts to the results file.
func (c counts) add(path string) error {
	file, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return fmt.Errorf("open the results: %w", err)
	}
	if err := json.NewEncoder(file).Encode(c); err != nil {
		_ = file.Close() // the write's error says more
		return fmt.Errorf("write the results: %w", err)
	}
	return file.Close()
}

// total prints the sum of a results file. A skipped test is a missing dependency, which counts as failed.
func total(out io.Writer, path string) (bool, error) {
	file, err := os.Open(path)
	if err != nil {
		return false, fmt.Errorf("open the results: %w", err)
	}
	defer func() { _ = file.Close() }() // only read
	var sum counts
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		var line counts
		if err := json.Unmarshal(lines.Bytes(), &line); err != nil {
			return false, fmt.Errorf("read the results: %w", err)
		}
		sum.Passed += line.Passed
		sum.Failed += line.Failed + line.Skipped
	}
	if err := lines.Err(); err != nil {
		return false, fmt.Errorf("read the results: %w", err)
	}
	_, err = fmt.Fprintf(out, "%d passed, %d failed\n", sum.Passed, sum.Failed)
	return sum.Failed == 0 && sum.Passed > 0, err
}

// vitestReport is the part of Vitest's JSON that is counted.
type vitestReport struct {
	Passed       int  `json:"numPassedTests"`
	Failed       int  `json:"numFailedTests"`
	FailedSuites int  `json:"numFailedTestSuites"`
	Pending      int  `json:"numPendingTests"`
	Success      bool `json:"success"`
}

// readVitest counts a report; one that is missing, broken or unsuccessful without a failed test is one failure.
func readVitest(path string) counts {
	var report vitestReport
	text, err := os.ReadFile(path)
	if err != nil || json.Unmarshal(text, &report) != nil {
		return counts{Name: "Web tests", Failed: 1}
	}
	c := counts{Name: "Web tests", Passed: report.Passed, Failed: report.Failed, Skipped: report.Pending}
	if c.Failed == 0 && (report.FailedSuites > 0 || !report.Success) {
		c.Failed = max(1, report.FailedSuites)
	}
	return c
}
