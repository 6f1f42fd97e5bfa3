package bitstream

import (
	"encoding/hex"
	"testing"

	"github.com/stretchr/testify/require"
)

func bytesOf(t testing.TB, digits string) []byte {
	t.Helper()
	b, err := hex.DecodeString(digits)
	require.NoError(t, err)
	return b
}

// Parameter sets as encoders wrote them.
const (
	h264High       = "0164000cffe1001a6764000cacd941419f9f011000000300100000030300f142996001000468ef8fcbfdf8f800"
	h264High10     = "016e000cffe1001a676e000ca6cd941419f9f011000003000100000300300f14299601000468ef8fcbfdfafa00"
	h264AnnexB     = "0000016764000cacd941419f9f011000000300100000030300f14299600000000168ef8fcb"
	h264Full444    = "0000000167f4000b919b28608d80b701010140000003004000000c83c50a65800000000168ebe3c44844"
	h264Interlaced = "000000016764001eacd940b424d8088000000300800000193020007a12000f427261807c50a6580000000168fbacb3002c"
	hevcMain       = "0101600000009000000000003cf000fcfdf8f800000f03200001001840010c01ffff01600000030090000003000003003c9590092100"
	hevcAnnexB     = "0000000140010c01ffff02200000030090000003000003003c959000000001420101022000000300900000030000" +
		"03003ca00a080c1f3b6595912930bc05a84880482000000300200000030301"
	av1Main   = "81000c000a0b000000043cfecc02f80040"
	av1Main10 = "81004c000a0b000000043cfecc02f84040"
	vp9Key    = "824983420013f00b360638241c1842000d605fcdf7fbfcdf7d8fc3f8bfe57dfe"
)

func TestParseH264(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		bytes string
		want  H264
	}{
		"high":    {h264High, H264{Profile: 100, Level: 12, ChromaFormat: 1, BitDepth: 8, Progressive: true, Reorder: 2, Color: unspecified}},
		"high 10": {h264High10, H264{Profile: 110, Level: 12, ChromaFormat: 1, BitDepth: 10, Progressive: true, Reorder: 2, Color: unspecified}},
		"annex b": {h264AnnexB, H264{Profile: 100, Level: 12, ChromaFormat: 1, BitDepth: 8, Progressive: true, Reorder: 2, Color: unspecified}},
		"full 4:4:4": {h264Full444, H264{Profile: 244, Level: 11, ChromaFormat: 3, BitDepth: 8, Progressive: true, Reorder: 2,
			Color: Color{Primaries: 1, Transfer: 1, Matrix: 1, FullRange: true, RangeKnown: true}}},
		"interlaced, scaling lists, hrd": {h264Interlaced, H264{Profile: 100, Level: 30, ChromaFormat: 1, BitDepth: 8, Reorder: 2, Color: unspecified}},
	} {
		got, err := ParseH264(bytesOf(t, c.bytes))
		require.NoError(t, err, name)
		require.Equal(t, c.want, *got, name)
	}
}

func TestParseHEVC(t *testing.T) {
	t.Parallel()
	h, err := ParseHEVC(bytesOf(t, hevcMain))
	require.NoError(t, err)
	require.Equal(t, "1.6.L60.90", h.String())
	require.Equal(t, 4, h.LengthSize)
	h, err = ParseHEVC(bytesOf(t, hevcAnnexB))
	require.NoError(t, err)
	require.Equal(t, "2.4.L60.90", h.String())
	require.Zero(t, h.LengthSize)
	high := HEVC{Space: 1, Profile: 2, HighTier: true, Compatibility: 1 << 29, Level: 153, Constraints: [6]byte{0xB0, 0, 1}}
	require.Equal(t, "A2.4.H153.B0.0.1", high.String())
}

func TestHEVC_HasHDR10Plus(t *testing.T) {
	t.Parallel()
	sei := append([]byte{39 << 1, 1, 4, 60}, append(hdr10Plus, 1, 2, 3)...)
	slice := append([]byte{19 << 1, 1}, hdr10Plus...)
	prefixed := func(nals ...[]byte) (b []byte) {
		for _, n := range nals {
			b = append(append(b, 0, 0, 0, byte(len(n))), n...)
		}
		return b
	}
	starts := func(nals ...[]byte) (b []byte) {
		for _, n := range nals {
			b = append(append(b, 0, 0, 1), n...)
		}
		return b
	}
	four, annex := HEVC{LengthSize: 4}, HEVC{}
	require.True(t, four.HasHDR10Plus(prefixed([]byte{35 << 1, 1, 0x50}, sei, slice)))
	require.False(t, four.HasHDR10Plus(prefixed(slice, sei)), "behind the picture, in its bytes: no metadata")
	require.True(t, annex.HasHDR10Plus(starts(sei, slice)))
	require.False(t, annex.HasHDR10Plus(starts(slice)))
	require.False(t, four.HasHDR10Plus([]byte{0, 0, 0, 200, 1}))
	require.True(t, AV1HasHDR10Plus(append([]byte{0x12, 0x00, 5<<3 | 2, byte(1 + len(hdr10Plus)), 4}, hdr10Plus...)))
	require.False(t, AV1HasHDR10Plus(append([]byte{0x12, 0x00, 6<<3 | 2, byte(len(hdr10Plus))}, hdr10Plus...)))
}

func TestParseAV1(t *testing.T) {
	t.Parallel()
	a, err := ParseAV1(bytesOf(t, av1Main))
	require.NoError(t, err)
	require.Equal(t, "av01.0.00M.08", a.String())
	require.Equal(t, []int{1, 1}, []int{a.SubsamplingX, a.SubsamplingY})
	a, err = ParseAV1(bytesOf(t, av1Main10))
	require.NoError(t, err)
	require.Equal(t, "av01.0.00M.10", a.String())
	hdr := AV1{Level: 13, BitDepth: 10, SubsamplingX: 1, SubsamplingY: 1, colorStated: true, Color: Color{Primaries: 9, Transfer: 16, Matrix: 9}}
	require.Equal(t, "av01.0.13M.10.0.110.09.16.09.0", hdr.String())
	_, err = ParseAV1(bytesOf(t, "81000c00"))
	require.ErrorIs(t, err, ErrSyntax)
}

func TestParseVP9(t *testing.T) {
	t.Parallel()
	v, err := ParseVP9(bytesOf(t, vp9Key))
	require.NoError(t, err)
	require.Equal(t, VP9{BitDepth: 8, SubsamplingX: 1, SubsamplingY: 1, Color: Color{2, 2, 2, false, true}}, *v)
	for _, bad := range []string{"", "00", "864983420013", "82498343", "8a49834200"} {
		_, err := ParseVP9(bytesOf(t, bad))
		require.ErrorIs(t, err, ErrSyntax, bad)
	}
	require.Equal(t, 11, VP9Level(320, 180, 24))
	require.Equal(t, 40, VP9Level(1920, 1080, 30))
	require.Equal(t, 41, VP9Level(1920, 1080, 60))
	require.Equal(t, 62, VP9Level(16384, 16384, 240))
}

func TestAACObjectType(t *testing.T) {
	t.Parallel()
	for digits, want := range map[string]int{"1190": 2, "2b8a": 5, "eb8a": 29, "f8e0": 39} {
		got, err := AACObjectType(bytesOf(t, digits))
		require.NoError(t, err)
		require.Equal(t, want, got, digits)
	}
	for _, bad := range []string{"", "00", "f8"} {
		_, err := AACObjectType(bytesOf(t, bad))
		require.ErrorIs(t, err, ErrSyntax, bad)
	}
}

// Whatever is cut off, the parsers answer or fail, and never read on.
func TestParse_truncated(t *testing.T) {
	t.Parallel()
	for _, digits := range []string{h264High, h264Full444, h264Interlaced, hevcMain, hevcAnnexB, av1Main10, vp9Key} {
		b := bytesOf(t, digits)
		for n := range b {
			parseAll(b[:n])
		}
	}
	_, err := ParseH264(bytesOf(t, h264High[:30]))
	require.ErrorIs(t, err, ErrSyntax)
	_, err = ParseHEVC(bytesOf(t, hevcMain[:40]))
	require.ErrorIs(t, err, ErrSyntax)
}

func parseAll(b []byte) {
	ParseH264(b)
	if h, err := ParseHEVC(b); err == nil {
		_ = h.String()
		h.HasHDR10Plus(b)
	}
	if a, err := ParseAV1(b); err == nil {
		_ = a.String()
	}
	AV1HasHDR10Plus(b)
	ParseVP9(b)
	AACObjectType(b)
}

func FuzzParse(f *testing.F) {
	for _, digits := range []string{h264High, h264High10, h264AnnexB, h264Full444, h264Interlaced, hevcMain, hevcAnnexB, av1Main, av1Main10, vp9Key, "1190"} {
		f.Add(bytesOf(f, digits))
	}
	f.Fuzz(func(_ *testing.T, b []byte) { parseAll(b) })
}
