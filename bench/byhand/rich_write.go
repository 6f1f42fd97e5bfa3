package byhand

import (
	"path"
	"strconv"
	"strings"

	"github.com/google/uuid"

	"revenge/internal/artwork"
	"revenge/internal/shelf"
)

// emptyFilter is what the server's cursors of an unfiltered list are bound to.
var emptyFilter = shelf.Filter{}

// text appends a JSON string. The bench's own texts hold nothing else that must be escaped.
func text(out []byte, s string) []byte {
	out = append(out, '"')
	if strings.ContainsAny(s, `"\`) {
		s = strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s)
	}
	return append(append(out, s...), '"')
}

func textOrNull(out []byte, s *string) []byte {
	if s == nil {
		return append(out, "null"...)
	}
	return text(out, *s)
}

func intOrNull[T int | int64](out []byte, n *T) []byte {
	if n == nil {
		return append(out, "null"...)
	}
	return strconv.AppendInt(out, int64(*n), 10)
}

func (n *Rich) write(out []byte, f *film, pictures map[uuid.UUID]*artwork.Artwork) []byte {
	out = text(append(out, `{"id":`...), public("movie", f.id))
	out = text(append(out, `,"title":`...), f.title)
	out = text(append(out, `,"sortTitle":`...), f.sortTitle)
	out = textOrNull(append(out, `,"originalTitle":`...), f.original)
	out = intOrNull(append(out, `,"year":`...), f.year)
	out = intOrNull(append(out, `,"runtimeMs":`...), f.runtime)
	out = textOrNull(append(out, `,"certification":`...), f.certification)
	out = append(out, `,"rating":`...)
	if f.rating == nil {
		out = append(out, "null"...)
	} else {
		out = strconv.AppendFloat(out, *f.rating, 'g', -1, 64)
	}
	out = textOrNull(append(out, `,"overview":`...), f.overview)
	for i, p := range []struct {
		name  string
		width int
	}{{"poster", 300}, {"backdrop", 1080}, {"logo", 480}} {
		out = append(append(append(out, `,"`...), p.name...), `":`...)
		out = n.picture(out, f.pictures[i], pictures, p.width, i == 0)
	}
	out = list(append(out, `,"genres":`...), f.genres)
	out = list(append(out, `,"credits":`...), f.credits)
	out = list(append(out, `,"files":`...), f.files)
	out = append(out, `,"watchState":`...)
	if f.seen == nil {
		return append(out, `null}`...)
	}
	return append(append(out, f.seen...), `}}`...)
}

// list closes the items that were appended, each with a comma before it.
func list(out, items []byte) []byte {
	out = append(out, '[')
	if len(items) > 0 {
		out = append(out, items[1:]...)
	}
	return append(out, ']')
}

func (n *Rich) picture(out []byte, key *uuid.UUID, pictures map[uuid.UUID]*artwork.Artwork, width int, whole bool) []byte {
	if key == nil || pictures[*key] == nil {
		return append(out, "null"...)
	}
	a := pictures[*key]
	out = text(append(out, `{"id":`...), public("artwork", a.ID))
	if whole {
		out = textOrNull(append(out, `,"blurhash":`...), a.Blurhash)
		out = intOrNull(append(out, `,"width":`...), a.Width)
		out = intOrNull(append(out, `,"height":`...), a.Height)
	}
	out = text(append(out, `,"url":`...), n.Artworks.URL(a, width, artwork.FormatAuto))
	return append(out, '}')
}

func appendGenre(out []byte, key uuid.UUID, name, slug string) []byte {
	out = text(append(out, `,{"id":`...), public("genre", key))
	out = text(append(out, `,"name":`...), name)
	return append(text(append(out, `,"slug":`...), slug), '}')
}

func appendCredit(out []byte, role string, character *string, key uuid.UUID, name string) []byte {
	out = text(append(out, `,{"role":`...), role)
	out = textOrNull(append(out, `,"character":`...), character)
	out = text(append(out, `,"person":{"id":`...), public("person", key))
	return append(text(append(out, `,"name":`...), name), `}}`...)
}

func appendFile(out []byte, edition *string, part *int, key uuid.UUID, where string, size int64, container *string, streams []stream) []byte {
	out = textOrNull(append(out, `,{"edition":`...), edition)
	out = intOrNull(append(out, `,"part":`...), part)
	out = text(append(out, `,"file":{"id":`...), public("file", key))
	out = text(append(out, `,"name":`...), path.Base(where))
	out = strconv.AppendInt(append(out, `,"sizeBytes":`...), size, 10)
	out = textOrNull(append(out, `,"container":`...), container)
	out = append(out, `,"streams":[`...)
	for i, s := range streams {
		if i > 0 {
			out = append(out, ',')
		}
		out = strconv.AppendInt(append(out, `{"index":`...), int64(s.Index), 10)
		out = text(append(out, `,"kind":`...), s.Kind)
		out = text(append(out, `,"codec":`...), s.Codec)
		out = append(textOrNull(append(out, `,"language":`...), s.Language), '}')
	}
	return append(out, `]}}`...)
}

// stream is what is asked of a stream.
type stream struct {
	Index       int
	Kind, Codec string
	Language    *string
}
