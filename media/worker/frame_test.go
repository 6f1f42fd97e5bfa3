package worker

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"runtime"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"
)

func wire(t testing.TB, f *frame) []byte {
	t.Helper()
	b, err := f.appendHeader(nil)
	require.NoError(t, err)
	return append(append(b, f.control...), f.payload...)
}

func TestFrame(t *testing.T) {
	t.Parallel()
	for _, f := range []*frame{
		{kind: frameHello}, {kind: frameRequest, files: 2, control: []byte("{}")},
		{kind: framePart, control: []byte("{}"), payload: bytes.Repeat([]byte{7}, 3<<20)},
	} {
		got, err := readFrame(iotest.HalfReader(bytes.NewReader(wire(t, f))))
		require.NoError(t, err)
		require.Equal(t, f, got)
	}
	_, err := (&frame{payload: make([]byte, maxPayload+1)}).appendHeader(nil)
	require.ErrorIs(t, err, errFrame)
}

func TestFrame_malformed(t *testing.T) {
	t.Parallel()
	good := wire(t, &frame{kind: frameReply, control: []byte("{}"), payload: []byte("x")})
	change := func(at int, v byte) []byte {
		b := bytes.Clone(good)
		b[at] = v
		return b
	}
	huge := bytes.Clone(good)
	binary.LittleEndian.PutUint32(huge[8:], maxPayload+1)
	for name, b := range map[string][]byte{
		"type zero": change(0, 0), "unknown type": change(0, 99), "files": change(1, 5), "padding": change(2, 1), "payload": huge,
	} {
		_, err := readFrame(bytes.NewReader(b))
		require.ErrorIs(t, err, errFrame, name)
	}
	for n := 1; n < len(good); n++ {
		_, err := readFrame(bytes.NewReader(good[:n]))
		require.ErrorIs(t, err, io.ErrUnexpectedEOF)
	}
	_, err := readFrame(bytes.NewReader(nil))
	require.True(t, errors.Is(err, io.EOF))
}

// A length is only believed as far as bytes arrive.
func TestFrame_promise(t *testing.T) {
	head, err := (&frame{kind: frameReply}).appendHeader(nil)
	require.NoError(t, err)
	binary.LittleEndian.PutUint32(head[8:], maxPayload)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err = readFrame(bytes.NewReader(head))
	runtime.ReadMemStats(&after)
	require.ErrorIs(t, err, io.ErrUnexpectedEOF)
	require.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(4<<20))
}

func FuzzFrame(f *testing.F) {
	f.Add(wire(f, &frame{kind: frameRequest, files: 1, control: []byte(`{"kind":"probe"}`)}))
	f.Add(wire(f, &frame{kind: frameReply, control: []byte(`{}`), payload: []byte("abc")}))
	f.Fuzz(func(t *testing.T, b []byte) {
		r := bytes.NewReader(b)
		for {
			got, err := readFrame(r)
			if err != nil {
				return
			}
			require.Equal(t, got, must(readFrame(bytes.NewReader(wire(t, got)))))
		}
	})
}

func must(f *frame, err error) *frame {
	if err != nil {
		panic(err)
	}
	return f
}
