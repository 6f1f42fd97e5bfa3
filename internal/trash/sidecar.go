package trash

import (
	"path"
	"strings"

	"revenge/internal/library"
)

// sidecars sorts what lies in a folder to the files of it that go away. A sidecar belongs to the media files whose stem it
// begins with, to those of the longest; what a file that stays needs too, stays.
func sidecars(names []string, leaving map[string]bool) map[string][]string {
	type medium struct {
		name, stem string
		stays      bool
	}
	var media []medium
	for _, n := range names {
		if leaving[n] || library.IsMedia(n) {
			media = append(media, medium{n, stem(n), !leaving[n]})
		}
	}
	out := map[string][]string{}
	for _, n := range names {
		if !library.IsSidecar(n) || leaving[n] {
			continue
		}
		best, owner, needed := -1, "", false
		for _, m := range media {
			if !named(n, m.stem) || len(m.stem) < best {
				continue
			}
			if len(m.stem) > best {
				best, owner, needed = len(m.stem), m.name, m.stays
			}
			needed = needed || m.stays
		}
		if owner != "" && !needed {
			out[owner] = append(out[owner], n)
		}
	}
	return out
}

func stem(name string) string { return strings.TrimSuffix(name, path.Ext(name)) }

// named reports whether a sidecar is named after a stem: Film.nfo, Film.en.srt, Film-poster.jpg.
func named(name, stem string) bool {
	rest, ok := strings.CutPrefix(name, stem)
	return ok && stem != "" && rest != "" && (rest[0] == '.' || rest[0] == '-')
}
