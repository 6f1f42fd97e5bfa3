package cmaf

import "encoding/binary"

// WithLength states how long the presentation of an initialization segment is that WithDelay gave an edit list, in the
// track's timescale: players that know edit lists end there, to the sample. The movie counts in that timescale then.
func WithLength(segment []byte, length int64, timescale int) ([]byte, error) {
	moov := find(segment, 0, len(segment), "moov")
	if moov < 0 {
		return nil, errBoxes
	}
	end := moov + size(segment, moov)
	mvhd, trak := find(segment, moov+8, end, "mvhd"), find(segment, moov+8, end, "trak")
	if mvhd < 0 || trak < 0 || size(segment, mvhd) < 32 || segment[mvhd+8] != 0 {
		return nil, errBoxes
	}
	edts := find(segment, trak+8, trak+size(segment, trak), "edts")
	if edts < 0 || size(segment, edts) < 8+36 {
		return nil, errBoxes
	}
	binary.BigEndian.PutUint32(segment[mvhd+20:], uint32(timescale))
	binary.BigEndian.PutUint64(segment[edts+8+16:], uint64(length))
	return segment, nil
}
