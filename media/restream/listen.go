package restream

import (
	"time"

	"github.com/bluenviron/gohlslib/v2"
	"github.com/bluenviron/gohlslib/v2/pkg/codecs"
	"github.com/bluenviron/mediacommon/v2/pkg/codecs/mpeg4audio"
)

// taker takes something that is shown and decoded at instants of its track; key says that players can begin with it.
type taker func(pts, dts int64, key bool, write func(ts int64, at time.Time) error)

// listen hands what a track brings to its taker.
func (f *feed) listen(client *gohlslib.Client, in, out *gohlslib.Track, take taker) {
	m := f.muxer
	switch codec := in.Codec.(type) {
	case *codecs.H264:
		client.OnDataH26x(in, func(pts, dts int64, au [][]byte) {
			au, key := completeH264(au, codec)
			take(pts, dts, key, func(ts int64, at time.Time) error { return m.WriteH264(out, at, ts, au) })
		})
	case *codecs.H265:
		client.OnDataH26x(in, func(pts, dts int64, au [][]byte) {
			au, key := completeH265(au, codec)
			take(pts, dts, key, func(ts int64, at time.Time) error { return m.WriteH265(out, at, ts, au) })
		})
	case *codecs.AV1:
		client.OnDataAV1(in, func(pts int64, tu [][]byte) {
			tu = present(tu)
			take(pts, pts, true, func(ts int64, at time.Time) error { return m.WriteAV1(out, at, ts, tu) })
		})
	case *codecs.VP9:
		client.OnDataVP9(in, func(pts int64, frame []byte) {
			take(pts, pts, true, func(ts int64, at time.Time) error { return m.WriteVP9(out, at, ts, frame) })
		})
	case *codecs.MPEG4Audio:
		client.OnDataMPEG4Audio(in, func(pts int64, aus [][]byte) {
			for i, au := range present(aus) {
				from := pts + int64(i)*mpeg4audio.SamplesPerAccessUnit*int64(in.ClockRate)/int64(out.ClockRate)
				take(from, from, true, func(ts int64, at time.Time) error { return m.WriteMPEG4Audio(out, at, ts, [][]byte{au}) })
			}
		})
	case *codecs.Opus:
		client.OnDataOpus(in, func(pts int64, packets [][]byte) {
			packets = present(packets)
			take(pts, pts, true, func(ts int64, at time.Time) error { return m.WriteOpus(out, at, ts, packets) })
		})
	case *codecs.FLAC:
		client.OnDataFLAC(in, func(pts int64, frame []byte) {
			take(pts, pts, true, func(ts int64, at time.Time) error { return m.WriteFLAC(out, at, ts, frame) })
		})
	}
}

// The kinds of H.264 and H.265 units that matter here.
const (
	h264IDR, h264SPS              = 5, 7
	h265IDR, h265IDRN, h265CRA    = 19, 20, 21
	h265VPS                       = 32
	h264Kind, h265Shift, h265Kind = 0x1f, 1, 0x3f
)

// completeH264 puts the parameters before a key picture where its source keeps them apart.
func completeH264(au [][]byte, codec *codecs.H264) ([][]byte, bool) {
	au = present(au)
	key, with := false, false
	for _, unit := range au {
		key = key || unit[0]&h264Kind == h264IDR
		with = with || unit[0]&h264Kind == h264SPS
	}
	if key && !with && len(codec.SPS) > 0 && len(codec.PPS) > 0 {
		au = append([][]byte{codec.SPS, codec.PPS}, au...)
	}
	return au, key
}

// completeH265 does the same for H.265.
func completeH265(au [][]byte, codec *codecs.H265) ([][]byte, bool) {
	au = present(au)
	key, with := false, false
	for _, unit := range au {
		kind := unit[0] >> h265Shift & h265Kind
		key = key || kind == h265IDR || kind == h265IDRN || kind == h265CRA
		with = with || kind == h265VPS
	}
	if key && !with && len(codec.VPS) > 0 && len(codec.SPS) > 0 && len(codec.PPS) > 0 {
		au = append([][]byte{codec.VPS, codec.SPS, codec.PPS}, au...)
	}
	return au, key
}

// present leaves empty units out.
func present(units [][]byte) [][]byte {
	out := make([][]byte, 0, len(units))
	for _, u := range units {
		if len(u) > 0 {
			out = append(out, u)
		}
	}
	return out
}
