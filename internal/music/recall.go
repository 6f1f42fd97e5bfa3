package music

import (
	"context"
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
	return o != nil && len(o.Values) > 0 && len(there) > 0 && !plays(there, o.Values) && (o.Locked || w.freed.Has(key, origin.Artists))
}

// recalled is a name of an album or a track in tags, and the file that has it; nil where none of those looked at does.
type recalled struct {
	recording.Name
	in *naming
}

// recallOne is a name as the first of some files has it.
func recallOne(text string, files []*naming) recalled {
	for _, f := range files {
		list := f.names()
		if i := slices.IndexFunc(list, func(n recording.Name) bool { return fold.Text(n.Name) == fold.Text(text) }); i >= 0 {
			return recalled{list[i], f}
		}
	}
	if isVarious(text) {
		return recalled{recording.VariousArtists, nil}
	}
	return recalled{recording.Name{Name: text}, nil}
}

// recall meets the artists whom tags name, as the files mean them: by their ids, and by what somebody said of these files.
func (r *recasting) recall(ctx context.Context, s *Service, tx db.Q, given []uuid.UUID, now time.Time) error {
	files, err := s.store.namings(ctx, tx, given)
	if err != nil {
		return err
	}
	of, names, in := map[uuid.UUID][]recalled{}, []recording.Name{}, []uuid.UUID{}
	for _, key := range given {
		for _, text := range r.wanted[key].Values {
			one := recallOne(text, files[key])
			of[key], names = append(of[key], one), append(names, one.Name)
			if one.in != nil {
				in = append(in, one.in.FileID)
			}
		}
	}
	known, err := s.store.knownArtists(ctx, tx, r.cast.library, names, in)
	if err != nil {
		return err
	}
	for _, k := range known {
		if r.cast.keyed[k.Key] == nil {
			r.cast.meet([]*keptArtist{k}, now)
		}
		for _, part := range k.Parts {
			r.cast.parts[part] = r.cast.keyed[k.Key]
		}
	}
	for _, key := range given {
		for _, one := range of[key] {
			if one.in != nil {
				r.cast.mean(&one.Name, one.in.FileID, one.in.OfAlbum)
			}
			r.names[key] = append(r.names[key], one.Name)
		}
	}
	return nil
}
