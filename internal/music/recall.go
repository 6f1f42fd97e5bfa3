package music

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/google/uuid"

	"revenge/internal/library"
	"revenge/internal/music/recording"
	"revenge/internal/origin"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fold"
	"revenge/media"
)

// naming is a file of an album or a track, whose tags name who that is by.
type naming struct {
	OwnerID, FileID uuid.UUID
	OfAlbum         bool
	Path            string
	Info            media.Info
}

// namings are the first files of albums and tracks, by album and track.
func (store) namings(ctx context.Context, q db.Q, ids []uuid.UUID) (map[uuid.UUID][]*naming, error) {
	const first = ` JOIN track_files x ON x.track_id = t.id JOIN files f ON f.id = x.file_id JOIN file_media m ON m.file_id = f.id`
	rows, err := db.AllSQL[naming](ctx, q, `SELECT o.id AS owner_id, true AS of_album, n.* FROM albums o, LATERAL (SELECT f.id AS file_id, f.path, m.info FROM tracks t`+first+`
			WHERE t.album_id = o.id ORDER BY f.path, f.id LIMIT 8) n WHERE o.id = ANY($1)
		UNION ALL SELECT o.id, false, n.* FROM tracks o, LATERAL (SELECT f.id, f.path, m.info FROM tracks t`+first+`
			WHERE t.id = o.id ORDER BY f.path, f.id LIMIT 8) n WHERE o.id = ANY($1)`, ids)
	if err != nil {
		return nil, fmt.Errorf("read the files of %d albums and tracks: %w", len(ids), err)
	}
	out := map[uuid.UUID][]*naming{}
	for _, r := range rows {
		out[r.OwnerID] = append(out[r.OwnerID], r)
	}
	return out, nil
}

// names are whom the tags of the file name, the artists of an album first.
func (n *naming) names() []recording.Name {
	r := recording.Read(library.DecodePath(n.Path), &n.Info)
	if n.OfAlbum {
		return slices.Concat(r.AlbumArtists, r.Artists())
	}
	return r.Artists()
}

// recast reports whether whom an album or a track is by is to follow, and no longer what is there: what somebody has set, or has given
// back to the tags. What tags say else was decided when they were read, or by joining.
func (w *writes) recast(key uuid.UUID, o *origin.Origin, there []*playing) bool {
	return o != nil && len(o.Values) > 0 && len(there) > 0 && !plays(there, o.Values) && (o.Locked || slices.Contains(w.freed[key], origin.Artists))
}

// recall meets the artists whom tags name, as the files mean them: by their ids, and by what somebody said of these files.
func (c *cast) recall(ctx context.Context, s *Service, tx db.Q, texts []string, files []*naming, now time.Time) ([]recording.Name, error) {
	names, in, keys := make([]recording.Name, len(texts)), make([]*naming, len(texts)), []uuid.UUID{}
	for i, text := range texts {
		names[i] = recording.Name{Name: text}
		if isVarious(text) {
			names[i] = recording.VariousArtists
		}
		for _, f := range files {
			list := f.names()
			if j := slices.IndexFunc(list, func(n recording.Name) bool { return fold.Text(n.Name) == fold.Text(text) }); j >= 0 {
				names[i], in[i], keys = list[j], f, append(keys, f.FileID)
				break
			}
		}
	}
	known, err := s.store.knownArtists(ctx, tx, c.library, names, keys)
	if err != nil {
		return nil, err
	}
	for _, k := range known {
		if c.keyed[k.Key] == nil {
			c.meet([]*keptArtist{k}, now)
		}
		for _, part := range k.Parts {
			c.parts[part] = c.keyed[k.Key]
		}
	}
	for i, f := range in {
		if f != nil {
			c.mean(&names[i], f.FileID, f.OfAlbum)
		}
	}
	return names, nil
}
