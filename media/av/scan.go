package av

//#include "shim.h"
import "C"

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"time"

	"golang.org/x/sys/unix"

	"revenge/media"
	"revenge/media/worker"
)

func handleScan(ctx context.Context, q *worker.ScanRequest, in *worker.Incoming) error {
	fd, err := in.File(0)
	if err != nil {
		return err
	}
	restore := idleReading()
	index, err := scan(ctx, fd, q.BytesPerSecond, func(done, total int64) { _ = in.Send(worker.ScanPart{Done: done, Total: total}, nil) })
	restore()
	if err != nil {
		return err
	}
	b, err := index.MarshalBinary()
	if err != nil {
		return err
	}
	return in.Send(worker.ScanPart{Done: 1, Total: 1}, b)
}

// noteEvery is how often a scan says how far it is.
const noteEvery = time.Second

// noting calls note while a source is being read, until the function that it returns is called.
func (in *Input) noting(note func(done, total int64)) func() {
	ended := make(chan struct{})
	var running sync.WaitGroup
	running.Go(func() {
		tick := time.NewTicker(noteEvery)
		defer tick.Stop()
		for {
			select {
			case <-ended:
				return
			case <-tick.C:
				note(min(int64(C.rv_source_read(in.source)), in.Size()), in.Size())
			}
		}
	})
	return func() { close(ended); running.Wait() }
}

// The classes of reading that ioprio_set knows, for the calling thread.
const (
	ioThread = 1
	ioNone   = 0
	ioIdle   = 3 << 13
)

// idleReading lets this goroutine's thread read only when the disk has nothing else to do, until the returned
// function is called. Where the kernel refuses, reading is as it was.
func idleReading() func() {
	runtime.LockOSThread()
	_, _, _ = unix.Syscall(unix.SYS_IOPRIO_SET, ioThread, 0, ioIdle)
	return func() {
		_, _, _ = unix.Syscall(unix.SYS_IOPRIO_SET, ioThread, 0, ioNone)
		runtime.UnlockOSThread()
	}
}

// Scan reads every packet to list keyframes and the exact bounds, at no more than so many bytes a second (0: no bound).
// It fails with media.ErrCorrupt, with the system's error where it cannot read on, or with the context's error.
func Scan(ctx context.Context, fd int, bytesPerSecond int64) (*media.Index, error) {
	return scan(ctx, fd, bytesPerSecond, nil)
}

func scan(ctx context.Context, fd int, bytesPerSecond int64, note func(done, total int64)) (*media.Index, error) {
	in, err := OpenSequential(fd)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	defer in.Watch(ctx)()
	if err := in.analyse(); err != nil {
		return nil, in.unread(err)
	}
	if err := in.keepParameters(); err != nil {
		return nil, err
	}
	C.rv_source_pace(in.source, C.int64_t(bytesPerSecond))
	video := -1
	info := in.info()
	if err := in.playable(&info); err != nil {
		return nil, err
	}
	if main := info.Video(); main != nil {
		video = main.Index
	}
	if note != nil {
		defer in.noting(note)()
	}
	p := in.readAll(video)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err := in.unread(nil); err != nil {
		return nil, err // an index of a part would cut off the rest
	}
	if p.packets == 0 {
		return nil, fmt.Errorf("%w: no packets", media.ErrCorrupt)
	}
	if p.untimed > 0 {
		// Pictures without times of their own can be decoded in order, but not cut.
		p.keyframes = cuts{}
	}
	x := in.build(video, p.keyframes, in.tailBounds(p.bounds))
	for i := range x.Tracks {
		t := &x.Tracks[i]
		if m := p.meters[t.Stream]; m != nil && t.Kind != media.StreamSubtitle {
			t.Bytes, t.PeakRate = m.Total(t.EndUs)
		}
	}
	return x, nil
}
