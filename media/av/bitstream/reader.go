// Package bitstream reads the parameter sets of video and audio codecs: what a file's header says of a
// stream, without a decoder. It is plain Go over foreign bytes, so every parser is bounded and fuzzed.
package bitstream

import (
	"bytes"
	"errors"
)

// ErrSyntax reports bytes that are not what they should be, or end too early.
var ErrSyntax = errors.New("malformed codec parameters")

// reader reads bits, most significant first. Past the end it reads zeros and remembers it.
type reader struct {
	b       []byte
	at      int // in bits
	overrun bool
}

func (r *reader) bit() bool { return r.bits(1) == 1 }

// bits reads up to 32 bits.
func (r *reader) bits(n int) uint32 {
	var v uint32
	for range n {
		v <<= 1
		if r.at>>3 >= len(r.b) {
			r.overrun = true
			continue
		}
		v |= uint32(r.b[r.at>>3]>>(7-r.at&7)) & 1
		r.at++
	}
	return v
}

func (r *reader) skip(n int) {
	r.at += n
	if r.at > 8*len(r.b) {
		r.at, r.overrun = 8*len(r.b), true
	}
}

// ue reads an unsigned Exp-Golomb code.
func (r *reader) ue() uint32 {
	zeros := 0
	for !r.bit() {
		zeros++
		if zeros > 31 || r.overrun {
			r.overrun = true
			return 0
		}
	}
	return 1<<zeros - 1 + r.bits(zeros)
}

// se reads a signed Exp-Golomb code.
func (r *reader) se() int32 {
	v := r.ue()
	if v&1 == 1 {
		return int32(v/2) + 1
	}
	return -int32(v / 2)
}

// uvlc reads AV1's unsigned variable length code.
func (r *reader) uvlc() uint32 {
	zeros := 0
	for !r.bit() {
		zeros++
		if r.overrun {
			return 0
		}
		if zeros >= 32 {
			return 1<<32 - 1
		}
	}
	return 1<<zeros - 1 + r.bits(zeros)
}

func (r *reader) err() error {
	if r.overrun {
		return ErrSyntax
	}
	return nil
}

// unescape removes the emulation prevention bytes of a NAL unit.
func unescape(nal []byte) []byte {
	if !bytes.Contains(nal, []byte{0, 0, 3}) {
		return nal
	}
	out := make([]byte, 0, len(nal))
	zeros := 0
	for _, c := range nal {
		if zeros >= 2 && c == 3 {
			zeros = 0
			continue
		}
		if c == 0 {
			zeros++
		} else {
			zeros = 0
		}
		out = append(out, c)
	}
	return out
}

// annexB calls each for the NAL units between start codes, until it returns false.
func annexB(b []byte, each func(nal []byte) bool) {
	start := []byte{0, 0, 1}
	i := bytes.Index(b, start)
	for i >= 0 {
		b = b[i+3:]
		i = bytes.Index(b, start)
		nal := b
		if i >= 0 {
			nal = b[:i]
		}
		if nal = bytes.TrimRight(nal, "\x00"); len(nal) > 0 && !each(nal) {
			return
		}
	}
}

// lengthPrefixed calls each for NAL units that follow their length, until it returns false.
func lengthPrefixed(b []byte, size int, each func(nal []byte) bool) {
	for len(b) > size {
		n := 0
		for _, c := range b[:size] {
			n = n<<8 | int(c)
		}
		b = b[size:]
		if n <= 0 || n > len(b) || !each(b[:n]) {
			return
		}
		b = b[n:]
	}
}
