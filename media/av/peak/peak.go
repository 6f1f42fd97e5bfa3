// Package peak finds the densest stretch of a track while its packets go by.
package peak

// Shortest is the length of the shortest stretch that counts, in microseconds: somewhat less than a second, since segments
// of a second end at the packet before it.
const Shortest = 900_000

// Meter weighs packets that are added in the order of their times. The zero value is ready.
type Meter struct {
	bytes, first, last int64
	waiting            []point // of the last moments, too near to begin a stretch that ends now
	// hull are the places where the densest stretch that ends now may begin: those from which the way up gets ever
	// steeper. What was left behind at the front is not the best one for any later end that is denser than rate.
	hull   []point
	rate   float64 // bytes per microsecond
	filled bool
}

// point says how many bytes come before a time.
type point struct{ at, bytes int64 }

func slope(a, b point) float64 {
	return float64(b.bytes-a.bytes) / float64(max(b.at-a.at, 1))
}

// Add takes a packet's time, in microseconds, and its size. A time before the last one counts as that.
func (m *Meter) Add(at, bytes int64) {
	p := m.until(at)
	m.waiting = append(m.waiting, p)
	m.bytes += bytes
}

// until ends stretches at a time.
func (m *Meter) until(at int64) point {
	if !m.filled {
		m.first, m.last, m.filled = at, at, true
	}
	m.last = max(m.last, at)
	p := point{m.last, m.bytes}
	n := 0
	for n < len(m.waiting) && p.at-m.waiting[n].at >= Shortest {
		m.push(m.waiting[n])
		n++
	}
	m.waiting = m.waiting[n:]
	for len(m.hull) > 1 && slope(m.hull[1], p) >= slope(m.hull[0], p) {
		m.hull = m.hull[1:]
	}
	if len(m.hull) > 0 {
		m.rate = max(m.rate, slope(m.hull[0], p))
	}
	return p
}

func (m *Meter) push(p point) {
	for n := len(m.hull); n > 1 && slope(m.hull[n-2], m.hull[n-1]) >= slope(m.hull[n-1], p); n-- {
		m.hull = m.hull[:n-1]
	}
	m.hull = append(m.hull, p)
}

// Total ends the track at a time, in microseconds, and returns the bytes of all packets and the most bits per second that
// any stretch of them has.
func (m *Meter) Total(end int64) (bytes, bitsPerSecond int64) {
	p := m.until(end)
	if m.bytes == 0 {
		return 0, 0
	}
	if m.rate == 0 {
		m.rate = slope(point{at: m.first}, p)
	}
	return m.bytes, int64(m.rate*8e6) + 1
}
