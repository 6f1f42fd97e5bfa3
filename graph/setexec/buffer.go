package setexec

import (
	"errors"
	"math"
	"math/bits"
	"strconv"
	"sync"
	"time"
)

// Buffer is the answer so far, in the bytes that gqlgen's own marshalling makes.
type Buffer struct{ bytes []byte }

var buffers = sync.Pool{New: func() any { return &Buffer{} }}

// NewBuffer returns an empty buffer. Free it when its bytes are no longer needed.
func NewBuffer() *Buffer { return buffers.Get().(*Buffer) }

// The largest buffer that is kept for the next answer.
const kept = 1 << 20

// Free hands the buffer to the next answer.
func (b *Buffer) Free() {
	if cap(b.bytes) <= kept {
		b.bytes = b.bytes[:0]
		buffers.Put(b)
	}
}

// Bytes are what was written, until the buffer is freed.
func (b *Buffer) Bytes() []byte { return b.bytes }

// Write takes what a type writes by itself.
func (b *Buffer) Write(p []byte) (int, error) {
	b.bytes = append(b.bytes, p...)
	return len(p), nil
}

// Raw writes text that is JSON already.
func (b *Buffer) Raw(s string) { b.bytes = append(b.bytes, s...) }

// Byte writes one sign.
func (b *Buffer) Byte(c byte) { b.bytes = append(b.bytes, c) }

const hexadecimal = "0123456789ABCDEF"

// String writes a string with its quotes.
func (b *Buffer) String(s string) { b.bytes = appendString(b.bytes, s) }

func appendString(out []byte, s string) []byte {
	out = append(out, '"')
	for {
		at := plainBytes(s)
		out, s = append(out, s[:at]...), s[at:]
		if s == "" {
			return append(out, '"')
		}
		out, s = appendEscaped(out, s[0]), s[1:]
	}
}

func appendEscaped(out []byte, c byte) []byte {
	switch c {
	case '\t':
		return append(out, '\\', 't')
	case '\r':
		return append(out, '\\', 'r')
	case '\n':
		return append(out, '\\', 'n')
	case '\\', '"':
		return append(out, '\\', c)
	}
	return append(out, '\\', 'u', '0', '0', hexadecimal[c>>4], hexadecimal[c&0xf])
}

// Each byte of a word is this one.
const (
	ones  = 0x0101010101010101
	highs = 0x80 * ones
)

// plainBytes is how many bytes at the beginning of s need no escape. It looks at eight of them at a time: a byte below n
// borrows from its own highest bit when n is taken away, and what is equal to a sign is 0, below 1, once it is XORed with it.
func plainBytes(s string) int {
	i := 0
	for i < len(s) && len(s) >= 8 {
		i = min(i, len(s)-8) // the last ones once more
		w := s[i : i+8]
		x := uint64(w[0]) | uint64(w[1])<<8 | uint64(w[2])<<16 | uint64(w[3])<<24 | uint64(w[4])<<32 | uint64(w[5])<<40 | uint64(w[6])<<48 | uint64(w[7])<<56
		quote, slash := x^('"'*ones), x^('\\'*ones)
		if found := ((x-0x20*ones)&^x | (quote-ones)&^quote | (slash-ones)&^slash) & highs; found != 0 {
			return i + bits.TrailingZeros64(found)/8
		}
		i += 8
	}
	for ; i < len(s); i++ {
		if c := s[i]; c < 0x20 || c == '\\' || c == '"' {
			return i
		}
	}
	return i
}

// Int writes a whole number.
func (b *Buffer) Int(n int64) { b.bytes = strconv.AppendInt(b.bytes, n, 10) }

// Bool writes true or false.
func (b *Buffer) Bool(v bool) { b.bytes = strconv.AppendBool(b.bytes, v) }

var errNoNumber = errors.New("the number is infinite or none at all")

// Float writes a number; those that JSON does not have are an error.
func (b *Buffer) Float(f float64) error {
	if math.IsInf(f, 0) || math.IsNaN(f) {
		return errNoNumber
	}
	b.bytes = strconv.AppendFloat(b.bytes, f, 'g', -1, 64)
	return nil
}

// Time writes a point in time; the zero time is null, for which nothing is written.
func (b *Buffer) Time(t time.Time) {
	if !t.IsZero() {
		b.bytes = append(t.AppendFormat(append(b.bytes, '"'), time.RFC3339Nano), '"')
	}
}

// Append writes what a type appends of itself.
func (b *Buffer) Append(write func([]byte) []byte) { b.bytes = write(b.bytes) }
