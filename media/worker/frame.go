package worker

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// frameType says what a frame is for.
type frameType byte

const (
	frameHello   frameType = 1 + iota // child: ready, and what guards hold
	frameRequest                      // parent: one request
	framePart                         // child: a piece of the answer, more follow
	frameReply                        // child: the end of the answer
	frameCancel                       // parent: stop the request under way
	frameEnd                          // first value that is none
)

// The bounds of a frame: a peer that asks for more is broken or hostile.
const (
	maxControl = 8 << 20
	maxPayload = 64 << 20
	maxFiles   = 4
	headerSize = 12
)

// errFrame reports bytes that are no frame; the connection cannot be used any more.
var errFrame = errors.New("malformed frame")

// frame is one message of the socket.
type frame struct {
	kind    frameType
	files   int // descriptors that travel beside it
	control []byte
	payload []byte
}

// appendHeader writes type, number of files, two zero bytes and the two lengths, little-endian.
func (f *frame) appendHeader(b []byte) ([]byte, error) {
	if len(f.control) > maxControl || len(f.payload) > maxPayload || f.files > maxFiles {
		return nil, fmt.Errorf("%w: control %d, payload %d bytes, %d files", errFrame, len(f.control), len(f.payload), f.files)
	}
	b = append(b, byte(f.kind), byte(f.files), 0, 0)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(f.control)))
	return binary.LittleEndian.AppendUint32(b, uint32(len(f.payload))), nil
}

// readFrame reads one frame; io.EOF before its first byte is the peer's orderly end.
func readFrame(r io.Reader) (*frame, error) {
	var header [headerSize]byte
	if _, err := io.ReadFull(r, header[:1]); err != nil {
		return nil, err
	}
	if _, err := io.ReadFull(r, header[1:]); err != nil {
		return nil, unexpected(err)
	}
	f := &frame{kind: frameType(header[0]), files: int(header[1])}
	control := binary.LittleEndian.Uint32(header[4:])
	payload := binary.LittleEndian.Uint32(header[8:])
	switch {
	case f.kind < frameHello || f.kind >= frameEnd:
		return nil, fmt.Errorf("%w: type %d", errFrame, f.kind)
	case f.files > maxFiles, header[2] != 0, header[3] != 0:
		return nil, fmt.Errorf("%w: header % x", errFrame, header)
	case control > maxControl, payload > maxPayload:
		return nil, fmt.Errorf("%w: control %d, payload %d bytes", errFrame, control, payload)
	}
	var err error
	if f.control, err = readBytes(r, int(control)); err != nil {
		return nil, err
	}
	if f.payload, err = readBytes(r, int(payload)); err != nil {
		return nil, err
	}
	return f, nil
}

// readBytes trusts a length only as far as bytes arrive.
func readBytes(r io.Reader, n int) ([]byte, error) {
	const step = 1 << 20
	if n == 0 {
		return nil, nil
	}
	b := make([]byte, 0, min(n, step))
	for len(b) < n {
		have := len(b)
		want := min(n-have, step)
		if cap(b)-have < want {
			b = append(make([]byte, 0, min(n, 2*cap(b)+want)), b...)
		}
		b = b[:have+want]
		if _, err := io.ReadFull(r, b[have:]); err != nil {
			return nil, unexpected(err)
		}
	}
	return b, nil
}

func unexpected(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}
