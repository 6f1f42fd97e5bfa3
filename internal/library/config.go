package library

import (
	"time"

	"revenge/internal/platform/fault"
)

// Config steers scans.
type Config struct {
	Watch          bool          `koanf:"watch" doc:"See changes in folders at once. Libraries can be left out one by one."`
	Nightly        bool          `koanf:"nightly" doc:"Scan every library once a day, between 3 and 4 o'clock of the server's time."`
	QuietFor       time.Duration `koanf:"quiet_for" doc:"How long a file must not change before a watched folder takes it in."`
	BatchSize      int           `koanf:"batch_size" doc:"Files that one job probes and identifies."`
	ApproveFiles   int64         `koanf:"approve_files" doc:"Vanished files in one scan above which somebody must agree."`
	ApprovePercent int64         `koanf:"approve_percent" doc:"Vanished share of a library of 20 files or more, in percent, above which somebody must agree."`
	Trash          Trash         `koanf:"trash"`
	Missing        Missing       `koanf:"missing"`
}

// Trash says how long deleted files can be restored.
type Trash struct {
	Retention time.Duration `koanf:"retention" doc:"How long a deleted file stays in the trash of its folder before it is removed for good."`
}

// Missing says how long files are remembered that have vanished.
type Missing struct {
	Grace time.Duration `koanf:"grace" doc:"How long a file that has vanished is remembered before what it was is removed; 0 for ever. Watch history, ratings, edits and playlists are kept for when it comes back. Nothing is removed while a folder or a disk below it is away, nor where more than half of a folder or library is missing."`
}

// Default returns the settings of a new server.
func Default() Config {
	return Config{Watch: true, Nightly: true, QuietFor: 2 * time.Second, BatchSize: 200, ApproveFiles: 500, ApprovePercent: 20,
		Trash: Trash{Retention: 30 * 24 * time.Hour}, Missing: Missing{Grace: 30 * 24 * time.Hour}}
}

// Validate reports the first setting that cannot work, as fault.Invalid.
func (c Config) Validate() error {
	switch {
	case c.QuietFor < 100*time.Millisecond:
		return fault.Field(fault.Invalid, "must be at least 100ms", "quiet_for")
	case c.BatchSize < 1 || c.BatchSize > 1000:
		return fault.Field(fault.Invalid, "must be between 1 and 1000", "batch_size")
	case c.ApproveFiles < 1:
		return fault.Field(fault.Invalid, "must be at least 1", "approve_files")
	case c.ApprovePercent < 1 || c.ApprovePercent > 100:
		return fault.Field(fault.Invalid, "must be between 1 and 100", "approve_percent")
	case c.Trash.Retention < time.Minute:
		return fault.Field(fault.Invalid, "must be at least 1m", "trash", "retention")
	case c.Missing.Grace < 0 || c.Missing.Grace > 0 && c.Missing.Grace < time.Hour:
		return fault.Field(fault.Invalid, "must be 0 or at least 1h", "missing", "grace")
	}
	return nil
}
