package resolvers

import "revenge/internal/metadata/trailer"

// trailers are addresses as they are shown; one that is none is left out.
func trailers(urls []string) []*trailer.Trailer {
	out := make([]*trailer.Trailer, 0, len(urls))
	for _, url := range urls {
		if t, ok := trailer.Parse(url); ok {
			out = append(out, &t)
		}
	}
	return out
}
