package byhand

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"revenge/internal/artwork"
	"revenge/internal/platform/db"
	"revenge/internal/platform/id"
	"revenge/internal/platform/keyset"
	"revenge/internal/platform/page"
)

// film is what the page query returns, with its relations.
type film struct {
	id                           uuid.UUID
	title, sortTitle             string
	original, certification      *string
	year                         *int
	runtime                      *int64
	rating                       *float64
	pictures                     [3]*uuid.UUID
	addedAt                      time.Time
	overview                     *string
	genres, credits, files, seen []byte
}

// Rich is the page of films with all that a list of them shows.
type Rich struct {
	Pool     *db.DB
	Artworks *artwork.Service
	User     uuid.UUID
	Library  uuid.UUID
}

// Handler serves the page alone, without GraphQL; the variable n is its size.
func (n *Rich) Handler() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var asked struct{ Variables struct{ N int } }
		err := json.NewDecoder(r.Body).Decode(&asked)
		var out []byte
		if err == nil {
			out, err = n.Page(r.Context(), asked.Variables.N)
		}
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write(out) // the client has gone
	})
}

// Page is the answer with so many films, those that were added last.
func (n *Rich) Page(ctx context.Context, size int) ([]byte, error) {
	films, err := n.films(ctx, size)
	if err != nil {
		return nil, err
	}
	more := len(films) > size
	films = films[:min(size, len(films))]
	pictures, err := n.relations(ctx, films)
	if err != nil {
		return nil, err
	}
	out := make([]byte, 0, 128<<10)
	out = append(out, `{"data":{"movies":{"pageInfo":{"hasNextPage":`...)
	out = strconv.AppendBool(out, more)
	out = append(out, `,"endCursor":"`...)
	out = append(out, cursor(films[len(films)-1])...)
	out = append(out, `"},"nodes":[`...)
	for i, f := range films {
		if i > 0 {
			out = append(out, ',')
		}
		out = n.write(out, f, pictures)
	}
	return append(out, `]}}}`...), nil
}

func cursor(f *film) page.Cursor {
	o := keyset.Order[*film]{Direction: page.Desc, ID: func(f *film) uuid.UUID { return f.id }, Filter: emptyFilter,
		Column: keyset.Column[*film]{Name: "added_at", Text: func(f *film) string { return f.addedAt.Format(time.RFC3339Nano) }}}
	return o.Cursor(f)
}

func (n *Rich) films(ctx context.Context, size int) ([]*film, error) {
	rows, err := n.Pool.Query(ctx, `SELECT id, title, sort_title, original_title, year, runtime_ms, certification, rating, poster_id, backdrop_id, logo_id, added_at
		FROM movies WHERE library_id = $1 AND missing_since IS NULL ORDER BY added_at DESC, id DESC LIMIT `+strconv.Itoa(size+1), n.Library)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, func(r pgx.CollectableRow) (*film, error) {
		f := &film{}
		return f, r.Scan(&f.id, &f.title, &f.sortTitle, &f.original, &f.year, &f.runtime, &f.certification, &f.rating, &f.pictures[0], &f.pictures[1], &f.pictures[2], &f.addedAt)
	})
}

// relations reads everything else in one batch.
func (n *Rich) relations(ctx context.Context, films []*film) (map[uuid.UUID]*artwork.Artwork, error) {
	at := make(map[uuid.UUID]*film, len(films))
	var ids, pictureIDs []uuid.UUID
	for _, f := range films {
		at[f.id] = f
		ids = append(ids, f.id)
		for _, p := range f.pictures {
			if p != nil {
				pictureIDs = append(pictureIDs, *p)
			}
		}
	}
	pictures := make(map[uuid.UUID]*artwork.Artwork, len(pictureIDs))
	b := &pgx.Batch{}
	queue(b, `SELECT movie_id, overview FROM movie_details WHERE movie_id = ANY($1)`, ids, func(r pgx.Rows) error {
		var key uuid.UUID
		var text *string
		err := r.Scan(&key, &text)
		at[key].overview = text
		return err
	})
	queue(b, `SELECT mg.movie_id, g.id, g.name, g.slug FROM movie_genres mg JOIN genres g ON g.id = mg.genre_id WHERE mg.movie_id = ANY($1) ORDER BY mg.position`, ids, func(r pgx.Rows) error {
		var owner, key uuid.UUID
		var name, slug string
		err := r.Scan(&owner, &key, &name, &slug)
		at[owner].genres = appendGenre(at[owner].genres, key, name, slug)
		return err
	})
	queue(b, `WITH c AS MATERIALIZED (
			SELECT m.id AS owner, x.* FROM unnest($1::uuid[]) AS m(id) CROSS JOIN LATERAL (
				SELECT role, character, person_id, position FROM movie_credits WHERE movie_id = m.id ORDER BY position LIMIT 5) x)
		SELECT c.owner, c.role, c.character, p.id, p.name FROM c JOIN people p ON p.id = c.person_id
		WHERE p.id = ANY(ARRAY(SELECT person_id FROM c)) ORDER BY c.position`, ids, func(r pgx.Rows) error {
		var owner, key uuid.UUID
		var role, name string
		var character *string
		err := r.Scan(&owner, &role, &character, &key, &name)
		at[owner].credits = appendCredit(at[owner].credits, role, character, key, name)
		return err
	})
	queue(b, `SELECT mf.movie_id, mf.edition, mf.part, f.id, f.path, f.size_bytes, m.container, m.info->'streams'
		FROM movie_files mf JOIN files f ON f.id = mf.file_id LEFT JOIN file_media m ON m.file_id = f.id WHERE mf.movie_id = ANY($1) ORDER BY mf.edition NULLS FIRST, mf.part NULLS FIRST`, ids, func(r pgx.Rows) error {
		var owner, key uuid.UUID
		var edition, container *string
		var streams []stream
		var part *int
		var path string
		var size int64
		err := r.Scan(&owner, &edition, &part, &key, &path, &size, &container, &streams)
		at[owner].files = appendFile(at[owner].files, edition, part, key, path, size, container, streams)
		return err
	})
	queue(b, `SELECT id, version, blurhash, width, height FROM artworks WHERE id = ANY($1)`, pictureIDs, func(r pgx.Rows) error {
		a := &artwork.Artwork{}
		err := r.Scan(&a.ID, &a.Version, &a.Blurhash, &a.Width, &a.Height)
		pictures[a.ID] = a
		return err
	})
	b.Queue(`SELECT item_id, position_ms, watched FROM watch_states WHERE user_id = $1 AND item_id = ANY($2)`, n.User, ids).Query(each(func(r pgx.Rows) error {
		var key uuid.UUID
		var at1 int64
		var watched bool
		err := r.Scan(&key, &at1, &watched)
		at[key].seen = strconv.AppendBool(append(strconv.AppendInt([]byte(`{"positionMs":`), at1, 10), `,"watched":`...), watched)
		return err
	}))
	if err := n.Pool.SendBatch(ctx, b).Close(); err != nil {
		return nil, fmt.Errorf("read the relations: %w", err)
	}
	return pictures, nil
}

func queue(b *pgx.Batch, sql string, ids []uuid.UUID, scan func(pgx.Rows) error) {
	b.Queue(sql, ids).Query(each(scan))
}

func each(scan func(pgx.Rows) error) func(pgx.Rows) error {
	return func(rows pgx.Rows) error {
		for rows.Next() {
			if err := scan(rows); err != nil {
				return err
			}
		}
		return rows.Err()
	}
}

func public(kind id.Kind, key uuid.UUID) string { return id.Of(kind, key).String() }
