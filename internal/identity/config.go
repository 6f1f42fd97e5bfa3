package identity

import (
	"time"

	"revenge/internal/platform/fault"
)

// Config says how long logins last and when an account locks.
type Config struct {
	AccessTTL       time.Duration `koanf:"access_ttl" doc:"How long an access token lasts."`
	RefreshTTL      time.Duration `koanf:"refresh_ttl" doc:"How long a login lasts without being used."`
	LockoutFailures int           `koanf:"lockout_failures" doc:"Failed logins in the window that lock an account."`
	LockoutWindow   time.Duration `koanf:"lockout_window" doc:"The time in which failures are counted, and for which an account stays locked."`
	MaxLogins       int           `koanf:"max_logins" doc:"Logins that a user may have at once; the oldest ends."`
}

// Default returns the settings of a new server.
func Default() Config {
	return Config{AccessTTL: 15 * time.Minute, RefreshTTL: 7 * 24 * time.Hour, LockoutFailures: 5, LockoutWindow: 15 * time.Minute, MaxLogins: 10}
}

// Validate reports the first setting that cannot work, as fault.Invalid.
func (c Config) Validate() error {
	switch {
	case c.AccessTTL < time.Minute || c.AccessTTL > 24*time.Hour:
		return fault.Field(fault.Invalid, "must be between 1m and 24h", "access_ttl")
	case c.RefreshTTL < c.AccessTTL:
		return fault.Field(fault.Invalid, "must not be shorter than access_ttl", "refresh_ttl")
	case c.LockoutFailures < 1:
		return fault.Field(fault.Invalid, "must be at least 1", "lockout_failures")
	case c.LockoutWindow < time.Second:
		return fault.Field(fault.Invalid, "must be at least 1s", "lockout_window")
	case c.MaxLogins < 1:
		return fault.Field(fault.Invalid, "must be at least 1", "max_logins")
	}
	return nil
}
