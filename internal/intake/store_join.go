package intake

// NamedSQL reads what an item of a table is called, whatever was set by hand: $1 is its id.
func NamedSQL(table string) string {
	return `SELECT NULL::uuid AS id, COALESCE(n.facts -> 'TITLE' ->> 0, f.facts -> 'TITLE' ->> 0, o.title) AS title,
		CASE WHEN n.item_id IS NULL AND f.item_id IS NULL THEN o.year ELSE COALESCE(n.facts -> 'YEAR' ->> 0, f.facts -> 'YEAR' ->> 0)::int END AS year
		FROM ` + table + ` o LEFT JOIN item_facts n ON n.item_id = o.id AND n.source = 'NFO' LEFT JOIN item_facts f ON f.item_id = o.id AND f.source = 'FILE' WHERE o.id = $1`
}

// Merged are the keys, of those in $2, of what was merged into another item of library $1, with the key of that: part of a WITH
// RECURSIVE.
const Merged = `merged(said, key) AS (
			SELECT k, c.item_key FROM join_changes c CROSS JOIN LATERAL unnest(c.other_keys) k
				WHERE c.library_id = $1 AND c.undone_at IS NULL AND c.other_keys && $2::text[] AND k = ANY($2)
			UNION SELECT m.said, c.item_key FROM merged m JOIN join_changes c ON c.library_id = $1 AND c.undone_at IS NULL AND c.other_keys @> ARRAY[m.key]
		)`
