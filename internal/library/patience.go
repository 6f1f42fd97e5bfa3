package library

import (
	"context"
	"errors"
	"time"
)

// patience is how long a folder may take to answer.
const patience = 10 * time.Second

// errSilent is why a call was given up.
var errSilent = errors.New("the disk does not answer")

// patiently gives up waiting for a disk that does not answer, as a network disk may: errSilent. The call itself cannot
// be ended; what it returns later is dropped.
func patiently[T any](ctx context.Context, call func() (T, error), drop func(T)) (T, error) {
	type answer struct {
		value T
		err   error
	}
	answered := make(chan answer, 1)
	go func() {
		value, err := call()
		answered <- answer{value, err}
	}()
	timer := time.NewTimer(patience)
	defer timer.Stop()
	var given error
	select {
	case a := <-answered:
		return a.value, a.err
	case <-timer.C:
		given = errSilent
	case <-ctx.Done():
		given = ctx.Err()
	}
	go func() {
		if a := <-answered; a.err == nil {
			drop(a.value)
		}
	}()
	var none T
	return none, given
}
