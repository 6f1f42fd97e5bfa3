package worker

import (
	"context"
	"sync"
	"time"

	"revenge/media"
)

// Encode is a transcode head: each part is a fragment. EncoderHeader is the initialization segment that
// fits them.
var (
	Encode        = Flow[HeadRequest, HeadPart]{Name: "encode"}
	EncoderHeader = Kind[HeadRequest, CutReply]{Name: "encoder_header", Limit: 20 * time.Second}
)

// HeadRequest is a task whose source has no path.
type HeadRequest struct {
	Task media.HeadTask `json:"task"`
}

// HeadPart says whose fragment the payload is; see media.Encoded.
type HeadPart struct {
	Output int `json:"output,omitempty"`
}

// Heads starts a child for each transcode.
type Heads struct {
	launcher *Launcher
	segments *Segments
}

var _ media.Encoder = (*Heads)(nil)

// NewHeads starts its children with the launcher and asks those of segments for headers.
func NewHeads(l *Launcher, segments *Segments) *Heads { return &Heads{launcher: l, segments: segments} }

// EncoderHeader implements media.Encoder.
func (h *Heads) EncoderHeader(ctx context.Context, task media.HeadTask) ([]byte, error) {
	if c, ok := chainOf(&task); ok {
		return h.deviceHeader(ctx, c, task)
	}
	_, data, err := callSlot(ctx, h.segments, EncoderHeader, HeadRequest{Task: nameless(task)}, media.Source{}, "headers of encoders")
	return data, err
}

// chainOf is the chain that the task is to use.
func chainOf(task *media.HeadTask) (Chain, bool) {
	if task.Video == nil || task.Video.Chain == "" || task.Software {
		return Chain{}, false
	}
	return ChainByName(task.Video.Chain)
}

// deviceHeader asks a worker that may use the device.
func (h *Heads) deviceHeader(ctx context.Context, c Chain, task media.HeadTask) ([]byte, error) {
	child, err := h.launcher.StartDevice(ctx, c)
	if err != nil {
		return nil, err
	}
	defer child.Close()
	_, data, err := Call(ctx, child, EncoderHeader, HeadRequest{Task: nameless(task)}, nil)
	return data, err
}

func (h *Heads) start(ctx context.Context, task *media.HeadTask) (*Child, error) {
	if c, ok := chainOf(task); ok {
		return h.launcher.StartDevice(ctx, c)
	}
	return h.launcher.StartReady(ctx)
}

// StartHead implements media.Encoder.
func (h *Heads) StartHead(ctx context.Context, task media.HeadTask) (media.Head, error) {
	return again(func() (media.Head, error) { return h.open(ctx, task) })
}

func (h *Heads) open(ctx context.Context, task media.HeadTask) (media.Head, error) {
	child, err := h.start(ctx, &task)
	if err != nil {
		return nil, err
	}
	own, cancel := context.WithCancel(context.Background())
	stream, err := OpenFlow(own, child, Encode, HeadRequest{Task: nameless(task)}, task.Source)
	if err != nil {
		cancel()
		child.Close()
		return nil, err
	}
	return &running{child: child, stream: stream, cancel: cancel, before: child.CPU()}, nil
}

func nameless(task media.HeadTask) media.HeadTask {
	task.Source.Path = ""
	return task
}

// running is a head in a child of its own.
type running struct {
	child  *Child
	stream *Stream[HeadPart]
	cancel context.CancelFunc
	once   sync.Once
	before time.Duration // processor time that the child had used when it was given the task
}

// CPU is the processor time that the head has taken so far.
func (r *running) CPU() time.Duration { return r.child.CPU() - r.before }

// Next implements media.Head.
func (r *running) Next() (media.Encoded, error) {
	part, data, err := r.stream.Next()
	return media.Encoded{Output: part.Output, Data: data}, err
}

// Close implements media.Head. Nothing in the child is worth waiting for.
func (r *running) Close() error {
	r.once.Do(func() {
		r.child.kill(errClosed)
		r.cancel()
		<-r.child.exited
	})
	return nil
}
