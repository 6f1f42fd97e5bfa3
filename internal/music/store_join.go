package music

import (
	"context"
	"errors"
	"maps"
	"slices"

	"github.com/google/uuid"

	"revenge/internal/intake"
	"revenge/internal/origin"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
)

// All statements here are raw, as those of a batch are.

// filed is where files are, in the order of their ids.
func (store) filed(ctx context.Context, q db.Q, files []uuid.UUID) ([]*fileRow, error) {
	return db.AllSQL[fileRow](ctx, q, `SELECT file_id, track_id, library_id FROM track_files WHERE file_id = ANY($1) ORDER BY file_id`, files)
}

// surroundings reads the albums of files, and that which they go to, with all that is on them.
func (t store) surroundings(ctx context.Context, q db.Q, h *shift, files []uuid.UUID) (err error) {
	keys, err := db.Column[uuid.UUID](ctx, q, `SELECT DISTINCT t.album_id FROM track_files f JOIN tracks t ON t.id = f.track_id WHERE f.file_id = ANY($1) AND t.album_id IS NOT NULL
		ORDER BY t.album_id`, files)
	if err != nil {
		return err
	}
	if h.into.ID != nil {
		keys = append(keys, *h.into.ID)
	}
	if h.albums, err = t.albumRows(ctx, q, keys); err != nil {
		return err
	}
	if h.releases, err = db.AllSQL[releaseRow](ctx, q, `SELECT `+of("r", releaseWritten)+` FROM releases r WHERE album_id = ANY($1) ORDER BY id`, keys); err != nil {
		return err
	}
	if h.discs, err = db.AllSQL[discRow](ctx, q, `SELECT d.release_id, d.number, d.library_id, d.title, d.media, d.track_total FROM discs d JOIN releases r ON r.id = d.release_id
		WHERE r.album_id = ANY($1) ORDER BY d.release_id, d.number`, keys); err != nil {
		return err
	}
	if h.tracks, err = db.AllSQL[trackRow](ctx, q, `SELECT `+of("t", trackWritten)+` FROM tracks t WHERE album_id = ANY($1) AND release_id IS NOT NULL ORDER BY id`, keys); err != nil {
		return err
	}
	if h.before.AlbumArtists, err = db.AllSQL[albumArtistRow](ctx, q, `SELECT `+albumParts+` FROM album_artists WHERE album_id = ANY($1) ORDER BY album_id, position`, keys); err != nil {
		return err
	}
	lies, err := db.AllSQL[lying](ctx, q, `SELECT x.file_id, x.track_id, x.library_id, f.root_id, f.path FROM tracks t JOIN track_files x ON x.track_id = t.id JOIN files f ON f.id = x.file_id
		WHERE t.album_id = ANY($1) ORDER BY f.path, x.file_id`, keys)
	h.files = map[uuid.UUID][]*lying{}
	for _, l := range lies {
		h.files[l.TrackID] = append(h.files[l.TrackID], l)
	}
	return err
}

// emptied is what has no files any more and is gone.
type emptied struct{ tracks, albums []uuid.UUID }

const (
	putMissingDiscs = `INSERT INTO discs (release_id, number, library_id, title, media, track_total) SELECT n.release_id, n.number, n.library_id, n.title, n.media, n.track_total
		FROM json_populate_recordset(NULL::discs, $1) n ORDER BY 1, 2 ON CONFLICT DO NOTHING`
	copyTrackParts = `INSERT INTO track_artists (track_id, position, artist_id, library_id, role, detail) SELECT m.receiver, x.position, x.artist_id, x.library_id, x.role, x.detail
		FROM unnest($1::uuid[], $2::uuid[]) AS m(giver, receiver) JOIN track_artists x ON x.track_id = m.giver ON CONFLICT DO NOTHING`
	copyWords = `INSERT INTO track_lyrics (track_id, position, library_id, language, text) SELECT m.receiver, x.position, x.library_id, x.language, x.text
		FROM unnest($1::uuid[], $2::uuid[]) AS m(giver, receiver) JOIN track_lyrics x ON x.track_id = m.giver ON CONFLICT DO NOTHING`
	hear = `UPDATE listens l SET track_id = m.receiver FROM unnest($1::uuid[], $2::uuid[]) AS m(giver, receiver) WHERE l.track_id = m.giver
		RETURNING l.id, old.track_id AS "from", new.track_id AS "to"`
)

// write stores where files go, and returns what is gone.
func (h *shift) write(ctx context.Context) (gone emptied, err error) {
	var from, to, whole, into []uuid.UUID
	for _, c := range h.copied {
		from, to = append(from, c[0]), append(to, c[1])
	}
	for _, m := range h.before.Moves {
		if m.Whole {
			whole, into = append(whole, m.From), append(into, m.To)
		}
	}
	files := make([]uuid.UUID, len(h.before.After))
	for i, f := range h.before.After {
		files[i] = f.FileID
	}
	w := &writes{artists: h.cast, albums: []albumRow{*h.target}, releases: h.moved, tracks: h.put, albumIDs: []uuid.UUID{h.target.ID}}
	if h.before.TrackArtists, h.before.Words, err = h.store.partsOf(ctx, h.tx, whole); err != nil {
		return gone, err
	}
	if err := h.readArtists(ctx); err != nil {
		return gone, err
	}
	if err := h.store.apply(ctx, h.tx, &writes{artists: w.artists, albums: w.albums}); err != nil {
		return gone, err
	}
	if err := db.Run(ctx, h.tx, []db.Step{
		{Rows: len(h.artists), SQL: replaceAlbumArtists, Args: []any{w.albumIDs, h.artists}},
		{Rows: len(h.moved), SQL: putReleases, Args: []any{h.moved}},
		{Rows: len(h.made), SQL: putMissingDiscs, Args: []any{h.made}},
		{Rows: len(h.put), SQL: putTracks, Args: []any{h.put}},
		{Rows: len(from), SQL: copyTrackParts, Args: []any{from, to}},
		{Rows: len(from), SQL: copyWords, Args: []any{from, to}},
		{Rows: 1, SQL: replaceFiles, Args: []any{files, list(h.before.After)}},
		{Rows: 1, SQL: replaceTracks, Args: []any{w.albumIDs}},
		{Rows: len(h.artists), SQL: copySome, Args: []any{append(h.before.artists(), keysOf(h.artists)...)}},
	}); err != nil {
		return gone, err
	}
	if err := origin.Put(ctx, h.tx, h.said); err != nil {
		return gone, err
	}
	if err := h.tell(ctx); err != nil {
		return gone, err
	}
	if h.before.Heard, err = db.AllSQL[heardOf](ctx, h.tx, hear, whole, into); err != nil {
		return gone, err
	}
	return h.store.ending(ctx, h.tx, h.lib.ID, h.left())
}

// tell states of what was made like something else what is stated of that. An id at MusicBrainz is of one release.
func (h *shift) tell(ctx context.Context) error {
	if len(h.copied)+len(h.parted) == 0 {
		return nil
	}
	like := map[uuid.UUID]uuid.UUID{}
	for _, pair := range slices.Concat(h.copied, h.parted) {
		like[pair[0]] = pair[1]
	}
	said, err := origin.Stated(ctx, h.tx, slices.Collect(maps.Keys(like)))
	if err != nil {
		return err
	}
	for _, s := range said {
		if s.ItemID = like[s.ItemID]; h.slots[s.ItemID] != nil {
			delete(s.Facts, origin.MusicBrainzID)
		}
	}
	return origin.Put(ctx, h.tx, said)
}

// madeLike are the tracks and releases that were made like others.
func (h *shift) madeLike() (out []uuid.UUID) {
	for _, pair := range slices.Concat(h.copied, h.parted) {
		out = append(out, pair[1])
	}
	return out
}

// left are the rows that may have no files any more, and those that have others.
func (h *shift) left() *left {
	l := &left{moved: true, albums: []uuid.UUID{h.target.ID}}
	for _, a := range h.before.Albums {
		l.albums = append(l.albums, a.ID)
	}
	for _, r := range h.releases {
		l.releases = append(l.releases, r.ID)
	}
	for _, t := range h.tracks {
		l.tracks = append(l.tracks, t.ID)
	}
	for _, t := range h.copies {
		l.tracks = append(l.tracks, t.ID)
	}
	return l
}

// ending removes what has no files left, and says since when the rest is missing and what it is found by.
func (t store) ending(ctx context.Context, q db.Q, libraryID uuid.UUID, l *left) (gone emptied, err error) {
	if gone.tracks, gone.albums, err = t.removeEmpty(ctx, q, libraryID, l); err != nil {
		return gone, err
	}
	return gone, t.settle(ctx, q, libraryID, l.tracks, l.albums)
}

// settle says since when tracks and albums are missing, and what they are found by.
func (store) settle(ctx context.Context, q db.Q, libraryID uuid.UUID, tracks, albums []uuid.UUID) error {
	return db.Run(ctx, q, append([]db.Step{
		{Rows: 1, SQL: missingTracks + ` AND tf.track_id = ANY($2)` + missingTracksSet, Args: []any{libraryID, tracks}},
		{Rows: 1, SQL: missingAlbums + ` AND album_id = ANY($2)` + missingAlbumsSet, Args: []any{libraryID, albums}},
	}, sound(tracks, albums)...))
}

// partsOf are who took part in tracks, and their words.
func (store) partsOf(ctx context.Context, q db.Q, tracks []uuid.UUID) (parts []*trackArtistRow, words []*wordsRow, err error) {
	if parts, err = db.AllSQL[trackArtistRow](ctx, q, `SELECT `+trackParts+` FROM track_artists WHERE track_id = ANY($1) ORDER BY track_id, position`, tracks); err != nil {
		return nil, nil, err
	}
	words, err = db.AllSQL[wordsRow](ctx, q, `SELECT track_id, position, library_id, language, text FROM track_lyrics WHERE track_id = ANY($1) ORDER BY track_id, position`, tracks)
	return parts, words, err
}

// calledAlbum is what an album is called by its own tags, whatever was set by hand.
type calledAlbum struct {
	Title   string
	Year    *int
	Artists []string
	Keys    []string
}

func (store) called(ctx context.Context, q db.Q, album uuid.UUID) (*calledAlbum, error) {
	return db.OneSQL[calledAlbum](ctx, q, `SELECT COALESCE(t.facts -> 'TITLE' ->> 0, f.facts -> 'TITLE' ->> 0, a.title) AS title,
			CASE WHEN t.item_id IS NULL AND f.item_id IS NULL THEN a.year ELSE COALESCE(t.facts -> 'YEAR' ->> 0, f.facts -> 'YEAR' ->> 0)::int END AS year,
			ARRAY(SELECT COALESCE(n.facts -> 'NAME' ->> 0, o.name) FROM album_artists x JOIN artists o ON o.id = x.artist_id
				LEFT JOIN item_facts n ON n.item_id = o.id AND n.source = 'TAGS' WHERE x.album_id = a.id ORDER BY x.position) AS artists,
			ARRAY(SELECT CASE WHEN o.key LIKE 'artist|%' THEN o.key ELSE '' END FROM album_artists x JOIN artists o ON o.id = x.artist_id
				WHERE x.album_id = a.id ORDER BY x.position) AS keys
		FROM albums a LEFT JOIN item_facts t ON t.item_id = a.id AND t.source = 'TAGS' LEFT JOIN item_facts f ON f.item_id = a.id AND f.source = 'FILE' WHERE a.id = $1`, album)
}

// releasesOfFiles are the keys of the releases that the files of an album are on.
func (store) releasesOfFiles(ctx context.Context, q db.Q, album uuid.UUID) (map[uuid.UUID]string, error) {
	rows, err := db.AllSQL[struct {
		FileID uuid.UUID
		Key    string
	}](ctx, q, `SELECT f.file_id, r.key FROM tracks t JOIN track_files f ON f.track_id = t.id JOIN releases r ON r.id = t.release_id WHERE t.album_id = $1 ORDER BY f.file_id`, album)
	out := make(map[uuid.UUID]string, len(rows))
	for _, r := range rows {
		out[r.FileID] = r.Key
	}
	return out, err
}

// restore makes again what files were of.
func (t store) restore(ctx context.Context, q db.Q, j *joinedAlbums, target *albumRow) error {
	var pictures []**uuid.UUID
	for _, a := range j.Albums {
		pictures = append(pictures, &a.CoverID)
	}
	for _, r := range j.Releases {
		pictures = append(pictures, &r.CoverID)
	}
	if err := intake.LetGo(ctx, q, pictures); err != nil {
		return err
	}
	files := make([]uuid.UUID, len(j.Files))
	for i, f := range j.Files {
		files[i] = f.FileID
	}
	err := db.Run(ctx, q, append(append(unalias(&j.Aliases), []db.Step{
		{Rows: len(j.Albums), SQL: again("albums", albumWritten, "title = o.title"), Args: []any{j.Albums}},
		{Rows: len(j.Releases), SQL: again("releases", releaseWritten, "album_id = excluded.album_id"), Args: []any{j.Releases}},
		{Rows: len(j.Discs), SQL: putMissingDiscs, Args: []any{j.Discs}},
		{Rows: len(j.Tracks), SQL: again("tracks", trackWritten,
			"album_id = excluded.album_id, release_id = excluded.release_id, key = excluded.key, place = excluded.place"), Args: []any{j.Tracks}},
		{Rows: 1, SQL: replaceFiles, Args: []any{files, j.Files}},
		{Rows: len(j.Words), SQL: `INSERT INTO track_lyrics (track_id, position, library_id, language, text) SELECT n.track_id, n.position, n.library_id, n.language, n.text
			FROM json_populate_recordset(NULL::track_lyrics, $1) n ON CONFLICT DO NOTHING`, Args: []any{j.Words}},
		{Rows: len(j.Heard), SQL: `UPDATE listens l SET track_id = n."from" FROM json_to_recordset($1) AS n(id uuid, "from" uuid, "to" uuid) WHERE l.id = n.id`, Args: []any{j.Heard}},
	}...), giveBack(nil, nil, j.TrackArtists, j.AlbumArtists, j.Into)...))
	if err == nil && target != nil {
		err = t.retarget(ctx, q, j, target)
	}
	if errors.Is(err, fault.Conflict) {
		err = fault.Field(fault.Conflict, "another album or track has taken its place since", "id")
	}
	return err
}

// standIn is who stands for an artist who is gone; nobody where he may be made again.
type standIn struct {
	Gone uuid.UUID
	Now  *uuid.UUID
	// Same says that it is the artist himself, who came again as another row.
	Same bool
}

// standIns are those of artists that are gone. Of one whose key leads to somebody who is gone too there is none.
func (store) standIns(ctx context.Context, q db.Q, artists []*artistRow) ([]*standIn, error) {
	if len(artists) == 0 {
		return nil, nil
	}
	return db.AllSQL[standIn](ctx, q, `SELECT n.id AS gone, a.id AS now, COALESCE(m.key, n.key) = n.key AS same FROM json_populate_recordset(NULL::artists, $1) n
			LEFT JOIN music_aliases m ON m.library_id = n.library_id AND m.said = 'artist|' || n.key
			LEFT JOIN artists a ON a.library_id = n.library_id AND a.key = COALESCE(m.key, n.key)
		WHERE NOT EXISTS (SELECT FROM artists o WHERE o.id = n.id) AND (a.id IS NOT NULL OR COALESCE(m.key, n.key) = n.key) ORDER BY n.id`, artists)
}

func (store) makeArtists(ctx context.Context, q db.Q, rows []*artistRow) error {
	pictures := make([]**uuid.UUID, len(rows))
	for i, a := range rows {
		pictures[i] = &a.PictureID
	}
	if err := intake.LetGo(ctx, q, pictures); err != nil {
		return err
	}
	return db.Run(ctx, q, []db.Step{{Rows: len(rows), SQL: again("artists", artistWritten, "key = excluded.key"), Args: []any{rows}}})
}

// again makes rows anew that are gone; of those that are there it sets something alone.
func again(table, columns, set string) string {
	return `INSERT INTO ` + table + ` AS o (` + columns + `) SELECT ` + columns + ` FROM json_populate_recordset(NULL::` + table + `, $1) ORDER BY id
		ON CONFLICT (id) DO UPDATE SET ` + set
}

// retarget makes the album that files went to what it was, where nobody changed that since. Its own names need not be led to it any more.
func (store) retarget(ctx context.Context, q db.Q, j *joinedAlbums, target *albumRow) error {
	steps := []db.Step{{Rows: 1, SQL: `DELETE FROM music_aliases a USING albums o WHERE o.id = $1 AND o.key <> $2 AND (a.library_id, a.key) = (o.library_id, o.key) AND a.own`,
		Args: []any{target.ID, target.Key}}, {Rows: 1, SQL: `UPDATE albums SET key = $2, updated_at = now() WHERE id = $1 AND key <> $2`, Args: []any{target.ID, target.Key}}}
	if target.Credit != j.Target.Credit {
		steps = append(steps, db.Step{Rows: 1, SQL: replaceAlbumArtists, Args: []any{[]uuid.UUID{target.ID}, list(j.artistsOf(target.ID))}},
			db.Step{Rows: 1, SQL: `UPDATE albums SET credit = $2, compilation = $3, updated_at = now() WHERE id = $1`, Args: []any{target.ID, j.Target.Credit, j.Target.Compilation}})
	}
	return db.Run(ctx, q, steps)
}

// lacking are the rows of albums, releases and tracks that are not there.
func (store) lacking(ctx context.Context, q db.Q, albums, releases, tracks []uuid.UUID) ([]uuid.UUID, error) {
	return db.Column[uuid.UUID](ctx, q, `SELECT o FROM unnest($1::uuid[]) o WHERE NOT EXISTS (SELECT FROM albums WHERE id = o)
		UNION ALL SELECT o FROM unnest($2::uuid[]) o WHERE NOT EXISTS (SELECT FROM releases WHERE id = o)
		UNION ALL SELECT o FROM unnest($3::uuid[]) o WHERE NOT EXISTS (SELECT FROM tracks WHERE id = o)`, albums, releases, tracks)
}

func (store) releasesOf(ctx context.Context, q db.Q, albums []uuid.UUID) ([]uuid.UUID, error) {
	return db.Column[uuid.UUID](ctx, q, `SELECT id FROM releases WHERE album_id = ANY($1) ORDER BY id`, albums)
}

// there reports whether all of these artists are.
func (store) there(ctx context.Context, q db.Q, artists []uuid.UUID) (bool, error) {
	return db.Value[bool](ctx, q, `SELECT NOT EXISTS (SELECT FROM unnest($1::uuid[]) n WHERE NOT EXISTS (SELECT FROM artists WHERE id = n))`, artists)
}

// settleAlbums puts albums and their tracks where they stand in lists, and brings their artists in line with them.
func (store) settleAlbums(ctx context.Context, q db.Q, albums, artists []uuid.UUID) error {
	return db.Run(ctx, q, []db.Step{
		{Rows: 1, SQL: `UPDATE albums a SET place = n.sort_name || E'\t' || to_char(COALESCE(a.year, 9999), 'FM0000') || E'\t' || a.sort_title, updated_at = now()
			FROM album_artists aa JOIN artists n ON n.id = aa.artist_id WHERE a.id = ANY($1) AND aa.album_id = a.id AND aa.position = 0`, Args: []any{albums}},
		{Rows: 1, SQL: replaceTracks, Args: []any{albums}},
		{Rows: 1, SQL: copySome, Args: []any{artists}},
	})
}
