package db

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	quick "github.com/goccy/go-json"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/multitracer"
	"github.com/jackc/pgx/v5/pgtype"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Open returns a pool of connections with the rights of role. The database must have been migrated.
// Close it before the server is stopped.
func (s *Server) Open(ctx context.Context, role Role, tracers ...pgx.QueryTracer) (*DB, error) {
	out := &DB{Statements: &Counter{}}
	types, err := s.types(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the database's types: %w", translate(err))
	}
	if out.Pool, err = s.connections(ctx, role, out, types, tracers); err != nil {
		return nil, err
	}
	if role == General {
		if out.walled, err = s.connections(ctx, Restricted, out, types, tracers); err != nil {
			out.Close()
			return nil, err
		}
	}
	if err := out.Ping(ctx); err != nil {
		out.Close()
		return nil, fmt.Errorf("open the pool: %w", translate(err))
	}
	return out, nil
}

// connections returns the pool of a role.
func (s *Server) connections(ctx context.Context, role Role, of *DB, types []ownType, tracers []pgx.QueryTracer) (*pgxpool.Pool, error) {
	cfg, err := pgxpool.ParseConfig("")
	if err != nil {
		return nil, fmt.Errorf("make the pool's configuration: %w", err)
	}
	cfg.ConnConfig = s.As(role)
	cfg.ConnConfig.Tracer = multitracer.New(append([]pgx.QueryTracer{of.Statements}, tracers...)...)
	cfg.MaxConns, cfg.MinConns = int32(s.pool.most()), int32(s.pool.MinConns)
	if role == Restricted {
		cfg.MaxConns, cfg.MinConns = max(2, min(cfg.MaxConns/2, mostConns+2-cfg.MaxConns)), 0 // together no more than a server of our own takes
		cfg.PrepareConn = stand
	}
	cfg.MaxConnLifetime, cfg.MaxConnIdleTime = s.pool.MaxLifetime, s.pool.MaxIdle
	cfg.MaxConnLifetimeJitter, cfg.HealthCheckPeriod = s.pool.MaxLifetime/10, s.pool.HealthPeriod
	cfg.AfterConnect = func(_ context.Context, conn *pgx.Conn) error {
		conn.TypeMap().RegisterType(&pgtype.Type{Name: "timestamptz", OID: pgtype.TimestamptzOID, Codec: &pgtype.TimestamptzCodec{ScanLocation: time.UTC}})
		registerUUID(conn.TypeMap())
		// What streams a file has is most of a page's JSON, and is read with a third of the standard library's effort.
		conn.TypeMap().RegisterType(&pgtype.Type{Name: "jsonb", OID: pgtype.JSONBOID, Codec: &pgtype.JSONBCodec{Marshal: json.Marshal, Unmarshal: quick.Unmarshal}})
		for _, t := range types {
			t.register(conn.TypeMap())
		}
		return nil
	}
	pool, err := pgxpool.NewWithConfig(ctx, cfg)
	if err != nil {
		return nil, fmt.Errorf("open the pool: %w", translate(err))
	}
	return pool, nil
}

// ownType is a type that pgx does not know by itself: an enum or citext.
type ownType struct {
	Oid, Array uint32
	Name       string
	Enum       bool
}

// register makes the type known to one connection. Connections share no codec: that of enums remembers values without a lock.
func (t ownType) register(m *pgtype.Map) {
	one := &pgtype.Type{Name: t.Name, OID: t.Oid, Codec: pgtype.TextCodec{}}
	if t.Enum {
		one.Codec = &pgtype.EnumCodec{}
	}
	m.RegisterType(one)
	m.RegisterType(&pgtype.Type{Name: "_" + t.Name, OID: t.Array, Codec: &pgtype.ArrayCodec{ElementType: one}})
}

func (s *Server) types(ctx context.Context) ([]ownType, error) {
	conn, err := pgx.ConnectConfig(ctx, s.Owner())
	if err != nil {
		return nil, err
	}
	defer func() { _ = conn.Close(context.WithoutCancel(ctx)) }()
	rows, err := conn.Query(ctx, `SELECT t.oid, t.typarray AS array, t.typname AS name, t.typtype = 'e' AS enum
		FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
		WHERE n.nspname IN ('public', 'qar') AND (t.typtype = 'e' OR t.typname = 'citext')`)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowToStructByName[ownType])
}
