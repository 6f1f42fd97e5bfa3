// Package figures is how the benchmarks report: a table for people, and a JSON line for each figure in the file that
// BENCH_OUT names. It also reads from /proc what a tree of processes has cost.
package figures

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strconv"
	"text/tabwriter"
)

// Figure is one measured number.
type Figure struct {
	Name  string  `json:"name"`
	Value float64 `json:"value"`
	Unit  string  `json:"unit"`
	// Baseline is what Value is compared with, and Ratio is Value divided by it.
	Baseline float64 `json:"baseline"`
	Ratio    float64 `json:"ratio"`

	// Against says in words what the baseline is.
	Against string `json:"-"`
	// Goal is the mark to reach and AtLeast on which side of it is good; no mark is zero.
	Goal    float64 `json:"-"`
	AtLeast bool    `json:"-"`
}

func (f Figure) missed() bool {
	return f.Goal != 0 && (f.AtLeast && f.Value < f.Goal || !f.AtLeast && f.Value > f.Goal)
}

func (f Figure) mark() string {
	if f.Goal == 0 {
		return ""
	}
	text := "at most "
	if f.AtLeast {
		text = "at least "
	}
	text += number(f.Goal)
	if f.missed() {
		text += " (missed)"
	}
	return text
}

// Report prints the figures and appends them to BENCH_OUT. It fails when one misses its mark.
func Report(w io.Writer, figures ...Figure) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	_, _ = fmt.Fprintln(table, "figure\tvalue\tunit\tratio\tagainst\tmark")
	missed := 0
	for i := range figures {
		f := &figures[i]
		if f.Baseline != 0 {
			f.Ratio = f.Value / f.Baseline
		}
		if f.missed() {
			missed++
		}
		_, _ = fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\t%s\n", f.Name, number(f.Value), f.Unit, number(f.Ratio), f.Against, f.mark())
	}
	if err := table.Flush(); err != nil {
		return fmt.Errorf("print the figures: %w", err)
	}
	if err := record(os.Getenv("BENCH_OUT"), figures); err != nil {
		return fmt.Errorf("write the figures: %w", err)
	}
	if missed > 0 {
		return fmt.Errorf("%d of %d figures missed their mark", missed, len(figures))
	}
	return nil
}

func record(path string, figures []Figure) error {
	if path == "" {
		return nil
	}
	out, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	lines := json.NewEncoder(out)
	for _, f := range figures {
		if err := lines.Encode(f); err != nil {
			_ = out.Close() // the first failure counts
			return err
		}
	}
	return out.Close()
}

func number(v float64) string { return strconv.FormatFloat(v, 'g', 4, 64) }
