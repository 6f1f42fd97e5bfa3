package av

//#include "segment_read.h"
import "C"

import (
	"context"
	"fmt"
	"math"
	"unsafe"

	"github.com/asticode/go-astiav"
	"golang.org/x/sys/unix"

	"revenge/media"
	"revenge/media/cmaf"
	"revenge/media/worker"
)

// The pictures of a trial.
const (
	trialWidth, trialHeight = 640, 360
	trialPictures           = 5
	trialRate               = 25
	// trialLoss is how far the brightness of a part may be from what was put in.
	trialLoss = 10
)

// trialEncoders make the pictures that a chain is tried with.
var trialEncoders = map[string]string{
	"h264": "libx264", "hevc": "libx265", "vp9": "libvpx-vp9", "av1": "libsvtav1", "mpeg2video": "mpeg2video",
}

// handleTrial sends pictures of each codec through a chain and looks at what comes out. H.264 must work.
func handleTrial(ctx context.Context, q *worker.TrialRequest, _ *worker.Incoming) (r worker.TrialReply, _ []byte, err error) {
	chain, ok := worker.ChainByName(q.Chain)
	if !ok {
		return r, nil, fmt.Errorf("there is no chain %q", q.Chain)
	}
	onDevice, err := tryCodec(ctx, chain, "h264")
	if err != nil {
		return r, nil, err
	}
	if onDevice {
		r.Codecs = append(r.Codecs, "h264")
	}
	for _, codec := range chain.Decodes {
		if codec == "h264" || ctx.Err() != nil {
			continue
		}
		if onDevice, err := tryCodec(ctx, chain, codec); err == nil && onDevice {
			r.Codecs = append(r.Codecs, codec)
		}
	}
	return r, nil, ctx.Err()
}

// tryCodec says whether the device decoded the pictures.
func tryCodec(ctx context.Context, chain worker.Chain, codec string) (onDevice bool, err error) {
	clip, err := trialClip(codec)
	if err != nil {
		return false, fmt.Errorf("make pictures of %s: %w", codec, err)
	}
	task := &media.HeadTask{
		Track: media.Track{Kind: media.StreamVideo, Codec: codec}, CutsUs: []int64{0, trialPictures * 1_000_000 / trialRate},
		Video: &media.VideoFormat{
			Width: trialWidth / 2, Height: trialHeight / 2, BitRate: 2_000_000, Level: 31, FrameRateNum: trialRate, FrameRateDen: 1, Chain: chain.Name,
		},
	}
	made, err := chainHeader(task.Video)
	if err != nil {
		return false, err
	}
	err = withCutter(clip, task.Track, func(c *cutter) error {
		h := &videoHead{task: task, c: c, decoded: make(chan *astiav.Frame, queued)}
		err := h.run(ctx, func(_ int, fragment []byte) error {
			made = append(made, fragment...)
			return nil
		})
		onDevice = h.source.device
		return err
	})
	if err != nil {
		return onDevice, err
	}
	return onDevice, lookAt(ctx, made)
}

// withCutter reads a file out of memory.
func withCutter(file []byte, track media.Track, use func(*cutter) error) error {
	fd, err := unix.MemfdCreate("trial", unix.MFD_CLOEXEC)
	if err != nil {
		return fmt.Errorf("make a file in memory: %w", err)
	}
	for rest := file; len(rest) > 0; {
		n, err := unix.Write(fd, rest)
		if err != nil {
			unix.Close(fd)
			return fmt.Errorf("write a file in memory: %w", err)
		}
		rest = rest[n:]
	}
	d, err := openDemuxer(fd, "trial")
	if err != nil {
		return err
	}
	defer d.close()
	c, err := newCutter(d, &worker.CutRequest{Track: track})
	if err != nil {
		return err
	}
	defer c.free()
	return use(c)
}

// trialLuma is the brightness of a place: it rises to the right and with time.
func trialLuma(n, x, width int) float64 { return float64(40 + 4*n + x*150/width) }

func trialPicture(n int) (*astiav.Frame, error) {
	frame, err := blackPicture(trialWidth, trialHeight)
	if err != nil {
		return nil, err
	}
	f := (*C.AVFrame)(pointer(frame))
	for y := range trialHeight {
		line := unsafe.Slice((*byte)(unsafe.Add(unsafe.Pointer(f.data[0]), y*int(f.linesize[0]))), trialWidth)
		for x := range line {
			line[x] = byte(trialLuma(n, x, trialWidth))
		}
	}
	frame.SetPts(int64(n))
	return frame, nil
}

// trialClip encodes the pictures in software.
func trialClip(codec string) ([]byte, error) {
	encoder := astiav.FindEncoderByName(trialEncoders[codec])
	if encoder == nil {
		return nil, fmt.Errorf("this build of FFmpeg has no encoder for %s", codec)
	}
	c := astiav.AllocCodecContext(encoder)
	c.SetWidth(trialWidth)
	c.SetHeight(trialHeight)
	c.SetPixelFormat(astiav.PixelFormatYuv420P)
	c.SetTimeBase(astiav.NewRational(1, trialRate))
	c.SetFramerate(astiav.NewRational(trialRate, 1))
	c.SetBitRate(4_000_000)
	c.SetMaxBFrames(0)
	c.SetThreadCount(1)
	c.SetFlags(astiav.NewCodecContextFlags(astiav.CodecContextFlagGlobalHeader))
	options := map[string]map[string]string{
		"libx264": {"preset": "ultrafast"}, "libx265": {"preset": "ultrafast", "x265-params": "log-level=none:bframes=0:pools=none"},
		"libvpx-vp9": {"deadline": "realtime", "cpu-used": "8"}, "libsvtav1": {"preset": "12", "svtav1-params": "lp=1:pred-struct=1"},
	}[trialEncoders[codec]]
	c, err := openEncoder(c, encoder, options)
	if err != nil {
		return nil, err
	}
	defer c.Free()
	file, err := headerOf(c, trialRate, 0)
	if err != nil {
		return nil, err
	}
	out := &cmaf.Fragment{Video: true, Sequence: 1}
	packet := astiav.AllocPacket()
	defer packet.Free()
	for n := range trialPictures + 1 {
		var frame *astiav.Frame
		if n < trialPictures {
			if frame, err = trialPicture(n); err != nil {
				return nil, err
			}
			defer frame.Free()
		}
		if err := c.SendFrame(frame); err != nil {
			return nil, failure("encode picture", err)
		}
		for c.ReceivePacket(packet) == nil {
			out.AddWith(packet.Pts(), packet.Flags().Has(astiav.PacketFlagKey), func(b []byte) []byte {
				if codec == "h264" || codec == "hevc" {
					return cmaf.AppendUnits(b, packetBytes(packet))
				}
				return append(b, packetBytes(packet)...)
			})
			packet.Unref()
		}
	}
	return append(file, out.Finish(trialPictures)...), nil
}

// lookAt decodes what a chain made, in software, and compares it with what was put in.
func lookAt(ctx context.Context, file []byte) error {
	return withCutter(file, media.Track{Kind: media.StreamVideo, Codec: "h264"}, func(c *cutter) error {
		d, err := newDecoder(c)
		if err != nil {
			return err
		}
		defer d.free()
		if err := c.findDecodable(ctx); err != nil {
			return err
		}
		seen := 0
		err = d.each(ctx, func() bool { return false }, func(frame *astiav.Frame) error {
			defer func() { seen++ }()
			y := plane(frame, 0, frame.Width(), frame.Height())
			for _, x := range []int{frame.Width() / 8, frame.Width() / 2, frame.Width() * 7 / 8} {
				got := float64(y[frame.Height()/2*frame.Width()+x])
				if want := trialLuma(seen, x, frame.Width()); math.Abs(got-want) > trialLoss {
					return fmt.Errorf("picture %d has a brightness of %.0f where it should have %.0f", seen, got, want)
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		if seen != trialPictures {
			return fmt.Errorf("%d pictures came out of %d", seen, trialPictures)
		}
		return nil
	})
}
