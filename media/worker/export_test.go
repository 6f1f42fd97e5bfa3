package worker

import (
	"context"

	"revenge/media"
)

// Misbehave asks one of the children that read segments to do so.
func (s *Segments) Misbehave(ctx context.Context, action string) error {
	_, _, err := callSlot(ctx, s, Debug, DebugRequest{Action: action}, media.Source{}, "debug")
	return err
}

// Spare returns the process id of a child that waits for work, or 0 where there is none.
func (l *Launcher) Spare() int {
	select {
	case c := <-l.spares.ready:
		l.spares.ready <- c
		return c.Pid()
	default:
		return 0
	}
}
