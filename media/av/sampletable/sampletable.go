// Package sampletable reads from an MP4's sample tables what libav keeps to itself: how much later than
// it is decoded each keyframe is shown, and whether the frame rate varies.
package sampletable

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
)

// ErrSyntax reports a file without the tables, or with damaged ones.
var ErrSyntax = errors.New("malformed sample tables")

// The bounds of what is read.
const (
	maxMovie   = 128 << 20
	maxBoxes   = 4096
	maxSamples = 1 << 26
	// maxDurations is how many different ones are counted; a file with more has no usual one.
	maxDurations = 1000
)

// Table is what the tables of one video track say.
type Table struct {
	// Samples is the number of frames.
	Samples int
	// KeyOffsets is, for each keyframe in file order, presentation minus decoding time, in the track's time base.
	KeyOffsets []int64
	// MinOffset is the smallest such difference of all frames, at most 0.
	MinOffset int64
	// Variable: frames last for clearly different times.
	Variable bool
}

// Read reads the tables of the track with that id. A movie that goes on in fragments has tables of its beginning at most,
// which is ErrSyntax.
func Read(r io.ReaderAt, size int64, track uint32) (*Table, error) {
	movie, err := readMovie(r, size)
	if err != nil {
		return nil, err
	}
	var table *Table
	err = walk(movie, func(kind string, body []byte) error {
		if kind == "mvex" {
			return fmt.Errorf("%w: more samples follow in fragments", ErrSyntax)
		}
		if kind != "trak" || table != nil {
			return nil
		}
		if id, ok := trackID(body); !ok || id != track {
			return nil
		}
		table, err = readTrack(body)
		return err
	})
	if err == nil && table == nil {
		err = fmt.Errorf("%w: no track %d", ErrSyntax, track)
	}
	return table, err
}

// readMovie finds the moov box and returns its body.
func readMovie(r io.ReaderAt, size int64) (movie []byte, err error) {
	err = boxes(r, size, maxBoxes, func(kind string, at, length int64) error {
		if kind != "moov" {
			return nil
		}
		if movie, err = readBody(r, at, length); err != nil {
			return err
		}
		return errFound
	})
	switch {
	case errors.Is(err, errFound):
		return movie, nil
	case err == nil:
		return nil, fmt.Errorf("%w: no movie box", ErrSyntax)
	}
	return nil, err
}

// errFound ends a walk.
var errFound = errors.New("found")

// boxes calls each for the file's own boxes, with the place and length of what they hold.
func boxes(r io.ReaderAt, size int64, most int, each func(kind string, at, length int64) error) error {
	var at int64
	for range most {
		if at == size {
			return nil
		}
		var h [16]byte
		if _, err := r.ReadAt(h[:8], at); err != nil {
			return fmt.Errorf("%w: a box ends early", ErrSyntax)
		}
		length, head := int64(binary.BigEndian.Uint32(h[:])), int64(8)
		switch length {
		case 0:
			length = size - at
		case 1:
			if _, err := r.ReadAt(h[:], at); err != nil {
				return fmt.Errorf("%w: box ends early", ErrSyntax)
			}
			length, head = int64(binary.BigEndian.Uint64(h[8:])), 16
		}
		if length < head || length > size-at {
			return fmt.Errorf("%w: box of %d bytes", ErrSyntax, length)
		}
		if err := each(string(h[4:8]), at+head, length-head); err != nil {
			return err
		}
		at += length
	}
	return fmt.Errorf("%w: too many boxes", ErrSyntax)
}

func readBody(r io.ReaderAt, at, length int64) ([]byte, error) {
	if length > maxMovie {
		return nil, fmt.Errorf("%w: movie box of %d bytes", ErrSyntax, length)
	}
	b := make([]byte, length)
	if _, err := r.ReadAt(b, at); err != nil {
		return nil, fmt.Errorf("read movie box: %w", err)
	}
	return b, nil
}

// walk calls each for the boxes in b.
func walk(b []byte, each func(kind string, body []byte) error) error {
	for len(b) >= 8 {
		length, head := uint64(binary.BigEndian.Uint32(b)), uint64(8)
		switch {
		case length == 0:
			length = uint64(len(b))
		case length == 1 && len(b) >= 16:
			length, head = binary.BigEndian.Uint64(b[8:]), 16
		}
		if length < head || length > uint64(len(b)) {
			return fmt.Errorf("%w: box of %d bytes", ErrSyntax, length)
		}
		if err := each(string(b[4:8]), b[head:length]); err != nil {
			return err
		}
		b = b[length:]
	}
	return nil
}

func trackID(trak []byte) (id uint32, ok bool) {
	_ = walk(trak, func(kind string, body []byte) error {
		if kind != "tkhd" || len(body) < 24 {
			return nil
		}
		at := 12
		if body[0] == 1 {
			at = 20
		}
		id, ok = binary.BigEndian.Uint32(body[at:]), true
		return nil
	}) // what stands before a malformed box counts
	return id, ok
}

// readTrack finds the sample tables of a track.
func readTrack(trak []byte) (*Table, error) {
	tables := map[string][]byte{}
	var find func(kind string, body []byte) error
	find = func(kind string, body []byte) error {
		switch kind {
		case "mdia", "minf", "stbl":
			return walk(body, find)
		case "stts", "ctts", "stss":
			tables[kind] = body
		}
		return nil
	}
	if err := walk(trak, find); err != nil {
		return nil, err
	}
	durations, err := readRuns(tables["stts"])
	if err != nil {
		return nil, err
	}
	offsets, err := readRuns(tables["ctts"])
	if err != nil {
		return nil, err
	}
	t := &Table{}
	if err := t.measure(durations); err != nil {
		return nil, err
	}
	for _, o := range offsets {
		t.MinOffset = min(t.MinOffset, int64(o.value))
	}
	return t, t.keyOffsets(tables["stss"], offsets)
}

// run is a number of samples that share a value.
type run struct {
	count uint32
	value int32
}

func readRuns(b []byte) ([]run, error) {
	if len(b) == 0 {
		return nil, nil
	}
	if len(b) < 8 {
		return nil, fmt.Errorf("%w: table ends early", ErrSyntax)
	}
	n, b := binary.BigEndian.Uint32(b[4:]), b[8:]
	if uint64(n)*8 > uint64(len(b)) {
		return nil, fmt.Errorf("%w: table of %d entries in %d bytes", ErrSyntax, n, len(b))
	}
	runs := make([]run, n)
	for i := range runs {
		runs[i] = run{binary.BigEndian.Uint32(b[8*i:]), int32(binary.BigEndian.Uint32(b[8*i+4:]))}
	}
	return runs, nil
}

// measure counts the samples and compares their durations with the most frequent one.
func (t *Table) measure(durations []run) error {
	var samples int64
	frequent := map[int32]int64{}
	usual := int32(0)
	for _, d := range durations {
		samples += int64(d.count)
		if len(frequent) < maxDurations {
			frequent[d.value] += int64(d.count)
		}
		if frequent[d.value] > frequent[usual] {
			usual = d.value
		}
	}
	if samples <= 0 || samples > maxSamples {
		return fmt.Errorf("%w: %d samples", ErrSyntax, samples)
	}
	t.Samples = int(samples)
	odd := int64(0)
	for _, d := range durations {
		// A tick of rounding is no variation.
		if diff := math.Abs(float64(d.value) - float64(usual)); diff > math.Abs(float64(usual))/5+1 {
			odd += int64(d.count)
		}
	}
	t.Variable = odd > 1+samples/50
	return nil
}

// keyOffsets looks the offset of each sync sample up; without a table of them, every sample is one.
func (t *Table) keyOffsets(stss []byte, offsets []run) error {
	o := offsetReader{runs: offsets}
	if len(stss) == 0 {
		t.KeyOffsets = make([]int64, t.Samples)
		for i := range t.KeyOffsets {
			t.KeyOffsets[i] = o.at(i)
		}
		return nil
	}
	if len(stss) < 8 {
		return fmt.Errorf("%w: table ends early", ErrSyntax)
	}
	n, b := binary.BigEndian.Uint32(stss[4:]), stss[8:]
	if uint64(n)*4 > uint64(len(b)) {
		return fmt.Errorf("%w: table of %d entries in %d bytes", ErrSyntax, n, len(b))
	}
	before := 0
	for i := range int(n) {
		sample := int(binary.BigEndian.Uint32(b[4*i:]))
		if sample <= before || sample > t.Samples {
			return fmt.Errorf("%w: sync sample %d after %d", ErrSyntax, sample, before)
		}
		before = sample
		t.KeyOffsets = append(t.KeyOffsets, o.at(sample-1))
	}
	return nil
}

// offsetReader walks the runs once; samples must be asked for in ascending order.
type offsetReader struct {
	runs []run
	done int // samples of the runs that were left behind
}

func (o *offsetReader) at(sample int) int64 {
	for len(o.runs) > 0 && sample >= o.done+int(o.runs[0].count) {
		o.done += int(o.runs[0].count)
		o.runs = o.runs[1:]
	}
	if len(o.runs) == 0 {
		return 0
	}
	return int64(o.runs[0].value)
}
