package music

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"github.com/google/uuid"

	"revenge/internal/intake"
	"revenge/internal/library"
	"revenge/internal/metadata"
	"revenge/internal/music/recording"
	"revenge/internal/platform/fold"
)

// entry is one file of a batch with what it tells.
type entry struct {
	*library.Found
	*recording.Recording
	folder string // that of its album, relative to the root
	// album and artist are what NFO files say; nil where there are none.
	album  *metadata.Album
	artist *metadata.Artist
}

// track is one track of a batch: the files that share a key.
type track struct {
	key   string
	files []*entry
	on    *edition // nil for a single recording
	was   *keptTrack
	row   trackRow
	set   []recording.Name // the artists that somebody has set
	origins
}

// lead is the file that speaks for the track.
func (t *track) lead() *entry { return t.files[0] }

// edition is one release of a batch.
type edition struct {
	key    string
	files  []*entry
	tracks []*track
	of     *group
	was    *keptRelease
	row    releaseRow
	origins
	discs map[int]*discRow
	// others are the artists of its tracks beyond the batch, by folded name.
	others []string
	// guest: what its files are of was joined to an album that is there, of which they say nothing; taken: so was its release.
	guest, taken bool
}

func (e *edition) lead() *entry { return e.files[0] }

// group is one album of a batch.
type group struct {
	key      string
	editions []*edition
	credit   string
	artists  []recording.Name
	set      []recording.Name  // those that somebody has set
	joint    *library.Decision // what somebody said that it is, who joined files of it
	was      *keptAlbum
	row      albumRow
	origins
}

func (g *group) lead() *entry { return g.editions[0].lead() }

// editionKey tells releases apart; empty for a file without an album.
func editionKey(e *entry) string {
	switch {
	case e.joins(releaseOf) != "":
		return e.joins(releaseOf)
	case e.AlbumID != nil:
		return "mb|" + e.AlbumID.String()
	case fold.Text(e.Album) == "":
		return ""
	}
	return keyOf("in", e.File.RootID.String(), library.EncodePath(recording.Shared(e.folder, disc(e))), fold.Text(e.Album), folded(e.AlbumArtists))
}

func trackKey(e *entry, release string) string {
	switch {
	case release == "":
		return keyOf("single", e.File.RootID.String(), library.EncodePath(e.folder), fold.Text(e.Credit), fold.Text(e.Title))
	case e.TrackID != nil:
		return "mb|" + e.TrackID.String()
	}
	return keyOf(release, strconv.Itoa(disc(e)), numberText(e.Number), fold.Text(e.Title))
}

// maxKey is how many bytes a key has that an index holds together with an id.
const maxKey = 2400

// keyOf makes a key of its parts. Of one that is too long the rest counts by its sum.
func keyOf(parts ...string) string {
	key := strings.Join(parts, "|")
	if len(key) <= maxKey {
		return key
	}
	sum := sha256.Sum256([]byte(key))
	return strings.ToValidUTF8(key[:maxKey-2*len(sum)-1], "") + "#" + hex.EncodeToString(sum[:])
}

func disc(e *entry) int {
	if e.Disc == nil {
		return 1
	}
	return *e.Disc
}

func numberText(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

func folded(names []recording.Name) string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = fold.Text(n.Name)
	}
	return strings.Join(out, ",")
}

// gather groups files into tracks and releases, in the order of their paths.
func gather(entries []*entry) (tracks []*track, editions []*edition) {
	byKey, releases := map[string]*track{}, map[string]*edition{}
	for _, e := range entries {
		release := editionKey(e)
		on := releases[release]
		if on == nil && release != "" {
			on = &edition{key: release, discs: map[int]*discRow{}}
			releases[release] = on
			editions = append(editions, on)
		}
		key := trackKey(e, release)
		t := byKey[key]
		if t == nil {
			t = &track{key: key, on: on}
			byKey[key] = t
			tracks = append(tracks, t)
			if on != nil {
				on.tracks = append(on.tracks, t)
			}
		}
		t.files = append(t.files, e)
		if on != nil {
			on.files = append(on.files, e)
		}
	}
	return tracks, editions
}

// groupUp joins releases to albums; the cast tells artists apart.
func groupUp(editions []*edition, c *cast) (groups []*group) {
	known := map[string]*group{}
	for _, e := range editions {
		credit, artists := e.artists(c.who)
		key := groupKey(e.lead(), artists)
		joint := e.joint()
		switch {
		case joint != nil && joint.Key != "":
			key, credit, artists = joint.Key, joint.Artist, e.jointArtists(joint, c)
		case e.was != nil && intake.Joint(e.was.AlbumKey) && e.lead().joins(albumOf) == "":
			key, e.guest = e.was.AlbumKey, true // its release is of an album that only somebody's decisions change
		}
		if known[key] == nil {
			known[key] = &group{key: key, credit: credit, artists: artists, joint: joint}
			groups = append(groups, known[key])
		}
		e.of = known[key]
		e.of.editions = append(e.of.editions, e)
		if g := e.of; g.joint == nil && joint != nil {
			g.credit, g.artists, g.joint = credit, artists, joint
		}
	}
	return groups
}

// joint is what somebody said of the edition who joined its files to others; nil where nobody did.
func (e *edition) joint() *library.Decision {
	for _, f := range e.files {
		if f.Decision != nil && f.Decision.Joined {
			return f.Decision
		}
	}
	return nil
}

// jointArtists are those of an album that files were joined to: as a file of it names them, else by their names.
func (e *edition) jointArtists(d *library.Decision, c *cast) []recording.Name {
	names := namesOf(d)
	for i := range names {
		said := names[i].Key
		names[i].Key = ""
		for _, f := range e.files {
			c.mean(&names[i], f.File.ID, true) // an artist may have been split since
		}
		names[i].Key = cmp.Or(names[i].Key, said)
	}
	for _, f := range e.files {
		if folded(f.AlbumArtists) == folded(names) && !slices.ContainsFunc(names, func(n recording.Name) bool { return n.Key != "" }) {
			return f.AlbumArtists
		}
	}
	if len(names) == 0 {
		return []recording.Name{unknown}
	}
	return names
}

func isVarious(name string) bool { return fold.Text(name) == fold.Text(recording.VariousArtists.Name) }

// visits: the album is there and all its editions only go with it. They say nothing of it.
func (g *group) visits() bool {
	return g.was != nil && !slices.ContainsFunc(g.editions, func(e *edition) bool { return !e.guest && !e.joined() })
}

func groupKey(e *entry, artists []recording.Name) string {
	if key := e.joins(albumOf); key != "" {
		return key
	}
	if e.GroupID != nil {
		return "mb|" + e.GroupID.String()
	}
	year := ""
	if y := e.Year(); y != nil {
		year = strconv.Itoa(*y)
	}
	return keyOf("by", folded(artists), fold.Text(e.Album), year)
}

// artists are the album's: those that its files name, else the only one of all its tracks, else various.
func (e *edition) artists(who func(recording.Name) string) (string, []recording.Name) {
	various := false
	for _, f := range e.files {
		if len(f.AlbumArtists) > 0 {
			return f.AlbumCredit, f.AlbumArtists
		}
		various = various || f.Compilation
	}
	first := map[string]bool{}
	for _, name := range e.others {
		first[name] = true
	}
	for _, f := range e.files {
		if list := f.Artists(); len(list) > 0 {
			first[who(list[0])] = true
		}
	}
	if list := e.lead().Artists(); !various && len(first) == 1 && len(list) > 0 {
		return list[0].Name, list[:1]
	}
	if !various && len(first) == 0 {
		return unknown.Name, []recording.Name{unknown}
	}
	return recording.VariousArtists.Name, []recording.Name{recording.VariousArtists}
}

// unknown stands where no file names anybody.
var unknown = recording.Name{Name: "Unknown Artist"}

// genres are those of the tracks, the most frequent first.
func frequent(lists [][]uuid.UUID) []uuid.UUID {
	counts, order := map[uuid.UUID]int{}, []uuid.UUID{}
	for _, list := range lists {
		for _, g := range list {
			if counts[g] == 0 {
				order = append(order, g)
			}
			counts[g]++
		}
	}
	sortBy(order, func(g uuid.UUID) int { return -counts[g] })
	return order
}
