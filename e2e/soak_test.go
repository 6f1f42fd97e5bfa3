package e2e

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// hung is when a request counts as one that will never be answered.
const hung = 10 * time.Second

// tally counts what the viewers met.
type tally struct {
	asked, refused, gone atomic.Int64
	turnedAway           atomic.Int64 // before they began
	mu                   sync.Mutex
	wrong                []string
}

func (t *tally) note(what string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.wrong = append(t.wrong, what)
}

// TestViewers is many viewers at the same time who jump about and vanish while media workers are killed: every request is
// answered or refused with a reason, and nothing is left behind, be it that the server runs on.
func TestViewers(t *testing.T) {
	p := newProgram(t)
	p.env = []string{
		"REVENGE_PLAYBACK_MAX_SESSIONS=1000", "REVENGE_PLAYBACK_MAX_SESSIONS_PER_USER=1000", "REVENGE_MEDIA_HLS_HEAD_IDLE=4s", "REVENGE_MEDIA_HLS_PROCESSORS=0.2",
		"REVENGE_MEDIA_WORKER_IDLE_TIMEOUT=1s", "REVENGE_MEDIA_WORKER_SPARE_TIMEOUT=1s", "REVENGE_TRICKPLAY_ENABLED=false",
	}
	p.start()
	bearer := p.setUp()
	films := p.filmIDs(bearer)
	watching, stopWatching := context.WithCancel(t.Context())
	var watchers sync.WaitGroup
	var met tally
	watchers.Go(func() { p.killWorkers(watching) })
	watchers.Go(func() { p.lookAtWorkers(watching, &met) })

	count := size(40, 300)
	var begun, viewers sync.WaitGroup
	var encoded sync.Mutex // one after the other: each counts for the next
	begun.Add(count)
	for n := range count {
		viewers.Go(func() {
			v := &viewer{program: p, chance: rand.New(rand.NewPCG(7, uint64(n))), met: &met, bearer: bearer}
			// Most are sent what there is; one of twelve asks for another picture.
			height := []int{0, 240, 144}[max(n%12-9, 0)]
			if height > 0 {
				encoded.Lock()
			}
			s := p.play(bearer, films[[]string{"Copper Coast", "Iron Tide"}[n%2]], v.chance.Int64N(25_000), height)
			if height > 0 {
				encoded.Unlock()
			}
			if s == nil {
				met.turnedAway.Add(1)
			}
			begun.Done()
			begun.Wait()
			if s != nil {
				v.watch(s)
			}
		})
	}
	begun.Wait()
	together := p.sessions(bearer)
	viewers.Wait()
	stopWatching()
	watchers.Wait()
	require.Empty(t, met.wrong, p.said())
	require.GreaterOrEqual(t, together["DIRECT"]+together["REMUX"], count*3/4, "they are there at the same time")
	require.Positive(t, together["TRANSCODE"])
	require.Positive(t, met.turnedAway.Load(), "more ask for an encoded picture than the machine is allowed")
	t.Logf("at once %v, %d turned away; %d requests, %d refused with a reason, %d given up by their viewers",
		together, met.turnedAway.Load(), met.asked.Load(), met.refused.Load(), met.gone.Load())
	p.leavesNothing()
}

// sessions counts those that the server has, by how they are played.
func (p *program) sessions(bearer string) map[string]int {
	var got struct{ PlaybackSessions []struct{ Decision string } }
	p.ask(bearer, `{ playbackSessions { decision } }`, nil, &got)
	by := map[string]int{}
	for _, s := range got.PlaybackSessions {
		by[s.Decision]++
	}
	return by
}

// viewer is somebody who watches.
type viewer struct {
	*program
	chance *rand.Rand
	met    *tally
	bearer string
}

// watch plays what the session has, jumps about in it, and in the end stops, or is just gone.
func (v *viewer) watch(s *session) {
	pieces := []string{s.url}
	if s.decision != "DIRECT" {
		folder, list, err := s.picture(v.Context())
		if err != nil {
			v.met.note(err.Error())
			return
		}
		pieces = nil
		for _, g := range list.Segments {
			pieces = append(pieces, folder+g.URI)
		}
	}
	for range size(3, 30) {
		for n := v.chance.IntN(len(pieces)); n < len(pieces) && v.chance.IntN(3) > 0; n++ {
			v.fetch(s, pieces[n])
			time.Sleep(time.Duration(v.chance.IntN(size(100, 1000))) * time.Millisecond)
		}
	}
	if v.chance.IntN(3) > 0 {
		s.stop(v.bearer)
	}
}

// fetch asks for one piece, at times without waiting for all of it, and again when it is asked to come back.
func (v *viewer) fetch(s *session, address string) {
	ctx, cancel := context.WithTimeout(v.Context(), 6*hung)
	defer cancel()
	vanishes := v.chance.IntN(6) == 0
	if vanishes {
		time.AfterFunc(time.Duration(v.chance.IntN(50))*time.Millisecond, cancel)
	}
	part := ""
	if s.decision == "DIRECT" {
		part = "bytes=" + strconv.Itoa(v.chance.IntN(100_000)) + "-"
	}
	for {
		v.met.asked.Add(1)
		got := s.fetch(ctx, address, part)
		switch {
		case vanishes && got.err != nil:
			v.met.gone.Add(1)
			return
		case got.took > hung:
			v.met.note("a request was not answered within " + hung.String() + ": " + address)
			return
		case got.status == http.StatusServiceUnavailable && got.retry != "" && len(got.body) > 0:
			v.met.refused.Add(1)
			wait, err := strconv.Atoi(got.retry)
			if err != nil || wait > 10 || ctx.Err() != nil {
				v.met.note("come back after " + got.retry + " s: " + address)
				return
			}
			time.Sleep(time.Duration(wait) * time.Second)
			continue
		case got.err != nil || got.status != http.StatusOK && got.status != http.StatusPartialContent:
			v.met.note(fmt.Sprint(address, ": ", got.status, " ", strings.TrimSpace(string(got.body[:min(len(got.body), 200)])), got.err))
		}
		return
	}
}
