package av

//#include "shim.h"
//#include <libavutil/dict.h>
import "C"

import (
	"strconv"
	"strings"

	xlanguage "golang.org/x/text/language"
)

// The bounds of what a file may say of itself.
const (
	maxTags      = 200
	maxTagBytes  = 4096
	maxChapters  = 2000
	maxNameBytes = 255
)

// readTags copies a dictionary, with keys in lower case.
func readTags(d *C.AVDictionary) map[string]string {
	tags := map[string]string{}
	var e *C.AVDictionaryEntry
	for len(tags) < maxTags {
		if e = C.av_dict_iterate(d, e); e == nil {
			break
		}
		key := text(C.GoString(e.key), maxNameBytes)
		tags[strings.ToLower(key)] = text(C.GoString(e.value), maxTagBytes)
	}
	return tags
}

// text makes foreign bytes a bounded string that is safe to store and show: valid UTF-8 without NUL.
func text(s string, limit int) string {
	if len(s) > limit {
		s = s[:limit]
	}
	return strings.TrimSpace(strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", ""))
}

func take(tags map[string]string, key string) string {
	v := tags[key]
	delete(tags, key)
	return v
}

func number(s string) int64 {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return 0
	}
	return n
}

// withoutStatistics drops what muxers note about their own work.
func withoutStatistics(tags map[string]string) map[string]string {
	for key := range tags {
		name, _, _ := strings.Cut(key, "-")
		switch {
		case strings.HasPrefix(key, "_statistics"), name == "bps", name == "duration",
			name == "number_of_frames", name == "number_of_bytes":
			delete(tags, key)
		}
	}
	if len(tags) == 0 {
		return nil
	}
	return tags
}

// language turns the three letters of containers into BCP 47; what it does not know stays as it is.
func language(code string) string {
	if code == "" || code == "und" {
		return ""
	}
	if tag, err := xlanguage.Parse(strings.ReplaceAll(code, "_", "-")); err == nil && tag != xlanguage.Und {
		return tag.String()
	}
	return code
}
