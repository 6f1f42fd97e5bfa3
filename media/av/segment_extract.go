package av

//#include "shim.h"
//#include "segment_raw.h"
//#include <stdlib.h>
import "C"

import (
	"context"
	"unsafe"

	"github.com/asticode/go-astiav"

	"revenge/internal/platform/fault"
	"revenge/media"
	"revenge/media/subtitle"
	"revenge/media/worker"
)

const (
	// cuesAtOnce is how many texts one part holds, textPartBytes about how many bytes.
	cuesAtOnce    = 500
	textPartBytes = 256 << 10
	// maxRawTrack is above what the pictures of a long film take.
	maxRawTrack = 512 << 20
	maxExtracts = 200
)

// extracted is a track on its way out.
type extracted struct {
	place  int
	cutter *cutter
	reader *subtitle.Reader // of texts
	cues   []media.Cue
	total  int
	sink   *C.rv_sink // of everything else
	sent   int
}

// runExtract reads the file once and sends the tracks piece by piece.
func runExtract(ctx context.Context, q *worker.ExtractRequest, in *worker.Incoming) error {
	t := &q.Task
	if len(t.Tracks) == 0 || len(t.Tracks) > maxExtracts || len(t.Tracks) != len(t.Forms) {
		return fault.Invalidf("An extraction needs tracks, and a form for each.")
	}
	fd, err := in.Keep(0)
	if err != nil {
		return err
	}
	d, err := openDemuxer(fd, t.Source.Identity)
	if err != nil {
		return err
	}
	defer d.close()
	defer d.in.Watch(ctx)()
	if t.BytesPerSecond > 0 && !d.tableOfSamples() {
		defer idleReading()()
		C.rv_source_pace(d.in.source, C.int64_t(t.BytesPerSecond))
	}
	x := extractor{d: d, send: in.Send, byStream: map[int]*extracted{}}
	defer x.free()
	for k := range t.Tracks {
		if err := x.add(k, t); err != nil {
			return err
		}
	}
	return x.run(ctx)
}

type extractor struct {
	d        *demuxer
	send     func(part any, payload []byte) error
	byStream map[int]*extracted
	all      []*extracted
}

func (x *extractor) free() {
	for _, e := range x.all {
		e.cutter.free()
		C.rv_sink_close(e.sink)
	}
}

func (x *extractor) add(k int, t *media.ExtractTask) error {
	c, err := newCutter(x.d, &worker.CutRequest{Track: t.Tracks[k], Guide: t.Tracks[k].Stream, OriginUs: t.OriginUs})
	if err != nil {
		return err
	}
	e := &extracted{place: k, cutter: c}
	x.all = append(x.all, e)
	if x.byStream[t.Tracks[k].Stream] != nil {
		return fault.Invalidf("A track can be extracted once in a pass.")
	}
	x.byStream[t.Tracks[k].Stream] = e
	if c.codec.codec_type != C.AVMEDIA_TYPE_SUBTITLE {
		return fault.Invalidf("Stream %d is no subtitle.", t.Tracks[k].Stream)
	}
	if t.Forms[k] == media.FormCues {
		e.reader, err = subtitle.NewReader(codecName(c.codec.codec_id), extraBytes(c.codec))
		return err
	}
	muxer, ok := map[media.TrackForm]string{media.FormASS: "ass", media.FormSUP: "sup", media.FormMatroska: "matroska"}[t.Forms[k]]
	if !ok {
		return fault.Invalidf("Subtitles cannot be made into %.20q.", string(t.Forms[k]))
	}
	name := C.CString(muxer)
	defer C.free(unsafe.Pointer(name))
	if code := C.rv_sink_open(&e.sink, name, c.codec, c.stream.time_base); code < 0 {
		return failure("write subtitles as "+muxer, astiav.Error(code))
	}
	return nil
}

func (x *extractor) run(ctx context.Context) error {
	for _, st := range x.d.in.streams() {
		st.discard = C.AVDISCARD_ALL
		if x.byStream[int(st.index)] != nil {
			st.discard = C.AVDISCARD_DEFAULT
		}
	}
	for {
		C.av_packet_unref(x.d.packet)
		code := C.av_read_frame(x.d.in.c, x.d.packet)
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case code == C.AVERROR_EOF:
			return x.finish()
		case code == -C.EAGAIN:
			continue
		case code < 0:
			return failure("read packet", astiav.Error(code))
		}
		if e := x.byStream[int(x.d.packet.stream_index)]; e != nil {
			if err := x.take(e); err != nil {
				return err
			}
		}
	}
}

// take puts the packet in hand into its track.
func (x *extractor) take(e *extracted) error {
	p := x.d.packet
	if p.pts == C.AV_NOPTS_VALUE {
		p.pts = p.dts
	}
	if p.pts == C.AV_NOPTS_VALUE || p.size == 0 {
		return nil
	}
	if e.reader != nil {
		x.d.at.pts, x.d.at.duration, x.d.at.size, x.d.at.data = p.pts, p.duration, p.size, p.data
		if cue := e.cutter.cue(e.reader); cue.Text != "" && cue.EndUs > 0 && e.total < subtitle.MaxCues {
			e.cues = append(e.cues, cue)
			e.total++
		}
		if len(e.cues) >= cuesAtOnce {
			return x.flush(e)
		}
		return nil
	}
	p.pts = max(p.pts-C.int64_t(e.cutter.clock.origin), 0)
	p.dts = p.pts
	if code := C.rv_sink_write(e.sink, p, e.cutter.stream.time_base); code < 0 {
		// A damaged packet is left out; the next one may be whole.
		if outOfMemory(astiav.Error(code)) {
			return failure("write subtitles", astiav.Error(code))
		}
		return nil
	}
	if e.sent+int(e.sink.size) > maxRawTrack {
		return fault.Field(fault.Exhausted, "The subtitle track is too large.")
	}
	if int(e.sink.size) >= textPartBytes {
		return x.flush(e)
	}
	return nil
}

// flush sends what a track has.
func (x *extractor) flush(e *extracted) error {
	part := worker.ExtractPart{Track: e.place, Cues: e.cues}
	var payload []byte
	if e.sink != nil {
		payload = unsafe.Slice((*byte)(unsafe.Pointer(e.sink.bytes)), int(e.sink.size))
		e.sent += len(payload)
		e.sink.size = 0
	}
	if len(part.Cues) == 0 && len(payload) == 0 {
		return nil
	}
	e.cues = nil
	return x.send(part, payload)
}

func (x *extractor) finish() error {
	for _, e := range x.all {
		if e.sink != nil {
			if code := C.rv_sink_write(e.sink, nil, e.cutter.stream.time_base); code < 0 {
				return failure("end subtitles", astiav.Error(code))
			}
		}
		if err := x.flush(e); err != nil {
			return err
		}
	}
	return nil
}

// maxAttachment is above any font.
const maxAttachment = 32 << 20

// readAttachment sends a file inside the file.
func readAttachment(_ context.Context, q *worker.AttachmentRequest, in *worker.Incoming) (r worker.AttachmentReply, content []byte, err error) {
	fd, err := in.File(0)
	if err != nil {
		return r, nil, err
	}
	source, err := Open(fd)
	if err != nil {
		return r, nil, err
	}
	defer source.Close()
	streams := source.streams()
	if q.Stream < 0 || q.Stream >= len(streams) || streams[q.Stream].codecpar.codec_type != C.AVMEDIA_TYPE_ATTACHMENT {
		return r, nil, fault.NotFound
	}
	content = extraBytes(streams[q.Stream].codecpar)
	if len(content) == 0 || len(content) > maxAttachment {
		return r, nil, fault.NotFound
	}
	r.MimeType = readTags(streams[q.Stream].metadata)["mimetype"]
	return r, append([]byte(nil), content...), nil
}
