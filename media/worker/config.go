package worker

import (
	"runtime"
	"time"

	"revenge/internal/platform/fault"
)

// Config says how many worker processes there are and what each may use. Zero numbers take the default.
type Config struct {
	// Binary is the path of revenge-media; empty looks beside this executable, then in PATH.
	Binary string `koanf:"binary" doc:"Path of revenge-media. Empty looks beside revenge, then in PATH."`
	// Size is the number of worker processes of a pool; the number of processors by default.
	Size int `koanf:"size" default:"one for each processor" doc:"Worker processes of one node. 0 is one for each processor."`
	// QueueLimit is how many requests may wait for a worker before media.ErrBusy.
	QueueLimit int `koanf:"queue_limit" doc:"Requests that may wait for a worker before the node says that it is busy."`
	// Scratch is the one folder that workers may write to; empty for none.
	Scratch string `koanf:"scratch" doc:"The one folder that workers may write to. Empty is none."`
	// MemoryBytes is the address space of one worker.
	MemoryBytes int64 `koanf:"memory_bytes" doc:"Address space of one worker in bytes, at least 1 GiB."`
	// Nice is the workers' scheduling priority, 0 to 19.
	Nice int `koanf:"nice" doc:"Scheduling priority of the workers, 0 to 19; 19 gives way to everything."`
	// TimeFactor multiplies the time limits of all requests, for slow disks.
	TimeFactor float64 `koanf:"time_factor" doc:"Number that the time limits of all requests are multiplied by, for slow disks."`
	// RecycleRequests and RecycleBytes end a worker after so many requests or when it has held so much memory.
	RecycleRequests int   `koanf:"recycle_requests" doc:"Requests after which a worker is replaced."`
	RecycleBytes    int64 `koanf:"recycle_bytes" doc:"Memory in bytes after which a worker is replaced."`
	// IdleTimeout ends workers without work.
	IdleTimeout time.Duration `koanf:"idle_timeout" doc:"Time after which a worker without work ends."`
	// Spares is how many workers wait, ready for the next transcode, and SpareTimeout ends them when none
	// has begun for so long.
	Spares       int           `koanf:"spares" doc:"Workers that wait, ready for the next transcode, while transcodes are being started. 0 is none."`
	SpareTimeout time.Duration `koanf:"spare_timeout" doc:"Time without a new transcode after which those workers end."`
	// StartTimeout is how long a worker may take to report ready.
	StartTimeout time.Duration `koanf:"start_timeout" doc:"Longest time that a worker may take to start."`
	// CancelGrace is how long a cancelled request may take to stop before its worker is killed.
	CancelGrace time.Duration `koanf:"cancel_grace" doc:"Time that a cancelled request gets to stop before its worker is killed."`
}

// Default returns the configuration of a server without settings of its own.
func Default() Config {
	return Config{
		Size:            runtime.NumCPU(),
		QueueLimit:      4096,
		MemoryBytes:     4 << 30,
		Nice:            5,
		TimeFactor:      1,
		RecycleRequests: 5000,
		RecycleBytes:    768 << 20,
		IdleTimeout:     time.Minute,
		Spares:          1,
		SpareTimeout:    10 * time.Minute,
		StartTimeout:    10 * time.Second,
		CancelGrace:     200 * time.Millisecond,
	}
}

// Validate fails with fault.Invalid on values that cannot work.
func (c *Config) Validate() error {
	switch {
	case c.Size < 0 || c.Size > 1024:
		return fault.Field(fault.Invalid, "Use 1 to 1024 workers, or 0 for one per processor.", "size")
	case c.MemoryBytes != 0 && c.MemoryBytes < 1<<30:
		return fault.Field(fault.Invalid, "A worker needs an address space of at least 1 GiB.", "memory_bytes")
	case c.Nice < 0 || c.Nice > 19:
		return fault.Field(fault.Invalid, "Use a priority from 0 to 19.", "nice")
	case c.TimeFactor < 0 || c.QueueLimit < 0 || c.RecycleRequests < 0 || c.RecycleBytes < 0:
		return fault.Invalidf("The limits of the media workers cannot be negative.")
	case c.Spares < 0 || c.Spares > 16:
		return fault.Field(fault.Invalid, "Keep 0 to 16 workers ready.", "spares")
	case c.SpareTimeout < 0 || c.IdleTimeout < 0 || c.StartTimeout < 0 || c.CancelGrace < 0:
		return fault.Invalidf("The times of the media workers cannot be negative.")
	}
	return nil
}

// withDefaults fills the zero numbers.
func (c Config) withDefaults() Config {
	d := Default()
	for _, f := range []struct{ have, want *int }{
		{&c.Size, &d.Size}, {&c.QueueLimit, &d.QueueLimit}, {&c.RecycleRequests, &d.RecycleRequests},
	} {
		fill(f.have, *f.want)
	}
	fill(&c.MemoryBytes, d.MemoryBytes)
	fill(&c.RecycleBytes, d.RecycleBytes)
	fill(&c.TimeFactor, d.TimeFactor)
	fill(&c.IdleTimeout, d.IdleTimeout)
	fill(&c.SpareTimeout, d.SpareTimeout)
	fill(&c.StartTimeout, d.StartTimeout)
	fill(&c.CancelGrace, d.CancelGrace)
	return c
}

func fill[T comparable](have *T, want T) {
	var zero T
	if *have == zero {
		*have = want
	}
}

func (c *Config) limit(d time.Duration) time.Duration {
	return time.Duration(float64(d) * c.TimeFactor)
}
