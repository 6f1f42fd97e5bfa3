package playback

import (
	"time"

	"revenge/internal/platform/fault"
)

// Config bounds playback.
type Config struct {
	MaxSessions        int           `koanf:"max_sessions" doc:"Sessions that may play at once on the whole server."`
	MaxSessionsPerUser int           `koanf:"max_sessions_per_user" doc:"Sessions that one user may play at once."`
	URLTTL             time.Duration `koanf:"url_ttl" doc:"How long the addresses of a session work."`
	IdleTimeout        time.Duration `koanf:"idle_timeout" doc:"The time without a word from the player after which a session that plays is given up."`
	PausedTimeout      time.Duration `koanf:"paused_timeout" doc:"The same for a session that is paused."`
	WatchedPercent     int           `koanf:"watched_percent" doc:"How much must be played for something to count as watched."`
}

// Default returns the settings of a new server.
func Default() Config {
	return Config{MaxSessions: 50, MaxSessionsPerUser: 10, URLTTL: 12 * time.Hour, IdleTimeout: 5 * time.Minute,
		PausedTimeout: 6 * time.Hour, WatchedPercent: 90}
}

// Validate reports the first setting that cannot work, as fault.Invalid.
func (c Config) Validate() error {
	switch {
	case c.MaxSessions < 1:
		return fault.Field(fault.Invalid, "must be at least 1", "max_sessions")
	case c.MaxSessionsPerUser < 1:
		return fault.Field(fault.Invalid, "must be at least 1", "max_sessions_per_user")
	case c.URLTTL < time.Minute:
		return fault.Field(fault.Invalid, "must be at least 1m", "url_ttl")
	case c.IdleTimeout < 30*time.Second:
		return fault.Field(fault.Invalid, "must be at least 30s", "idle_timeout")
	case c.PausedTimeout < c.IdleTimeout:
		return fault.Field(fault.Invalid, "must not be shorter than idle_timeout", "paused_timeout")
	case c.WatchedPercent < 50 || c.WatchedPercent > 100:
		return fault.Field(fault.Invalid, "must be between 50 and 100", "watched_percent")
	}
	return nil
}
