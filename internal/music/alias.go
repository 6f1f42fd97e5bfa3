package music

import (
	"slices"
	"strings"

	"github.com/google/uuid"

	"revenge/internal/music/recording"
	"revenge/internal/platform/fold"
)

// Somebody's joining of artists and albums is a decision about the keys that tags come to: an alias says what a key leads to, so
// that files to come follow, and that an artist is the same whatever its row is. See docs/adr/0013.

// alias is a row of music_aliases.
type alias struct {
	LibraryID uuid.UUID `json:"library_id"`
	// Said is a key as files come to it, behind what it is of; Key is that of the row that it leads to.
	Said string `json:"said"`
	Key  string `json:"key"`
	// Own: it is what files of the row itself come to, not what was joined to it.
	Own bool `json:"own"`
	// Bare: of names, only those without an id are meant.
	Bare bool `json:"bare"`
	// Name and MBID are the artist's by its own tags.
	Name string     `json:"name"`
	MBID *uuid.UUID `json:"mbid" db:"mbid"`
}

const (
	ofArtist  = "artist|"
	ofAlbum   = "album|"
	ofRelease = "release|"
)

func nameKey(name string) string { return "name|" + fold.Text(name) }

// saidOf are the keys by which tags name an artist, as aliases have them: by its id, and by its name.
func saidOf(n recording.Name) (byID, byName string) {
	if n.ID != nil {
		byID = ofArtist + mbKey(*n.ID)
	}
	return byID, ofArtist + nameKey(n.Name)
}

// partOf is a name in the tags of a file, as an artist of its album or of itself.
func partOf(file uuid.UUID, said string, album bool) string {
	if album {
		return file.String() + " album " + said
	}
	return file.String() + " track " + said
}

// each puts what they are of before keys.
func each(of string, keys []string) []string {
	out := make([]string, len(keys))
	for i, k := range keys {
		out[i] = of + k
	}
	return out
}

// aliasing is what joining changed of aliases.
type aliasing struct {
	// Made are those that were written, Before those that stood in their place or led to what is no more.
	Made   []*alias `json:"made"`
	Before []*alias `json:"before"`
}

// add notes that a key leads somewhere. Where two say it of one key, that which says it of more counts.
func (a *aliasing) add(one *alias) {
	for _, o := range a.Made {
		if o.Said == one.Said {
			o.Bare, o.Own = o.Bare && one.Bare, o.Own && one.Own
			return
		}
	}
	a.Made = append(a.Made, one)
}

// turn looks at what is there already. What leads to something that is no more leads to where now says; what leads to one of the
// keys that are mine may be said anew; and what leads elsewhere by an earlier decision stays as it is.
func (a *aliasing) turn(mine []string, now func(*alias) *alias) {
	there := a.Before
	a.Before = nil
	for _, b := range there {
		turned := now(b)
		switch {
		case turned != nil:
			a.add(turned)
		case !slices.Contains(mine, b.Key):
			a.Made = slices.DeleteFunc(a.Made, func(m *alias) bool { return m.Said == b.Said })
			continue
		}
		a.Before = append(a.Before, b)
	}
}

// saids are the keys that aliases are of.
func saids(list []*alias) []string {
	out := make([]string, len(list))
	for i, a := range list {
		out[i] = a.Said
	}
	return out
}

// nameIn is the folded name in what is said of an artist; empty where that is something else.
func nameIn(said string) string {
	name, _ := strings.CutPrefix(said, ofArtist+"name|")
	if name == said {
		return ""
	}
	return name
}
