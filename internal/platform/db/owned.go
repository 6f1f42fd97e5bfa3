package db

import (
	"strings"

	"github.com/go-jet/jet/v2/postgres"
	"github.com/google/uuid"
)

// Owned is a statement about rows that belong to others, such as the genres of films. Its first parameter are the owners' ids,
// the second the libraries that may be seen. It has two texts with the same parameters: one finds out first which of the
// owners may be seen, and then reads all rows that belong to them in one go, as a join would look each of them up by itself;
// the other is for owners that the viewer was shown in the same request.
type Owned struct{ looking, shown string }

// Text is the one to run.
func (o Owned) Text(shown bool) string {
	if shown {
		return o.shown
	}
	return o.looking
}

// The owners, as lists of ids. See Any for why the keys stand in a query of their own.
const (
	lookedUp = "ARRAY(SELECT id FROM %s WHERE id = ANY((SELECT #keys::uuid[])::uuid[]) AND library_id = ANY(#libraries))"
	wereSeen = "(SELECT #keys::uuid[] WHERE #libraries::uuid[] IS NOT NULL)::uuid[]"
)

// OwnedText makes the texts of a statement with a column that points at owners, which are in a table.
func OwnedText(column postgres.Column, table string, statement func(owned postgres.BoolExpression) postgres.Statement) Owned {
	of := func(owners string) string {
		return Text(statement(postgres.RawBool(named(column)+" = ANY("+owners+")",
			postgres.RawArgs{"#keys": []uuid.UUID{}, "#libraries": []uuid.UUID{}})))
	}
	return Owned{of(strings.Replace(lookedUp, "%s", table, 1)), of(wereSeen)}
}

// OwnedSQL is OwnedText for statements written by hand, with the owners as a list of ids.
func OwnedSQL(table string, statement func(owners string) string) Owned {
	of := func(owners string) string {
		return statement(strings.NewReplacer("%s", table, "#keys", "$1", "#libraries", "$2").Replace(owners))
	}
	return Owned{of(lookedUp), of(wereSeen)}
}
