// Package trash deletes files: with permission, after a plan that says what would happen, into a folder beside them from
// which they can be taken back until their time is over.
//
// Table: trash_items. Its row is written before a file is moved, and says what was begun: whoever finds a row that nobody
// works at looks where the file lies and ends it (Sweep).
//
// It moves files inside of their library's folder only, and follows no link out of it. What is shown of a file that is in the
// trash is the business of the library and its nouns: for them it is missing. Files that vanished by themselves are forgotten
// from here too: after a grace, or when somebody says so.
package trash
