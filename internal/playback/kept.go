package playback

import (
	"encoding/json"
	"fmt"

	"revenge/media"
)

// kept is what a session's row holds of its stream: enough for any node to go on with it.
type kept struct {
	MimeType   string     `json:"mimeType"`
	DurationMs int64      `json:"durationMs"`
	Spec       media.Spec `json:"spec"`
	// Part is which part of the item the file is; nil for a whole one.
	Part *Part `json:"part,omitempty"`
	// AudioIndex and SubtitleIndex are the streams that are heard and shown at the start.
	AudioIndex    *int `json:"audioIndex,omitempty"`
	SubtitleIndex *int `json:"subtitleIndex,omitempty"`
	// Can, Want and Choice are what it was decided from, for when the viewer chooses anew.
	Can  Capabilities `json:"can,omitzero"`
	Want Preference   `json:"want,omitzero"`
	Choice
}

// fill returns the whole spec, with what the file's own rows hold.
func (k kept) fill(f *Candidate) *media.Spec {
	spec := k.Spec
	spec.Source, spec.Info = f.Source, f.Info
	spec.Index = *f.Info.Outline()
	if f.Index != nil {
		spec.Index = *f.Index
	}
	return &spec
}

func (s Session) kept() (kept, error) {
	var k kept
	if err := json.Unmarshal(s.Spec, &k); err != nil {
		return k, fmt.Errorf("read the stream of session %s: %w", s.ID, err)
	}
	return k, nil
}
