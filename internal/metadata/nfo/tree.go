package nfo

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"

	"revenge/internal/platform/fault"
)

// Bounds on what one file may hold; real files stay far below.
const (
	maxDepth    = 32
	maxElements = 50_000
	maxTag      = 16 << 10 // bytes between < and >
	maxText     = 64 << 10 // bytes of text kept for one element
	maxLoose    = 64 << 10 // bytes searched for addresses
	maxEpisodes = 200
	maxList     = 1000 // entries of one list, such as actors
	// maxLanguages are those of titles and texts.
	maxLanguages = 100
)

// element is a node of the file: lower-case local name, attributes, own text.
type element struct {
	name       string
	attrs      []xml.Attr
	text       string
	children   []*element
	start, end int
}

// parseTree reads all roots of the text. Broken XML yields what stood before the
// break, as long as an element of it was closed.
func parseTree(text []byte) ([]*element, error) {
	at := bytes.IndexByte(text, '<')
	if at < 0 {
		return nil, nil
	}
	if err := checkTags(text); err != nil {
		return nil, err
	}
	d := xml.NewDecoder(bytes.NewReader(text[at:]))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	b := builder{offset: at}
	for {
		token, err := d.RawToken()
		if err != nil {
			if errors.Is(err, io.EOF) || len(b.roots) > 0 || len(b.open) > 0 {
				return b.close(int(d.InputOffset())), nil
			}
			return nil, nil
		}
		if err := b.add(token, int(d.InputOffset())); err != nil {
			return nil, err
		}
	}
}

type builder struct {
	roots  []*element
	open   []*element
	texts  [][]byte
	count  int
	offset int
}

func (b *builder) add(token xml.Token, at int) error {
	switch t := token.(type) {
	case xml.StartElement:
		b.count++
		if b.count > maxElements {
			return fault.Invalidf("the NFO file has more than %d elements", maxElements)
		}
		if len(b.open) >= maxDepth {
			return fault.Invalidf("the NFO file is nested deeper than %d levels", maxDepth)
		}
		e := &element{name: strings.ToLower(t.Name.Local), attrs: append([]xml.Attr(nil), t.Attr...), start: b.offset + at}
		b.open = append(b.open, e)
		b.texts = append(b.texts, nil)
	case xml.EndElement:
		b.end(strings.ToLower(t.Name.Local), at)
	case xml.CharData:
		if n := len(b.texts); n > 0 {
			room := max(0, maxText-len(b.texts[n-1]))
			b.texts[n-1] = append(b.texts[n-1], t[:min(len(t), room)]...)
		}
	}
	return nil
}

// end closes the innermost element of that name and what was left open in it.
func (b *builder) end(name string, at int) {
	for i, e := range slices.Backward(b.open) {
		if e.name != name {
			continue
		}
		for len(b.open) > i {
			b.pop(at)
		}
		return
	}
}

func (b *builder) pop(at int) {
	last := len(b.open) - 1
	e := b.open[last]
	e.text, e.end = strings.TrimSpace(strings.ToValidUTF8(string(b.texts[last]), "")), b.offset+at
	b.open, b.texts = b.open[:last], b.texts[:last]
	if last == 0 {
		b.roots = append(b.roots, e)
		return
	}
	parent := b.open[last-1]
	parent.children = append(parent.children, e)
}

func (b *builder) close(at int) []*element {
	for len(b.open) > 0 {
		b.pop(at)
	}
	return b.roots
}

// checkTags refuses a tag of absurd length before the decoder collects its
// attributes in memory.
func checkTags(text []byte) error {
	shut := -1 // the last closing bracket found; keeps the walk linear
	for at := 0; at < len(text); at++ {
		open := bytes.IndexByte(text[at:], '<')
		if open < 0 {
			return nil
		}
		at += open
		if next := text[at:min(at+2, len(text))]; string(next) == "<!" || string(next) == "<?" || at < shut {
			continue
		}
		rest := text[at:]
		n := bytes.IndexByte(rest[:min(len(rest), maxTag)], '>')
		if n < 0 && len(rest) > maxTag {
			return fault.Invalidf("the NFO file has a tag longer than %d bytes", maxTag)
		}
		shut = at + n
	}
	return nil
}

func (e *element) attr(name string) string {
	for _, a := range e.attrs {
		if strings.EqualFold(a.Name.Local, name) {
			return strings.TrimSpace(a.Value)
		}
	}
	return ""
}

// first is the text of the first child of one of these names that has any.
func (e *element) first(names ...string) string {
	for _, name := range names {
		for _, c := range e.children {
			if c.name == name && c.text != "" {
				return c.text
			}
		}
	}
	return ""
}

// plain is first among those that are in no language of their own, else among all.
func (e *element) plain(names ...string) string {
	for _, name := range names {
		for _, c := range e.children {
			if c.name == name && c.text != "" && c.language() == "" {
				return c.text
			}
		}
	}
	return e.first(names...)
}

var reLanguage = regexp.MustCompile(`^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,2}$`)

// language is the one that the element says its text is in.
func (e *element) language() string {
	for _, name := range []string{"lang", "language"} {
		if code := e.attr(name); reLanguage.MatchString(code) {
			return strings.ReplaceAll(code, "_", "-")
		}
	}
	return ""
}

func (e *element) all(names ...string) []*element {
	var out []*element
	for _, c := range e.children {
		for _, name := range names {
			if c.name == name && len(out) < maxList {
				out = append(out, c)
			}
		}
	}
	return out
}
