package trash

// CrashAt lets the work end at a place as if the process had died there: "before", "between" or "after" the first move.
func (s *Service) CrashAt(place string, die func()) {
	s.crash = func(at string) error {
		if at != place {
			return nil
		}
		die()
		return errCrashed
	}
}

// Sidecars is sidecars.
func Sidecars(names []string, leaving ...string) map[string][]string {
	going := map[string]bool{}
	for _, n := range leaving {
		going[n] = true
	}
	return sidecars(names, going)
}
