package media

import (
	"math"
	"strconv"
	"strings"
)

// The loudness that R128 gains and ReplayGain (its second version) aim at, in LUFS.
const (
	r128Target   = -23
	replayTarget = -18
)

// maxGain bounds what tags may ask for, in decibels.
const maxGain = 30

// Gain is how much louder (or, below zero, quieter) a sound stream must become to be as loud as others, in decibels,
// by the ReplayGain or EBU R128 tags of the stream or of the file. album asks for the value that keeps the tracks of an
// album apart; where only the other is known, that one is taken. known is false without such tags.
// What would drive the loudest known sample beyond full scale is taken back.
func Gain(i *Info, stream int, album bool) (db float64, known bool) {
	var own map[string]string
	sounds := 0
	for k := range i.Streams {
		if i.Streams[k].Kind == StreamAudio {
			sounds++
		}
		if i.Streams[k].Index == stream {
			own = i.Streams[k].Tags
		}
	}
	sources := []map[string]string{own}
	if sounds == 1 {
		// The tags of a file with several sounds say nothing of one of them.
		sources = append(sources, i.Tags)
	}
	order := []string{"track", "album"}
	if album {
		order = []string{"album", "track"}
	}
	for _, tags := range sources {
		for _, of := range order {
			if db, known = gainOf(tags, of); known {
				return db, true
			}
		}
	}
	return 0, false
}

func gainOf(tags map[string]string, of string) (db float64, known bool) {
	if v, err := strconv.Atoi(strings.TrimSpace(tag(tags, "r128_"+of+"_gain"))); err == nil && v >= math.MinInt16 && v <= math.MaxInt16 {
		return bounded(float64(v)/256 + replayTarget - r128Target)
	}
	text := strings.ToLower(strings.TrimSpace(tag(tags, "replaygain_"+of+"_gain")))
	db, err := strconv.ParseFloat(strings.TrimSpace(strings.TrimSuffix(text, "db")), 64)
	if err != nil {
		return 0, false
	}
	if peak, err := strconv.ParseFloat(strings.TrimSpace(tag(tags, "replaygain_"+of+"_peak")), 64); err == nil && peak > 0.001 && peak < 100 {
		db = min(db, max(0, -20*math.Log10(peak)))
	}
	return bounded(db)
}

// bounded drops what no recording needs. Values that are no numbers are not known.
func bounded(db float64) (float64, bool) {
	if math.IsNaN(db) || math.Abs(db) > maxGain {
		return 0, false
	}
	return math.Round(db*100) / 100, true
}

// tag finds a tag whatever its letters' case.
func tag(tags map[string]string, name string) string {
	if v, ok := tags[name]; ok {
		return v
	}
	for k, v := range tags {
		if strings.EqualFold(k, name) {
			return v
		}
	}
	return ""
}
