package app

import (
	"os"
	"runtime/debug"
)

// Answers are garbage as soon as they are sent. Collecting it once the heap is five times what is alive takes a quarter
// of the processor time that collecting at twice takes; beyond the soft limit it is collected as soon as need be.
const (
	garbagePercent = 400
	softLimit      = 1 << 30
)

// collectLess sets how often garbage is collected, where GOGC and GOMEMLIMIT do not say it.
func collectLess() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbagePercent)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(softLimit)
	}
}
