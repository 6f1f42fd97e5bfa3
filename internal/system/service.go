package system

import (
	"context"
	"fmt"
	"time"

	"revenge/internal/access"
	"revenge/internal/platform/clock"
	"revenge/internal/platform/db"
)

// Name is the product's name.
const Name = "Revenge"

// Setup tells whether the server still has to be set up; identity is one.
type Setup interface {
	SetupRequired(ctx context.Context) (bool, error)
}

// Worker tells whether videos can be read and transcoded; nil is a worker that works, and the error's text is a sentence
// that says what is wrong and what to do.
type Worker interface {
	Healthy(ctx context.Context) error
}

// Deps are what a Service needs.
type Deps struct {
	DB      *db.DB
	Setup   Setup
	Worker  Worker
	Version string
	Clock   clock.Clock
}

// Service answers what the server is.
type Service struct {
	deps    Deps
	started time.Time
}

// New returns a Service whose program starts now.
func New(d Deps) *Service { return &Service{d, d.Clock.Now()} }

// Server is what strangers may know; a Viewer is not needed.
func (s *Service) Server(ctx context.Context) (*Server, error) {
	required, err := s.deps.Setup.SetupRequired(ctx)
	if err != nil {
		return nil, fmt.Errorf("find out whether setup is required: %w", err)
	}
	return &Server{Name: Name, SetupRequired: required}, nil
}

// System is for administrators, else fault.Unauthenticated or fault.Forbidden.
func (s *Service) System(ctx context.Context, v access.Viewer) (*System, error) {
	if err := v.RequireAdmin(); err != nil {
		return nil, err
	}
	// By hand: settings are nothing that jet knows.
	version, err := db.Value[string](ctx, s.deps.DB, "SHOW server_version")
	if err != nil {
		return nil, fmt.Errorf("read the database's version: %w", err)
	}
	return &System{Version: s.deps.Version, DatabaseVersion: version, MediaWorker: s.worker(ctx), StartedAt: s.started}, nil
}

func (s *Service) worker(ctx context.Context) *Health {
	if err := s.deps.Worker.Healthy(ctx); err != nil {
		return problem(err.Error())
	}
	return &Health{Available: true}
}

func problem(sentence string) *Health { return &Health{Problem: &sentence} }

// Part is one thing that the server depends on.
type Part struct {
	Name string
	Health
}

// Ready returns whether requests can be answered, and how each part is. Without the media worker they can. The parts are
// for administrators only; nobody else learns more than the one word.
func (s *Service) Ready(ctx context.Context, v access.Viewer) (bool, []Part) {
	database := &Health{Available: true}
	if err := s.deps.DB.Ping(ctx); err != nil {
		database = problem("PostgreSQL does not answer; see the server's log")
	}
	if v.RequireAdmin() != nil {
		return database.Available, nil
	}
	return database.Available, []Part{{"database", *database}, {"media_worker", *s.worker(ctx)}}
}
