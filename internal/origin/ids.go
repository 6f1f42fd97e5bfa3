package origin

import (
	"strconv"

	"github.com/google/uuid"
)

// IDs are ids elsewhere, by field, that are shown in place of those by which files are told apart: what somebody has set. One that is
// empty is none; nil shows those of the files.
type IDs map[Field]string

// IDs are those of the fields given, where they are not own ones; nil where all are.
func (f Facts) IDs(own IDs) IDs {
	var out IDs
	for field, id := range own {
		if !f.States(field) {
			continue
		}
		said := ""
		if text := f.Text(field); text != nil {
			said = *text
		}
		if said != id {
			if out == nil {
				out = IDs{}
			}
			out[field] = said
		}
	}
	return out
}

// Text is an id as it is shown; own is that of the files.
func (i IDs) Text(field Field, own *string) *string {
	switch id, set := i[field]; {
	case !set:
		return own
	case id == "":
		return nil
	default:
		return &id
	}
}

// Number is Text for a number.
func (i IDs) Number(field Field, own *int64) *int64 {
	id, set := i[field]
	if !set {
		return own
	}
	n, err := strconv.ParseInt(id, 10, 64)
	if err != nil {
		return nil
	}
	return &n
}

// IDText is an id as facts have it; empty for none.
func IDText[T int64 | string | uuid.UUID](id *T) string {
	if id == nil {
		return ""
	}
	switch v := any(*id).(type) {
	case int64:
		return strconv.FormatInt(v, 10)
	case uuid.UUID:
		return v.String()
	default:
		return any(*id).(string) //nolint:forcetypeassert // nothing else is left
	}
}
