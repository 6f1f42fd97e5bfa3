package search

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"

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

// Gate is a condition, in SQL, that what is in no library may be seen, by expressions for its id and for the viewer's libraries.
type Gate func(id, libraries string) string

// NewPostgres returns the index on a database, and people is the gate of people.
func NewPostgres(pool *db.DB, people Gate) *Postgres {
	credited := people("found.id", "$2")
	return &Postgres{db: pool, store: store{searches: newSearches(credited), alike: strings.ReplaceAll(alikeSQL, "#credited", credited)}}
}

// maxWords bounds what one search costs.
const maxWords = 12

// Put implements Index.
func (p *Postgres) Put(ctx context.Context, tx db.Q, docs []Doc) error {
	if len(docs) == 0 {
		return nil
	}
	rows, words := make([]row, len(docs)), map[string]bool{}
	folds := make(map[uuid.UUID]string, len(docs))
	for _, d := range docs {
		folds[d.ID] = fold.Text(d.Title)
	}
	for i, d := range docs {
		folded, beside := folds[d.ID], ""
		if d.PartOf != nil {
			beside = folds[*d.PartOf]
		} else if d.Beside != "" {
			beside = fold.Text(d.Beside)
		}
		rows[i] = row{ID: d.ID, Kind: d.Kind, OwnerID: d.OwnerID, Readers: d.Readers, Title: d.Title, Folded: folded, Aliases: aliases(folded, &d),
			Beside: beside, PartOf: d.PartOf, Year: d.Year, Popularity: d.Popularity}
		if d.OwnerID != nil || d.Kind == Person {
			continue // their words correct nobody's titles: see correct, and alike for people
		}
		rows[i].LibraryID = &d.LibraryID
		for w := range strings.FieldsSeq(folded + " " + rows[i].Aliases) {
			words[w] = true
		}
	}
	slices.SortStableFunc(rows, func(a, b row) int { return bytes.Compare(a.ID[:], b.ID[:]) })
	last := rows[:0]
	for i, r := range rows {
		if i+1 == len(rows) || rows[i+1].ID != r.ID {
			last = append(last, r)
		}
	}
	if err := p.store.put(ctx, tx, last, words); err != nil {
		return fmt.Errorf("index %d titles: %w", len(docs), err)
	}
	return nil
}

// aliases are a line for each folded title that is unlike the first and those before it, and for each as it is written in one word.
func aliases(folded string, d *Doc) string {
	var lines []string
	for _, title := range append([]string{d.Title}, d.Also...) {
		for _, text := range []string{title, joined(title)} {
			if line := fold.Text(text); line != "" && line != folded && !slices.Contains(lines, line) {
				lines = append(lines, line)
			}
		}
	}
	return strings.Join(lines, "\n")
}

// joints are signs that stand within a word: many leave them out who look for it.
const joints = "-‐‑–·*/+"

// joined is a title without the signs within its words, as X-Men, AC/DC and M*A*S*H have them; empty for one without any.
func joined(title string) string {
	if !strings.ContainsAny(title, joints) {
		return ""
	}
	letter := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }
	runes := []rune(title)
	out := make([]rune, 0, len(runes))
	for i, r := range runes {
		if i == 0 || i+1 == len(runes) || !strings.ContainsRune(joints, r) || !letter(runes[i-1]) || !letter(runes[i+1]) {
			out = append(out, r)
		}
	}
	if len(out) == len(runes) {
		return ""
	}
	return string(out)
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

// Search implements Index: words by their beginnings, and where that finds nothing, with unknown words corrected, and people who are called
// nearly so.
func (p *Postgres) Search(ctx context.Context, v access.Viewer, a Asked) ([]*Hit, error) {
	folded := fold.Text(a.Text)
	words := strings.Fields(folded)
	if len(words) == 0 || len(v.Libraries) == 0 && v.UserID == uuid.Nil {
		return []*Hit{}, nil
	}
	words = words[:min(len(words), maxWords)]
	alike := make([][]string, len(words))
	for i, w := range words {
		alike[i] = []string{w}
	}
	hits, err := p.store.search(ctx, p.db, v, a, folded, alike)
	if err == nil && len(hits) == 0 {
		hits, err = p.corrected(ctx, v, a, folded, words)
	}
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	return hits, nil
}

func (p *Postgres) corrected(ctx context.Context, v access.Viewer, a Asked, folded string, words []string) ([]*Hit, error) {
	alike, err := p.correct(ctx, v.UserID, words)
	if err != nil {
		return nil, err
	}
	if alike != nil {
		if hits, err := p.store.search(ctx, p.db, v, a, folded, alike); err != nil || len(hits) > 0 {
			return hits, err
		}
	}
	if len(a.Kinds) > 0 && !slices.Contains(a.Kinds, Person) {
		return []*Hit{}, nil
	}
	return p.store.people(ctx, p.db, v.Libraries, folded, a.First)
}

// correct is the words, each with known ones that it is like where it is unknown, also of what the reader owns or was given; nil where
// there are none.
func (p *Postgres) correct(ctx context.Context, reader uuid.UUID, words []string) ([][]string, error) {
	known, err := p.store.correct(ctx, p.db, reader, words)
	if err != nil {
		return nil, err
	}
	alike, changed := make([][]string, len(words)), false
	for i, w := range words {
		alike[i] = append([]string{w}, known[w]...)
		changed = changed || len(known[w]) > 0
	}
	if !changed {
		return nil, nil
	}
	return alike, nil
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
	known, err := p.store.any(ctx, p.db, v.Libraries, query(alike), kind)
	if err == nil && !known {
		alike, err = p.correct(ctx, uuid.Nil, words)
	}
	if err != nil {
		return nil, fmt.Errorf("match: %w", err)
	}
	if alike == nil {
		return noMatch, nil
	}
	return &Match{strings.ReplaceAll(matches, "#kind", string(kind)), []any{query(alike), folded, v.Libraries, MaxMatches}}, nil
}

var noMatch = &Match{Rows: "SELECT NULL::uuid AS found_id, 0::float8 AS relevance WHERE FALSE"}

var quote = strings.NewReplacer(`'`, `''`, `\`, `\\`)

// query writes the tsquery for words of titles: each word or one of those like it, by their beginnings.
func query(words [][]string) string { return queryBy(words, "") }

// wide is query for words of titles and those that stand beside them, each marked by a capital letter: folded words have none.
func wide(words [][]string) string { return queryBy(words, "B") }

func queryBy(words [][]string, mark string) string {
	all := make([]string, len(words))
	for i, alike := range words {
		var one []string
		for _, w := range alike {
			one = append(one, "'"+quote.Replace(w)+"':*")
			if mark != "" {
				one = append(one, "'"+mark+quote.Replace(w)+"':*")
			}
		}
		all[i] = "(" + strings.Join(one, " | ") + ")"
	}
	return strings.Join(all, " & ")
}
