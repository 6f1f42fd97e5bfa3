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
	for _, c := range cues {
		if c.StartUs >= end || c.EndUs <= start {
			continue
		}
		b.WriteString("\n" + subtitle.Timestamp(c.StartUs) + " --> " + subtitle.Timestamp(c.EndUs) + "\n" + c.Text + "\n")
	}
	return b.Bytes()
}
