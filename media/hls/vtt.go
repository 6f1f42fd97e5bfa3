package hls

import (
	"bytes"

	"revenge/media"
	"revenge/media/subtitle"
)

// webVTT writes the cues of one segment. Fragments count their time from the start of the presentation,
// so MPEG time zero is local time zero.
func webVTT(cues []media.Cue, start, end int64) []byte {
	var b bytes.Buffer
	b.WriteString("WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:0,LOCAL:00:00:00.000\n")
	writeCues(&b, cues, start, end)
	return b.Bytes()
}

// wholeVTT writes cues as a file of its own.
func wholeVTT(cues []media.Cue) []byte {
	var b bytes.Buffer
	b.WriteString("WEBVTT\n")
	writeCues(&b, cues, 0, toTheEnd)
	return b.Bytes()
}

func writeCues(b *bytes.Buffer, cues []media.Cue, start, end int64) {
	for _, c := range cues {
		if c.StartUs >= end || c.EndUs <= start || c.EndUs <= 0 {
			continue
		}
		b.WriteString("\n" + subtitle.Timestamp(c.StartUs) + " --> " + subtitle.Timestamp(c.EndUs))
		if c.Settings != "" {
			b.WriteString(" " + c.Settings)
		}
		b.WriteString("\n" + c.Text + "\n")
	}
}

// merged is one text where several show the same.
func merged(cues []media.Cue) []media.Cue { return subtitle.Merge(cues) }
