// Package archtest holds the rules of the layout as tests: who may import whom, where a library lives, who writes a
// table, what is bound to the schema, and how names and files look. It has no code of its own. A rule that is broken on
// purpose gets its exception here, in a list, with the reason.
package archtest
