package subtitle

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"revenge/internal/platform/fault"
	"revenge/media"
)

// Parse reads a subtitle file of any known kind. The cues come in order of time.
// It fails with fault.Invalid when nothing in it is a subtitle.
func Parse(file []byte) ([]media.Cue, error) {
	text := Decode(file)
	var cues []media.Cue
	switch {
	case strings.HasPrefix(text, "WEBVTT"):
		cues = parseBlocks(text, fromWebVTT)
	case strings.Contains(text, "[Events]"):
		cues = parseASS(text)
	default:
		cues = parseBlocks(text, fromSubRip)
	}
	if len(cues) == 0 {
		return nil, fault.Invalidf("The file holds no subtitles that can be read.")
	}
	slices.SortStableFunc(cues, func(a, b media.Cue) int { return cmp.Compare(a.StartUs, b.StartUs) })
	return cues, nil
}

var timing = regexp.MustCompile(`^[ \t]*((?:\d+:)?\d{1,2}:\d{1,2}[.,]\d{1,3})[ \t]*-->[ \t]*((?:\d+:)?\d{1,2}:\d{1,2}[.,]\d{1,3})(?:[ \t].*)?$`)

// parseBlocks reads SubRip and WebVTT: a line with two times, then text up to an empty line. Some SubRip
// files have empty lines within a text; the number before the next timing line tells.
func parseBlocks(text string, convert func(string) string) []media.Cue {
	var cues []media.Cue
	lines := strings.Split(text, "\n")
	for n := 0; n < len(lines); n++ {
		bounds := timing.FindStringSubmatch(lines[n])
		if bounds == nil {
			continue
		}
		start, end := parseTime(bounds[1]), parseTime(bounds[2])
		first := n + 1
		for n+1 < len(lines) && strings.TrimSpace(lines[n+1]) != "" && !timing.MatchString(lines[n+1]) {
			n++
		}
		cues = appendCue(cues, start, end, convert(strings.Join(lines[first:n+1], "\n")))
	}
	return cues
}

// parseASS reads the Dialogue lines of the events section; its Format line says where the fields are.
func parseASS(text string) []media.Cue {
	_, events, _ := strings.Cut(text, "[Events]")
	columns := map[string]int{"start": 1, "end": 2, "text": 9}
	var cues []media.Cue
	for line := range strings.SplitSeq(events, "\n") {
		kind, rest, _ := strings.Cut(line, ":")
		switch strings.TrimSpace(kind) {
		case "Format":
			clear(columns)
			for n, name := range strings.Split(rest, ",") {
				columns[strings.ToLower(strings.TrimSpace(name))] = n
			}
		case "Dialogue":
			fields := strings.SplitN(rest, ",", columns["text"]+1)
			if len(fields) <= max(columns["start"], columns["end"], columns["text"]) {
				continue
			}
			start, end := strings.TrimSpace(fields[columns["start"]]), strings.TrimSpace(fields[columns["end"]])
			cues = appendCue(cues, parseTime(start), parseTime(end), fromASS(fields[columns["text"]]))
		}
	}
	return cues
}

func appendCue(cues []media.Cue, start, end int64, text string) []media.Cue {
	if text == "" || start < 0 || end <= start {
		return cues
	}
	return append(cues, media.Cue{StartUs: start, EndUs: end, Text: text})
}

// parseTime reads [hours:]minutes:seconds with a fraction of one to three digits; -1 for anything else.
func parseTime(s string) int64 {
	clock, fraction, _ := strings.Cut(strings.ReplaceAll(s, ",", "."), ".")
	var seconds int64
	for part := range strings.SplitSeq(clock, ":") {
		n, err := strconv.ParseInt(part, 10, 32)
		if err != nil || n < 0 || seconds > 1<<31 {
			return -1
		}
		seconds = seconds*60 + n
	}
	ms, err := strconv.ParseInt((fraction + "000")[:3], 10, 32)
	if err != nil || ms < 0 {
		return -1
	}
	return (seconds*1000 + ms) * 1000
}
