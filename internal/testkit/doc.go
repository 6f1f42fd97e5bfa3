// Package testkit gives tests real parts: a PostgreSQL 18 with a database for each test, media clips, and golden files.
//
// Each test process runs a server of its own, which ends with it. The migrated cluster it starts from is made once
// per set of migrations and copied, so that a process pays about 0.3 s for it and a test about 0.1 s for its database.
// Nothing is skipped: a missing part fails the test with a sentence that says what to do.
package testkit
