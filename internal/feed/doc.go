// Package feed tells programs that keep a copy of the catalogue what has changed in it.
//
// Its tables are feed_changes, one row an item, feed_hidden, what restricted users do not see any more, and what running
// transactions have changed and whether restricted users saw it before; triggers write them (see migrations/main/0017_feed_changes.sql,
// 0056_feed_hidden.sql, 0061_feed_covers.sql and 0070_feed_hide.sql). A reader gets rows in the order of transactions, none of one that
// has not ended, so that nothing is skipped. What a reader may see is part of the cursor: with other libraries it begins anew. So is when
// it began: of what was gone by then it never knew.
package feed
