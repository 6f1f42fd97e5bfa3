package music

import (
	"slices"

	"github.com/google/uuid"

	"revenge/internal/intake"
	"revenge/internal/platform/db"
)

// trackTraits follow the files of tracks, whose ids are $1.
var trackTraits = intake.Traits("tracks", "w.id", `SELECT track_id AS owner_id, track_id AS unit, file_id, NULL::text AS edition, NULL::int AS part
	FROM track_files WHERE track_id = ANY($1)`)

// traitsOf brings what albums are found by in line with their tracks that are there and with their releases; those of albums that
// are gone stay. Which ones says a condition about the album o, with $1. An index holds no longer entries. Raw as it makes sets.
func traitsOf(which string) string {
	return `WITH asked AS (
			SELECT o.id, o.missing_since, o.secondary_kinds, o.moods, o.styles FROM albums o WHERE ` + which + `
		), there AS (
			SELECT t.album_id, t.traits, t.languages, t.moods, t.styles FROM asked JOIN tracks t ON t.album_id = asked.id WHERE t.missing_since IS NULL
		), told AS (
			SELECT album_id, unnest(traits) AS trait FROM there
			UNION SELECT album_id, 'LANGUAGE:' || lower(l) FROM there, unnest(languages) l
			UNION SELECT album_id, 'MOOD:' || lower(m) FROM there, unnest(moods) m
			UNION SELECT album_id, 'STYLE:' || lower(s) FROM there, unnest(styles) s
			UNION SELECT id, 'MOOD:' || lower(m) FROM asked, unnest(moods) m
			UNION SELECT id, 'STYLE:' || lower(s) FROM asked, unnest(styles) s
			UNION SELECT r.album_id, s FROM asked JOIN releases r ON r.album_id = asked.id,
				LATERAL (VALUES ('LABEL:' || r.label), ('COUNTRY:' || r.country), ('RELEASE_STATUS:' || r.status)) v(s) WHERE s IS NOT NULL
			UNION SELECT id, 'SECONDARY_KIND:' || s FROM asked, unnest(secondary_kinds) s
		), found AS (
			SELECT album_id, array_agg(DISTINCT left(trait, 600) ORDER BY left(trait, 600)) AS traits FROM told GROUP BY album_id
		), counted AS (
			SELECT r.album_id, count(*)::int AS versions FROM asked JOIN releases r ON r.album_id = asked.id GROUP BY r.album_id
		)
		UPDATE albums a SET traits = COALESCE(f.traits, '{}'), versions = COALESCE(c.versions, 0), updated_at = now()
		FROM asked LEFT JOIN found f ON f.album_id = asked.id LEFT JOIN counted c ON c.album_id = asked.id
		WHERE a.id = asked.id AND (asked.missing_since IS NULL OR EXISTS (SELECT FROM there t WHERE t.album_id = asked.id))
		AND (a.traits, a.versions) IS DISTINCT FROM (COALESCE(f.traits, '{}'), COALESCE(c.versions, 0))`
}

var (
	albumTraits = traitsOf("o.id = ANY($1)")
	allTraits   = traitsOf("o.library_id = $1")
)

// sound brings what tracks and albums are found by in line with their files.
func sound(tracks, albums []uuid.UUID) []db.Step {
	return []db.Step{
		{Rows: len(tracks), SQL: trackTraits, Args: []any{list(tracks)}},
		{Rows: len(albums), SQL: albumTraits, Args: []any{list(albums)}},
	}
}

// soundAlbums are the albums that are written, and those of the releases and tracks that are.
func (w *writes) soundAlbums() []uuid.UUID {
	out := slices.Clone(w.lost)
	for _, a := range w.albums {
		out = append(out, a.ID)
	}
	for _, r := range w.releases {
		out = append(out, r.AlbumID)
	}
	for _, t := range w.tracks {
		if t.AlbumID != nil {
			out = append(out, *t.AlbumID)
		}
	}
	return out
}

// severalFiles are the tracks of a library that have or had more than one file: they may have lost or found some.
const severalFiles = `SELECT t.id FROM tracks t WHERE t.library_id = $1 AND (t.versions > 1
	OR t.id IN (SELECT track_id FROM track_files WHERE library_id = $1 GROUP BY track_id HAVING count(*) > 1))`
