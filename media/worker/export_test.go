package worker

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
