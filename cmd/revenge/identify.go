package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"revenge/internal/metadata/local"
	"revenge/internal/metadata/release"
)

func identify() *cobra.Command {
	var kind string
	var asJSON bool
	c := &cobra.Command{Use: "identify --json PATH...", Short: "Print what files would be taken for, without a database", Args: cobra.MinimumNArgs(1)}
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON object a line")
	c.Flags().StringVar(&kind, "kind", "", "kind of library to assume: movies or series; found out when left out")
	c.RunE = func(_ *cobra.Command, args []string) error {
		hints := map[string]release.Hint{"": release.HintNone, "movies": release.HintMovies, "series": release.HintSeries}
		hint, known := hints[kind]
		if !known {
			return fmt.Errorf("--kind is movies or series, not %q", kind)
		}
		if !asJSON {
			return errors.New("say --json: it is the only form there is")
		}
		return local.WriteJSONLines(os.Stdout, args, hint)
	}
	return c
}
