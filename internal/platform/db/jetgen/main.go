// Command jetgen writes the tables and enums that jet builds statements from. It reads them from a scratch
// database made of the migrations, so that SQL stays the only source.
package main

import (
	"context"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"

	"github.com/go-jet/jet/v2/generator/metadata"
	generator "github.com/go-jet/jet/v2/generator/postgres"
	"github.com/go-jet/jet/v2/generator/template"
	"github.com/go-jet/jet/v2/postgres"
	"github.com/jackc/pgx/v5/stdlib"

	"revenge/internal/platform/db"
	"revenge/internal/platform/db/embedded"
	"revenge/migrations"
)

func main() {
	out := flag.String("out", filepath.FromSlash("internal/platform/db/gen"), "folder to write")
	flag.Parse()
	if err := run(context.Background(), *out); err != nil {
		fmt.Fprintln(os.Stderr, "jetgen:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, out string) error {
	scratch, err := os.MkdirTemp("", "revenge-jetgen-")
	if err != nil {
		return fmt.Errorf("make a scratch folder: %w", err)
	}
	defer func() { _ = os.RemoveAll(scratch) }() // left to the system's cleaning when it fails
	if err := os.Chmod(scratch, 0o711); err != nil {
		return fmt.Errorf("open the scratch folder: %w", err)
	}
	own, err := embedded.Start(ctx, embedded.Options{Dir: filepath.Join(scratch, "postgres"), Throwaway: true})
	if err != nil {
		return err
	}
	defer own.Stop(ctx)
	server, err := db.Throwaway(own, embedded.Superuser)
	if err != nil {
		return err
	}
	if err := migrations.Up(ctx, server, slog.New(slog.DiscardHandler)); err != nil {
		return err
	}
	return write(server, out)
}

func write(server *db.Server, out string) error {
	conns := stdlib.OpenDB(*server.Owner())
	defer func() { _ = conns.Close() }()
	for _, schema := range []string{"public", "qar"} {
		if err := os.RemoveAll(filepath.Join(out, schema)); err != nil {
			return fmt.Errorf("remove the old files: %w", err)
		}
		if err := generator.GenerateDB(conns, schema, out, layout()); err != nil {
			return err
		}
	}
	return nil
}

// layout leaves out jet's models, since pgx scans into the nouns' own types, and the tables that are not ours.
func layout() template.Template {
	return template.Default(postgres.Dialect).UseSchema(func(schema metadata.Schema) template.Schema {
		builder := template.DefaultSQLBuilder().
			UseTable(func(table metadata.Table) template.TableSQLBuilder {
				t := template.DefaultTableSQLBuilder(table)
				t.Skip = foreign(table.Name)
				return t
			}).
			UseEnum(func(enum metadata.Enum) template.EnumSQLBuilder {
				e := template.DefaultEnumSQLBuilder(enum)
				e.Skip = foreign(enum.Name)
				return e
			})
		return template.DefaultSchema(schema).UseModel(template.Model{Skip: true}).UseSQLBuilder(builder)
	})
}

func foreign(name string) bool {
	return strings.HasPrefix(name, "river_") || strings.HasPrefix(name, "goose_")
}
