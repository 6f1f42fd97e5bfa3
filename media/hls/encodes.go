package hls

import "revenge/media"

// Encodes says whether a rendition of the spec is made by a transcode. What the spec does not offer is not.
func (e *Engine) Encodes(spec *media.Spec, id string) bool {
	r, err := e.made.rendition(spec, id)
	return err == nil && r.mode == media.Encode
}
