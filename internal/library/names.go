package library

import (
	"path"
	"slices"
	"strings"
)

// videos are the endings of files that are taken in.
var videos = set("3g2", "3gp", "asf", "avi", "divx", "dv", "f4v", "flv", "m2ts", "m2v", "m4v", "mk3d", "mkv", "mov",
	"mp4", "mpeg", "mpg", "mts", "mxf", "ogm", "ogv", "rm", "rmvb", "tp", "trp", "ts", "vob", "webm", "wmv", "wtv")

// recordings are the endings of files that a library of music takes in.
var recordings = set("aac", "ac3", "aif", "aifc", "aiff", "alac", "ape", "caf", "dff", "dsf", "dts", "flac", "m4a", "mka", "mp2", "mp3", "mpc", "oga",
	"ogg", "opus", "spx", "tak", "tta", "wav", "wma", "wv")

// takenIn are the endings of the files that a library of that kind consists of.
func takenIn(k Kind) map[string]bool {
	if k == KindMusic {
		return recordings
	}
	return videos
}

// beside are the endings of files that tell something about the films beside them.
var beside = set("nfo", "jpg", "jpeg", "png", "webp", "tbn", "srt", "lrc", "ass", "ssa", "vtt", "sub", "idx", "sup", "smi")

// systemFolders belong to operating systems and storage boxes.
var systemFolders = set("@eadir", "@recycle", "@recently-snapshot", "#recycle", "#snapshot", "$recycle.bin", "lost+found",
	"system volume information", "recycler")

// sampleFolders hold short tastes of a film.
var sampleFolders = set("sample", "samples")

// discFolders are copies of discs, whose files make no sense one by one.
var discFolders = set("bdmv", "video_ts", "hvdvd_ts")

func set(names ...string) map[string]bool {
	out := make(map[string]bool, len(names))
	for _, n := range names {
		out[n] = true
	}
	return out
}

func ending(name string) string {
	dot := strings.LastIndexByte(name, '.')
	if dot < 0 || len(name)-dot > 6 {
		return ""
	}
	return strings.ToLower(name[dot+1:])
}

// IsMedia reports whether a file's name alone makes it a film or a recording.
func IsMedia(name string) bool { return videos[ending(name)] || recordings[ending(name)] }

// IsSidecar reports whether a file's name alone makes it one that tells something about those beside it.
func IsSidecar(name string) bool { return beside[ending(name)] }

// concerns reports whether a change of such a file means anything to a library of any kind.
func concerns(name string) bool {
	end := ending(name)
	return !hidden(name) && (videos[end] || recordings[end] || beside[end])
}

// hidden reports whether systems hide what is called so. Three dots begin a title, as in "...And Justice for All".
func hidden(name string) bool {
	return strings.HasPrefix(name, ".") && (!strings.HasPrefix(name, "...") || strings.Trim(name, ". ") == "")
}

// skippedFolder reports whether a folder's name alone keeps it out.
func skippedFolder(name string) bool {
	low := strings.ToLower(name)
	return hidden(name) || systemFolders[low] || sampleFolders[low]
}

// sampleFile reports whether a video is a short taste: the word stands alone, first with a mark behind it, or last.
func sampleFile(name string) bool {
	stem := strings.ToLower(strings.TrimSuffix(name, path.Ext(name)))
	rest, last := strings.CutSuffix(stem, "sample")
	if last && (rest == "" || strings.ContainsAny(rest[len(rest)-1:], ".-_")) {
		return true
	}
	rest, first := strings.CutPrefix(stem, "sample")
	return first && rest != "" && strings.ContainsAny(rest[:1], "-_")
}

// within reports whether path is folder or lies below it; both are clean and absolute, or relative to the same folder.
func within(path, folder string) bool {
	return folder == "" || path == folder || folder == "/" || strings.HasPrefix(path, folder) && path[len(folder)] == '/'
}

func join(folder, name string) string {
	if folder == "" {
		return name
	}
	return folder + "/" + name
}

func parent(name string) string {
	cut := strings.LastIndexByte(name, '/')
	if cut < 0 {
		return ""
	}
	return name[:cut]
}

// outermost leaves out the folders that lie inside another one of the list.
func outermost(folders []string) []string {
	folders = slices.Sorted(slices.Values(folders))
	var out []string
	for _, f := range folders {
		if !slices.ContainsFunc(out, func(o string) bool { return within(f, o) }) {
			out = append(out, f)
		}
	}
	return out
}
