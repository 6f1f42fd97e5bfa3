package worker

import (
	"fmt"
	"io"
	"sync"
	"time"

	"golang.org/x/sys/unix"
)

// peer is the child's end of the socket: plain blocking calls, since a worker has nothing else to wait for.
type peer struct {
	fd     int
	buffer [64 << 10]byte
	unread []byte
	oob    [256]byte
	files  []int // arrived, not yet claimed by a frame

	writing sync.Mutex
}

// Read implements io.Reader and collects the descriptors that arrive beside the bytes.
func (p *peer) Read(b []byte) (int, error) {
	if len(p.unread) == 0 {
		n, oobn, err := p.receive()
		if err != nil {
			return 0, fmt.Errorf("read from parent: %w", err)
		}
		if err := p.collect(p.oob[:oobn]); err != nil {
			return 0, err
		}
		if n == 0 {
			return 0, io.EOF
		}
		p.unread = p.buffer[:n]
	}
	n := copy(b, p.unread)
	p.unread = p.unread[n:]
	return n, nil
}

func (p *peer) receive() (n, oobn int, err error) {
	err = retry(func() (err error) {
		n, oobn, _, _, err = unix.Recvmsg(p.fd, p.buffer[:], p.oob[:], unix.MSG_CMSG_CLOEXEC)
		return err
	})
	return n, oobn, err
}

func (p *peer) collect(oob []byte) error {
	if len(oob) == 0 {
		return nil
	}
	messages, err := unix.ParseSocketControlMessage(oob)
	if err != nil {
		return fmt.Errorf("%w: control message: %w", errFrame, err)
	}
	for i := range messages {
		fds, err := unix.ParseUnixRights(&messages[i])
		if err != nil {
			return fmt.Errorf("%w: descriptors: %w", errFrame, err)
		}
		p.files = append(p.files, fds...)
	}
	return nil
}

// takeFiles claims the descriptors of a frame: those that arrived first.
func (p *peer) takeFiles(n int) ([]int, error) {
	if n > len(p.files) {
		return nil, fmt.Errorf("%w: %d descriptors announced, %d arrived", errFrame, n, len(p.files))
	}
	files := append([]int(nil), p.files[:n]...)
	p.files = p.files[n:]
	return files, nil
}

func (p *peer) write(f *frame) error {
	head, err := f.appendHeader(make([]byte, 0, headerSize+len(f.control)))
	if err != nil {
		return err
	}
	p.writing.Lock()
	defer p.writing.Unlock()
	for _, rest := range [][]byte{append(head, f.control...), f.payload} {
		for len(rest) > 0 {
			var n int
			if err := retry(func() (err error) {
				n, err = unix.SendmsgN(p.fd, rest, nil, nil, unix.MSG_NOSIGNAL)
				return err
			}); err != nil {
				return fmt.Errorf("write to parent: %w", err)
			}
			rest = rest[n:]
		}
	}
	return nil
}

// peakRSS is the most memory this process ever held, in bytes.
func peakRSS() int64 {
	var u unix.Rusage
	if unix.Getrusage(unix.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return u.Maxrss << 10
}

// limitCPU lets the process use so much more processor time from now on; zero means no limit.
func limitCPU(more time.Duration) error {
	limit := unix.Rlimit{Cur: unix.RLIM_INFINITY, Max: unix.RLIM_INFINITY}
	if err := unix.Getrlimit(unix.RLIMIT_CPU, &limit); err != nil {
		return err
	}
	limit.Cur = limit.Max
	if more > 0 {
		var u unix.Rusage
		if err := unix.Getrusage(unix.RUSAGE_SELF, &u); err != nil {
			return err
		}
		used := time.Duration(u.Utime.Nano() + u.Stime.Nano())
		limit.Cur = min(limit.Max, uint64((used+more)/time.Second)+1)
	}
	return unix.Setrlimit(unix.RLIMIT_CPU, &limit)
}
