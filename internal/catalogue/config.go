package catalogue

import (
	"revenge/internal/platform/cache"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/secret"
)

// Config says what is kept of answers, and how much memory that may take.
type Config struct {
	Answers       bool          `koanf:"answers" doc:"Keep whole answers to queries that ask for the catalogue alone. A change, a scan or another grant is seen at the next request all the same."`
	AnswersBytes  int64         `koanf:"answers_bytes" doc:"Most bytes of memory that kept answers may take. Those that are asked for least go first. At least 1048576."`
	Entities      bool          `koanf:"entities" doc:"Keep rows of the catalogue, such as the files and credits of a film, for all who see their library. A change, a scan or another grant is seen at the next request all the same."`
	EntitiesBytes int64         `koanf:"entities_bytes" doc:"Most bytes of memory that kept rows may take, about. Those that are asked for least go first. At least 1048576."`
	Server        secret.String `koanf:"server" doc:"Redis, Valkey or Dragonfly where several nodes share the rows that they keep, as redis://user:password@host:6379/0. Empty keeps rows in each node's own memory alone. While it is out of reach nothing else changes."`
}

const leastBytes = 1 << 20

// Default is the configuration of a fresh installation.
func Default() Config {
	return Config{Answers: true, AnswersBytes: 64 << 20, Entities: true, EntitiesBytes: 64 << 20}
}

// Validate reports the first value that cannot be, as fault.Invalid with the path of its key.
func (c Config) Validate() error {
	if c.AnswersBytes < leastBytes {
		return fault.Field(fault.Invalid, "must be at least 1048576", "answers_bytes")
	}
	if c.EntitiesBytes < leastBytes {
		return fault.Field(fault.Invalid, "must be at least 1048576", "entities_bytes")
	}
	if url := c.Server.Reveal(); url != "" && cache.CheckURL(url) != nil {
		return fault.Field(fault.Invalid, "must look like redis://user:password@host:6379/0", "server")
	}
	return nil
}
