package av

//#include "shim.h"
import "C"

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/sys/unix"

	"github.com/asticode/go-astiav"

	"revenge/media"
	"revenge/media/fingerprint"
	"revenge/media/tag"
	"revenge/media/worker"
)

// The bounds of libav's own analysis, for containers whose header does not say enough.
const (
	probeBytes  = 5 << 20
	analyseTime = 5_000_000 // microseconds of presentation
	// minScore is how sure libav must be of a container; random bytes look a little like several.
	minScore = 25
)

func handleProbe(ctx context.Context, _ *worker.ProbeRequest, in *worker.Incoming) (worker.ProbeReply, []byte, error) {
	fd, err := in.File(0)
	if err != nil {
		return worker.ProbeReply{}, nil, err
	}
	probed, err := Probe(ctx, fd)
	if err != nil {
		return worker.ProbeReply{}, nil, err
	}
	var index []byte
	if probed.Index != nil {
		if index, err = probed.Index.MarshalBinary(); err != nil {
			return worker.ProbeReply{}, nil, err
		}
	}
	return worker.ProbeReply{Info: probed.Info, OSHash: probed.OSHash}, index, nil
}

// Probe finds out what the file behind a descriptor contains, in one visit.
// It fails with media.ErrCorrupt, with the system's error for bytes that cannot be read, or with the context's error.
func Probe(ctx context.Context, fd int) (*media.Probed, error) {
	in, err := Open(fd)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	defer in.Watch(ctx)()
	if !in.complete() {
		if err := in.analyse(); err != nil {
			return nil, in.unread(err)
		}
	}
	probed, err := in.probed(ctx, fd)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		return nil, in.unread(err)
	}
	return probed, nil
}

func (in *Input) probed(ctx context.Context, fd int) (*media.Probed, error) {
	info := in.info()
	if err := in.playable(&info); err != nil {
		return nil, err
	}
	if err := in.keepParameters(); err != nil {
		return nil, err
	}
	index := in.index(fd, info.Video())
	// The way to the index has shown more of the frames' times, and what is missing.
	info.Warnings = in.warnings
	for i := range info.Streams {
		if s := &info.Streams[i]; s.Kind == media.StreamVideo && !s.AttachedPicture {
			s.VariableFrameRate = in.variable(in.streams()[s.Index])
		}
	}
	if info.DurationMs == 0 && index != nil {
		info.DurationMs = index.DurationUs() / 1000
	}
	if info.Video() == nil {
		in.values(ctx, fd, &info)
	}
	hash, err := fingerprint.OSHash(descriptor(fd), in.Size())
	if err != nil {
		return nil, err
	}
	return &media.Probed{Info: info, Index: index, OSHash: hash}, nil
}

// values reads every tag of a recording. What has none stays playable.
func (in *Input) values(ctx context.Context, fd int, info *media.Info) {
	values, err := tag.Read(ctx, fd, info.Container)
	switch {
	case err == nil:
		info.Values = values
	case !errors.Is(err, tag.ErrNotTagged):
		in.warn("Its tags could not be read: " + err.Error() + ".")
		info.Warnings = in.warnings
	}
}

// analyse lets libav read and decode until it knows all streams.
func (in *Input) analyse() error {
	if in.moved {
		if err := in.restart(); err != nil {
			return err
		}
	}
	in.c.probesize, in.c.max_analyze_duration = probeBytes, analyseTime
	if code := C.avformat_find_stream_info(in.c, nil); code < 0 {
		return failure("analyse streams", astiav.Error(code))
	}
	for _, st := range in.streams() {
		if isMedia(st) && st.codecpar.codec_id == C.AV_CODEC_ID_HEVC && st.codecpar.color_trc == C.AVCOL_TRC_SMPTE2084 {
			in.peekDynamic(st)
		}
	}
	return nil
}

// playable refuses what libav opened but nothing can be made of.
func (in *Input) playable(info *media.Info) error {
	if in.c.probe_score < minScore {
		return fmt.Errorf("%w: the bytes look like no known container", media.ErrCorrupt)
	}
	for i := range info.Streams {
		s := &info.Streams[i]
		if s.Kind == media.StreamSubtitle || s.Codec != "none" && (s.Width > 0 || s.Channels > 0) {
			return nil
		}
	}
	return fmt.Errorf("%w: no picture, sound or subtitles in it", media.ErrCorrupt)
}

func (in *Input) formatName() string { return C.GoString(in.c.iformat.name) }

// info describes the whole container.
func (in *Input) info() media.Info {
	tags := readTags(in.c.metadata)
	info := media.Info{
		Container: in.container(tags["major_brand"]), SizeBytes: in.Size(), StartMs: in.start() / 1000,
		BitRate: int64(in.c.bit_rate), Chapters: in.chapters(), Tags: withoutStatistics(tags),
	}
	if in.c.duration > 0 {
		info.DurationMs = int64(in.c.duration) / 1000
		if info.BitRate == 0 && info.DurationMs > 0 {
			info.BitRate = info.SizeBytes * 8 * 1000 / info.DurationMs
		}
	}
	for _, st := range in.streams() {
		if st.codecpar.codec_type == C.AVMEDIA_TYPE_ATTACHMENT {
			info.Attachments = append(info.Attachments, attachment(st))
			continue
		}
		info.Streams = append(info.Streams, in.describe(st))
	}
	return info
}

// container is the short name of the format; libav's names cover whole families.
func (in *Input) container(brand string) string {
	name, _, _ := strings.Cut(in.formatName(), ",")
	switch name {
	case "matroska":
		if in.docType() == "webm" {
			return "webm"
		}
	case "mov":
		if strings.TrimSpace(brand) != "qt" && brand != "" {
			return "mp4"
		}
	}
	return name
}

// docType looks for the kind of Matroska in the file's first bytes.
func (in *Input) docType() string {
	if in.source.fd < 0 {
		return ""
	}
	b := make([]byte, 64)
	n, err := unix.Pread(int(in.source.fd), b, 0)
	if err == nil && strings.Contains(string(b[:n]), "webm") {
		return "webm"
	}
	return "matroska"
}

func (in *Input) chapters() []media.Chapter {
	var out []media.Chapter
	for i := range min(int(in.c.nb_chapters), maxChapters) {
		c := *(**C.AVChapter)(at(in.c.chapters, i))
		ms := C.AVRational{1, 1000}
		out = append(out, media.Chapter{
			StartMs: int64(C.av_rescale_q(c.start, c.time_base, ms)), EndMs: int64(C.av_rescale_q(c.end, c.time_base, ms)),
			Title: readTags(c.metadata)["title"],
		})
	}
	return out
}

func attachment(st *C.AVStream) media.Attachment {
	tags := readTags(st.metadata)
	return media.Attachment{
		Index: int(st.index), Name: text(tags["filename"], maxNameBytes), MimeType: text(tags["mimetype"], maxNameBytes),
		SizeBytes: int64(st.codecpar.extradata_size),
	}
}

// warn notes what a viewer should know of the file.
func (in *Input) warn(sentence string) { in.warnings = append(in.warnings, sentence) }

// peekDynamic reads the first packet of a stream for its dynamic metadata.
func (in *Input) peekDynamic(st *C.AVStream) {
	packet := C.av_packet_alloc()
	defer C.av_packet_free(&packet)
	for range headPackets {
		if C.av_read_frame(in.c, packet) < 0 {
			return
		}
		own := packet.stream_index == st.index
		if own {
			in.noteDynamic(st, packet)
		}
		C.av_packet_unref(packet)
		if own {
			return
		}
	}
}
