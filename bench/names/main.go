// Names scores the recogniser of file names against a collection of names as disks have them, class by class, and prints
// each mistake with what is known of it.
package main

import (
	"fmt"
	"os"

	"revenge/bench/figures"
	"revenge/internal/metadata/release/corpus"
)

func main() {
	right, all := 0, 0
	for _, c := range corpus.Classes() {
		mistakes := c.Judge()
		fmt.Printf("%-42s %3d of %3d\n", c.Name, len(c.Names)-len(mistakes), len(c.Names))
		for _, m := range mistakes {
			fmt.Printf("  %s\n    is    %s\n    taken %s\n    why   %s\n", m.Path, m.Want, m.Got, m.Why)
		}
		right, all = right+len(c.Names)-len(mistakes), all+len(c.Names)
	}
	fmt.Printf("%d of %d: %.1f %%\n", right, all, 100*float64(right)/float64(all))
	if err := figures.Report(os.Stdout, figures.Figure{Name: "names_right_ratio", Value: float64(right) / float64(all), Unit: "ratio"}); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
