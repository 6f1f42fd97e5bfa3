package playback

import (
	"slices"
	"strconv"
	"strings"

	"revenge/media"
)

// copyableVideo is what fMP4 segments can carry as it is.
var copyableVideo = []string{"h264", "hevc", "av1", "vp9"}

func (w *weighing) videoReasons(s *media.Stream) (why []Reason) {
	if s == nil {
		return nil
	}
	why = w.exceeded(quality(s), bitRate(&w.Info))
	if w.burn != nil {
		why = append(why, SubtitleChosen)
	}
	c := w.Can.video(s.Codec)
	if s.Interlaced && (c == nil || !c.Interlaced) {
		why = append(why, VideoInterlaced)
	}
	if c == nil {
		return append(why, VideoCodecNotSupported)
	}
	return append(why, videoLimits(c, s)...)
}

func videoLimits(c *VideoCapability, s *media.Stream) (why []Reason) {
	if c.MaxLevel != nil && s.Level > *c.MaxLevel || !knowsProfile(c, s.Profile) || !slices.Contains(chromas(c), chromaOf(s.PixelFormat)) {
		why = append(why, VideoProfileNotSupported)
	}
	if s.BitDepth > max(c.MaxBitDepth, 8) {
		why = append(why, VideoBitDepthNotSupported)
	}
	width, height := upright(s)
	if c.MaxWidth != nil && width > *c.MaxWidth || c.MaxHeight != nil && height > *c.MaxHeight {
		why = append(why, VideoResolutionNotSupported)
	}
	if c.MaxFrameRate != nil && frameRate(s) > *c.MaxFrameRate+0.01 {
		why = append(why, VideoFrameRateNotSupported)
	}
	if c.MaxBitRate != nil && s.BitRate > *c.MaxBitRate {
		why = append(why, BitRateTooHigh)
	}
	if !showsRange(c, s) {
		why = append(why, VideoRangeNotSupported)
	}
	return why
}

// knowsProfile compares names without regard to spelling; what is not known counts as common.
func knowsProfile(c *VideoCapability, profile string) bool {
	if len(c.Profiles) == 0 || profile == "" {
		return true
	}
	plain := func(name string) string {
		return strings.NewReplacer(" ", "", "-", "", ":", "", "_", "").Replace(strings.ToLower(name))
	}
	return slices.ContainsFunc(c.Profiles, func(p string) bool {
		// Whoever plays Baseline or Main plays what is common to both.
		return plain(p) == plain(profile) || plain(profile) == "constrainedbaseline" && (plain(p) == "baseline" || plain(p) == "main" || plain(p) == "high")
	})
}

func chromas(c *VideoCapability) []Chroma {
	if len(c.Chroma) == 0 {
		return []Chroma{Chroma420}
	}
	return c.Chroma
}

// chromaOf reads a libav pixel format; an unknown one counts as the common kind.
func chromaOf(pixels string) Chroma {
	switch {
	case strings.Contains(pixels, "444"), strings.HasPrefix(pixels, "gbr"), strings.HasPrefix(pixels, "rgb"), strings.HasPrefix(pixels, "bgr"):
		return Chroma444
	case strings.Contains(pixels, "422"), strings.HasPrefix(pixels, "yuyv"), strings.HasPrefix(pixels, "uyvy"):
		return Chroma422
	}
	return Chroma420
}

// showsRange: a Dolby Vision stream of most profiles holds a picture that others show as well.
func showsRange(c *VideoCapability, s *media.Stream) bool {
	switch s.HDR {
	case "", media.SDR:
		return true
	case media.HDR10Plus: // HDR10 with hints that others ignore
		return slices.Contains(c.HDR, media.HDR10Plus) || slices.Contains(c.HDR, media.HDR10)
	case media.DolbyVision:
		if showsDolby(c, s.DolbyVision) {
			return true
		}
		under, ok := underDolby(s)
		return ok && (under == media.SDR || slices.Contains(c.HDR, under))
	}
	return slices.Contains(c.HDR, s.HDR)
}

func showsDolby(c *VideoCapability, version string) bool {
	if !slices.Contains(c.HDR, media.DolbyVision) {
		return false
	}
	profiles := c.DolbyVisionProfiles
	if len(profiles) == 0 {
		profiles = []int{5, 8}
	}
	return slices.Contains(profiles, dolbyProfile(version))
}

func dolbyProfile(version string) int {
	profile, _, _ := strings.Cut(version, ".")
	n, _ := strconv.Atoi(profile) // 0 is no profile
	return n
}

// underDolby is the range of the picture beneath Dolby Vision. Profile 5 and the AV1 and AVC pictures of its kind have
// none: without Dolby Vision their colours are wrong.
func underDolby(s *media.Stream) (media.HDR, bool) {
	if p := dolbyProfile(s.DolbyVision); p == 5 || p == 0 {
		return "", false
	}
	switch s.ColorTransfer {
	case "smpte2084":
		return media.HDR10, true
	case "arib-std-b67":
		return media.HLG, true
	case "bt709", "smpte170m":
		return media.SDR, true
	}
	return "", false
}

// dolbyOnly says that a stream can be shown by nobody but a Dolby Vision client.
func dolbyOnly(s *media.Stream) bool {
	if s.HDR != media.DolbyVision {
		return false
	}
	_, under := underDolby(s)
	return !under
}

// upright is the size that a viewer sees.
func upright(s *media.Stream) (width, height int) {
	if s.Rotation%180 != 0 {
		return s.Height, s.Width
	}
	return s.Width, s.Height
}

// quality is the height that the picture would have with black bars in a frame of 16:9, lying or standing: 1920x800 is
// of the quality 1080.
func quality(s *media.Stream) int {
	return max(min(s.Width, s.Height), (max(s.Width, s.Height)*9+8)/16)
}

func frameRate(s *media.Stream) float64 {
	num, den, fraction := strings.Cut(s.FrameRate, "/")
	n, err := strconv.ParseFloat(num, 64)
	d := 1.0
	if err == nil && fraction {
		d, err = strconv.ParseFloat(den, 64)
	}
	if err != nil || d <= 0 || n <= 0 {
		return 25 // where none is told
	}
	return n / d
}
