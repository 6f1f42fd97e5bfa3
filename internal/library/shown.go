package library

import (
	"github.com/google/uuid"

	"revenge/media"
)

// Shown is what is shown of a file's Media. What only playing needs is left out: lists show many files, and keep them.
type Shown struct {
	FileID     uuid.UUID
	Container  string
	DurationMs int64
	BitRate    int64
	Width      int
	Height     int
	VideoCodec string
	AudioCodec string
	HDR        media.HDR `db:"hdr"`
	Info       Inside
}

// Joined is Shown beside a file that it was joined with by ShownColumns or BriefColumns; without ShownID nothing of the file was read.
type Joined struct {
	ShownID    *uuid.UUID
	Container  string
	DurationMs int64
	BitRate    int64
	Width      int
	Height     int
	VideoCodec string
	AudioCodec string
	HDR        media.HDR `db:"hdr"`
	Info       Inside
	// Streams are those of Info where the rest of it was not read.
	Streams []Stream
}

// Shown is what was joined; nil for nothing.
func (j *Joined) Shown() *Shown {
	if j.ShownID == nil {
		return nil
	}
	if j.Streams != nil {
		j.Info.Streams = j.Streams
	}
	return &Shown{*j.ShownID, j.Container, j.DurationMs, j.BitRate, j.Width, j.Height, j.VideoCodec, j.AudioCodec, j.HDR, j.Info}
}

// Inside is what is shown of a media.Info.
type Inside struct {
	Streams     []Stream           `json:"streams"`
	Chapters    []media.Chapter    `json:"chapters,omitempty"`
	Attachments []media.Attachment `json:"attachments,omitempty"`
}

// Stream is what is shown of a media.Stream, whose fields have the same names.
type Stream struct {
	Index           int              `json:"index"`
	Kind            media.StreamKind `json:"kind"`
	Codec           string           `json:"codec"`
	Profile         string           `json:"profile,omitempty"`
	RFC6381         string           `json:"rfc6381,omitempty"`
	BitRate         int64            `json:"bitRate,omitempty"`
	Language        string           `json:"language,omitempty"`
	Title           string           `json:"title,omitempty"`
	Default         bool             `json:"default,omitempty"`
	Forced          bool             `json:"forced,omitempty"`
	HearingImpaired bool             `json:"hearingImpaired,omitempty"`
	VisualImpaired  bool             `json:"visualImpaired,omitempty"`
	Commentary      bool             `json:"commentary,omitempty"`
	AttachedPicture bool             `json:"attachedPicture,omitempty"`
	Interlaced      bool             `json:"interlaced,omitempty"`
	Width           int              `json:"width,omitempty"`
	Height          int              `json:"height,omitempty"`
	Rotation        int              `json:"rotation,omitempty"`
	FrameRate       string           `json:"frameRate,omitempty"`
	BitDepth        int              `json:"bitDepth,omitempty"`
	HDR             media.HDR        `json:"hdr,omitempty"`
	Channels        int              `json:"channels,omitempty"`
	ChannelLayout   string           `json:"channelLayout,omitempty"`
	SampleRate      int              `json:"sampleRate,omitempty"`
}
