// Package byhand writes the answers that GraphQL's are compared with: the same data, read by statements made for one
// page, and JSON put together byte by byte.
package byhand

import (
	"strconv"

	"github.com/google/uuid"

	"revenge/internal/artwork"
	"revenge/internal/platform/id"
)

// JSON is an answer that grows. Its methods append a field, with its comma and name, or a part of one.
type JSON []byte

// Open begins an object; as a field where it has a name.
func (o *JSON) Open(name string) { o.name(name); *o = append(*o, '{') }

// Close ends an object.
func (o *JSON) Close() { *o = append(*o, '}') }

// OpenList begins a list.
func (o *JSON) OpenList(name string) { o.name(name); *o = append(*o, '[') }

// CloseList ends a list.
func (o *JSON) CloseList() { *o = append(*o, ']') }

func (o *JSON) name(name string) {
	if n := len(*o); n > 0 && (*o)[n-1] != '{' && (*o)[n-1] != '[' && (*o)[n-1] != ':' {
		*o = append(*o, ',')
	}
	if name != "" {
		*o = append(append(append(*o, '"'), name...), '"', ':')
	}
}

// Null appends a field without a value.
func (o *JSON) Null(name string) { o.name(name); *o = append(*o, "null"...) }

// Raw appends a field that is written already.
func (o *JSON) Raw(name string, value []byte) { o.name(name); *o = append(*o, value...) }

// Text appends a text. The benchmarks' own texts hold nothing else that must be escaped.
func (o *JSON) Text(name, s string) {
	o.name(name)
	*o = text(*o, s)
}

// TextOrNull is Text for what may be missing.
func (o *JSON) TextOrNull(name string, s *string) {
	if s == nil {
		o.Null(name)
		return
	}
	o.Text(name, *s)
}

// ID appends a public id.
func (o *JSON) ID(kind id.Kind, key uuid.UUID) { o.Text("id", id.Of(kind, key).String()) }

// Int appends a number.
func (o *JSON) Int(name string, n int64) { o.name(name); *o = strconv.AppendInt(*o, n, 10) }

// IntOrNull appends a number that may be missing.
func IntOrNull[T int | int64](o *JSON, name string, n *T) {
	if n == nil {
		o.Null(name)
		return
	}
	o.Int(name, int64(*n))
}

// FloatOrNull appends a number that may be missing.
func (o *JSON) FloatOrNull(name string, n *float64) {
	if n == nil {
		o.Null(name)
		return
	}
	o.name(name)
	*o = strconv.AppendFloat(*o, *n, 'g', -1, 64)
}

// Bool appends a truth.
func (o *JSON) Bool(name string, b bool) { o.name(name); *o = strconv.AppendBool(*o, b) }

// Texts appends a list of texts.
func (o *JSON) Texts(name string, list []string) {
	o.OpenList(name)
	for _, s := range list {
		o.Text("", s)
	}
	o.CloseList()
}

// Pictures are what a page shows, by their keys, and who signs their addresses.
type Pictures struct {
	Service *artwork.Service
	ByID    map[uuid.UUID]*artwork.Artwork
}

// Picture appends a picture's address, with its blurhash where that is wanted.
func (p *Pictures) Picture(o *JSON, name string, key *uuid.UUID, width int, blurhash bool) {
	if key == nil || p.ByID[*key] == nil {
		o.Null(name)
		return
	}
	a := p.ByID[*key]
	o.Open(name)
	if blurhash {
		o.TextOrNull("blurhash", a.Blurhash)
	}
	o.Text("url", p.Service.URL(a, width, artwork.FormatAuto))
	o.Close()
}
