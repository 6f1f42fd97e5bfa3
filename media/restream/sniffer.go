package restream

import (
	"bytes"
	"errors"
	"io"
	"sync"

	"github.com/bluenviron/gohlslib/v2"
	"github.com/bluenviron/mediacommon/v2/pkg/formats/mpegts"
	tscodecs "github.com/bluenviron/mediacommon/v2/pkg/formats/mpegts/codecs"
)

// sniffer keeps the beginning of the first MPEG-TS segment that passes through it: the client leaves out, without a
// word, what it cannot take from one, and a channel without its sound must not look like one.
type sniffer struct {
	tables sync.Mutex
	begin  []byte
}

// mostSniffed is how much of a segment is kept; its tables stand at the beginning.
const mostSniffed = 256 << 10

// syncByte begins each packet of MPEG-TS.
const syncByte = 0x47

type sniffed struct {
	io.ReadCloser
	sniffer *sniffer
	past    bool
	mine    bool
}

// Read reads, and keeps what is to be kept.
func (s *sniffed) Read(p []byte) (int, error) {
	n, err := s.ReadCloser.Read(p)
	if n > 0 {
		s.sniffer.keep(s, p[:n])
	}
	return n, err
}

func (s *sniffer) keep(from *sniffed, p []byte) {
	s.tables.Lock()
	defer s.tables.Unlock()
	if !from.past {
		from.past = true
		from.mine = p[0] == syncByte && s.begin == nil
	}
	if from.mine && len(s.begin) < mostSniffed {
		s.begin = append(s.begin, p[:min(len(p), mostSniffed-len(s.begin))]...)
	}
}

// missing names what the source sends and the client left out, when what is left would be no whole channel: no pictures
// though there are some, or no sound.
func (s *sniffer) missing(tracks []*gohlslib.Track) []string {
	s.tables.Lock()
	begin := s.begin
	s.tables.Unlock()
	if begin == nil {
		return nil
	}
	video, sound := false, false
	for _, t := range tracks {
		if t.Codec == nil {
			continue
		}
		video, sound = video || t.Codec.IsVideo(), sound || !t.Codec.IsVideo()
	}
	sent, err := tracksOf(begin)
	if err != nil {
		return nil // the client says what is wrong with it
	}
	var out []string
	for _, t := range sent {
		name, isVideo, known := describe(t.Codec)
		if known && (isVideo && !video || !isVideo && !sound) {
			out = append(out, name)
		}
	}
	return out
}

func tracksOf(begin []byte) ([]*mpegts.Track, error) {
	r := &mpegts.Reader{R: bytes.NewReader(begin)}
	if err := r.Initialize(); err != nil {
		return nil, errors.Join(errors.New("read a segment's tables"), err)
	}
	return r.Tracks(), nil
}

// describe names the codecs that MPEG-TS may hold and the client does not take.
func describe(c tscodecs.Codec) (name string, video, known bool) {
	switch c.(type) {
	case *tscodecs.H265:
		return "H.265 in MPEG-TS", true, true
	case *tscodecs.MPEG4Video:
		return "MPEG-4 video", true, true
	case *tscodecs.MPEG1Video:
		return "MPEG-2 video", true, true
	case *tscodecs.AC3:
		return "AC-3", false, true
	case *tscodecs.EAC3:
		return "E-AC-3", false, true
	case *tscodecs.MPEG1Audio:
		return "MPEG audio", false, true
	case *tscodecs.MPEG4AudioLATM:
		return "AAC in LATM", false, true
	case *tscodecs.Opus:
		return "Opus in MPEG-TS", false, true
	}
	return "", false, false
}
