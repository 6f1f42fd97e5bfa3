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
