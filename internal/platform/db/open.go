package db

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/multitracer"
	"github.com/jackc/pgx/v5/pgtype"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Open returns a pool of connections with the rights of role. The database must have been migrated.
// Close it before the server is stopped.
func (s *Server) Open(ctx context.Context, role Role, tracers ...pgx.QueryTracer) (*DB, error) {
	cfg, err := pgxpool.ParseConfig("")
	if err != nil {
		return nil, fmt.Errorf("make the pool's configuration: %w", err)
	}
	out := &DB{Statements: &Counter{}}
	cfg.ConnConfig = s.As(role)
	cfg.ConnConfig.Tracer = multitracer.New(append([]pgx.QueryTracer{out.Statements}, tracers...)...)
	cfg.MaxConns, cfg.MinConns = int32(s.pool.most()), int32(s.pool.MinConns)
	cfg.MaxConnLifetime, cfg.MaxConnIdleTime = s.pool.MaxLifetime, s.pool.MaxIdle
	cfg.MaxConnLifetimeJitter, cfg.HealthCheckPeriod = s.pool.MaxLifetime/10, s.pool.HealthPeriod
	types, err := s.types(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the database's types: %w", translate(err))
	}
	cfg.AfterConnect = func(_ context.Context, conn *pgx.Conn) error {
		for _, t := range types {
			conn.TypeMap().RegisterType(t)
		}
		return nil
	}
	if out.Pool, err = pgxpool.NewWithConfig(ctx, cfg); err != nil {
		return nil, fmt.Errorf("open the pool: %w", translate(err))
	}
	if err := out.Ping(ctx); err != nil {
		out.Close()
		return nil, fmt.Errorf("open the pool: %w", translate(err))
	}
	return out, nil
}

// types returns what pgx does not know by itself: enums, citext and their arrays; and times are UTC.
func (s *Server) types(ctx context.Context) ([]*pgtype.Type, error) {
	conn, err := pgx.ConnectConfig(ctx, s.Owner())
	if err != nil {
		return nil, err
	}
	defer func() { _ = conn.Close(context.WithoutCancel(ctx)) }()
	rows, err := conn.Query(ctx, `SELECT t.oid, t.typarray, t.typname, t.typtype = 'e'
		FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
		WHERE n.nspname IN ('public', 'qar') AND (t.typtype = 'e' OR t.typname = 'citext')`)
	if err != nil {
		return nil, err
	}
	out := []*pgtype.Type{{Name: "timestamptz", OID: pgtype.TimestamptzOID, Codec: &pgtype.TimestamptzCodec{ScanLocation: time.UTC}}}
	var oid, array uint32
	var name string
	var enum bool
	_, err = pgx.ForEachRow(rows, []any{&oid, &array, &name, &enum}, func() error {
		one := &pgtype.Type{Name: name, OID: oid, Codec: pgtype.TextCodec{}}
		if enum {
			one.Codec = &pgtype.EnumCodec{}
		}
		out = append(out, one, &pgtype.Type{Name: "_" + name, OID: array, Codec: &pgtype.ArrayCodec{ElementType: one}})
		return nil
	})
	return out, err
}
