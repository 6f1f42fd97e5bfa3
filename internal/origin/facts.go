package origin

import (
	"slices"
	"strconv"
	"time"

	"github.com/google/uuid"
)

// Source is who states something: USER for what was set by hand, else one of these or the name of a provider.
type Source = string

// The sources that are read with the files: an NFO beside them, the tags in them, their names, folders and streams. Tracks is
// what albums and artists are counted to have in common.
const (
	User   Source = "USER"
	NFO    Source = "NFO"
	Tagged Source = "TAGS"
	File   Source = "FILE"
	Tracks Source = "TRACKS"
)

// trust is how far sources are believed, 0 to 1, where they do not say it of a statement themselves.
var trust = map[Source]float64{NFO: 1, Tagged: 0.9, File: 0.6, Tracks: 0.5}

// Trust is how far a source that is read with the files is believed, 0 to 1.
func Trust(s Source) float64 { return trust[s] }

// Facts are the values of fields. A field that is not there is not stated; one without values is said to be empty.
type Facts map[Field][]string

// Set states a text; nil states nothing.
func (f Facts) Set(field Field, text *string) {
	if text != nil {
		f[field] = []string{*text}
	}
}

// SetNumber states a number; nil states nothing.
func SetNumber[N int | int64](f Facts, field Field, n *N) {
	if n != nil {
		f[field] = []string{strconv.FormatInt(int64(*n), 10)}
	}
}

// SetList states a list; an empty one states nothing.
func (f Facts) SetList(field Field, list []string) {
	if len(list) > 0 {
		f[field] = list
	}
}

// Text is the one value of a field; nil where there is none.
func (f Facts) Text(field Field) *string {
	if list := f[field]; len(list) > 0 {
		return &list[0]
	}
	return nil
}

// Int is a number; nil where there is none.
func (f Facts) Int(field Field) *int {
	if n := f.Int64(field); n != nil {
		return new(int(*n))
	}
	return nil
}

// Int64 is a number; nil where there is none.
func (f Facts) Int64(field Field) *int64 {
	text := f.Text(field)
	if text == nil {
		return nil
	}
	n, err := strconv.ParseInt(*text, 10, 64)
	if err != nil {
		return nil
	}
	return &n
}

// Float is a number with a fraction; nil where there is none.
func (f Facts) Float(field Field) *float64 {
	text := f.Text(field)
	if text == nil {
		return nil
	}
	n, err := strconv.ParseFloat(*text, 64)
	if err != nil {
		return nil
	}
	return &n
}

// SetFloat states a number with a fraction; nil states nothing.
func (f Facts) SetFloat(field Field, n *float64) {
	if n != nil {
		f[field] = []string{strconv.FormatFloat(*n, 'f', -1, 64)}
	}
}

// SetID states an id; an empty one states nothing.
func (f Facts) SetID(field Field, id string) {
	if id != "" {
		f[field] = []string{id}
	}
}

// Texts is a list of its own that is never nil.
func (f Facts) Texts(field Field) []string { return append([]string{}, f[field]...) }

// States reports whether something is said of a field, be it that it is empty.
func (f Facts) States(field Field) bool {
	_, said := f[field]
	return said
}

// Said is all that one source states of an item.
type Said struct {
	ItemID     uuid.UUID `json:"item_id"`
	Source     Source    `json:"source"`
	Facts      Facts     `json:"facts"`
	Confidence float64   `json:"confidence"`
	ReadAt     time.Time `json:"-"`
}

// Say is what a source that is read with the files states.
func Say(item uuid.UUID, by Source, facts Facts) *Said {
	return &Said{ItemID: item, Source: by, Facts: facts, Confidence: trust[by]}
}

// Edit is what somebody has set by hand.
type Edit struct {
	ItemID uuid.UUID `json:"item_id"`
	Field  Field     `json:"field"`
	Value  []string  `json:"value"`
	ByName string    `json:"by_name"`
	At     time.Time `json:"at"`
}

// Held is all that is stated and set of one item.
type Held struct {
	Said  []*Said
	Edits []*Edit
}

// With is what is held once some sources have been read again.
func (h *Held) With(fresh ...*Said) *Held {
	out := &Held{Edits: h.Edits}
	for _, s := range h.Said {
		if !slices.ContainsFunc(fresh, func(f *Said) bool { return f.Source == s.Source }) {
			out.Said = append(out.Said, s)
		}
	}
	out.Said = append(out.Said, fresh...)
	return out
}
