package playback

import (
	"fmt"
	"log/slog"
	"net/netip"
	"time"

	"github.com/google/uuid"

	"revenge/internal/platform/cache"
	"revenge/internal/platform/clock"
	"revenge/internal/platform/db"
	"revenge/internal/platform/events"
	"revenge/internal/platform/id"
	"revenge/internal/platform/secret"
	"revenge/internal/viewing"
)

// Deps are what a Service needs.
type Deps struct {
	DB     *db.DB
	Config Config
	Source Source
	Engine Engine
	// Viewing is told how far viewers are.
	Viewing *viewing.Service
	// Receiver may be left out: then no channels are received.
	Receiver Receiver
	// Listener may be left out: then nothing that was heard is counted.
	Listener Listener
	Bus      *events.Bus
	Key      secret.Key // signs media addresses
	Clock    clock.Clock
	Log      *slog.Logger
	// Node names this process in sessions.
	Node string
	// Address is where other processes reach this one; empty when there is only one.
	Address string
}

// Service owns sessions.
type Service struct {
	Deps
	store   store
	streams *cache.Cache[uuid.UUID, *Stream]
	// specs are those of sessions that go on: only the right to them is looked at every two seconds.
	specs    *cache.Cache[uuid.UUID, *Stream]
	profiles Profiles
	local    []netip.Prefix
	// node is this process, for as long as it lives.
	node  uuid.UUID
	heads heads
}

// streamTTL bounds how long a stopped session, or one whose viewer lost the right, is still served.
const streamTTL = 2 * time.Second

// specTTL bounds how long a session goes on with what its file was.
const specTTL = 20 * time.Second

// New returns a Service.
func New(d Deps) (*Service, error) {
	if err := d.Config.Validate(); err != nil {
		return nil, fmt.Errorf("playback settings: %w", err)
	}
	local, err := d.Config.networks()
	if err != nil {
		return nil, fmt.Errorf("playback settings: %w", err)
	}
	profiles, err := LoadProfiles(d.Config.Profiles)
	if err != nil {
		return nil, fmt.Errorf("playback settings: %w", err)
	}
	streams, err := cache.New[uuid.UUID, *Stream](cache.Options{Size: 4 * d.Config.MaxSessions, TTL: streamTTL})
	if err != nil {
		return nil, err
	}
	specs, err := cache.New[uuid.UUID, *Stream](cache.Options{Size: 4 * d.Config.MaxSessions, TTL: specTTL})
	if err != nil {
		return nil, err
	}
	return &Service{Deps: d, streams: streams, specs: specs, profiles: profiles, local: local, node: id.New()}, nil
}

// Close ends the service's own goroutines.
func (s *Service) Close() {
	s.streams.Close()
	s.specs.Close()
}
