package cmaf

import (
	"encoding/binary"
	"errors"
	"slices"
)

// errBoxes reports an initialization segment that is none.
var errBoxes = errors.New("malformed initialization segment")

// WithDelay adds an edit list to an initialization segment of one track: presentation begins at that
// time of the track, in its timescale. Zero changes nothing.
func WithDelay(segment []byte, delay int64) ([]byte, error) {
	if delay == 0 {
		return segment, nil
	}
	moov, trak := find(segment, 0, len(segment), "moov"), 0
	if moov >= 0 {
		trak = find(segment, moov+8, moov+size(segment, moov), "trak")
	}
	if moov < 0 || trak < 0 {
		return nil, errBoxes
	}
	tkhd := find(segment, trak+8, trak+size(segment, trak), "tkhd")
	if tkhd < 0 {
		return nil, errBoxes
	}
	edit := box(nil, "edts", func(b []byte) []byte {
		return fullBox(b, "elst", 1, 0, func(b []byte) []byte {
			b = u32(b, 1)
			b = binary.BigEndian.AppendUint64(b, 0) // to the end of all fragments
			b = binary.BigEndian.AppendUint64(b, uint64(delay))
			return u32(b, 1<<16)
		})
	})
	out := slices.Insert(slices.Clone(segment), tkhd+size(segment, tkhd), edit...)
	for _, parent := range []int{moov, trak} {
		binary.BigEndian.PutUint32(out[parent:], uint32(size(segment, parent)+len(edit)))
	}
	return out, nil
}

// find returns where the first box of that name begins, -1 when there is none.
func find(b []byte, at, end int, name string) int {
	for at+8 <= end {
		n := size(b, at)
		if n < 8 || at+n > end {
			return -1
		}
		if string(b[at+4:at+8]) == name {
			return at
		}
		at += n
	}
	return -1
}

func size(b []byte, at int) int { return int(binary.BigEndian.Uint32(b[at:])) }
