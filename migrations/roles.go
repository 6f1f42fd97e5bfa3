package migrations

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"

	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
)

// ensureRoles creates the two roles where they are missing. Roles belong to the whole server, so another
// database's migration may do the same at the same time.
func ensureRoles(ctx context.Context, pool *pgxpool.Pool, server *db.Server) error {
	login := "NOLOGIN"
	if server.RolesLogIn() {
		login = "LOGIN"
	}
	for _, role := range []db.Role{db.General, db.Adult} {
		there, err := db.Value[bool](ctx, pool, "SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1)", string(role))
		if err != nil {
			return fmt.Errorf("look for the role %s: %w", role, err)
		}
		if !there {
			if err := changeRoles(ctx, pool, fmt.Sprintf("CREATE ROLE %s %s", role, login)); err != nil {
				return err
			}
		}
		usable, err := db.Value[bool](ctx, pool, "SELECT pg_has_role($1::name, 'SET')", string(role))
		if err != nil {
			return fmt.Errorf("look at the role %s: %w", role, err)
		}
		if !usable {
			if err := changeRoles(ctx, pool, fmt.Sprintf("GRANT %s TO CURRENT_USER WITH SET TRUE, INHERIT FALSE", role)); err != nil {
				return err
			}
		}
	}
	covered, err := db.Value[bool](ctx, pool, "SELECT pg_has_role($1::name, $2::name, 'USAGE')", string(db.Adult), string(db.General))
	if err != nil || covered {
		return err
	}
	return changeRoles(ctx, pool, fmt.Sprintf("GRANT %s TO %s", db.General, db.Adult))
}

func changeRoles(ctx context.Context, pool *pgxpool.Pool, sql string) error {
	_, err := pool.Exec(ctx, sql)
	var pg *pgconn.PgError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &pg) && (pg.Code == "42710" || pg.Code == "23505" || pg.Code == "XX000"):
		return nil // another database's migration was faster
	case errors.As(err, &pg) && pg.Code == "42501":
		return rolesMissing(pool.Config().ConnConfig.User)
	}
	return fmt.Errorf("set up the database roles: %w", err)
}

func createSchema(ctx context.Context, pool *pgxpool.Pool) error {
	_, err := pool.Exec(ctx, "CREATE SCHEMA IF NOT EXISTS qar")
	var pg *pgconn.PgError
	if errors.As(err, &pg) && pg.Code == "42501" {
		at := pool.Config().ConnConfig
		return &fault.Mistake{Kind: fault.Invalid, Message: fmt.Sprintf(
			"The database user %[1]q must own the database %[2]q. As a superuser of that server, run: ALTER DATABASE %[2]q OWNER TO %[1]q; Then start again.",
			at.User, at.Database)}
	}
	if err != nil {
		return fmt.Errorf("create the schema qar: %w", err)
	}
	return nil
}

func rolesMissing(user string) error {
	return &fault.Mistake{Kind: fault.Invalid, Message: fmt.Sprintf(
		"The database user %[1]q may not create the roles that keep the adult zone apart. As a superuser of that server, run: "+
			"CREATE ROLE %[2]s; CREATE ROLE %[3]s; GRANT %[2]s TO %[3]s; GRANT %[2]s, %[3]s TO %[1]q WITH SET TRUE, INHERIT FALSE; Then start again.",
		user, db.General, db.Adult)}
}

// grant gives the roles exactly what they need; it repeats without harm. Neither may write the schema's history.
func grant(ctx context.Context, pool *pgxpool.Pool) error {
	_, err := pool.Exec(ctx, fmt.Sprintf(`
		GRANT USAGE ON SCHEMA public TO %[1]s;
		GRANT SELECT, INSERT, UPDATE, DELETE, MAINTAIN ON ALL TABLES IN SCHEMA public TO %[1]s;
		GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO %[1]s;
		REVOKE INSERT, UPDATE, DELETE, MAINTAIN ON public.goose_main, public.river_migration FROM %[1]s;
		REVOKE ALL ON SCHEMA qar FROM PUBLIC, %[1]s;
		GRANT USAGE ON SCHEMA qar TO %[2]s;
		GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA qar TO %[2]s;
		GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA qar TO %[2]s;
		REVOKE INSERT, UPDATE, DELETE ON qar.goose_qar FROM %[2]s`, db.General, db.Adult))
	if err != nil {
		return fmt.Errorf("give the database roles their rights: %w", err)
	}
	return nil
}
