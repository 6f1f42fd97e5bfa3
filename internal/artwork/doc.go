// Package artwork knows pictures: which there are, where their bytes come from, which an item may show, and how they are served.
//
// Its tables are artworks, artwork_candidates, artwork_choices, and pictured_items, by which choices outlive the rows of their
// items. Pictures are put by the nouns they belong to, in their
// transactions, and read later by a job (Fetch). Sizes are made on demand by the sandboxed worker and kept in a capped folder;
// their addresses are signed and end after a while. The Editor lets administrators choose and upload; what they chose is
// kept by the server itself, so that nothing that happens to a library's files takes it away. It also
// serves and keeps what playlist_pictures names. It knows neither films nor
// series, reaches them by the interface Owner, and opens picture files below their library root only.
package artwork
