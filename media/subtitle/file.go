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
		cues = parseBlocks(text, func(text, settings string) (string, string) { return fromWebVTT(text), knownSettings(settings) })
	case strings.Contains(text, "[Events]"):
		cues = parseASS(text)
	case sami(text):
		cues = parseSAMI(text)
	case strings.Contains(text[:min(len(text), 2000)], "<tt") && strings.Contains(text, "begin="):
		cues = parseTTML(text)
	case frames.MatchString(text[:min(len(text), 200)]):
		cues = parseMicroDVD(text)
	default:
		cues = parseBlocks(text, func(text, _ string) (string, string) { return fromSubRip(text) })
	}
	if len(cues) == 0 {
		return nil, fault.Invalidf("The file holds no subtitles that can be read.")
	}
	return Merge(cues), nil
}

// MaxCues is more than any film has texts; what comes after is left out.
const MaxCues = 100_000

// touching is how far apart two cues may be that are one text: typesetters repeat a moving text for each picture.
const touching = 20_000

// Merge sorts cues by time and makes one of those that show the same text at the same time or one after the other:
// layers of a script, and texts that were cut.
func Merge(cues []media.Cue) []media.Cue {
	slices.SortStableFunc(cues, func(a, b media.Cue) int { return cmp.Compare(a.StartUs, b.StartUs) })
	out := cues[:0:0]
	last := map[string]int{}
	for _, c := range cues {
		if n, ok := last[c.Text]; ok && c.StartUs <= out[n].EndUs+touching {
			out[n].EndUs = max(out[n].EndUs, c.EndUs)
			continue
		}
		last[c.Text] = len(out)
		out = append(out, c)
	}
	return out
}

var timing = regexp.MustCompile(`^[ \t]*((?:\d+:)?\d{1,2}:\d{1,2}[.,]\d{1,3})[ \t]*-->[ \t]*((?:\d+:)?\d{1,2}:\d{1,2}[.,]\d{1,3})(?:[ \t](.*))?$`)

// parseBlocks reads SubRip and WebVTT: a line with two times, then text up to an empty line. Some SubRip
// files have empty lines within a text; the number before the next timing line tells.
func parseBlocks(text string, convert func(text, settings string) (string, string)) []media.Cue {
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
		marked, settings := convert(strings.Join(lines[first:n+1], "\n"), bounds[3])
		if plain(marked) == "" {
			continue
		}
		cues = appendCue(cues, start, end, marked, settings)
	}
	return cues
}

func appendCue(cues []media.Cue, start, end int64, text, settings string) []media.Cue {
	if text == "" || start < 0 || end <= start || len(cues) >= MaxCues {
		return cues
	}
	return append(cues, media.Cue{StartUs: start, EndUs: end, Text: text, Settings: settings})
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
