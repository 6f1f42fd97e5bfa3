package av

import (
	"fmt"
	"strconv"
	"strings"

	"revenge/media"
	"revenge/media/av/bitstream"
)

// rfc6381 is the codecs parameter by which players are asked, or empty where there is none.
func rfc6381(s *media.Stream, extradata []byte) string {
	switch s.Codec {
	case "h264":
		if h, err := bitstream.ParseH264(extradata); err == nil {
			return fmt.Sprintf("avc1.%02X%02X%02X", h.Profile, h.Constraints, h.Level)
		}
	case "hevc":
		if strings.HasPrefix(s.DolbyVision, "5.") {
			return "dvh1.0" + s.DolbyVision
		}
		if h, err := bitstream.ParseHEVC(extradata); err == nil {
			return "hvc1." + h.String()
		}
	case "av1":
		if a, err := bitstream.ParseAV1(extradata); err == nil {
			return a.String()
		}
	case "vp9":
		return vp9String(s)
	case "aac":
		kind, err := bitstream.AACObjectType(extradata)
		if err != nil {
			kind = aacObjectType(s.Profile)
		}
		return fmt.Sprintf("mp4a.40.%d", kind)
	}
	return fixedNames[s.Codec]
}

// fixedNames are the codecs whose name says all.
var fixedNames = map[string]string{
	"vp8": "vp8", "mpeg4": "mp4v.20", "mpeg2video": "mp4v.61", "mpeg1video": "mp4v.6A",
	"mp3": "mp4a.6B", "mp2": "mp4a.6B", "opus": "opus", "flac": "flac", "vorbis": "vorbis", "alac": "alac",
	"ac3": "ac-3", "eac3": "ec-3", "ac4": "ac-4", "dts": "dtsc", "truehd": "mlpa",
	"webvtt": "wvtt", "mov_text": "tx3g",
}

// aacObjectType serves streams without a configuration of their own, such as ADTS.
func aacObjectType(profile string) int {
	switch profile {
	case "HE-AAC":
		return 5
	case "HE-AACv2":
		return 29
	case "Main":
		return 1
	}
	return 2
}

func vp9String(s *media.Stream) string {
	profile := 0
	if n, ok := strings.CutPrefix(s.Profile, "Profile "); ok {
		profile, _ = strconv.Atoi(n)
	}
	level := s.Level
	if level == 0 {
		level = bitstream.VP9Level(s.Width, s.Height, ratio(s.FrameRate))
	}
	return fmt.Sprintf("vp09.%02d.%02d.%02d", profile, level, max(s.BitDepth, 8))
}

// ratio is the value of a fraction, 0 where it is none.
func ratio(s string) float64 {
	num, den, ok := strings.Cut(s, "/")
	n, err1 := strconv.ParseFloat(num, 64)
	d, err2 := strconv.ParseFloat(den, 64)
	if !ok || err1 != nil || err2 != nil || d == 0 {
		return 0
	}
	return n / d
}
