package system_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"revenge/internal/access"
	"revenge/internal/platform/clock"
	"revenge/internal/platform/fault"
	"revenge/internal/system"
	"revenge/internal/testkit"
)

func TestMain(m *testing.M) { testkit.Main(m) }

type parts struct {
	required bool
	setup    error
	worker   error
}

func (p *parts) SetupRequired(context.Context) (bool, error) { return p.required, p.setup }
func (p *parts) Healthy(context.Context) error               { return p.worker }

func setup(t *testing.T) (*system.Service, *parts, func()) {
	t.Helper()
	p, pool := &parts{required: true}, testkit.DB(t)
	now := time.Date(2026, 2, 7, 20, 15, 0, 0, time.UTC)
	return system.New(system.Deps{DB: pool, Setup: p, Worker: p, Version: "1.2.3", Clock: clock.NewFake(now)}), p, pool.Close
}

var admin = access.Viewer{Role: access.Admin}

func TestService_Server(t *testing.T) {
	t.Parallel()
	s, p, _ := setup(t)
	got, err := s.Server(t.Context())
	require.NoError(t, err)
	require.Equal(t, &system.Server{Name: "Revenge", SetupRequired: true}, got)
	p.setup = fault.Unavailable
	_, err = s.Server(t.Context())
	require.ErrorIs(t, err, fault.Unavailable)
}

func TestService_System(t *testing.T) {
	t.Parallel()
	s, p, closeDB := setup(t)
	got, err := s.System(t.Context(), admin)
	require.NoError(t, err)
	require.Equal(t, "1.2.3", got.Version)
	require.Regexp(t, `^18\b`, got.DatabaseVersion)
	require.Equal(t, &system.Health{Available: true}, got.MediaWorker)
	require.Equal(t, time.Date(2026, 2, 7, 20, 15, 0, 0, time.UTC), got.StartedAt)

	p.worker = errors.New("revenge-media is missing; build it")
	got, err = s.System(t.Context(), admin)
	require.NoError(t, err)
	require.False(t, got.MediaWorker.Available)
	require.Equal(t, "revenge-media is missing; build it", *got.MediaWorker.Problem)

	_, err = s.System(t.Context(), access.Viewer{Role: access.User})
	require.ErrorIs(t, err, fault.Forbidden)
	_, err = s.System(t.Context(), access.Viewer{})
	require.ErrorIs(t, err, fault.Unauthenticated)
	closeDB()
	_, err = s.System(t.Context(), admin)
	require.Error(t, err)
}

func TestService_Ready(t *testing.T) {
	t.Parallel()
	s, p, closeDB := setup(t)
	p.worker = errors.New("no worker")
	ready, parts := s.Ready(t.Context(), access.Viewer{Role: access.User})
	require.True(t, ready)
	require.Empty(t, parts)
	ready, parts = s.Ready(t.Context(), admin)
	require.True(t, ready, "browsing works without the worker")
	require.Len(t, parts, 2)
	require.True(t, parts[0].Available)
	require.False(t, parts[1].Available)
	closeDB()
	ready, parts = s.Ready(t.Context(), admin)
	require.False(t, ready)
	require.NotContains(t, *parts[0].Problem, "closed pool")
}
