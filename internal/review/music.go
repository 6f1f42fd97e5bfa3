package review

import (
	"cmp"
	"context"
	"strings"

	"github.com/google/uuid"

	"revenge/internal/library"
	"revenge/internal/metadata/release"
)

// ofTrack is doubts for a track: what has no tags was placed by its folder and its name alone.
func ofTrack(e *library.Evidence) (out []Reason) {
	tags, folder := saying(e, library.Tags), saying(e, library.FolderName)
	switch {
	case tags == nil && e.Artist == "" && (folder == nil || folder.Title == ""):
		out = append(out, Unmatched)
	case tags == nil || tags.Text == "" || tags.Artist == "":
		out = append(out, NoTags)
	}
	if tags != nil && folder != nil && tags.Title != "" && folder.Title != "" && folder.Artist != "" && !alikeNames(tags.Title, folder.Title) {
		out = append(out, TagsDisagree)
	}
	return out
}

// album is what a track is compared by: its album, and who this is by; where nothing tells it, its folder may.
func album(e *library.Evidence) (title, artist string) {
	if folder := saying(e, library.FolderName); e.Title == "" && folder != nil {
		return folder.Title, cmp.Or(e.Artist, folder.Artist)
	}
	return e.Title, e.Artist
}

// alikeNames reports whether two names may be of one thing: folders shorten titles, and add to them.
func alikeNames(a, b string) bool {
	x, y := release.Normalise(a), release.Normalise(b)
	return strings.Contains(x, y) || strings.Contains(y, x) || similarity(x, y) >= perhaps
}

// compareTracks adds the reasons that only what is known already gives.
func (s *Service) compareTracks(ctx context.Context, keys []uuid.UUID, reasons map[uuid.UUID][]Reason) error {
	add := func(files []uuid.UUID, r Reason) {
		for _, f := range files {
			reasons[f] = append(reasons[f], r)
		}
	}
	albums, err := s.store.nearAlbums(ctx, s.DB, keys)
	if err != nil {
		return err
	}
	add(doubtful(albums), NearTitle)
	artists, err := s.store.nearArtists(ctx, s.DB, keys)
	if err != nil {
		return err
	}
	add(doubtful(artists), ArtistDoubt)
	mixed, err := s.store.mixed(ctx, s.DB, keys)
	if err != nil {
		return err
	}
	add(mixed, TwoAlbums)
	twins, err := s.store.trackTwins(ctx, s.DB, keys)
	add(twins, SameContent)
	return err
}

// doubtful are the files, each once, whose item is nearly called like another.
func doubtful(list []*neighbour) (out []uuid.UUID) {
	noted := map[uuid.UUID]bool{}
	for _, n := range list {
		if !noted[n.FileID] && closeTo(facts{titles: []string{n.Title}, year: orZero(n.Year)}, facts{titles: []string{n.OtherTitle}, year: orZero(n.OtherYear)}) {
			noted[n.FileID] = true
			out = append(out, n.FileID)
		}
	}
	return out
}
