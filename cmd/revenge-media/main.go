// Command revenge-media is the media worker: a sandboxed child that revenge starts and feeds over a
// socket. It is the only program that links FFmpeg.
//
// With -check it prints as JSON what its sandbox and its FFmpeg can do on this machine, and ends.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"runtime"
	"strconv"

	"golang.org/x/sys/unix"

	"revenge/media/av"
	"revenge/media/worker"
	"revenge/media/worker/sandbox"
)

func main() {
	check := flag.Bool("check", false, "print as JSON what holds on this machine, and end")
	flag.Parse()
	if err := run(*check); err != nil {
		fmt.Fprintln(os.Stderr, "revenge-media:", err)
		os.Exit(1)
	}
}

func run(check bool) error {
	limits, err := readLimits()
	if err != nil {
		return err
	}
	if !check {
		if err := loseDescriptors(); err != nil {
			return err
		}
	}
	// One request at a time, and nearly all of it in C: with more, the scheduler looks after them without end.
	runtime.GOMAXPROCS(1)
	av.LogStart()
	guards := sandbox.Enter(sandbox.Options{
		MemoryBytes: limits.MemoryBytes, Nice: limits.Nice, Scratch: limits.Scratch, Devices: limits.Devices,
	})
	if check {
		return json.NewEncoder(os.Stdout).Encode(worker.Report{Guards: guards, Support: av.Check()})
	}
	return worker.Serve(context.Background(), worker.SocketFD, av.Handlers(), sandbox.Missing(guards))
}

// readLimits takes what the parent allows, or the defaults where this is started by hand.
func readLimits() (worker.Limits, error) {
	text, ok := os.LookupEnv(worker.LimitsVariable)
	if !ok {
		d := worker.Default()
		return worker.Limits{MemoryBytes: d.MemoryBytes, Nice: d.Nice}, nil
	}
	var l worker.Limits
	if err := json.Unmarshal([]byte(text), &l); err != nil {
		return l, fmt.Errorf("read %s: %w", worker.LimitsVariable, err)
	}
	return l, nil
}

// loseDescriptors closes whatever a careless parent left open besides the socket.
func loseDescriptors() error {
	var st unix.Stat_t
	if err := unix.Fstat(worker.SocketFD, &st); err != nil || st.Mode&unix.S_IFMT != unix.S_IFSOCK {
		return fmt.Errorf("this program is started by revenge, which talks to it over descriptor %d; by hand, use -check", worker.SocketFD)
	}
	entries, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		return fmt.Errorf("list descriptors: %w", err)
	}
	for _, e := range entries {
		fd, err := strconv.Atoi(e.Name())
		if err != nil || fd <= worker.SocketFD {
			continue
		}
		// What this process has opened itself is marked to be closed on exec; what it inherited cannot be.
		if flags, err := unix.FcntlInt(uintptr(fd), unix.F_GETFD, 0); err == nil && flags&unix.FD_CLOEXEC == 0 {
			unix.Close(fd)
		}
	}
	return nil
}
