// Package artwork knows pictures: which there are, where their bytes come from, and how they are served.
//
// Its table is artworks. Pictures are put by the nouns they belong to, in their transactions, and read
// later by a job (Fetch). Sizes are made on demand by the sandboxed worker and kept in a capped folder;
// their addresses are signed and end after a while. It knows neither films nor series, and opens picture
// files below their library root only.
package artwork
