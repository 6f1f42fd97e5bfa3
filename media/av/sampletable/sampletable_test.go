package sampletable

import (
	"bytes"
	"encoding/binary"
	"testing"

	"github.com/stretchr/testify/require"
)

func box(kind string, parts ...[]byte) []byte {
	body := bytes.Join(parts, nil)
	return append(append(binary.BigEndian.AppendUint32(nil, uint32(len(body)+8)), kind...), body...)
}

func words(values ...int32) []byte {
	var b []byte
	for _, v := range values {
		b = binary.BigEndian.AppendUint32(b, uint32(v))
	}
	return b
}

// movie has one track with the id 7 and the tables given.
func movie(tables ...[]byte) []byte {
	tkhd := box("tkhd", words(0, 0, 0, 7, 0, 0))
	stbl := box("stbl", tables...)
	other := box("trak", box("tkhd", words(0, 0, 0, 1, 0, 0)))
	trak := box("trak", tkhd, box("mdia", box("minf", stbl)))
	return append(box("ftyp", words(0)), box("moov", box("mvhd", words(0)), other, trak)...)
}

func read(t *testing.T, b []byte) (*Table, error) {
	t.Helper()
	return Read(bytes.NewReader(b), int64(len(b)), 7)
}

func TestRead(t *testing.T) {
	t.Parallel()
	got, err := read(t, movie(
		box("stts", words(0, 1, 10, 40)),
		box("ctts", words(0, 4, 1, 80, 4, 120, 3, -40, 2, 0)),
		box("stss", words(0, 3, 1, 6, 10)),
	))
	require.NoError(t, err)
	require.Equal(t, Table{Samples: 10, KeyOffsets: []int64{80, -40, 0}, MinOffset: -40}, *got)
}

// A recorder's file begins with tables, and goes on in fragments that they know nothing of.
func TestRead_fragments(t *testing.T) {
	t.Parallel()
	tables := box("trak", box("tkhd", words(0, 0, 0, 7, 0, 0)), box("mdia", box("minf", box("stbl", box("stts", words(0, 1, 3, 40))))))
	_, err := read(t, box("moov", box("mvhd", words(0)), tables, box("mvex")))
	require.ErrorIs(t, err, ErrSyntax)
}

// Without a table of sync samples each is one, and without offsets all are zero.
func TestRead_defaults(t *testing.T) {
	t.Parallel()
	got, err := read(t, movie(box("stts", words(0, 1, 3, 40))))
	require.NoError(t, err)
	require.Equal(t, Table{Samples: 3, KeyOffsets: []int64{0, 0, 0}}, *got)
}

func TestRead_variable(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		durations []int32
		want      bool
	}{
		"constant": {[]int32{100, 40}, false}, "last differs": {[]int32{99, 40, 1, 4000}, false},
		"rounding": {[]int32{50, 41, 50, 42}, false}, "two rates": {[]int32{50, 1000, 50, 250}, true},
	} {
		stts := append(words(0, int32(len(c.durations)/2)), words(c.durations...)...)
		got, err := read(t, movie(box("stts", stts)))
		require.NoError(t, err)
		require.Equal(t, c.want, got.Variable, name)
	}
}

func TestRead_largeBoxes(t *testing.T) {
	t.Parallel()
	b := movie(box("stts", words(0, 1, 3, 40)))
	large := append(append(words(1), "mdat"...), binary.BigEndian.AppendUint64(nil, 16)...)
	got, err := read(t, append(large, b...))
	require.NoError(t, err)
	require.Equal(t, 3, got.Samples)
}

func TestRead_malformed(t *testing.T) {
	t.Parallel()
	stts := box("stts", words(0, 1, 10, 40))
	for name, b := range map[string][]byte{
		"nothing": nil, "no movie": box("ftyp", words(0)), "other track": box("moov", box("trak", box("tkhd", words(0, 0, 0, 8, 0, 0)))),
		"no tables": movie(), "no samples": movie(box("stts", words(0, 0))),
		"many entries": movie(box("stts", words(0, 1<<30))), "short table": movie(box("stts", words(0))),
		"many samples": movie(box("stts", words(0, 1, 1<<30, 1))), "short offsets": movie(stts, box("ctts", words(0, 9))),
		"short keys": movie(stts, box("stss", words(0))), "many keys": movie(stts, box("stss", words(0, 9, 1))),
		"key beyond": movie(stts, box("stss", words(0, 1, 11))), "keys back": movie(stts, box("stss", words(0, 2, 5, 3))),
		"box too long": append(words(9999), "moov"...), "box too short": append(words(3), "moov"...),
		"inner box": box("moov", append(words(9999), "trak"...)),
		"long form": append(words(1), "moov"...),
	} {
		_, err := read(t, b)
		require.ErrorIs(t, err, ErrSyntax, name)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(movie(box("stts", words(0, 1, 10, 40)), box("ctts", words(0, 1, 10, 80)), box("stss", words(0, 2, 1, 6))))
	f.Fuzz(func(_ *testing.T, b []byte) { Read(bytes.NewReader(b), int64(len(b)), 7) })
}

// inFragments is a movie with the track 7, in as many fragments as there are lists of boxes.
func inFragments(fragments ...[]byte) []byte {
	trak := box("trak", box("tkhd", words(0, 0, 0, 7, 0, 0)), box("mdia", box("minf", box("stbl", box("stts", words(0, 0))))))
	b := append(box("ftyp", words(0)), box("moov", trak, box("mvex", box("trex", words(0, 7, 1, 40, 100, notSync))))...)
	for _, f := range fragments {
		b = append(append(b, box("moof", box("mfhd", words(0, 1)), box("traf", f))...), box("mdat", make([]byte, 50))...)
	}
	return b
}

func fragments(b []byte) (map[uint32]*Fragments, error) {
	return ReadFragments(bytes.NewReader(b), int64(len(b)))
}

func TestReadFragments(t *testing.T) {
	t.Parallel()
	all, err := fragments(inFragments(
		bytes.Join([][]byte{
			box("tfhd", words(0, 7)), box("tfdt", words(0, 1000)),
			box("trun", words(runOffset|runFirstFlags|runComposition, 3, 8, 0, 80, 160, 40)),
		}, nil),
		bytes.Join([][]byte{
			box("tfhd", words(hasDuration|hasFlags|hasSize|hasDescription|hasBase, 7, 0, 0, 1, 50, 9, 0)), box("tfdt", words(1<<24, 0, 1200)),
			box("trun", words(runDuration|runSize|runFlags, 2, 60, 5, 0, 70, 6, depends)),
		}, nil),
	))
	require.NoError(t, err)
	got := all[7]
	require.Equal(t, Table{Samples: 5, KeyOffsets: []int64{80, 0}}, Table{Samples: got.Samples, KeyOffsets: got.KeyOffsets, MinOffset: got.MinOffset})
	require.Equal(t, []int64{1000, 1080, 1330}, []int64{got.First, got.StartPts, got.EndPts})
	require.False(t, got.Late)

	all, err = fragments(inFragments(
		append(box("tfhd", words(0, 7)), box("trun", words(runComposition, 1, 0))...),
		append(box("tfhd", words(0, 7)), box("trun", words(runComposition, 1, -20))...),
	))
	require.NoError(t, err)
	require.True(t, all[7].Late)
	require.Equal(t, int64(-20), all[7].MinOffset)
}

func TestReadFragments_malformed(t *testing.T) {
	t.Parallel()
	head := box("tfhd", words(0, 7))
	whole := inFragments(append(head, box("trun", words(0, 3))...))
	for name, b := range map[string][]byte{
		"no fragments": inFragments(), "no movie": box("moof"), "other track": inFragments(box("tfhd", words(0, 8))),
		"no track": inFragments(box("trun", words(0, 1))), "time of none": inFragments(box("tfdt", words(0, 1))),
		"short head": inFragments(box("tfhd", words(hasDuration, 7))), "short run": inFragments(append(head, box("trun", words(runSize, 2, 1))...)),
		"many frames": inFragments(append(head, box("trun", words(0, 1<<30))...)), "breaks off": whole[:len(whole)-1],
		"tables too": movie(box("stts", words(0, 1, 10, 40))), "no frames": inFragments(append(head, box("trun", words(0, 0))...)),
	} {
		_, err := fragments(b)
		require.ErrorIs(t, err, ErrSyntax, name)
	}
}

func FuzzReadFragments(f *testing.F) {
	f.Add(inFragments(append(box("tfhd", words(0, 7)), box("trun", words(runSize|runComposition, 2, 1, 2, 3, 4))...)))
	f.Fuzz(func(_ *testing.T, b []byte) { fragments(b) })
}
