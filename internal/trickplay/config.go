package trickplay

import (
	"time"

	"revenge/internal/platform/fault"
)

// Config bounds trickplay pictures.
type Config struct {
	Enabled  bool          `koanf:"enabled" doc:"Make small pictures of films for seeking. Libraries can be left out one by one."`
	MaxBytes int64         `koanf:"max_bytes" doc:"Most bytes that the pictures of all films may take; no more are made then."`
	Shortest time.Duration `koanf:"shortest" doc:"Films that are shorter get no pictures."`
}

// Default returns the settings of a new server.
func Default() Config {
	return Config{Enabled: true, MaxBytes: 20 << 30, Shortest: 2 * time.Minute}
}

// Validate reports the first setting that cannot work, as fault.Invalid.
func (c Config) Validate() error {
	switch {
	case c.MaxBytes < 0:
		return fault.Field(fault.Invalid, "must not be negative", "max_bytes")
	case c.Shortest < 0:
		return fault.Field(fault.Invalid, "must not be negative", "shortest")
	}
	return nil
}
