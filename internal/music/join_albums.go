package music

import (
	"context"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/google/uuid"

	"revenge/internal/intake"
	"revenge/internal/library"
	"revenge/internal/music/recording"
	"revenge/internal/origin"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
)

// joinedAlbums are files that went to another album.
type joinedAlbums struct {
	Into    uuid.UUID `json:"into"`
	Created bool      `json:"created"`
	// Target is the album as it was; nil where it was made.
	Target   *albumRow     `json:"target"`
	Albums   []*albumRow   `json:"albums"`
	Releases []*releaseRow `json:"releases"`
	Discs    []*discRow    `json:"discs"`
	Tracks   []*trackRow   `json:"tracks"`
	Files    []*fileRow    `json:"files"`
	After    []*fileRow    `json:"after"`
	// AlbumArtists are those of all the albums; TrackArtists and Words are of tracks that went.
	AlbumArtists []*albumArtistRow `json:"album_artists"`
	TrackArtists []*trackArtistRow `json:"track_artists"`
	// Artists are those of both, of whom nothing may be left.
	Artists []*artistRow   `json:"artists_before,omitempty"`
	Words   []*wordsRow    `json:"words"`
	Heard   []*heardOf     `json:"heard"`
	Aliases aliasing       `json:"aliases"`
	Moves   []intake.Move  `json:"moves"`
	Said    []*origin.Said `json:"said"`
}

// artists are those of the albums, as they were.
func (j *joinedAlbums) artists() []uuid.UUID {
	out := make([]uuid.UUID, len(j.AlbumArtists))
	for i, a := range j.AlbumArtists {
		out[i] = a.ArtistID
	}
	return out
}

// artistsOf are those of one of the albums, as they were.
func (j *joinedAlbums) artistsOf(album uuid.UUID) (out []albumArtistRow) {
	for _, a := range j.AlbumArtists {
		if a.AlbumID == album {
			out = append(out, *a)
		}
	}
	return out
}

func keysOf(artists []albumArtistRow) []uuid.UUID {
	out := make([]uuid.UUID, len(artists))
	for i, a := range artists {
		out[i] = a.ArtistID
	}
	return out
}

// heardOf is a listen whose track went into another one.
type heardOf struct {
	ID   uuid.UUID `json:"id"`
	From uuid.UUID `json:"from"`
	To   uuid.UUID `json:"to"`
}

// lying is a file of a track, and where it lies.
type lying struct {
	fileRow
	RootID uuid.UUID
	Path   string
}

// folder is that of its album; empty for the library's own.
func (l *lying) folder() string {
	if dir := recording.Folder(library.DecodePath(l.Path)); dir != "" {
		return path.Join(l.RootID.String(), dir)
	}
	return ""
}

// shift is one transaction of Shift.
type shift struct {
	*Service
	tx     db.Q
	lib    *library.Library
	into   intake.Into
	moving map[uuid.UUID]bool
	before joinedAlbums

	albums   []*wholeAlbum // those that the files are of, and the one that they go to
	releases []*releaseRow
	discs    []*discRow
	tracks   []*trackRow
	files    map[uuid.UUID][]*lying // by track
	target   *albumRow
	sort     string   // how the first artist of the target is sorted
	own      []string // the keys by which files came to the target before
	artists  []albumArtistRow
	cast     []artistRow
	said     []*origin.Said
	slots    map[uuid.UUID]*slots // of the target's releases

	moved  []releaseRow // written, new ones too
	folded map[uuid.UUID]*releaseRow
	made   []discRow
	put    []trackRow
	copies []trackRow
	copied [][2]uuid.UUID
	parted [][2]uuid.UUID          // releases that stay, and those that parts of them became
	to     map[uuid.UUID]uuid.UUID // where tracks of files go
}

// slots are the places of a release that are taken, and the folders that it lies in.
type slots struct {
	row     *releaseRow
	taken   map[string]bool
	folders map[string]bool
}

func slotOf(t *trackRow) string {
	if t.Number == nil {
		return strconv.Itoa(t.Disc) + "|" + t.FoldedTitle
	}
	return strconv.Itoa(t.Disc) + "." + strconv.Itoa(*t.Number)
}

func (s *slots) add(t *trackRow, files []*lying) {
	s.taken[slotOf(t)] = true
	for _, f := range files {
		if folder := f.folder(); folder != "" {
			s.folders[folder] = true
		}
	}
}

// fits reports whether tracks of a release are of this one: they lie in one folder with it, or in none of its places. Two that have
// ids of their own are two.
func (s *slots) fits(r *releaseRow, o *slots) bool {
	if r.MBID != nil && s.row.MBID != nil && *r.MBID != *s.row.MBID {
		return false
	}
	for folder := range o.folders {
		if s.folders[folder] {
			return true
		}
	}
	for slot := range o.taken {
		if s.taken[slot] {
			return false
		}
	}
	return true
}

// read finds where the files are and what they go to.
func (h *shift) read(ctx context.Context, files []uuid.UUID) (err error) {
	if h.before.Files, err = h.store.filed(ctx, h.tx, files); err != nil {
		return err
	}
	if err := h.store.surroundings(ctx, h.tx, h, files); err != nil {
		return err
	}
	for _, a := range h.albums {
		if h.into.ID == nil || a.ID != *h.into.ID {
			row := a.albumRow
			h.before.Albums = append(h.before.Albums, &row)
			continue
		}
		row, was := a.albumRow, a.albumRow
		h.target, h.before.Target, h.sort = &row, &was, a.Artist
	}
	if h.into.ID != nil && (h.target == nil || h.target.LibraryID != h.lib.ID) {
		return unknownAlbum(*h.into.ID)
	}
	for _, r := range h.releases {
		if h.target == nil || r.AlbumID != h.target.ID {
			row := *r
			h.before.Releases = append(h.before.Releases, &row)
			continue
		}
		h.slots[r.ID] = &slots{row: r, taken: map[string]bool{}, folders: map[string]bool{}}
	}
	for _, d := range h.discs {
		if slices.ContainsFunc(h.before.Releases, func(r *releaseRow) bool { return r.ID == d.ReleaseID }) {
			h.before.Discs = append(h.before.Discs, d)
		}
	}
	keys := []uuid.UUID{}
	for _, a := range h.before.Albums {
		keys = append(keys, a.ID)
	}
	for _, r := range h.before.Releases {
		keys = append(keys, r.ID)
	}
	for _, t := range h.tracks {
		if s := h.slots[*t.ReleaseID]; s != nil {
			s.add(t, h.files[t.ID])
			continue
		}
		row := *t
		h.before.Tracks, keys = append(h.before.Tracks, &row), append(keys, t.ID)
	}
	h.before.Said, err = origin.Stated(ctx, h.tx, keys)
	return err
}

// readArtists reads who the albums are by, and who took part in tracks that went, with what is said of them.
func (h *shift) readArtists(ctx context.Context) error {
	ids := h.before.artists()
	for _, a := range h.before.TrackArtists {
		ids = append(ids, a.ArtistID)
	}
	slices.SortFunc(ids, func(a, b uuid.UUID) int { return slices.Compare(a[:], b[:]) })
	ids = slices.Compact(ids)
	rows, err := h.store.artistRows(ctx, h.tx, ids)
	if err != nil {
		return err
	}
	for _, a := range rows {
		h.before.Artists = append(h.before.Artists, &a.artistRow)
	}
	said, err := origin.Stated(ctx, h.tx, ids)
	h.before.Said = append(h.before.Said, said...)
	return err
}

// whole reports whether all files of a track go.
func (h *shift) whole(t *trackRow) bool {
	return !slices.ContainsFunc(h.files[t.ID], func(f *lying) bool { return !h.moving[f.FileID] })
}

// going are the tracks of a release that have files which go, and whether these are all.
func (h *shift) going(r *releaseRow) (out []*trackRow, all bool) {
	all = true
	for _, t := range h.tracks {
		if *t.ReleaseID != r.ID {
			continue
		}
		all = all && h.whole(t)
		if slices.ContainsFunc(h.files[t.ID], func(f *lying) bool { return h.moving[f.FileID] }) {
			out = append(out, t)
		}
	}
	return out, all
}

// place finds where each track goes.
func (h *shift) place() error {
	h.folded = map[uuid.UUID]*releaseRow{}
	for _, r := range h.before.Releases {
		tracks, all := h.going(r)
		if len(tracks) == 0 {
			continue
		}
		on := h.release(r, tracks, all)
		for _, t := range tracks {
			if err := h.track(t, r, on); err != nil {
				return err
			}
		}
	}
	h.forget()
	for _, f := range h.before.Files {
		row := *f
		if to, ok := h.to[f.TrackID]; ok {
			row.TrackID = to
		}
		h.before.After = append(h.before.After, &row)
	}
	return nil
}

// forget leaves out of what undoing needs what stays where it is.
func (h *shift) forget() {
	going := map[uuid.UUID]bool{}
	for _, f := range h.before.Files {
		going[f.TrackID] = true
	}
	h.before.Tracks = slices.DeleteFunc(h.before.Tracks, func(t *trackRow) bool { return !going[t.ID] })
	on := map[uuid.UUID]bool{}
	for _, t := range h.before.Tracks {
		on[*t.ReleaseID] = true
	}
	h.before.Releases = slices.DeleteFunc(h.before.Releases, func(r *releaseRow) bool { return !on[r.ID] })
	h.before.Discs = slices.DeleteFunc(h.before.Discs, func(d *discRow) bool { return !on[d.ReleaseID] })
}

// release is that of the target which tracks of another one go to: one that they fit to, else theirs where all of it goes, else a
// new one like theirs.
func (h *shift) release(r *releaseRow, tracks []*trackRow, all bool) *releaseRow {
	mine := &slots{taken: map[string]bool{}, folders: map[string]bool{}}
	for _, t := range tracks {
		mine.add(t, h.files[t.ID])
	}
	for _, o := range h.releases {
		if s := h.slots[o.ID]; s != nil && s.fits(r, mine) {
			for _, t := range tracks {
				s.add(t, h.files[t.ID])
			}
			if h.folded[r.ID] = s.row; all {
				h.before.Moves = append(h.before.Moves, intake.Move{Kind: string(origin.KindRelease), From: r.ID, To: s.row.ID, Whole: true})
			}
			return s.row
		}
	}
	row := *r
	row.AlbumID = h.target.ID
	if !all {
		row.ID, row.Key, row.MBID = id.New(), intake.NewKey("release", true), nil
		h.releases, h.parted = append(h.releases, &row), append(h.parted, [2]uuid.UUID{r.ID, row.ID})
	}
	mine.row = &row
	h.slots[row.ID] = mine
	h.moved = append(h.moved, row)
	return &row
}

// track goes to a release: to the one of its place, else there as it is, where all its files go, else as a copy.
func (h *shift) track(t *trackRow, from, on *releaseRow) error {
	row := *t
	row.AlbumID, row.ReleaseID = &h.target.ID, &on.ID
	whole := h.whole(t)
	if on.ID != from.ID {
		h.disc(t.Disc, from, on)
		row.Key = rekeyed(t, from, on)
	}
	if !whole && row.Key == t.Key {
		return fault.Field(fault.Invalid, "the tags of several files say that they are one track of a release: split all of them", "fileIds")
	}
	row.place(h.target.Place, "")
	there := slices.IndexFunc(h.put, func(o trackRow) bool { return o.Key == row.Key })
	known := slices.IndexFunc(h.tracks, func(o *trackRow) bool { return o.Key == row.Key && o.ID != t.ID })
	switch {
	case there >= 0:
		h.give(t, h.put[there].ID, whole)
	case known >= 0:
		h.give(t, h.tracks[known].ID, whole)
	case whole:
		h.put = append(h.put, row)
	default:
		row.ID = id.New()
		h.put, h.copies, h.copied = append(h.put, row), append(h.copies, row), append(h.copied, [2]uuid.UUID{t.ID, row.ID})
		h.give(t, row.ID, false)
	}
	return nil
}

// give notes that files of a track become those of another one.
func (h *shift) give(t *trackRow, to uuid.UUID, whole bool) {
	m := intake.Move{Kind: string(origin.KindTrack), From: t.ID, To: to, Whole: whole}
	for _, f := range h.files[t.ID] {
		if h.moving[f.FileID] {
			m.Files = append(m.Files, f.FileID)
		}
	}
	h.to[t.ID] = to
	h.before.Moves = append(h.before.Moves, m)
}

// rekeyed is the key of a track on another release, as files come to it there.
func rekeyed(t *trackRow, from, on *releaseRow) string {
	if t.TrackMBID != nil && t.Key == mbKey(*t.TrackMBID) {
		return t.Key
	}
	if rest, ok := strings.CutPrefix(t.Key, from.Key); ok {
		return keyOf(on.Key + rest)
	}
	return keyOf(on.Key, strconv.Itoa(t.Disc), numberText(t.Number), t.FoldedTitle)
}

// disc makes sure that a release has a disc; a new one is like the one it is made for.
func (h *shift) disc(number int, from, on *releaseRow) {
	if slices.ContainsFunc(h.made, func(d discRow) bool { return d.ReleaseID == on.ID && d.Number == number }) {
		return
	}
	row := discRow{ReleaseID: on.ID, Number: number, LibraryID: h.lib.ID}
	for _, d := range h.discs {
		if d.ReleaseID == from.ID && d.Number == number {
			row.Title, row.Media, row.TrackTotal = d.Title, d.Media, d.TrackTotal
		}
	}
	h.made = append(h.made, row)
}
