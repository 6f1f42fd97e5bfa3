package media

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

// Index says where a file can be cut without decoding: the keyframes of its main video track and
// the exact bounds of every track. It is made once per file and kept as a compact blob; see
// Index.MarshalBinary.
type Index struct {
	// Tracks are the audio, video and subtitle streams, in file order.
	Tracks []Track
	// VideoStream is the stream that Keyframes belong to; -1 when the file has no video.
	VideoStream int
	// Keyframes are the presentation times of the video's keyframes, ascending, in microseconds on
	// the file's own clock (a file need not start at zero).
	Keyframes []int64
	// KeyframeBytes are, for each keyframe, the bytes of the video from it up to the next one in the file. There are none
	// where the container does not tell.
	KeyframeBytes []int64
	// Interleaved says that KeyframeBytes hold the other tracks as well: the container tells places alone.
	Interleaved bool
	// StartUs and EndUs bound the presentation, in microseconds on the file's own clock: EndUs is the
	// end of the last packet, which may lie beyond the header's duration.
	StartUs, EndUs int64
}

// Track is what a player must know of one stream before its first packet.
type Track struct {
	Stream         int // index in the file
	Kind           StreamKind
	Codec          string
	TimeBaseNum    int
	TimeBaseDen    int
	StartUs, EndUs int64
	// Bytes are those of all packets, and PeakRate is the most that a second or more of them has, in bits per second;
	// both are zero where the container does not tell, and for the video that Keyframes belong to.
	Bytes, PeakRate int64
	// CodecParameters is the worker's own encoding of everything a muxer needs (extradata, size, profile ...).
	CodecParameters []byte
}

// DurationUs is the length of the presentation in microseconds.
func (x *Index) DurationUs() int64 { return x.EndUs - x.StartUs }

// Cuttable says that the file can be sent in pieces without decoding.
func (x *Index) Cuttable() bool { return x.VideoStream < 0 || len(x.Keyframes) > 0 }

// Outline is what can be said of an index before the file's packets were read: enough to encode the file, not to cut it.
func (i *Info) Outline() *Index {
	x := &Index{VideoStream: -1, StartUs: i.StartMs * 1000, EndUs: (i.StartMs + i.DurationMs) * 1000}
	if v := i.Video(); v != nil {
		x.VideoStream = v.Index
	}
	for k := range i.Streams {
		s := &i.Streams[k]
		if s.Kind != StreamData && !s.AttachedPicture {
			x.Tracks = append(x.Tracks, Track{Stream: s.Index, Kind: s.Kind, Codec: s.Codec, StartUs: x.StartUs, EndUs: x.EndUs})
		}
	}
	return x
}

// Video returns the track that the keyframes belong to, or nil.
func (x *Index) Video() *Track { return x.Track(x.VideoStream) }

// Track returns the track of a stream, or nil.
func (x *Index) Track(stream int) *Track {
	for i := range x.Tracks {
		if x.Tracks[i].Stream == stream {
			return &x.Tracks[i]
		}
	}
	return nil
}

// IndexVersion is the first byte of every blob. A blob of another version is to be made anew: see Index.UnmarshalBinary.
const IndexVersion = 2

// sizelessVersion has no bytes. It is read all the same, so that files can be played until their indexes are new.
const sizelessVersion = 1

// ErrIndex reports a blob that is no index, or one of an unknown version: probe the file again.
var ErrIndex = errors.New("unreadable media index")

// MarshalBinary encodes the index with differences of neighbouring times, 2 to 4 bytes a keyframe.
func (x *Index) MarshalBinary() ([]byte, error) {
	b := make([]byte, 0, 64+128*len(x.Tracks)+4*len(x.Keyframes))
	b = append(b, IndexVersion)
	b = binary.AppendVarint(b, int64(x.VideoStream))
	b = binary.AppendVarint(b, x.StartUs)
	b = binary.AppendVarint(b, x.EndUs)
	b = binary.AppendUvarint(b, uint64(len(x.Tracks)))
	for i := range x.Tracks {
		b = x.Tracks[i].append(b)
	}
	b = binary.AppendUvarint(b, uint64(len(x.Keyframes)))
	before := x.StartUs
	for _, t := range x.Keyframes {
		b = binary.AppendVarint(b, t-before)
		before = t
	}
	b = append(b, form(x.KeyframeBytes != nil, x.Interleaved))
	for _, n := range x.KeyframeBytes {
		b = binary.AppendUvarint(b, uint64(n))
	}
	return b, nil
}

// The forms of what follows the keyframes.
const (
	sized = 1 << iota
	interleaved
)

func form(hasSizes, isInterleaved bool) (f byte) {
	if hasSizes {
		f |= sized
	}
	if isInterleaved {
		f |= interleaved
	}
	return f
}

func (t *Track) append(b []byte) []byte {
	for _, v := range []int64{int64(t.Stream), int64(t.TimeBaseNum), int64(t.TimeBaseDen), t.StartUs, t.EndUs, t.Bytes, t.PeakRate} {
		b = binary.AppendVarint(b, v)
	}
	for _, s := range []string{string(t.Kind), t.Codec, string(t.CodecParameters)} {
		b = binary.AppendUvarint(b, uint64(len(s)))
		b = append(b, s...)
	}
	return b
}

// UnmarshalBinary decodes what MarshalBinary wrote, and what the release before wrote. It fails with ErrIndex.
func (x *Index) UnmarshalBinary(b []byte) error {
	if len(b) == 0 || b[0] != IndexVersion && b[0] != sizelessVersion {
		return fmt.Errorf("%w: unknown version", ErrIndex)
	}
	r := indexReader{rest: b[1:], sizes: b[0] != sizelessVersion}
	var y Index
	y.VideoStream = int(r.varint())
	y.StartUs = r.varint()
	y.EndUs = r.varint()
	for range r.count() {
		if r.broken {
			break
		}
		y.Tracks = append(y.Tracks, r.track())
	}
	if n := r.count(); n > 0 {
		y.Keyframes = make([]int64, n)
	}
	before := y.StartUs
	for i := range y.Keyframes {
		before += r.varint()
		y.Keyframes[i] = before
	}
	if r.sizes {
		r.keyframeBytes(&y)
	}
	if r.broken || len(r.rest) > 0 {
		return fmt.Errorf("%w: damaged", ErrIndex)
	}
	*x = y
	return nil
}

// indexReader remembers that something was missing, so that its callers need not ask after each value.
type indexReader struct {
	rest   []byte
	sizes  bool // as of version 2
	broken bool
}

func (r *indexReader) keyframeBytes(x *Index) {
	if len(r.rest) == 0 || r.rest[0]&^(sized|interleaved) != 0 {
		r.rest, r.broken = nil, true
		return
	}
	f := r.rest[0]
	r.rest, x.Interleaved = r.rest[1:], f&interleaved != 0
	if f&sized == 0 {
		return
	}
	x.KeyframeBytes = make([]int64, len(x.Keyframes))
	for i := range x.KeyframeBytes {
		x.KeyframeBytes[i] = r.size()
	}
}

// size reads a number of bytes.
func (r *indexReader) size() int64 {
	v, n := binary.Uvarint(r.rest)
	if n <= 0 || v > math.MaxInt64 {
		r.rest, r.broken = nil, true
		return 0
	}
	r.rest = r.rest[n:]
	return int64(v)
}

func (r *indexReader) varint() int64 {
	v, n := binary.Varint(r.rest)
	if n <= 0 {
		r.rest, r.broken = nil, true
		return 0
	}
	r.rest = r.rest[n:]
	return v
}

// count reads a length; what it counts takes at least a byte each.
func (r *indexReader) count() int {
	v, n := binary.Uvarint(r.rest)
	if n <= 0 || v > uint64(len(r.rest)-n) {
		r.rest, r.broken = nil, true
		return 0
	}
	r.rest = r.rest[n:]
	return int(v)
}

func (r *indexReader) bytes() []byte {
	n := r.count()
	if n == 0 {
		return nil
	}
	b := append([]byte(nil), r.rest[:n]...)
	r.rest = r.rest[n:]
	return b
}

func (r *indexReader) track() Track {
	t := Track{
		Stream: int(r.varint()), TimeBaseNum: int(r.varint()), TimeBaseDen: int(r.varint()),
		StartUs: r.varint(), EndUs: r.varint(),
	}
	if r.sizes {
		t.Bytes, t.PeakRate = r.varint(), r.varint()
	}
	t.Kind, t.Codec, t.CodecParameters = StreamKind(r.bytes()), string(r.bytes()), r.bytes()
	return t
}
