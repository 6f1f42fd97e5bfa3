package e2e

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/stretchr/testify/require"
)

// leavesNothing says that nothing is left of the viewers while the server runs on, nor of the server in the end.
func (p *program) leavesNothing() {
	require.Eventually(p, func() bool { return len(p.workers()) <= openWorkers }, hung, 100*time.Millisecond,
		"processes stay that nobody needs")
	require.Empty(p, p.halfWritten())
	require.Empty(p, p.openFilms(), "the server holds films open that nobody watches")
	workers := p.workers()
	require.NoError(p, p.stop(), p.said())
	for pid := range workers {
		require.ErrorIs(p, syscall.Kill(pid, 0), syscall.ESRCH, "a worker outlives the server")
	}
	require.Empty(p, p.halfWritten())
}

// openWorkers are those that cut what is sent as it is: they keep the files open that were asked for last.
const openWorkers = 2

func (p *program) halfWritten() []string {
	parts, err := filepath.Glob(filepath.Join(p.dir, "data", "*", "*.part"))
	require.NoError(p, err)
	return parts
}

// openFilms are the files of the library that the server itself has open.
func (p *program) openFilms() (names []string) {
	links, err := filepath.Glob("/proc/" + strconv.Itoa(p.cmd.Process.Pid) + "/fd/*")
	require.NoError(p, err)
	for _, link := range links {
		if name, err := os.Readlink(link); err == nil && strings.HasPrefix(name, p.films) && filepath.Ext(name) != "" {
			names = append(names, name)
		}
	}
	return names
}

// workers are the media workers of the server, and which of them work just now.
func (p *program) workers() (states map[int]string) {
	states = map[int]string{}
	names, _ := filepath.Glob("/proc/[0-9]*/stat")
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			continue
		}
		_, after, ok := strings.Cut(string(text), "(revenge-media) ")
		if words := strings.Fields(after); ok && len(words) > 1 && words[1] == strconv.Itoa(p.cmd.Process.Pid) {
			pid, _ := strconv.Atoi(filepath.Base(filepath.Dir(name))) // the pattern has digits only
			states[pid] = words[0]
		}
	}
	return states
}

// mostWorkers is far more than the server may have at once: twelve that encode, those that cut, probe and wait.
const mostWorkers = 24

// lookAtWorkers notes processes that are too many, or dead and not taken note of.
func (p *program) lookAtWorkers(ctx context.Context, met *tally) {
	dead := map[int]int{}
	for every(ctx, time.Second) {
		all := p.workers()
		if len(all) > mostWorkers {
			met.note(fmt.Sprint(len(all), " media workers at once"))
		}
		for pid, state := range all {
			if state != "Z" {
				continue
			}
			if dead[pid]++; dead[pid] == 10 {
				met.note("a dead worker was not taken note of")
			}
		}
	}
}

// killWorkers kills one of the workers now and then, one that is at work where there is any.
func (p *program) killWorkers(ctx context.Context) {
	for every(ctx, time.Second) {
		victim := 0
		for pid, state := range p.workers() {
			if victim == 0 || state == "R" {
				victim = pid
			}
		}
		if victim > 0 {
			_ = syscall.Kill(victim, syscall.SIGKILL) // it may have ended by itself
		}
	}
}

// every waits; false is the end.
func every(ctx context.Context, d time.Duration) bool {
	select {
	case <-ctx.Done():
		return false
	case <-time.After(d):
		return true
	}
}
