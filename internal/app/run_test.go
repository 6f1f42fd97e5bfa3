package app

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
	"go.uber.org/fx"
)

type (
	disk  struct{}
	house struct{}
)

func idle(context.Context) error { return nil }

// What an operator reads is the reason, with what was attempted, and nothing of how the program is put together.
func TestRun_saysTheReason(t *testing.T) {
	full := errors.New("the disk is full")
	building := fx.Provide(func(disk) house { return house{} })
	wanted := fx.Invoke(func(house) {})
	for name, c := range map[string]struct {
		options fx.Option
		want    string
	}{
		"a constructor": {fx.Options(building, wanted, fx.Provide(func() (disk, error) { return disk{}, fmt.Errorf("open the database: %w", full) })),
			"open the database: the disk is full"},
		"a part of it":    {fx.Options(wanted, fx.Provide(func() (house, error) { return house{}, full })), "the disk is full"},
		"what is invoked": {fx.Invoke(func() error { return full }), "the disk is full"},
		"the start":       {fx.Invoke(func(lc fx.Lifecycle) { lc.Append(fx.StartHook(func() error { return full })) }), "the disk is full"},
		"words like the wiring's": {fx.Invoke(func() error { return fmt.Errorf("could not build arguments: %w", full) }),
			"could not build arguments: the disk is full"},
	} {
		t.Run(name, func(t *testing.T) {
			err := run(fx.Options(fx.NopLogger, c.options), idle)
			require.ErrorIs(t, err, full)
			require.EqualError(t, err, c.want)
		})
	}
	err := run(fx.Options(fx.NopLogger, building, wanted), idle)
	require.ErrorContains(t, err, "missing type: app.disk", "a fault of the wiring names what is missing")
	require.ErrorContains(t, err, "app.house", "and for what")
}

func TestRun_endsWhatItBegan(t *testing.T) {
	var seen []string
	note := func(what string) func() { return func() { seen = append(seen, what) } }
	err := run(fx.Options(fx.NopLogger, fx.Invoke(func(lc fx.Lifecycle) {
		lc.Append(fx.StartStopHook(note("disk on"), note("disk off")))
		lc.Append(fx.StartStopHook(note("house on"), note("house off")))
	})), func(context.Context) error {
		note("body")()
		return errors.New("it burns")
	})
	require.EqualError(t, err, "it burns")
	require.Equal(t, []string{"disk on", "house on", "body", "house off", "disk off"}, seen)
}
