// Command hls measures the copy path over HTTP: the first segment and seeks in an indexed file, and what is written to
// disk for them.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"github.com/bluenviron/gohlslib/v2/pkg/playlist"

	"revenge/bench/figures"
	"revenge/bench/program"
)

// rounds is how many players begin; each first segment is of a session of its own.
const rounds = 21

// filmSeconds is how long the film is.
const filmSeconds = 120

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "bench-hls:", err)
		os.Exit(1)
	}
}

func run() (err error) {
	// Pictures for seeking are made in idle time; here they would only be counted as written.
	if err := os.Setenv("REVENGE_TRICKPLAY_ENABLED", "false"); err != nil {
		return err
	}
	dir, err := program.Folder()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	film := filepath.Join(dir, "Films", "Bench (2020)", "Bench (2020).mkv")
	plain, err := makeFilm(film)
	if err != nil {
		return err
	}
	s, _, err := program.Start(dir, "movies:"+filepath.Join(dir, "Films"))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Stop()) }()
	var found struct {
		Movies struct{ Nodes []struct{ ID string } }
	}
	if err := s.Ask(`{ movies { nodes { id } } }`, nil, &found); err != nil || len(found.Movies.Nodes) == 0 {
		return errors.Join(errors.New("the film was not found"), err)
	}
	before, err := written(filepath.Join(dir, "data"))
	if err != nil {
		return err
	}
	var firsts, seeks []float64
	for i := range rounds {
		first, seek, err := play(s, found.Movies.Nodes[0].ID, i)
		if err != nil {
			return err
		}
		firsts, seeks = append(firsts, first), append(seeks, seek)
	}
	order, err := inOrder(s, found.Movies.Nodes[0].ID)
	if err != nil {
		return err
	}
	apart, err := seekCPU(s, found.Movies.Nodes[0].ID)
	if err != nil {
		return err
	}
	after, err := written(filepath.Join(dir, "data"))
	if err != nil {
		return err
	}
	return figures.Report(os.Stdout,
		figures.Figure{Name: "hls_copy_first_ms", Value: median(firsts), Unit: "ms", Baseline: plain, Against: "the ffmpeg program's cut of the same segment", Goal: 20},
		figures.Figure{Name: "hls_copy_seek_ms", Value: median(seeks), Unit: "ms", Baseline: plain, Against: "the ffmpeg program's cut of the same segment", Goal: 10},
		figures.Figure{Name: "hls_copy_seek_cpu_ms", Value: apart, Unit: "ms", Goal: 5},
		figures.Figure{Name: "hls_copy_10min_cpu_s", Value: order, Unit: "s", Goal: 0.4},
		figures.Figure{Name: "hls_copy_bytes_written", Value: float64(after - before), Unit: "bytes", Goal: 1},
	)
}

// makeFilm makes two minutes of 1080p and returns the milliseconds that the ffmpeg program needs for one segment of it.
func makeFilm(path string) (float64, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return 0, err
	}
	make := exec.Command("ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc2=s=1920x1080:r=30:d="+strconv.Itoa(filmSeconds), "-f", "lavfi", "-i", "sine=d="+strconv.Itoa(filmSeconds),
		"-c:v", "libx264", "-preset", "ultrafast", "-g", "120", "-bf", "2", "-b:v", "6M", "-pix_fmt", "yuv420p", "-c:a", "aac", path)
	make.Stderr = os.Stderr
	if err := make.Run(); err != nil {
		return 0, fmt.Errorf("make the film: %w", err)
	}
	var all []float64
	for range 5 {
		began := time.Now()
		cut := exec.Command("ffmpeg", "-v", "error", "-ss", "60", "-i", path, "-t", "4", "-map", "0:v", "-c", "copy", "-f", "mp4", "-movflags", "frag_keyframe+empty_moov", "-")
		var out bytes.Buffer
		cut.Stdout = &out
		if err := cut.Run(); err != nil {
			return 0, fmt.Errorf("cut with ffmpeg: %w", err)
		}
		all = append(all, float64(time.Since(began).Microseconds())/1000)
	}
	return median(all), nil
}

// begin begins to play and returns the session's id and the addresses of its picture's and its sound's segments.
func begin(s *program.Server, film string) (id string, video, sound []string, err error) {
	var got struct {
		StartPlayback struct {
			Session struct{ ID, URL string }
		}
	}
	err = s.Ask(`mutation ($id: ID!) { startPlayback(input: {itemId: $id, positionMs: 0, capabilities: {containers: ["mp4"], video: [{codec: "h264"}], audio: [{codec: "aac"}]}}) { session { id url } } }`,
		map[string]any{"id": film}, &got)
	if err != nil {
		return "", nil, nil, err
	}
	url := got.StartPlayback.Session.URL
	master, err := s.Get(url)
	if err != nil {
		return "", nil, nil, err
	}
	var variants playlist.Multivariant
	if err := variants.Unmarshal(master); err != nil {
		return "", nil, nil, err
	}
	if video, err = segments(s, path.Dir(url)+"/"+variants.Variants[0].URI); err != nil {
		return "", nil, nil, err
	}
	sound, err = segments(s, path.Dir(url)+"/"+*variants.Renditions[0].URI)
	return got.StartPlayback.Session.ID, video, sound, err
}

func segments(s *program.Server, address string) ([]string, error) {
	text, err := s.Get(address)
	if err != nil {
		return nil, err
	}
	var list playlist.Media
	if err := list.Unmarshal(text); err != nil {
		return nil, err
	}
	all := make([]string, len(list.Segments))
	for i, one := range list.Segments {
		all[i] = path.Dir(address) + "/" + one.URI
	}
	return all, nil
}

func end(s *program.Server, id string) error {
	return s.Ask(`mutation ($id: ID!) { stopPlayback(input: {sessionId: $id}) { userErrors { message } } }`, map[string]any{"id": id}, &struct{}{})
}

// play begins to play and returns the milliseconds of the first segment and of one elsewhere.
func play(s *program.Server, film string, round int) (first, seek float64, err error) {
	id, video, _, err := begin(s, film)
	if err != nil {
		return 0, 0, err
	}
	at := 1 + (round*7)%(len(video)-1) // another place each time
	if first, err = timed(s, video[0]); err != nil {
		return 0, 0, err
	}
	if seek, err = timed(s, video[at]); err != nil {
		return 0, 0, err
	}
	return first, seek, end(s, id)
}

// inOrder reads the film to its end, picture and sound, and returns the processor seconds of ten minutes: those of the
// server and its workers, without PostgreSQL's own upkeep.
func inOrder(s *program.Server, film string) (float64, error) {
	id, video, sound, err := begin(s, film)
	if err != nil {
		return 0, err
	}
	used, err := spent(s, func() error {
		for n := range video {
			if err := s.Read(video[n]); err != nil {
				return err
			}
			if n < len(sound) {
				if err := s.Read(sound[n]); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	return used.Seconds() * 600 / filmSeconds, end(s, id)
}

// seekCPU is the processor time of one segment somewhere, in milliseconds.
func seekCPU(s *program.Server, film string) (float64, error) {
	id, video, _, err := begin(s, film)
	if err != nil {
		return 0, err
	}
	const seeks = 100
	used, err := spent(s, func() error {
		for n := range seeks {
			if err := s.Read(video[1+n*7%(len(video)-1)]); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	return used.Seconds() * 1000 / seeks, end(s, id)
}

// spent is the processor time that the server and its children use for something.
func spent(s *program.Server, what func() error) (time.Duration, error) {
	before, err := figures.CPU(s.Pid())
	if err != nil {
		return 0, err
	}
	if err := what(); err != nil {
		return 0, err
	}
	after, err := figures.CPU(s.Pid())
	return after - before, err
}

func timed(s *program.Server, address string) (float64, error) {
	began := time.Now()
	err := s.Read(address)
	return float64(time.Since(began).Microseconds()) / 1000, err
}

func median(all []float64) float64 {
	slices.Sort(all)
	return all[len(all)/2]
}

// written adds up the files of the data folder but for the database, which notes the sessions.
func written(dir string) (sum int64, err error) {
	err = filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && d.Name() == "postgres" {
			return fs.SkipDir
		}
		if d.Type().IsRegular() {
			info, err := d.Info()
			if err != nil {
				return err
			}
			sum += info.Size()
		}
		return nil
	})
	return sum, err
}
