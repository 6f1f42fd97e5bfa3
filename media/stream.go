package media

import (
	"context"
	"fmt"
)

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
	// Raw are subtitle tracks handed over as they are, for players that draw them by themselves.
	Raw []RawTrack `json:"raw,omitempty"`
	// ResumeUs is where playing begins, from the start of the presentation: encoded segments are short
	// there, so that the first picture comes soon.
	ResumeUs int64 `json:"resumeUs,omitempty"`
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
	// Burn is a subtitle stream to be drawn into the picture by Encode; nil for none.
	Burn *int `json:"burn,omitempty"`
	// Chain names the hardware chain for Encode, as it was chosen when playing began; empty is software.
	Chain string `json:"chain,omitempty"`
}

// AudioTrack is one rendition of the sound.
type AudioTrack struct {
	Stream int  `json:"stream"` // index in the file
	Mode   Mode `json:"mode"`
	// Codec is what Encode makes: aac, which is also meant by "", or opus.
	Codec string `json:"codec,omitempty"`
	// Channels is how many Encode makes at most: 2, which is also meant by 0, or 6.
	Channels int `json:"channels,omitempty"`
	// BitRate is what Encode makes, in bits per second.
	BitRate int64 `json:"bitRate,omitempty"`
	// GainDb makes the encoded sound louder (or, below zero, quieter), in decibels.
	GainDb float64 `json:"gainDb,omitempty"`
	// Name is what the player's menu shows; Language is BCP 47. Empty ones come from the stream.
	Name     string `json:"name,omitempty"`
	Language string `json:"language,omitempty"`
	Default  bool   `json:"default,omitempty"`
	// Manual keeps players from choosing it by themselves.
	Manual bool `json:"manual,omitempty"`
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
	// HearingImpaired says that it tells of noises too.
	HearingImpaired bool `json:"hearingImpaired,omitempty"`
	// Manual keeps players from choosing it by themselves.
	Manual bool `json:"manual,omitempty"`
	// OffsetMs shows the texts later, or sooner when it is below zero.
	OffsetMs int64 `json:"offsetMs,omitempty"`
}

// RawTrack is a subtitle track in its own form: ASS with its styles, or pictures (PGS, VobSub, DVB).
type RawTrack struct {
	// Stream is the index in the file; it counts only when External is nil.
	Stream   int     `json:"stream"`
	External *Source `json:"external,omitempty"`
	Codec    string  `json:"codec"` // libav name: ass hdmv_pgs_subtitle dvd_subtitle dvb_subtitle
	Name     string  `json:"name,omitempty"`
	Language string  `json:"language,omitempty"` // BCP 47
	Default  bool    `json:"default,omitempty"`
	Forced   bool    `json:"forced,omitempty"`
	// HearingImpaired says that it tells of noises too.
	HearingImpaired bool `json:"hearingImpaired,omitempty"`
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

// SoundProfile is one rung of the ladder of sound alone.
type SoundProfile struct {
	Name string `json:"name"`
	// Codec is aac or opus; empty is the stream as it is.
	Codec   string `json:"codec,omitempty"`
	BitRate int64  `json:"bitRate,omitempty"` // bits per second, stereo
}

// SoundLadder holds the rungs of sound alone, the best first.
var SoundLadder = []SoundProfile{
	{Name: "original"},
	{Name: "opus-320", Codec: "opus", BitRate: 320_000}, {Name: "aac-320", Codec: "aac", BitRate: 320_000},
	{Name: "opus-192", Codec: "opus", BitRate: 192_000}, {Name: "aac-192", Codec: "aac", BitRate: 192_000},
	{Name: "opus-128", Codec: "opus", BitRate: 128_000}, {Name: "aac-128", Codec: "aac", BitRate: 128_000},
	{Name: "opus-64", Codec: "opus", BitRate: 64_000}, {Name: "aac-64", Codec: "aac", BitRate: 64_000},
}

// SoundProfileByName returns the rung of that name.
func SoundProfileByName(name string) (SoundProfile, bool) {
	for _, p := range SoundLadder {
		if p.Name == name {
			return p, true
		}
	}
	return SoundProfile{}, false
}

// Track is the rung for a stream of the file.
func (p SoundProfile) Track(stream int) AudioTrack {
	if p.Codec == "" {
		return AudioTrack{Stream: stream, Mode: Copy}
	}
	return AudioTrack{Stream: stream, Mode: Encode, Codec: p.Codec, BitRate: p.BitRate}
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
	// KeyOnly leaves everything but the keyframe at the start out.
	KeyOnly bool
}

// Cue is one text on the screen, in WebVTT markup, timed from the origin.
type Cue struct {
	StartUs, EndUs int64
	Text           string
	// Settings are those of a WebVTT cue (line, position, align ...); empty for the usual place.
	Settings string `json:",omitempty"`
}

// Segmenter cuts files without decoding. Failures: those of Prober.
type Segmenter interface {
	// Header returns the initialization segment of a copied track; times in the cut do not count.
	Header(ctx context.Context, cut Cut) ([]byte, error)
	// Fragment returns one CMAF fragment, or the beginning of one that is too large to be held.
	Fragment(ctx context.Context, cut Cut) (*Piece, error)
	// Cues returns the texts that are on the screen at any time within the cut.
	Cues(ctx context.Context, cut Cut) ([]Cue, error)
	// CueFile reads a whole subtitle file.
	CueFile(ctx context.Context, src Source) ([]Cue, error)
	// Extract reads whole subtitle tracks in one pass over the file, in a worker of its own. The caller closes it.
	Extract(ctx context.Context, task ExtractTask) (Extraction, error)
	// Attachment returns a file inside the file by its stream's index, and its type as the file says.
	// It fails with fault.NotFound where there is none.
	Attachment(ctx context.Context, src Source, stream int) (content []byte, mimeType string, err error)
}

// TrackForm is what a subtitle track is made into.
type TrackForm string

// The forms of subtitle tracks.
const (
	FormCues     TrackForm = "cues"     // texts in WebVTT markup
	FormASS      TrackForm = "ass"      // a script with its head
	FormSUP      TrackForm = "sup"      // PGS
	FormMatroska TrackForm = "matroska" // VobSub and DVB
)

// ExtractTask asks for whole subtitle tracks.
type ExtractTask struct {
	Source   Source
	OriginUs int64
	Tracks   []Track
	Forms    []TrackForm // of each track
	// BytesPerSecond bounds the reading of containers that must be read as a whole; zero for no bound.
	BytesPerSecond int64
}

// Extracted is a part of one track, in the order of the file.
type Extracted struct {
	Track int // place in the task
	Cues  []Cue
	Data  []byte
}

// Extraction is a running pass.
type Extraction interface {
	// Next waits for the next part, and io.EOF after the last.
	Next() (Extracted, error)
	// Close ends the worker at once. It may be called twice.
	Close() error
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
	// Burn is a subtitle stream to be drawn into the picture; nil for none.
	Burn *int `json:",omitempty"`
	// Chain names the hardware chain that encodes; empty is software.
	Chain string `json:",omitempty"`
}

// String tells formats apart in keys and logs.
func (f VideoFormat) String() string {
	type plain VideoFormat
	burn := -1
	if f.Burn != nil {
		burn, f.Burn = *f.Burn, nil
	}
	return fmt.Sprintf("%+v burn %d", plain(f), burn)
}

// AudioFormat is what a transcode of the sound makes.
type AudioFormat struct {
	Codec                string // aac (AAC-LC) or opus; "" is aac
	SampleRate, Channels int    // 2 or 6 channels
	BitRate              int64
	GainDb               float64
	// Gapless begins the stream with a packet that prepares the decoder, hidden by an edit list, so that the first
	// sample sounds as it should: for sound alone.
	Gapless bool `json:",omitempty"`
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
	// Also are further renditions of the picture, made with Video from the same decoded pictures.
	Also []VideoFormat `json:",omitempty"`
	// Quick is how many of the first fragments are encoded for speed rather than for size.
	Quick int `json:",omitempty"`
	// Software leaves the format's chain out. The fragments fit those that the chain makes.
	Software bool `json:",omitempty"`
	// Preset is the effort of the others: superfast, veryfast (also meant by "") or fast. All efforts make
	// fragments of the same stream.
	Preset string `json:",omitempty"`
}

// Encoded is one fragment of a head.
type Encoded struct {
	// Output is 0 for Video and Audio of the task, else 1 + its place in Also.
	Output int
	Data   []byte
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
	// Next waits for the next fragment, and io.EOF after the last. Those of one output come in order.
	// A head whose Next is not called stops working when its pipe is full.
	Next() (Encoded, error)
	// Close ends the worker at once; a waiting Next fails. It may be called twice.
	Close() error
}
