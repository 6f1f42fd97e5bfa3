package hls

import (
	"time"

	"revenge/internal/platform/fault"
)

// Config bounds what the engine uses.
type Config struct {
	// CacheBytes is the memory for encoded segments and subtitles.
	CacheBytes int64 `koanf:"cache_bytes" doc:"Memory in bytes for encoded segments and subtitles, at least 16 MiB."`
	// SegmentTimeout is how long a request for a segment may take.
	SegmentTimeout time.Duration `koanf:"segment_timeout" doc:"Longest time that a request for a segment may take."`
	// HeadIdle ends a transcode that nobody has asked for so long.
	HeadIdle time.Duration `koanf:"head_idle" doc:"Time after which a transcode that nobody watches ends."`
	// HeadAhead is how far a transcode runs ahead of its foremost viewer.
	HeadAhead time.Duration `koanf:"head_ahead" doc:"How far a transcode runs ahead of its foremost viewer."`
	// MaxHeads is how many transcodes run at once; picture and sound count apart.
	MaxHeads int `koanf:"max_heads" doc:"Transcodes that run at once; picture and sound count apart."`
}

// Default returns the configuration of a server without settings of its own.
func Default() Config {
	return Config{
		CacheBytes: 256 << 20, SegmentTimeout: 20 * time.Second,
		HeadIdle: time.Minute, HeadAhead: 45 * time.Second, MaxHeads: 12,
	}
}

// Validate fails with fault.Invalid on values that cannot work.
func (c *Config) Validate() error {
	switch {
	case c.CacheBytes < 16<<20:
		return fault.Field(fault.Invalid, "The segment cache needs at least 16 MiB.", "cache_bytes")
	case c.SegmentTimeout < time.Second:
		return fault.Field(fault.Invalid, "A segment may take no less than a second.", "segment_timeout")
	case c.HeadIdle < time.Second:
		return fault.Field(fault.Invalid, "An idle transcode ends no earlier than after a second.", "head_idle")
	case c.HeadAhead < 10*time.Second:
		return fault.Field(fault.Invalid, "A transcode runs at least ten seconds ahead.", "head_ahead")
	case c.MaxHeads < 1:
		return fault.Field(fault.Invalid, "At least one transcode must be allowed.", "max_heads")
	}
	return nil
}
