package hls

// leastSpeed is how much faster than it is watched a transcode should be made.
const leastSpeed = 1.2

// Busy says that a transcode needs the machine: work that can wait should.
func (e *Engine) Busy() bool {
	s := e.heads
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, heads := range s.byKey {
		for _, h := range heads {
			// One without a speed has not made its first segment yet.
			if h.state == HeadRunning && h.speed < leastSpeed {
				return true
			}
		}
	}
	return false
}
