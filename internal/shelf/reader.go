package shelf

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"revenge/internal/access"
	"revenge/internal/metadata"
)

const titleRead = "title_read"

// sorted is the column of an order, and what tells the list in this order from others: titles are sorted as they are read.
func sorted(by OrderField, f any, reader []string) (column string, filter any) {
	if by == ByTitle && len(reader) > 0 {
		return titleRead, []any{f, reader}
	}
	return columns[by].Name, f
}

// asRead adds to the list what its titles are sorted by as the viewer reads them, and returns where these are found; nil for who
// reads the main ones. It is written as in shelf_index_titles, so that its index is found; no text of a client gets into it, see
// metadata.Reading.
func (l *List[T]) asRead(v access.Viewer) []string {
	if !l.Translated {
		return nil
	}
	reader := metadata.Reading(v.TitleLanguage)
	if len(reader) == 0 {
		return nil
	}
	titles := make([]string, len(reader))
	for i, r := range reader {
		title := "sort_titles ->> '" + r + "'"
		titles[i] = " WHEN (" + title + ") IS NOT NULL THEN " + title
	}
	table, joined, _ := strings.Cut(l.From, " ")
	l.From = "(SELECT *, CASE" + strings.Join(titles, "") + " ELSE sort_title END AS " + titleRead + " FROM " + table + ") " + table + " " + joined
	l.Columns += ", " + titleRead
	return reader
}

// IndexTitles makes lists fast that are sorted as somebody reads titles, and lets go of what nobody needs, one index after the other:
// nothing can be written to the titles while one is made. Where others hold them it is fault.Unavailable; what is done stays done.
func (s *Service) IndexTitles(ctx context.Context) error {
	for {
		// Read anew for each, else two nodes might undo each other's work for ever.
		readers, err := s.readers(ctx)
		if err != nil {
			return err
		}
		if more, err := s.store.index(ctx, s.db, readers); err != nil {
			return fmt.Errorf("index titles as %s are read: %w", readers, err)
		} else if !more {
			return nil
		}
	}
}

// readers are those who read titles in other languages, as JSON: where each of them looks for a title.
func (s *Service) readers(ctx context.Context) (string, error) {
	languages, err := s.store.languages(ctx, s.db)
	if err != nil {
		return "", fmt.Errorf("read whose titles are in which language: %w", err)
	}
	readers := [][]string{}
	for _, l := range languages {
		if reader := metadata.Reading(l); len(reader) > 0 {
			readers = append(readers, reader)
		}
	}
	raw, err := json.Marshal(readers)
	return string(raw), err
}
