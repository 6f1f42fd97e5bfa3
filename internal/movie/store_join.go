package movie

import (
	"context"
	"errors"
	"slices"

	"github.com/google/uuid"

	"revenge/internal/intake"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
)

// All statements here are raw, as those of a batch are.

// filed is where files are, in the order of their ids.
func (store) filed(ctx context.Context, q db.Q, files []uuid.UUID) ([]*fileRow, error) {
	return db.AllSQL[fileRow](ctx, q, `SELECT file_id, movie_id, edition, part FROM movie_files WHERE file_id = ANY($1) ORDER BY file_id`, files)
}

func (store) plain(ctx context.Context, q db.Q, ids []uuid.UUID) ([]*movieRow, error) {
	return db.AllSQL[movieRow](ctx, q, `SELECT `+columnsRead+` FROM movies m WHERE id = ANY($1) ORDER BY id`, ids)
}

// taken reports whether a film of the library has this title and year.
func (store) taken(ctx context.Context, q db.Q, libraryID uuid.UUID, weak string) (bool, error) {
	return db.Value[bool](ctx, q, `SELECT EXISTS (SELECT FROM movies WHERE library_id = $1 AND weak_key = $2 UNION ALL SELECT FROM movies WHERE library_id = $1 AND key = $2)`,
		libraryID, weak)
}

func (store) put(ctx context.Context, q db.Q, rows []*movieRow) error {
	_, err := db.ExecSQL(ctx, q, putMovies, rows)
	return err
}

// named is what a film is called by its NFO and file names.
func (store) named(ctx context.Context, q db.Q, movie uuid.UUID) (string, *int, error) {
	row, err := db.OneSQL[intake.Into](ctx, q, intake.NamedSQL("movies"), movie)
	if err != nil {
		return "", nil, err
	}
	return row.Title, row.Year, nil
}

// shift gives files to a film and returns which of those that had them are gone.
func (t store) shift(ctx context.Context, q db.Q, libraryID uuid.UUID, target *movieRow, was []*fileRow, from []uuid.UUID,
	before *joined) ([]uuid.UUID, error) {
	files := make([]uuid.UUID, len(was))
	for i, f := range was {
		files[i] = f.FileID
	}
	err := db.Run(ctx, q, []db.Step{
		{Rows: 1, SQL: `UPDATE movies SET key = $2, updated_at = now() WHERE id = $1 AND key <> $2`, Args: []any{target.ID, target.Key}},
		{Rows: 1, SQL: `UPDATE movie_files SET movie_id = $1 WHERE file_id = ANY($2)`, Args: []any{target.ID, files}},
	})
	if err != nil {
		return nil, err
	}
	extras, err := db.AllSQL[extraOf](ctx, q, `UPDATE movie_extras SET movie_id = $1 WHERE movie_id = ANY($2)
		AND NOT EXISTS (SELECT FROM movie_files f WHERE f.movie_id = movie_extras.movie_id) RETURNING file_id, old.movie_id`, target.ID, from)
	if err != nil {
		return nil, err
	}
	for _, x := range extras {
		before.Extras = append(before.Extras, *x)
	}
	return t.ending(ctx, q, libraryID, append([]uuid.UUID{target.ID}, from...))
}

// ending removes those of the films that have no files left and brings the others in line with theirs.
func (t store) ending(ctx context.Context, q db.Q, libraryID uuid.UUID, films []uuid.UUID) ([]uuid.UUID, error) {
	gone, err := t.removeEmpty(ctx, q, films)
	if err != nil {
		return nil, err
	}
	return gone, db.Run(ctx, q, []db.Step{
		{Rows: 1, SQL: missing + ` AND mf.movie_id = ANY($2) GROUP BY mf.movie_id` + missingSet, Args: []any{libraryID, films}},
		{Rows: 1, SQL: traits, Args: []any{films}},
	})
}

const (
	missing = `UPDATE movies m SET missing_since = n.since, updated_at = now() FROM (
			SELECT mf.movie_id, CASE WHEN bool_and(f.missing_since IS NOT NULL) THEN max(f.missing_since) END AS since
			FROM movie_files mf JOIN files f ON f.id = mf.file_id WHERE f.library_id = $1`
	missingSet = `) n WHERE m.id = n.movie_id AND m.library_id = $1 AND m.missing_since IS DISTINCT FROM n.since`
)

// restore makes films again that went, and returns which.
func (t store) restore(ctx context.Context, q db.Q, before *joined, from []uuid.UUID) ([]uuid.UUID, error) {
	there, err := db.Column[uuid.UUID](ctx, q, `SELECT id FROM movies WHERE id = ANY($1)`, from)
	if err != nil {
		return nil, err
	}
	var pictures []**uuid.UUID
	var rows []*movieRow
	var back []uuid.UUID
	for _, m := range before.Movies {
		if !slices.Contains(there, m.ID) {
			rows, back = append(rows, m), append(back, m.ID)
			pictures = append(pictures, &m.PosterID, &m.BackdropID, &m.LogoID)
		}
	}
	if len(rows) == 0 {
		return nil, nil
	}
	if err := intake.LetGo(ctx, q, pictures); err != nil {
		return nil, err
	}
	err = t.put(ctx, q, rows)
	if errors.Is(err, fault.Conflict) {
		err = fault.Field(fault.Conflict, "another film has taken its place since", "id")
	}
	return back, err
}

// unshift gives files and extras back to the films that they were of.
func (t store) unshift(ctx context.Context, q db.Q, libraryID uuid.UUID, before *joined, from []uuid.UUID) ([]uuid.UUID, error) {
	err := db.Run(ctx, q, []db.Step{
		{Rows: len(before.Files), SQL: `UPDATE movie_files f SET movie_id = n.movie_id FROM json_populate_recordset(NULL::movie_files, $1) n WHERE f.file_id = n.file_id`,
			Args: []any{before.Files}},
		{Rows: len(before.Extras), SQL: `UPDATE movie_extras x SET movie_id = n.movie_id FROM json_populate_recordset(NULL::movie_extras, $1) n
			WHERE x.file_id = n.file_id AND x.movie_id = $2`, Args: []any{before.Extras, before.Into}},
	})
	if err != nil {
		return nil, err
	}
	return t.ending(ctx, q, libraryID, append([]uuid.UUID{before.Into}, from...))
}
