package testkit

import (
	"fmt"
	"os"
	"testing"

	"go.uber.org/goleak"
)

// Main runs the tests of a package that must not leave goroutines behind, with the shared database stopped first:
//
//	func TestMain(m *testing.M) { testkit.Main(m) }
func Main(m *testing.M, ignored ...goleak.Option) {
	code := m.Run()
	once.Do(func() {}) // no server is started from here on
	if shared != nil {
		shared.close()
	}
	if code == 0 {
		if err := goleak.Find(ignored...); err != nil {
			fmt.Fprintln(os.Stderr, "goroutines were left behind:", err)
			code = 1
		}
	}
	os.Exit(code)
}
