// Package catalogue knows how far the catalogue has changed: one version for each library, one for what libraries share,
// and one for the rights of accounts. Whatever is kept of answers is good for the versions that it was made under.
//
// Its tables are catalogue_versions and catalogue_touches. Triggers write them, in the transaction of each change, so a
// version that was read is that of everything which could be read at the same moment, on every node. It has no events, and
// knows none of the nouns that it counts for.
package catalogue
