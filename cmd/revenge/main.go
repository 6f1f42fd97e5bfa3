// Command revenge is the media server.
package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"
)

func main() {
	if err := command().Execute(); err != nil {
		fmt.Fprintln(os.Stderr, "revenge:", err)
		os.Exit(1)
	}
}

func command() *cobra.Command {
	c := &cobra.Command{
		Use:           "revenge",
		Short:         "A GraphQL-first media server for the home",
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	c.AddCommand(serve(), work(), migrate(), scan(), user(), doctor(), configuration(), identify())
	return c
}
