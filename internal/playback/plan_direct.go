package playback

import (
	"slices"

	"revenge/media"
)

// containerReasons say why the file itself cannot be sent.
func (w *weighing) containerReasons() (why []Reason) {
	if !slices.Contains(w.Can.Containers, w.Info.Container) {
		why = append(why, ContainerNotSupported)
	}
	if w.soundAlone() && w.Info.Video() != nil {
		why = append(why, VideoNotWanted)
	}
	if first := w.Info.Audio(); !w.Can.AudioTracks && first != nil && w.audio.Index != first.Index {
		why = append(why, AudioTrackChosen)
	}
	if w.video != nil && !w.opens(w.video) {
		why = append(why, VideoTagNotSupported)
	}
	return why
}

// taggedContainers name their video's sample entry, and some clients know only some names.
var taggedContainers = []string{"mp4", "mov"}

func (w *weighing) opens(s *media.Stream) bool {
	c := w.Can.video(s.Codec)
	return c == nil || len(c.Tags) == 0 || s.CodecTag == "" || !slices.Contains(taggedContainers, w.Info.Container) ||
		slices.Contains(c.Tags, s.CodecTag)
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
