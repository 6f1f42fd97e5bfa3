package artwork

import (
	"slices"
	"sync/atomic"
	"time"
)

// addressesKept is of how many sizes a row keeps the address: a grid's and a page's.
const addressesKept = 2

// address is one that URL has made, and when it begins to return another.
type address struct {
	width  int
	format Format
	until  time.Time
	url    string
}

// addresses are the last ones of a row that many requests share: signing them anew each time is a tenth of a page.
type addresses struct{ made atomic.Pointer[[]address] }

func (a *addresses) get(width int, format Format, until time.Time) (url string, found bool) {
	if a == nil {
		return "", false
	}
	made := a.made.Load()
	if made == nil {
		return "", false
	}
	for _, m := range *made {
		if m.width == width && m.format == format && m.until.Equal(until) {
			return m.url, true
		}
	}
	return "", false
}

// keep puts an address first. Of two at once one is lost, and made again.
func (a *addresses) keep(one address) {
	if a == nil {
		return
	}
	var before []address
	if made := a.made.Load(); made != nil {
		before = *made
	}
	made := append([]address{one}, before[:min(len(before), addressesKept-1)]...)
	a.made.Store(new(slices.Clip(made)))
}
