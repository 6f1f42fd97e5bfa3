package worker

import (
	"strings"
	"sync"
)

// tail keeps the first bytes that a child writes to its error output: a crash says what happened there.
type tail struct {
	mu   sync.Mutex
	text []byte
}

const tailSize = 4 << 10

func (t *tail) Write(b []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.text = append(t.text, b[:min(len(b), tailSize-len(t.text))]...)
	return len(b), nil
}

// cause is the text in one line, without the stacks that follow a crash.
func (t *tail) cause() string {
	s, _, _ := strings.Cut(t.String(), "\n\n")
	return strings.Join(strings.Fields(s), " ")
}

func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return strings.TrimSpace(strings.ToValidUTF8(string(t.text), "\uFFFD"))
}
