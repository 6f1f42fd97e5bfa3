package av

//#include "segment_read.h"
import "C"

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"unsafe"

	"github.com/asticode/go-astiav"
	"golang.org/x/sys/unix"

	"revenge/internal/platform/fault"
	"revenge/media"
	"revenge/media/subtitle"
	"revenge/media/worker"
)

const (
	// cueLead is how far back a search looks for texts that are still on the screen.
	cueLead = 15_000_000
	// cueSlack is how much later than the pictures of its time a text may be stored.
	cueSlack = 1_000_000
	// cueLast is how long a text stays that does not say so.
	cueLast = 4_000_000
	// cueBudget is how many bytes one search reads at most: a track may hold nothing for hours.
	cueBudget = 1 << 30
	// maxCueFile is far above any subtitle file.
	maxCueFile = 32 << 20
)

// cues reads the texts that are on the screen within the bounds. Texts are few, so the pictures tell how
// far the reading is, unless the container lists each stream by itself.
func (c *cutter) cues(ctx context.Context) ([]media.Cue, error) {
	text, pace := c.q.Track.Stream, c.q.Guide
	if c.d.tableOfSamples() {
		pace = -1
	}
	c.d.choose(text, pace)
	if err := c.seek(c.q.Guide, c.q.OriginUs+c.q.StartUs-cueLead); err != nil {
		return nil, err
	}
	c.d.choose(text, pace)
	pacer := c.clock
	if pace >= 0 {
		s, err := c.d.stream(pace)
		if err != nil {
			return nil, err
		}
		pacer = newClock(s, s.codecpar, c.q)
	}
	reader, err := subtitle.NewReader(c.q.Track.Codec, extraBytes(c.codec))
	if err != nil {
		return nil, err
	}
	c.d.in.source.budget = c.d.in.source.read + cueBudget
	defer func() { c.d.in.source.budget = 0 }()
	var cues []media.Cue
	for {
		err := c.d.next(ctx, text, pace)
		if errors.Is(err, astiav.ErrEof) || err != nil && ctx.Err() == nil && c.d.in.source.read >= c.d.in.source.budget {
			return subtitle.Merge(cues), nil
		}
		if err != nil {
			return nil, err
		}
		if int(c.d.at.stream) == pace {
			if c.d.at.dts != noTime && pacer.us(int64(c.d.at.dts)) >= c.q.EndUs+cueSlack {
				return subtitle.Merge(cues), nil
			}
			continue
		}
		cue := c.cue(reader)
		if pace < 0 && cue.StartUs >= c.q.EndUs {
			return subtitle.Merge(cues), nil
		}
		if cue.Text != "" && cue.StartUs < c.q.EndUs && cue.EndUs > c.q.StartUs {
			cues = append(cues, cue)
		}
	}
}

// cue is the packet in hand; one without text where it has none.
func (c *cutter) cue(r *subtitle.Reader) media.Cue {
	if c.d.at.pts == noTime {
		return media.Cue{}
	}
	text, settings := r.Text(c.d.bytes(), webVTTSettings(c.d.packet))
	cue := media.Cue{StartUs: c.clock.us(int64(c.d.at.pts)), Text: text, Settings: settings}
	cue.EndUs = cue.StartUs + cueLast
	if c.d.at.duration > 0 {
		cue.EndUs = cue.StartUs + rescale(int64(c.d.at.duration)*c.clock.num, 1_000_000, c.clock.den)
	}
	return cue
}

// webVTTSettings are those that containers carry beside a packet.
func webVTTSettings(p *C.AVPacket) string {
	var size C.size_t
	b := C.av_packet_get_side_data(p, C.AV_PKT_DATA_WEBVTT_SETTINGS, &size)
	if b == nil || size > 1000 {
		return ""
	}
	return string(unsafe.Slice((*byte)(unsafe.Pointer(b)), int(size)))
}

// cueFile reads a subtitle file.
func cueFile(_ context.Context, _ *worker.CueFileRequest, in *worker.Incoming) (worker.CuesReply, []byte, error) {
	var reply worker.CuesReply
	fd, err := in.File(0)
	if err != nil {
		return reply, nil, err
	}
	own, err := unix.Dup(fd)
	if err != nil {
		return reply, nil, fmt.Errorf("use the descriptor: %w", err)
	}
	f := os.NewFile(uintptr(own), "subtitles")
	defer func() { _ = f.Close() }()
	bytes, err := io.ReadAll(io.NewSectionReader(f, 0, maxCueFile+1))
	if err != nil {
		return reply, nil, fmt.Errorf("read subtitles: %w", err)
	}
	if len(bytes) > maxCueFile {
		return reply, nil, fault.Invalidf("The subtitle file is larger than %d MiB.", maxCueFile>>20)
	}
	reply.Cues, err = subtitle.Parse(bytes)
	return reply, nil, err
}
