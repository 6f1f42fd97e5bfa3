package artwork

import (
	"context"

	. "github.com/go-jet/jet/v2/postgres"
	"github.com/google/uuid"

	"revenge/internal/platform/db"
	. "revenge/internal/platform/db/gen/public/table"
	"revenge/internal/platform/id"
)

// store is the only writer of artworks.
type store struct{}

type newRow struct {
	ID          uuid.UUID  `json:"id"`
	LibraryID   uuid.UUID  `json:"library_id"`
	Role        Role       `json:"role"`
	Source      Source     `json:"source"`
	RootID      *uuid.UUID `json:"root_id"`
	Path        *string    `json:"path"`
	FileID      *uuid.UUID `json:"file_id"`
	StreamIndex *int       `json:"stream_index"`
	AtMs        *int64     `json:"at_ms"`
	Version     string     `json:"version"`
}

// put is raw because whole batches travel as one parameter. The pictures are all local, all remote, or all inside files.
func (store) put(ctx context.Context, q db.Q, pictures []New) ([]*Artwork, error) {
	if len(pictures) == 0 {
		return nil, nil
	}
	conflict := `(file_id, role, source, (COALESCE(stream_index, -1))) WHERE source <> 'LOCAL'`
	switch pictures[0].Source {
	case SourceLocal:
		conflict = `(root_id, path, role) WHERE source = 'LOCAL'`
	case SourceRemote:
		conflict = `(root_id, path, role) WHERE root_id IS NOT NULL AND source <> 'LOCAL'`
	}
	rows := make([]newRow, len(pictures))
	for i, p := range pictures {
		rows[i] = newRow{id.New(), p.LibraryID, p.Role, p.Source, p.RootID, p.Path, p.FileID, p.StreamIndex, p.AtMs, p.Version}
	}
	return db.AllSQL[Artwork](ctx, q, `INSERT INTO artworks AS a (id, library_id, role, source, root_id, path, file_id, stream_index, at_ms, version)
		SELECT id, library_id, role, source, root_id, path, file_id, stream_index, at_ms, version FROM json_populate_recordset(NULL::artworks, $1)
		ON CONFLICT `+conflict+` DO UPDATE SET version = EXCLUDED.version, stream_index = EXCLUDED.stream_index, at_ms = EXCLUDED.at_ms,
			state = CASE WHEN a.version = EXCLUDED.version AND a.state = 'READY' THEN a.state ELSE 'PENDING' END,
			width = CASE WHEN a.version = EXCLUDED.version THEN a.width END, height = CASE WHEN a.version = EXCLUDED.version THEN a.height END,
			blurhash = CASE WHEN a.version = EXCLUDED.version THEN a.blurhash END
		RETURNING *`, rows)
}

// selectArtworks reads what pages show of pictures, and not where these come from: lists have many.
var selectArtworks = db.Text(SELECT(Artworks.ID, Artworks.LibraryID, Artworks.Role, Artworks.Version, Artworks.Width, Artworks.Height, Artworks.Blurhash).
	FROM(Artworks).WHERE(db.Any(Artworks.ID, nil).AND(db.Any(Artworks.LibraryID, nil))))

// selectBrief reads what the pictures themselves need and no page asks more of: of a list's many pictures each column is felt.
var selectBrief = db.Text(SELECT(Artworks.ID, Artworks.Version, Artworks.Width, Artworks.Height, Artworks.Blurhash).
	FROM(Artworks).WHERE(db.Any(Artworks.ID, nil).AND(db.Any(Artworks.LibraryID, nil))))

func (store) byIDs(ctx context.Context, q db.Q, statement string, libraries, ids []uuid.UUID) ([]*Artwork, error) {
	return db.PartSQL[Artwork](ctx, q, statement, ids, libraries)
}

// origin is a picture with the places that its bytes come from.
type origin struct {
	Artwork
	RootPath *string // of the picture's file, or of the media file
	FilePath *string // of the media file
	Identity string  // of the media file's content
	MaxWidth *int    // of the media file's video
}

// origins is raw because of its one join over two alternatives.
func (store) origins(ctx context.Context, q db.Q, ids []uuid.UUID) ([]*origin, error) {
	return db.AllSQL[origin](ctx, q, `SELECT a.*, r.path AS root_path, f.path AS file_path,
			COALESCE(f.size_bytes || '-' || f.mtime_ns || '-' || COALESCE(f.oshash, ''), '') AS identity, m.width AS max_width
		FROM artworks a LEFT JOIN files f ON f.id = a.file_id LEFT JOIN file_media m ON m.file_id = f.id
		LEFT JOIN library_roots r ON r.id = COALESCE(a.root_id, f.root_id) WHERE a.id = ANY($1) ORDER BY a.id`, ids)
}

// uploaded is a picture that was uploaded for somebody's list: at most one.
func (store) uploaded(ctx context.Context, q db.Q, key uuid.UUID) ([]*origin, error) {
	return db.PartSQL[origin](ctx, q, `SELECT id, 'UPLOAD' AS source, 'READY' AS state, content, version FROM playlist_pictures WHERE id = $1 AND content IS NOT NULL`, key)
}

// listed reports whether a picture was uploaded for a list that a user made or was given.
func (store) listed(ctx context.Context, q db.Q, user, key uuid.UUID) (bool, error) {
	return db.Value[bool](ctx, q, `SELECT EXISTS (SELECT FROM playlist_pictures x JOIN playlists p ON p.id = x.playlist_id WHERE x.id = $1 AND x.content IS NOT NULL
		AND (p.user_id = $2 OR EXISTS (SELECT FROM playlist_shares s WHERE s.playlist_id = p.id AND s.user_id = $2)))`, key, user)
}

type readRow struct {
	ID       uuid.UUID `json:"id"`
	Version  string    `json:"version"`
	State    State     `json:"state"`
	MimeType *string   `json:"mime_type"`
	Width    *int      `json:"width"`
	Height   *int      `json:"height"`
	Blurhash *string   `json:"blurhash"`
	Content  *string   `json:"content"`
}

// setRead is raw because whole batches travel as one parameter. A picture that changed meanwhile stays pending.
func (store) setRead(ctx context.Context, q db.Q, rows []readRow) error {
	_, err := db.ExecSQL(ctx, q, `UPDATE artworks a SET state = n.state, mime_type = n.mime_type, width = n.width, height = n.height, blurhash = n.blurhash,
			content = COALESCE(n.content, a.content)
		FROM json_populate_recordset(NULL::artworks, $1) n WHERE a.id = n.id AND a.version = n.version`, rows)
	return err
}
