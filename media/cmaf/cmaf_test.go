package cmaf

import (
	"bytes"
	"encoding/binary"
	"testing"

	"github.com/stretchr/testify/require"
)

// times are what the header says of each sample.
type times struct {
	dts, pts, duration int64
	key                bool
}

func read(t *testing.T, b []byte) (all []times, payload []byte) {
	t.Helper()
	inside := func(b []byte, name string) []byte {
		at := find(b, 0, len(b), name)
		require.GreaterOrEqual(t, at, 0, name)
		return b[at+8 : at+size(b, at)]
	}
	traf := inside(inside(b, "moof"), "traf")
	dts := int64(binary.BigEndian.Uint64(inside(traf, "tfdt")[4:]))
	tfhd, trun := inside(traf, "tfhd"), inside(traf, "trun")
	flags, at := binary.BigEndian.Uint32(trun), 12
	next := func(flag uint32, otherwise []byte) uint32 {
		if flags&flag == 0 {
			return binary.BigEndian.Uint32(otherwise)
		}
		at += 4
		return binary.BigEndian.Uint32(trun[at-4:])
	}
	zero := make([]byte, 4)
	total := 0
	for range binary.BigEndian.Uint32(trun[4:]) {
		s := times{dts: dts}
		s.duration = int64(next(trunDuration, tfhd[8:]))
		total += int(next(trunSize, zero))
		s.key = next(trunFlags, tfhd[12:]) == keySample
		s.pts = dts + int64(int32(next(trunComposition, zero)))
		dts += s.duration
		all = append(all, s)
	}
	moof := find(b, 0, len(b), "moof")
	payload = b[moof+int(binary.BigEndian.Uint32(trun[8:])):]
	require.Len(t, payload, total)
	require.Equal(t, payload, inside(b, "mdat"), "the offset points into mdat")
	return all, payload
}

func TestFragment(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		video       bool
		first       bool
		delay, next int64
		pts         []int64
		want        []times
	}{
		"sound": {next: 4096, pts: []int64{1024, 2048, 3072}, want: []times{
			{1024, 1024, 1024, true}, {2048, 2048, 1024, true}, {3072, 3072, 1024, true},
		}},
		"sound with a gap": {next: 500, pts: []int64{100, 200, 400}, want: []times{
			{100, 100, 100, true}, {200, 200, 200, true}, {400, 400, 100, true},
		}},
		"reordered pictures": {video: true, delay: 80, next: 160, pts: []int64{0, 120, 40, 80}, want: []times{
			{0, 80, 40, true}, {40, 200, 40, false}, {80, 120, 40, false}, {120, 160, 40, false},
		}},
		"reordered without delay": {video: true, next: 160, pts: []int64{0, 120, 40, 80}, want: []times{
			{0, 0, 40, true}, {40, 120, 40, false}, {80, 40, 40, false}, {120, 80, 40, false},
		}},
		"a rate that varies": {video: true, delay: 40, next: 400, pts: []int64{0, 300, 100, 200}, want: []times{
			{0, 40, 100, true}, {100, 340, 40, false}, {140, 140, 100, false}, {240, 240, 160, false},
		}},
		"first pictures that come late": {video: true, first: true, delay: 80, next: 243, pts: []int64{83, 203, 123, 163}, want: []times{
			{0, 80, 123, true}, {123, 283, 40, false}, {163, 203, 40, false}, {203, 243, 40, false},
		}},
		"leading pictures": {video: true, delay: 80, next: 280, pts: []int64{200, 120, 160, 240}, want: []times{
			{120, 280, 40, true}, {160, 200, 40, false}, {200, 240, 40, false}, {240, 320, 40, false},
		}},
		"before the beginning": {video: true, next: 80, pts: []int64{-80, -40, 0, 40}, want: []times{
			{0, 0, 1, true}, {1, 1, 1, false}, {2, 2, 38, false}, {40, 40, 40, false},
		}},
		"equal times": {next: 30, pts: []int64{10, 10, 20}, want: []times{
			{10, 10, 1, true}, {11, 11, 9, true}, {20, 20, 10, true},
		}},
		"next too early": {next: 0, pts: []int64{10, 20}, want: []times{{10, 10, 10, true}, {20, 20, 1, true}}},
		"empty":          {next: 50},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := Fragment{Video: c.video, First: c.first, Delay: c.delay, Sequence: 7}
			var bytes []byte
			for k, pts := range c.pts {
				f.Add(pts, k == 0 || !c.video, []byte{byte(k), byte(k)})
				bytes = append(bytes, byte(k), byte(k))
			}
			require.Equal(t, len(c.pts), f.Len())
			got, payload := read(t, f.Finish(c.next))
			require.Equal(t, c.want, got)
			require.True(t, string(bytes) == string(payload))
		})
	}
}

func TestFragment_LastAndMemory(t *testing.T) {
	t.Parallel()
	var f Fragment
	f.Use(make([]byte, 10)) // too small to use
	for k := range int64(3) {
		f.Add(k*40, true, []byte("abc"))
	}
	got, _ := read(t, f.FinishLast(0))
	require.Equal(t, int64(40), got[2].duration, "as long as the others")

	next := Fragment{}
	next.Use(f.Memory())
	next.Add(0, true, []byte("x"))
	got, payload := read(t, next.FinishLast(5))
	require.Equal(t, int64(5), got[0].duration)
	require.Equal(t, "x", string(payload))

	var one Fragment
	one.Add(3, true, []byte("x"))
	got, _ = read(t, one.FinishLast(0))
	require.Equal(t, int64(1), got[0].duration)
}

// More samples than there is room for the header before them.
func TestFragment_LongHeader(t *testing.T) {
	t.Parallel()
	f := Fragment{Video: true}
	for k := range int64(5000) {
		f.Add(k*k, k == 0, []byte{1})
	}
	got, payload := read(t, f.Finish(5000*5000))
	require.Len(t, got, 5000)
	require.Len(t, payload, 5000)
}

func TestAppendUnits(t *testing.T) {
	t.Parallel()
	packet := []byte{0, 0, 0, 1, 0x67, 1, 2, 0, 0, 1, 0x68, 3, 0, 0, 0, 0, 1, 0x65, 4, 0, 0, 1}
	require.Equal(t, []byte{9, 0, 0, 0, 3, 0x67, 1, 2, 0, 0, 0, 2, 0x68, 3, 0, 0, 0, 2, 0x65, 4}, AppendUnits([]byte{9}, packet))
	require.Empty(t, AppendUnits(nil, []byte("no start code")))
}

func FuzzAppendUnits(f *testing.F) {
	f.Add([]byte{0, 0, 1, 5, 0, 0, 0, 1, 6})
	f.Fuzz(func(t *testing.T, packet []byte) {
		out := AppendUnits(nil, packet)
		for len(out) > 0 {
			n := binary.BigEndian.Uint32(out)
			require.LessOrEqual(t, int(n), len(out)-4)
			require.Positive(t, int(n))
			require.False(t, bytes.Contains(out[4:4+n], startCode))
			out = out[4+n:]
		}
	})
}

func TestSplitADTS(t *testing.T) {
	t.Parallel()
	// AAC-LC, 48 kHz, stereo.
	plain := []byte{0xFF, 0xF1, 0x4C, 0x80, 0x01, 0x3F, 0xFC, 0x21, 0x10}
	configuration, sound := SplitADTS(plain)
	require.Equal(t, []byte{0x11, 0x90}, configuration)
	require.Equal(t, []byte{0x21, 0x10}, sound)
	checked := append([]byte{0xFF, 0xF0}, append(plain[2:7:7], 0xAA, 0xBB, 0x21)...)
	configuration, sound = SplitADTS(checked)
	require.Equal(t, []byte{0x11, 0x90}, configuration)
	require.Equal(t, []byte{0x21}, sound)
	configuration, sound = SplitADTS([]byte{0x21, 0x10})
	require.Nil(t, configuration)
	require.Equal(t, []byte{0x21, 0x10}, sound)
	configuration, _ = SplitADTS([]byte{0xFF, 0xF1, 0x4C, 0x00, 0, 0, 0})
	require.Nil(t, configuration, "the channels are told in the sound")
}

func FuzzSplitADTS(f *testing.F) {
	f.Add([]byte{0xFF, 0xF0, 0x4C, 0x80, 0x01, 0x3F, 0xFC})
	f.Fuzz(func(t *testing.T, packet []byte) {
		_, sound := SplitADTS(packet)
		require.True(t, bytes.HasSuffix(packet, sound))
	})
}

func TestWithDelay(t *testing.T) {
	t.Parallel()
	segment := box(nil, "ftyp", func(b []byte) []byte { return append(b, "isom"...) })
	segment = box(segment, "moov", func(b []byte) []byte {
		b = fullBox(b, "mvhd", 0, 0, func(b []byte) []byte { return b })
		return box(b, "trak", func(b []byte) []byte {
			b = fullBox(b, "tkhd", 0, 0, func(b []byte) []byte { return b })
			return fullBox(b, "mdia", 0, 0, func(b []byte) []byte { return b })
		})
	})
	same, err := WithDelay(segment, 0)
	require.NoError(t, err)
	require.Equal(t, segment, same)

	edited, err := WithDelay(segment, 3003)
	require.NoError(t, err)
	moov := find(edited, 0, len(edited), "moov")
	require.Equal(t, len(edited), moov+size(edited, moov))
	trak := find(edited, moov+8, len(edited), "trak")
	edts := find(edited, trak+8, trak+size(edited, trak), "edts")
	require.Equal(t, find(edited, trak+8, len(edited), "tkhd")+12, edts, "right after the track's header")
	require.Positive(t, find(edited, trak+8, trak+size(edited, trak), "mdia"), "what follows is still found")
	require.Equal(t, uint64(3003), binary.BigEndian.Uint64(edited[edts+8+8+4+4+8:]))

	for n := range segment[:len(segment)-12] {
		_, err := WithDelay(segment[:n], 1)
		require.Error(t, err, "cut off at %d", n)
	}
}

func FuzzWithDelay(f *testing.F) {
	f.Add([]byte("\x00\x00\x00\x20moov\x00\x00\x00\x18trak\x00\x00\x00\x08tkhd"), int64(5))
	f.Fuzz(func(t *testing.T, segment []byte, delay int64) {
		if out, err := WithDelay(segment, delay); err == nil && delay != 0 {
			require.Greater(t, len(out), len(segment))
		}
	})
}
