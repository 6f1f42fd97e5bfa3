package music

import (
	"context"
	"errors"
	"strings"

	"github.com/google/uuid"

	"revenge/internal/intake"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
)

// All statements here are raw, as those of a batch are.

const aliasColumns = `library_id, said, key, own, bare, name, mbid`

// led reads what stands in the place of the aliases to be made, and what leads to keys that are to be no more.
func (store) led(ctx context.Context, q db.Q, libraryID uuid.UUID, a *aliasing, gone []string) (err error) {
	a.Before, err = db.AllSQL[alias](ctx, q, `SELECT `+aliasColumns+` FROM music_aliases WHERE library_id = $1 AND said = ANY($2)
		UNION SELECT `+aliasColumns+` FROM music_aliases WHERE library_id = $1 AND key = ANY($3) ORDER BY said`, libraryID, saids(a.Made), list(gone))
	return err
}

const putAliases = `INSERT INTO music_aliases (` + aliasColumns + `) SELECT ` + aliasColumns + ` FROM json_populate_recordset(NULL::music_aliases, $1)
	ON CONFLICT (library_id, said) DO UPDATE SET key = excluded.key, own = excluded.own, bare = excluded.bare, name = excluded.name, mbid = excluded.mbid`

func (store) putAliases(ctx context.Context, q db.Q, rows []*alias) error {
	return db.Run(ctx, q, []db.Step{{Rows: len(rows), SQL: putAliases, Args: []any{rows}}})
}

// unalias takes aliases back, but those of what is still there.
func unalias(a *aliasing) []db.Step {
	return []db.Step{
		{Rows: len(a.Made), SQL: `DELETE FROM music_aliases a USING json_populate_recordset(NULL::music_aliases, $1) n
			WHERE (a.library_id, a.said, a.key) = (n.library_id, n.said, n.key) AND NOT n.own`, Args: []any{a.Made}},
		{Rows: len(a.Before), SQL: putAliases, Args: []any{a.Before}},
	}
}

// holds reports whether aliases still lead where they were let to.
func (store) holds(ctx context.Context, q db.Q, a *aliasing) (bool, error) {
	return db.Value[bool](ctx, q, `SELECT NOT EXISTS (SELECT FROM json_populate_recordset(NULL::music_aliases, $1) n WHERE NOT n.own AND NOT EXISTS (
		SELECT FROM music_aliases a WHERE (a.library_id, a.said, a.key) = (n.library_id, n.said, n.key)))`, list(a.Made))
}

var tagged = `SELECT ` + of("a", artistWritten) + `, COALESCE(f.facts -> 'NAME' ->> 0, a.name) AS tagged
	FROM artists a LEFT JOIN item_facts f ON f.item_id = a.id AND f.source = 'TAGS' WHERE a.library_id = $1 AND `

// tagged are artists of a library with what they are called by their own tags.
func (store) tagged(ctx context.Context, q db.Q, libraryID uuid.UUID, ids []uuid.UUID) ([]*taggedArtist, error) {
	return db.AllSQL[taggedArtist](ctx, q, tagged+`a.id = ANY($2) ORDER BY a.id`, libraryID, ids)
}

// namesakes are the artists with ids that tags call by these folded names, without some.
func (store) namesakes(ctx context.Context, q db.Q, libraryID uuid.UUID, names []string, but []uuid.UUID) ([]*taggedArtist, error) {
	return db.AllSQL[taggedArtist](ctx, q, tagged+`a.tag_name = ANY($2) AND a.mbid IS NOT NULL AND a.id <> ALL($3) ORDER BY a.id`, libraryID, names, but)
}

func (store) rekeyArtist(ctx context.Context, q db.Q, key uuid.UUID, to string) error {
	_, err := db.ExecSQL(ctx, q, `UPDATE artists SET key = $2, updated_at = now() WHERE id = $1 AND key <> $2`, key, to)
	return err
}

const (
	trackParts = `track_id, position, artist_id, library_id, role, detail`
	albumParts = `album_id, position, artist_id, library_id`
)

// doubled removes all but the first of the parts that several artists $1 have in one thing, some of them artists $2; doubledOf is
// that for the things $2.
func doubled(table, owner, columns, part string) string {
	return strings.ReplaceAll(doubledOf(table, owner, columns, part), "ANY($2)", "ANY(ARRAY(SELECT "+owner+" FROM "+table+" WHERE artist_id = ANY($2)))")
}

func doubledOf(table, owner, columns, part string) string {
	return `DELETE FROM ` + table + ` x USING (
			SELECT ` + owner + `, position, row_number() OVER (PARTITION BY ` + owner + part + ` ORDER BY position) AS n FROM ` + table + `
			WHERE artist_id = ANY($1) AND ` + owner + ` = ANY($2)
		) d WHERE (x.` + owner + `, x.position) = (d.` + owner + `, d.position) AND d.n > 1 RETURNING ` + of("x", columns)
}

var (
	doubledTracks = doubled("track_artists", "track_id", trackParts, ", role, COALESCE(detail, '')")
	doubledAlbums = doubled("album_artists", "album_id", albumParts, "")
)

// giveParts gives all that artists took part in to another one, and removes them.
func (store) giveParts(ctx context.Context, q db.Q, j *joinedArtists, others []uuid.UUID) (err error) {
	all := append([]uuid.UUID{j.Into}, others...)
	if j.Tracks, err = db.AllSQL[trackArtistRow](ctx, q, `SELECT `+trackParts+` FROM track_artists WHERE artist_id = ANY($1) ORDER BY track_id, position`, others); err != nil {
		return err
	}
	if j.Albums, err = db.AllSQL[albumArtistRow](ctx, q, `SELECT `+albumParts+` FROM album_artists WHERE artist_id = ANY($1) ORDER BY album_id, position`, others); err != nil {
		return err
	}
	if j.DoubledTracks, err = db.AllSQL[trackArtistRow](ctx, q, doubledTracks, all, others); err != nil {
		return err
	}
	if j.DoubledAlbums, err = db.AllSQL[albumArtistRow](ctx, q, doubledAlbums, all, others); err != nil {
		return err
	}
	return db.Run(ctx, q, []db.Step{
		{Rows: 1, SQL: `UPDATE track_artists SET artist_id = $1 WHERE artist_id = ANY($2)`, Args: []any{j.Into, others}},
		{Rows: 1, SQL: `UPDATE album_artists SET artist_id = $1 WHERE artist_id = ANY($2)`, Args: []any{j.Into, others}},
		{Rows: 1, SQL: `DELETE FROM artists WHERE id = ANY($1)`, Args: []any{others}},
	})
}

// standing checks that an artist is still what others were joined to.
func (t store) standing(ctx context.Context, q db.Q, libraryID uuid.UUID, j *joinedArtists) error {
	there, err := db.Value[bool](ctx, q, `SELECT EXISTS (SELECT FROM artists WHERE id = $1 AND library_id = $2)`, j.Into, libraryID)
	if err != nil {
		return err
	}
	if !there {
		return fault.Field(fault.Conflict, "the artist is part of another one since, or gone", "id")
	}
	holds, err := t.holds(ctx, q, &j.Aliases)
	if err == nil && !holds {
		err = fault.Field(fault.Conflict, "something else was decided about these artists since", "id")
	}
	return err
}

// takeParts makes artists again and gives them what they took part in, where another one still has it.
func (t store) takeParts(ctx context.Context, q db.Q, j *joinedArtists) error {
	var pictures []**uuid.UUID
	for _, o := range j.Others {
		pictures = append(pictures, &o.PictureID)
	}
	if err := intake.LetGo(ctx, q, pictures); err != nil {
		return err
	}
	if _, err := db.ExecSQL(ctx, q, putArtists, j.Others); errors.Is(err, fault.Conflict) {
		return fault.Field(fault.Conflict, "another artist has taken its place since", "id")
	} else if err != nil {
		return err
	}
	return db.Run(ctx, q, append(unalias(&j.Aliases), giveBack(j.Tracks, j.Albums, j.DoubledTracks, j.DoubledAlbums, j.Into)...))
}

// giveBack gives parts back to whom they were of, where another artist still has them, and makes again what was doubled.
func giveBack(tracks []*trackArtistRow, albums []*albumArtistRow, doubledTracks []*trackArtistRow, doubledAlbums []*albumArtistRow, from uuid.UUID) []db.Step {
	return []db.Step{
		{Rows: len(tracks), SQL: `UPDATE track_artists x SET artist_id = n.artist_id FROM json_populate_recordset(NULL::track_artists, $1) n
			WHERE (x.track_id, x.position, x.role) = (n.track_id, n.position, n.role) AND x.artist_id = $2`, Args: []any{tracks, from}},
		{Rows: len(albums), SQL: `UPDATE album_artists x SET artist_id = n.artist_id FROM json_populate_recordset(NULL::album_artists, $1) n
			WHERE (x.album_id, x.position) = (n.album_id, n.position) AND x.artist_id = $2`, Args: []any{albums, from}},
		{Rows: len(doubledTracks), SQL: `INSERT INTO track_artists (` + trackParts + `) SELECT ` + of("n", trackParts) + ` FROM json_populate_recordset(NULL::track_artists, $1) n
			JOIN tracks t ON t.id = n.track_id JOIN artists a ON a.id = n.artist_id ON CONFLICT DO NOTHING`, Args: []any{doubledTracks}},
		{Rows: len(doubledAlbums), SQL: `INSERT INTO album_artists (` + albumParts + `) SELECT ` + of("n", albumParts) + ` FROM json_populate_recordset(NULL::album_artists, $1) n
			JOIN albums o ON o.id = n.album_id JOIN artists a ON a.id = n.artist_id ON CONFLICT DO NOTHING`, Args: []any{doubledAlbums}},
	}
}

// settleArtists brings what artists copy of their tracks in line with these, and puts what they made where it stands in lists.
func (store) settleArtists(ctx context.Context, q db.Q, ids []uuid.UUID) error {
	w := &writes{moved: ids}
	return db.Run(ctx, q, append([]db.Step{{Rows: 1, SQL: copySome, Args: []any{ids}}}, w.move()...))
}
