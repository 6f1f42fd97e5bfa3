package library

import (
	"context"
	"encoding/json"
	"slices"
	"time"

	. "github.com/go-jet/jet/v2/postgres" // jet reads as SQL only this way
	"github.com/google/uuid"

	"revenge/internal/platform/db"
	. "revenge/internal/platform/db/gen/public/table"
	"revenge/media"
)

// FileColumns are those of a File that are shown; what scans compare files by is left out.
var FileColumns = Files.AllColumns.Except(Files.MtimeNs, Files.Device, Files.Inode, Files.Oshash, Files.State, Files.ChangedAt)

// ShownColumns are those of a Joined, where file_media is joined with files. Raw, as they are missing where it has none.
var ShownColumns = []Projection{FileMedia.FileID.AS("shown_id"), joined("container", "''"), joined("duration_ms", "0"), joined("bit_rate", "0"),
	joined("width", "0"), joined("height", "0"), joined("video_codec", "''"), joined("audio_codec", "''"), joined("hdr", "''"), joined("info", "'{}'")}

// BriefFileColumns and BriefColumns are those of them that lists show: what is in a file is most of a list's bytes.
var (
	BriefFileColumns = ProjectionList{Files.ID, Files.LibraryID, Files.Path, Files.SizeBytes}
	BriefColumns     = []Projection{FileMedia.FileID.AS("shown_id"), joined("container", "''"), Raw("file_media.info->'streams'").AS("streams")}
)

func joined(column, missing string) Projection {
	return Raw("COALESCE(file_media." + column + ", " + missing + ")").AS(column)
}

var selectFiles = db.Text(SELECT(Files.AllColumns).FROM(Files).WHERE(db.Any(Files.ID, nil).AND(db.Any(Files.LibraryID, nil))))

func (store) filesByIDs(ctx context.Context, q db.Q, libraries, keys []uuid.UUID) ([]*File, error) {
	return db.AllSQL[File](ctx, q, selectFiles, keys, libraries)
}

const mediaColumns = `m.file_id, m.container, m.duration_ms, m.bit_rate, m.width, m.height, m.video_codec, m.audio_codec, m.hdr, m.info`

const selectMedia = `SELECT ` + mediaColumns + ` FROM file_media m WHERE m.file_id = ANY(ARRAY(
	SELECT id FROM files WHERE id = ANY((SELECT $1::uuid[])::uuid[]) AND library_id = ANY($2)))`

// mediaByFileIDs reads what was found inside files, as Media or Shown. Raw: pgx reads jsonb straight into Info.
func mediaByFileIDs[T any](ctx context.Context, q db.Q, libraries, keys []uuid.UUID) ([]*T, error) {
	return db.AllSQL[T](ctx, q, selectMedia, keys, libraries)
}

func (store) index(ctx context.Context, q db.Q, file uuid.UUID) ([]byte, error) {
	return db.Value[[]byte](ctx, q, `SELECT index FROM file_media WHERE file_id = $1`, file) // raw: one value
}

func (store) countFiles(ctx context.Context, q db.Q, libraries []uuid.UUID) ([]*FileCount, error) {
	return db.All[FileCount](ctx, q, SELECT(Files.LibraryID.AS("library_id"), COUNT(STAR).AS("n")).FROM(Files).
		WHERE(db.Any(Files.LibraryID, libraries).AND(Files.MissingSince.IS_NULL())).GROUP_BY(Files.LibraryID))
}

// loadKnown reads what is known below a root. Raw: of a hundred thousand rows each allocation is felt, so
// they are read one by one into what a walk compares with.
func (store) loadKnown(ctx context.Context, q db.Q, root *Root) (*known, error) {
	k := newKnown(root)
	rows, err := q.Query(ctx, `SELECT id, path, size_bytes, mtime_ns, device, inode, missing_since IS NOT NULL FROM files WHERE root_id = $1`, root.ID)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var path []byte
	for rows.Next() {
		var f knownFile
		if err := rows.Scan(&f.id, (*rawText)(&path), &f.size, &f.mtimeNs, &f.device, &f.inode, &f.missing); err != nil {
			return nil, err
		}
		folder, name := splitPath(path)
		f.name = string(name)
		at := k.folder(folder)
		at.files = append(at.files, f)
		if !f.missing {
			k.present++
		}
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	type row struct {
		Path   string
		Digest int64
	}
	folders, err := db.All[row](ctx, q, SELECT(LibraryFolders.Path, LibraryFolders.Digest).FROM(LibraryFolders).
		WHERE(LibraryFolders.RootID.EQ(UUID(root.ID))))
	for _, f := range folders {
		k.folder([]byte(f.Path)).digest = f.Digest
	}
	return k, err
}

// rawText is a text column's bytes, valid until the next row.
type rawText []byte

// ScanBytes makes pgx hand over the text without a copy of its own.
func (r *rawText) ScanBytes(b []byte) error {
	*r = append((*r)[:0], b...)
	return nil
}

func splitPath(path []byte) (folder, name []byte) {
	for i, letter := range slices.Backward(path) {
		if letter == '/' {
			return path[:i], path[i+1:]
		}
	}
	return nil, path
}

func (store) hashes(ctx context.Context, q db.Q, keys []uuid.UUID) (map[uuid.UUID]string, error) {
	type row struct {
		ID     uuid.UUID
		OSHash string `db:"oshash"`
	}
	rows, err := db.All[row](ctx, q, SELECT(Files.ID, Files.Oshash).FROM(Files).WHERE(db.Any(Files.ID, keys).AND(Files.Oshash.IS_NOT_NULL())))
	out := make(map[uuid.UUID]string, len(rows))
	for _, r := range rows {
		out[r.ID] = r.OSHash
	}
	return out, err
}

// places are files' places and looks as arrays, for one statement.
type places struct {
	ids, roots                    []uuid.UUID
	paths                         []string
	sizes, times, devices, inodes []int64
}

func placesOf(list []fileUpdate) (p places) {
	for _, f := range list {
		p.ids, p.roots, p.paths = append(p.ids, f.id), append(p.roots, f.rootID), append(p.paths, f.path)
		p.sizes, p.times = append(p.sizes, f.size), append(p.times, f.mtimeNs)
		p.devices, p.inodes = append(p.devices, f.device), append(p.inodes, f.inode)
	}
	return p
}

func (p places) args(more ...any) []any {
	return append([]any{p.ids, p.roots, p.paths, p.sizes, p.times, p.devices, p.inodes}, more...)
}

const unnestPlaces = `unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[]) AS n(id, root, path, size, mtime, device, inode)`

// insertFiles adds new files. Those of a folder that was never scanned to the end were there before it: they came when they
// were changed last. Raw, like all below: one statement for any number of rows.
func (store) insertFiles(ctx context.Context, q db.Q, library uuid.UUID, list []fileUpdate, now time.Time) error {
	_, err := db.ExecSQL(ctx, q, `INSERT INTO files (id, root_id, path, size_bytes, mtime_ns, device, inode, library_id, added_at, changed_at)
		SELECT n.*, $8, CASE WHEN n.mtime > 0 AND EXISTS (SELECT FROM library_roots WHERE id = n.root AND scanned_at IS NULL)
			THEN least($9, to_timestamp(n.mtime / 1e9)) ELSE $9 END, $9 FROM `+unnestPlaces, placesOf(list).args(library, now)...)
	return err
}

// moveFiles gives files another place. Their places are first emptied, since two may have swapped.
func (store) moveFiles(ctx context.Context, q db.Q, list []fileUpdate, now time.Time) error {
	p := placesOf(list)
	if _, err := db.ExecSQL(ctx, q, `UPDATE files SET path = '/' || id WHERE id = ANY($1)`, p.ids); err != nil {
		return err
	}
	if err := moveProblems(ctx, q, p); err != nil {
		return err
	}
	_, err := db.ExecSQL(ctx, q, `UPDATE files f SET root_id = n.root, path = n.path, size_bytes = n.size, mtime_ns = n.mtime, device = n.device,
			inode = n.inode, missing_since = NULL, changed_at = $8, state = CASE WHEN f.state = 'IDENTIFIED' THEN 'PROBED' ELSE f.state END
		FROM `+unnestPlaces+` WHERE f.id = n.id`, p.args(now)...)
	return err
}

// renewFiles notes that paths hold another content: it must be probed and identified, and nothing that failed before was about it.
func (store) renewFiles(ctx context.Context, q db.Q, list []fileUpdate, now time.Time) error {
	_, err := db.ExecSQL(ctx, q, `WITH done AS (DELETE FROM file_problems WHERE file_id = ANY($1) AND stage IN ('PROBE', 'IDENTIFY'))
		UPDATE files f SET size_bytes = n.size, mtime_ns = n.mtime, device = n.device, inode = n.inode,
			missing_since = NULL, changed_at = $8, state = 'NEW', oshash = NULL
		FROM `+unnestPlaces+` WHERE f.id = n.id`, placesOf(list).args(now)...)
	return err
}

// touchFiles notes another inode of the same content, as after a restore from a backup.
func (store) touchFiles(ctx context.Context, q db.Q, list []fileUpdate) error {
	_, err := db.ExecSQL(ctx, q, `UPDATE files f SET device = n.device, inode = n.inode, missing_since = NULL
		FROM `+unnestPlaces+` WHERE f.id = n.id`, placesOf(list).args()...)
	return err
}

func (store) markMissing(ctx context.Context, q db.Q, keys []uuid.UUID, now time.Time) error {
	_, err := db.ExecSQL(ctx, q, `UPDATE files SET missing_since = $2 WHERE id = ANY($1) AND missing_since IS NULL`, keys, now)
	return err
}

func (store) restore(ctx context.Context, q db.Q, keys []uuid.UUID) error {
	_, err := db.ExecSQL(ctx, q, `UPDATE files SET missing_since = NULL WHERE id = ANY($1)`, keys)
	return err
}

func (store) putFolders(ctx context.Context, q db.Q, list []folderDigest) error {
	var roots []uuid.UUID
	var paths []string
	var digests []int64
	for _, f := range list {
		roots, paths, digests = append(roots, f.rootID), append(paths, f.path), append(digests, f.digest)
	}
	_, err := db.ExecSQL(ctx, q, `INSERT INTO library_folders (root_id, path, digest) SELECT * FROM unnest($1::uuid[], $2::text[], $3::bigint[])
		ON CONFLICT (root_id, path) DO UPDATE SET digest = excluded.digest`, roots, paths, digests)
	return err
}

// filesOf returns the files of a batch that are there, in order of their paths.
func (store) filesOf(ctx context.Context, q db.Q, keys []uuid.UUID) ([]*File, error) {
	return db.All[File](ctx, q, SELECT(Files.AllColumns).FROM(Files).
		WHERE(db.Any(Files.ID, keys).AND(Files.MissingSince.IS_NULL())).ORDER_BY(Files.RootID.ASC(), Files.Path.ASC()))
}

// probed is what became of one file.
type probed struct {
	file   *File
	probe  *media.Probed
	failed *FileProblem
}

// putProbed writes the outcome of a batch in two statements.
func (store) putProbed(ctx context.Context, q db.Q, list []probed, now time.Time) error {
	var ids []uuid.UUID
	var hashes, containers, videos, audios, hdrs []string
	var durations, rates []int64
	var widths, heights []int
	var infos []json.RawMessage
	var indexes [][]byte
	for _, p := range list {
		if p.probe == nil {
			continue
		}
		m := mediaOf(p.probe.Info)
		info, err := json.Marshal(p.probe.Info)
		if err != nil {
			return err
		}
		var index []byte
		if p.probe.Index != nil {
			if index, err = p.probe.Index.MarshalBinary(); err != nil {
				return err
			}
		}
		ids, hashes, containers = append(ids, p.file.ID), append(hashes, p.probe.OSHash), append(containers, m.Container)
		durations, rates, widths, heights = append(durations, m.DurationMs), append(rates, m.BitRate), append(widths, m.Width), append(heights, m.Height)
		videos, audios, hdrs = append(videos, m.VideoCodec), append(audios, m.AudioCodec), append(hdrs, string(m.HDR))
		infos, indexes = append(infos, info), append(indexes, index)
	}
	if _, err := db.ExecSQL(ctx, q, `INSERT INTO file_media (file_id, container, duration_ms, bit_rate, width, height, video_codec, audio_codec, hdr, info, index, probed_at)
		SELECT n.*, $12 FROM unnest($1::uuid[], $2::text[], $3::bigint[], $4::bigint[], $5::int[], $6::int[], $7::text[], $8::text[], $9::text[],
			$10::jsonb[], $11::bytea[]) AS n
		ON CONFLICT (file_id) DO UPDATE SET container = excluded.container, duration_ms = excluded.duration_ms, bit_rate = excluded.bit_rate,
			width = excluded.width, height = excluded.height, video_codec = excluded.video_codec, audio_codec = excluded.audio_codec,
			hdr = excluded.hdr, info = excluded.info, index = excluded.index, probed_at = excluded.probed_at`,
		ids, containers, durations, rates, widths, heights, videos, audios, hdrs, infos, indexes, now); err != nil {
		return err
	}
	_, err := db.ExecSQL(ctx, q, `WITH done AS (DELETE FROM file_problems WHERE file_id = ANY($1) AND stage = 'PROBE')
		UPDATE files f SET state = CASE f.state WHEN 'IDENTIFIED' THEN f.state ELSE 'PROBED' END, oshash = nullif(n.hash, '') FROM unnest($1::uuid[], $2::text[]) AS n(id, hash) WHERE f.id = n.id`, ids, hashes)
	return err
}

func (store) setState(ctx context.Context, q db.Q, keys []uuid.UUID, state FileState) error {
	_, err := db.ExecSQL(ctx, q, `UPDATE files SET state = $2::file_state WHERE id = ANY($1) AND state <> $2::file_state`, keys, string(state))
	return err
}

// putOff leaves files to the next scan.
func (store) putOff(ctx context.Context, q db.Q, keys []uuid.UUID) error {
	if len(keys) == 0 {
		return nil
	}
	_, err := db.ExecSQL(ctx, q, `UPDATE files SET state = 'PROBED' WHERE id = ANY($1) AND state = 'IDENTIFIED'`, keys) // raw: an enum
	return err
}

// identified ends the way of a batch's files; those that could not be probed stay as they are. What a scan has moved or seen changed since
// it was read for the batch was identified by what it was: those are returned, and are to be identified again.
func (store) identified(ctx context.Context, q db.Q, found []*Found) (stale []uuid.UUID, err error) {
	keys, read := make([]uuid.UUID, len(found)), make([]time.Time, len(found))
	for i, f := range found {
		keys[i], read[i] = f.File.ID, f.File.ChangedAt
	}
	if _, err := db.ExecSQL(ctx, q, `WITH done AS (DELETE FROM file_problems WHERE file_id = ANY($1) AND stage = 'IDENTIFY')
		UPDATE files f SET state = CASE WHEN f.changed_at = n.at THEN 'IDENTIFIED' ELSE 'PROBED' END::file_state
		FROM unnest($1::uuid[], $2::timestamptz[]) AS n(id, at) WHERE f.id = n.id AND f.state IN ('PROBED', 'IDENTIFIED')
			AND (f.state = 'PROBED') = (f.changed_at = n.at)`, keys, read); err != nil {
		return nil, err
	}
	return db.Column[uuid.UUID](ctx, q, `SELECT f.id FROM files f JOIN unnest($1::uuid[], $2::timestamptz[]) AS n(id, at) ON f.id = n.id
		WHERE f.changed_at <> n.at AND f.state = 'PROBED' ORDER BY f.id`, keys, read)
}
