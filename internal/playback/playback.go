package playback

import (
	"encoding/json"
	"time"

	"github.com/google/uuid"

	"revenge/internal/platform/id"
	"revenge/internal/platform/page"
)

// ItemKind is what is played.
type ItemKind string

// The kinds of item.
const (
	ItemMovie   ItemKind = "MOVIE"
	ItemEpisode ItemKind = "EPISODE"
	ItemFile    ItemKind = "FILE"
	ItemChannel ItemKind = "CHANNEL"
	ItemTrack   ItemKind = "TRACK"
)

// Decision is how something is played.
type Decision string

// The decisions.
const (
	Direct    Decision = "DIRECT"
	Remux     Decision = "REMUX"
	Transcode Decision = "TRANSCODE"
)

// Reason is why something is not played as it is.
type Reason string

// The reasons.
const (
	Requested                   Reason = "REQUESTED"
	ContainerNotSupported       Reason = "CONTAINER_NOT_SUPPORTED"
	VideoCodecNotSupported      Reason = "VIDEO_CODEC_NOT_SUPPORTED"
	VideoProfileNotSupported    Reason = "VIDEO_PROFILE_NOT_SUPPORTED"
	VideoBitDepthNotSupported   Reason = "VIDEO_BIT_DEPTH_NOT_SUPPORTED"
	VideoResolutionNotSupported Reason = "VIDEO_RESOLUTION_NOT_SUPPORTED"
	VideoRangeNotSupported      Reason = "VIDEO_RANGE_NOT_SUPPORTED"
	VideoInterlaced             Reason = "VIDEO_INTERLACED"
	AudioCodecNotSupported      Reason = "AUDIO_CODEC_NOT_SUPPORTED"
	AudioChannelsNotSupported   Reason = "AUDIO_CHANNELS_NOT_SUPPORTED"
	AudioTrackChosen            Reason = "AUDIO_TRACK_CHOSEN"
	SubtitleChosen              Reason = "SUBTITLE_CHOSEN"
	BitRateTooHigh              Reason = "BIT_RATE_TOO_HIGH"
	NoIndex                     Reason = "NO_INDEX"
	VideoFrameRateNotSupported  Reason = "VIDEO_FRAME_RATE_NOT_SUPPORTED"
	VideoTagNotSupported        Reason = "VIDEO_TAG_NOT_SUPPORTED"
	VideoNotWanted              Reason = "VIDEO_NOT_WANTED"
	AudioSampleRateNotSupported Reason = "AUDIO_SAMPLE_RATE_NOT_SUPPORTED"
	UserLimit                   Reason = "USER_LIMIT"
	BandwidthTooLow             Reason = "BANDWIDTH_TOO_LOW"
	ServerBusy                  Reason = "SERVER_BUSY"
)

// State is whether a session plays.
type State string

// The states.
const (
	Playing   State = "PLAYING"
	Paused    State = "PAUSED"
	Stopped   State = "STOPPED"
	Abandoned State = "ABANDONED"
)

// Session is one viewer playing one file, or watching one channel.
type Session struct {
	ID        uuid.UUID
	UserID    uuid.UUID
	LibraryID uuid.UUID
	// FileID is uuid.Nil for channels.
	FileID     uuid.UUID
	ItemKind   ItemKind
	ItemID     uuid.UUID
	Decision   Decision
	Reasons    []Reason
	Spec       json.RawMessage
	ClientName string
	State      State
	PositionMs int64
	Revision   int64
	Node       string
	// RunnerID is the process that runs its transcodes, if it still lives.
	RunnerID    *uuid.UUID
	StartedAt   time.Time
	HeartbeatAt time.Time
	EndedAt     *time.Time
	// Remote says that the client is outside of the local networks.
	Remote  bool
	LoginID *uuid.UUID
	// BitRate is that of the quality that playing began with, in bits per second; 0 when it is not known.
	BitRate int64
	// Bandwidth (bits per second), BufferedMs, DroppedFrames and Rendition are what the player told last.
	Bandwidth     *int64
	BufferedMs    *int64
	DroppedFrames int
	Rendition     string
	// Message is why an administrator ended it; empty when none did.
	Message string
	// Plan counts the changes of the stream; 1 is the first.
	Plan int
}

// itemKinds are the kinds of public ids.
var itemKinds = map[ItemKind]id.Kind{ItemMovie: "movie", ItemEpisode: "episode", ItemFile: "file", ItemChannel: "channel", ItemTrack: "track"}

// NodeID is the public id.
func (s Session) NodeID() id.ID { return id.Of("playback", s.ID) }

// IsNode marks Session as addressable by node(id:).
func (Session) IsNode() {}

// TranscodeProgress is how far the encoding for a session is.
type TranscodeProgress struct {
	Cursor     page.Cursor
	Session    *Session
	Active     bool
	EncodedMs  int64
	Speed      float64
	BufferedMs int64
	Problem    *string
	Encodings  []*Encoding
}

// Snapshot is what is played at one moment.
type Snapshot struct {
	Cursor   page.Cursor
	Sessions []*Session
}

// Update is a session at one moment.
type Update struct {
	Cursor    page.Cursor
	Session   *Session
	Encodings []*Encoding
	// Speed is that of the slowest transcode, 0 when nothing is encoded.
	Speed float64
	// AheadMs is how much is ready after the player's last request.
	AheadMs int64
	Problem *string
}
