// Package fingerprint names files by their content.
package fingerprint

import (
	"encoding/binary"
	"fmt"
	"io"
)

// edge is how much of each end of a file OSHash reads.
const edge = 64 << 10

// OSHash is the file size plus the 64-bit little-endian sums of the first and the last 64 KiB, as 16 hex
// digits; subtitle and scene catalogues know files by it. It is empty for files under 128 KiB.
// It fails as reading does.
func OSHash(r io.ReaderAt, size int64) (string, error) {
	if size < 2*edge {
		return "", nil
	}
	sum := uint64(size)
	buffer := make([]byte, edge)
	for _, at := range []int64{0, size - edge} {
		if n, err := r.ReadAt(buffer, at); n < edge {
			return "", fmt.Errorf("read for fingerprint: %w", err)
		}
		for i := 0; i < edge; i += 8 {
			sum += binary.LittleEndian.Uint64(buffer[i:])
		}
	}
	return fmt.Sprintf("%016x", sum), nil
}
