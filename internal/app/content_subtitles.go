package app

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"revenge/internal/metadata/release"
	"revenge/internal/metadata/sidecar"
	"revenge/media"
)

// rawCodecs are the subtitle files that players may draw by themselves, by libav's name of what is in them. A .sub is one
// only beside its .idx: alone it is text.
var rawCodecs = map[string]string{
	"ass": "ass", "ssa": "ass", "sup": "hdmv_pgs_subtitle", "sub": "dvd_subtitle", "mks": "matroska",
}

// subtitles are the files beside a video: those that are text, and those that can be handed over as they are. A script
// is both.
func subtitles(video string) ([]media.TextTrack, []media.RawTrack) {
	folder, name := filepath.Split(video)
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, nil // the video itself will say what is wrong
	}
	var names []string
	videos := 0
	for _, e := range entries {
		if e.Type().IsRegular() {
			names = append(names, e.Name())
			if release.Video(e.Name()) {
				videos++
			}
		}
	}
	var texts []media.TextTrack
	var raws []media.RawTrack
	for _, s := range sidecar.Subtitles(name, names, videos == 1) {
		path := filepath.Join(folder, s.Name)
		st, err := os.Stat(path)
		if err != nil {
			continue
		}
		file := &media.Source{Path: path, Identity: fmt.Sprintf("%s-%d-%d", s.Name, st.Size(), st.ModTime().UnixNano())}
		codec := rawCodecs[s.Format]
		if s.Format == "sub" && !paired(s.Name, names) {
			codec = ""
		}
		if codec != "" {
			raws = append(raws, media.RawTrack{Stream: -1, Codec: codec, Name: s.Title, Language: s.Language, Default: s.Default, Forced: s.Forced,
				HearingImpaired: s.HearingImpaired, External: file})
		}
		if codec == "" || codec == "ass" {
			texts = append(texts, media.TextTrack{Stream: -1, Name: s.Title, Language: s.Language, Default: s.Default, Forced: s.Forced,
				HearingImpaired: s.HearingImpaired, External: file})
		}
	}
	return texts, raws
}

// paired says that a .sub has its .idx.
func paired(name string, names []string) bool {
	stem := strings.TrimSuffix(name, filepath.Ext(name))
	return slices.ContainsFunc(names, func(other string) bool { return strings.EqualFold(other, stem+".idx") })
}
