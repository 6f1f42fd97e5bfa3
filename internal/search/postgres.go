package search

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/google/uuid"

	"revenge/internal/access"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fold"
)

// Postgres is the Index that needs nothing beside the database.
type Postgres struct {
	db    *db.DB
	store store
}

var _ Index = (*Postgres)(nil)

// NewPostgres returns the index on a database.
func NewPostgres(pool *db.DB) *Postgres { return &Postgres{db: pool} }

// maxWords bounds what one search costs.
const maxWords = 12

// Put implements Index.
func (p *Postgres) Put(ctx context.Context, tx db.Q, docs []Doc) error {
	if len(docs) == 0 {
		return nil
	}
	rows, words := make([]row, len(docs)), map[string]bool{}
	for i, d := range docs {
		folded := fold.Text(d.Title)
		rows[i] = row{ID: d.ID, Kind: d.Kind, OwnerID: d.OwnerID, Readers: d.Readers, Title: d.Title, Folded: folded, Aliases: aliases(folded, d.Also),
			Year: d.Year, Popularity: d.Popularity}
		if d.OwnerID != nil {
			continue // its words are for its readers alone: see correct
		}
		rows[i].LibraryID = &d.LibraryID
		for w := range strings.FieldsSeq(folded + " " + rows[i].Aliases) {
			words[w] = true
		}
	}
	slices.SortFunc(rows, func(a, b row) int { return bytes.Compare(a.ID[:], b.ID[:]) })
	if err := p.store.put(ctx, tx, rows, words); err != nil {
		return fmt.Errorf("index %d titles: %w", len(docs), err)
	}
	return nil
}

// aliases are a line for each folded title that is unlike the first and those before it.
func aliases(folded string, also []string) string {
	var lines []string
	for _, title := range also {
		if line := fold.Text(title); line != "" && line != folded && !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// Remove implements Index.
func (p *Postgres) Remove(ctx context.Context, tx db.Q, ids []uuid.UUID) error {
	if len(ids) == 0 {
		return nil
	}
	if err := p.store.remove(ctx, tx, ids); err != nil {
		return fmt.Errorf("forget %d titles: %w", len(ids), err)
	}
	return nil
}

// Search implements Index: words by their beginnings, and where that finds too little, with unknown words corrected.
func (p *Postgres) Search(ctx context.Context, v access.Viewer, text string, kinds []Kind, first int) ([]*Hit, error) {
	folded := fold.Text(text)
	words := strings.Fields(folded)
	if len(words) == 0 || len(v.Libraries) == 0 && v.UserID == uuid.Nil {
		return []*Hit{}, nil
	}
	words = words[:min(len(words), maxWords)]
	alike := make([][]string, len(words))
	for i, w := range words {
		alike[i] = []string{w}
	}
	hits, err := p.store.find(ctx, p.db, v, folded, query(alike), kinds, first)
	if err == nil && len(hits) == 0 {
		hits, err = p.corrected(ctx, v, folded, words, kinds, first)
	}
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	return hits, nil
}

func (p *Postgres) corrected(ctx context.Context, v access.Viewer, folded string, words []string, kinds []Kind, first int) ([]*Hit, error) {
	query, err := p.correct(ctx, v.UserID, words)
	if err != nil || query == "" {
		return []*Hit{}, err
	}
	return p.store.find(ctx, p.db, v, folded, query, kinds, first)
}

// correct is the query with words that are like unknown ones, also in what the reader owns or was given; empty where there are none.
func (p *Postgres) correct(ctx context.Context, reader uuid.UUID, words []string) (string, error) {
	known, err := p.store.correct(ctx, p.db, reader, words)
	if err != nil {
		return "", err
	}
	alike, changed := make([][]string, len(words)), false
	for i, w := range words {
		alike[i] = append([]string{w}, known[w]...)
		changed = changed || len(known[w]) > 0
	}
	if !changed {
		return "", nil
	}
	return query(alike), nil
}

// Match implements Index: words by their beginnings, and where nothing has them, with unknown words corrected.
func (p *Postgres) Match(ctx context.Context, v access.Viewer, text string, kind Kind) (*Match, error) {
	folded := fold.Text(text)
	words := strings.Fields(folded)
	if len(words) == 0 {
		return noMatch, nil
	}
	words = words[:min(len(words), maxWords)]
	alike := make([][]string, len(words))
	for i, w := range words {
		alike[i] = []string{w}
	}
	asked := query(alike)
	known, err := p.store.any(ctx, p.db, v.Libraries, asked, kind)
	if err == nil && !known {
		asked, err = p.correct(ctx, uuid.Nil, words)
	}
	if err != nil {
		return nil, fmt.Errorf("match: %w", err)
	}
	if asked == "" {
		return noMatch, nil
	}
	return &Match{strings.ReplaceAll(matches, "#kind", string(kind)), []any{asked, folded, v.Libraries, MaxMatches}}, nil
}

var noMatch = &Match{Rows: "SELECT NULL::uuid AS found_id, 0::float8 AS relevance WHERE FALSE"}

var quote = strings.NewReplacer(`'`, `''`, `\`, `\\`)

// query writes the tsquery: each word or one of those like it, by their beginnings.
func query(words [][]string) string {
	all := make([]string, len(words))
	for i, alike := range words {
		one := make([]string, len(alike))
		for k, w := range alike {
			one[k] = "'" + quote.Replace(w) + "':*"
		}
		all[i] = "(" + strings.Join(one, " | ") + ")"
	}
	return strings.Join(all, " & ")
}
