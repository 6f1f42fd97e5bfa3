package sampletable

import (
	"encoding/binary"
	"fmt"
	"io"
	"math"
)

// maxFragments bounds the boxes of a movie in fragments.
const maxFragments = 1 << 20

// Fragments is what the tables of a track say that lie in a movie's fragments.
type Fragments struct {
	Table
	// First is the decoding time of the first frame, StartPts the earliest time that one is shown at, and EndPts the end of
	// the last one, in the track's time base and before any edit list.
	First, StartPts, EndPts int64
	// Late says that MinOffset comes up after the first fragment.
	Late bool

	defaults frame
	runs     []run
	next     int64
}

// frame is what a sample has in common with others unless it says something else.
type frame struct {
	duration, size, flags uint32
}

// ReadFragments reads the heads of all fragments of a movie, and not what lies between them. The result has those of the
// tracks that have frames. A movie that keeps frames in tables of its own is ErrSyntax.
func ReadFragments(r io.ReaderAt, size int64) (map[uint32]*Fragments, error) {
	tracks := map[uint32]*Fragments{}
	begun := false
	err := boxes(r, size, maxFragments, func(kind string, at, length int64) error {
		switch {
		case kind == "moov" && !begun:
			body, err := readBody(r, at, length)
			if err != nil {
				return err
			}
			begun = true
			if err := movieDefaults(body, tracks); err != nil {
				return err
			}
			if len(tracks) == 0 {
				return fmt.Errorf("%w: the movie has no fragments", ErrSyntax)
			}
		case kind == "moof" && begun:
			body, err := readBody(r, at, length)
			if err != nil {
				return err
			}
			return walk(body, func(kind string, body []byte) error {
				if kind != "traf" {
					return nil
				}
				return trackFragment(body, tracks)
			})
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for id, t := range tracks {
		if t.Samples == 0 {
			delete(tracks, id)
		} else if err := t.measure(t.runs); err != nil {
			return nil, err
		}
	}
	if len(tracks) == 0 {
		return nil, fmt.Errorf("%w: no fragments", ErrSyntax)
	}
	return tracks, nil
}

// movieDefaults takes the tracks and what their frames have in common.
func movieDefaults(movie []byte, tracks map[uint32]*Fragments) error {
	return walk(movie, func(kind string, body []byte) error {
		switch kind {
		case "mvex":
			return walk(body, func(kind string, b []byte) error {
				if kind == "trex" && len(b) >= 24 {
					tracks[binary.BigEndian.Uint32(b[4:])] = &Fragments{defaults: frame{
						binary.BigEndian.Uint32(b[12:]), binary.BigEndian.Uint32(b[16:]), binary.BigEndian.Uint32(b[20:]),
					}}
				}
				return nil
			})
		case "trak":
			if t, err := readTrack(body); err == nil && t.Samples > 0 {
				return fmt.Errorf("%w: the movie begins with tables and goes on in fragments", ErrSyntax)
			}
		}
		return nil
	})
}

// The flags of the boxes of a fragment (ISO/IEC 14496-12, 8.8.7 and 8.8.8).
const (
	hasBase        = 0x01
	hasDescription = 0x02
	hasDuration    = 0x08
	hasSize        = 0x10
	hasFlags       = 0x20

	runOffset      = 0x001
	runFirstFlags  = 0x004
	runDuration    = 0x100
	runSize        = 0x200
	runFlags       = 0x400
	runComposition = 0x800

	// notSync and depends are the flags of frames that are no keyframes.
	notSync = 0x00010000
	depends = 0x01000000
)

// fields reads big-endian numbers one after the other.
type fields struct {
	rest   []byte
	broken bool
}

func (f *fields) word(present bool) uint32 {
	if !present {
		return 0
	}
	if len(f.rest) < 4 {
		f.rest, f.broken = nil, true
		return 0
	}
	v := binary.BigEndian.Uint32(f.rest)
	f.rest = f.rest[4:]
	return v
}

func (f *fields) or(present bool, otherwise uint32) uint32 {
	if !present {
		return otherwise
	}
	return f.word(true)
}

func trackFragment(traf []byte, tracks map[uint32]*Fragments) error {
	var t *Fragments
	var own frame
	return walk(traf, func(kind string, body []byte) error {
		f := fields{rest: body}
		flags := f.word(true)
		switch kind {
		case "tfhd":
			if t = tracks[f.word(true)]; t == nil {
				return fmt.Errorf("%w: a fragment of an unknown track", ErrSyntax)
			}
			f.word(flags&hasBase != 0)
			f.word(flags&hasBase != 0)
			f.word(flags&hasDescription != 0)
			own.duration = f.or(flags&hasDuration != 0, t.defaults.duration)
			own.size = f.or(flags&hasSize != 0, t.defaults.size)
			own.flags = f.or(flags&hasFlags != 0, t.defaults.flags)
		case "tfdt":
			if t == nil {
				return fmt.Errorf("%w: a time without a track", ErrSyntax)
			}
			high := uint64(f.word(flags>>24 == 1)) << 32
			t.next = int64(min(high|uint64(f.word(true)), math.MaxInt64/2))
		case "trun":
			if t == nil {
				return fmt.Errorf("%w: frames without a track", ErrSyntax)
			}
			t.run(&f, flags, own)
		}
		if f.broken {
			return fmt.Errorf("%w: %s ends early", ErrSyntax, kind)
		}
		return nil
	})
}

// run takes the frames of one run.
func (t *Fragments) run(f *fields, flags uint32, own frame) {
	count := f.word(true)
	if count > maxSamples {
		f.broken = true
		return
	}
	f.word(flags&runOffset != 0)
	firstFlags := f.or(flags&runFirstFlags != 0, own.flags)
	first := t.Samples == 0
	if first {
		t.First, t.StartPts, t.EndPts = t.next, math.MaxInt64, math.MinInt64
	}
	for n := range count {
		duration := f.or(flags&runDuration != 0, own.duration)
		f.word(flags&runSize != 0)
		usual := own.flags
		if n == 0 {
			usual = firstFlags
		}
		its := f.or(flags&runFlags != 0, usual)
		offset := int64(int32(f.word(flags&runComposition != 0)))
		if f.broken || t.Samples >= maxSamples {
			f.broken = true
			return
		}
		t.Samples++
		if its&(notSync|depends) == 0 {
			t.KeyOffsets = append(t.KeyOffsets, offset)
		}
		if offset < t.MinOffset {
			t.MinOffset, t.Late = offset, !first
		}
		t.StartPts, t.EndPts = min(t.StartPts, t.next+offset), max(t.EndPts, t.next+offset+int64(duration))
		t.next += int64(duration)
		if last := len(t.runs) - 1; last >= 0 && t.runs[last].value == int32(duration) {
			t.runs[last].count++
		} else {
			t.runs = append(t.runs, run{1, int32(duration)})
		}
	}
}
