package review

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"revenge/internal/access"
	"revenge/internal/library"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
)

// most is how many files one decision may be about.
const most = 500

// Accept takes candidates: of each file the best, or the one that is an item, or what it was parsed as.
type Accept struct {
	Files []uuid.UUID
	// Item is a film or series; nil for the best candidate of each file.
	Item *id.ID
	// AsParsed takes what the names and NFO files say as a new item.
	AsParsed bool
}

// Accept decides that files are one of their candidates. A file without such a candidate is fault.Conflict.
func (s *Service) Accept(ctx context.Context, v access.Viewer, a Accept) ([]*Decision, error) {
	rows, err := s.decidable(ctx, v, a.Files)
	if err != nil {
		return nil, err
	}
	files := make([]*File, len(rows))
	for i, r := range rows {
		files[i] = r.file()
	}
	all, err := s.ranked(ctx, v, files)
	if err != nil {
		return nil, err
	}
	list := make([]*ruling, len(rows))
	for i, r := range rows {
		c := pick(all[r.ID], a)
		if c == nil {
			return nil, fault.Field(fault.Conflict, library.DisplayPath(r.Path)+" has no such candidate; say what it is", "fileIds")
		}
		list[i] = s.ruling(v, r, Accepted)
		if list[i].take(r, c); *list[i].Kind == Episode && len(list[i].Episodes) == 0 {
			return nil, fault.Field(fault.Conflict, library.DisplayPath(r.Path)+" has no episode number; say which it is", "fileIds")
		}
	}
	return s.decide(ctx, v, list)
}

func pick(list []*Candidate, a Accept) *Candidate {
	for _, c := range list {
		switch {
		case a.AsParsed && c.parsed, !a.AsParsed && a.Item == nil,
			a.Item != nil && c.ItemID != nil && *c.ItemID == a.Item.UUID && strings.EqualFold(*c.ItemKind, string(a.Item.Kind)):
			return c
		}
	}
	return nil
}

// take copies a candidate into a decision about a file.
func (r *ruling) take(file *fileRow, c *Candidate) {
	kind := kinds[file.LibraryKind]
	r.Kind, r.Title, r.Season, r.Episodes, r.IDs = &kind, &c.Title, c.Season, append([]int{}, c.Episodes...), c.IDs
	if c.Year > 0 {
		r.Year = &c.Year
	}
	if c.key != "" && c.home == file.LibraryID {
		r.Key = &c.key
	}
	if r.IDs == nil {
		r.IDs = map[string]string{}
	}
	if kind == Track {
		r.Artist, r.Artists = &c.By, append([]string{}, c.Artists...)
		if r.Key != nil && c.release != "" {
			r.ReleaseKey = &c.release
		}
	}
	if kind == Episode && r.Season == nil && len(r.Episodes) > 0 {
		r.Season = new(1)
	}
}

// Correct says what files are: a film or series that is known, or a new one.
type Correct struct {
	Files []uuid.UUID
	Kind  Kind
	Item  *id.ID
	// Title and so on are of a new one.
	Title  string
	Artist string // of an album
	Year   *int
	IDs    map[string]string
	Season *int
	// Episode is of one file; without it files keep the number that their names say.
	Episode *int
}

// Correct decides what files are. What cannot be is fault.Invalid.
func (s *Service) Correct(ctx context.Context, v access.Viewer, c Correct) ([]*Decision, error) {
	rows, err := s.decidable(ctx, v, c.Files)
	if err != nil {
		return nil, err
	}
	if err := c.check(); err != nil {
		return nil, err
	}
	what := &Candidate{Title: strings.TrimSpace(c.Title), Year: orZero(c.Year), IDs: c.IDs}
	if by := strings.TrimSpace(c.Artist); by != "" {
		what.By, what.Artists = by, []string{by}
	}
	if c.Item != nil {
		if what, err = s.named(ctx, v, c.Kind, *c.Item); err != nil {
			return nil, err
		}
	}
	list := make([]*ruling, len(rows))
	for i, r := range rows {
		if kinds[r.LibraryKind] != c.Kind {
			return nil, fault.Field(fault.Invalid, "the library of "+library.DisplayPath(r.Path)+" holds something else", "kind")
		}
		one := *what
		if c.Kind != Movie {
			if err := one.numbered(r, c); err != nil {
				return nil, err
			}
		}
		list[i] = s.ruling(v, r, Corrected)
		list[i].take(r, &one)
	}
	return s.decide(ctx, v, list)
}

func (c *Correct) check() error {
	switch {
	case c.Kind != Movie && c.Kind != Episode && c.Kind != Track:
		return fault.Field(fault.Invalid, "a file is a MOVIE, an EPISODE or a TRACK", "kind")
	case c.Kind == Track && c.Item == nil && strings.TrimSpace(c.Artist) == "":
		return fault.Field(fault.Invalid, "say who the album is by", "artist")
	case strings.ContainsRune(c.Artist, 0):
		return fault.Field(fault.Invalid, "an artist is text", "artist")
	case utf8.RuneCountInString(c.Artist) > 500:
		return fault.Field(fault.Invalid, "an artist has at most 500 characters", "artist")
	case c.Item == nil && strings.TrimSpace(c.Title) == "":
		return fault.Field(fault.Invalid, "give a title, or the item that it is", "title")
	case strings.ContainsRune(c.Title, 0):
		return fault.Field(fault.Invalid, "a title is text", "title")
	case utf8.RuneCountInString(c.Title) > 500:
		return fault.Field(fault.Invalid, "a title has at most 500 characters", "title")
	case c.Year != nil && (*c.Year < 1000 || *c.Year > 9999):
		return fault.Field(fault.Invalid, "a year has four digits", "year")
	case c.Season != nil && (*c.Season < 0 || *c.Season > 100_000):
		return fault.Field(fault.Invalid, "a season is 0 or more", "season")
	case c.Episode != nil && (*c.Episode < 0 || *c.Episode > 100_000):
		return fault.Field(fault.Invalid, "an episode is 0 or more", "episode")
	case c.Episode != nil && len(c.Files) > 1:
		return fault.Field(fault.Invalid, "several files are not one episode; leave the number out, and each keeps its own", "episode")
	}
	return nil
}

// named is the film or series with an id.
func (s *Service) named(ctx context.Context, v access.Viewer, kind Kind, item id.ID) (*Candidate, error) {
	want := id.Kind("movie")
	switch kind {
	case Episode:
		want = "series"
	case Track:
		want = "album"
	}
	key, err := item.Key(want)
	if err != nil {
		return nil, fault.Field(fault.NotFound, "there is no such "+string(want)+", or you may not see it", "itemId")
	}
	row, err := s.store.item(ctx, s.DB, v, kind, key)
	if errors.Is(err, fault.NotFound) {
		return nil, fault.Field(fault.NotFound, "there is no such "+string(want)+", or you may not see it", "itemId")
	}
	if err != nil {
		return nil, fmt.Errorf("read %s %s: %w", want, key, err)
	}
	out := &Candidate{ItemKind: &row.Kind, ItemID: &row.ID, Title: row.Title, Year: orZero(row.Year), IDs: row.ids(), key: row.Key, home: row.LibraryID,
		Artists: row.Artists, release: row.ReleaseKey}
	if row.Credit != nil {
		out.By = *row.Credit
	}
	return out, nil
}

// numbered gives an episode its number: what was said, else what the file's names say.
func (c *Candidate) numbered(r *fileRow, said Correct) error {
	if r.Evidence != nil {
		c.Season, c.Episodes = r.Evidence.Season, r.Evidence.Episodes
	}
	if said.Season != nil {
		c.Season = said.Season
	}
	if said.Episode != nil {
		c.Episodes = []int{*said.Episode}
	}
	if len(c.Episodes) == 0 && said.Kind == Episode {
		return fault.Field(fault.Invalid, "the name of "+library.DisplayPath(r.Path)+" says no episode; say which it is", "episode")
	}
	return nil
}

// Ignore decides that files are right as they are, or of no interest.
func (s *Service) Ignore(ctx context.Context, v access.Viewer, files []uuid.UUID) ([]*Decision, error) {
	rows, err := s.decidable(ctx, v, files)
	if err != nil {
		return nil, err
	}
	list := make([]*ruling, len(rows))
	for i, r := range rows {
		list[i] = s.ruling(v, r, Ignored)
	}
	return s.decide(ctx, v, list)
}

// decidable reads files that can be decided about.
func (s *Service) decidable(ctx context.Context, v access.Viewer, files []uuid.UUID) ([]*fileRow, error) {
	if err := v.RequireAdmin(); err != nil {
		return nil, err
	}
	if len(files) == 0 || len(files) > most {
		return nil, fault.Field(fault.Invalid, fmt.Sprintf("give 1 to %d files", most), "fileIds")
	}
	rows, err := s.store.files(ctx, s.DB, v.Libraries, files)
	if err != nil {
		return nil, fmt.Errorf("read %d files: %w", len(files), err)
	}
	if len(rows) != len(files) {
		return nil, fault.Field(fault.NotFound, "one of the files does not exist, or you may not see it", "fileIds")
	}
	for _, r := range rows {
		if kinds[r.LibraryKind] == "" {
			return nil, fault.Field(fault.Invalid, library.DisplayPath(r.Path)+" is no film, episode or track", "fileIds")
		}
	}
	return rows, nil
}

func (s *Service) ruling(v access.Viewer, r *fileRow, verdict Verdict) *ruling {
	out := &ruling{ID: id.New(), LibraryID: r.LibraryID, RootID: r.RootID, Path: r.Path, OSHash: r.OSHash, SizeBytes: r.SizeBytes, FileID: r.ID, Verdict: verdict,
		Episodes: []int{}, IDs: map[string]string{}, Artists: []string{}, ArtistKeys: []string{}, DecidedAt: s.Clock.Now()}
	if v.UserID != uuid.Nil {
		out.DecidedBy = &v.UserID
	}
	return out
}

// decide writes decisions and asks for their files to be identified again.
func (s *Service) decide(ctx context.Context, v access.Viewer, list []*ruling) ([]*Decision, error) {
	keys := make([]uuid.UUID, len(list))
	again := map[uuid.UUID][]uuid.UUID{}
	for i, r := range list {
		keys[i] = r.ID
		if r.Verdict != Ignored {
			again[r.LibraryID] = append(again[r.LibraryID], r.FileID)
		}
	}
	var out []*Decision
	err := s.DB.Tx(ctx, func(tx pgx.Tx) (err error) {
		if err := s.store.decide(ctx, tx, list); err != nil {
			return err
		}
		if out, err = s.store.decisionsByIDs(ctx, tx, v.Libraries, keys); err != nil {
			return err
		}
		return s.reidentify(ctx, tx, again)
	})
	if err != nil {
		return nil, fmt.Errorf("decide about %d files: %w", len(list), err)
	}
	s.Bus.Signal(ctx, topic)
	return out, nil
}

func (s *Service) reidentify(ctx context.Context, tx pgx.Tx, files map[uuid.UUID][]uuid.UUID) error {
	for l, list := range files {
		if err := s.Queue.Enqueue(ctx, tx, library.ReidentifyArgs{LibraryID: l, FileIDs: list}); err != nil {
			return err
		}
	}
	return nil
}

// Undo takes decisions back: their files are identified by their names again, and come back into the inbox. Decisions that
// were undone already, or are unknown, are fault.NotFound.
func (s *Service) Undo(ctx context.Context, v access.Viewer, keys []uuid.UUID) ([]*Decision, error) {
	if err := v.RequireAdmin(); err != nil {
		return nil, err
	}
	if len(keys) == 0 || len(keys) > most {
		return nil, fault.Field(fault.Invalid, fmt.Sprintf("give 1 to %d decisions", most), "decisionIds")
	}
	var out []*Decision
	err := s.DB.Tx(ctx, func(tx pgx.Tx) error {
		met, err := s.store.undo(ctx, tx, v.Libraries, keys, s.Clock.Now())
		if err == nil && len(met) == 0 {
			err = fault.Field(fault.NotFound, "there is no such decision, or it was undone already", "decisionIds")
		}
		if err != nil {
			return err
		}
		again := map[uuid.UUID][]uuid.UUID{}
		for _, u := range met {
			if u.Verdict != Ignored && u.FileID != nil {
				again[u.LibraryID] = append(again[u.LibraryID], *u.FileID)
			}
		}
		if out, err = s.store.decisionsByIDs(ctx, tx, v.Libraries, keys); err != nil {
			return err
		}
		return s.reidentify(ctx, tx, again)
	})
	if err != nil {
		return nil, fmt.Errorf("undo %d decisions: %w", len(keys), err)
	}
	s.Bus.Signal(ctx, topic)
	return out, nil
}
