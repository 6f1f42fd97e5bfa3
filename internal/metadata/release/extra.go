package release

import (
	"regexp"
	"strings"
)

var extraFolders = map[string]Extra{
	"extras": ExtraOther, "extra": ExtraOther, "bonus": ExtraOther, "bonus features": ExtraOther, "special features": ExtraOther, "other": ExtraOther, "others": ExtraOther,
	"featurettes": ExtraFeaturette, "featurette": ExtraFeaturette, "behind the scenes": ExtraBehindTheScenes, "behindthescenes": ExtraBehindTheScenes, "making of": ExtraBehindTheScenes,
	"deleted scenes": ExtraDeletedScene, "deleted": ExtraDeletedScene, "deletedscenes": ExtraDeletedScene, "interviews": ExtraInterview, "interview": ExtraInterview,
	"scenes": ExtraScene, "shorts": ExtraShort, "trailers": ExtraTrailer, "trailer": ExtraTrailer, "clips": ExtraClip, "backdrops": ExtraTheme, "theme-videos": ExtraTheme, "theme videos": ExtraTheme,
}

var extraSuffixes = map[string]Extra{
	"trailer": ExtraTrailer, "teaser": ExtraTrailer, "featurette": ExtraFeaturette, "behindthescenes": ExtraBehindTheScenes, "deleted": ExtraDeletedScene, "deletedscene": ExtraDeletedScene,
	"interview": ExtraInterview, "scene": ExtraScene, "short": ExtraShort, "clip": ExtraClip, "other": ExtraOther, "extra": ExtraOther, "extras": ExtraOther,
}

var (
	reExtraSuffix   = regexp.MustCompile(`(?i)^(.*?)[ _]*-[ _]*(trailer|teaser|featurette|behindthescenes|deleted|deletedscene|interview|scene|short|clip|other|extras?)[-_ .]?\d{0,2}$`)
	reTrailerSuffix = regexp.MustCompile(`(?i)^(.*[^\pL\pN])(trailer)[-_ .]?\d{0,2}[)\]]?$`)
	reTrailerWord   = regexp.MustCompile(`(?i)^(.*\(\d{4}\).*[^\pL\pN])(trailer)[^\pL\pN].*$`)
	reSample        = regexp.MustCompile(`(?i)^(?:(.*)[-._](?:sample)\d?|sample\d?[-._](.*)|(.*)[ (\[]sample[)\]]?|sample\d?|rarbg\.com)$`)
	reSampleInside  = regexp.MustCompile(`(?i)^(.*)[-._]sample[-._](.*)$`)
	reCreditless    = regexp.MustCompile(`(?i)(?:^|[^\pL])(?:nc(?:op|ed)|creditless)(?:[^\pL]|$)`)
)

// takeExtra recognises an extra by the end of its file name, and gives what is
// left of the name.
func takeExtra(name string) (rest string, extra Extra) {
	if kind, ok := extraSuffixes[strings.ToLower(name)]; ok && kind == ExtraTrailer {
		return "", ExtraTrailer
	}
	for _, re := range []*regexp.Regexp{reExtraSuffix, reTrailerSuffix, reTrailerWord} {
		if m := re.FindStringSubmatch(name); m != nil && (re != reTrailerSuffix || strings.TrimRight(m[1], " ") != m[1] == yearAfter(m[1]) ||
			strings.ContainsAny(m[1][len(m[1])-1:], "._-[(")) {
			return strings.TrimRight(m[1], " ._-([{"), extraSuffixes[strings.ToLower(m[2])]
		}
	}
	if reCreditless.MatchString(name) {
		return name, ExtraOther
	}
	return name, ""
}

// takeSample recognises a sample by its name.
func takeSample(name string) (rest string, ok bool) {
	if m := reSample.FindStringSubmatch(name); m != nil {
		rest = m[1] + m[2] + m[3]
		if m[3] != "" && !strings.ContainsAny(name, "([") && !yearAfter(rest) {
			return name, false
		}
		return strings.TrimRight(rest, " ._-(["), true
	}
	if m := reSampleInside.FindStringSubmatch(name); m != nil && strings.Contains(m[0], ".") && !strings.Contains(m[0], " ") && hasDigit(m[0]) {
		return m[1] + "." + m[2], true
	}
	return name, false
}
