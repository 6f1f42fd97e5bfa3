package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"time"
)

// cost is what a run of the ffmpeg program took.
type cost struct{ wallMs, cpuS float64 }

func ffmpeg(arguments ...string) (cost, error) {
	cmd := exec.Command("ffmpeg", append([]string{"-nostdin", "-v", "error"}, arguments...)...)
	var said bytes.Buffer
	cmd.Stderr = &said
	began := time.Now()
	if err := cmd.Run(); err != nil {
		return cost{}, fmt.Errorf("ffmpeg: %w: %s", err, said.String())
	}
	took := float64(time.Since(began).Microseconds()) / 1000
	return cost{took, (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds()}, nil
}

// fragment is the ffmpeg program's arguments for a cut that ends in fragmented MP4, thrown away.
func fragment(film string, at, length time.Duration, codec ...string) []string {
	arguments := []string{"-ss", seconds(at), "-i", film, "-t", seconds(length), "-map", "0:v"}
	return append(append(arguments, codec...), "-f", "mp4", "-movflags", "frag_keyframe+empty_moov", "-y", os.DevNull)
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.3f", d.Seconds()) }

var (
	copied  = []string{"-c", "copy"}
	encoded = []string{"-vf", "scale=1280:720", "-c:v", "libx264", "-preset", "veryfast", "-crf", "23", "-maxrate", "2400k", "-bufsize", "4800k"}
)
