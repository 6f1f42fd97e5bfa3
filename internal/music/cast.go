package music

import (
	"cmp"
	"slices"
	"time"

	"github.com/google/uuid"

	"revenge/internal/artwork"
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
	order    []*artist
}

// artist is one artist of a batch.
type artist struct {
	was *keptArtist
	row artistRow
	// pictures are those found beside found, the best first.
	pictures []*artwork.New
	found    *library.File
	origins
}

func newCast(library uuid.UUID, language string) *cast {
	return &cast{library: library, language: language, byID: map[uuid.UUID]*artist{}, byName: map[string]*artist{}}
}

func mbKey(id uuid.UUID) string { return "mb|" + id.String() }

// asked are the folded names and the keys by which artists may be known.
func asked(names []recording.Name) (folded, keys []string) {
	for _, n := range names {
		folded = append(folded, fold.Text(n.Name))
		if n.ID != nil {
			keys = append(keys, mbKey(*n.ID))
		}
	}
	return folded, keys
}

// resolve makes sure that all are there. Those with ids come first, so that a bare name joins one of them.
func (c *cast) resolve(names []recording.Name, known []*keptArtist, now time.Time) {
	for _, k := range known {
		a := &artist{was: k, row: k.artistRow}
		if k.MBID != nil {
			c.byID[*k.MBID] = a
		}
		if c.byName[k.TagName] == nil || c.byName[k.TagName].row.MBID != nil && k.MBID == nil {
			c.byName[k.TagName] = a
		}
		c.order = append(c.order, a)
	}
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
		a.row.MBID, a.row.Key = n.ID, mbKey(*n.ID)
		c.byID[*n.ID] = a
	}
	if a == nil {
		a = &artist{row: artistRow{ID: id.New(), LibraryID: c.library, Key: "name|" + folded, AddedAt: now, Roles: []recording.Role{}, GenreIDs: []uuid.UUID{}}}
		if n.ID != nil {
			a.row.Key, a.row.MBID = mbKey(*n.ID), n.ID
			c.byID[*n.ID] = a
		}
		a.row.Name, a.row.FoldedName, a.row.TagName, a.row.SortName = n.Name, folded, folded, fold.Sort(n.Name, c.language)
		a.tags = origin.Facts{origin.Name: {n.Name}}
		c.order = append(c.order, a)
	}
	if c.byName[folded] == nil {
		c.byName[folded] = a
	}
	if n.Sort != "" {
		a.row.SortName = fold.AsGiven(n.Sort)
		a.sorted(n.Sort)
	}
	a.row.MissingSince = nil
}

// of is the artist of a name, nil before it was added.
func (c *cast) of(n recording.Name) *artist {
	if n.ID != nil {
		return c.byID[*n.ID]
	}
	return c.byName[fold.Text(n.Name)]
}

func (a *artist) plays(role recording.Role) {
	if !slices.Contains(a.row.Roles, role) {
		a.row.Roles = append(slices.Clone(a.row.Roles), role)
		slices.Sort(a.row.Roles)
	}
}
