package server

import (
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/google/uuid"
	"golang.org/x/time/rate"

	"revenge/internal/access"
)

// busyAfter is when somebody should try again whose request before is not done.
const busyAfter = 2 * time.Second

// turns let each account have one request of a kind at a time in this process, and so many in a while. What is kept of an account
// is small, and there are no more accounts than administrators made.
type turns struct {
	every rate.Limit
	burst int

	mu sync.Mutex
	of map[uuid.UUID]*turn
}

type turn struct {
	busy bool
	left *rate.Limiter
}

// newTurns allows at most so many in any hour, half of them at once; 0 for as many as follow each other.
func newTurns(hourly int) *turns {
	t := &turns{every: rate.Inf, of: map[uuid.UUID]*turn{}}
	if hourly > 0 {
		t.burst = hourly / 2
		t.every = rate.Every(time.Hour / time.Duration(hourly-t.burst))
	}
	return t
}

// take begins a turn, which done ends. Where it is not the account's turn done is nil, and 429 is answered.
func (t *turns) take(w http.ResponseWriter, v access.Viewer, what string) (done func()) {
	t.mu.Lock()
	defer t.mu.Unlock()
	mine := t.of[v.Account()]
	if mine == nil {
		mine = &turn{left: rate.NewLimiter(t.every, t.burst)}
		t.of[v.Account()] = mine
	}
	if mine.busy {
		notYet(w, busyAfter, "send one "+what+" at a time: another one of yours is still on its way")
		return nil
	}
	if next := mine.left.Reserve(); next.Delay() > 0 {
		wait := next.Delay()
		next.Cancel()
		notYet(w, wait, "you have sent as many as are taken for now; send the next "+what+" later")
		return nil
	}
	mine.busy = true
	return func() {
		t.mu.Lock()
		defer t.mu.Unlock()
		mine.busy = false
	}
}

// notYet answers who has to wait.
func notYet(w http.ResponseWriter, wait time.Duration, sentence string) {
	w.Header().Set("Retry-After", strconv.Itoa(int(wait/time.Second)+1))
	problem(w, http.StatusTooManyRequests, sentence)
}
