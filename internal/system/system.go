package system

import "time"

// Server is what strangers may know.
type Server struct {
	Name          string
	SetupRequired bool
}

// Health is whether a part of the server works.
type Health struct {
	Available bool
	Problem   *string
}

// System is the running program and what it depends on.
type System struct {
	Version         string
	DatabaseVersion string
	MediaWorker     *Health
	StartedAt       time.Time
}
