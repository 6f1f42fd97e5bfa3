package duplicate

import (
	"cmp"
	"slices"

	"github.com/google/uuid"

	"revenge/media"
)

// quality are the things that a version can be better in, the weightiest first; more is better.
var quality = []struct {
	reason Reason
	of     func(v *version) int64
}{
	{Identified, func(v *version) int64 { return least(v.identified) }},
	{Resolution, func(v *version) int64 { return lines(v.best) }},
	{HDR, func(v *version) int64 { return least(v.best.HDR != "" && v.best.HDR != media.SDR) }},
	{Codec, func(v *version) int64 { return codecs[v.best.VideoCodec] + codecs[v.best.AudioCodec] }},
	{BitRate, func(v *version) int64 { return v.best.BitRate / 100_000 }},
	{Audio, func(v *version) int64 { return int64(v.best.Audios) }},
	{Subtitles, func(v *version) int64 { return int64(v.best.Subtitles) }},
	{Size, func(v *version) int64 { return v.bytes }},
	{Oldest, func(v *version) int64 { return -v.best.AddedAt.UnixMicro() }},
}

// codecs are ranked by what they make of the same number of bytes, and those that lose nothing before those that do.
var codecs = map[string]int64{"av1": 4, "hevc": 3, "vp9": 3, "h264": 2, "vc1": 1, "flac": 2, "alac": 2, "truehd": 2, "dts": 1, "eac3": 1, "opus": 1}

// lines takes pictures of nearly the same size as the same: black bars are often cut away.
func lines(f *File) int64 {
	wide := max(int64(f.Height), int64(f.Width)*9/16)
	for _, known := range []int64{4320, 2160, 1440, 1080, 720, 576, 480, 360, 240} {
		if wide >= known*95/100 {
			return known
		}
	}
	return wide
}

func least(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// version is a file, or the parts of one edition of one item.
type version struct {
	files      []*File
	best       *File
	bytes      int64
	identified bool
}

// suggest marks the version to keep, with what it is better in than all others, and adds up what the others take.
func (g *Group) suggest() {
	all := versions(g.Files)
	if len(all) == 0 {
		return
	}
	best := slices.MaxFunc(all, compare)
	var reasons []Reason
	for _, q := range quality {
		if !slices.ContainsFunc(all, func(v *version) bool { return v != best && q.of(v) >= q.of(best) }) {
			reasons = append(reasons, q.reason)
		}
	}
	g.SavedBytes = 0
	for _, v := range all {
		for _, f := range v.files {
			f.Keep, f.Reasons = v == best, []Reason{}
			if f.Keep {
				f.Reasons = append(f.Reasons, reasons...)
			} else {
				g.SavedBytes += f.SizeBytes
			}
		}
	}
}

func compare(a, b *version) int {
	for _, q := range quality {
		if c := cmp.Compare(q.of(a), q.of(b)); c != 0 {
			return c
		}
	}
	return -slices.Compare(a.best.FileID[:], b.best.FileID[:]) // any, but always the same
}

func versions(files []*File) []*version {
	type parts struct {
		item    uuid.UUID
		edition string
	}
	open := map[parts]*version{}
	var out []*version
	for _, f := range files {
		var v *version
		if f.Part != nil && f.ItemID != nil {
			key := parts{item: *f.ItemID}
			if f.Edition != nil {
				key.edition = *f.Edition
			}
			if v = open[key]; v == nil {
				v = &version{}
				open[key] = v
				out = append(out, v)
			}
		} else {
			v = &version{}
			out = append(out, v)
		}
		v.files = append(v.files, f)
		v.bytes += f.SizeBytes
		v.identified = v.identified || f.ItemID != nil
		if v.best == nil || lines(f) > lines(v.best) {
			v.best = f
		}
	}
	return out
}
