//go:build !amd64 && !arm64

package sandbox

const (
	arch         uint32 = 0
	foreignCalls uint32 = 0
)

var refusedHere []refusal
