package playback

import "revenge/media"

// Chroma is how finely a picture's colours are stored.
type Chroma string

// The kinds of chroma.
const (
	Chroma420 Chroma = "YUV420"
	Chroma422 Chroma = "YUV422"
	Chroma444 Chroma = "YUV444"
)

// SubtitleFormat is a form of subtitles that a client draws by itself. WebVTT is taken for granted.
type SubtitleFormat string

// The forms.
const (
	FormatASS    SubtitleFormat = "ASS"
	FormatPGS    SubtitleFormat = "PGS"
	FormatVobSub SubtitleFormat = "VOBSUB"
	FormatDVB    SubtitleFormat = "DVB"
)

// VideoCapability is a video codec that a client plays. What is nil or empty is not bounded, unless said otherwise.
type VideoCapability struct {
	Codec string `json:"codec" yaml:"codec"`
	// Profiles are the codec's profiles by their libav names: Main, High, Main 10.
	Profiles  []string `json:"profiles,omitempty" yaml:"profiles"`
	MaxLevel  *int     `json:"maxLevel,omitempty" yaml:"maxLevel"` // as the codec counts it
	MaxWidth  *int     `json:"maxWidth,omitempty" yaml:"maxWidth"`
	MaxHeight *int     `json:"maxHeight,omitempty" yaml:"maxHeight"`
	// MaxFrameRate is in pictures per second.
	MaxFrameRate *float64 `json:"maxFrameRate,omitempty" yaml:"maxFrameRate"`
	MaxBitRate   *int64   `json:"maxBitRate,omitempty" yaml:"maxBitRate"` // bits per second
	// MaxBitDepth is 8 when zero.
	MaxBitDepth int `json:"maxBitDepth,omitempty" yaml:"maxBitDepth"`
	// Chroma is YUV420 alone when empty.
	Chroma []Chroma `json:"chroma,omitempty" yaml:"chroma"`
	// HDR are the dynamic ranges beside SDR.
	HDR []media.HDR `json:"hdr,omitempty" yaml:"hdr"`
	// DolbyVisionProfiles are 5 and 8 when empty, where HDR has DOLBY_VISION.
	DolbyVisionProfiles []int `json:"dolbyVisionProfiles,omitempty" yaml:"dolbyVisionProfiles"`
	// Interlaced says that it deinterlaces by itself.
	Interlaced bool `json:"interlaced,omitempty" yaml:"interlaced"`
	// Tags are the sample entries that it opens in MP4 files: hvc1, hev1, dvh1, avc1, avc3. HLS does not need it:
	// segments are made with the entry that every client takes.
	Tags []string `json:"tags,omitempty" yaml:"tags"`
}

// AudioCapability is an audio codec that a client plays.
type AudioCapability struct {
	Codec string `json:"codec" yaml:"codec"`
	// MaxChannels is 2 when zero.
	MaxChannels   int  `json:"maxChannels,omitempty" yaml:"maxChannels"`
	MaxSampleRate *int `json:"maxSampleRate,omitempty" yaml:"maxSampleRate"` // Hz
}

// Capabilities is what a client can play. Without video codecs it plays sound alone.
type Capabilities struct {
	Containers []string          `json:"containers,omitempty"`
	Video      []VideoCapability `json:"video,omitempty"`
	Audio      []AudioCapability `json:"audio,omitempty"`
	// Subtitles are the forms that it draws by itself beside WebVTT.
	Subtitles []SubtitleFormat `json:"subtitles,omitempty"`
	HLS       bool             `json:"hls,omitempty"`
	// OneQuality says that it does not change between qualities while it plays.
	OneQuality bool `json:"oneQuality,omitempty"`
	// AudioTracks says that it changes between the sounds of a file that it opens by itself.
	AudioTracks bool   `json:"audioTracks,omitempty"`
	MaxBitRate  *int64 `json:"maxBitRate,omitempty"` // bits per second
}

func (c Capabilities) video(codec string) *VideoCapability {
	for i := range c.Video {
		if c.Video[i].Codec == codec {
			return &c.Video[i]
		}
	}
	return nil
}

func (c Capabilities) audio(codec string) *AudioCapability {
	for i := range c.Audio {
		if c.Audio[i].Codec == codec {
			return &c.Audio[i]
		}
	}
	return nil
}
