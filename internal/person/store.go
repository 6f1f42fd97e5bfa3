package person

import (
	"context"
	"slices"

	. "github.com/go-jet/jet/v2/postgres"
	"github.com/google/uuid"

	"revenge/internal/platform/db"
	. "revenge/internal/platform/db/gen/public/table"
	"revenge/internal/platform/fold"
	"revenge/internal/platform/id"
	"revenge/internal/platform/keyset"
	"revenge/internal/search"
)

// store is the only writer of people and genres.
type store struct{}

// SelectCredits selects the first credits of each of some owners with their people, as CreditRow has them:
// owners is a list of ids by $1 and $2, as db.OwnedSQL gives it; $3 are the roles, NULL for all, and $4 how many of each
// owner. The credits' primary key, which begins with a column that points at the owner, is walked no further than needed;
// the people are then found in one go. Credits puts them in order, which costs less here than there.
func SelectCredits(owners, credits, owner string) string {
	return `WITH c AS MATERIALIZED (
			SELECT o.id AS owner_id, x.* FROM unnest(` + owners + `) AS o(id) CROSS JOIN LATERAL (
				SELECT person_id, role, character, position FROM ` + credits + `
				WHERE ` + owner + ` = o.id AND ($3::credit_role[] IS NULL OR role = ANY($3)) ORDER BY position LIMIT $4
			) x
		)
		SELECT c.owner_id, c.position, c.role, c.character, p.id, p.name, p.tmdb_id, p.imdb_id FROM c JOIN people p ON p.id = c.person_id
		WHERE p.id = ANY(ARRAY(SELECT person_id FROM c))`
}

// seen is the condition that a row is let through a gate, for statements of jet.
func seen(gate, id string, libraries []uuid.UUID) BoolExpression {
	return RawBool(through(gate, id, "#libraries", ""), RawArgs{"#libraries": append([]uuid.UUID{}, libraries...)})
}

// list is raw because keyset writes the page; see its package comment.
func (store) list(prefix string, libraries []uuid.UUID) keyset.List {
	l := keyset.List{Columns: "id, name, sort_name, tmdb_id, imdb_id", From: "people"}
	if prefix != "" {
		l.Where("sort_name LIKE ? || '%'", fold.Like(prefix))
	}
	l.Where(SeenPerson("people.id", "?"), append([]uuid.UUID{}, libraries...))
	return l
}

func (store) byIDs(ctx context.Context, q db.Q, libraries, ids []uuid.UUID) ([]*Person, error) {
	return db.All[Person](ctx, q, SELECT(People.AllColumns.Except(People.Key, People.CreatedAt)).
		FROM(People).WHERE(db.Any(People.ID, ids).AND(seen(personGate, "people.id", libraries))))
}

func (store) genres(ctx context.Context, q db.Q, kind Titles, libraries []uuid.UUID) ([]*Genre, error) {
	of := genreGate
	if kind != "" {
		of = gate(genreLinks[kind])
	}
	return db.All[Genre](ctx, q, SELECT(Genres.AllColumns).FROM(Genres).WHERE(seen(of, "genres.id", libraries)).ORDER_BY(Genres.Name, Genres.ID))
}

func (store) genresByIDs(ctx context.Context, q db.Q, libraries, ids []uuid.UUID) ([]*Genre, error) {
	return db.All[Genre](ctx, q, SELECT(Genres.AllColumns).FROM(Genres).WHERE(db.Any(Genres.ID, ids).AND(seen(genreGate, "genres.id", libraries))))
}

type keyed struct {
	Key    string
	ID     uuid.UUID
	Name   string
	TMDBID *int64  `db:"tmdb_id"`
	IMDBID *string `db:"imdb_id"`
}

type newPerson struct {
	ID       uuid.UUID `json:"id"`
	Name     string    `json:"name"`
	SortName string    `json:"sort_name"`
	Key      string    `json:"key"`
	TMDBID   *int64    `json:"tmdb_id"`
	IMDBID   *string   `json:"imdb_id"`
}

// put is raw because whole batches travel as one parameter. The documents are those of people who are new, or whom more is known of.
func (store) put(ctx context.Context, q db.Q, wanted map[string]New) (ids map[string]uuid.UUID, docs []search.Doc, err error) {
	ids = make(map[string]uuid.UUID, len(wanted))
	known, err := db.AllSQL[keyed](ctx, q, `SELECT key, id, name, tmdb_id, imdb_id FROM people WHERE key = ANY($1)`, sorted(wanted))
	if err != nil {
		return nil, nil, err
	}
	settled := map[string]bool{}
	for _, k := range known {
		w := wanted[k.Key]
		ids[k.Key] = k.ID
		settled[k.Key] = (k.TMDBID != nil || w.TMDBID == nil) && (k.IMDBID != nil || w.IMDBID == nil)
	}
	var rows []newPerson
	for _, key := range sorted(wanted) {
		if w := wanted[key]; !settled[key] {
			rows = append(rows, newPerson{ID: id.New(), Name: w.Name, SortName: key, Key: key, TMDBID: w.TMDBID, IMDBID: w.IMDBID})
		}
	}
	if len(rows) == 0 {
		return ids, nil, nil
	}
	put, err := db.AllSQL[keyed](ctx, q, `INSERT INTO people (id, name, sort_name, key, tmdb_id, imdb_id)
		SELECT id, name, sort_name, key, tmdb_id, imdb_id FROM json_populate_recordset(NULL::people, $1) ORDER BY key
		ON CONFLICT (key) DO UPDATE SET tmdb_id = COALESCE(people.tmdb_id, EXCLUDED.tmdb_id), imdb_id = COALESCE(people.imdb_id, EXCLUDED.imdb_id)
		RETURNING key, id, name, tmdb_id, imdb_id`, rows)
	for _, k := range put {
		ids[k.Key] = k.ID
		docs = append(docs, search.Doc{ID: k.ID, Kind: search.Person, Title: k.Name, Popularity: 2})
	}
	return ids, docs, err
}

// putGenres is raw because whole batches travel as one parameter.
func (store) putGenres(ctx context.Context, q db.Q, wanted map[string]string) (map[string]uuid.UUID, error) {
	slugs := sorted(wanted)
	known, err := db.AllSQL[Genre](ctx, q, `SELECT id, name, slug FROM genres WHERE slug = ANY($1)`, slugs)
	if err != nil {
		return nil, err
	}
	ids := make(map[string]uuid.UUID, len(wanted))
	for _, g := range known {
		ids[g.Slug] = g.ID
	}
	slugs = slices.DeleteFunc(slugs, func(slug string) bool { _, ok := ids[slug]; return ok })
	if len(slugs) == 0 {
		return ids, nil
	}
	names, fresh := make([]string, len(slugs)), make([]uuid.UUID, len(slugs))
	for i, slug := range slugs {
		names[i], fresh[i] = wanted[slug], id.New()
	}
	put, err := db.AllSQL[Genre](ctx, q, `INSERT INTO genres (id, name, slug) SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[])
		ON CONFLICT (slug) DO UPDATE SET slug = EXCLUDED.slug RETURNING id, name, slug`, fresh, names, slugs)
	for _, g := range put {
		ids[g.Slug] = g.ID
	}
	return ids, err
}
