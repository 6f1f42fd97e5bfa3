package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"revenge/bench/figures"
	"revenge/bench/player"
	"revenge/bench/program"
)

const (
	// rounds is how many players begin; each first segment is of a session of its own.
	rounds = 21
	// readings is how often the whole film is read in order.
	readings = 50
	resume   = 7 * time.Minute
)

// bench is the running server and the film that it plays.
type bench struct {
	server *program.Server
	film   string
	data   string
	id     string
}

// settle waits until the jobs that follow the scan are done: they would count as the engine's work.
func (b *bench) settle() ([]figures.Figure, error) {
	for range 600 {
		before, err := figures.CPU(b.server.Pid())
		if err != nil {
			return nil, err
		}
		time.Sleep(2 * time.Second)
		after, err := figures.CPU(b.server.Pid())
		if err != nil {
			return nil, err
		}
		if after-before < 100*time.Millisecond {
			return nil, nil
		}
	}
	return nil, errors.New("the server does not come to rest")
}

// copyPath measures first segments and jumps of players who get the file's own picture.
func (b *bench) copyPath() ([]figures.Figure, error) {
	var firsts, seeks []float64
	var cpu time.Duration
	for range rounds {
		p, err := player.Start(b.server, b.id, player.Wish{})
		if err != nil {
			return nil, err
		}
		if p.Decision != "REMUX" {
			return nil, fmt.Errorf("the film is played as %s", p.Decision)
		}
		first, _, err := b.timed(&p.Video, 0)
		if err != nil {
			return nil, err
		}
		seek, used, err := b.timed(&p.Video, p.Video.At(resume))
		if err != nil {
			return nil, err
		}
		firsts, seeks, cpu = append(firsts, first), append(seeks, seek), cpu+used
		if err := p.Stop(); err != nil {
			return nil, err
		}
	}
	plain, err := b.plain(func() (cost, error) { return ffmpeg(fragment(b.film, resume, 4*time.Second, copied...)...) })
	if err != nil {
		return nil, err
	}
	const against = "the ffmpeg program's cut of the same place"
	return []figures.Figure{
		{Name: "copy_first_ms", Value: player.Median(firsts), Unit: "ms", Baseline: plain.wallMs, Against: against, Goal: 20},
		{Name: "copy_seek_ms", Value: player.Median(seeks), Unit: "ms", Baseline: plain.wallMs, Against: against, Goal: 10},
		{Name: "copy_seek_cpu_ms", Value: cpu.Seconds() * 1000 / rounds, Unit: "ms", Baseline: plain.cpuS * 1000, Against: against, Goal: 5},
	}, nil
}

// plain is the cheapest of a few runs of the ffmpeg program.
func (b *bench) plain(cut func() (cost, error)) (best cost, err error) {
	for n := range 3 {
		c, err := cut()
		if err != nil {
			return best, err
		}
		if n == 0 || c.wallMs < best.wallMs {
			best = c
		}
	}
	return best, nil
}

// timed fetches a segment and returns the milliseconds and the processor time of the server with all its processes.
func (b *bench) timed(r *player.Rendition, n int) (ms float64, cpu time.Duration, err error) {
	before, err := figures.CPU(b.server.Pid())
	if err != nil {
		return 0, 0, err
	}
	began := time.Now()
	if _, err := r.Get(n); err != nil {
		return 0, 0, err
	}
	ms = float64(time.Since(began).Microseconds()) / 1000
	after, err := figures.CPU(b.server.Pid())
	return ms, after - before, err
}

// readInOrder reads the whole film again and again.
func (b *bench) readInOrder() ([]figures.Figure, error) {
	stored, err := program.Written(b.data)
	if err != nil {
		return nil, err
	}
	began, err := figures.CPU(b.server.Pid())
	if err != nil {
		return nil, err
	}
	failed := 0
	for range readings {
		if err := b.read(); err != nil {
			fmt.Fprintln(os.Stderr, "a reading failed:", err)
			failed++
		}
	}
	ended, err := figures.CPU(b.server.Pid())
	if err != nil {
		return nil, err
	}
	now, err := program.Written(b.data)
	if err != nil {
		return nil, err
	}
	plain, err := b.plain(func() (cost, error) {
		return ffmpeg("-i", b.film, "-map", "0", "-c", "copy", "-f", "mp4", "-movflags", "frag_keyframe+empty_moov", "-y", os.DevNull)
	})
	if err != nil {
		return nil, err
	}
	return []figures.Figure{
		{Name: "copy_10min_cpu_s", Value: (ended - began).Seconds() / readings, Unit: "s", Baseline: plain.cpuS, Against: "the ffmpeg program's remux of the file", Goal: 0.4},
		{Name: "copy_bytes_written", Value: float64(now - stored), Unit: "bytes", Goal: 1},
		{Name: "copy_failed_of_50", Value: float64(failed), Unit: "runs", Goal: 0.5},
	}, nil
}

// read fetches every segment as a player does: picture and sound of one time after each other.
func (b *bench) read() error {
	p, err := player.Start(b.server, b.id, player.Wish{})
	if err != nil {
		return err
	}
	sound := 0
	for n, picture := range p.Video.Segments {
		_, err := p.Video.Get(n)
		for ; err == nil && sound < len(p.Audio.Segments) && p.Audio.Segments[sound].From < picture.To; sound++ {
			_, err = p.Audio.Get(sound)
		}
		if err != nil {
			return errors.Join(err, p.Stop())
		}
	}
	return p.Stop()
}

func copyFile(from, to string) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}
