package e2e

import (
	"context"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"
)

// hung is when a request counts as one that will never be answered.
const hung = 10 * time.Second

// tally counts what the viewers met.
type tally struct {
	asked, refused, gone atomic.Int64
	mu                   sync.Mutex
	wrong                []string
}

func (t *tally) note(what string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.wrong = append(t.wrong, what)
}

// TestViewers is many viewers who jump about and vanish while media workers are killed: every request is answered or
// refused with a reason, and nothing is left behind.
func TestViewers(t *testing.T) {
	p := newProgram(t)
	p.env = []string{"REVENGE_PLAYBACK_MAX_SESSIONS=1000", "REVENGE_PLAYBACK_MAX_SESSIONS_PER_USER=1000"}
	p.start()
	bearer := p.setUp()
	films := p.filmIDs(bearer)
	killing, stopKilling := context.WithCancel(t.Context())
	var killer sync.WaitGroup
	killer.Go(func() { p.killWorkers(killing) })

	var met tally
	var viewers errgroup.Group
	viewers.SetLimit(4)
	for n := range size(24, 300) {
		viewers.Go(func() error {
			chance := rand.New(rand.NewPCG(7, uint64(n)))
			p.viewer(bearer, films["Copper Coast"], chance, &met)
			return nil
		})
	}
	require.NoError(t, viewers.Wait())
	stopKilling()
	killer.Wait()
	require.Empty(t, met.wrong, p.said())
	require.Positive(t, met.asked.Load())
	t.Logf("%d requests, %d refused with a reason, %d given up by their viewers", met.asked.Load(), met.refused.Load(), met.gone.Load())

	workers := p.workers()
	require.NoError(t, p.stop(), p.said())
	for _, pid := range workers {
		require.ErrorIs(t, syscall.Kill(pid, 0), syscall.ESRCH, "a worker outlives the server")
	}
	parts, err := filepath.Glob(filepath.Join(p.dir, "data", "*", "*.part"))
	require.NoError(t, err)
	require.Empty(t, parts, "nothing half written is left")
}

// viewer plays a film, jumps about in it, and in the end stops, or is just gone.
func (p *program) viewer(bearer, film string, chance *rand.Rand, met *tally) {
	heights := []int{0, 360, 480}
	s := p.play(bearer, film, chance.Int64N(25_000), heights[chance.IntN(len(heights))])
	if s == nil {
		met.refused.Add(1)
		return
	}
	ctx := p.Context()
	folder, list, err := s.picture(ctx)
	if err != nil {
		met.note(err.Error())
		return
	}
	for range 4 {
		n := chance.IntN(len(list.Segments))
		for ; n < len(list.Segments) && chance.IntN(3) > 0; n++ {
			p.ask1(s, folder+list.Segments[n].URI, chance, met)
		}
	}
	if chance.IntN(3) > 0 {
		s.stop(bearer)
	}
}

// ask1 fetches one segment, at times without waiting for all of it, and again when it is asked to come back.
func (p *program) ask1(s *session, address string, chance *rand.Rand, met *tally) {
	ctx, cancel := context.WithTimeout(p.Context(), 6*hung)
	defer cancel()
	vanishes := chance.IntN(6) == 0
	if vanishes {
		time.AfterFunc(time.Duration(chance.IntN(50))*time.Millisecond, cancel)
	}
	for {
		met.asked.Add(1)
		got := s.fetch(ctx, address)
		switch {
		case vanishes && got.err != nil:
			met.gone.Add(1)
			return
		case got.took > hung:
			met.note("a request was not answered within " + hung.String() + ": " + address)
			return
		case got.status == http.StatusServiceUnavailable && got.retry != "":
			met.refused.Add(1)
			wait, err := strconv.Atoi(got.retry)
			if err != nil || wait > 10 || ctx.Err() != nil {
				met.note("come back after " + got.retry + " s: " + address)
				return
			}
			time.Sleep(time.Duration(wait) * time.Second)
			continue
		case got.err != nil || got.status != http.StatusOK:
			met.note(address + ": " + strconv.Itoa(got.status) + " " + strings.TrimSpace(string(got.body[:min(len(got.body), 200)])))
		}
		return
	}
}

// workers are the media workers of the server.
func (p *program) workers() (pids []int) {
	names, _ := filepath.Glob("/proc/[0-9]*/stat")
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			continue
		}
		_, after, ok := strings.Cut(string(text), "(revenge-media) ")
		if !ok {
			continue
		}
		if words := strings.Fields(after); len(words) > 1 && words[1] == strconv.Itoa(p.cmd.Process.Pid) {
			pid, _ := strconv.Atoi(filepath.Base(filepath.Dir(name))) // the pattern has digits only
			pids = append(pids, pid)
		}
	}
	return pids
}

// killWorkers kills one of the workers now and then, whatever it does.
func (p *program) killWorkers(ctx context.Context) {
	chance := rand.New(rand.NewPCG(7, 7))
	for ctx.Err() == nil {
		if pids := p.workers(); len(pids) > 0 {
			_ = syscall.Kill(pids[chance.IntN(len(pids))], syscall.SIGKILL) // it may have ended by itself
		}
		select {
		case <-ctx.Done():
		case <-time.After(time.Second):
		}
	}
}
