package migrations

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"

	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
)

// ensureRoles creates the roles where they are missing. Roles belong to the whole server, so another
// database's migration may do the same at the same time.
func ensureRoles(ctx context.Context, pool *pgxpool.Pool, server *db.Server) error {
	login := "NOLOGIN"
	if server.RolesLogIn() {
		login = "LOGIN"
	}
	for _, role := range []db.Role{db.General, db.Adult, db.Restricted} {
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
	if err != nil {
		return err
	}
	if !covered {
		if err := changeRoles(ctx, pool, fmt.Sprintf("GRANT %s TO %s", db.General, db.Adult)); err != nil {
			return err
		}
	}
	return passWalls(ctx, pool)
}

// passWalls lets the general role by the policies of rows where the owner may give that, which only a superuser may: the
// planner then does not even look at them. Elsewhere a policy that is true lets it see everything.
func passWalls(ctx context.Context, pool *pgxpool.Pool) error {
	may, err := superuser(ctx, pool)
	if err != nil || !may {
		return err
	}
	passes, err := db.Value[bool](ctx, pool, "SELECT rolbypassrls FROM pg_roles WHERE rolname = $1", string(db.General))
	if err != nil || passes {
		return err
	}
	return changeRoles(ctx, pool, fmt.Sprintf("ALTER ROLE %s BYPASSRLS", db.General))
}

func superuser(ctx context.Context, pool *pgxpool.Pool) (bool, error) {
	is, err := db.Value[bool](ctx, pool, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
	if err != nil {
		return false, fmt.Errorf("look at the owner's rights: %w", err)
	}
	return is, nil
}

// eased are the functions that lists and search filter by with GIN indexes, most of them behind operators, and those of other
// indexes: the kind of a label, the title in a language.
const eased = `arraycontains(anyarray,anyarray) arrayoverlap(anyarray,anyarray) arraycontained(anyarray,anyarray) ts_match_vq(tsvector,tsquery)
	textlike(text,text) jsonb_object_field_text(jsonb,text) enum_eq(anyenum,anyenum) string_to_array(text,text) public.similarity_op(text,text)
	uuid_hash_extended(uuid,bigint)`

// easeWalls declares that operators leak nothing, where the owner may, which only a superuser may. PostgreSQL asks an index
// behind a wall only for such, and can know it of few; the statements of a restricted role are all Revenge's own, so nobody
// can make them tell what is hidden. Elsewhere the same rows are found without these indexes.
func easeWalls(ctx context.Context, pool *pgxpool.Pool) error {
	may, err := superuser(ctx, pool)
	if err != nil || !may {
		return err
	}
	for function := range strings.FieldsSeq(eased) {
		known, err := db.Value[bool](ctx, pool, "SELECT coalesce((SELECT proleakproof FROM pg_proc WHERE oid = to_regprocedure($1)), true)", function)
		if err == nil && !known {
			_, err = pool.Exec(ctx, "ALTER FUNCTION "+function+" LEAKPROOF")
		}
		if err != nil {
			return fmt.Errorf("declare that %s leaks nothing: %w", function, err)
		}
	}
	return nil
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
		"The database user %[1]q may not create the roles that keep the adult zone and restricted profiles apart. As a superuser of that server, run: "+
			"CREATE ROLE %[2]s; CREATE ROLE %[3]s; CREATE ROLE %[4]s; GRANT %[2]s TO %[3]s; GRANT %[2]s, %[3]s, %[4]s TO %[1]q WITH SET TRUE, INHERIT FALSE; "+
			"Then start again.", user, db.General, db.Adult, db.Restricted)}
}

// grant gives the roles exactly what they need; it repeats without harm. None may write the schema's history, and the restricted
// one cannot lift its own restrictions.
func grant(ctx context.Context, pool *pgxpool.Pool) error {
	_, err := pool.Exec(ctx, fmt.Sprintf(`
		GRANT USAGE ON SCHEMA public TO %[1]s;
		GRANT SELECT, INSERT, UPDATE, DELETE, MAINTAIN ON ALL TABLES IN SCHEMA public TO %[1]s;
		GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO %[1]s;
		REVOKE INSERT, UPDATE, DELETE, MAINTAIN ON public.goose_main, public.river_migration FROM %[1]s;
		GRANT USAGE ON SCHEMA public TO %[3]s;
		GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO %[3]s;
		GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO %[3]s;
		REVOKE INSERT, UPDATE, DELETE ON public.goose_main, public.river_migration, public.restrictions, public.restriction_tags,
			public.restriction_items, public.library_grants FROM %[3]s;
		REVOKE ALL ON SCHEMA qar FROM PUBLIC, %[1]s, %[3]s;
		GRANT USAGE ON SCHEMA qar TO %[2]s;
		GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA qar TO %[2]s;
		GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA qar TO %[2]s;
		REVOKE INSERT, UPDATE, DELETE ON qar.goose_qar FROM %[2]s`, db.General, db.Adult, db.Restricted))
	if err != nil {
		return fmt.Errorf("give the database roles their rights: %w", err)
	}
	return nil
}
