package av

// mostRate is the highest rate of pictures that is sent: more of them no screen of a viewer shows.
const mostRate = 60

// pace leaves pictures out where there are more than mostRate a second. A little more is let through: times are
// rounded by their containers.
type pace struct {
	last int64
	seen bool
}

const leastInterval = 1_000_000 * 9 / 10 / mostRate

// keeps says whether the picture of a time, in microseconds, is shown.
func (p *pace) keeps(us int64) bool {
	if p.seen && us >= p.last && us-p.last < leastInterval {
		return false
	}
	p.last, p.seen = us, true
	return true
}
