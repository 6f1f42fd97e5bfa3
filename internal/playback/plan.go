package playback

import (
	"slices"

	"revenge/internal/platform/fault"
	"revenge/media"
)

// Ask is what a plan is made from.
type Ask struct {
	Info media.Info
	// Indexed says that the file can be cut at its keyframes.
	Indexed bool
	Can     Capabilities
	// Choice is what the viewer wants.
	Choice
	// Want is what is heard and shown where Choice says nothing.
	Want Preference
	// Texts are subtitle files beside the video, Raws those that players may draw by themselves.
	Texts []media.TextTrack
	Raws  []media.RawTrack
	// Limits bound the viewer.
	Limits Bounds
	// Load is how busy the machine is; a zero one is not measured, and everything fits.
	Load media.Load
	// Bandwidth is what the client's line carried before, in bits per second; nil where it was not measured or does not
	// matter.
	Bandwidth *int64

	// withoutDrawn leaves out subtitles that would have to be drawn into the picture, unless they were chosen.
	withoutDrawn bool
}

// Choice is what a viewer chooses. What is nil is left to the file and the server.
type Choice struct {
	// AudioStream and SubtitleStream are indexes in the file; a SubtitleStream below zero is none.
	AudioStream    *int `json:"audioStream,omitempty"`
	SubtitleStream *int `json:"subtitleStream,omitempty"`
	// MaxHeight and MaxBitRate (bits per second) are wishes for a smaller picture.
	MaxHeight  *int   `json:"maxHeight,omitempty"`
	MaxBitRate *int64 `json:"maxBitRate,omitempty"`
}

// Bounds are what a viewer may have.
type Bounds struct {
	MaxHeight  *int
	MaxBitRate *int64 // bits per second
	// NoTranscode forbids to encode pictures; sound is cheap and always encoded where need be.
	NoTranscode bool
}

// Plan is how a file is played, why not in an easier way, and what else could be done.
type Plan struct {
	Decision  Decision
	Reasons   []Reason
	Video     []media.VideoTrack
	Audio     []media.AudioTrack
	Subtitles []media.TextTrack
	Raw       []media.RawTrack
	MimeType  string
	// AudioStream and SubtitleStream are what is heard and shown at the start; nil for none. A subtitle beside the file is
	// the default of Subtitles and Raw alone.
	AudioStream, SubtitleStream *int
	Cost                        Cost
	// Alternatives are all ways to play the file, the best first.
	Alternatives []Alternative
	// Refused says why the plan may not be carried out now; nil when it may.
	Refused *Refusal
}

// MimeHLS is the type of a multivariant playlist.
const MimeHLS = "application/vnd.apple.mpegurl"

// Decide returns the easiest way in which the client can play the file: as it is, its streams in
// pieces, or encoded anew. It is a pure function. A file without sound or picture, a stream that does
// not exist, and a client that can play neither way are fault.Invalid.
func Decide(a Ask) (*Plan, error) {
	w, err := weigh(a)
	if err != nil {
		return nil, err
	}
	p, err := w.plan()
	if (err != nil || p.Refused != nil) && w.burn != nil && a.SubtitleStream == nil {
		// A subtitle that nobody asked for is no reason not to play.
		a.withoutDrawn = true
		if w, err = weigh(a); err == nil {
			p, err = w.plan()
		}
	}
	if err != nil {
		return nil, err
	}
	p.Alternatives = alternatives(a)
	if p.Refused != nil {
		p.Refused.Alternatives = slices.DeleteFunc(slices.Clone(p.Alternatives), func(x Alternative) bool { return !x.Fits || !x.Allowed })
	}
	return p, nil
}

// weighing is what stands in the way of sending the streams as they are.
type weighing struct {
	Ask
	video, audio *media.Stream
	// subtitle is what is shown at the start; nil for none, or for beside, which is a file.
	subtitle *media.Stream
	beside   *media.Source
	// container, picture and sound are the reasons; burn is a subtitle that must be drawn into the picture.
	container, picture, sound []Reason
	burn                      *int
}

func weigh(a Ask) (*weighing, error) {
	w := &weighing{Ask: a}
	if err := w.streams(); err != nil {
		return nil, err
	}
	w.weighSubtitle()
	w.container = w.containerReasons()
	w.picture = w.videoReasons(w.video)
	w.sound = w.audioReasons(w.audio)
	if w.video == nil {
		w.sound = append(w.exceeded(0, bitRate(&a.Info)), w.sound...)
	}
	return w, nil
}

func (w *weighing) reasons() []Reason {
	return slices.Concat(w.container, w.picture, w.sound)
}

func (w *weighing) plan() (*Plan, error) {
	p := &Plan{Subtitles: w.texts(), Raw: w.raw(), Reasons: w.reasons(), AudioStream: index(w.audio), SubtitleStream: index(w.subtitle)}
	if len(p.Reasons) == 0 || !w.Can.HLS && only(p.Reasons, BandwidthTooLow) {
		p.Decision, p.MimeType, p.Reasons = Direct, mimeType(w.Info), nil
		p.Cost = Cost{BitRate: bitRate(&w.Info)}
		return p, nil
	}
	if !w.Can.HLS {
		if only(p.Reasons, UserLimit, BandwidthTooLow) {
			p.Decision, p.MimeType = Direct, mimeType(w.Info)
			p.Refused = refuse(RefusedQualityLimit)
			return p, nil
		}
		return nil, fault.Field(fault.Invalid, "the client can neither play this file as it is nor HLS", "capabilities")
	}
	p.Decision, p.MimeType = Remux, MimeHLS
	if w.video != nil {
		if err := w.planVideo(p); err != nil {
			return nil, err
		}
	}
	w.planAudio(p)
	if w.video == nil && slices.ContainsFunc(p.Audio, func(t media.AudioTrack) bool { return t.Default && t.Mode == media.Encode }) {
		p.Decision = Transcode
	}
	p.Cost = w.cost(p)
	return p, nil
}

func only(reasons []Reason, allowed ...Reason) bool {
	return !slices.ContainsFunc(reasons, func(r Reason) bool { return !slices.Contains(allowed, r) })
}

// streams finds what is to be seen and heard. A client that plays no video gets the sound alone.
func (w *weighing) streams() error {
	w.video, w.audio = w.Info.Video(), w.heard()
	if w.AudioStream != nil {
		if w.audio = w.stream(*w.AudioStream, media.StreamAudio); w.audio == nil {
			return fault.Field(fault.Invalid, "the file has no audio stream with this index", "audioStream")
		}
	}
	if w.SubtitleStream != nil && *w.SubtitleStream >= 0 {
		if w.subtitle = w.stream(*w.SubtitleStream, media.StreamSubtitle); w.subtitle == nil {
			return fault.Field(fault.Invalid, "the file has no subtitle stream with this index", "subtitleStream")
		}
	}
	if w.soundAlone() {
		w.video, w.subtitle = nil, nil
	}
	if w.video == nil && w.audio == nil {
		return fault.Field(fault.Invalid, "there is nothing to play in this file", "itemId")
	}
	return nil
}

// heard is the sound that playing begins with where none is chosen. Who has no wish hears what the file begins with, which
// every client plays by itself, unless that is no more than an addition to the film.
func (w *weighing) heard() *media.Stream {
	own := w.Info.Audio()
	if own == nil || len(w.Want.Audio) == 0 && !w.Want.Described && !own.Commentary && !own.VisualImpaired {
		return own
	}
	return &w.Info.Streams[ChooseAudio(w.Info.Streams, w.Want)]
}

// index is a stream's place in the file; nil for none.
func index(s *media.Stream) *int {
	if s == nil {
		return nil
	}
	return &s.Index
}

// soundAlone: a client without any video codec wants the sound of a film.
func (w *weighing) soundAlone() bool {
	return len(w.Can.Video) == 0 && len(w.Can.Audio) > 0 && w.audio != nil
}

func (w *weighing) stream(index int, kind media.StreamKind) *media.Stream {
	for i := range w.Info.Streams {
		if s := &w.Info.Streams[i]; s.Index == index && s.Kind == kind {
			return s
		}
	}
	return nil
}

// bitRate is the whole file's, in bits per second; 0 when it cannot be known.
func bitRate(info *media.Info) int64 {
	if info.BitRate > 0 {
		return info.BitRate
	}
	if info.SizeBytes > 0 && info.DurationMs > 0 {
		return info.SizeBytes * 8000 / info.DurationMs
	}
	var sum int64
	for _, s := range info.Streams {
		sum += s.BitRate
	}
	return sum
}
