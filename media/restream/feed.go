package restream

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/bluenviron/gohlslib/v2"
	"github.com/bluenviron/gohlslib/v2/pkg/codecparams"
	"github.com/bluenviron/gohlslib/v2/pkg/codecs"
)

// The form of what is sent on.
const (
	shortestSegment = time.Second
	shortestPart    = 200 * time.Millisecond
	keptSegments    = 7
	largestSegment  = 50 << 20
	mostSounds      = 8
	// seam is what lies between the pictures of two connections.
	seam = 40 * time.Millisecond
	// mostFailures is after how many pictures in a row that cannot be taken a connection is made anew.
	mostFailures = 250
)

// choose returns the tracks to send on: one video and the sounds. What cannot be copied is a *Refused.
func choose(tracks []*gohlslib.Track) ([]*gohlslib.Track, error) {
	var out []*gohlslib.Track
	video, sounds := false, 0
	for _, t := range tracks {
		if t.ClockRate <= 0 || t.Codec == nil || reflect.ValueOf(t.Codec).IsNil() {
			return nil, unsupported("a codec that is not known here")
		}
		switch codec := t.Codec.(type) {
		case *codecs.KLV:
			continue
		case *codecs.MPEG4Audio:
			if codec.Config.SampleRate <= 0 {
				return nil, unsupported("AAC without a sample rate")
			}
		case *codecs.FLAC:
			if codec.StreamInfo == nil || codec.StreamInfo.SampleRate == 0 {
				return nil, unsupported("FLAC without a sample rate")
			}
		}
		switch {
		case t.Codec.IsVideo() && !video:
			video = true
			out = slices.Insert(out, 0, t)
		case !t.Codec.IsVideo() && sounds < mostSounds:
			sounds++
			out = append(out, t)
		}
	}
	if len(out) == 0 {
		return nil, unsupported("neither pictures nor sound")
	}
	return out, nil
}

// line is one track on its way. What came of it waits for its turn.
type line struct {
	out     *gohlslib.Track
	waiting []sample
	// heard is when something last came.
	heard time.Time
}

// sample is one picture or sound.
type sample struct {
	// order is when it is decoded, at when it is shown, in the stream's time.
	order, at time.Duration
	write     func(ts int64, at time.Time) error
	took      func()
}

// feed is one stream that is sent on: a muxer, and the time that has passed in it.
type feed struct {
	muxer *gohlslib.Muxer
	lines []*line
	// origin is when the stream's time began.
	origin time.Time

	mu sync.Mutex
	// from is where the connection's time begins in the stream's, end the latest instant in it.
	from, end time.Duration
	failures  int
	closed    bool
	heard     time.Time
	// connection counts connections: what comes late from an earlier one is dropped.
	connection int
}

func newFeed(tracks []*gohlslib.Track) (*feed, error) {
	f := &feed{origin: time.Now()}
	f.muxer = &gohlslib.Muxer{Variant: gohlslib.MuxerVariantLowLatency, SegmentCount: keptSegments, SegmentMinDuration: shortestSegment,
		PartMinDuration: shortestPart, SegmentMaxSize: largestSegment, OnEncodeError: func(error) {}}
	chosen := false
	for _, t := range tracks {
		out := &gohlslib.Track{Codec: t.Codec, ClockRate: clockRate(t.Codec), Name: plain(t.Name), Language: plain(t.Language)}
		if !t.Codec.IsVideo() && t.IsDefault && !chosen {
			chosen, out.IsDefault = true, true
		}
		f.lines = append(f.lines, &line{out: out})
		f.muxer.Tracks = append(f.muxer.Tracks, out)
	}
	return f, f.muxer.Start()
}

// plain keeps a source's words from ending a line or a quotation in the playlists.
func plain(text string) string {
	return strings.Map(func(c rune) rune {
		if c < ' ' || c == '"' {
			return -1
		}
		return c
	}, text)
}

func clockRate(c codecs.Codec) int {
	switch c := c.(type) {
	case *codecs.MPEG4Audio:
		return c.Config.SampleRate
	case *codecs.FLAC:
		return int(c.StreamInfo.SampleRate)
	case *codecs.Opus:
		return 48000
	}
	return 90000
}

// fits says whether the tracks are those that the stream has: then it goes on with them.
func (f *feed) fits(tracks []*gohlslib.Track) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return !f.closed && f.failures < mostFailures && slices.EqualFunc(f.lines, tracks, func(l *line, t *gohlslib.Track) bool {
		return fmt.Sprintf("%T", l.out.Codec) == fmt.Sprintf("%T", t.Codec) && l.out.ClockRate == clockRate(t.Codec) && sameSound(l.out.Codec, t.Codec) &&
			l.out.Language == plain(t.Language)
	})
}

// sameSound tells AAC that needs another header. Pictures carry theirs with them.
func sameSound(a, b codecs.Codec) bool {
	x, ok := a.(*codecs.MPEG4Audio)
	if !ok {
		return true
	}
	y, ok := b.(*codecs.MPEG4Audio)
	return ok && reflect.DeepEqual(x.Config, y.Config)
}

// codecs names what the stream holds as playlists do.
func (f *feed) codecs() []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	out := make([]string, len(f.lines))
	for i, l := range f.lines {
		out[i] = codecparams.Marshal(l.out.Codec)
	}
	return out
}

func (f *feed) close() {
	f.mu.Lock()
	defer f.mu.Unlock()
	if !f.closed {
		f.closed = true
		f.muxer.Close()
	}
}

// hooks tell a channel of what a connection brings.
type hooks struct {
	// took is called for each picture and sound that was taken; first for those that players can begin with.
	took  func(first bool)
	broke func(error)
}

// connect takes what a client receives from now on.
func (f *feed) connect(client *gohlslib.Client, tracks []*gohlslib.Track, h hooks) {
	f.mu.Lock()
	_ = f.pass(0) // what cannot be taken is over with its connection
	f.connection++
	f.failures = 0
	if f.end > 0 {
		f.from = f.end + seam
	}
	now := f.connection
	f.mu.Unlock()
	for i, t := range tracks {
		l := f.lines[i]
		take := func(pts, dts int64, key bool, write func(ts int64, at time.Time) error) {
			f.mu.Lock()
			defer f.mu.Unlock()
			if f.closed || f.connection != now {
				return
			}
			one := sample{order: f.from + span(dts, t.ClockRate), at: f.from + span(pts, t.ClockRate), write: write, took: func() { h.took(key && i == 0) }}
			l.waiting = append(l.waiting, one)
			f.end = max(f.end, one.at)
			f.hear(l)
			if err := f.pass(longestWait); err != nil {
				h.broke(err)
			}
		}
		f.listen(client, t, l.out, take)
	}
}

// longestWait is how long a track waits for another that sends nothing.
const longestWait = 2 * time.Second

// hear notes when a track sends. After a rest of all, none is late.
func (f *feed) hear(l *line) {
	now := time.Now()
	if now.Sub(f.heard) > longestWait/2 {
		for _, other := range f.lines {
			other.heard = now
		}
	}
	f.heard, l.heard = now, now
}

// pass writes what waits, in the order of its time. Sources send sound in lumps, and each part of the stream must hold its
// own share: so the earliest goes first, as long as every track has something, or nothing came of one for so long. The
// error is of a source that sends nothing but what cannot be taken.
func (f *feed) pass(longest time.Duration) error {
	for {
		var next *line
		wait := false
		for _, l := range f.lines {
			switch {
			case len(l.waiting) == 0:
				wait = wait || time.Since(l.heard) < longest
			case next == nil || l.waiting[0].order < next.waiting[0].order:
				next = l
			}
		}
		if next == nil || wait {
			return nil
		}
		one := next.waiting[0]
		next.waiting = next.waiting[1:]
		if err := f.put(next, one); err != nil {
			return err
		}
	}
}

// put writes one picture or sound at its place in the stream's time.
func (f *feed) put(l *line, one sample) error {
	err := f.guarded(func() error { return one.write(ticks(one.at, l.out.ClockRate), f.origin.Add(one.at)) })
	if err == nil {
		f.failures = 0
		one.took()
		return nil
	}
	if f.failures++; f.failures >= mostFailures {
		return err
	}
	return nil
}

// guarded keeps the server alive whatever a source sends.
func (f *feed) guarded(write func() error) (err error) {
	defer func() {
		if broken := recover(); broken != nil {
			f.failures = mostFailures - 1
			err = fmt.Errorf("a picture that cannot be read: %v", broken)
		}
	}()
	return write()
}

// span and ticks change between time and the units of a clock, without losing any in between.
func span(units int64, rate int) time.Duration {
	whole, rest := units/int64(rate), units%int64(rate)
	return time.Duration(whole)*time.Second + time.Duration(rest)*time.Second/time.Duration(rate)
}

func ticks(d time.Duration, rate int) int64 {
	whole, rest := d/time.Second, d%time.Second
	return int64(whole)*int64(rate) + (int64(rest)*int64(rate)+int64(time.Second)/2)/int64(time.Second)
}
