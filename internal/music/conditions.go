package music

import (
	"slices"
	"strings"

	"revenge/internal/access"
	"revenge/internal/shelf"
)

// clauses writes filters of a table as SQL.
type clauses struct {
	shelf.Clauses
	viewer access.Viewer
	table  string
}

// lossless are the codecs that keep every sample.
var lossless = shelf.TraitTokens("AUDIO_CODEC", strings.Fields(`flac alac ape wavpack tta tak als mp4als shorten mlp truehd wmalossless dsd_lsbf dsd_msbf dsd_lsbf_planar dsd_msbf_planar
	pcm_s8 pcm_u8 pcm_s16le pcm_s16be pcm_s24le pcm_s24be pcm_s32le pcm_s32be pcm_f32le pcm_f32be pcm_f64le pcm_f64be pcm_bluray pcm_dvd`))

// Who took part, by the id %s of one.
const (
	onAlbum = `(EXISTS (SELECT FROM album_artists x WHERE x.artist_id = %s AND x.album_id = albums.id)
		OR EXISTS (SELECT FROM track_artists x JOIN tracks t ON t.id = x.track_id WHERE x.artist_id = %s AND t.album_id = albums.id))`
	onTrack = "EXISTS (SELECT FROM track_artists x WHERE x.artist_id = %s AND x.track_id = tracks.id)"
)

// What a viewer has heard, read from their listens once and not for each row; %u stands for the viewer, %w for when.
const (
	heardContents = "SELECT DISTINCT l.content FROM listens l WHERE l.counted AND l.user_id = %u%w"
	heardTracks   = "content IN (" + heardContents + ")"
	heardAlbums   = "id IN (SELECT t.album_id FROM (" + heardContents + ") l JOIN tracks t ON t.content = l.content WHERE t.album_id IS NOT NULL)"
	heardArtists  = "id IN (SELECT x.artist_id FROM (" + heardContents + ") l JOIN tracks t ON t.content = l.content JOIN track_artists x ON x.track_id = t.id)"
)

// heard is one of these conditions; when says what of each listen, behind AND.
func (c *clauses) heard(condition, when string) string {
	if when != "" {
		when = " AND " + when
	}
	return strings.NewReplacer("%u", c.List.Arg(c.viewer.UserID), "%w", when).Replace(condition)
}

// shared adds what lists of all kinds are narrowed by; heard is the kind's condition.
func (c *clauses) shared(f *Shared, heard string) {
	genres := shelf.IDs{}
	if f.Genres != nil {
		genres = *f.Genres
	}
	genres.All = append(slices.Clip(f.GenreIDs), genres.All...)
	c.Library(c.viewer, f.LibraryID)
	c.IDs("genre_ids", "genre", genres)
	c.Added(f.AddedSince, f.AddedWithinDays)
	c.When(f.Unmatched, "mbid IS NULL")
	c.When(f.Missing, "missing_since IS NOT NULL")
	if f.NotHeardForDays != nil {
		c.Add("NOT "+c.heard(heard, "l.started_at > "+shelf.DaysAgo), *f.NotHeardForDays)
	}
	c.Own(c.viewer, c.table, "", "", shelf.Own{Favourite: f.Favourite, OwnRatingFrom: f.OwnRatingFrom})
}

// sound adds what files are but for languages, which albums and tracks keep each in another place.
func (c *clauses) sound(f *BySound) {
	c.Trait("AUDIO_CODEC", f.AudioCodecs)
	c.Trait("CONTAINER", f.Containers)
	if f.Lossless != nil {
		c.Add(map[bool]string{true: "", false: "NOT "}[*f.Lossless]+"traits && %s::text[]", lossless)
	}
	c.When(f.Duplicate, "versions > 1")
}

// spirit adds the moods and styles of artists and tracks.
func (c *clauses) spirit(f *Shared) {
	if len(f.Moods) > 0 {
		c.Add("lower_all(moods) && lower_all(%s::text[])", f.Moods)
	}
	if len(f.Styles) > 0 {
		c.Add("lower_all(styles) && lower_all(%s::text[])", f.Styles)
	}
}

// lowered asks for traits of a kind, which are kept in lower case.
func lowered(kind string) string {
	return "traits && (SELECT array_agg('" + kind + ":' || lower(v)) FROM unnest(%s::text[]) v)"
}

// artist is a filter as one condition.
func (c clauses) artist(f *ArtistFilter) string {
	c.Clauses = shelf.Clauses{List: c.List}
	c.shared(&f.Shared, heardArtists)
	c.spirit(&f.Shared)
	if len(f.Roles) > 0 {
		c.Add("roles && %s::artist_role[]", names(f.Roles))
	}
	if len(f.Countries) > 0 {
		c.Add("country = ANY(%s::text[])", f.Countries)
	}
	shelf.Between(&c.Clauses, "began_year", f.YearFrom, f.YearTo)
	c.Contains("folded_name", f.NameContains)
	if f.Heard != nil {
		c.When(f.Heard, c.heard(heardArtists, ""))
	}
	shelf.Within(&c.Clauses, f.And, f.Or, f.Not, c.artist)
	return c.All()
}

// album is a filter as one condition.
func (c clauses) album(f *AlbumFilter) string {
	c.Clauses = shelf.Clauses{List: c.List}
	c.shared(&f.Shared, heardAlbums)
	c.sound(&f.BySound)
	if len(f.Languages) > 0 { // the database kept them in lower case, as it does so
		c.Add(lowered("LANGUAGE"), f.Languages)
	}
	if len(f.Moods) > 0 {
		c.Add(lowered("MOOD"), f.Moods)
	}
	if len(f.Styles) > 0 {
		c.Add(lowered("STYLE"), f.Styles)
	}
	c.Trait("LABEL", f.RecordLabels)
	c.Trait("COUNTRY", f.Countries)
	c.Trait("RELEASE_STATUS", f.ReleaseStatuses)
	c.Trait("SECONDARY_KIND", f.SecondaryKinds)
	c.Key(f.ArtistID, "artist", onAlbum)
	c.Who("artist", onAlbum, f.Artists)
	if len(f.Kinds) > 0 {
		c.Add("kind = ANY(%s::album_kind[])", names(f.Kinds))
	}
	c.When(f.Compilation, "compilation")
	shelf.Between(&c.Clauses, "year", f.YearFrom, f.YearTo)
	c.Contains("folded_title", f.TitleContains)
	if f.Heard != nil {
		c.When(f.Heard, c.heard(heardAlbums, ""))
	}
	shelf.Within(&c.Clauses, f.And, f.Or, f.Not, c.album)
	return c.All()
}

// track is a filter as one condition.
func (c clauses) track(f *TrackFilter) string {
	c.Clauses = shelf.Clauses{List: c.List}
	c.shared(&f.Shared, heardTracks)
	c.sound(&f.BySound)
	c.spirit(&f.Shared)
	if len(f.Languages) > 0 {
		c.Add("lower_all(languages) && lower_all(%s::text[])", f.Languages)
	}
	c.Key(f.ArtistID, "artist", onTrack)
	c.Who("artist", onTrack, f.Artists)
	c.Key(f.AlbumID, "album", "album_id = %s")
	shelf.Between(&c.Clauses, "year", f.YearFrom, f.YearTo)
	shelf.Between(&c.Clauses, "bpm", f.BpmFrom, f.BpmTo)
	shelf.Between(&c.Clauses, "duration_ms", f.DurationMsFrom, f.DurationMsTo)
	c.Contains("folded_title", f.TitleContains)
	c.often(f.HeardAtLeast, f.HeardAtMost)
	shelf.Within(&c.Clauses, f.And, f.Or, f.Not, c.track)
	return c.All()
}

// often asks for how often tracks were heard.
func (c *clauses) often(least, most *int) {
	if least != nil && *least == 0 {
		least = nil // that is everything
	}
	if least == nil && most == nil {
		return
	}
	of := "content IN (SELECT l.content FROM listens l WHERE l.counted AND l.user_id = " + c.List.Arg(c.viewer.UserID) + " GROUP BY l.content HAVING count(*) "
	if least != nil {
		c.Add(of+">= %s)", *least)
	}
	if most != nil {
		c.Add("NOT "+of+"> %s)", *most)
	}
}

func names[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, one := range list {
		out[i] = string(one)
	}
	return out
}

// heard reports whether only what the viewer has heard is let through: that is found by what they heard.
func (f *TrackFilter) heard() bool {
	return f.HeardAtLeast != nil && *f.HeardAtLeast > 0 || slices.ContainsFunc(f.And, (*TrackFilter).heard)
}
