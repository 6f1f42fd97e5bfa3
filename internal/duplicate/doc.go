// Package duplicate finds what a server has more than once: the same content, the same title, several versions of one item.
//
// Tables: duplicate_groups, duplicate_places. Both are found anew by a background job after whatever changes the catalogue
// (Find); a page of them is a range of an index. It deletes nothing: see trash.
package duplicate
