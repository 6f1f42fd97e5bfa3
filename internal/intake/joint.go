package intake

import (
	"strings"

	"github.com/google/uuid"
)

// Somebody's joining of files gives their item a key that no name of a file comes to, so that it holds whatever names, NFO
// files and identifiers come to be. Other files still find the item by title and identifiers, unless it is set apart: then
// another item has the same title.
const (
	joint = "|joint|"
	apart = "|apart|"
)

// NewKey is such a key of an item of a noun: "movie", "series".
func NewKey(noun string, setApart bool) string {
	mark := joint
	if setApart {
		mark = apart
	}
	return noun + mark + uuid.NewString()
}

// Joint reports whether a key is one that joining made.
func Joint(key string) bool { return strings.Contains(key, joint) || Apart(key) }

// Apart reports whether a key is that of an item that only decisions lead to.
func Apart(key string) bool { return strings.Contains(key, apart) }

// Apart reports whether somebody set the file apart from what has the same title.
func (f *File) Apart() bool { return f.Decision != nil && Apart(f.Decision.Key) }
