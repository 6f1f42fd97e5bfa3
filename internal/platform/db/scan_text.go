package db

import (
	"database/sql"
	"reflect"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgtype"
)

// texts are the columns that are texts and whose fields are plain strings. A row's texts are copied together: one piece of
// memory instead of one for each.
type texts struct {
	columns  []textColumn
	pointers int
	copied   []byte
}

type textColumn struct {
	at      int
	pointer bool
}

var (
	scans     = reflect.TypeFor[sql.Scanner]()
	scansText = reflect.TypeFor[pgtype.TextScanner]()
)

func textsOf(row reflect.Type, places [][]int, columns []pgconn.FieldDescription) (t texts) {
	for i, c := range columns {
		switch c.DataTypeOID {
		case pgtype.TextOID, pgtype.VarcharOID:
		default:
			continue
		}
		field := row.FieldByIndex(places[i]).Type
		switch {
		case field == reflect.TypeFor[*string]():
			t.columns = append(t.columns, textColumn{i, true})
			t.pointers++
		case field.Kind() == reflect.String && !reflect.PointerTo(field).Implements(scans) && !reflect.PointerTo(field).Implements(scansText):
			t.columns = append(t.columns, textColumn{i, false})
		}
	}
	return t
}

// take fills the texts of a row, and takes their targets away, so that they are not scanned again.
func (t *texts) take(row reflect.Value, places [][]int, raw [][]byte, targets []any) {
	t.copied = t.copied[:0]
	for _, c := range t.columns {
		t.copied = append(t.copied, raw[c.at]...)
	}
	rest := string(t.copied)
	var pointed []string
	for _, c := range t.columns {
		if raw[c.at] == nil {
			continue // pgx knows what a null means to this field
		}
		text := rest[:len(raw[c.at])]
		rest = rest[len(text):]
		targets[c.at] = nil
		if !c.pointer {
			row.FieldByIndex(places[c.at]).SetString(text)
			continue
		}
		if pointed == nil {
			pointed = make([]string, 0, t.pointers) // never grows: the fields point into it
		}
		pointed = append(pointed, text)
		row.FieldByIndex(places[c.at]).Set(reflect.ValueOf(&pointed[len(pointed)-1]))
	}
}
