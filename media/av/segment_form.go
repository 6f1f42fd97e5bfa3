package av

//#include "segment_read.h"
import "C"

import (
	"revenge/media/cmaf"
)

// form is how a stream's packets are rewritten for ISO media files.
type form int

const (
	formSame  form = iota
	formUnits      // H.264 or HEVC with start codes
	formADTS       // AAC with a header on each packet
)

// formOf looks at what the container says of the codec: the ISO form has its configuration there.
func formOf(p *C.AVCodecParameters) form {
	configured := extraBytes(p)
	switch p.codec_id {
	case C.AV_CODEC_ID_H264, C.AV_CODEC_ID_HEVC:
		if len(configured) == 0 || configured[0] != 1 {
			return formUnits
		}
	case C.AV_CODEC_ID_AAC:
		if len(configured) == 0 {
			return formADTS
		}
	}
	return formSame
}

func (f form) append(b, packet []byte) []byte {
	switch f {
	case formUnits:
		return cmaf.AppendUnits(b, packet)
	case formADTS:
		_, sound := cmaf.SplitADTS(packet)
		return append(b, sound...)
	}
	return append(b, packet...)
}
