package playback

import (
	"slices"

	"revenge/media"
)

// Cost is what a way to play takes.
type Cost struct {
	// Processors is the work in real time: 1 is one processor at full work.
	Processors float64
	// BitRate is what goes over the line, in bits per second; 0 when it cannot be known.
	BitRate int64
}

// Alternative is one way to play a file.
type Alternative struct {
	Decision Decision
	// Rung names the quality that is encoded; empty for the original.
	Rung   string
	Height int
	Cost   Cost
	// Fits says that the machine has room for it now; Allowed that the viewer may have it.
	Fits, Allowed bool
	// Without are the wishes that it does not fulfil.
	Without []Reason
}

// cost is that of the quality and the sound that playing begins with.
func (w *weighing) cost(p *Plan) Cost {
	out := Cost{BitRate: bitRate(&w.Info)}
	if len(p.Video) > 0 && p.Video[0].Mode == media.Encode {
		out = w.encodingCost(p.Video[0].Profile)
	}
	if w.video == nil && w.audio.BitRate > 0 {
		out.BitRate = w.audio.BitRate
	}
	if len(p.Audio) > 0 && p.Audio[0].Mode == media.Encode {
		out.Processors += media.AudioCost(p.Audio[0].Channels)
		if w.video == nil {
			out.BitRate = p.Audio[0].BitRate
		}
	}
	out.Processors *= factor(w.Load)
	return out
}

// encodingCost is before correction.
func (w *weighing) encodingCost(r media.Profile) Cost {
	width, height := fit(w.video, r)
	return Cost{Processors: media.VideoCost(w.video, width, height, frameRate(w.video)), BitRate: r.VideoBitRate + r.AudioBitRate}
}

func factor(l media.Load) float64 {
	if l.Factor <= 0 {
		return 1
	}
	return l.Factor
}

// wishes are what a viewer may give up for an easier way.
var wishes = []Reason{Requested, SubtitleChosen, AudioTrackChosen}

// alternatives are all ways to play the file, the best first: the original, with and without the viewer's wishes, and
// each rung of the ladder.
func alternatives(a Ask) []Alternative {
	w, err := weigh(a)
	if err != nil {
		return nil
	}
	var out []Alternative
	out = append(out, w.originals(nil)...)
	free := a
	free.Choice, free.Want = Choice{}, Preference{}
	if w.wishing() {
		if easy, err := weigh(free); err == nil {
			given := slices.DeleteFunc(w.reasons(), func(r Reason) bool { return !slices.Contains(wishes, r) || slices.Contains(easy.reasons(), r) })
			if len(out) == 0 || out[0].Decision != Direct {
				out = append(out, easy.originals(given)...)
			}
		}
	}
	if w.video != nil && w.Can.HLS && !dolbyOnly(w.video) {
		for _, r := range media.Ladder {
			if r.Height > quality(w.video) && r.Name != w.covering()[0].Name || !w.decodes(r) {
				continue
			}
			c := w.encodingCost(r)
			out = append(out, Alternative{Decision: Transcode, Rung: r.Name, Height: r.Height, Cost: Cost{c.Processors * factor(w.Load), c.BitRate},
				Fits: w.fits(r), Allowed: !w.Limits.NoTranscode && !slices.Contains(w.exceeded(r.Height, c.BitRate), UserLimit)})
		}
	}
	return out
}

func (w *weighing) wishing() bool {
	return slices.ContainsFunc(w.reasons(), func(r Reason) bool { return slices.Contains(wishes, r) })
}

// originals are the ways that leave the picture as it is. Limits of the account make them not allowed; nothing else
// that stands in the way can be helped.
func (w *weighing) originals(without []Reason) (out []Alternative) {
	way := Alternative{Height: 0, Cost: Cost{BitRate: bitRate(&w.Info)}, Fits: true, Without: without}
	if w.video != nil {
		way.Height = quality(w.video)
	}
	way.Allowed = !slices.Contains(w.reasons(), UserLimit)
	if only(w.reasons(), UserLimit, BandwidthTooLow) {
		way.Decision = Direct
		return append(out, way)
	}
	if !w.Can.HLS || w.video != nil && (!w.Indexed || !only(w.picture, UserLimit, BandwidthTooLow) || !slices.Contains(copyableVideo, w.video.Codec)) {
		return nil
	}
	way.Decision = Remux
	if len(w.sound) > 0 {
		way.Cost.Processors = media.AudioCost(2) * factor(w.Load)
		if w.video == nil {
			way.Decision = Transcode
		}
	}
	return append(out, way)
}
