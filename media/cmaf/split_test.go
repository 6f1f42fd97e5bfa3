package cmaf_test

import (
	"bytes"
	"encoding/binary"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/media/cmaf"
)

// reordered are pictures in decode order: a keyframe, then groups of three that are shown in another order.
func reordered(groups int) []int64 {
	times := []int64{0}
	for g := range groups {
		at := int64(g * 300)
		times = append(times, at+300, at+100, at+200)
	}
	return times
}

// boxes lists the tfdt, the sum of durations and the sample count of each moof, and the bytes of all mdats together.
func boxes(t *testing.T, b []byte) (starts, lengths []int64, samples int, payload []byte) {
	t.Helper()
	for len(b) >= 8 {
		n := binary.BigEndian.Uint32(b)
		require.LessOrEqual(t, int(n), len(b))
		switch string(b[4:8]) {
		case "moof":
			tfdt := bytes.Index(b[:n], []byte("tfdt"))
			trun := bytes.Index(b[:n], []byte("trun"))
			tfhd := bytes.Index(b[:n], []byte("tfhd"))
			starts = append(starts, int64(binary.BigEndian.Uint64(b[tfdt+8:])))
			flags := binary.BigEndian.Uint32(b[trun+4:]) & 0xffffff
			count := int(binary.BigEndian.Uint32(b[trun+8:]))
			samples += count
			length := int64(count) * int64(binary.BigEndian.Uint32(b[tfhd+12:]))
			if flags&0x100 != 0 {
				length = 0
				size := 4 * (1 + int(flags>>8&1+flags>>9&1+flags>>10&1+flags>>11&1) - 1)
				for k := range count {
					length += int64(binary.BigEndian.Uint32(b[trun+16+k*size:]))
				}
			}
			lengths = append(lengths, length)
		case "mdat":
			payload = append(payload, b[8:n]...)
		}
		b = b[n:]
	}
	return starts, lengths, samples, payload
}

func fill(f *cmaf.Fragment, times []int64, split bool) (whole []byte, chunks int) {
	memory := make([]byte, 1<<20)
	f.Use(memory)
	for k, pts := range times {
		f.Add(pts, k == 0, bytes.Repeat([]byte{byte(k)}, 50+k))
		if !split || f.Size() < 3000 {
			continue
		}
		if part := f.Split(); part != nil {
			whole = append(whole, part...)
			chunks++
			f.Resume(memory)
		}
	}
	return append(whole, f.Finish(times[len(times)-3]+100)...), chunks
}

// A fragment in chunks holds the same packets at the same times as in one.
func TestFragment_Split(t *testing.T) {
	t.Parallel()
	times := reordered(60)
	one, _ := fill(&cmaf.Fragment{Video: true, Delay: 200}, times, false)
	many, chunks := fill(&cmaf.Fragment{Video: true, Delay: 200}, times, true)
	require.Greater(t, chunks, 3)
	starts, lengths, samples, payload := boxes(t, many)
	require.Len(t, starts, chunks+1)
	require.Equal(t, 1, bytes.Count(many, []byte("styp")))
	for k := 1; k < len(starts); k++ {
		require.Equal(t, starts[k-1]+lengths[k-1], starts[k], "chunk %d begins where the one before ends", k)
	}
	wholeStarts, wholeLengths, wholeSamples, wholePayload := boxes(t, one)
	require.Equal(t, wholeStarts[0], starts[0])
	require.Equal(t, wholeStarts[0]+wholeLengths[0], starts[len(starts)-1]+lengths[len(lengths)-1])
	require.Equal(t, wholeSamples, samples)
	require.Equal(t, wholePayload, payload)
}

// Where pictures are shown in an order that never settles, nothing is split.
func TestFragment_SplitNowhere(t *testing.T) {
	t.Parallel()
	f := &cmaf.Fragment{Video: true}
	for k := range 200 {
		f.Add(int64(200-k)*100, k == 0, []byte("packet"))
	}
	require.Nil(t, f.Split())
	require.Equal(t, 200, f.Len())
}
