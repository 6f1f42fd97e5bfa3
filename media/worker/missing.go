package worker

import "slices"

// Missing lists what the FFmpeg libraries lack, each as its kind and name.
func (s Support) Missing() []string {
	var out []string
	for kind, names := range map[string][]string{
		"decoder": s.MissingDecoders, "encoder": s.MissingEncoders, "filter": s.MissingFilters, "demuxer": s.MissingDemuxers,
	} {
		for _, n := range names {
			out = append(out, kind+" "+n)
		}
	}
	slices.Sort(out)
	return out
}
