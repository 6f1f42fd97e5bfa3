package hls

import (
	"path/filepath"
	"runtime"
	"time"

	"revenge/internal/platform/fault"
)

// Config bounds what the engine uses.
type Config struct {
	// CacheBytes is the memory for encoded segments and subtitles.
	CacheBytes int64 `koanf:"cache_bytes" doc:"Memory in bytes for encoded segments and subtitles, at least 16 MiB."`
	// Folder is where encoded segments are kept over restarts; empty keeps none.
	Folder string `koanf:"folder" default:"segments in data_dir" doc:"Folder in which encoded segments are kept over restarts."`
	// DiskBytes is the most that they take there, and DiskFreeBytes what they leave free on that disk.
	DiskBytes     int64 `koanf:"disk_bytes" doc:"Disk space in bytes for encoded segments, at least 64 MiB; the ones used least are removed. 0 keeps none."`
	DiskFreeBytes int64 `koanf:"disk_free_bytes" doc:"Space in bytes that encoded segments leave free on their disk."`
	// SegmentTimeout is how long a request for a segment may take.
	SegmentTimeout time.Duration `koanf:"segment_timeout" doc:"Longest time that a request for a segment may take. One that will not make it is refused sooner, with the time after which to ask again."`
	// HeadIdle ends a transcode that nobody has asked for so long.
	HeadIdle time.Duration `koanf:"head_idle" doc:"Time after which a transcode that nobody watches ends."`
	// HeadAhead is how far a transcode runs ahead of its slowest viewer.
	HeadAhead time.Duration `koanf:"head_ahead" doc:"How far a transcode runs ahead of its slowest viewer, memory permitting."`
	// MaxHeads is how many transcodes run at once; picture and sound count apart.
	MaxHeads int `koanf:"max_heads" doc:"Transcodes that run at once; picture and sound count apart."`
	// Processors is what transcodes may use at most together; see Engine.Load.
	Processors float64 `koanf:"processors" default:"85 % of the machine's" doc:"Processors that transcodes may use together, 1.5 being one and a half; more are refused before they begin. 0 is 85 % of the machine's."`
}

// Default returns the configuration of a server without settings of its own.
func Default() Config {
	return Config{
		CacheBytes: 256 << 20, DiskBytes: 10 << 30, DiskFreeBytes: 5 << 30, SegmentTimeout: 10 * time.Second,
		HeadIdle: time.Minute, HeadAhead: 45 * time.Second, MaxHeads: 12,
	}
}

// Validate fails with fault.Invalid on values that cannot work.
func (c *Config) Validate() error {
	switch {
	case c.CacheBytes < 16<<20:
		return fault.Field(fault.Invalid, "The segment cache needs at least 16 MiB.", "cache_bytes")
	case c.DiskBytes < 0 || c.DiskBytes > 0 && c.DiskBytes < 64<<20:
		return fault.Field(fault.Invalid, "The segment cache on disk needs at least 64 MiB; 0 is none.", "disk_bytes")
	case c.DiskFreeBytes < 0:
		return fault.Field(fault.Invalid, "The space to be left free cannot be negative.", "disk_free_bytes")
	case c.Folder != "" && !filepath.IsAbs(c.Folder):
		return fault.Field(fault.Invalid, "The folder of segments needs a whole path.", "folder")
	case c.Processors < 0:
		return fault.Field(fault.Invalid, "The number of processors cannot be negative.", "processors")
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

// encodeShare is the part of the machine that transcodes may use when nothing else is said.
const encodeShare = 0.85

func (c *Config) processors() float64 {
	if c.Processors > 0 {
		return c.Processors
	}
	return encodeShare * float64(runtime.GOMAXPROCS(0))
}
