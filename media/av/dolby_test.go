package av

import (
	"bytes"
	"encoding/binary"
	"testing"

	"github.com/stretchr/testify/require"
)

// withDolbyVision puts a dvvC box into the sample entry of an MP4 whose movie box stands behind its media.
func withDolbyVision(t *testing.T, b []byte, profile, level byte) []byte {
	t.Helper()
	box := make([]byte, 32)
	binary.BigEndian.PutUint32(box, 32)
	copy(box[4:], "dvvC")
	box[8], box[9] = 1, 0
	box[10], box[11] = profile<<1|level>>5, level<<3|0b101
	box[12] = 1 << 4
	at := bytes.LastIndex(b, []byte("hvcC")) - 4
	require.Greater(t, at, 0)
	require.Less(t, bytes.Index(b, []byte("mdat")), at, "the movie box must come last, so that nothing moves")
	out := append(append(append([]byte(nil), b[:at]...), box...), b[at:]...)
	// Everything around the entry has grown.
	for _, name := range []string{"moov", "trak", "mdia", "minf", "stbl", "stsd", "hvc1"} {
		i := bytes.Index(out, []byte(name)) - 4
		require.Greater(t, i, 0, name)
		binary.BigEndian.PutUint32(out[i:], binary.BigEndian.Uint32(out[i:])+32)
	}
	return out
}
