package media

import "context"

// Spec is all that is needed to serve one file to one player. It is plain data: kept as JSON it
// rebuilds the stream after a restart. Index and Info may be left out of the kept form and filled in
// from the file's row.
type Spec struct {
	// Session names the viewer's session. Transcodes are held by sessions; segments are shared.
	Session string `json:"session"`
	Source  Source `json:"source"`
	Info    Info   `json:"info,omitzero"`
	Index   Index  `json:"index,omitzero"`
	// Video are the variants of the picture, the preferred one first; none for sound alone.
	Video []VideoTrack `json:"video,omitempty"`
	// Audio are the sound tracks, each one a rendition of its own.
	Audio []AudioTrack `json:"audio,omitempty"`
	// Subtitles are the text tracks, served as WebVTT.
	Subtitles []TextTrack `json:"subtitles,omitempty"`
}

// Mode says whether a track is sent as it is or made anew.
type Mode string

// The modes of a track.
const (
	Copy   Mode = "COPY"
	Encode Mode = "ENCODE"
)

// VideoTrack is one variant of the picture.
type VideoTrack struct {
	Stream int  `json:"stream"` // index in the file
	Mode   Mode `json:"mode"`
	// Profile is what Encode makes.
	Profile Profile `json:"profile,omitzero"`
}

// AudioTrack is one rendition of the sound.
type AudioTrack struct {
	Stream int  `json:"stream"` // index in the file
	Mode   Mode `json:"mode"`
	// BitRate is what Encode makes (AAC stereo), in bits per second.
	BitRate int64 `json:"bitRate,omitempty"`
	// Name is what the player's menu shows; Language is BCP 47. Empty ones come from the stream.
	Name     string `json:"name,omitempty"`
	Language string `json:"language,omitempty"`
	Default  bool   `json:"default,omitempty"`
}

// TextTrack is one subtitle rendition, made of a text stream of the file or of a file beside it.
type TextTrack struct {
	// Stream is the index in the file; it counts only when External is nil.
	Stream int `json:"stream"`
	// External is a subtitle file of its own (.srt, .ass, .ssa, .vtt).
	External *Source `json:"external,omitempty"`
	Name     string  `json:"name,omitempty"`
	Language string  `json:"language,omitempty"` // BCP 47
	Default  bool    `json:"default,omitempty"`
	Forced   bool    `json:"forced,omitempty"`
}

// Profile is one rung of the ladder of qualities.
type Profile struct {
	Name         string `json:"name"`
	Height       int    `json:"height"`       // at most; nothing is scaled up
	VideoBitRate int64  `json:"videoBitRate"` // at most, bits per second
	AudioBitRate int64  `json:"audioBitRate"` // bits per second, stereo
}

// Ladder holds the rungs, the best first.
var Ladder = []Profile{
	{Name: "1080p", Height: 1080, VideoBitRate: 5_000_000, AudioBitRate: 192_000},
	{Name: "720p", Height: 720, VideoBitRate: 2_400_000, AudioBitRate: 160_000},
	{Name: "480p", Height: 480, VideoBitRate: 1_200_000, AudioBitRate: 128_000},
	{Name: "360p", Height: 360, VideoBitRate: 700_000, AudioBitRate: 96_000},
}

// DefaultProfile is the rung used when nothing speaks for another.
const DefaultProfile = "720p"

// ProfileByName returns the rung of that name.
func ProfileByName(name string) (Profile, bool) {
	for _, p := range Ladder {
		if p.Name == name {
			return p, true
		}
	}
	return Profile{}, false
}

// Cut names one fragment of one track that is sent as it is.
type Cut struct {
	Source Source
	// Track is the one to send; its CodecParameters spare the worker a look at the packets.
	Track Track
	// Guide is the stream that the file is searched by: the video, or the track itself.
	Guide int
	// FrameUs is how long the longest usual picture is shown; it bounds how far pictures are reordered.
	FrameUs int64
	// OriginUs is the file's own time that is zero for the player.
	OriginUs int64
	// StartUs and EndUs bound the fragment, counted from the origin.
	StartUs, EndUs int64
}

// Cue is one text on the screen, in WebVTT markup, timed from the origin.
type Cue struct {
	StartUs, EndUs int64
	Text           string
}

// Segmenter cuts files without decoding. Failures: those of Prober.
type Segmenter interface {
	// Header returns the initialization segment of a copied track; times in the cut do not count.
	Header(ctx context.Context, cut Cut) ([]byte, error)
	// Fragment returns one CMAF fragment.
	Fragment(ctx context.Context, cut Cut) ([]byte, error)
	// Cues returns the texts that are on the screen at any time within the cut.
	Cues(ctx context.Context, cut Cut) ([]Cue, error)
	// CueFile reads a whole subtitle file.
	CueFile(ctx context.Context, src Source) ([]Cue, error)
}

// VideoFormat is what a transcode of the picture makes: H.264 High in yuv420p.
type VideoFormat struct {
	Width, Height int // even, square pixels
	BitRate       int64
	Level         int // H.264 level times ten
	Rotation      int // degrees clockwise
	Deinterlace   bool
	ToneMap       bool
	// FrameRateNum and FrameRateDen are the nominal rate.
	FrameRateNum, FrameRateDen int
}

// AudioFormat is what a transcode of the sound makes: AAC-LC.
type AudioFormat struct {
	SampleRate, Channels int
	BitRate              int64
}

// HeadTask asks for a run of encoded fragments.
type HeadTask struct {
	Source   Source
	Track    Track
	Guide    int
	OriginUs int64
	// CutsUs bounds the fragments, counted from the origin; n+1 times make n fragments. A copy of
	// the whole plan's tail: a moved head begins with another one.
	CutsUs []int64
	// One of Video and Audio is set.
	Video *VideoFormat
	Audio *AudioFormat
}

// Encoder runs transcodes. Failures: those of Prober.
type Encoder interface {
	// EncoderHeader returns the initialization segment that fits every fragment of such heads.
	EncoderHeader(ctx context.Context, task HeadTask) ([]byte, error)
	// StartHead starts a worker of its own for the task. The caller closes the head.
	StartHead(ctx context.Context, task HeadTask) (Head, error)
}

// Head is one running transcode.
type Head interface {
	// Next waits for the next fragment in order, and io.EOF after the last. A head whose Next is
	// not called stops working when its pipe is full.
	Next() ([]byte, error)
	// Close ends the worker at once; a waiting Next fails. It may be called twice.
	Close() error
}
