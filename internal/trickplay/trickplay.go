package trickplay

import (
	"bytes"
	"fmt"
	"time"

	"github.com/google/uuid"
)

// The form of all sheets.
const (
	tileWidth = 320
	interval  = 10 * time.Second
	columns   = 10
	rows      = 10
	perSheet  = columns * rows
)

// Set is the tiles of one file.
type Set struct {
	FileID     uuid.UUID
	Identity   string
	Width      int // of one tile, in pixels
	Height     int
	IntervalMs int
	Columns    int
	Rows       int
	Count      int
	// Sheets is how many are there.
	Sheets  int
	Bytes   int64
	Problem *string
	MadeAt  time.Time
}

// Complete says that all sheets are there.
func (s Set) Complete() bool { return s.Count > 0 && s.Sheets >= s.sheets() }

// sheets is how many there will be.
func (s Set) sheets() int { return (s.Count + perSheet - 1) / perSheet }

// on is how many tiles a sheet has.
func (s Set) on(sheet int) int { return min(perSheet, s.Count-sheet*perSheet) }

// countOf is how many tiles a film of that length has.
func countOf(durationMs int64) int {
	step := interval.Milliseconds()
	return int((durationMs + step - 1) / step)
}

// webVTT says where each tile that is there stands. Addresses are relative to the file's own.
func (s Set) webVTT(durationMs int64) []byte {
	var b bytes.Buffer
	b.WriteString("WEBVTT\n")
	for n := range min(s.Count, s.Sheets*perSheet) {
		start, end := int64(n)*int64(s.IntervalMs), int64(n+1)*int64(s.IntervalMs)
		if durationMs > start {
			end = min(end, durationMs)
		}
		at := n % perSheet
		fmt.Fprintf(&b, "\n%s --> %s\ntrickplay/%d.jpg#xywh=%d,%d,%d,%d\n", stamp(start), stamp(end), n/perSheet,
			at%s.Columns*s.Width, at/s.Columns*s.Height, s.Width, s.Height)
	}
	return b.Bytes()
}

func stamp(ms int64) string {
	return fmt.Sprintf("%02d:%02d:%02d.%03d", ms/3_600_000, ms/60_000%60, ms/1000%60, ms%1000)
}

// MakeArgs asks for the tiles of a file.
type MakeArgs struct {
	FileID uuid.UUID `json:"file_id"`
}

// Kind names the job.
func (MakeArgs) Kind() string { return "trickplay_make" }

// RequestArgs asks for the tiles of all files that have none, and for those of files that are gone to be deleted.
type RequestArgs struct{}

// Kind names the job.
func (RequestArgs) Kind() string { return "trickplay_request" }
