package worker

import (
	"context"
	"sync"
	"time"

	"revenge/media"
)

// Extract reads whole subtitle tracks; each part is of one of them. Attachment is a file inside the file.
var (
	Extract    = Flow[ExtractRequest, ExtractPart]{Name: "extract", Limit: 4 * time.Hour}
	Attachment = Kind[AttachmentRequest, AttachmentReply]{Name: "attachment", Limit: 20 * time.Second}
)

// ExtractRequest is a task whose source has no path.
type ExtractRequest struct {
	Task media.ExtractTask `json:"task"`
}

// ExtractPart is media.Extracted; its bytes are the payload.
type ExtractPart struct {
	Track int         `json:"track"`
	Cues  []media.Cue `json:"cues,omitempty"`
}

// AttachmentRequest names an attachment by its stream.
type AttachmentRequest struct {
	Stream int `json:"stream"`
}

// AttachmentReply says what the payload is.
type AttachmentReply struct {
	MimeType string `json:"mimeType,omitempty"`
}

// Extract implements media.Segmenter.
func (s *Segments) Extract(ctx context.Context, task media.ExtractTask) (media.Extraction, error) {
	child, err := s.launcher.Start(ctx)
	if err != nil {
		return nil, err
	}
	own, cancel := context.WithCancel(context.Background())
	src := task.Source
	task.Source.Path = ""
	stream, err := OpenFlow(own, child, Extract, ExtractRequest{Task: task}, src)
	if err != nil {
		cancel()
		child.Close()
		return nil, err
	}
	return &extracting{child: child, stream: stream, cancel: cancel}, nil
}

// Attachment implements media.Segmenter.
func (s *Segments) Attachment(ctx context.Context, src media.Source, stream int) (content []byte, mimeType string, err error) {
	reply, content, err := callSlot(ctx, s, Attachment, AttachmentRequest{Stream: stream}, src, "texts of "+src.Identity)
	return content, reply.MimeType, err
}

// extracting is a pass in a child of its own.
type extracting struct {
	child  *Child
	stream *Stream[ExtractPart]
	cancel context.CancelFunc
	once   sync.Once
}

// Next implements media.Extraction.
func (x *extracting) Next() (media.Extracted, error) {
	part, data, err := x.stream.Next()
	return media.Extracted{Track: part.Track, Cues: part.Cues, Data: data}, err
}

// Close implements media.Extraction. Nothing in the child is worth waiting for.
func (x *extracting) Close() error {
	x.once.Do(func() {
		x.child.kill(errClosed)
		x.cancel()
		<-x.child.exited
	})
	return nil
}
