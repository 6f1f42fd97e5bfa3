package playback

import (
	"slices"

	"revenge/media"
)

// copyableAudio is what fMP4 segments can carry as it is.
var copyableAudio = []string{"aac", "ac3", "eac3", "opus", "flac", "mp3"}

// tiers are the bit rates of sound alone, the best first; usualTier is taken where nothing speaks for another.
var tiers = []int64{320_000, 192_000, 128_000, 64_000}

const (
	usualTier = 192_000
	// surroundBitRate is for six channels.
	surroundBitRate = 384_000
)

func (w *weighing) audioReasons(s *media.Stream) []Reason {
	if s == nil {
		return nil
	}
	c := w.Can.audio(s.Codec)
	switch {
	case c == nil:
		return []Reason{AudioCodecNotSupported}
	case s.Channels > max(c.MaxChannels, 2):
		return []Reason{AudioChannelsNotSupported}
	case c.MaxSampleRate != nil && s.SampleRate > *c.MaxSampleRate:
		return []Reason{AudioSampleRateNotSupported}
	}
	return nil
}

// planAudio offers all sounds of the file, so that a player can change between them; the chosen one first.
func (w *weighing) planAudio(p *Plan) {
	if w.audio == nil {
		return
	}
	stereo := w.stereoBitRate(p)
	add := func(s *media.Stream) { p.Audio = append(p.Audio, w.soundTrack(s, stereo)) }
	add(w.audio)
	for i := range w.Info.Streams {
		if s := &w.Info.Streams[i]; s.Kind == media.StreamAudio && s.Index != w.audio.Index {
			add(s)
		}
	}
}

func (w *weighing) soundTrack(s *media.Stream, stereo int64) media.AudioTrack {
	t := media.AudioTrack{Stream: s.Index, Mode: media.Copy, Name: s.Title, Language: s.Language, Default: s.Index == w.audio.Index,
		Manual: s.Commentary || s.VisualImpaired && !w.Want.Described}
	why := w.audioReasons(s)
	if w.video == nil && s == w.audio {
		why = w.sound
	}
	if len(why) == 0 && slices.Contains(copyableAudio, s.Codec) {
		return t
	}
	t.Mode, t.BitRate = media.Encode, stereo
	c := w.Can.audio("aac")
	if opus := w.Can.audio("opus"); c == nil && opus != nil {
		c, t.Codec = opus, "opus"
	}
	if s.Channels >= 6 && c != nil && c.MaxChannels >= 6 && w.affords(surroundBitRate) {
		t.Channels, t.BitRate = 6, surroundBitRate
	}
	t.GainDb, _ = media.Gain(&w.Info, s.Index, false) // what says nothing of its loudness stays as it is
	return t
}

// affords says whether sound of this bit rate keeps to the bounds; beside pictures it does not matter.
func (w *weighing) affords(bitRate int64) bool {
	return w.video != nil || len(w.exceeded(0, bitRate)) == 0
}

// stereoBitRate goes with the picture that playing begins with; sound alone has tiers of its own.
func (w *weighing) stereoBitRate(p *Plan) int64 {
	if w.video != nil {
		if first := p.Video[0]; first.Mode == media.Encode {
			return first.Profile.AudioBitRate
		}
		return usualTier
	}
	for _, t := range tiers {
		if t <= usualTier && w.affords(t) || w.MaxBitRate != nil && w.affords(t) {
			return t
		}
	}
	return tiers[len(tiers)-1]
}
