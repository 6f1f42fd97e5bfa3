package player

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// The film is what the targets of the engine are stated for: ten minutes of 1080p30, H.264 High at about 6 Mb/s with
// B-frames, keyframes every 2.4 to 5.9 s, AAC at 192 kb/s, in Matroska. One minute is encoded and repeated.
var (
	minute = []string{
		"-f", "lavfi", "-i", "testsrc2=s=1920x1080:r=30:d=60,noise=alls=12:allf=t", "-f", "lavfi", "-i", "sine=440:d=60:sample_rate=48000",
		"-c:v", "libx264", "-preset", "superfast", "-profile:v", "high", "-x264-params", "8x8dct=1:cabac=1:scenecut=0:keyint=1000", "-bf", "3", "-b:v", "6M", "-maxrate", "9M", "-bufsize", "12M",
		"-pix_fmt", "yuv420p", "-force_key_frames", "0,2.4,6.1,11,16.9,20.3,25.5,28.1,33.8,38.2,41,46.6,50.4,55.7",
		"-c:a", "aac", "-b:a", "192k", "-ac", "2",
	}
	repeat = []string{"-map", "0", "-c", "copy"}
)

// Film is the path of the film, which is made at the first call and kept in the user's cache folder.
func Film() (string, error) {
	caches, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256([]byte(strings.Join(append(minute, repeat...), " ")))
	dir := filepath.Join(caches, "revenge", "bench")
	path := filepath.Join(dir, "film-"+hex.EncodeToString(sum[:6])+".mkv")
	if _, err := os.Stat(path); err == nil {
		return path, nil
	}
	fmt.Println("making the film of ten minutes, once")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", err
	}
	one, part := filepath.Join(dir, "minute.mkv"), filepath.Join(dir, "part.mkv")
	if err := FFmpeg(append(append([]string{}, minute...), "-y", one)...); err != nil {
		return "", err
	}
	if err := FFmpeg(append(append([]string{"-stream_loop", "9", "-i", one}, repeat...), "-y", part)...); err != nil {
		return "", err
	}
	return path, os.Rename(part, path)
}

// FFmpeg runs the ffmpeg program.
func FFmpeg(arguments ...string) error {
	out, err := exec.Command("ffmpeg", append([]string{"-nostdin", "-v", "error"}, arguments...)...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("ffmpeg: %w: %s", err, out)
	}
	return nil
}
