package catalogue

import "revenge/internal/platform/fault"

// Config says what is kept of answers, and how much memory that may take.
type Config struct {
	Answers      bool  `koanf:"answers" doc:"Keep whole answers to queries that ask for the catalogue alone. A change, a scan or another grant is seen at the next request all the same."`
	AnswersBytes int64 `koanf:"answers_bytes" doc:"Most bytes of memory that kept answers may take. Those that are asked for least go first. At least 1048576."`
}

const leastBytes = 1 << 20

// Default is the configuration of a fresh installation.
func Default() Config { return Config{Answers: true, AnswersBytes: 64 << 20} }

// Validate reports the first value that cannot be, as fault.Invalid with the path of its key.
func (c Config) Validate() error {
	if c.AnswersBytes < leastBytes {
		return fault.Field(fault.Invalid, "must be at least 1048576", "answers_bytes")
	}
	return nil
}
