package movie

import (
	"strconv"

	"revenge/internal/intake"
)

// known is a film as recognition sees it.
func (k *kept) known() intake.Known {
	return intake.Known{ID: k.ID, Key: k.Key, WeakKey: k.WeakKey, Identifiers: k.identifiers(), Aliases: k.Aliases, FileIDs: k.FileIDs, Settled: k.Settled}
}

// Names implements intake.Gathered.
func (f *film) Names() (strong []string, weak string) { return f.strong, f.weak }

// Filed implements intake.Gathered.
func (f *film) Filed() []*intake.File { return f.files }

// identifiers are the keys of every identifier that is known, beside the one it is kept by.
func (k *kept) identifiers() (out []string) {
	if k.TMDBID != nil {
		out = append(out, "movie|tmdb|"+strconv.FormatInt(*k.TMDBID, 10))
	}
	if k.IMDBID != nil {
		out = append(out, "movie|imdb|"+*k.IMDBID)
	}
	return out
}
