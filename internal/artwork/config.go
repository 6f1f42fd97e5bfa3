package artwork

import "revenge/internal/platform/fault"

// Config bounds the folder that made sizes are kept in.
type Config struct {
	CacheBytes int64 `koanf:"cache_bytes" doc:"Most bytes that scaled pictures may take on disk. The least recently used go first. At least 16777216."`
}

const leastCache = 16 << 20

// Default is the configuration of a fresh installation.
func Default() Config { return Config{CacheBytes: 2 << 30} }

// Validate reports the first value that cannot be, as fault.Invalid with the path of its key.
func (c Config) Validate() error {
	if c.CacheBytes < leastCache {
		return fault.Field(fault.Invalid, "must be at least 16777216", "cache_bytes")
	}
	return nil
}
