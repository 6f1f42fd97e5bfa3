package db

import (
	"runtime"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"revenge/internal/platform/fault"
	"revenge/internal/platform/secret"
)

// Config says which PostgreSQL is used, and how.
type Config struct {
	URL      secret.String  `koanf:"url" doc:"PostgreSQL 18 server to use, as postgres://user:password@host:5432/database. Empty runs one of Revenge's own."`
	Embedded EmbeddedConfig `koanf:"embedded"`
	Pool     PoolConfig     `koanf:"pool"`
}

// EmbeddedConfig is for the server that Revenge runs itself.
type EmbeddedConfig struct {
	BinDir string `koanf:"bin_dir" doc:"Folder that holds PostgreSQL's programs postgres and initdb. Empty looks in the usual places."`
}

// PoolConfig bounds the connections that one process keeps.
type PoolConfig struct {
	MaxConns     int           `koanf:"max_conns" doc:"Most connections of one process, 0 to 50. 0 is two for each processor and one more, at least 8."`
	MinConns     int           `koanf:"min_conns" doc:"Connections kept open while nothing happens, 0 to 50."`
	MaxLifetime  time.Duration `koanf:"max_lifetime" doc:"Age at which a connection is replaced, at least 1m."`
	MaxIdle      time.Duration `koanf:"max_idle" doc:"Time after which an unused connection is closed, at least 1s."`
	HealthPeriod time.Duration `koanf:"health_period" doc:"How often idle connections are looked at, at least 1s."`
}

// Default is the configuration of a fresh installation.
func Default() Config {
	return Config{Pool: PoolConfig{
		MinConns: 2, MaxLifetime: 30 * time.Minute, MaxIdle: 5 * time.Minute, HealthPeriod: 30 * time.Second,
	}}
}

const mostConns = 50

// Validate reports the first value that cannot be, as fault.Invalid with the path of its key.
func (c Config) Validate() error {
	if url := c.URL.Reveal(); url != "" {
		if !strings.HasPrefix(url, "postgres://") && !strings.HasPrefix(url, "postgresql://") {
			return fault.Field(fault.Invalid, "must begin with postgres:// or postgresql://", "url")
		}
		if _, err := pgx.ParseConfig(url); err != nil {
			return fault.Field(fault.Invalid, "must look like postgres://user:password@host:5432/database", "url")
		}
	}
	p := c.Pool
	switch {
	case p.MaxConns < 0 || p.MaxConns > mostConns:
		return fault.Field(fault.Invalid, "must be between 0 and 50", "pool", "max_conns")
	case p.MinConns < 0 || p.MinConns > p.most():
		return fault.Field(fault.Invalid, "must be between 0 and max_conns", "pool", "min_conns")
	case p.MaxLifetime < time.Minute:
		return fault.Field(fault.Invalid, "must be at least 1m", "pool", "max_lifetime")
	case p.MaxIdle < time.Second:
		return fault.Field(fault.Invalid, "must be at least 1s", "pool", "max_idle")
	case p.HealthPeriod < time.Second:
		return fault.Field(fault.Invalid, "must be at least 1s", "pool", "health_period")
	}
	return nil
}

func (p PoolConfig) most() int {
	if p.MaxConns > 0 {
		return p.MaxConns
	}
	return min(max(2*runtime.GOMAXPROCS(0)+1, 8), mostConns)
}
