package main

import (
	"os"

	"github.com/spf13/cobra"

	"revenge/internal/app"
	"revenge/internal/config"
)

// configured adds the flags of every setting and hands body what they and the other sources say.
func configured(c *cobra.Command, body func(c *config.Config, args []string) error) *cobra.Command {
	config.AddFlags(c.Flags())
	c.RunE = func(c *cobra.Command, args []string) error {
		settings, err := config.Load(c.Flags(), os.Environ())
		if err != nil {
			return err
		}
		return body(settings, args)
	}
	return c
}

func serve() *cobra.Command {
	var paths []string
	c := &cobra.Command{Use: "serve", Short: "Serve the web app and the API, and do background work", Args: cobra.NoArgs}
	c.Flags().StringArrayVar(&paths, "library-path", nil, "folder to make a library of at the first start: movies:/path, series:/path, music:/path or auto:/path")
	return configured(c, func(settings *config.Config, _ []string) error {
		first := make([]app.FirstLibrary, len(paths))
		for i, p := range paths {
			var err error
			if first[i], err = app.ParseFirstLibrary(p); err != nil {
				return err
			}
		}
		return app.Serve(settings, first)
	})
}

func work() *cobra.Command {
	c := &cobra.Command{Use: "work", Short: "Do background work only, for a server elsewhere", Args: cobra.NoArgs}
	return configured(c, func(settings *config.Config, _ []string) error { return app.Work(settings) })
}

func migrate() *cobra.Command {
	c := &cobra.Command{Use: "migrate", Short: "Bring the database up to date", Args: cobra.NoArgs}
	return configured(c, func(settings *config.Config, _ []string) error { return app.Migrate(settings) })
}

func scan() *cobra.Command {
	c := &cobra.Command{Use: "scan [LIBRARY...]", Short: "Scan libraries now, all of them by default, and wait for the end"}
	return configured(c, app.Scan)
}

func doctor() *cobra.Command {
	c := &cobra.Command{Use: "doctor", Short: "Say what is missing on this machine and what that costs", Args: cobra.NoArgs}
	return configured(c, func(settings *config.Config, _ []string) error { return app.Doctor(settings, os.Stdout) })
}

func configuration() *cobra.Command {
	parent := &cobra.Command{Use: "config", Short: "Look at the configuration"}
	show := &cobra.Command{Use: "print", Short: "Print every setting as it is in force; secrets are masked", Args: cobra.NoArgs}
	parent.AddCommand(configured(show, func(settings *config.Config, _ []string) error { return settings.Print(os.Stdout) }))
	return parent
}
