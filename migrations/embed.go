// Package migrations holds the database's schema as steps forward, and takes them. There are two tracks:
// main for everybody's tables in the schema public, qar for the adult zone's own schema; River's tables come along.
package migrations

import "embed"

//go:embed main/*.sql qar/*.sql
var files embed.FS

// Files returns the steps of both tracks, main/*.sql and qar/*.sql.
func Files() embed.FS { return files }
