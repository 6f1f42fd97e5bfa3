package cmaf

import "encoding/binary"

func u32(b []byte, v uint32) []byte { return binary.BigEndian.AppendUint32(b, v) }

// box appends a box whose content is written by fill.
func box(b []byte, name string, fill func([]byte) []byte) []byte {
	start := len(b)
	b = append(u32(b, 0), name...)
	b = fill(b)
	binary.BigEndian.PutUint32(b[start:], uint32(len(b)-start))
	return b
}

func fullBox(b []byte, name string, version byte, flags uint32, fill func([]byte) []byte) []byte {
	return box(b, name, func(b []byte) []byte { return fill(u32(b, uint32(version)<<24|flags)) })
}
