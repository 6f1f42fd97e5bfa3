package playback

// bound is one limit of what is sent; zero values do not bound.
type bound struct {
	why     Reason
	height  int
	bitRate int64
}

func (b bound) exceeded(height int, bitRate int64) bool {
	return b.height > 0 && height > b.height || b.bitRate > 0 && bitRate > b.bitRate
}

// lineShare is how much of a measured line is used: measurements swing.
const lineShare = 0.8

// bounds are all limits but those of single codecs: the viewer's wish, the client's, the account's, and the line's.
func (a Ask) bounds() []bound {
	out := []bound{
		{Requested, value(a.MaxHeight), value(a.MaxBitRate)},
		{BitRateTooHigh, 0, value(a.Can.MaxBitRate)},
		{UserLimit, value(a.Limits.MaxHeight), value(a.Limits.MaxBitRate)},
	}
	if line := value(a.Bandwidth); line > 0 {
		out = append(out, bound{BandwidthTooLow, 0, int64(float64(line) * lineShare)})
	}
	return out
}

// exceeded names the bounds that something of this size does not keep to.
func (a Ask) exceeded(height int, bitRate int64) (why []Reason) {
	for _, b := range a.bounds() {
		if b.exceeded(height, bitRate) {
			why = append(why, b.why)
		}
	}
	return why
}

// value is what a pointer points at, or zero.
func value[T any](p *T) T {
	var zero T
	if p == nil {
		return zero
	}
	return *p
}
