// Package migrations holds the database's schema as steps forward, and takes them. There are two tracks:
// main for everybody's tables in the schema public, qar for the adult zone's own schema; River's tables come along.
package migrations

import "embed"

//go:embed main/*.sql qar/*.sql migrate.go roles.go
var files embed.FS

// Files returns all that a database is made by: the steps of both tracks, main/*.sql and qar/*.sql, and the text of the code that
// takes them and sets up roles. Databases that are kept are as old as these.
func Files() embed.FS { return files }
