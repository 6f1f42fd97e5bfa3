package media

// H264Level is the lowest H.264 level (times ten) for a size and a frame rate, by table A-1 of the standard.
func H264Level(width, height int, framesPerSecond float64) int {
	blocks := ((width + 15) / 16) * ((height + 15) / 16)
	perSecond := float64(blocks) * framesPerSecond
	for _, l := range []struct {
		level, size int
		rate        float64
	}{
		{30, 1620, 40_500}, {31, 3600, 108_000}, {32, 5120, 216_000}, {40, 8192, 245_760},
		{42, 8704, 522_240}, {50, 22_080, 589_824}, {51, 36_864, 983_040}, {52, 36_864, 2_073_600},
	} {
		if blocks <= l.size && perSecond <= l.rate {
			return l.level
		}
	}
	return 62
}
