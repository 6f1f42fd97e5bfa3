// Package system tells what the running program is and what it depends on: its version, PostgreSQL's, and whether the
// media worker works. It has no tables and knows no other noun; who is asked for what comes in through Deps.
package system
