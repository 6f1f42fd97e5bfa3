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
	// AudioStream is the chosen sound by its index in the file; nil for the file's own choice.
	AudioStream *int
	// MaxHeight is the viewer's wish for a smaller picture; nil for none.
	MaxHeight *int
	// Texts are subtitle files beside the video.
	Texts []media.TextTrack
}

// Plan is how a file is played and why not in an easier way.
type Plan struct {
	Decision  Decision
	Reasons   []Reason
	Video     []media.VideoTrack
	Audio     []media.AudioTrack
	Subtitles []media.TextTrack
	MimeType  string
}

// MimeHLS is the type of a multivariant playlist.
const MimeHLS = "application/vnd.apple.mpegurl"

// Decide returns the easiest way in which the client can play the file: as it is, its streams in
// pieces, or encoded anew. It is a pure function. A file without sound or picture, a stream that does
// not exist, and a client that can play neither way are fault.Invalid.
func Decide(a Ask) (*Plan, error) {
	video, audio, err := a.streams()
	if err != nil {
		return nil, err
	}
	p := &Plan{Subtitles: a.subtitles()}
	videoWhy := a.videoReasons(video)
	audioWhy := a.audioReasons(audio)
	directWhy := a.directReasons(audio)
	p.Reasons = slices.Concat(directWhy, videoWhy, audioWhy)
	if len(p.Reasons) == 0 {
		p.Decision, p.MimeType = Direct, mimeType(a.Info)
		return p, nil
	}
	if !a.Can.HLS {
		return nil, fault.Field(fault.Invalid, "the client can neither play this file as it is nor HLS", "capabilities")
	}
	p.MimeType = MimeHLS
	p.Decision = Remux
	if video != nil {
		a.planVideo(p, video, videoWhy)
	}
	for _, s := range a.sounds(audio) {
		p.Audio = append(p.Audio, a.planAudio(s, audio, a.profile(video)))
	}
	if video == nil && slices.ContainsFunc(p.Audio, func(t media.AudioTrack) bool { return t.Mode == media.Encode }) {
		p.Decision = Transcode
	}
	return p, nil
}

func (a Ask) planVideo(p *Plan, video *media.Stream, why []Reason) {
	encode := len(why) > 0
	if !a.Indexed && !encode {
		p.Reasons, encode = append(p.Reasons, NoIndex), true
	}
	if !encode && !slices.Contains(copyableVideo, video.Codec) {
		p.Reasons, encode = append(p.Reasons, VideoCodecNotSupported), true
	}
	t := media.VideoTrack{Stream: video.Index, Mode: media.Copy}
	if encode {
		t.Mode, t.Profile = media.Encode, a.profile(video)
		p.Decision = Transcode
	}
	p.Video = []media.VideoTrack{t}
}

func (a Ask) planAudio(s, chosen *media.Stream, profile media.Profile) media.AudioTrack {
	t := media.AudioTrack{Stream: s.Index, Mode: media.Copy, Name: s.Title, Language: s.Language, Default: s.Index == chosen.Index}
	if len(a.audioReasons(s)) > 0 || !slices.Contains(copyableAudio, s.Codec) {
		t.Mode, t.BitRate = media.Encode, profile.AudioBitRate
	}
	return t
}

// What fMP4 segments can carry as it is.
var (
	copyableVideo = []string{"h264", "hevc", "av1", "vp9"}
	copyableAudio = []string{"aac", "ac3", "eac3", "opus", "flac", "mp3"}
)

func (a Ask) streams() (video, audio *media.Stream, err error) {
	video, audio = a.Info.Video(), a.Info.Audio()
	if a.AudioStream != nil {
		i := slices.IndexFunc(a.Info.Streams, func(s media.Stream) bool {
			return s.Index == *a.AudioStream && s.Kind == media.StreamAudio
		})
		if i < 0 {
			return nil, nil, fault.Field(fault.Invalid, "the file has no audio stream with this index", "audioStream")
		}
		audio = &a.Info.Streams[i]
	}
	if video == nil && audio == nil {
		return nil, nil, fault.Field(fault.Invalid, "there is nothing to play in this file", "itemId")
	}
	return video, audio, nil
}

// sounds are all audio streams, so that a player can change between them; the chosen one first.
func (a Ask) sounds(chosen *media.Stream) []*media.Stream {
	if chosen == nil {
		return nil
	}
	out := []*media.Stream{chosen}
	for i := range a.Info.Streams {
		if s := &a.Info.Streams[i]; s.Kind == media.StreamAudio && s.Index != chosen.Index {
			out = append(out, s)
		}
	}
	return out
}

func (a Ask) directReasons(audio *media.Stream) (why []Reason) {
	if !slices.Contains(a.Can.Containers, a.Info.Container) {
		why = append(why, ContainerNotSupported)
	}
	if first := a.Info.Audio(); a.AudioStream != nil && audio != nil && first != nil && audio.Index != first.Index {
		why = append(why, AudioTrackChosen)
	}
	return why
}

func (a Ask) videoReasons(s *media.Stream) (why []Reason) {
	if s == nil {
		return nil
	}
	if a.MaxHeight != nil && *a.MaxHeight > 0 && *a.MaxHeight < upright(s) {
		why = append(why, Requested)
	}
	if a.Can.MaxBitRate != nil && a.Info.BitRate > *a.Can.MaxBitRate {
		why = append(why, BitRateTooHigh)
	}
	if s.Interlaced {
		why = append(why, VideoInterlaced)
	}
	i := slices.IndexFunc(a.Can.Video, func(c VideoCapability) bool { return c.Codec == s.Codec })
	if i < 0 {
		return append(why, VideoCodecNotSupported)
	}
	return append(why, videoLimits(a.Can.Video[i], s)...)
}

func videoLimits(c VideoCapability, s *media.Stream) (why []Reason) {
	if c.MaxLevel != nil && s.Level > *c.MaxLevel || !commonChroma(s.PixelFormat) {
		why = append(why, VideoProfileNotSupported)
	}
	if s.BitDepth > max(c.MaxBitDepth, 8) {
		why = append(why, VideoBitDepthNotSupported)
	}
	if c.MaxWidth != nil && s.Width > *c.MaxWidth || c.MaxHeight != nil && s.Height > *c.MaxHeight {
		why = append(why, VideoResolutionNotSupported)
	}
	if hdr := s.HDR; hdr != "" && hdr != media.SDR && !slices.Contains(c.HDR, hdr) {
		why = append(why, VideoRangeNotSupported)
	}
	return why
}

// commonChroma: decoders in devices take 4:2:0 only; 4:2:2 and 4:4:4 are for studios.
func commonChroma(pixels string) bool {
	return pixels == "" || slices.ContainsFunc([]string{"yuv420p", "yuvj420p", "nv12", "p010"}, func(p string) bool {
		return len(pixels) >= len(p) && pixels[:len(p)] == p
	})
}

func (a Ask) audioReasons(s *media.Stream) []Reason {
	if s == nil {
		return nil
	}
	i := slices.IndexFunc(a.Can.Audio, func(c AudioCapability) bool { return c.Codec == s.Codec })
	switch {
	case i < 0:
		return []Reason{AudioCodecNotSupported}
	case s.Channels > max(a.Can.Audio[i].MaxChannels, 2):
		return []Reason{AudioChannelsNotSupported}
	}
	return nil
}

// profile is the best rung of the ladder that the client, the wish and the picture allow; 720p where
// nothing speaks for another.
func (a Ask) profile(video *media.Stream) media.Profile {
	fallback, _ := media.ProfileByName(media.DefaultProfile)
	limit := fallback.Height
	if a.MaxHeight != nil && *a.MaxHeight > 0 {
		limit = *a.MaxHeight
	}
	if i := slices.IndexFunc(a.Can.Video, func(c VideoCapability) bool { return c.Codec == "h264" }); i >= 0 && a.Can.Video[i].MaxHeight != nil {
		limit = min(limit, *a.Can.Video[i].MaxHeight)
	}
	lowest := media.Ladder[len(media.Ladder)-1]
	for _, rung := range media.Ladder {
		fits := a.Can.MaxBitRate == nil || rung.VideoBitRate+rung.AudioBitRate <= *a.Can.MaxBitRate
		if rung.Height <= max(limit, lowest.Height) && fits {
			return rung
		}
	}
	return lowest
}

// upright is the height that a viewer sees.
func upright(s *media.Stream) int {
	if s.Rotation%180 != 0 {
		return s.Width
	}
	return s.Height
}

var textCodecs = []string{"subrip", "ass", "ssa", "webvtt", "mov_text", "text"}

func (a Ask) subtitles() []media.TextTrack {
	out := slices.Clone(a.Texts)
	for _, s := range a.Info.Streams {
		if s.Kind == media.StreamSubtitle && slices.Contains(textCodecs, s.Codec) {
			out = append(out, media.TextTrack{Stream: s.Index, Name: s.Title, Language: s.Language, Default: s.Default, Forced: s.Forced})
		}
	}
	return out
}

// mimeTypes of what is sent as it is, by container; sound alone has its own.
var mimeTypes = map[string][2]string{
	"mp4": {"video/mp4", "audio/mp4"}, "mov": {"video/quicktime", "audio/mp4"},
	"webm": {"video/webm", "audio/webm"}, "matroska": {"video/x-matroska", "audio/x-matroska"},
	"mpegts": {"video/mp2t", "video/mp2t"}, "avi": {"video/x-msvideo", "video/x-msvideo"},
	"ogg": {"video/ogg", "audio/ogg"}, "mp3": {"audio/mpeg", "audio/mpeg"}, "flac": {"audio/flac", "audio/flac"},
	"wav": {"audio/wav", "audio/wav"}, "aac": {"audio/aac", "audio/aac"},
}

func mimeType(info media.Info) string {
	t, ok := mimeTypes[info.Container]
	switch {
	case !ok:
		return "application/octet-stream"
	case info.Video() == nil:
		return t[1]
	}
	return t[0]
}
