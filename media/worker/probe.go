package worker

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"golang.org/x/sync/errgroup"

	"revenge/media"
)

// Probe reads headers and the container's index; the payload of its reply is the index, empty when there is none.
var Probe = Kind[ProbeRequest, ProbeReply]{Name: "probe", Limit: time.Minute}

// ProbeRequest asks for everything a probe finds.
type ProbeRequest struct{}

// ProbeReply is media.Probed without its index.
type ProbeReply struct {
	Info   media.Info `json:"info"`
	OSHash string     `json:"oshash,omitempty"`
}

// Scan reads every packet; each part says how far it is, and the last one carries the index.
var Scan = Flow[ScanRequest, ScanPart]{Name: "scan"}

// ScanRequest bounds the reading, so that a scan leaves a disk to others.
type ScanRequest struct {
	BytesPerSecond int64 `json:"bytesPerSecond,omitempty"` // zero for no bound
}

// ScanPart is how many bytes of how many were read.
type ScanPart struct {
	Done  int64 `json:"done"`
	Total int64 `json:"total"`
}

// scanRate leaves a spinning disk and a slow network share room for a viewer.
const scanRate = 64 << 20

// Probe implements media.Prober.
func (p *Pool) Probe(ctx context.Context, src media.Source) (*media.Probed, error) {
	reply, index, err := CallFile(ctx, p, Probe, ProbeRequest{}, src)
	if err != nil {
		return nil, err
	}
	probed := &media.Probed{Info: reply.Info, OSHash: reply.OSHash}
	if len(index) > 0 {
		if probed.Index, err = decodeIndex(index); err != nil {
			return nil, err
		}
	}
	return probed, nil
}

// ProbeMany probes all sources, keeping every worker busy, and calls each with the place and the outcome
// of one after the other, in no order. It returns the context's error, or the first of each, which ends it.
func (p *Pool) ProbeMany(ctx context.Context, sources []media.Source, each func(i int, probed *media.Probed, err error) error) error {
	g, group := errgroup.WithContext(ctx)
	// One more than can run, so that no worker waits while a reply is being taken in.
	g.SetLimit(p.Size() + 1)
	turn := make(chan struct{}, 1)
	for i, src := range sources {
		if group.Err() != nil {
			break
		}
		g.Go(func() error {
			probed, err := p.Probe(group, src)
			if group.Err() != nil {
				return group.Err()
			}
			turn <- struct{}{}
			defer func() { <-turn }()
			return each(i, probed, err)
		})
	}
	if err := g.Wait(); err != nil {
		return err
	}
	return ctx.Err()
}

// Scan implements media.Prober.
func (p *Pool) Scan(ctx context.Context, src media.Source) (*media.Index, error) {
	return p.ScanNoting(ctx, src, func(int64, int64) {})
}

// ScanNoting is Scan, and tells every second or so how many bytes of how many were read. It takes a worker of its own:
// a large file is read for minutes.
func (p *Pool) ScanNoting(ctx context.Context, src media.Source, note func(done, total int64)) (*media.Index, error) {
	child, err := p.launcher.Start(ctx)
	if err != nil {
		return nil, err
	}
	defer child.Close()
	stream, err := OpenFlow(ctx, child, Scan, ScanRequest{BytesPerSecond: scanRate}, src)
	if err != nil {
		return nil, err
	}
	var index []byte
	for {
		part, payload, err := stream.Next()
		switch {
		case errors.Is(err, io.EOF):
			return decodeIndex(index)
		case err != nil:
			return nil, err
		}
		index = payload
		note(part.Done, part.Total)
	}
}

func decodeIndex(b []byte) (*media.Index, error) {
	var x media.Index
	if err := x.UnmarshalBinary(b); err != nil {
		return nil, fmt.Errorf("decode index: %w", err)
	}
	return &x, nil
}
