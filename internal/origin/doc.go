// Package origin knows where the fields of items come from: what each source states of an item, what people have set by
// hand, and how the two make the value that is shown.
//
// Its tables are item_facts, edited_items, item_edits and edit_changes. The nouns movie, tvshow and music state facts when
// they take files in, and read the merged values back; the noun edit writes what people set. It knows neither.
package origin
