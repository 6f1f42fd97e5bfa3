// Package media turns files into facts, pictures and streams. It knows no database, no user and no GraphQL.
//
// The types here are shared by the worker processes (media/worker, media/av), by the HLS engine
// (media/hls) and by the nouns that store what was found. Durations are milliseconds unless a name says otherwise.
package media

import (
	"context"
	"errors"
	"io"
	"time"
)

// Source is a file to be read. The server opens it and hands the worker the descriptor alone,
// so a worker needs no right to any folder and a file's name is never parsed.
type Source struct {
	// Path is the file on this machine.
	Path string
	// Identity changes whenever the content does (size, mtime and oshash); caches are keyed by it.
	Identity string
}

// The failures of media work that callers tell apart.
var (
	// ErrCorrupt: the bytes are no media, or too damaged to use.
	ErrCorrupt = errors.New("not playable media")
	// ErrCrashed: the worker died on this file; it must not be tried again until it changes.
	ErrCrashed = errors.New("the media worker died on this file")
	// ErrTimeout: the work took longer than its limit.
	ErrTimeout = errors.New("the media work took too long")
	// ErrNoWorker: revenge-media is missing or does not start.
	ErrNoWorker = errors.New("the media worker is not available")
	// ErrBusy: every worker is taken; try again later.
	ErrBusy = errors.New("all media workers are busy")
)

// Info is what a file contains.
type Info struct {
	// Container is the format's short name: matroska, webm, mp4, mpegts, avi, flac ...
	Container   string            `json:"container"`
	DurationMs  int64             `json:"durationMs"`
	StartMs     int64             `json:"startMs,omitempty"` // first timestamp; players show it as zero
	SizeBytes   int64             `json:"sizeBytes"`
	BitRate     int64             `json:"bitRate,omitempty"` // bits per second
	Streams     []Stream          `json:"streams"`
	Chapters    []Chapter         `json:"chapters,omitempty"`
	Attachments []Attachment      `json:"attachments,omitempty"`
	Tags        map[string]string `json:"tags,omitempty"` // keys in lower case
	// Values are all values of each tag of a recording, by TagLib's names in capitals; only files of sound have them.
	Values   map[string][]string `json:"values,omitempty"`
	Warnings []string            `json:"warnings,omitempty"`
}

// StreamKind says what a stream carries.
type StreamKind string

// The kinds of stream.
const (
	StreamVideo    StreamKind = "VIDEO"
	StreamAudio    StreamKind = "AUDIO"
	StreamSubtitle StreamKind = "SUBTITLE"
	StreamData     StreamKind = "DATA"
)

// HDR is the dynamic range of a video stream.
type HDR string

// The dynamic ranges.
const (
	SDR         HDR = "SDR"
	HDR10       HDR = "HDR10"
	HDR10Plus   HDR = "HDR10_PLUS"
	HLG         HDR = "HLG"
	DolbyVision HDR = "DOLBY_VISION"
)

// Stream is one track of a file. Fields that do not apply to its kind are zero.
type Stream struct {
	Index    int               `json:"index"` // in the file, counted from 0
	Kind     StreamKind        `json:"kind"`
	Codec    string            `json:"codec"` // libav name: h264 hevc av1 vp9 aac opus subrip ...
	Profile  string            `json:"profile,omitempty"`
	Level    int               `json:"level,omitempty"`
	CodecTag string            `json:"codecTag,omitempty"`
	RFC6381  string            `json:"rfc6381,omitempty"` // codecs parameter: avc1.640028, hvc1.2.4.L120.B0, mp4a.40.2
	BitRate  int64             `json:"bitRate,omitempty"`
	Language string            `json:"language,omitempty"` // BCP 47 where known, as in the file otherwise
	Title    string            `json:"title,omitempty"`
	Tags     map[string]string `json:"tags,omitempty"`

	Default         bool `json:"default,omitempty"`
	Forced          bool `json:"forced,omitempty"`
	HearingImpaired bool `json:"hearingImpaired,omitempty"`
	VisualImpaired  bool `json:"visualImpaired,omitempty"`
	Commentary      bool `json:"commentary,omitempty"`
	Original        bool `json:"original,omitempty"`
	AttachedPicture bool `json:"attachedPicture,omitempty"` // a cover, not a video

	Width             int    `json:"width,omitempty"` // as coded, before rotation
	Height            int    `json:"height,omitempty"`
	Rotation          int    `json:"rotation,omitempty"` // degrees clockwise to show it upright: 0 90 180 270
	SampleAspect      string `json:"sampleAspect,omitempty"`
	Crop              [4]int `json:"crop,omitzero"`       // pixels that are not shown: top, bottom, left, right
	FrameRate         string `json:"frameRate,omitempty"` // exact, as a fraction: 24000/1001
	VariableFrameRate bool   `json:"variableFrameRate,omitempty"`
	PixelFormat       string `json:"pixelFormat,omitempty"`
	BitDepth          int    `json:"bitDepth,omitempty"`
	Interlaced        bool   `json:"interlaced,omitempty"`
	ColorPrimaries    string `json:"colorPrimaries,omitempty"`
	ColorTransfer     string `json:"colorTransfer,omitempty"`
	ColorSpace        string `json:"colorSpace,omitempty"`
	ColorRange        string `json:"colorRange,omitempty"`
	HDR               HDR    `json:"hdr,omitempty"`
	DolbyVision       string `json:"dolbyVision,omitempty"` // profile.level, such as 8.06

	Channels      int    `json:"channels,omitempty"`
	ChannelLayout string `json:"channelLayout,omitempty"`
	SampleRate    int    `json:"sampleRate,omitempty"` // Hz
}

// Chapter is a named part of a file.
type Chapter struct {
	StartMs int64  `json:"startMs"`
	EndMs   int64  `json:"endMs"`
	Title   string `json:"title,omitempty"`
}

// Attachment is a file inside the file. Its name is text to show, never a path.
type Attachment struct {
	Index     int    `json:"index"`
	Name      string `json:"name"`
	MimeType  string `json:"mimeType,omitempty"`
	SizeBytes int64  `json:"sizeBytes"`
}

// Video returns the main video stream, or nil: the default one, else the first that is no picture.
func (i *Info) Video() *Stream { return i.first(StreamVideo) }

// Audio returns the audio stream that a player starts with, or nil.
func (i *Info) Audio() *Stream { return i.first(StreamAudio) }

func (i *Info) first(kind StreamKind) *Stream {
	var found *Stream
	for k := range i.Streams {
		s := &i.Streams[k]
		if s.Kind != kind || s.AttachedPicture {
			continue
		}
		if s.Default {
			return s
		}
		if found == nil {
			found = s
		}
	}
	return found
}

// Probed is everything a probe finds out in one visit.
type Probed struct {
	Info Info
	// Index is where the file can be cut; nil when the container keeps none (see Prober.Scan).
	Index *Index
	// OSHash is the size-and-edges hash of the file, 16 hex digits; empty for files under 128 KiB.
	OSHash string
}

// Prober reads what files contain.
type Prober interface {
	// Probe reads headers and the container's own index, not the whole file.
	// Failures: ErrCorrupt, ErrCrashed, ErrTimeout, ErrNoWorker, ErrBusy, or those of opening the file.
	Probe(ctx context.Context, src Source) (*Probed, error)
	// Scan reads every packet to build the index of a file whose container keeps none.
	Scan(ctx context.Context, src Source) (*Index, error)
}

// Picture is one encoded image.
type Picture struct {
	Data          []byte
	MimeType      string // image/jpeg, image/png, image/webp
	Width, Height int
	// Blurhash is a 4x3 component blur of the picture; see https://blurha.sh.
	Blurhash string
}

// Grabber takes pictures out of files.
type Grabber interface {
	// Still decodes the frame nearest before at, scaled to the given width, upright, as JPEG.
	Still(ctx context.Context, src Source, at time.Duration, width int) (*Picture, error)
	// Cover returns the picture stream or attachment with that index as it is stored.
	Cover(ctx context.Context, src Source, stream int) (*Picture, error)
	// Resize decodes an untrusted picture and encodes it as JPEG (or as PNG where it has transparency) no larger than the box.
	Resize(ctx context.Context, picture io.Reader, maxWidth, maxHeight int) (*Picture, error)
}
