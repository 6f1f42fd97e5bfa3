package intake

import "strings"

// Similar is the statement for up to $3 titles that are like each of $1, among the libraries $2, the most alike first; owner_id
// is which they are like. Candidates are bounded for each thing that is shared, so that a common one costs no more.
func Similar(table, noun, columns string) string {
	named := "n." + strings.Join(strings.Fields(columns), " n.")
	return strings.NewReplacer("{table}", table, "{noun}", noun, "{columns}", named).Replace(`SELECT o.id AS owner_id, {columns}
		FROM {table} o CROSS JOIN LATERAL (
			SELECT t.*, c.weight + 2 * (SELECT count(*) FROM unnest(t.genre_ids) g WHERE g = ANY(o.genre_ids))
				- COALESCE(abs(t.year - o.year), 20) / 20.0 AS likeness
			FROM (
				SELECT id, sum(weight) AS weight FROM (
					SELECT x.{noun}_id AS id, CASE l.kind WHEN 'COLLECTION' THEN 20 WHEN 'KEYWORD' THEN 3 ELSE 1 END AS weight
					FROM {noun}_labels h JOIN labels l ON l.id = h.label_id AND l.kind IN ('COLLECTION', 'KEYWORD', 'STUDIO', 'NETWORK')
					CROSS JOIN LATERAL (SELECT {noun}_id FROM {noun}_labels WHERE label_id = h.label_id AND {noun}_id <> o.id LIMIT 200) x
					WHERE h.{noun}_id = o.id
					UNION ALL SELECT x.{noun}_id, CASE h.role WHEN 'ACTOR' THEN 2 ELSE 4 END
					FROM (SELECT person_id, role FROM {noun}_credits WHERE {noun}_id = o.id ORDER BY position LIMIT 10) h
					CROSS JOIN LATERAL (SELECT {noun}_id FROM {noun}_credits WHERE person_id = h.person_id AND {noun}_id <> o.id LIMIT 100) x
					UNION ALL SELECT x.{noun}_id, 0 FROM unnest(o.genre_ids) h(id)
					CROSS JOIN LATERAL (SELECT {noun}_id FROM {noun}_genres WHERE genre_id = h.id AND {noun}_id <> o.id LIMIT 100) x
				) shared GROUP BY id
			) c JOIN {table} t ON t.id = c.id
			WHERE t.library_id = ANY($2) AND t.missing_since IS NULL ORDER BY likeness DESC, t.id LIMIT $3
		) n WHERE o.id = ANY($1) AND o.library_id = ANY($2) ORDER BY n.likeness DESC, n.id`)
}
