package db

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"revenge/internal/platform/db/embedded"
	"revenge/internal/platform/fault"
)

// Role is what a pool may touch.
type Role string

// The roles. None owns anything; migrations grant them their rights.
const (
	// General reads and writes everything but the adult zone.
	General Role = "revenge_app"
	// Adult reads and writes the schema qar, and reads what it refers to.
	Adult Role = "revenge_qar"
	// Restricted is General for what a user may see whom somebody has set limits; see Walled.
	Restricted Role = "revenge_restricted"
)

// embeddedName is the database in the server that Revenge runs itself.
const embeddedName = "revenge"

// Server is a PostgreSQL within reach: its owner migrates it, and pools are opened on it by role.
type Server struct {
	owner *pgx.ConnConfig
	own   *embedded.Server
	// direct servers let the roles log in; elsewhere the owner connects and takes the role on.
	direct bool
	pool   PoolConfig
}

// Start reaches the server of cfg.URL, waiting for it as long as ctx lasts, or runs one of its own below dataDir.
// Faults: Invalid (credentials, database name), Conflict (a major version below 18), and those of embedded.Start.
func Start(ctx context.Context, cfg Config, dataDir string, log *slog.Logger) (*Server, error) {
	if cfg.URL != "" {
		return remote(ctx, cfg, log)
	}
	own, err := embedded.Start(ctx, embedded.Options{BinDir: cfg.Embedded.BinDir, Dir: embeddedDir(dataDir), Log: log})
	if err != nil {
		return nil, err
	}
	s, err := local(ctx, own.ConnString, cfg.Pool, log)
	if err != nil {
		own.Stop(ctx)
		return nil, err
	}
	s.own = own
	return s, nil
}

// Attach is Start for a program that may run beside `revenge serve`: it joins the server that serve runs, if it does.
func Attach(ctx context.Context, cfg Config, dataDir string, log *slog.Logger) (*Server, error) {
	if cfg.URL == "" {
		running, err := embedded.Attach(embeddedDir(dataDir))
		if err == nil {
			return local(ctx, running.ConnString, cfg.Pool, log)
		}
		if !errors.Is(err, fault.NotFound) {
			return nil, err
		}
	}
	return Start(ctx, cfg, dataDir, log)
}

// Throwaway is the server of tests and generators: owner's rights on one database of an embedded server.
func Throwaway(own *embedded.Server, database string) (*Server, error) {
	owner, err := pgx.ParseConfig(own.ConnString(embedded.Superuser, database))
	if err != nil {
		return nil, fmt.Errorf("read the database address: %w", err)
	}
	return &Server{owner: owner, direct: true, pool: PoolConfig{MaxConns: 8, MaxLifetime: time.Hour, MaxIdle: time.Hour, HealthPeriod: time.Hour}}, nil
}

func embeddedDir(dataDir string) string { return filepath.Join(dataDir, "postgres") }

// Owner returns how the owner connects. Migrations and dedicated connections use it; each call returns a copy.
func (s *Server) Owner() *pgx.ConnConfig { return s.owner.Copy() }

// As returns how a role connects, for connections outside of the pools; each call returns a copy.
func (s *Server) As(role Role) *pgx.ConnConfig {
	cfg := s.owner.Copy()
	if s.direct {
		cfg.User = string(role)
	} else {
		cfg.RuntimeParams["role"] = string(role)
	}
	cfg.RuntimeParams["application_name"] = "revenge"
	cfg.RuntimeParams["timezone"] = "UTC"
	cfg.RuntimeParams["idle_in_transaction_session_timeout"] = "60s"
	return cfg
}

// RolesLogIn tells whether the roles connect by themselves, or are taken on by the owner.
func (s *Server) RolesLogIn() bool { return s.direct }

// Stop ends the embedded server, if there is one. Close the pools first.
func (s *Server) Stop(ctx context.Context) {
	if s.own != nil {
		s.own.Stop(ctx)
	}
}

func remote(ctx context.Context, cfg Config, log *slog.Logger) (*Server, error) {
	owner, err := pgx.ParseConfig(cfg.URL.Reveal())
	if err != nil {
		return nil, fault.Field(fault.Invalid, "must look like postgres://user:password@host:5432/database", "database", "url")
	}
	if slices.Contains([]Role{General, Adult, Restricted}, Role(owner.User)) {
		return nil, fault.Field(fault.Invalid, "must name another user than "+owner.User+", which is one of Revenge's own roles", "database", "url")
	}
	conn, err := reach(ctx, owner, log)
	if err != nil {
		return nil, err
	}
	defer func() { _ = conn.Close(context.WithoutCancel(ctx)) }()
	version := conn.PgConn().ParameterStatus("server_version")
	if major := majorOf(version); major < 18 {
		return nil, &fault.Mistake{Kind: fault.Conflict, Message: fmt.Sprintf(
			"The PostgreSQL server of database.url is version %s, and Revenge needs 18 or later. Upgrade it, or leave database.url empty.", version)}
	}
	return &Server{owner: owner, pool: cfg.Pool}, nil
}

func majorOf(version string) int {
	digits := strings.IndexFunc(version, func(r rune) bool { return r < '0' || r > '9' })
	if digits < 0 {
		digits = len(version)
	}
	major, err := strconv.Atoi(version[:digits])
	if err != nil {
		return 0
	}
	return major
}

func local(ctx context.Context, address func(user, database string) string, pool PoolConfig, log *slog.Logger) (*Server, error) {
	first, err := pgx.ParseConfig(address(embedded.Superuser, "postgres"))
	if err != nil {
		return nil, fmt.Errorf("read the database address: %w", err)
	}
	conn, err := reach(ctx, first, log)
	if err != nil {
		return nil, err
	}
	defer func() { _ = conn.Close(context.WithoutCancel(ctx)) }()
	_, err = conn.Exec(ctx, "CREATE DATABASE "+embeddedName)
	var pg *pgconn.PgError
	if err != nil && !(errors.As(err, &pg) && (pg.Code == "42P04" || pg.Code == "23505")) {
		return nil, fmt.Errorf("create the database: %w", translate(err))
	}
	first.Database = embeddedName
	return &Server{owner: first, direct: true, pool: pool}, nil
}

// reach connects, waiting and saying so while nobody answers. What waiting cannot mend is refused at once.
func reach(ctx context.Context, cfg *pgx.ConnConfig, log *slog.Logger) (*pgx.Conn, error) {
	for pause := 500 * time.Millisecond; ; pause = min(2*pause, 10*time.Second) {
		conn, err := attempt(ctx, cfg)
		if err == nil {
			return conn, nil
		}
		if mistake := refusal(err); mistake != nil {
			return nil, mistake
		}
		log.WarnContext(ctx, "database is out of reach, waiting for it", "host", cfg.Host, "port", cfg.Port, "error", err)
		select {
		case <-ctx.Done():
			return nil, fmt.Errorf("%w: wait for the database: %w", fault.Unavailable, ctx.Err())
		case <-time.After(pause):
		}
	}
}

func attempt(ctx context.Context, cfg *pgx.ConnConfig) (*pgx.Conn, error) {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	return pgx.ConnectConfig(ctx, cfg)
}

func refusal(err error) error {
	var pg *pgconn.PgError
	if !errors.As(err, &pg) {
		return nil
	}
	switch pg.Code {
	case "28P01", "28000":
		return fault.Field(fault.Invalid, "The PostgreSQL server does not accept the user and password of database.url.", "database", "url")
	case "3D000":
		return fault.Field(fault.Invalid,
			"The PostgreSQL server has no database of the name given in database.url. Create it: CREATE DATABASE name;", "database", "url")
	}
	return nil
}
