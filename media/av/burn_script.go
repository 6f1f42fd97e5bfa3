package av

//#include "burn.h"
//#include "segment_read.h"
//#include <string.h>
import "C"

import (
	"strings"
	"unsafe"
)

// script is what libass draws: the events of a text stream with the fonts that the file brings along.
type script struct {
	library *C.ASS_Library
	track   *C.ASS_Track
}

// newScript takes the styles out of a header in the language of ASS.
func newScript(c *cutter, header []byte) *script {
	s := &script{library: C.ass_library_init()}
	C.rv_ass_quiet(s.library)
	C.ass_set_extract_fonts(s.library, 1)
	for _, st := range c.d.in.streams() {
		if isFont(st) {
			b := extraBytes(st.codecpar)
			name := C.CString(attachmentName(st))
			C.ass_add_font(s.library, name, (*C.char)(unsafe.Pointer(&b[0])), C.int(len(b)))
			C.free(unsafe.Pointer(name))
		}
	}
	s.track = C.ass_new_track(s.library)
	if len(header) > 0 {
		C.ass_process_codec_private(s.track, (*C.char)(unsafe.Pointer(&header[0])), C.int(len(header)))
	}
	return s
}

// maxFont is far above any font.
const maxFont = 64 << 20

func isFont(st *C.AVStream) bool {
	p := st.codecpar
	if p.codec_type != C.AVMEDIA_TYPE_ATTACHMENT || p.extradata_size <= 0 || p.extradata_size > maxFont {
		return false
	}
	kind := readTags(st.metadata)["mimetype"]
	return p.codec_id == C.AV_CODEC_ID_TTF || p.codec_id == C.AV_CODEC_ID_OTF || strings.Contains(kind, "font")
}

func attachmentName(st *C.AVStream) string { return readTags(st.metadata)["filename"] }

func (s *script) free() {
	C.ass_free_track(s.track)
	C.ass_library_done(s.library)
}

// add puts an event in, timed in microseconds; one that was put in before is not put in again.
func (s *script) add(event *C.char, start, end int64) {
	C.ass_process_chunk(s.track, event, C.int(C.strlen(event)), C.longlong(start/1000), C.longlong(max(end-start, 0)/1000))
}
