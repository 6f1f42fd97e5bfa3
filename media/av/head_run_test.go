package av

import (
	"context"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/sys/unix"

	"revenge/media"
	"revenge/media/worker"
)

// fragments are what a head made, by output.
type fragments map[int][][]byte

// try runs a head on a file's first video stream, in this process.
func try(t testing.TB, path string, task media.HeadTask) (fragments, error) {
	t.Helper()
	fd, err := unix.Open(path, unix.O_RDONLY|unix.O_CLOEXEC, 0)
	require.NoError(t, err)
	d, err := openDemuxer(fd, path)
	require.NoError(t, err)
	defer d.close()
	task.Track.Kind = media.StreamVideo
	task.OriginUs = origin(t, path)
	c, err := newCutter(d, &worker.CutRequest{Track: task.Track, Guide: task.Guide, OriginUs: task.OriginUs, StartUs: task.CutsUs[0]})
	require.NoError(t, err)
	defer c.free()
	made := fragments{}
	var mu sync.Mutex
	err = runVideoHead(context.WithoutCancel(t.Context()), &task, c, func(output int, data []byte) error {
		mu.Lock()
		defer mu.Unlock()
		made[output] = append(made[output], append([]byte(nil), data...))
		return nil
	})
	return made, err
}

// origin is the file's first time in microseconds.
func origin(t testing.TB, path string) int64 {
	t.Helper()
	var file struct {
		Format struct {
			StartTime string `json:"start_time"`
		}
	}
	ffprobe(t, &file, "-show_entries", "format=start_time", path)
	seconds, err := strconv.ParseFloat(file.Format.StartTime, 64)
	require.NoError(t, err)
	return int64(math.Round(seconds * 1e6))
}

func encodeClip(t testing.TB, path string, task media.HeadTask) fragments {
	t.Helper()
	made, err := try(t, path, task)
	require.NoError(t, err)
	for n := range 1 + len(task.Also) {
		require.Len(t, made[n], len(task.CutsUs)-1, "output %d", n)
	}
	return made
}

// stream is a file made of an initialization segment and fragments.
func stream(t testing.TB, header []byte, parts ...[]byte) string {
	t.Helper()
	b := append([]byte(nil), header...)
	for _, p := range parts {
		b = append(b, p...)
	}
	return write(t, "stream.mp4", b)
}

// pictures decodes a file with the ffmpeg program into raw pictures of yuv420p.
func pictures(t testing.TB, path string, width, height int) [][]byte {
	t.Helper()
	raw := filepath.Join(t.TempDir(), "raw")
	out, err := exec.Command("ffmpeg", "-nostdin", "-v", "error", "-xerror", "-i", path, "-map", "0:v:0", "-fps_mode", "passthrough",
		"-pix_fmt", "yuv420p", "-f", "rawvideo", raw).CombinedOutput()
	require.NoError(t, err, string(out))
	require.Empty(t, string(out))
	b, err := os.ReadFile(raw)
	require.NoError(t, err)
	size := width * height * 3 / 2
	require.Zero(t, len(b)%size)
	var all [][]byte
	for ; len(b) > 0; b = b[size:] {
		all = append(all, b[:size])
	}
	return all
}

// part is the mean of a plane's samples within a box given in parts of the picture.
func part(picture []byte, width, height, plane int, left, top, right, bottom float64) float64 {
	w, h, at := width, height, 0
	if plane > 0 {
		at = width*height + (plane-1)*width*height/4
		w, h = width/2, height/2
	}
	sum, n := 0.0, 0
	for y := int(top * float64(h)); y < int(bottom*float64(h)); y++ {
		for x := int(left * float64(w)); x < int(right*float64(w)); x++ {
			sum += float64(picture[at+y*w+x])
			n++
		}
	}
	return sum / float64(n)
}
