// Command encode measures a worker's transcodes against the ffmpeg program at the same settings: three sizes with three
// presets.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"

	"revenge/bench/figures"
	"revenge/media"
	"revenge/media/worker"
)

// seconds is how long the film is.
const seconds = 10

// rates are the bits per second by height.
var rates = []struct {
	width, height int
	bits          int64
}{{854, 480, 1_200_000}, {1280, 720, 2_400_000}, {1920, 1080, 5_000_000}}

func main() {
	if err := run(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, "bench-encode:", err)
		os.Exit(1)
	}
}

// bench is a film and the workers that encode it.
type bench struct {
	film  media.Source
	heads *worker.Heads
	track media.Track
	// origin is the film's first time.
	origin int64
}

func run(ctx context.Context) (err error) {
	dir, err := os.MkdirTemp("", "bench-encode")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	film := filepath.Join(dir, "film.mkv")
	if err := ffmpeg("-f", "lavfi", "-i", fmt.Sprintf("testsrc2=size=1920x1080:rate=30:duration=%d", seconds), "-vf", "noise=alls=6:allf=t", "-c:v", "libx264",
		"-preset", "superfast", "-b:v", "6M", "-g", "90", "-bf", "3", "-pix_fmt", "yuv420p", film); err != nil {
		return fmt.Errorf("make the film: %w", err)
	}
	pool, err := worker.NewPool(worker.Default())
	if err != nil {
		return err
	}
	defer pool.Close()
	b := &bench{film: media.Source{Path: film, Identity: "bench"}}
	probed, err := pool.Probe(ctx, b.film)
	if err != nil {
		return fmt.Errorf("probe the film: %w", err)
	}
	segments := worker.NewSegments(pool.Launcher(), 1)
	defer segments.Close()
	b.heads, b.track, b.origin = worker.NewHeads(pool.Launcher(), segments), *probed.Index.Video(), probed.Index.StartUs
	var all []figures.Figure
	for _, size := range rates {
		for _, preset := range []string{"superfast", "veryfast", "fast"} {
			f, err := b.compare(ctx, size.width, size.height, size.bits, preset)
			if err != nil {
				return err
			}
			all = append(all, f...)
		}
	}
	return figures.Report(os.Stdout, all...)
}

func ffmpeg(arguments ...string) error {
	cmd := exec.Command("ffmpeg", append([]string{"-nostdin", "-v", "error", "-y"}, arguments...)...)
	cmd.Stderr = os.Stderr
	return cmd.Run()
}

// cost is what children that ended meanwhile took.
type cost struct{ cpu, wall time.Duration }

func measured(work func() error) (cost, error) {
	before, began := children(), time.Now()
	err := work()
	return cost{children() - before, time.Since(began)}, err
}

func children() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_CHILDREN, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// head takes so many fragments of a transcode and ends the worker at once.
func (b *bench) head(ctx context.Context, task media.HeadTask, fragments int) error {
	head, err := b.start(ctx, &task)
	for range fragments {
		if err == nil {
			_, err = head.Next()
		}
	}
	if head != nil {
		err = errors.Join(err, head.Close())
	}
	return err
}

func (b *bench) start(ctx context.Context, task *media.HeadTask) (media.Head, error) {
	task.Source, task.Track, task.Guide, task.OriginUs = b.film, b.track, b.track.Stream, b.origin
	return b.heads.StartHead(ctx, *task)
}

func format(width, height int, bits int64) *media.VideoFormat {
	return &media.VideoFormat{Width: width, Height: height, BitRate: bits, Level: 40, FrameRateNum: 30, FrameRateDen: 1}
}

// compare encodes the whole film with a head and with the ffmpeg program.
func (b *bench) compare(ctx context.Context, width, height int, bits int64, preset string) ([]figures.Figure, error) {
	ours, err := measured(func() error {
		return b.head(ctx, media.HeadTask{CutsUs: []int64{0, 4_000_000, seconds * 1_000_000}, Video: format(width, height, bits), Preset: preset}, 2)
	})
	if err != nil {
		return nil, fmt.Errorf("encode %s at %d: %w", preset, height, err)
	}
	plain, err := measured(func() error {
		return ffmpeg("-i", b.film.Path, "-vf", fmt.Sprintf("scale=%d:%d", width, height), "-c:v", "libx264", "-preset", preset, "-profile:v", "high",
			"-crf", "23", "-maxrate", fmt.Sprint(bits), "-bufsize", fmt.Sprint(2*bits), "-bf", "3", "-refs", "1", "-g", "3000",
			"-force_key_frames", "0,4", "-f", "mp4", "-movflags", "frag_keyframe+empty_moov", "/dev/null")
	})
	if err != nil {
		return nil, fmt.Errorf("encode with ffmpeg: %w", err)
	}
	name := fmt.Sprintf("encode_ratio_%dp_%s", height, preset)
	return []figures.Figure{
		{
			Name: name, Value: seconds / ours.wall.Seconds(), Unit: "x", Baseline: seconds / plain.wall.Seconds(),
			Against: "the ffmpeg program's speed, in times of real time",
		},
		{Name: name + "_cpu", Value: ours.cpu.Seconds(), Unit: "s", Baseline: plain.cpu.Seconds(), Against: "the ffmpeg program's processor time"},
	}, nil
}
