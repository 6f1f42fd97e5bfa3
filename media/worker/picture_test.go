package worker_test

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"revenge/internal/platform/fault"
	"revenge/media"
	"revenge/media/worker"
)

// A picture that would fill gigabytes is refused before it does.
func TestResize_bomb(t *testing.T) {
	t.Parallel()
	p := newPool(t, func(c *worker.Config) { c.Size = 1 })
	small := bombPNG(t, 100, 100)
	_, err := p.Resize(t.Context(), bytes.NewReader(small), 100, 100)
	require.NoError(t, err)
	reply, err := debug(t.Context(), p, "pid", "")
	require.NoError(t, err)
	before := peakMemory(t, reply.Text)
	_, err = p.Resize(t.Context(), bytes.NewReader(bombPNG(t, 30_000, 30_000)), 100, 100)
	require.ErrorIs(t, err, fault.Invalid)
	require.Less(t, peakMemory(t, reply.Text)-before, 100<<10, "KiB")
}

// bombPNG is a black picture of that size, which packs very well.
func bombPNG(t *testing.T, w, h uint32) []byte {
	t.Helper()
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	line := make([]byte, w/8+2)
	for range h {
		z.Write(line[:1+(w+7)/8])
	}
	require.NoError(t, z.Close())
	b := []byte("\x89PNG\r\n\x1a\n")
	chunk := func(kind string, body []byte) {
		b = binary.BigEndian.AppendUint32(b, uint32(len(body)))
		from := len(b)
		b = append(append(b, kind...), body...)
		b = binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[from:]))
	}
	head := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, w), h)
	chunk("IHDR", append(head, 1, 0, 0, 0, 0))
	chunk("IDAT", packed.Bytes())
	chunk("IEND", nil)
	return b
}

// peakMemory is the most memory a process ever held, in KiB.
func peakMemory(t *testing.T, pid string) int {
	t.Helper()
	status, err := os.ReadFile(filepath.Join("/proc", pid, "status"))
	require.NoError(t, err)
	_, rest, ok := strings.Cut(string(status), "VmHWM:")
	require.True(t, ok)
	n, err := strconv.Atoi(strings.Fields(rest)[0])
	require.NoError(t, err)
	return n
}

// The limits of what may be asked for.
func TestPool_pictures(t *testing.T) {
	t.Parallel()
	p := newPool(t, nil)
	still, err := p.Still(t.Context(), clip(t, "h264.mkv"), time.Second, 100)
	require.NoError(t, err)
	require.Equal(t, []int{100, 56}, []int{still.Width, still.Height})
	cover, err := p.Cover(t.Context(), clip(t, "cover.mkv"), 1)
	require.NoError(t, err)
	resized, err := p.Resize(t.Context(), bytes.NewReader(cover.Data), 50, 40)
	require.NoError(t, err)
	require.Equal(t, []int{40, 40}, []int{resized.Width, resized.Height})
	require.NotEmpty(t, resized.Blurhash)
	for _, side := range []int{0, -1, 1_000_000_000} {
		_, err = p.Still(t.Context(), clip(t, "h264.mkv"), 0, side)
		require.ErrorIs(t, err, fault.Invalid)
		_, err = p.Resize(t.Context(), bytes.NewReader(cover.Data), side, 10)
		require.ErrorIs(t, err, fault.Invalid)
		_, err = p.Resize(t.Context(), bytes.NewReader(cover.Data), 10, side)
		require.ErrorIs(t, err, fault.Invalid)
	}
	_, err = p.Resize(t.Context(), io.LimitReader(zeros{}, worker.MaxPictureBytes+1), 10, 10)
	require.ErrorIs(t, err, fault.Invalid)
	_, err = p.Cover(t.Context(), clip(t, "h264.mkv"), 0)
	require.ErrorIs(t, err, fault.NotFound, "kinds of failure cross the socket")
	_, err = p.Resize(t.Context(), strings.NewReader("no picture"), 10, 10)
	require.ErrorIs(t, err, media.ErrCorrupt)
	index, err := p.Scan(t.Context(), clip(t, "mpeg4.avi"))
	require.NoError(t, err)
	require.Len(t, index.Keyframes, 5)
	_, err = p.Scan(t.Context(), clip(t, "random.mkv"))
	require.ErrorIs(t, err, media.ErrCorrupt)
}

type zeros struct{}

func (zeros) Read(b []byte) (int, error) { return len(b), nil }
