package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"go.uber.org/fx"

	"revenge/internal/access"
	"revenge/internal/config"
	"revenge/internal/identity"
	"revenge/internal/library"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/media/worker"
)

// Migrate brings the database up to date and ends.
func Migrate(c *config.Config) error {
	return run(fx.Options(core(c, db.Attach), fx.Invoke(func(*db.Server) {})), func(context.Context) error {
		fmt.Println("The database is up to date.")
		return nil
	})
}

// Scan asks for scans of the named libraries, or of all, and follows them. The work is done by a running
// server or worker; where none runs, the scans wait for one.
func Scan(c *config.Config, names []string) error {
	var s *library.Service
	return run(fx.Options(core(c, db.Attach, nouns()), fx.Populate(&s)), func(ctx context.Context) error {
		v, err := s.Administrator(ctx)
		if err != nil {
			return err
		}
		all, err := s.List(ctx, v)
		if err != nil {
			return err
		}
		wanted, err := named(all, names)
		if err != nil {
			return err
		}
		for _, l := range wanted {
			if _, err := s.RequestScan(ctx, v, l.ID, library.TriggerUser); err != nil {
				return err
			}
		}
		var failed error
		for _, l := range wanted {
			failed = errors.Join(failed, followScan(ctx, s, l.ID, "Scanned "+l.Name))
		}
		return failed
	})
}

func named(all []*library.Library, names []string) ([]*library.Library, error) {
	if len(names) == 0 {
		return all, nil
	}
	var out []*library.Library
	for _, name := range names {
		found := false
		for _, l := range all {
			if strings.EqualFold(l.Name, name) {
				out, found = append(out, l), true
			}
		}
		if !found {
			return nil, fault.Invalidf("there is no library %q", name)
		}
	}
	return out, nil
}

// Users is what `revenge user` can do.
type Users struct{ service *identity.Service }

// WithUsers runs body with the accounts.
func WithUsers(c *config.Config, body func(ctx context.Context, u Users) error) error {
	var s *identity.Service
	return run(fx.Options(core(c, db.Attach, nouns()), fx.Populate(&s)), func(ctx context.Context) error { return body(ctx, Users{s}) })
}

// Add makes an account that sees all libraries.
func (u Users) Add(ctx context.Context, name, password string, admin bool) error {
	role := access.User
	if admin {
		role = access.Admin
	}
	_, err := u.service.Create(ctx, access.System(), identity.NewUser{Name: name, Password: password, Role: role, AllLibraries: true})
	return err
}

// SetPassword sets a forgotten password and ends the account's logins.
func (u Users) SetPassword(ctx context.Context, name, password string) error {
	return u.service.ResetPassword(ctx, access.System(), name, password)
}

// Doctor says what is missing on this machine and what that costs. It needs no database.
func Doctor(c *config.Config, out io.Writer) error {
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	problems := 0
	say := func(ok bool, what, cost string) {
		mark := "ok     "
		if !ok {
			mark, problems = "MISSING", problems+1
		}
		fmt.Fprintln(out, mark, what)
		if !ok && cost != "" {
			fmt.Fprintln(out, "        ", cost)
		}
	}
	reportDatabase(c, say)
	launcher, err := worker.NewLauncher(c.Media.Worker)
	if err != nil {
		return err
	}
	defer launcher.Close()
	reportWorker(ctx, launcher, say)
	reportChains(ctx, launcher, say)
	if problems > 0 {
		return fault.Invalidf("%d things are missing; the server runs all the same, with what it has", problems)
	}
	return nil
}
