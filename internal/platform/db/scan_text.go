package db

import (
	"database/sql"
	"reflect"

	"github.com/jackc/pgx/v5/pgtype"
)

var (
	scans     = reflect.TypeFor[sql.Scanner]()
	scansText = reflect.TypeFor[pgtype.TextScanner]()
)

// firstOwn is the first OID of types that PostgreSQL does not come with. Those that the pools know are enums and citext (see
// Server.Open), whose bytes are their text in every format.
const firstOwn = 16384

// isString tells whether a column is text, and the field a string that does not read itself.
func isString(oid uint32, field reflect.Type) bool {
	return (isText(oid) || oid >= firstOwn) && field.Kind() == reflect.String && !readsItself(field)
}

// readsItself tells whether a type says itself how it is read.
func readsItself(t reflect.Type) bool {
	return reflect.PointerTo(t).Implements(scans) || reflect.PointerTo(t).Implements(scansText)
}
