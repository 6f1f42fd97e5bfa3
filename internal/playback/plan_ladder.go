package playback

import (
	"slices"

	"revenge/internal/platform/fault"
	"revenge/media"
)

// encodedCodec is what pictures are encoded to.
const encodedCodec = "h264"

// planVideo lists the qualities to offer, the one to begin with first: the original where it can be sent as it is, and
// below it what the client, the viewer's limits and the machine allow.
func (w *weighing) planVideo(p *Plan) error {
	why := w.picture
	copied := only(why, BandwidthTooLow) && slices.Contains(copyableVideo, w.video.Codec)
	if copied && !w.Indexed {
		p.Reasons, copied, why = append(p.Reasons, NoIndex), false, append(slices.Clone(why), NoIndex)
	}
	if !copied && len(why) == 0 {
		p.Reasons, why = append(p.Reasons, VideoCodecNotSupported), []Reason{VideoCodecNotSupported}
	}
	original := media.VideoTrack{Stream: w.video.Index, Mode: media.Copy}
	if copied && len(why) == 0 {
		p.Video = []media.VideoTrack{original}
		if !w.Can.OneQuality && !w.Limits.NoTranscode {
			p.Video = append(p.Video, w.below()...)
		}
		return nil
	}
	return w.planEncoded(p, copied, original)
}

// planEncoded begins with an encoded picture.
func (w *weighing) planEncoded(p *Plan, copied bool, original media.VideoTrack) error {
	if w.Can.video(encodedCodec) == nil {
		return fault.Field(fault.Invalid, "the client plays neither this file's picture nor H.264", "capabilities", "video")
	}
	p.Decision = Transcode
	if w.Limits.NoTranscode && copied { // a slow line is no reason to refuse
		p.Decision, p.Video = Remux, []media.VideoTrack{original}
		return nil
	}
	rungs := w.rungs()
	switch {
	case dolbyOnly(w.video):
		p.Refused = refuse(RefusedDolbyVisionOnly)
	case w.Limits.NoTranscode:
		p.Refused = refuse(RefusedTranscodeNotAllowed)
	case len(rungs) == 0:
		p.Refused = refuse(RefusedQualityLimit)
		rungs = media.Ladder[len(media.Ladder)-1:]
	}
	if len(rungs) == 0 {
		rungs = media.Ladder[len(media.Ladder)-1:]
	}
	fit := slices.DeleteFunc(slices.Clone(rungs), func(r media.Profile) bool { return !w.fits(r) })
	switch {
	case len(fit) == 0 && p.Refused == nil:
		p.Refused = refuse(RefusedServerBusy)
		p.Reasons = append(p.Reasons, ServerBusy)
	case len(fit) == 0:
	case fit[0] != rungs[0]:
		p.Reasons = append(p.Reasons, ServerBusy)
		rungs = fit
	}
	if w.Can.OneQuality {
		rungs, copied = rungs[:1], false
	}
	for _, r := range rungs {
		p.Video = append(p.Video, w.encoded(r))
	}
	if copied {
		p.Video = append(p.Video, original) // for when the line gets better
	}
	return nil
}

func (w *weighing) encoded(r media.Profile) media.VideoTrack {
	return media.VideoTrack{Stream: w.video.Index, Mode: media.Encode, Profile: r, Burn: w.burn}
}

// rungs are the qualities that may be encoded, the best first. Where only the client's word or the viewer's wish asks
// for less than the lowest, the lowest is taken.
func (w *weighing) rungs() []media.Profile {
	var out []media.Profile
	for _, r := range w.covering() {
		if len(w.exceeded(r.Height, r.VideoBitRate+r.AudioBitRate)) == 0 && w.decodes(r) {
			out = append(out, r)
		}
	}
	lowest := media.Ladder[len(media.Ladder)-1]
	if len(out) == 0 && !slices.Contains(w.exceeded(lowest.Height, lowest.VideoBitRate+lowest.AudioBitRate), UserLimit) {
		out = []media.Profile{lowest}
	}
	return out
}

// covering are the rungs up to the one that holds the whole picture. Where the machine is not measured and nobody asks
// for more, that is at most the usual one.
func (w *weighing) covering() []media.Profile {
	most := quality(w.video)
	if w.Load.Capacity <= 0 && w.MaxHeight == nil {
		usual, _ := media.ProfileByName(media.DefaultProfile)
		most = min(most, usual.Height)
	}
	first := len(media.Ladder) - 1
	for first > 0 && media.Ladder[first].Height < most {
		first--
	}
	return media.Ladder[first:]
}

// decodes says whether the client decodes what the rung makes.
func (w *weighing) decodes(r media.Profile) bool {
	c := w.Can.video(encodedCodec)
	if c == nil {
		return false
	}
	width, height := fit(w.video, r)
	return (c.MaxLevel == nil || media.H264Level(width, height, frameRate(w.video)) <= *c.MaxLevel) &&
		(c.MaxWidth == nil || width <= *c.MaxWidth) && (c.MaxHeight == nil || height <= *c.MaxHeight) &&
		(c.MaxBitRate == nil || r.VideoBitRate <= *c.MaxBitRate)
}

// below are the rungs that are worth to be offered beside the original: smaller than it, and fitting.
func (w *weighing) below() (out []media.VideoTrack) {
	if w.Can.video(encodedCodec) == nil || dolbyOnly(w.video) {
		return nil
	}
	original := bitRate(&w.Info)
	for _, r := range media.Ladder {
		sum := r.VideoBitRate + r.AudioBitRate
		smaller := r.Height < quality(w.video) || r.Height == quality(w.video) && sum*3 < original*2
		if smaller && (original == 0 || sum < original) && w.decodes(r) && w.fits(r) {
			out = append(out, w.encoded(r))
		}
	}
	return out
}

// fit is how large the rung makes the picture; it is never made larger.
func fit(s *media.Stream, r media.Profile) (width, height int) {
	width, height = upright(s)
	if width < 2 || height < 2 {
		return r.Height * 16 / 9, r.Height
	}
	scale := min(1, float64(r.Height)*16/9/float64(max(width, height)), float64(r.Height)/float64(min(width, height)))
	return int(float64(width)*scale) &^ 1, int(float64(height)*scale) &^ 1
}

// fits says whether the machine has room for the rung.
func (w *weighing) fits(r media.Profile) bool {
	width, height := fit(w.video, r)
	return room(w.Load, media.VideoCost(w.video, width, height, frameRate(w.video)))
}

func room(l media.Load, cost float64) bool {
	if l.Capacity <= 0 {
		return true
	}
	if l.Factor <= 0 {
		l.Factor = 1
	}
	return l.Room(cost)
}
