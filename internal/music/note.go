package music

import (
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/google/uuid"
	"golang.org/x/sys/unix"

	"revenge/internal/intake"
	"revenge/internal/library"
	"revenge/internal/metadata"
	"revenge/internal/metadata/nfo"
	"revenge/internal/music/recording"
	"revenge/internal/origin"
	"revenge/internal/platform/fold"
)

// document reads an NFO file of a folder; nil where there is none that can be understood. Each is read once.
func (s *besides) document(f *library.Found, folder, name string) *nfo.Document {
	key := f.File.RootID.String() + "/" + path.Join(folder, name)
	if doc, known := s.documents[key]; known {
		return doc
	}
	doc, err := s.parse(f, folder, name)
	if err != nil {
		s.problems = append(s.problems, library.FileProblem{FileID: f.File.ID, Stage: library.StageIdentify, Code: "NFO_BROKEN",
			Message: "The file " +
				library.DisplayPath(library.EncodePath(path.Join(folder, name))) + " could not be used: it cannot be read, or is no NFO file that can be understood."})
	}
	s.documents[key] = doc
	return doc
}

func (s *besides) parse(f *library.Found, folder, wanted string) (*nfo.Document, error) {
	names := s.names(f, folder)
	i := slices.IndexFunc(names, func(name string) bool { return strings.EqualFold(name, wanted) })
	if i < 0 {
		return nil, nil //nolint:nilnil // most folders have none
	}
	// It does not wait for the other end of a pipe.
	in, err := s.root(f).OpenFile(path.Join(folder, names[i]), os.O_RDONLY|unix.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	defer func() { _ = in.Close() }()
	if st, err := in.Stat(); err != nil || !st.Mode().IsRegular() {
		return nil, os.ErrInvalid
	}
	return nfo.Parse(in)
}

// note reads what NFO files say of the album and the artist that a file is of. The library's own folder is no album's.
func (e *entry) note(beside *besides) {
	if e.folder == "" {
		return
	}
	for _, folder := range []string{e.folder, within(e)} {
		if doc := beside.document(e.Found, folder, "album.nfo"); doc != nil && doc.Album != nil && e.album == nil {
			e.album = doc.Album
		}
	}
	for _, folder := range []string{e.folder, above(e.folder)} {
		if doc := beside.document(e.Found, folder, "artist.nfo"); doc != nil && doc.Artist != nil && e.artist == nil {
			e.artist = doc.Artist
		}
	}
}

// note states what NFO files say of the albums of the batch.
func (b *batch) note() {
	folders := map[string]map[*group]bool{}
	for _, e := range b.editions {
		at := e.lead().File.RootID.String() + "/" + e.lead().folder
		if folders[at] == nil {
			folders[at] = map[*group]bool{}
		}
		folders[at][e.of] = true
	}
	for _, e := range b.editions {
		lead, g := e.lead(), e.of
		if g.visits() || e.guest {
			continue
		}
		alone := len(folders[lead.File.RootID.String()+"/"+lead.folder]) == 1
		if n := lead.album; n != nil && (alone || fold.Text(n.Title) == fold.Text(lead.Album)) {
			if g.nfo == nil {
				g.nfo = albumFacts(n)
			}
			e.nfo = releaseFacts(n)
		}
	}
}

// noteArtists states what NFO files say of the artists of the albums of the batch, once it is known who these are.
func (b *batch) noteArtists() {
	for _, e := range b.editions {
		if e.of.visits() || e.guest {
			continue
		}
		if lead := e.lead(); len(e.of.artists) == 1 && lead.artist != nil {
			a, by := b.cast.of(e.of.artists[0]), fold.Text(e.of.artists[0].Name)
			called := by == fold.Text(path.Base(path.Dir(lead.folder))) || by == fold.Text(lead.artist.Title)
			if facts := artistFacts(lead.artist); called && by == a.row.TagName && b.mayBe(a, facts) {
				a.nfo = facts
			}
		}
		b.noteIDs(e)
	}
}

// noteIDs states the ids of artists that the NFO of an album names.
func (b *batch) noteIDs(e *edition) {
	if e.nfo == nil {
		return // none, or it is not this album's
	}
	ids := e.lead().album.ArtistIDs
	for _, name := range slices.Sorted(maps.Keys(ids)) {
		for _, n := range e.of.artists {
			if fold.Text(n.Name) != fold.Text(name) && (name != "" || len(e.of.artists) > 1) {
				continue
			}
			facts := origin.Facts{}
			facts.SetID(origin.MusicBrainzID, strings.ToLower(ids[name]))
			if a := b.cast.of(n); a.byAlbums == nil && fold.Text(n.Name) == a.row.TagName && b.mayBe(a, facts) {
				a.byAlbums = facts
			}
		}
	}
}

// mayBe reports whether an NFO is an artist's by the id that it names: another one who has that is who it is of.
func (b *batch) mayBe(a *artist, facts origin.Facts) bool {
	text := facts.Text(origin.MusicBrainzID)
	if text == nil {
		return true
	}
	key, err := uuid.Parse(*text)
	other := b.cast.byID[key]
	return err != nil || other == nil || other == a
}

func artistFacts(n *metadata.Artist) origin.Facts {
	f := about(&n.Facts, n.Styles, n.Moods)
	f.Set(origin.Name, intake.Text(n.Title))
	f.Set(origin.SortName, intake.Text(n.SortTitle))
	f.SetID(origin.MusicBrainzID, strings.ToLower(n.IDs["musicbrainz"]))
	f.Set(origin.Born, intake.Text(recording.Short(n.Born)))
	f.Set(origin.Formed, intake.Text(recording.Short(n.Formed)))
	f.Set(origin.Died, intake.Text(recording.Short(n.Died)))
	f.Set(origin.Disbanded, intake.Text(recording.Short(n.Disbanded)))
	f.Set(origin.Country, intake.CountryCode(n.Countries))
	return f
}

func about(n *metadata.Facts, styles, moods []string) origin.Facts {
	f := origin.Facts{}
	f.Set(origin.Overview, intake.Text(n.Plot))
	f.SetList(origin.Genres, intake.Genres(n))
	f.SetList(origin.Styles, intake.Texts(recording.Few(styles)))
	f.SetList(origin.Moods, intake.Texts(recording.Few(moods)))
	intake.StateTranslations(f, n)
	return f
}

func albumFacts(n *metadata.Album) origin.Facts {
	f := about(&n.Facts, n.Styles, n.Moods)
	f.Set(origin.Title, intake.Text(n.Title))
	f.Set(origin.SortTitle, intake.Text(n.SortTitle))
	f.SetID(origin.MusicBrainzID, strings.ToLower(n.IDs["musicbrainz"]))
	first := n.Original
	if first == "" {
		first = n.Date
	}
	intake.StateDay(f, origin.ReleasedOn, first)
	origin.SetNumber(f, origin.Year, intake.Year(n.Year))
	if d := intake.Day(n.Original); d != nil {
		origin.SetNumber(f, origin.Year, intake.Year(d.Year()))
	}
	var beside []string
	for part := range strings.SplitSeq(n.Kind, "/") {
		part = strings.ToLower(strings.TrimSpace(part))
		switch kind := recording.Kind(strings.ToUpper(part)); kind {
		case recording.Album, recording.EP, recording.Single, recording.Broadcast, recording.Other:
			f.Set(origin.AlbumKind, new(string(kind)))
		case "":
		default:
			letter, size := utf8.DecodeRuneInString(part)
			beside = append(beside, string(unicode.ToUpper(letter))+part[size:])
		}
	}
	f.SetList(origin.SecondaryKinds, intake.Texts(recording.Few(beside)))
	switch {
	case n.Compilation != nil && *n.Compilation, slices.Contains(beside, "Compilation"):
		f.Set(origin.Compilation, new("true"))
	case n.Compilation != nil:
		f.Set(origin.Compilation, new("false"))
	}
	return f
}

func releaseFacts(n *metadata.Album) origin.Facts {
	f := origin.Facts{}
	f.Set(origin.Label, intake.Text(recording.Short(n.Label)))
	f.Set(origin.ReleaseStatus, intake.Text(recording.Short(n.Status)))
	f.SetID(origin.MusicBrainzID, strings.ToLower(n.IDs["musicbrainzrelease"]))
	if d := intake.Day(n.Date); d != nil {
		f.Set(origin.ReleasedOn, new(d.String()))
		origin.SetNumber(f, origin.Year, new(d.Year()))
	}
	return f
}
