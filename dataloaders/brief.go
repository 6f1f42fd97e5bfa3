package dataloaders

import (
	"context"

	"github.com/google/uuid"

	"revenge/internal/library"
)

// brief says of which rows a request is given only what lists show of them; see Narrow.
type brief struct{ movies, episodes, artworks, files, watchStates bool }

// Asked says what an operation asks for.
type Asked interface {
	// Only tells whether nothing but some fields are asked for of objects of a type.
	Only(object string, fields ...string) bool
}

// Narrow makes the loaders of ctx read no more than is asked for, of rows that lists have many of. It is called before the first
// of them is read. Rows that are kept beyond the request are read whole.
func Narrow(ctx context.Context, asked Asked) {
	l := For(ctx)
	l.brief.watchStates = asked.Only("WatchState", "positionMs", "durationMs", "watched")
	if l.kept == nil {
		l.brief.movies = asked.Only("Movie", "id", "title", "year", "poster", "backdrop", "watchState", "viewerState")
		l.brief.episodes = asked.Only("Episode", "id", "seasonNumber", "number", "title", "airedOn", "overview", "runtimeMs", "still", "series", "season",
			"watchState", "viewerState")
		l.brief.artworks = asked.Only("Artwork", "id", "width", "height", "blurhash", "url")
		l.brief.files = asked.Only("File", "id", "name", "sizeBytes", "container", "streams")
	}
}

// fileMedia reads what files show of what is in them. In brief it has a loader of its own, as others look at more.
func (l *Loaders) fileMedia() *Loader[uuid.UUID, *library.Shown] {
	if l.brief.files {
		return l.Library().BriefByFile
	}
	return l.Library().MediaByFile
}
