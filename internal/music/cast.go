package music

import (
	"cmp"
	"slices"
	"time"

	"github.com/google/uuid"

	"revenge/internal/artwork"
	"revenge/internal/intake"
	"revenge/internal/library"
	"revenge/internal/music/recording"
	"revenge/internal/origin"
	"revenge/internal/platform/fold"
	"revenge/internal/platform/id"
)

// cast are the artists of a batch.
type cast struct {
	library  uuid.UUID
	language string
	byID     map[uuid.UUID]*artist
	byName   map[string]*artist
	// decided are the artists that somebody said keys of tags are; bare those that names without an id are.
	decided, bare map[string]*artist
	// parts are whom names mean in one file; keyed are these artists by their keys.
	parts, keyed map[string]*artist
	order        []*artist
	aliases      []*alias
	// since is when the first of what names mean came, by folded name.
	since map[string]time.Time
}

// artist is one artist of a batch.
type artist struct {
	was *keptArtist
	row artistRow
	// pictures are those found beside found, the best first.
	pictures []*artwork.New
	found    *library.File
	// listed: it is in the order of the cast.
	listed bool
	// byAlbums is what the NFO files of its albums state of it; that beside it is among its origins.
	byAlbums origin.Facts
	origins
}

func newCast(library uuid.UUID, language string) *cast {
	return &cast{library: library, language: language, byID: map[uuid.UUID]*artist{}, byName: map[string]*artist{},
		decided: map[string]*artist{}, bare: map[string]*artist{}, parts: map[string]*artist{}, keyed: map[string]*artist{}}
}

func mbKey(id uuid.UUID) string { return "mb|" + id.String() }

// asked are the folded names and the keys by which artists may be known.
func asked(names []recording.Name) (folded, keys []string) {
	for _, n := range names {
		folded = append(folded, fold.Text(n.Name))
		if n.Key != "" {
			keys = append(keys, n.Key)
		}
		if n.ID != nil {
			keys = append(keys, mbKey(*n.ID))
		}
	}
	return folded, keys
}

// meet takes in what is known of artists.
func (c *cast) meet(known []*keptArtist, now time.Time) {
	for _, k := range known {
		a := &artist{was: k, row: k.artistRow}
		for _, key := range k.Decided {
			c.decided[key] = a
		}
		for _, key := range k.Bare {
			c.bare[key] = a
		}
		for _, part := range k.Parts {
			c.parts[part] = a
		}
		c.keyed[k.Key] = a
		if k.Anew {
			if c.begin(a, k, now); c.byName[a.row.TagName] == nil {
				c.byName[a.row.TagName] = a
			}
			continue
		}
		if k.MBID != nil {
			c.byID[*k.MBID] = a
		}
		if c.byName[k.TagName] == nil || c.byName[k.TagName].row.MBID != nil && k.MBID == nil {
			c.byName[k.TagName] = a
		}
		c.list(a)
	}
}

// begin makes the row of an artist anew that decisions are about.
func (c *cast) begin(a *artist, k *keptArtist, now time.Time) {
	a.was = nil
	a.row = artistRow{ID: id.New(), LibraryID: c.library, Key: k.Key, Name: k.Name, SortName: fold.Sort(k.Name, c.language), FoldedName: fold.Text(k.Name),
		TagName: tagName(k.Key, k.Name), MBID: k.MBID, AddedAt: now, Roles: []recording.Role{}, GenreIDs: []uuid.UUID{}}
	a.tags = origin.Facts{origin.Name: {k.Name}}
}

// tagName is what tags call an artist by. One that only decisions lead to is called so by none.
func tagName(key, name string) string {
	if intake.Apart(key) {
		return key
	}
	return fold.Text(name)
}

// cast says of each name in a file whom somebody said that it means there.
func (c *cast) cast(e *entry) {
	for i := range e.Credits {
		c.mean(&e.Credits[i].Name, e.File.ID, false)
	}
	for i := range e.AlbumArtists {
		c.mean(&e.AlbumArtists[i], e.File.ID, true)
	}
}

// mean says of a name, as an artist of the album of a file or of itself, whom somebody said that it means there.
func (c *cast) mean(n *recording.Name, file uuid.UUID, album bool) {
	byID, byName := saidOf(*n)
	for _, key := range []string{byID, byName} {
		if a := c.parts[partOf(file, key, album)]; a != nil && n.Key == "" {
			n.Key = a.row.Key
		}
	}
}

func (c *cast) list(a *artist) {
	if !a.listed {
		a.listed = true
		c.order = append(c.order, a)
	}
}

// came notes when something of artists came.
func (c *cast) came(at time.Time, names ...recording.Name) {
	if c.since == nil {
		c.since = map[string]time.Time{}
	}
	for _, n := range names {
		folded := fold.Text(n.Name)
		c.since[folded] = c.added(folded, at)
	}
}

// added is when the first of an artist came, as far as that is before now.
func (c *cast) added(folded string, now time.Time) time.Time {
	if at, ok := c.since[folded]; ok && at.Before(now) {
		return at
	}
	return now
}

// resolve makes sure that all are there. Those with ids come first, so that a bare name joins one of them.
func (c *cast) resolve(names []recording.Name, now time.Time) {
	names = slices.Clone(names)
	slices.SortStableFunc(names, func(a, b recording.Name) int { return cmp.Compare(rank(a), rank(b)) })
	for _, n := range names {
		c.add(n, now)
	}
}

func rank(n recording.Name) int {
	if n.ID != nil {
		return 0
	}
	return 1
}

func (c *cast) add(n recording.Name, now time.Time) {
	folded := fold.Text(n.Name)
	a := c.of(n)
	if same := c.byName[folded]; a == nil && n.ID != nil && same != nil && same.row.MBID == nil {
		a = same // it was known by its name alone
		c.adopt(a, *n.ID)
	}
	if a == nil {
		a = &artist{row: artistRow{ID: id.New(), LibraryID: c.library, Key: nameKey(n.Name), AddedAt: c.added(folded, now),
			Roles: []recording.Role{}, GenreIDs: []uuid.UUID{}}}
		if n.ID != nil {
			a.row.Key, a.row.MBID = mbKey(*n.ID), n.ID
			c.byID[*n.ID] = a
		}
		a.row.Name, a.row.FoldedName, a.row.TagName, a.row.SortName = n.Name, folded, folded, fold.Sort(n.Name, c.language)
		a.tags = origin.Facts{origin.Name: {n.Name}}
	}
	c.list(a)
	if c.byName[folded] == nil && c.choice(n) == nil { // whom somebody said that the name means, perhaps in one file alone, it does not mean by itself
		c.byName[folded] = a
	}
	if n.Sort != "" && (folded == a.row.TagName || c.choice(n) == nil) { // how somebody else is sorted says nothing of who they were joined to
		a.row.SortName = fold.AsGiven(n.Sort)
		a.sorted(n.Sort)
	}
	a.row.MissingSince = nil
}

// adopt gives an artist that was known by its name alone its id. One that others were joined to keeps its key, which the id leads to.
func (c *cast) adopt(a *artist, mbid uuid.UUID) {
	c.byID[mbid], a.row.MBID = a, &mbid
	if intake.Joint(a.row.Key) {
		c.aliases = append(c.aliases, &alias{LibraryID: c.library, Said: ofArtist + mbKey(mbid), Key: a.row.Key, Name: a.row.Name, MBID: &mbid})
		return
	}
	a.row.Key = mbKey(mbid)
}

// of is the artist of a name, nil before it was added.
func (c *cast) of(n recording.Name) *artist {
	if a := c.choice(n); a != nil {
		return a
	}
	if n.ID != nil {
		return c.byID[*n.ID]
	}
	return c.byName[fold.Text(n.Name)]
}

// choice is the artist that somebody said a name is: in its file, by its id, else by the name; nil where nobody did.
func (c *cast) choice(n recording.Name) *artist {
	if n.Key != "" {
		if a := c.decided[ofArtist+n.Key]; a != nil {
			return a
		}
		if a := c.keyed[n.Key]; a != nil {
			return a
		}
	}
	byID, byName := saidOf(n)
	if n.ID != nil {
		if a := c.decided[byID]; a != nil {
			return a
		}
		return c.decided[byName]
	}
	if a := c.decided[byName]; a != nil {
		return a
	}
	return c.bare[byName]
}

// who tells artists apart: by the name of whom somebody said that one is, else as it is written.
func (c *cast) who(n recording.Name) string {
	if a := c.choice(n); a != nil {
		return a.row.TagName
	}
	return fold.Text(n.Name)
}

func (a *artist) plays(role recording.Role) {
	if !slices.Contains(a.row.Roles, role) {
		a.row.Roles = append(slices.Clone(a.row.Roles), role)
		slices.Sort(a.row.Roles)
	}
}
