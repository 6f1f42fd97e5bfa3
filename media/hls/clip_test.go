package hls_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"revenge/internal/testkit"
)

var clips struct {
	sync.Mutex
	made map[string]*sync.Once
}

// clip makes a file of that name with the given arguments of ffmpeg, once for all tests.
func clip(t testing.TB, name string, arguments ...string) string {
	t.Helper()
	clips.Lock()
	if clips.made == nil {
		clips.made = map[string]*sync.Once{}
	}
	once := clips.made[name]
	if once == nil {
		once = new(sync.Once)
		clips.made[name] = once
	}
	clips.Unlock()
	path := filepath.Join(folder, name)
	once.Do(func() { ffmpeg(t, append(arguments, path)...) })
	_, err := os.Stat(path)
	require.NoError(t, err, "the clip could not be made")
	return path
}

// stored is a clip of scripts/testmedia.
func stored(t testing.TB, name string) string { return filepath.Join(testkit.Media(t), name) }

func ffmpeg(t testing.TB, arguments ...string) {
	t.Helper()
	cmd := exec.Command("ffmpeg", append([]string{"-v", "error", "-nostdin", "-y"}, arguments...)...)
	cmd.Env = append(os.Environ(), "SVT_LOG=1") // it writes of its settings otherwise
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, "ffmpeg %v: %s", arguments, out)
	require.Empty(t, string(out), "ffmpeg %v", arguments)
}

// packet is what ffprobe says of one packet.
type packet struct {
	pts, duration float64 // seconds
	key           bool
	size          int
}

// packets lists those of the stream in the order of the file.
func packets(t testing.TB, path string, stream int) []packet {
	t.Helper()
	cmd := exec.Command("ffprobe", "-v", "error", "-select_streams", strconv.Itoa(stream), "-show_entries",
		"packet=pts_time,dts_time,duration_time,flags,size", "-of", "json", path)
	var failures bytes.Buffer
	cmd.Stderr = &failures
	out, err := cmd.Output()
	require.NoError(t, err, "ffprobe %s: %s", path, failures.String())
	var list struct {
		Packets []struct {
			Pts      string `json:"pts_time"`
			Dts      string `json:"dts_time"`
			Duration string `json:"duration_time"`
			Flags    string `json:"flags"`
			Size     string `json:"size"`
		} `json:"packets"`
	}
	require.NoError(t, json.Unmarshal(out, &list))
	var all []packet
	for _, p := range list.Packets {
		var q packet
		if p.Pts == "" { // AVI has no other, which is right where nothing is reordered
			p.Pts = p.Dts
		}
		q.pts, err = strconv.ParseFloat(p.Pts, 64)
		require.NoError(t, err)
		q.duration, _ = strconv.ParseFloat(p.Duration, 64)
		q.size, _ = strconv.Atoi(p.Size)
		q.key = strings.HasPrefix(p.Flags, "K")
		all = append(all, q)
	}
	return all
}
