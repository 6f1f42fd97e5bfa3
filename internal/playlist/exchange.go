package playlist

import (
	"context"
	"fmt"
	"path"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/library"
	"revenge/internal/platform/fold"
)

// Imported is what came of a list.
type Imported struct {
	// Key is the new playlist's; nil when nothing was found.
	Key    *uuid.UUID
	Found  int
	Missed []string
}

// Import makes a playlist of what the viewer sees of an M3U list: entries are files by their names, the one whose folders
// are most alike where several have the name, else films by their titles. A text that is no list is fault.Invalid.
func (s *Service) Import(ctx context.Context, v access.Viewer, name, text string) (*Imported, error) {
	if err := v.RequireUser(); err != nil {
		return nil, err
	}
	if err := s.checkName(&name); err != nil {
		return nil, err
	}
	entries, err := ReadM3U(text)
	if err != nil {
		return nil, err
	}
	lookedFor := make([]*wanted, len(entries))
	for i, e := range entries {
		lookedFor[i] = e.wanted()
	}
	known, err := s.find(ctx, v, lookedFor)
	var items []*member
	out := &Imported{}
	if err == nil {
		items, out.Missed, err = known.all(ctx, lookedFor)
	}
	if err != nil {
		return nil, fmt.Errorf("find the entries of a list: %w", err)
	}
	if out.Found = len(items); out.Found == 0 {
		return out, nil
	}
	key, err := s.create(ctx, v, New{Name: name}, items)
	out.Key = &key
	return out, err
}

// wanted is an entry as it is looked for.
type wanted struct {
	Entry
	name   string   // of the file
	steps  []string // see Entry.steps
	folded string   // the title
}

func (e Entry) wanted() *wanted {
	out := &wanted{Entry: e, steps: e.steps()}
	if len(out.steps) > 0 {
		out.name = out.steps[0]
	}
	if e.Title != "" {
		out.folded = fold.Text(e.Title)
	}
	return out
}

// findings are what the viewer sees under the names of a list.
type findings struct {
	files  map[string][]*found
	titles map[string][]*found
}

func (s *Service) find(ctx context.Context, v access.Viewer, entries []*wanted) (*findings, error) {
	names, titles := make([]string, 0, len(entries)), []string{}
	for _, e := range entries {
		names = append(names, library.EncodePath(e.name))
		if e.Title != "" {
			titles = append(titles, e.folded)
		}
	}
	files, err := s.store.byFileNames(ctx, s.DB, v.Libraries, names)
	if err != nil {
		return nil, err
	}
	films, err := s.store.byTitles(ctx, s.DB, v.Libraries, titles)
	if err != nil {
		return nil, err
	}
	out := &findings{map[string][]*found{}, map[string][]*found{}}
	for _, f := range files {
		f.Text = library.DisplayPath(f.Text)
		out.files[path.Base(f.Text)] = append(out.files[path.Base(f.Text)], f)
	}
	for _, f := range films {
		out.titles[f.Text] = append(out.titles[f.Text], f)
	}
	return out, nil
}

// all are what the entries stand for, and the locations of those that stand for nothing. Many files may have the name of each of many entries, so it
// ends with ctx.
func (k *findings) all(ctx context.Context, entries []*wanted) (items []*member, missed []string, err error) {
	for _, e := range entries {
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		if item := k.item(e); item != nil {
			items = append(items, item)
		} else {
			missed = append(missed, e.Location)
		}
	}
	return items, missed, nil
}

// item is what an entry stands for; nil for nothing. A title that several films have stands for none.
func (k *findings) item(e *wanted) *member {
	var best *found
	nearest := -1
	for _, f := range k.files[e.name] {
		if near := closeness(e.steps, f.Text); near > nearest {
			best, nearest = f, near
		}
	}
	if films := k.titles[e.folded]; best == nil && e.Title != "" && len(films) == 1 {
		best = films[0]
	}
	if best == nil {
		return nil
	}
	return &member{ItemKind: best.ItemKind, ItemID: best.ItemID, LibraryID: best.LibraryID}
}

func (s *Service) lines(ctx context.Context, v access.Viewer, p *Playlist) ([]*exported, error) {
	if p.Rules == nil {
		return s.store.lines(ctx, s.DB, v, p.ID)
	}
	c, err := s.choose(v, p.ID, p.Rules, s.today())
	if err != nil {
		return nil, err
	}
	return s.store.chosenLines(ctx, s.DB, c)
}

// Export writes a playlist as an M3U list: what the viewer sees of it, with paths for administrators and names for others.
func (s *Service) Export(ctx context.Context, v access.Viewer, p *Playlist) (string, error) {
	rows, err := s.lines(ctx, v, p)
	if err != nil {
		return "", fmt.Errorf("export playlist %s: %w", p.ID, err)
	}
	whole := v.RequireAdmin() == nil
	lines := make([]*Line, len(rows))
	for i, r := range rows {
		lines[i] = &Line{Title: r.Title, DurationMs: r.RuntimeMs}
		switch {
		case r.Path == nil:
		case whole && r.Root != nil:
			lines[i].Path = (&library.Root{Path: *r.Root}).AbsolutePath(*r.Path)
		default:
			lines[i].Path = library.DisplayPath(path.Base(*r.Path))
		}
	}
	return WriteM3U(p.Name, lines), nil
}
