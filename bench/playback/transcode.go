package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"revenge/bench/figures"
	"revenge/bench/player"
)

const (
	worker = "revenge-media"
	// jumps is how many transcodes are begun and moved. Each is at a place of its own, so that nothing comes from the cache.
	jumps = 7
	// stride is the distance between those places.
	stride = 41 * time.Second
)

// transcode measures beginnings and jumps of a 720p picture, and the memory that its workers hold.
func (b *bench) transcode() ([]figures.Figure, error) {
	var firsts, firstCPU, seeks, seekCPU []float64
	var held, shared float64 // pages of several processes counted in each of them, and once
	for k := range jumps {
		idle, err := b.workersMB(figures.RSSMB)
		if err != nil {
			return nil, err
		}
		idleShared, err := b.workersMB(figures.ProportionalMB)
		if err != nil {
			return nil, err
		}
		from := time.Duration(k) * stride
		before, err := figures.CPU(b.server.Pid())
		if err != nil {
			return nil, err
		}
		began := time.Now()
		p, err := player.Start(b.server, b.id, player.Wish{PositionMs: from.Milliseconds(), MaxHeight: 720})
		if err != nil {
			return nil, err
		}
		if p.Decision != "TRANSCODE" {
			return nil, fmt.Errorf("720p of the film is played as %s", p.Decision)
		}
		if _, err := p.Video.Get(p.Video.At(from)); err != nil {
			return nil, err
		}
		firsts = append(firsts, float64(time.Since(began).Microseconds())/1000)
		after, err := figures.CPU(b.server.Pid())
		if err != nil {
			return nil, err
		}
		firstCPU = append(firstCPU, (after - before).Seconds())
		seek, cpu, err := b.timed(&p.Video, p.Video.At(from+5*time.Minute+stride/2))
		if err != nil {
			return nil, err
		}
		seeks, seekCPU = append(seeks, seek), append(seekCPU, cpu.Seconds())
		if k == 0 {
			if err := b.follow(p, from+5*time.Minute+stride/2, 30); err != nil {
				return nil, err
			}
			if held, err = b.workersMB(figures.RSSMB); err != nil {
				return nil, err
			}
			if shared, err = b.workersMB(figures.ProportionalMB); err != nil {
				return nil, err
			}
			held, shared = held-idle, shared-idleShared
		}
		if err := p.Stop(); err != nil {
			return nil, err
		}
	}
	plain, err := b.plain(func() (cost, error) { return ffmpeg(fragment(b.film, resume, 2*time.Second, encoded...)...) })
	if err != nil {
		return nil, err
	}
	const against = "the ffmpeg program's 2 s of 720p from there"
	return []figures.Figure{
		{Name: "t720_first_cpu_s", Value: player.Median(firstCPU), Unit: "s", Baseline: plain.cpuS, Against: against, Goal: 0.6},
		{Name: "t720_first_ms", Value: player.Median(firsts), Unit: "ms", Baseline: plain.wallMs, Against: against, Goal: 1000},
		{Name: "t720_seek_cpu_s", Value: player.Median(seekCPU), Unit: "s", Baseline: plain.cpuS, Against: against, Goal: 1.2},
		{Name: "t720_seek_ms", Value: player.Median(seeks), Unit: "ms", Baseline: plain.wallMs, Against: against, Goal: 1000},
		{Name: "t720_rss_mb", Value: held, Unit: "MB", Goal: 180},
		{Name: "t720_pss_mb", Value: shared, Unit: "MB", Goal: 180},
	}, nil
}

// follow reads on from a place, so that the transcode is under way.
func (b *bench) follow(p *player.Stream, from time.Duration, segments int) error {
	first := p.Video.At(from)
	for n := first; n < min(first+segments, len(p.Video.Segments)); n++ {
		if _, err := p.Video.Get(n); err != nil {
			return err
		}
	}
	return nil
}

// workers are the media workers below the server.
func (b *bench) workers() ([]int, error) {
	pids, err := figures.Below(b.server.Pid())
	if err != nil {
		return nil, err
	}
	var all []int
	for _, pid := range pids {
		if isWorker(pid) {
			all = append(all, pid)
		}
	}
	return all, nil
}

func isWorker(pid int) bool {
	name, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(pid), "comm"))
	return err == nil && strings.TrimSpace(string(name)) == worker
}

func (b *bench) workersMB(of func(pid int) (float64, error)) (float64, error) {
	pids, err := b.workers()
	if err != nil {
		return 0, err
	}
	sum := 0.0
	for _, pid := range pids {
		if mb, err := of(pid); err == nil { // one may have just ended
			sum += mb
		}
	}
	return sum, nil
}

// orphans kills the server while it transcodes and counts the workers that outlive it.
func (b *bench) orphans() (figures.Figure, error) {
	p, err := player.Start(b.server, b.id, player.Wish{MaxHeight: 480})
	if err == nil {
		_, err = p.Video.Get(p.Video.At(9 * time.Minute))
	}
	if err != nil {
		return figures.Figure{}, errors.Join(err, b.server.Stop())
	}
	pids, err := b.workers()
	if err == nil && len(pids) == 0 {
		err = errors.New("no worker transcodes")
	}
	if err != nil {
		return figures.Figure{}, errors.Join(err, b.server.Stop())
	}
	if err := b.server.Kill(); err != nil {
		return figures.Figure{}, err
	}
	time.Sleep(2 * time.Second)
	left := 0
	for _, pid := range pids {
		if syscall.Kill(pid, 0) == nil && isWorker(pid) {
			left++
		}
	}
	return figures.Figure{Name: "orphans", Value: float64(left), Unit: "processes", Goal: 0.5}, nil
}
