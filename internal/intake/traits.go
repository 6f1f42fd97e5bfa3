package intake

import "strings"

// Traits is the statement that brings what files can be found by, and how many versions there are, into line with the
// files that are there: of owners, a table w of films, series or episodes of which a column, their id, is one of $1, with their files' rows
// as owner_id, file_id, edition, part, and unit, which tells apart what has versions of its own. An index holds no longer entries.
func Traits(owners, column, files string) string {
	return strings.NewReplacer("{owners}", owners, "{column}", column, "{files}", files).Replace(`WITH held AS (
			SELECT h.owner_id, h.unit, h.edition, h.part, h.file_id FROM ({files}) h JOIN files f ON f.id = h.file_id WHERE f.missing_since IS NULL
		), found AS (
			SELECT h.owner_id, array_agg(DISTINCT left(t, 600) ORDER BY left(t, 600)) AS traits
			FROM held h JOIN file_media m ON m.file_id = h.file_id CROSS JOIN LATERAL file_traits(m, h.edition) t GROUP BY h.owner_id
		), counted AS (
			SELECT owner_id, max(n) AS versions FROM (
				SELECT owner_id, count(DISTINCT (edition, CASE WHEN part IS NULL THEN file_id END))::int AS n FROM held GROUP BY owner_id, unit
			) units GROUP BY owner_id
		)
		UPDATE {owners} o SET traits = COALESCE(f.traits, '{}'), versions = COALESCE(c.versions, 0), updated_at = now()
		FROM {owners} w LEFT JOIN found f ON f.owner_id = w.id LEFT JOIN counted c ON c.owner_id = w.id
		WHERE o.id = w.id AND {column} = ANY($1) AND (c.versions IS NOT NULL OR o.missing_since IS NULL)
		AND (o.traits, o.versions) IS DISTINCT FROM (COALESCE(f.traits, '{}'), COALESCE(c.versions, 0))`)
}
