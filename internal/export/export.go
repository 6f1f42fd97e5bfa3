package export

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"path"
	"strconv"
	"strings"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/library"
	"revenge/internal/metadata/nfo"
	"revenge/internal/movie"
	"revenge/internal/music"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/id"
	"revenge/internal/tvshow"
)

// Deps are what a Service needs.
type Deps struct {
	Movies    *movie.Service
	TVShows   *tvshow.Service
	Music     *music.Service
	Libraries *library.Service
}

// Service writes NFO files.
type Service struct{ Deps }

// NewService returns the service.
func NewService(d Deps) *Service { return &Service{d} }

// maxAtOnce is how many items one request may name.
const maxAtOnce = 100

// sheet is one NFO file: what it says, and where it belongs.
type sheet struct {
	item   id.ID
	doc    nfo.Document
	places []place
	// away says why there is no place.
	away string
}

// place is a file's path below a library root.
type place struct {
	root uuid.UUID
	path string // as the disk knows it
}

// NFO returns the document of a film, series, episode, artist or album. What does not exist or may not be seen is fault.NotFound.
func (s *Service) NFO(ctx context.Context, v access.Viewer, which id.ID) (string, error) {
	sheets, err := s.sheets(ctx, v, []id.ID{which}, "id")
	if err != nil {
		return "", err
	}
	return sheets[0].text()
}

func (sh *sheet) text() (string, error) {
	var out bytes.Buffer
	err := sh.doc.Write(&out)
	return out.String(), err
}

// Reason is why a file was not written.
type Reason string

// The reasons.
const (
	// Exists: there is another file of this name already.
	Exists Reason = "EXISTS"
	// NoFiles: nothing of the item is on a disk now, so that there is no place.
	NoFiles Reason = "NO_FILES"
	// NotWritable: the folder does not take it.
	NotWritable Reason = "NOT_WRITABLE"
)

// Written is a file that holds what is known now.
type Written struct {
	ItemID id.ID
	Name   string
}

// Skipped is something that was not written.
type Skipped struct {
	ItemID id.ID
	// Name is nil where there is no place for the file.
	Name    *string
	Reason  Reason
	Message string
}

// Result is what became of a request to write.
type Result struct {
	Written []*Written
	Skipped []*Skipped
}

// Write writes the NFO files of films, series, episodes, artists and albums beside their media. One that differs is left alone, or with
// replace put aside as .bak. Only administrators may.
func (s *Service) Write(ctx context.Context, v access.Viewer, which []id.ID, replace bool) (*Result, error) {
	if err := v.RequireAdmin(); err != nil {
		return nil, err
	}
	sheets, err := s.sheets(ctx, v, which, "itemIds")
	if err != nil {
		return nil, err
	}
	out := &Result{}
	for _, sh := range sheets {
		text, err := sh.text()
		if err != nil {
			return nil, err
		}
		if len(sh.places) == 0 {
			out.Skipped = append(out.Skipped, &Skipped{ItemID: sh.item, Reason: NoFiles, Message: cmp.Or(sh.away, "none of its files is there now")})
		}
		for _, at := range sh.places {
			name := library.DisplayPath(library.EncodePath(path.Base(at.path)))
			if err := s.Libraries.WriteBeside(ctx, v, at.root, at.path, []byte(text), replace); err != nil {
				skipped, err := skip(err)
				if err != nil {
					return nil, fmt.Errorf("write an NFO file: %w", err)
				}
				skipped.ItemID, skipped.Name = sh.item, &name
				out.Skipped = append(out.Skipped, skipped)
				continue
			}
			out.Written = append(out.Written, &Written{sh.item, name})
		}
	}
	return out, nil
}

// skip says why a file was not written; what nobody expects stays an error.
func skip(err error) (*Skipped, error) {
	var said *fault.Mistake
	if !errors.As(err, &said) {
		return nil, err
	}
	reason := NotWritable
	if errors.Is(err, fault.Conflict) {
		reason = Exists
	}
	return &Skipped{Reason: reason, Message: said.Message}, nil
}

// sheets reads what is known of items, in their order, in the same number of statements for any number of them.
func (s *Service) sheets(ctx context.Context, v access.Viewer, which []id.ID, field string) ([]*sheet, error) {
	if len(which) == 0 || len(which) > maxAtOnce {
		return nil, fault.Field(fault.Invalid, fmt.Sprintf("name 1 to %d films, series, episodes, artists and albums", maxAtOnce), field)
	}
	keys := map[id.Kind][]uuid.UUID{}
	for i, one := range which {
		switch one.Kind {
		case "movie", "series", "episode", "artist", "album":
			keys[one.Kind] = append(keys[one.Kind], one.UUID)
		default:
			return nil, missing(field, i, len(which))
		}
	}
	known := map[id.ID]*sheet{}
	for kind, read := range map[id.Kind]func(context.Context, access.Viewer, []uuid.UUID, map[id.ID]*sheet) error{
		"movie": s.films, "series": s.series, "episode": s.episodes, "artist": s.artists, "album": s.albums} {
		if len(keys[kind]) == 0 {
			continue
		}
		if err := read(ctx, v, keys[kind], known); err != nil {
			return nil, err
		}
	}
	out, taken := make([]*sheet, 0, len(which)), map[id.ID]bool{}
	for i, one := range which {
		sh := known[one]
		if sh == nil {
			return nil, missing(field, i, len(which))
		}
		if !taken[one] {
			out, taken[one] = append(out, sh), true
		}
	}
	return out, nil
}

func missing(field string, i, n int) error {
	at := []string{field}
	if n > 1 || field != "id" {
		at = append(at, strconv.Itoa(i))
	}
	return fault.Field(fault.NotFound, "there is no such film, series, episode, artist or album, or you may not see it", at...)
}

// beside is the place of an NFO file for a media file: the same name with another ending.
func beside(f *library.File) place {
	raw := library.DecodePath(f.Path)
	return place{f.RootID, strings.TrimSuffix(raw, path.Ext(raw)) + ".nfo"}
}
