package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"revenge/internal/app"
	"revenge/internal/config"
)

func user() *cobra.Command {
	parent := &cobra.Command{Use: "user", Short: "Make accounts and set passwords"}
	var admin bool
	add := &cobra.Command{Use: "add NAME", Short: "Make an account that sees all libraries; the password is read from standard input", Args: cobra.ExactArgs(1)}
	add.Flags().BoolVar(&admin, "admin", false, "make it an administrator")
	parent.AddCommand(configured(add, func(c *config.Config, args []string) error {
		return withPassword(c, func(ctx context.Context, u app.Users, password string) error {
			return u.Add(ctx, args[0], password, admin)
		})
	}))
	set := &cobra.Command{Use: "password NAME", Short: "Set a password, read from standard input, and end the account's logins", Args: cobra.ExactArgs(1)}
	parent.AddCommand(configured(set, func(c *config.Config, args []string) error {
		return withPassword(c, func(ctx context.Context, u app.Users, password string) error {
			return u.SetPassword(ctx, args[0], password)
		})
	}))
	return parent
}

// withPassword reads the password before the database is opened; it is never an argument, which others could see.
func withPassword(c *config.Config, body func(ctx context.Context, u app.Users, password string) error) error {
	password, err := readPassword()
	if err != nil {
		return err
	}
	return app.WithUsers(c, func(ctx context.Context, u app.Users) error { return body(ctx, u, password) })
}

func readPassword() (string, error) {
	if fd := int(os.Stdin.Fd()); term.IsTerminal(fd) {
		fmt.Fprint(os.Stderr, "Password: ")
		raw, err := term.ReadPassword(fd)
		fmt.Fprintln(os.Stderr)
		return string(raw), err
	}
	line, err := bufio.NewReader(os.Stdin).ReadString('\n')
	if line == "" && err != nil {
		return "", fmt.Errorf("read the password from standard input: %w", err)
	}
	return strings.TrimRight(line, "\r\n"), nil
}
