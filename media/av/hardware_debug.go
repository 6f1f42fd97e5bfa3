package av

//#include <stdint.h>
//static void rv_fault(void) { *(volatile int *)(intptr_t)8 = 1; }
import "C"

import (
	"errors"
)

// errFault is what the chains of tests fail with.
var errFault = errors.New("this chain fails on purpose")

// fail fails where the chain is one of tests that fails there.
func (h *hardware) fail(at string) error {
	if h.Fault == at {
		return errFault
	}
	return nil
}

// working is called before each picture: chains of tests fail at the third.
func (h *hardware) working() error {
	if h.encoded++; h.encoded < 3 {
		return nil
	}
	switch h.Fault {
	case "hang":
		select {}
	case "kill":
		C.rv_fault()
	}
	return h.fail("third")
}
