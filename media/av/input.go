package av

//#cgo pkg-config: libavcodec libavformat libavutil
//#include "shim.h"
import "C"

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"syscall"
	"unsafe"

	"github.com/asticode/go-astiav"

	"revenge/media"
)

// Input is an open container. It is used by one goroutine at a time.
type Input struct {
	// Format is go-astiav's view of the container.
	Format *astiav.FormatContext
	c      *C.AVFormatContext
	source *C.rv_source
	pinned runtime.Pinner

	buffer int
	format string
	moved  bool // packets were read, so that the beginning is behind us

	hdr10Plus map[int]bool
	first     map[int]int64   // the earliest time seen of each stream, in microseconds
	times     map[int][]int64 // presentation times seen of each video stream
	varies    map[int]bool    // whether its frame rate does, where the container says so
	warnings  []string

	parameters map[int][]byte // of the streams that an index keeps
}

// The sizes of an input's read buffer: small for headers, large for reading in order.
const (
	headerBuffer     = 32 << 10
	sequentialBuffer = 256 << 10
)

// Open opens the container that a descriptor holds. The descriptor stays the caller's and must outlive
// the input; its own offset is not used, so several inputs can share it. Close releases the input.
// It fails with media.ErrCorrupt for bytes that are no media, and with the system's error for those that cannot be read.
func Open(fd int) (*Input, error) { return open(C.rv_source_file(C.int(fd)), "", headerBuffer) }

// OpenSequential is Open for reading much of the file in order.
func OpenSequential(fd int) (*Input, error) {
	return open(C.rv_source_file(C.int(fd)), "", sequentialBuffer)
}

// openMemory opens bytes, as the named demuxer where that is not empty.
func openMemory(b []byte, format string) (*Input, error) {
	if len(b) == 0 {
		return nil, fmt.Errorf("%w: no bytes", media.ErrCorrupt)
	}
	var pinned runtime.Pinner
	pinned.Pin(&b[0])
	in, err := open(C.rv_source_memory((*C.uint8_t)(&b[0]), C.int64_t(len(b))), format, headerBuffer)
	if err != nil {
		pinned.Unpin()
		return nil, err
	}
	in.pinned = pinned
	return in, nil
}

func open(source *C.rv_source, format string, buffer int) (*Input, error) {
	if source == nil {
		return nil, errors.New("the descriptor is no regular file")
	}
	in := &Input{
		source: source, buffer: buffer, format: format,
		hdr10Plus: map[int]bool{}, first: map[int]int64{}, times: map[int][]int64{}, varies: map[int]bool{},
	}
	if err := in.begin(); err != nil {
		C.rv_source_free(source)
		return nil, err
	}
	return in, nil
}

// begin opens the container from the first byte of its source.
func (in *Input) begin() error {
	var name *C.char
	if in.format != "" {
		name = C.CString(in.format)
		defer C.free(unsafe.Pointer(name))
	}
	C.rv_log_clear()
	in.source.position, in.moved = 0, false
	if code := C.rv_open(&in.c, in.source, name, C.int(in.buffer)); code < 0 {
		in.c, in.Format = nil, nil
		return in.unread(failure("open container", astiav.Error(code)))
	}
	in.Format = view[astiav.FormatContext](unsafe.Pointer(in.c))
	return nil
}

// unread tells bytes that could not be read, as on a disk that goes, from bytes that are no media. It returns the system's own error then.
func (in *Input) unread(err error) error {
	if code := in.source.failed; code != 0 && (err == nil || errors.Is(err, media.ErrCorrupt)) {
		return fmt.Errorf("read the file: %w", syscall.Errno(code))
	}
	return err
}

// restart opens the container anew: the only way back to the first packet that every format has.
func (in *Input) restart() error {
	C.rv_close(in.c)
	return in.begin()
}

// Close releases everything but the descriptor.
func (in *Input) Close() {
	if in.c != nil {
		C.rv_close(in.c)
	}
	C.rv_source_free(in.source)
	in.pinned.Unpin()
	in.Format, in.c = nil, nil
}

// Watch makes reads fail soon after ctx ends. The function it returns ends the watch.
func (in *Input) Watch(ctx context.Context) func() {
	done := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		defer close(done)
		C.rv_source_interrupt(in.source)
	})
	return func() {
		if !stop() {
			<-done
		}
	}
}

// Size is the length of the source in bytes.
func (in *Input) Size() int64 { return int64(in.source.size) }

// Pointer is the AVFormatContext, for shims in C.
func (in *Input) Pointer() unsafe.Pointer { return unsafe.Pointer(in.c) }

// view makes a go-astiav type out of a C pointer, which is that type's only field.
func view[T any](c unsafe.Pointer) *T {
	if c == nil {
		return nil
	}
	v := new(T)
	*(*unsafe.Pointer)(unsafe.Pointer(v)) = c
	return v
}

// pointer is the C pointer behind a go-astiav type.
func pointer[T any](v *T) unsafe.Pointer { return *(*unsafe.Pointer)(unsafe.Pointer(v)) }

// failure turns an error of libav into media.ErrCorrupt where the bytes are to blame, with the cause from the log.
func failure(what string, err error) error {
	text := lastLog()
	if text != "" {
		text = ": " + text
	}
	for _, ours := range []error{
		astiav.ErrExit, astiav.ErrDecoderNotFound, astiav.ErrEncoderNotFound, astiav.ErrFilterNotFound, astiav.ErrBug, astiav.ErrBug2,
	} {
		if errors.Is(err, ours) {
			return fmt.Errorf("%s: %w%s", what, err, text)
		}
	}
	if code, ok := errors.AsType[astiav.Error](err); ok && outOfMemory(code) {
		return fmt.Errorf("%s: out of memory%s", what, text)
	}
	return fmt.Errorf("%w: %s: %w%s", media.ErrCorrupt, what, err, text)
}

func outOfMemory(code astiav.Error) bool { return int(code) == -int(C.ENOMEM) }

// lastLog is what libav logged since the last open, in one line.
func lastLog() string {
	buffer := make([]byte, 1024)
	n := C.rv_log_read((*C.char)(unsafe.Pointer(&buffer[0])), C.int(len(buffer)))
	lines := strings.FieldsFunc(strings.ToValidUTF8(string(buffer[:n]), "\uFFFD"), func(r rune) bool { return r == '\n' || r == '\r' })
	return strings.Join(lines[:min(len(lines), 4)], "; ")
}

// LogStart routes libav's log into a small buffer that failures quote. Call it once, before anything else.
func LogStart() { C.rv_log_start(C.AV_LOG_ERROR) }
